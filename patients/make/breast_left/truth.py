"""What a reader should find in the breast shoebox."""

from shoebox import conflict, document, fact, finding, missing, must_not

MAMMOGRAM, COPY = "Mammogram and US 09-08-2026.pdf", "Mammogram and US 09-08-2026 (1).pdf"
BIOPSY, FINAL, RESCAN = "PATH PW26-03187 core biopsy.pdf", "Final Pathology 10-20-2026.pdf", "Scan_20261101_0007.pdf"
MRI, OPERATIVE, STRANGER = "MRI breast Cloudberry.pdf", "Scan_op note.pdf", "screening result.pdf"
CONSULT, OWN = "Consult_Lanternlight_2026-11-05.txt", "questions W.txt"
RTF, WORD, PHOTO = "radiation letter.rtf", "Dr Plumfeather referral.docx", "IMG_4471.jpg"
LABS, CARD, EMPTY = "labs 2026.csv", "insurance card.jpg", "IMG_4480.jpg"
PORTAL, FHIR, DISC = "MyPennywhistle_Export_20261112.zip", "lanternlight-fhir-export.json", "CD_Cloudberry"
CCD, DISCHARGE = PORTAL + "!IHE_XDM/SUBSET01/DOC0001.XML", PORTAL + "!IHE_XDM/SUBSET01/DOC0002.XML"


def documents(places, disc):
    mammogram, ct, scratched = (f"{DISC}/{disc[k]}" for k in ("mammogram", "ct", "scratched"))
    junk = [document(f"{PORTAL}!{name}", form, "junk", None, "ignored") for name, form in [
        ("INDEX.HTM", "html"), ("README.TXT", "text"), ("HTML/portal.css", "other"), ("HTML/viewer.js", "other"),
        ("IHE_XDM/SUBSET01/METADATA.XML", "other"), ("IHE_XDM/SUBSET01/STYLE.XSL", "other")]]
    junk += [document(f"{DISC}/{name}", form, "junk", None, "ignored") for name, form in [
        ("DICOMDIR", "dicom"), ("AUTORUN.INF", "other"), ("README.TXT", "text"), ("VIEWER/CLOUDVU.EXE", "other"), ("VIEWER/SETTINGS.CFG", "other")]]
    return [
        document(MAMMOGRAM, "pdf", "imaging-report", "2026-09-08"),
        document(COPY, "pdf", "imaging-report", "2026-09-08", "duplicate"),
        document(BIOPSY, "pdf", "pathology-report", "2026-09-23"),
        document(MRI, "pdf", "imaging-report", "2026-09-25"),
        document(FINAL, "pdf", "pathology-report", "2026-10-20"),
        document(RESCAN, "pdf", "pathology-report", "2026-10-20", "duplicate"),
        document(OPERATIVE, "pdf", "operative-note", "2026-10-14"),
        document(STRANGER, "pdf", "imaging-report", "2026-10-02", "other-person"),
        document(CONSULT, "text", "consult-note", "2026-11-05"),
        document(OWN, "text", "unknown", None),
        document(RTF, "rtf", "letter", "2026-11-10"),
        document(WORD, "other", "letter", "2026-10-27"),
        document(PHOTO, "image", "letter", "2026-10-06"),
        document(LABS, "text", "lab-report", "2026-11-05"),
        document(CARD, "image", "insurance-card", None),
        document(EMPTY, "image", "unknown", None, "not-read"),
        document(FHIR, "fhir", "portal-summary", "2026-11-13"),
        document(FHIR + "!" + places["therapy"] + "/content/0", "text", "consult-note", "2026-11-09"),
        document(FHIR + "!" + places["dexa"] + "/content/0", "pdf", "imaging-report", "2026-11-11"),
        document(CCD, "c-cda", "portal-summary", "2026-11-12"),
        document(DISCHARGE, "c-cda", "discharge-summary", "2026-10-14"),
        document(PORTAL + "!PDF/Pathology_PW26-04466.pdf", "pdf", "pathology-report", "2026-10-20", "duplicate"),
        document(PORTAL + "!PDF/AVS_10212026.pdf", "pdf", "portal-summary", "2026-10-21"),
        document(mammogram, "dicom", "imaging-study", "2026-09-08"),
        document(ct, "dicom", "imaging-study", "2026-10-29", "partly-read"),
        document(scratched, "dicom", "unknown", None, "not-read"),
        *junk,
    ]


