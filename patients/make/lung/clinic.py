"""The family clinic's export of 2016, in DSTU2, with a few of her husband's entries in it by mistake."""

from fhir_bundle import ICD10, LOINC, RXNORM, SNOMED, UCUM, Server, concept, written

BASE = "https://old.fernhollow.example/dstu2"


def export():
    clinic = Server(BASE, "josephine")
    hers = {"reference": f"Patient/{clinic.patient_id}"}
    his = {"reference": f"Patient/{clinic.id('cuthbert')}"}
    lisinopril = concept("lisinopril 10 MG Oral Tablet", (RXNORM, "314076", "lisinopril 10 MG Oral Tablet"))
    amlodipine = concept("amlodipine 5 MG Oral Tablet", (RXNORM, "197361", "amlodipine 5 MG Oral Tablet"))
    warfarin = concept("warfarin 5 MG Oral Tablet", (RXNORM, "855332", "warfarin sodium 5 MG Oral Tablet"))

    def made(kind, word, **fields):
        return {"resourceType": kind, "id": clinic.id(word), **fields}

    def person(word, given, birth, gender):
        return made("Patient", word, active=True, name=[{"use": "official", "family": ["Moonwhistle"], "given": given}], gender=gender, birthDate=birth)

    def condition(word, code, status="active", sure="confirmed", **more):
        return made("Condition", word, patient=hers, dateRecorded="2016-05-11", code=code, category=concept("Diagnosis", ("http://hl7.org/fhir/condition-category", "diagnosis", "Diagnosis")),
                    clinicalStatus=status, verificationStatus=sure, **more)

    def order(word, patient, medicine, status, written_on, sig, **more):
        return made("MedicationOrder", word, patient=patient, status=status, dateWritten=written_on, medicationCodeableConcept=medicine, dosageInstruction=[{"text": sig}], **more)

    def measured(word, patient, loinc, name, value, unit):
        return made("Observation", word, status="final", category=concept("Laboratory", ("http://hl7.org/fhir/observation-category", "laboratory", "Laboratory")), code=concept(name, (LOINC, loinc, name)),
                    subject=patient, effectiveDateTime="2016-05-11", valueQuantity={"value": value, "unit": unit, "system": UCUM, "code": unit})

    resources = [
        person("josephine", ["Josephine", "A"], "1962-12-05", "female"),
        condition("htn", concept("Essential hypertension", (SNOMED, "59621000", "Essential hypertension"), (ICD10, "I10", "Essential (primary) hypertension")), onsetDateTime="2014-03"),
        condition("cap", concept("Community acquired pneumonia", (SNOMED, "385093006", "Community acquired pneumonia")), "resolved", onsetDateTime="2014-02", abatementDateTime="2014-03"),
        condition("asthma", concept("Asthma", (SNOMED, "195967001", "Asthma")), sure="refuted", notes="Spirometry normal 2016."),
        order("lisinopril", hers, lisinopril, "stopped", "2014-03-10", "1 tablet daily", dateEnded="2016-05-11", reasonEnded=concept("Cough")),
        order("amlodipine", hers, amlodipine, "active", "2016-05-11", "1 tablet daily"),
        order("warfarin", his, warfarin, "active", "2016-05-11", "as directed"),
        made("MedicationStatement", "aspirin", patient=hers, status="completed", wasNotTaken=True, medicationCodeableConcept=concept("aspirin 81 MG Oral Tablet")),
        made("AllergyIntolerance", "cipro", patient=hers, recordedDate="2015-09-02", substance=concept("Ciprofloxacin", (RXNORM, "2551", "ciprofloxacin")), status="active",
             criticality="CRITL", category="medication", reaction=[{"manifestation": [concept("Tendon pain")]}]),
        made("AllergyIntolerance", "peanut", patient=hers, substance=concept("Peanut", (SNOMED, "256349002", "Peanut")), status="entered-in-error"),
        measured("ldl", hers, "13457-7", "LDL Cholesterol", 118, "mg/dL"),
        measured("inr", his, "6301-6", "INR", 2.4, "{INR}"),
        made("Procedure", "colonoscopy", subject=hers, status="completed", notPerformed=True, code=concept("Colonoscopy", (SNOMED, "73761001", "Colonoscopy")), reasonNotPerformed=[concept("Patient declined")]),
        made("Procedure", "hysterectomy", subject=hers, status="completed", code=concept("Hysterectomy", (SNOMED, "236886002", "Hysterectomy")), performedDateTime="2009-10"),
        made("FamilyMemberHistory", "father", patient=hers, status="completed", relationship=concept("Father", ("http://hl7.org/fhir/v3/RoleCode", "FTH", "Father")),
             condition=[{"code": concept("Lung cancer"), "onsetQuantity": {"value": 66, "unit": "a", "system": UCUM, "code": "a"}}]),
        person("cuthbert", ["Cuthbert"], "1960-01-30", "male"),
    ]
    entries = [{"fullUrl": f"{BASE}/{r['resourceType']}/{r['id']}", "resource": r} for r in resources]
    return written({"resourceType": "Bundle", "id": clinic.id("bundle"), "type": "collection", "entry": entries})
