"""What a reader should find in the colon shoebox."""

from shoebox import conflict, document, fact, finding, missing, must_not

PATHOLOGY, OPERATIVE = "Scan0001.pdf", "Scan0002.pdf"
CT_1, CT_2, CEA, MMR, LETTER = "IMG_0214.jpg", "IMG_0215.jpg", "IMG_0217.jpg", "IMG_0219.jpg", "IMG_0230.jpg"
CORRUPT, EMPTY, APPLE = "IMG_0231.jpg", "IMG_0233.jpg", "IMG_0240.HEIC"
COLONOSCOPY, DISCHARGE = "colonoscopy report.pdf", "discharge papers.pdf"
PORTAL, BACKUP = "Portal download.zip", "backup of backup.zip"
BLOOD, VISIT, OUTSIDE = PORTAL + "!IMG_0207.jpg", PORTAL + "!visit summary 10-14.pdf", PORTAL + "!../outside.txt"

DOCUMENTS = [
    document(PATHOLOGY, "pdf", "pathology-report", "2026-09-29"),
    document(OPERATIVE, "pdf", "operative-note", "2026-09-23"),
    document(CT_1, "image", "imaging-report", "2026-09-02"),
    document(CT_2, "image", "imaging-report", "2026-09-02"),
    document(CEA, "image", "lab-report", "2026-10-27"),
    document(MMR, "image", "pathology-report", "2026-10-06"),
    document(LETTER, "image", "letter", "2026-10-08"),
    document(CORRUPT, "image", "unknown", None, "not-read"),
    document(EMPTY, "image", "unknown", None, "not-read"),
    document(APPLE, "image", "unknown", None, "not-read"),
    document(COLONOSCOPY, "pdf", "unknown", None, "not-read"),
    document(DISCHARGE, "pdf", "unknown", None, "not-read"),
    document(BLOOD, "image", "lab-report", "2026-10-26"),
    document(VISIT, "pdf", "unknown", None, "not-read"),
    document(OUTSIDE, "text", "unknown", None, "not-read"),
    document(BACKUP, "zip", "unknown", None, "not-read"),
]

COLON = {"text": "adenocarcinoma", "icd_o_3": "8140/3"}
FACTS = [
    fact("site", {"text": "ascending colon", "icd_o_3": "C18.2"}, PATHOLOGY, 1, "Adenocarcinoma of the ascending colon"),
    fact("histology", COLON, PATHOLOGY, 1, "Adenocarcinoma of the ascending colon, moderately differentiated"),
    fact("grade", {"system": None, "value": "2"}, PATHOLOGY, 1, "moderately differentiated (grade 2)"),
    fact("size", {"mm": 47}, PATHOLOGY, 1, "Tumor size 4.7 cm"),
    fact("stage", {"basis": "pathological", "t": "T3", "n": "N1b", "m": None, "group": None, "edition": "AJCC 8"}, PATHOLOGY, 1, "Stage: pT3 pN1b (AJCC 8th edition)"),
    fact("stage", {"basis": "pathological", "t": "T3", "n": None, "m": None, "group": "IIIB", "edition": None}, LETTER, None, "stage IIIB"),
    fact("stage", {"basis": "clinical", "t": "T3", "n": "N1", "m": "M0", "group": None, "edition": None}, CT_2, None, "Clinical stage by CT: cT3 cN1 cM0"),
    fact("nodes", {"examined": 22, "positive": 3}, PATHOLOGY, 1, "three of twenty-two lymph nodes (3/22)"),
    fact("nodes", {"examined": 22, "positive": 2}, LETTER, None, "2 of 22 lymph nodes positive"),
    fact("margin", {"status": "negative"}, PATHOLOGY, 1, "All margins negative"),
    fact("biomarker", {"name": "MMR", "result": "deficient", "value": None, "unit": None}, MMR, None, "MISMATCH REPAIR DEFICIENT (dMMR)"),
    fact("biomarker", {"name": "MSI", "result": "high", "value": None, "unit": None}, MMR, None, "MSI-HIGH (5 of 5 markers unstable)"),
    fact("procedure", {"text": "laparoscopic right hemicolectomy", "date": "2026-09-22"}, OPERATIVE, 1, "Laparoscopic right hemicolectomy with ileotransverse anastomosis"),
    fact("medication", {"text": "apixaban 5 mg twice daily"}, OPERATIVE, 1, "Apixaban 5 mg twice daily"),
    fact("medication", {"text": "metoprolol succinate 50 mg daily"}, OPERATIVE, 1, "Metoprolol succinate 50 mg daily"),
    fact("allergy", {"text": "codeine"}, OPERATIVE, 1, "Codeine (itching)"),
    fact("condition", {"text": "atrial fibrillation", "status": "active"}, OPERATIVE, 1, "Atrial fibrillation"),
    fact("lab", {"name": "CEA", "loinc": None, "value": 6.8, "unit": "ng/mL", "date": "2026-08-31"}, CEA, None, "CEA (ng/mL)"),
    fact("lab", {"name": "CEA", "loinc": None, "value": 2.1, "unit": "ng/mL", "date": "2026-10-26"}, CEA, None, "CEA (ng/mL)"),
    fact("lab", {"name": "Hemoglobin", "loinc": None, "value": 9.4, "unit": "g/dL", "date": "2026-08-31"}, CEA, None, "Hemoglobin (g/dL)"),
    fact("lab", {"name": "Platelets", "loinc": None, "value": 388, "unit": "K/uL", "date": "2026-10-26"}, BLOOD, None, "Platelets (K/uL)"),
    fact("family-history", {"relation": "father", "text": "colon cancer"}, PATHOLOGY, 1, "Father had colon cancer at 49"),
    fact("family-history", {"relation": "brother", "text": "melanoma"}, LETTER, None, "His brother was treated for a melanoma"),
]