def facts(disc):
    lobular = {"text": "invasive lobular carcinoma", "icd_o_3": "8520/3"}
    left, grade = {"side": "left"}, {"system": "Nottingham", "value": "2"}
    return [
        fact("site", {"text": "breast"}, FINAL, 1, "LEFT BREAST, TOTAL MASTECTOMY"),
        fact("histology", lobular, FINAL, 1, "INVASIVE LOBULAR CARCINOMA, classic type"),
        fact("histology", lobular, BIOPSY, 1, "INVASIVE LOBULAR CARCINOMA, classic type"),
        fact("laterality", left, FINAL, 1, "LEFT BREAST, TOTAL MASTECTOMY"),
        fact("laterality", left, BIOPSY, 1, "LEFT BREAST, 4 O'CLOCK"),
        fact("laterality", left, MAMMOGRAM, 1, "LEFT breast mass with distortion"),
        fact("laterality", left, OPERATIVE, 1, "Invasive lobular carcinoma of the left breast"),
        fact("laterality", {"side": "right"}, MRI, 1, "Known malignancy, right breast, 4 o'clock"),
        fact("grade", grade, FINAL, 1, "Nottingham grade 2 (3+2+1 = 6/9)"),
        fact("grade", grade, BIOPSY, 1, "Nottingham grade 2 (tubules 3, nuclei 2, mitoses 1; total 6/9)"),
        fact("size", {"mm": 54}, FINAL, 1, "54 mm in greatest dimension"),
        fact("size", {"mm": 31}, MAMMOGRAM, 1, "3.1 x 2.2 x 2.6 cm"),
        fact("size", {"mm": 52}, MRI, 1, "52 x 33 x 30 mm"),
        fact("stage", {"basis": "pathological", "t": "T3", "n": "N1a", "m": None, "group": None, "edition": "AJCC 8"}, FINAL, 1, "STAGE (AJCC 8th ed.): pT3 pN1a(sn)"),
        fact("stage", {"basis": "pathological", "t": "T3", "n": "N1a", "m": "M0", "group": "IIIA", "edition": "AJCC 8"}, CONSULT, None, "Path stage pT3 pN1a(sn) cM0, anatomic stage group IIIA (AJCC 8)"),
        fact("stage", {"basis": "pathological", "t": "T2", "n": "N1a", "m": None, "group": None, "edition": None}, WORD, None, "Final stage is pT2 pN1a"),
        fact("stage", {"basis": "clinical", "t": "T3", "n": "N0", "m": "M0", "group": None, "edition": None}, OPERATIVE, 1, "clinical T3 N0 M0"),
        fact("nodes", {"examined": 5, "positive": 2}, FINAL, 1, "in 2 of 5 lymph nodes (2/5)"),
        fact("margin", {"status": "negative"}, FINAL, 1, "Margins free of invasive carcinoma"),
        fact("biomarker", {"name": "ER", "result": "positive", "value": 98, "unit": "%"}, BIOPSY, 3, "POSITIVE 98% of tumor nuclei, strong"),
        fact("biomarker", {"name": "PR", "result": "positive", "value": 15, "unit": "%"}, BIOPSY, 3, "POSITIVE 15% of tumor nuclei, weak to moderate"),
        fact("biomarker", {"name": "HER2 IHC", "result": "equivocal", "value": "2+", "unit": None}, BIOPSY, 3, "EQUIVOCAL (2+)"),
        fact("biomarker", {"name": "Ki-67", "result": None, "value": 12, "unit": "%"}, BIOPSY, 3, "12%"),
        fact("procedure", {"text": "ultrasound-guided core needle biopsy of left breast", "date": "2026-09-15"}, CCD, None, "Ultrasound-guided core needle biopsy of left breast"),
        fact("procedure", {"text": "left total mastectomy", "date": "2026-10-13"}, OPERATIVE, 1, "Left total mastectomy"),
        fact("procedure", {"text": "left axillary sentinel lymph node biopsy", "date": "2026-10-13"}, OPERATIVE, 1, "Left axillary sentinel lymph node biopsy"),
        fact("procedure", {"text": "appendectomy", "date": "1983"}, CCD, None, "Appendectomy"),
        fact("systemic-therapy", {"agents": ["anastrozole"], "status": "completed"}, CCD, None, "anastrozole 1 MG Oral Tablet"),
        fact("medication", {"text": "omeprazole 20 mg daily"}, CONSULT, None, "omeprazole 20 mg daily"),
        fact("medication", {"text": "sumatriptan 50 mg as needed"}, CCD, None, "sumatriptan 50 MG Oral Tablet"),
        fact("medication", {"text": "propranolol 40 mg twice daily"}, PHOTO, None, "propranolol 40 mg twice daily"),
        fact("allergy", {"text": "adhesive tape"}, CCD, None, "Adhesive tape"),
        fact("allergy", {"text": "adhesive tape"}, FHIR, None, "Adhesive tape"),
        fact("condition", {"text": "gastroesophageal reflux disease", "status": "active"}, CCD, None, "Gastroesophageal reflux disease"),
        fact("condition", {"text": "migraine without aura", "status": "active"}, CCD, None, "Migraine without aura"),
        fact("condition", {"text": "osteoarthritis of right knee", "status": "active"}, FHIR, None, "Osteoarthritis of right knee"),
        fact("condition", {"text": "acute pyelonephritis", "status": "resolved"}, CCD, None, "Acute pyelonephritis"),
        fact("lab", {"name": "CA 27-29", "loinc": "17842-6", "value": 31, "unit": "U/mL", "date": "2026-11-05"}, FHIR, None, "CA 27-29"),
        fact("lab", {"name": "Hemoglobin", "loinc": "718-7", "value": 12.3, "unit": "g/dL", "date": "2026-11-05"}, FHIR, None, "Hemoglobin"),
        fact("lab", {"name": "Creatinine", "loinc": "14682-9", "value": 64, "unit": "umol/L", "date": "2026-11-05"}, FHIR, None, "Creatinine"),
        fact("lab", {"name": "Hemoglobin A1c", "loinc": "4548-4", "value": 5.4, "unit": "%", "date": "2026-09-29"}, CCD, None, "Hemoglobin A1c"),
        fact("lab", {"name": "Hemoglobin", "loinc": None, "value": 13.4, "unit": "g/dL", "date": "2026-09-29"}, LABS, None, "09/29/2026,Hemoglobin,13.4,g/dL"),
        fact("lab", {"name": "Hemoglobin", "loinc": None, "value": 11.2, "unit": "g/dL", "date": "2026-10-14"}, LABS, None, "10/14/2026,Hemoglobin,11.2,g/dL"),
        fact("lab", {"name": "ALT", "loinc": None, "value": 38, "unit": "U/L", "date": "2026-09-29"}, LABS, None, "09/29/2026,ALT,38,U/L"),
        fact("performance-status", {"scale": "ECOG", "value": "1"}, CONSULT, None, "ECOG PS 1"),
        fact("imaging-study", {"modality": "MG", "images": 4, "date": "2026-09-08"}, f"{DISC}/{disc['mammogram']}", None, None),
        fact("imaging-study", {"modality": "CT", "images": 16, "date": "2026-10-29"}, f"{DISC}/{disc['ct']}", None, None),
        fact("family-history", {"relation": "paternal grandmother", "text": "breast cancer"}, CONSULT, None, "Paternal grandmother breast ca, 80s"),
        fact("family-history", {"relation": "maternal uncle", "text": "pancreatic cancer"}, CONSULT, None, "Maternal uncle pancreatic ca, 59"),
        fact("coverage", {"payer": "Honeypot Mutual Health Plan", "member_id": "HPM 4471 0093 02"}, FHIR, None, "HPM 4471 0093 02"),
    ]


