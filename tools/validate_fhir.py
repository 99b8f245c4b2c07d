"""Says whether a file is a valid FHIR R4 bundle, by a library that is not ours (fhir.resources, R4B).

R4B is R4 in every resource we write. Besides the shapes of the resources it checks what the library does
not: that every reference is answered in the bundle, and that every resource has its Provenance.
"""

import json
import sys

from fhir.resources.R4B.bundle import Bundle


def faults(text):
    bundle = Bundle.model_validate_json(text)
    raw = json.loads(text)
    names = [entry["fullUrl"] for entry in raw["entry"]]
    if len(set(names)) != len(names):
        yield "two entries have the same name"
    for entry in raw["entry"]:
        for reference in references(entry["resource"]):
            if reference not in names:
                yield f"{entry['resource']['resourceType']} refers to {reference}, which is not there"
    told = {
        target["reference"]
        for entry in raw["entry"]
        if entry["resource"]["resourceType"] == "Provenance"
        for target in entry["resource"]["target"]
    }
    for entry in raw["entry"]:
        kind = entry["resource"]["resourceType"]
        if kind not in ("Provenance", "DocumentReference", "Patient") and entry["fullUrl"] not in told:
            yield f"{kind} has no Provenance"
    if len(bundle.entry) != len(raw["entry"]):
        yield "entries were lost"


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for member in value.values():
            yield from references(member)
    elif isinstance(value, list):
        for member in value:
            yield from references(member)


if __name__ == "__main__":
    found = list(faults(sys.stdin.read() if len(sys.argv) < 2 else open(sys.argv[1]).read()))
    print("\n".join(found) or "valid")
    sys.exit(bool(found))
