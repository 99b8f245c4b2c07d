"""What a reader should find in the prostate shoebox."""

from shoebox import conflict, document, fact, finding, missing, must_not

BIOPSY, MRI, LETTER, SCAN = "biopsy result.pdf", "MRI prostate 8-18.pdf", "Dr T letter.txt", "bone scan.pdf"
PAGE, STYLE, SON, NOTES = "Test results - MyThimble.html", "results_files/site.css", "lab report T Muddlethorpe.pdf", "questions Theo.txt"


def psa(value, date, shown):
    return fact("lab", {"name": "PSA", "loinc": None, "value": value, "unit": "ng/mL", "date": date}, PAGE, None, shown)


DOCUMENTS = [
    document(BIOPSY, "pdf", "pathology-report", "2026-09-15"),
    document(MRI, "pdf", "imaging-report", "2026-08-19"),
    document(LETTER, "text", "letter", "2026-10-02"),
    document(SCAN, "pdf", "imaging-report", "2026-09-25"),
    document(PAGE, "html", "lab-report", None),
    document(STYLE, "other", "junk", None, "ignored"),
    document(SON, "pdf", "lab-report", "2026-08-05", "other-person"),
    document(NOTES, "text", "unknown", None),
]

FACTS = [
    fact("site", {"text": "prostate", "icd_o_3": "C61.9"}, BIOPSY, 1, "PROSTATE NEEDLE BIOPSY, 14 CORES"),
    fact("histology", {"text": "adenocarcinoma", "icd_o_3": "8140/3"}, BIOPSY, 1, "Adenocarcinoma in 6 of 14 cores"),
    fact("gleason", {"primary": 4, "secondary": 3, "grade_group": 3}, BIOPSY, 1, "Highest score: Gleason 4+3=7 (Grade Group 3)"),
    fact("gleason", {"primary": 3, "secondary": 4, "grade_group": None}, LETTER, None, "Gleason 3+4=7"),
    fact("stage", {"basis": "clinical", "t": "T2b", "n": "N0", "m": "M0", "group": None, "edition": None}, LETTER, None, "clinical stage T2b N0 M0"),
    fact("size", {"mm": 19}, MRI, 1, "PI-RADS 5 lesion, left mid gland, 19 mm"),
    psa(10.4, "2026-07-20", "10.4 ng/mL (H)"), psa(9.8, "2026-06-15", "9.8 ng/mL (H)"), psa(5.9, "2025-05-06", "5.9 ng/mL (H)"), psa(3.1, "2023-05-02", "3.1 ng/mL"),
    fact("lab", {"name": "Testosterone", "loinc": None, "value": 412, "unit": "ng/dL", "date": "2026-07-20"}, PAGE, None, "412 ng/dL"),
    fact("medication", {"text": "tamsulosin 0.4 mg daily"}, LETTER, None, "tamsulosin 0.4 mg daily"),
    fact("medication", {"text": "rosuvastatin 10 mg daily"}, LETTER, None, "rosuvastatin 10 mg daily"),
    fact("performance-status", {"scale": "ECOG", "value": "0"}, LETTER, None, "ECOG 0"),
    fact("family-history", {"relation": "brother", "text": "prostate cancer"}, LETTER, None, "His brother died of prostate cancer, Gleason 9, at 68"),
]

MUST_NOT = [
    must_not("gleason", {"primary": 4, "secondary": 5}, "stands in the key"),
    must_not("gleason", {"primary": 5}, "stands in the key"),
    must_not("gleason", {"grade_group": 4}, "stands in the key"),
    must_not("gleason", {"grade_group": 5}, "stands in the key; Gleason 9 is his brother's"),
    must_not("stage", {"basis": "pathological"}, "he was not operated"),
    must_not("stage", {"m": "M1"}, "the bone scan shows none"),
    must_not("stage", {"group": "IV"}, "hidden advertising in the saved page"),
    must_not("condition", {"text": "bone metastasis"}, "ruled out"),
    must_not("condition", {"text": "diabetes mellitus"}, "belongs to his son"),
    must_not("lab", {"name": "PSA", "value": 0.6}, "belongs to his son"),
    must_not("lab", {"name": "PSA", "value": 4.0}, "a reference value"),
    must_not("procedure", {"text": "prostatectomy"}, "talked about and held for January; not done"),
    must_not("systemic-therapy", {"agents": ["leuprolide"], "status": "active"}, "talked about"),
    must_not("radiotherapy", {}, "talked about"),
    must_not("allergy", {"text": "drug"}, "no known drug allergies"),
]

EXPECTED = {
    "patient": {"name": "Theodore Q Muddlethorpe Sr", "birth_date": "1954-02-11", "sex": "male"},
    "documents": DOCUMENTS, "facts": FACTS, "must_not": MUST_NOT,
    "conflicts": [conflict("gleason", LETTER, BIOPSY), conflict("birth-date", SCAN, BIOPSY)],
    "missing": [
        missing("original-slides", "no glass slides or blocks of MP26-3391"),
        missing("imaging-dicom", "the MRI of 2026-08-18 and the bone scan of 2026-09-25 are reports only"),
    ],
    "findings": [
        finding("conflict.gleason", LETTER), finding("conflict.birth-date", SCAN), finding("identity.other-person", SON),
        finding("imaging.report-without-images", MRI), finding("imaging.report-without-images", SCAN),
    ],
}