MUST_NOT = [
    must_not("stage", {"basis": "pathological", "t": "T4b"}, "unticked line of the synoptic summary"),
    must_not("stage", {"basis": "pathological", "t": "T4a"}, "unticked line of the synoptic summary"),
    must_not("stage", {"basis": "pathological", "t": "T1a"}, "unticked choice of the synoptic summary"),
    must_not("stage", {"m": "M1"}, "pM1 is an unticked choice; the portal's general information on metastatic cancer is not about her"),
    must_not("stage", {"group": "IV"}, "general information in the after visit summary and the viewer's tour"),
    must_not("histology", {"text": "inflammatory"}, "unticked choice; the history says no inflammatory cancer"),
    must_not("histology", {"text": "mucinous"}, "unticked choice of the synoptic summary"),
    must_not("histology", {"text": "ductal"}, "belongs to Philippa Marmalade-Finch"),
    must_not("biomarker", {"name": "HER2", "result": "positive"}, "the only result is equivocal; 3+ stands in the scoring table alone"),
    must_not("biomarker", {"name": "HER2", "result": "negative"}, "FISH is pending everywhere; 0 and 1+ stand in the scoring table alone"),
    must_not("condition", {"text": "secondary malignant neoplasm of liver"}, "entered in error in the FHIR export"),
    must_not("condition", {"text": "deep vein thrombosis"}, "refuted in the FHIR export, denied in the consult"),
    must_not("condition", {"text": "diabetes mellitus"}, "negated in the C-CDA (negationInd), denied in the consult"),
    must_not("condition", {"text": "acute pyelonephritis", "status": "active"}, "resolved in 2012"),
    must_not("condition", {"text": "melanoma"}, "sample text in the portal's viewer"),
    must_not("site", {"text": "pancreas"}, "family history: a maternal uncle"),
    must_not("site", {"text": "thyroid"}, "family history: her sister, in the radiation letter"),
    must_not("allergy", {"text": "penicillin"}, "refuted in FHIR; the consult says tested and not allergic"),
    must_not("allergy", {"text": "shellfish"}, "belongs to Philippa Marmalade-Finch"),
    must_not("allergy", {"text": "no known drug allergies"}, "a negated entry is not an allergy"),
    must_not("medication", {"text": "lorazepam"}, "never taken (negationInd)"),
    must_not("systemic-therapy", {"agents": ["trastuzumab"]}, "order entered in error"),
    must_not("systemic-therapy", {"agents": ["paclitaxel"], "status": "active"}, "a proposal; nothing was given"),
    must_not("systemic-therapy", {"agents": ["paclitaxel"], "status": "completed"}, "a proposal; nothing was given"),
    must_not("systemic-therapy", {"agents": ["anastrozole"], "status": "active"}, "ended the day before surgery"),
    must_not("radiotherapy", {}, "recommended in a letter; nothing was given or scheduled"),
    must_not("procedure", {"text": "breast reconstruction"}, "not done (negationInd)"),
    must_not("procedure", {"text": "insertion of venous port"}, "not done in the FHIR export"),
    must_not("size", {"mm": 7}, "belongs to Philippa Marmalade-Finch; 7 cm FN is a distance from the nipple"),
    must_not("size", {"mm": 5.4}, "unit error: 5.4 is in cm"),
    must_not("lab", {"name": "Hemoglobin", "value": 5.1}, "entered in error in the FHIR export"),
]