MUST_NOT = [
    must_not("stage", {"basis": "pathological", "t": "T4a"}, "empty line of the cancer summary"),
    must_not("stage", {"basis": "pathological", "t": "T4b"}, "empty line of the cancer summary"),
    must_not("stage", {"basis": "pathological", "t": "T1"}, "empty line of the cancer summary"),
    must_not("stage", {"basis": "pathological", "n": "N2a"}, "empty line of the cancer summary"),
    must_not("stage", {"m": "M1a"}, "empty line; imaging shows no metastasis and one nodule that is indeterminate"),
    must_not("stage", {"m": "M1c"}, "empty line of the cancer summary"),
    must_not("stage", {"m": "M1"}, "nowhere stated"),
    must_not("histology", {"text": "mucinous"}, "empty box"),
    must_not("histology", {"text": "signet-ring"}, "empty box"),
    must_not("histology", {"text": "medullary"}, "empty box"),
    must_not("histology", {"text": "melanoma"}, "family history: his brother"),
    must_not("site", {"text": "rectum"}, "empty box; the heading of the form says colon and rectum"),
    must_not("site", {"text": "sigmoid"}, "empty box"),
    must_not("site", {"text": "cecum"}, "empty box"),
    must_not("margin", {"status": "positive"}, "empty box"),
    must_not("grade", {"value": "3"}, "empty box"),
    must_not("grade", {"value": "1"}, "empty box"),
    must_not("biomarker", {"name": "MMR", "result": "proficient"}, "stands in the key only"),
    must_not("biomarker", {"name": "MSI", "result": "stable"}, "stands in the key only"),
    must_not("biomarker", {"name": "MSI", "result": "low"}, "stands in the key only"),
    must_not("biomarker", {"name": "BRAF"}, "requested; no result"),
    must_not("size", {"mm": 22}, "a cyst of the kidney"),
    must_not("size", {"mm": 4.7}, "unit error: 4.7 is in cm"),
    must_not("condition", {"text": "liver metastasis"}, "ruled out by CT and at operation"),
    must_not("condition", {"text": "diabetes"}, "denied in the operative note"),
    must_not("systemic-therapy", {}, "chemotherapy is asked about; none was given"),
]

CONFLICTS = [conflict("nodes", LETTER, PATHOLOGY)]

MISSING = [
    missing("original-slides", "no glass slides or blocks of GM26-20881"),
    missing("imaging-dicom", "the CT of 2026-09-02 is two photos of its report"),
    missing("addendum", "BRAF V600E and MLH1 methylation are announced on 2026-10-06 and not here"),
    missing("ras-braf", "no RAS or BRAF result"),
    missing("endoscopy-report", "the colonoscopy report of 2026-08-27 is cut off and cannot be read"),
    missing("discharge-summary", "the discharge papers are locked"),
    missing("consult-note", "no note of a medical oncologist that can be read"),
    missing("germline-genetics", "mismatch repair deficient, father at 49; no genetic result"),
]

FINDINGS = [
    finding("conflict.nodes", LETTER),
    finding("addendum.pending", MMR),
    finding("document.locked", DISCHARGE),
    finding("document.locked", VISIT),
    finding("document.damaged", COLONOSCOPY),
    finding("document.damaged", CORRUPT),
    finding("document.empty", EMPTY),
    finding("document.unsupported", APPLE),
    finding("archive.unsafe", OUTSIDE),
    finding("limit.reached", BACKUP),
    finding("imaging.report-without-images", CT_1),
]

EXPECTED = {
    "patient": {"name": "Ferdinand O Puddlewick", "birth_date": "1957-08-23", "sex": "male"},
    "documents": DOCUMENTS, "facts": FACTS, "must_not": MUST_NOT, "conflicts": CONFLICTS, "missing": MISSING, "findings": FINDINGS,
}
