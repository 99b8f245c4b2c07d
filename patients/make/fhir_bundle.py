"""FHIR bundles as hospitals export them: R4, and the DSTU2 of ten years ago.

Resources are plain dictionaries. Ids are derived from the server address and a word, so a rebuild keeps them.
"""

import base64
import json
import uuid

SNOMED, LOINC = "http://snomed.info/sct", "http://loinc.org"
RXNORM, ICD10 = "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/icd-10-cm"
UCUM, TERMS = "http://unitsofmeasure.org", "http://terminology.hl7.org/CodeSystem/"
US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-"


def concept(text, *codings):
    """codings: (system, code, display)."""
    value = {"coding": [{"system": s, "code": c, "display": d} for s, c, d in codings]} if codings else {}
    return value | {"text": text}


def term(system, code):
    return {"coding": [{"system": TERMS + system, "code": code}]}


class Server:
    """One hospital's FHIR server, seen from one patient."""

    def __init__(self, base, patient_word):
        self.base = base
        self.patient_id = self.id(patient_word)
        self.subject = {"reference": f"Patient/{self.patient_id}"}

    def id(self, word):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.base}/{word}"))

    def resource(self, kind, word, profile=None, **fields):
        meta = {"meta": {"profile": [US_CORE + profile]}} if profile else {}
        return {"resourceType": kind, "id": self.id(word), **meta, **{k: v for k, v in fields.items() if v is not None}}

    def patient(self, names, sex, birth, mrn, phone, **more):
        return {
            "resourceType": "Patient", "id": self.patient_id, "meta": {"profile": [US_CORE + "patient"]},
            "identifier": [{"type": {"coding": [{"system": TERMS + "v2-0203", "code": "MR"}]}, "system": f"{self.base}/mrn", "value": mrn}],
            "active": True, "name": names, "telecom": [{"system": "phone", "value": phone, "use": "home"}],
            "gender": sex, "birthDate": birth, **more,
        }

    def condition(self, word, code, clinical="active", verification="confirmed", onset=None, **more):
        """An entered-in-error condition carries no clinical status; the standard forbids it."""
        status = None if verification == "entered-in-error" else term("condition-clinical", clinical)
        return self.resource(
            "Condition", word, "condition-problems-health-concerns", clinicalStatus=status, verificationStatus=term("condition-ver-status", verification),
            category=[term("condition-category", "problem-list-item")], code=code, subject=self.subject, onsetDateTime=onset, **more)

    def lab(self, word, loinc, display, name, when, value, unit, low=None, high=None, status="final", **more):
        quantity = {"value": value, "unit": unit, "system": UCUM, "code": unit}
        around = [{"low": quantity | {"value": low}, "high": quantity | {"value": high}}] if low is not None else None
        return self.resource(
            "Observation", word, "observation-lab", status=status, category=[term("observation-category", "laboratory")],
            code=concept(name, (LOINC, loinc, display)), subject=self.subject, effectiveDateTime=when,
            valueQuantity=quantity, referenceRange=around, **more)

    def observation(self, word, code, when, category="survey", status="final", **value):
        return self.resource("Observation", word, None, status=status, category=[term("observation-category", category)],
                             code=code, subject=self.subject, effectiveDateTime=when, **value)

    def procedure(self, word, code, when, status="completed", **more):
        return self.resource("Procedure", word, "procedure", status=status, code=code, subject=self.subject, performedDateTime=when, **more)

    def prescription(self, word, code, when, sig, status="active", intent="order", **more):
        return self.resource("MedicationRequest", word, "medicationrequest", status=status, intent=intent, medicationCodeableConcept=code,
                             subject=self.subject, authoredOn=when, dosageInstruction=[{"text": sig}], **more)

    def allergy(self, word, code, reaction=None, verification="confirmed", clinical="active", **more):
        felt = [{"manifestation": [concept(reaction)]}] if reaction else None
        status = None if verification == "entered-in-error" else term("allergyintolerance-clinical", clinical)
        return self.resource("AllergyIntolerance", word, "allergyintolerance", clinicalStatus=status,
                             verificationStatus=term("allergyintolerance-verification", verification), code=code, patient=self.subject, reaction=felt, **more)

    def relative(self, word, role, label, illness, age=None, status="completed"):
        onset = {"onsetAge": {"value": age, "unit": "years", "system": UCUM, "code": "a"}} if age else {}
        return self.resource("FamilyMemberHistory", word, None, status=status, patient=self.subject,
                             relationship=concept(label, (TERMS + "v3-RoleCode", role, label)), condition=[{"code": concept(illness), **onset}])

    def note(self, word, title, loinc, when, parts, status="current"):
        """A DocumentReference; parts: (media type, bytes), carried in base64."""
        return self.resource(
            "DocumentReference", word, "documentreference", status=status, type=concept(title, (LOINC, loinc, title)),
            category=[{"coding": [{"system": "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category", "code": "clinical-note"}]}],
            subject=self.subject, date=when,
            content=[{"attachment": {"contentType": kind, "data": base64.b64encode(data).decode(), "title": title}} for kind, data in parts])

    def report(self, word, category, title, loinc, when, conclusion=None, results=(), form=None, status="final"):
        attached = [{"contentType": form[0], "data": base64.b64encode(form[1]).decode(), "title": title}] if form else None
        listed = [{"reference": f"Observation/{self.id(w)}"} for w in results] or None
        return self.resource(
            "DiagnosticReport", word, "diagnosticreport-note", status=status, category=[{"coding": [{"system": TERMS + "v2-0074", "code": category}]}],
            code=concept(title, (LOINC, loinc, title)), subject=self.subject, effectiveDateTime=when, issued=when + "T16:20:00-05:00",
            result=listed, conclusion=conclusion, presentedForm=attached)

    def bundle(self, resources, when, kind="collection"):
        entries = [{"fullUrl": f"{self.base}/{r['resourceType']}/{r['id']}", "resource": r} for r in resources]
        if kind == "searchset":
            entries = [e | {"search": {"mode": "match"}} for e in entries]
        return written({"resourceType": "Bundle", "id": self.id("bundle"), "meta": {"lastUpdated": when}, "type": kind,
                        "timestamp": when, "entry": entries})


def written(resource):
    return (json.dumps(resource, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
