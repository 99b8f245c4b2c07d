"""What a reader should find in the lung shoebox."""

from shoebox import conflict, document, fact, finding, missing, must_not

CCD, BRONCHOSCOPY, CYTOLOGY = "Dapplewood/CCD.xml", "Dapplewood/ProcedureNote_07082026.xml", "Dapplewood/Cytology_DWC26-0556.xml"
CYTOLOGY_PDF = CYTOLOGY + "!/ClinicalDocument/component/nonXMLBody/text"
FHIR, CLINIC, PHONE = "kettlebrook_everything.json", "fernhollow 2016.json", "export.zip"
GENOMIC, CONSULT, RADIATION = "Foxglove FG-2026-88012.pdf", "KUH consult 8-5-26.pdf", "rad onc summary.pdf"
RADIOLOGY, OWN, DISC = "CT chest 10-26-2026.txt", "for the second opinion.txt", "DISC"
HOME = PHONE + "!apple_health_export/"


def documents(places, disc, clinical):
    attachment = lambda word, tail: f"{FHIR}!{places[word]}/{tail}"
    kinds = {"Observation": "lab-report"}
    return [
        document(CCD, "c-cda", "portal-summary", "2026-10-05"),
        document(BRONCHOSCOPY, "c-cda", "operative-note", "2026-07-08"),
        document(CYTOLOGY, "c-cda", "pathology-report", "2026-07-13"),
        document(CYTOLOGY_PDF, "pdf", "pathology-report", "2026-07-13"),
        document(FHIR, "fhir", "portal-summary", "2026-11-14"),
        document(attachment("pet", "presentedForm/0"), "text", "imaging-report", "2026-07-16"),
        document(attachment("consult", "content/0"), "pdf", "consult-note", "2026-08-05", "duplicate"),
        document(attachment("progress", "content/0"), "text", "consult-note", "2026-11-09"),
        document(attachment("wrong", "content/0"), "text", "consult-note", "2026-11-10", "ignored"),
        document(CLINIC, "fhir", "portal-summary", None),
        document(GENOMIC, "pdf", "genomic-report", "2026-07-27"),
        document(CONSULT, "pdf", "consult-note", "2026-08-05"),
        document(RADIATION, "pdf", "radiotherapy-record", "2026-10-02"),
        document(RADIOLOGY, "text", "imaging-report", "2026-10-26"),
        document(OWN, "text", "unknown", None),
        document(HOME + "export.xml", "other", "unknown", "2026-11-15"),
        document(HOME + "export_cda.xml", "c-cda", "portal-summary", "2026-11-15"),
        *[document(f"{HOME}clinical-records/{name}", "fhir", kinds.get(name.split("-")[0], "portal-summary"), None) for name in clinical],
        document(HOME + "workout-routes/route_2026-05-01.gpx", "other", "junk", None, "ignored"),
        document(f"{DISC}/{disc['ct']}", "dicom", "imaging-study", "2026-06-29"),
        document(f"{DISC}/{disc['report']}", "dicom", "imaging-report", "2026-06-29"),
        document(f"{DISC}/{disc['paper']}", "dicom", "imaging-report", "2026-06-29"),
        document(f"{DISC}/{disc['pet']}", "dicom", "imaging-study", "2026-07-16", "partly-read"),
        document(f"{DISC}/DICOMDIR", "dicom", "junk", None, "ignored"),
        document(f"{DISC}/README.TXT", "text", "junk", None, "ignored"),
    ]


