"""The FHIR R4 export of Kettlebrook University Hospital. It tells many of the things Dapplewood tells too."""

import dicom
from fhir_bundle import ICD10, LOINC, RXNORM, SNOMED, Server, concept
from lung import papers

PROGRESS = b"""Kettlebrook University Hospital - Thoracic Oncology - Progress note
Josephine Moonwhistle, DOB 12/05/1962. Visit 11/09/2026.
Six weeks after chemoradiation. ECOG 1. Swallowing better. CT 10/26 partial response.
Plan: osimertinib 80 mg daily, or durvalumab every 4 weeks. Not started. She wants a second opinion first;
start wished before 12/15/2026. Brain MRI still open.
B. Candlewick, MD, signed 11/09/2026
"""


def export(consult_pdf):
    server = Server("https://fhir.kettlebrook.example/R4", "moonwhistle")
    marker = lambda word, name, when, **value: server.observation(word, concept(name), when, "laboratory", **value)
    stage = lambda word, loinc, name, value: server.observation(word, concept(name, (LOINC, loinc, name)), "2026-08-05", "exam", valueCodeableConcept=concept(value),
                                                                 method=concept("AJCC 8th edition"))
    resources = [
        server.patient([{"use": "official", "family": "Moonwhistle", "given": ["Josephine", "Alder"]}, {"use": "nickname", "given": ["Josie"]}], "female", "1962-12-05", "5580-113", "555-555-0199"),
        server.resource("Organization", "kuh", "organization", active=True, name="Kettlebrook University Hospital"),
        server.resource("Practitioner", "candlewick", "practitioner", name=[{"family": "Candlewick", "given": ["Basil"], "suffix": ["MD"]}]),
        server.condition("cancer", concept("Adenocarcinoma of right upper lobe of lung", (SNOMED, "254626006", "Adenocarcinoma of lung"), (ICD10, "C34.11", "Malignant neoplasm of upper lobe, right bronchus or lung")),
                         onset="2026-07-08", stage=[{"summary": concept("cT2a cN2 cM0, IIIA (AJCC 8th edition)")}]),
        server.condition("htn", concept("Hypertension", (SNOMED, "59621000", "Essential hypertension"), (ICD10, "I10", "Essential (primary) hypertension")), onset="2014"),
        server.condition("osteopenia", concept("Osteopenia", (SNOMED, "312894000", "Osteopenia"))),
        server.condition("cap", concept("Community acquired pneumonia", (SNOMED, "385093006", "Community acquired pneumonia")), clinical="resolved", onset="2014-02"),
        server.condition("ild", concept("Interstitial lung disease", (SNOMED, "233703007", "Interstitial lung disease")), clinical="inactive", verification="refuted"),
        server.condition("pneumonitis", concept("Radiation pneumonitis"), verification="differential"),
        server.condition("kidney", concept("Malignant neoplasm of kidney", (ICD10, "C64.9", "Malignant neoplasm of kidney")), verification="entered-in-error"),
        stage("group", "21908-9", "Stage group.clinical Cancer", "IIIA"), stage("ct", "21905-5", "Primary tumor.clinical [Class] Cancer", "cT2a"),
        stage("cn", "21906-3", "Regional lymph nodes.clinical [Class] Cancer", "cN2"), stage("cm", "21907-1", "Distant metastases.clinical [Class] Cancer", "cM0"),
        server.observation("ecog", concept("ECOG performance status", (LOINC, "89247-1", "ECOG Performance Status score")), "2026-08-05", valueInteger=1),
        server.observation("ecog2", concept("ECOG performance status", (LOINC, "89247-1", "ECOG Performance Status score")), "2026-11-09", valueInteger=1),
        marker("egfr", "EGFR exon 19 deletion, lymph node 4R", "2026-07-27", valueCodeableConcept=concept("Detected")),
        marker("alk", "ALK fusion, lymph node 4R", "2026-07-27", valueCodeableConcept=concept("Not detected")),
        server.lab("hb", "718-7", "Hemoglobin [Mass/volume] in Blood", "Hemoglobin", "2026-08-10", 11.9, "g/dL", 11.7, 15.5),
        server.lab("crea", "2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "Creatinine", "2026-08-10", 0.82, "mg/dL", 0.5, 1.05),
        server.lab("hb2", "718-7", "Hemoglobin [Mass/volume] in Blood", "Hemoglobin", "2026-10-26", 10.8, "g/dL", 11.7, 15.5),
        server.lab("cea2", "2039-6", "Carcinoembryonic Ag [Mass/volume] in Serum or Plasma", "CEA", "2026-10-26", 3.1, "ng/mL", 0, 3),
        server.lab("plt", "777-3", "Platelets [#/volume] in Blood by Automated count", "Platelets", "2026-10-26", 12, "10*3/uL", 150, 400, status="cancelled"),
        server.procedure("ebus", concept("Bronchoscopy with EBUS-guided needle aspiration", (SNOMED, "10847001", "Bronchoscopy")), "2026-07-08"),
        server.procedure("rt", concept("External beam radiotherapy, right lung and mediastinum, 60 Gy in 30 fractions", (SNOMED, "33195004", "External beam radiation therapy procedure")), None,
                         performedPeriod={"start": "2026-08-17", "end": "2026-09-28"}),
        server.procedure("lobectomy", concept("Right upper lobectomy", (SNOMED, "173171007", "Lobectomy of lung")), None, status="not-done",
                         statusReason=concept("Tumor board: chemoradiation preferred")),
        server.prescription("amlodipine", concept("Amlodipine 5 mg tablet", (RXNORM, "197361", "amlodipine 5 MG Oral Tablet")), "2026-08-05", "1 tablet daily"),
        server.prescription("carboplatin", concept("Carboplatin AUC 2 IV weekly", (RXNORM, "40048", "carboplatin")), "2026-08-17", "with radiation, 6 given", status="completed"),
        server.prescription("paclitaxel", concept("Paclitaxel 45 mg/m2 IV weekly", (RXNORM, "56946", "paclitaxel")), "2026-08-17", "with radiation, 6 given", status="completed"),
        server.prescription("osimertinib", concept("Osimertinib 80 mg tablet", (RXNORM, "1721560", "osimertinib")), "2026-11-09", "1 tablet daily, if decided", status="draft", intent="proposal"),
        server.prescription("durvalumab", concept("Durvalumab 1500 mg IV every 4 weeks", (RXNORM, "1919503", "durvalumab")), "2026-11-09", "alternative", status="draft", intent="proposal"),
        server.prescription("pembrolizumab", concept("Pembrolizumab 200 mg IV"), "2026-08-06", "Cancelled the same day", status="cancelled", intent="plan"),
        server.allergy("cipro", concept("Ciprofloxacin", (RXNORM, "2551", "ciprofloxacin")), "Tendon pain"),
        server.relative("father", "FTH", "Father", "Small cell lung cancer", 66),
        server.relative("sister", "SIS", "Sister", "Melanoma", 51),
        server.relative("mother", "MTH", "Mother", "Ovarian cancer"),
        server.resource("ImagingStudy", "petstudy", None, status="available", subject=server.subject, started="2026-07-16T10:10:00-04:00", numberOfSeries=2, numberOfInstances=16, description="PET CT SKULL BASE TO THIGH",
                        identifier=[{"system": "urn:dicom:uid", "value": f"urn:oid:{dicom.uid('lung-pet')}"}], modality=[{"system": "http://dicom.nema.org/resources/ontology/DCM", "code": "PT"}]),
        server.report("pet", "RAD", "PET/CT skull base to mid thigh", "44139-4", "2026-07-16", "Avid right upper lobe mass and right mediastinal and hilar nodes. No distant metastasis.", form=("text/plain", papers.PET_REPORT)),
        server.note("consult", "Consultation note", "11488-4", "2026-08-05T18:30:00-04:00", [("application/pdf", consult_pdf)]),
        server.note("progress", "Progress note", "11506-3", "2026-11-09T16:00:00-05:00", [("text/plain", PROGRESS)]),
        server.note("wrong", "Progress note", "11506-3", "2026-11-10T08:00:00-05:00", [("text/plain", b"Patient with metastatic disease to brain. (Filed to the wrong chart.)\n")], status="entered-in-error"),
    ]
    places = {word: f"/entry/{i}/resource" for i, r in enumerate(resources) for word in ("pet", "consult", "progress", "wrong") if r["id"] == server.id(word)}
    return server.bundle(resources, "2026-11-14T07:00:00-05:00", "searchset"), places
