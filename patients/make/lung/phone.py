"""The health export of her phone: its own XML, a CDA, and clinical records as single FHIR resources."""

import archive
from fhir_bundle import LOINC, RXNORM, SNOMED, UCUM, Server, concept, written
from lung import regional

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|ClinicalRecord)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT ExportDate EMPTY>
<!ATTLIST ExportDate value CDATA #REQUIRED>
<!ELEMENT Me EMPTY>
<!ELEMENT Record EMPTY>
<!ELEMENT ClinicalRecord EMPTY>
]>
<HealthData locale="en_US">
 <ExportDate value="2026-11-15 20:00:00 -0500"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1962-12-05" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>
%s</HealthData>
"""
RECORD = ' <Record type="HKQuantityTypeIdentifier%s" sourceName="Josie\'s phone" unit="%s" creationDate="%s" startDate="%s" endDate="%s" value="%s"/>\n'
CLINICAL = ' <ClinicalRecord type="%s" identifier="%s" sourceName="%s" sourceURL="https://fhir.dapplewood.example/" fhirVersion="%s" receivedDate="2026-11-15 19:58:00 -0500" resourceFilePath="/clinical-records/%s"/>\n'
ROUTE = b'<?xml version="1.0"?>\n<gpx version="1.1"><trk><name>Harbor walk</name></trk></gpx>\n'


def clinical_records():
    """(file name, resource, version). The portal of Dapplewood answers the phone partly in DSTU2."""
    server = Server("https://fhir.dapplewood.example", "josephine")
    tsh = server.lab("tsh", "3016-3", "Thyrotropin [Units/volume] in Serum or Plasma", "TSH", "2026-03-02", 2.3, "m[IU]/L", 0.4, 4.5)
    allergy = server.allergy("cipro", concept("Ciprofloxacin", (RXNORM, "2551", "ciprofloxacin")), "Tendon pain")
    shot = server.resource("Immunization", "flu", "immunization", status="completed", vaccineCode=concept("Influenza, high dose"), patient=server.subject, occurrenceDateTime="2026-09-30")
    procedure = server.procedure("ebus", concept("Bronchoscopy with EBUS", (SNOMED, "10847001", "Bronchoscopy")), "2026-07-08")
    order = {"resourceType": "MedicationOrder", "id": server.id("order"), "patient": server.subject, "status": "active", "dateWritten": "2026-06-01",
             "medicationCodeableConcept": concept("amlodipine 5 MG Oral Tablet", (RXNORM, "197361", "amlodipine 5 MG Oral Tablet")), "dosageInstruction": [{"text": "1 tablet daily"}]}
    glucose = {"resourceType": "Observation", "id": server.id("glucose"), "status": "final", "code": concept("Glucose", (LOINC, "2345-7", "Glucose [Mass/volume] in Serum or Plasma")),
               "category": concept("Laboratory", ("http://hl7.org/fhir/observation-category", "laboratory", "Laboratory")), "subject": server.subject, "effectiveDateTime": "2026-03-02",
               "valueQuantity": {"value": 96, "unit": "mg/dL", "system": UCUM, "code": "mg/dL"}}
    versions = [(tsh, "4.0.1"), (allergy, "4.0.1"), (shot, "4.0.1"), (procedure, "4.0.1"), (order, "1.0.2"), (glucose, "1.0.2")]
    return [(f"{r['resourceType']}-{r['id'].upper()}.json", r, v) for r, v in versions]


def export():
    clinical = clinical_records()
    body = ""
    for day, steps in [("2026-10-28", 3120), ("2026-10-29", 2875), ("2026-10-30", 4010)]:
        body += RECORD % ("StepCount", "count", f"{day} 21:00:00 -0500", f"{day} 08:00:00 -0500", f"{day} 20:00:00 -0500", steps)
    body += RECORD % ("BodyMass", "kg", "2026-10-30 07:30:00 -0500", "2026-10-30 07:30:00 -0500", "2026-10-30 07:30:00 -0500", "61.2")
    body += RECORD % ("HeartRate", "count/min", "2026-10-30 07:31:00 -0500", "2026-10-30 07:31:00 -0500", "2026-10-30 07:31:00 -0500", "78")
    for name, resource, version in clinical:
        body += CLINICAL % (resource["resourceType"], resource["id"], "Dapplewood Regional Medical Center", version, name)
    home = "apple_health_export/"
    members = {home + "export.xml": (EXPORT % body).encode(), home + "export_cda.xml": regional.phone_summary()}
    members |= {home + "clinical-records/" + name: written(resource) for name, resource, _ in clinical}
    members[home + "workout-routes/route_2026-05-01.gpx"] = ROUTE
    return archive.pack(members), [name for name, _, _ in clinical]