def facts(disc):
    adenocarcinoma = {"text": "adenocarcinoma", "icd_o_3": "8140/3"}
    clinical = {"basis": "clinical", "t": "T2a", "n": "N2", "m": "M0", "group": "IIIA", "edition": "AJCC 8"}
    lab = lambda name, loinc, value, unit, date, path, quote: fact("lab", {"name": name, "loinc": loinc, "value": value, "unit": unit, "date": date}, path, None, quote)
    return [
        fact("site", {"text": "right upper lobe of lung", "icd_o_3": "C34.1"}, CYTOLOGY_PDF, 1, "LUNG, RIGHT UPPER LOBE, TRANSBRONCHIAL BIOPSY"),
        fact("laterality", {"side": "right"}, CYTOLOGY_PDF, 1, "LUNG, RIGHT UPPER LOBE"),
        fact("laterality", {"side": "right"}, CONSULT, 1, "adenocarcinoma of the right upper lobe"),
        fact("histology", adenocarcinoma, CYTOLOGY_PDF, 1, "ADENOCARCINOMA, acinar pattern predominant"),
        fact("histology", adenocarcinoma, CCD, None, "Adenocarcinoma of upper lobe of right lung"),
        fact("histology", adenocarcinoma, FHIR, None, "Adenocarcinoma of right upper lobe of lung"),
        fact("size", {"mm": 36}, f"{DISC}/{disc['paper']}", 1, "3.6 x 3.1 cm spiculated mass, right upper lobe"),
        fact("size", {"mm": 21}, RADIOLOGY, None, "Right upper lobe mass now 2.1 x 1.8 cm"),
        fact("stage", clinical, CONSULT, 1, "clinical stage cT2a cN2 cM0, IIIA (AJCC 8th edition)"),
        fact("stage", clinical, FHIR, None, "cT2a cN2 cM0, IIIA (AJCC 8th edition)"),
        fact("variant", {"gene": "EGFR", "change": "exon 19 deletion p.E746_A750del", "class": "pathogenic"}, GENOMIC, 1, "Exon 19 deletion, c.2235_2249del, p.E746_A750del"),
        fact("variant", {"gene": "TP53", "change": "p.R273H", "class": "pathogenic"}, GENOMIC, 1, "c.818G>A, p.R273H"),
        fact("variant", {"gene": "ATM", "change": "c.1066-6T>G", "class": "uncertain"}, GENOMIC, 2, "c.1066-6T>G"),
        fact("biomarker", {"name": "PD-L1", "result": None, "value": 40, "unit": "%", "method": "22C3"}, GENOMIC, 1, "TPS 40%"),
        fact("biomarker", {"name": "PD-L1", "result": None, "value": 4, "unit": "%"}, CONSULT, 1, "PD-L1 TPS 4%"),
        fact("biomarker", {"name": "tumor mutational burden", "result": "low", "value": 3.8, "unit": "mut/Mb"}, GENOMIC, 1, "Tumor mutational burden: 3.8 mut/Mb (low)"),
        fact("biomarker", {"name": "MSI", "result": "stable", "value": None, "unit": None}, GENOMIC, 1, "Microsatellite status: stable (MSS)"),
        fact("biomarker", {"name": "TTF-1", "result": "positive", "value": None, "unit": None}, CYTOLOGY_PDF, 1, "TTF-1 positive"),
        fact("procedure", {"text": "bronchoscopy with endobronchial ultrasound guided needle aspiration", "date": "2026-07-08"}, CCD, None, "Bronchoscopy with endobronchial ultrasound guided needle aspiration"),
        fact("procedure", {"text": "bronchoscopy with EBUS", "date": "2026-07-08"}, FHIR, None, "Bronchoscopy with EBUS-guided needle aspiration"),
        fact("procedure", {"text": "hysterectomy", "date": "2009-10"}, CLINIC, None, "Hysterectomy"),
        fact("systemic-therapy", {"agents": ["carboplatin"], "status": "completed"}, CCD, None, "carboplatin 10 MG/ML Injectable Solution"),
        fact("systemic-therapy", {"agents": ["paclitaxel"], "status": "completed"}, FHIR, None, "Paclitaxel 45 mg/m2 IV weekly"),
        fact("radiotherapy", {"dose_gy": 60, "fractions": 30}, RADIATION, 1, "60 Gy in 30 fractions (2 Gy per fraction)"),
        fact("medication", {"text": "amlodipine 5 mg daily"}, CONSULT, 1, "Amlodipine 5 mg daily"),
        fact("medication", {"text": "amlodipine"}, CLINIC, None, "amlodipine 5 MG Oral Tablet"),
        fact("allergy", {"text": "ciprofloxacin"}, CCD, None, "Ciprofloxacin"),
        fact("allergy", {"text": "ciprofloxacin"}, CLINIC, None, "Ciprofloxacin"),
        fact("condition", {"text": "hypertension", "status": "active"}, CCD, None, "Essential hypertension"),
        fact("condition", {"text": "osteopenia", "status": "active"}, FHIR, None, "Osteopenia"),
        fact("condition", {"text": "community acquired pneumonia", "status": "resolved"}, CLINIC, None, "Community acquired pneumonia"),
        lab("Hemoglobin", "718-7", 11.9, "g/dL", "2026-08-10", CCD, "Hemoglobin"),
        lab("Hemoglobin", "718-7", 10.8, "g/dL", "2026-10-26", FHIR, "Hemoglobin"),
        lab("CEA", "2039-6", 3.1, "ng/mL", "2026-10-26", FHIR, "CEA"),
        lab("Carcinoembryonic antigen", "2039-6", 7.7, "ng/mL", "2026-08-10", CCD, "Carcinoembryonic antigen"),
        lab("LDL Cholesterol", "13457-7", 118, "mg/dL", "2016-05-11", CLINIC, "LDL Cholesterol"),
        fact("performance-status", {"scale": "ECOG", "value": "1"}, CONSULT, 1, "ECOG 1"),
        fact("imaging-study", {"modality": "CT", "images": 17, "date": "2026-06-29"}, f"{DISC}/{disc['ct']}", None, None),
        fact("imaging-study", {"modality": "PT", "images": 12, "date": "2026-07-16"}, f"{DISC}/{disc['pet']}", None, None),
        fact("family-history", {"relation": "father", "text": "small cell lung cancer"}, CONSULT, 1, "Father: small cell lung cancer at 66"),
        fact("family-history", {"relation": "sister", "text": "melanoma"}, FHIR, None, "Melanoma"),
        fact("family-history", {"relation": "mother", "text": "ovarian cancer"}, CONSULT, 1, "Mother: stage IV ovarian cancer"),
    ]