CONFLICTS = [conflict("laterality", MRI, FINAL), conflict("stage", WORD, FINAL)]

MISSING = [
    missing("her2", "HER2 IHC 2+ equivocal; the FISH result is announced and not in the shoebox"),
    missing("addendum", "PW26-03187 says a further addendum will follow; no later addendum is here"),
    missing("original-slides", "no glass slides or blocks of PW26-03187 and PW26-04466"),
    missing("imaging-dicom", "the breast MRI of 2026-09-24 is a report only"),
    missing("imaging-report", "the CT of 2026-10-29 is on the disc, its report is not here"),
    missing("genomic-assay", "the 21-gene assay was sent on 2026-11-05; no result"),
    missing("germline-genetics", "genetics referral (uncle with pancreatic cancer); no result"),
]


def findings(disc):
    return [
        finding("conflict.laterality", MRI),
        finding("conflict.stage", WORD),
        finding("identity.other-person", STRANGER),
        finding("identity.name-variant", BIOPSY),
        finding("document.duplicate", COPY),
        finding("document.duplicate", RESCAN),
        finding("document.duplicate", PORTAL + "!PDF/Pathology_PW26-04466.pdf"),
        finding("document.empty", EMPTY),
        finding("document.damaged", f"{DISC}/{disc['scratched']}"),
        finding("addendum.pending", BIOPSY),
        finding("imaging.report-without-images", MRI),
        finding("imaging.images-without-report", f"{DISC}/{disc['ct']}"),
    ]


def expected(places, disc):
    return {
        "patient": {"name": "Wilhelmina Rosalind Thistledown", "birth_date": "1968-03-14", "sex": "female"},
        "documents": documents(places, disc), "facts": facts(disc), "must_not": MUST_NOT,
        "conflicts": CONFLICTS, "missing": MISSING, "findings": findings(disc),
    }
