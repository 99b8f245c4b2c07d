"""The FHIR R4 export of Lanternlight Cancer Center, where she saw the oncologist."""

from fhir_bundle import ICD10, LOINC, RXNORM, SNOMED, Server, concept

THERAPY_NOTE = b"""Lanternlight Cancer Center - Lymphedema and Physical Therapy
Patient: Wilhelmina Thistledown   DOB 03/14/1968   Date: 11/09/2026
Left shoulder flexion 128 degrees, abduction 115. Arm circumference equal on both sides: no lymphedema.
She is right-handed. Goal: reach the top shelf by Christmas.
Radiation to the left chest wall may follow; start stretching now.
Therapist: Linus Applecart, PT
"""


def export(dexa_pdf):
    server = Server("https://fhir.lanternlight.example/r4", "thistledown")
    thistledown = {"use": "official", "family": "Thistledown", "given": ["Wilhelmina", "Rosalind"], "period": {"start": "2026-10-03"}}
    bramblewick = {"use": "maiden", "family": "Bramblewick", "given": ["Wilhelmina", "Rosalind"], "period": {"end": "2026-10-03"}}
    patient = server.patient([thistledown, bramblewick], "female", "1968-03-14", "4410-77", "555-555-0161")
    resources = [
        patient,
        server.resource("Organization", "lanternlight", "organization", active=True, name="Lanternlight Cancer Center at Gull Harbor"),
        server.resource("Practitioner", "quillfeather", "practitioner", name=[{"family": "Quillfeather", "given": ["Seraphina"], "suffix": ["MD"]}]),
        server.condition("ilc", concept("Invasive lobular carcinoma of left breast", (SNOMED, "278054005", "Lobular carcinoma of breast"), (ICD10, "C50.512", "Malignant neoplasm of lower-outer quadrant of left female breast")),
                         onset="2026-09-15", bodySite=[concept("Left breast", (SNOMED, "80248007", "Left breast structure"))]),
        server.condition("gerd", concept("GERD", (SNOMED, "235595009", "Gastroesophageal reflux disease")), onset="2019"),
        server.condition("oa", concept("Osteoarthritis of right knee", (SNOMED, "239873007", "Osteoarthritis of knee"))),
        server.condition("liver", concept("Secondary malignant neoplasm of liver", (SNOMED, "94381002", "Secondary malignant neoplasm of liver"), (ICD10, "C78.7", "Secondary malignant neoplasm of liver")),
                         verification="entered-in-error", note=[{"text": "Wrong chart. Removed by S.Q. 11/06/2026."}]),
        server.condition("dvt", concept("Deep vein thrombosis of left leg", (SNOMED, "128053003", "Deep venous thrombosis")), clinical="inactive", verification="refuted",
                         note=[{"text": "Duplex 11/06/2026 negative."}]),
        server.condition("pyelo", concept("Acute pyelonephritis", (SNOMED, "36689008", "Acute pyelonephritis")), clinical="resolved", onset="2012-03"),
        server.lab("ca2729", "17842-6", "Cancer Ag 27-29 [Units/volume] in Serum or Plasma", "CA 27-29", "2026-11-05", 31, "U/mL", 0, 38),
        server.lab("hb", "718-7", "Hemoglobin [Mass/volume] in Blood", "Hemoglobin", "2026-11-05", 12.3, "g/dL", 11.7, 15.5),
        server.lab("hbwrong", "718-7", "Hemoglobin [Mass/volume] in Blood", "Hemoglobin", "2026-11-05", 5.1, "g/dL", 11.7, 15.5, status="entered-in-error"),
        server.lab("alt", "1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma", "ALT", "2026-11-05", 24, "U/L", 6, 29),
        server.lab("crea", "14682-9", "Creatinine [Moles/volume] in Serum or Plasma", "Creatinine", "2026-11-05", 64, "umol/L", 44, 91),
        server.report("panel", "LAB", "Blood tests", "24323-8", "2026-11-05", results=["ca2729", "hb", "alt", "crea"]),
        server.observation("ecog", concept("ECOG performance status", (LOINC, "89247-1", "ECOG Performance Status score")), "2026-11-05", valueInteger=1),
        server.observation("smoke", concept("Tobacco smoking status", (LOINC, "72166-2", "Tobacco smoking status")), "2026-11-05", "social-history",
                           valueCodeableConcept=concept("Never smoker", (SNOMED, "266919005", "Never smoked tobacco"))),
        server.observation("her2", concept("HER2 FISH", (LOINC, "85318-4", "ERBB2 gene duplication [Presence] in Breast cancer specimen by FISH")), "2026-11-05", "laboratory",
                           status="registered", dataAbsentReason=concept("Pending, performed elsewhere")),
        server.procedure("mastectomy", concept("Left total mastectomy", (SNOMED, "172043006", "Simple mastectomy")), "2026-10-13"),
        server.procedure("slnb", concept("Sentinel node biopsy, left axilla", (SNOMED, "396487001", "Sentinel lymph node biopsy")), "2026-10-13"),
        server.procedure("port", concept("Insertion of venous port", (SNOMED, "233527006", "Insertion of implantable venous access port")), "2026-11-19", status="not-done",
                         statusReason=concept("Waiting for decision about chemotherapy")),
        server.prescription("omeprazole", concept("Omeprazole 20 mg capsule", (RXNORM, "198051", "omeprazole 20 MG Delayed Release Oral Capsule")), "2026-11-05", "1 capsule every morning"),
        server.prescription("anastrozole", concept("Anastrozole 1 mg tablet", (RXNORM, "199224", "anastrozole 1 MG Oral Tablet")), "2026-09-28", "1 tablet daily until surgery", status="completed"),
        server.prescription("paclitaxel", concept("Paclitaxel 175 mg/m2 IV every 14 days x 4"), "2026-11-05", "If chosen, after AC", status="draft", intent="proposal"),
        server.prescription("trastuzumab", concept("Trastuzumab 6 mg/kg IV every 21 days"), "2026-11-05", "Order set opened by mistake", status="entered-in-error"),
        server.allergy("tape", concept("Adhesive tape", (SNOMED, "418920007", "Adhesive agent")), "Blisters"),
        server.allergy("penicillin", concept("Penicillin", (RXNORM, "7980", "penicillin G")), verification="refuted", clinical="inactive",
                       note=[{"text": "Skin test and oral challenge negative 2019."}]),
        server.relative("grandmother", "PGRMTH", "Paternal grandmother", "Breast cancer", 83),
        server.relative("uncle", "MUNCLE", "Maternal uncle", "Pancreatic cancer", 59),
        server.resource("Coverage", "coverage", None, status="active", beneficiary=server.subject, subscriberId="HPM 4471 0093 02",
                        payor=[{"display": "Honeypot Mutual Health Plan"}]),
        server.note("therapy", "Physical therapy note", "11508-9", "2026-11-09T10:00:00-05:00", [("text/plain", THERAPY_NOTE)]),
        server.note("dexa", "DXA bone density", "38268-9", "2026-11-11T14:00:00-05:00", [("application/pdf", dexa_pdf)]),
    ]
    places = {r["id"]: f"/entry/{i}/resource" for i, r in enumerate(resources)}
    words = {word: places[server.id(word)] for word in ("therapy", "dexa")}
    return server.bundle(resources, "2026-11-13T08:15:00-05:00"), words


DEXA_HEADER = ["LANTERNLIGHT CANCER CENTER AT GULL HARBOR - IMAGING", "THISTLEDOWN, WILHELMINA   DOB 03/14/1968   LCC# 4410-77   Acc LL-DX-0093"]
DEXA = """
# DXA BONE DENSITY, AXIAL

Exam date: 11/11/2026
## INDICATION
Postmenopausal, aromatase inhibitor under discussion.
## RESULT
Lumbar spine L1-L4 T-score -1.4. Left femoral neck T-score -1.8.
## IMPRESSION
Osteopenia. No fracture.

Signed: Cordelia Windowbox, MD   11/11/2026 14:00
"""