MUST_NOT = [
    must_not("histology", {"text": "small cell"}, "her father's; excluded in her own cytology"),
    must_not("histology", {"text": "melanoma"}, "her sister's"),
    must_not("site", {"text": "ovary"}, "her mother's"),
    must_not("site", {"text": "kidney"}, "entered in error in the FHIR export"),
    must_not("stage", {"group": "IV"}, "her mother's stage, and an if-sentence in the consult"),
    must_not("stage", {"m": "M1"}, "nowhere stated"),
    must_not("stage", {"basis": "pathological"}, "she was not operated; every stage is clinical"),
    must_not("laterality", {"side": "left"}, "the left side was inspected and is normal"),
    must_not("condition", {"text": "brain metastasis"}, "negated in the C-CDA; a note filed to the wrong chart says it"),
    must_not("condition", {"text": "malignant neoplasm of kidney"}, "entered in error in the FHIR export"),
    must_not("condition", {"text": "interstitial lung disease"}, "refuted in the FHIR export"),
    must_not("condition", {"text": "radiation pneumonitis", "status": "active"}, "one possibility among others (differential)"),
    must_not("condition", {"text": "asthma"}, "refuted in the 2016 export"),
    must_not("condition", {"text": "community acquired pneumonia", "status": "active"}, "resolved in 2014"),
    must_not("variant", {"gene": "ALK"}, "not detected"),
    must_not("variant", {"gene": "ROS1"}, "not detected"),
    must_not("variant", {"gene": "KRAS"}, "not detected"),
    must_not("variant", {"gene": "EGFR", "change": "T790M"}, "not detected"),
    must_not("variant", {"gene": "EGFR", "change": "L858R"}, "stands in a trial's title"),
    must_not("variant", {"gene": "ATM", "class": "pathogenic"}, "of uncertain significance"),
    must_not("systemic-therapy", {"agents": ["osimertinib"], "status": "active"}, "a proposal; not started"),
    must_not("systemic-therapy", {"agents": ["osimertinib"], "status": "completed"}, "a proposal; not started"),
    must_not("systemic-therapy", {"agents": ["durvalumab"], "status": "active"}, "a proposal; not started"),
    must_not("systemic-therapy", {"agents": ["afatinib"]}, "stands in a list of labels"),
    must_not("systemic-therapy", {"agents": ["pembrolizumab"], "status": "active"}, "cancelled"),
    must_not("radiotherapy", {"dose_gy": 66}, "planned; 60 Gy were delivered"),
    must_not("procedure", {"text": "right upper lobectomy"}, "not done"),
    must_not("procedure", {"text": "cholecystectomy"}, "negated in the C-CDA"),
    must_not("procedure", {"text": "colonoscopy"}, "not performed in the 2016 export"),
    must_not("medication", {"text": "warfarin"}, "belongs to Cuthbert Moonwhistle"),
    must_not("lab", {"name": "INR"}, "belongs to Cuthbert Moonwhistle"),
    must_not("medication", {"text": "aspirin"}, "not taken (wasNotTaken)"),
    must_not("allergy", {"text": "peanut"}, "entered in error in the 2016 export"),
    must_not("lab", {"name": "Platelets", "value": 12}, "the observation was cancelled"),
    must_not("size", {"mm": 3.6}, "unit error: 3.6 is in cm"),
    must_not("size", {"mm": 8}, "a gallstone"),
]

CONFLICTS = [conflict("biomarker", CONSULT, GENOMIC)]

MISSING = [
    missing("original-slides", "no glass slides or cell block of DWC26-0556"),
    missing("brain-mri", "asked for on 2026-08-05 and still open on 2026-11-09"),
    missing("pulmonary-function", "planned on 2026-08-05; no result"),
    missing("imaging-dicom", "the CT of 2026-10-26 is a report only; the PET/CT of 2026-07-16 lacks four of its files"),
    missing("radiation-plan", "a summary of the radiation is here, the plan and dose files (DICOM-RT) are not"),
]


def findings(disc):
    return [
        finding("conflict.biomarker", CONSULT),
        finding("identity.other-person", CLINIC),
        finding("imaging.files-missing", f"{DISC}/{disc['pet']}"),
        finding("imaging.report-without-images", RADIOLOGY),
    ]


def expected(places, disc, clinical):
    duplicate = finding("document.duplicate", f"{FHIR}!{places['consult']}/content/0")
    return {
        "patient": {"name": "Josephine Alder Moonwhistle", "birth_date": "1962-12-05", "sex": "female"},
        "documents": documents(places, disc, clinical), "facts": facts(disc), "must_not": MUST_NOT,
        "conflicts": CONFLICTS, "missing": MISSING, "findings": findings(disc) + [duplicate],
    }
