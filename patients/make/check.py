"""Checks the built shoeboxes against their own expectations: `python check.py [name ...]`.

Every quote stands where `expected.json` says, every file is listed and every listed path is there, XML and
FHIR are sound, DICOM counts are right. Scans and photos are read with tesseract, and quotes need only come
near. Prints what is wrong; silence is good.
"""

import base64
import difflib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
import zipfile

import docx
import pydicom
import pypdfium2
from lxml import etree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
CODES = """identity.other-person identity.name-variant document.duplicate document.damaged document.locked document.empty
document.unsupported addendum.pending imaging.report-without-images imaging.images-without-report archive.unsafe limit.reached""".split()
SIZE_MAX = 6_000_000


def collapsed(text):
    return re.sub(r"\s+", " ", text).strip()


def fetch(records, path):
    """The bytes of a document path, through ZIPs and FHIR attachments."""
    outer, _, inner = path.partition("!")
    with open(os.path.join(records, outer), "rb") as file:
        data = file.read()
    if not inner:
        return data
    if inner.startswith("/ClinicalDocument"):
        return base64.b64decode(etree.fromstring(data).xpath("string(//*[local-name()='nonXMLBody']/*[local-name()='text'])"))
    if inner.startswith("/"):
        value = json.loads(data)
        for step in inner.strip("/").split("/"):
            value = value[int(step)] if isinstance(value, list) else value[step]
        return base64.b64decode((value.get("attachment") or value)["data"])
    for name in inner.split("!"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(name)
    return data


def read_aloud(image):
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        image.save(file.name)
        return subprocess.run(["tesseract", file.name, "-"], capture_output=True, text=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"}).stdout


def page_texts(data, path):
    """(texts a page, exact). A page number of a fact counts from 1."""
    name = path.lower().split("/content")[0]
    if data[:5] == b"%PDF-":
        document = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_range() for page in document]
        if any(t.strip() for t in texts):
            return texts, True
        return [read_aloud(page.render(scale=200 / 72).to_pil()) for page in document], False
    if data[:2] == b"\xff\xd8" or data[:4] == b"\x89PNG":
        from PIL import Image, ImageOps

        return [read_aloud(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))], False
    if data[:5] == b"{\\rtf":
        plain = re.sub(r"\\u(\d+)\?", lambda m: chr(int(m[1])), data.decode("ascii"))
        return [re.sub(r"\\[a-z]+\d* ?|[{}]", " ", plain)], True
    if name.endswith(".docx"):
        return ["\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)], True
    if name.endswith(".xml") and b"ClinicalDocument" in data[:2000]:
        return [" ".join(etree.fromstring(data).itertext())], True
    if data[128:132] == b"DICM":
        return page_texts(pydicom.dcmread(io.BytesIO(data)).EncapsulatedDocument, "inside.pdf")
    if data[:1] == b"{":
        return [" ".join(strings(json.loads(data)))], True
    if name.endswith(".html"):
        return [re.sub(r"<[^>]+>", " ", data.decode("utf-8"))], True
    return [decoded(data)], True


def decoded(data):
    if data[:2] == b"\xff\xfe":
        return data.decode("utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def strings(value):
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str) and len(value) < 2000:
        yield value


def near(quote, text):
    """How well the quote can be found in text that came through OCR."""
    quote, text, best = quote.lower(), text.lower(), 0
    for at in range(0, max(1, len(text) - len(quote) + 1), 2):
        best = max(best, difflib.SequenceMatcher(None, quote, text[at : at + len(quote)], autojunk=False).quick_ratio())
        if best > 0.99:
            break
    return best


def check_facts(records, truth, say):
    read = {}
    for fact in truth["facts"]:
        if fact["quote"] is None:
            continue
        path = fact["path"]
        if path not in read:
            read[path] = page_texts(fetch(records, path), path)
        texts, exact = read[path]
        text = collapsed(texts[fact["page"] - 1] if fact["page"] else " ".join(texts))
        found = collapsed(fact["quote"]) in text
        if not found and (exact or near(fact["quote"], text) < 0.85):
            say(f"quote not on the page: {path} p{fact['page']}: {fact['quote']}")


def meets(wanted, value):
    """Every key of `wanted` is met: numbers exactly, words by containment either way, names by whole words."""
    for key, want in wanted.items():
        got = value.get(key)
        if isinstance(want, str) and isinstance(got, str):
            a, b = want.lower(), got.lower()
            if key == "name":
                a, b = f" {a} ", f" {b} "
            if key in ("t", "n", "m", "group") and a != b or not (a in b or b in a):
                return False
        elif want != got:
            return False
    return True


def check_sense(records, truth, say):
    """Nothing is expected and forbidden at once."""
    for fact in truth["facts"]:
        for banned in truth["must_not"]:
            if fact["kind"] == banned["kind"] and meets(banned["value"], fact["value"]):
                say(f"expected and forbidden: {fact['kind']} {fact['value']}")


def check_documents(records, truth, say):
    listed = [d["path"] for d in truth["documents"]]
    for path in set(listed):
        if listed.count(path) > 1:
            say(f"listed twice: {path}")
    studies = [p for p in listed if os.path.isdir(os.path.join(records, p))]
    for folder, _, names in os.walk(records):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), records)
            if path.endswith(".zip"):
                members = [p for p in listed if p.startswith(path + "!")]
                if not members and path not in listed:
                    say(f"archive without members in the list: {path}")
            elif path not in listed and not any(path.startswith(s + "/") for s in studies):
                say(f"not listed: {path}")
    for path in listed:
        if not os.path.exists(os.path.join(records, path.partition("!")[0])):
            say(f"listed and not there: {path}")
    for item in truth["findings"]:
        if item["code"] not in CODES and not item["code"].startswith("conflict."):
            say(f"unknown code {item['code']}")
        if item["path"] not in listed and not item["path"].endswith((".zip", "DICOMDIR")):
            say(f"finding about a document that is not listed: {item['path']}")


def check_images(records, truth, say):
    for fact in truth["facts"]:
        if fact["kind"] != "imaging-study" or fact["path"].endswith(".json"):
            continue
        count, modalities = 0, []
        for folder, _, names in os.walk(os.path.join(records, fact["path"])):
            for name in names:
                try:
                    data = pydicom.dcmread(os.path.join(folder, name), stop_before_pixels=True)
                    data.SeriesInstanceUID, data.Modality
                except Exception:
                    continue
                if "Rows" in data:
                    count += 1
                    modalities.append(data.Modality)
        if count != fact["value"]["images"] or fact["value"]["modality"] not in modalities:
            say(f"images of {fact['path']}: {count} {sorted(set(modalities))}, expected {fact['value']}")


def check_exports(records, truth, say):
    from fhir.resources.R4B import get_fhir_model_class

    for document in truth["documents"]:
        if document["format"] not in ("c-cda", "fhir") or document["status"] != "read":
            continue
        data = fetch(records, document["path"])
        if document["format"] == "c-cda":
            tree = etree.fromstring(data)
            ids = set(tree.xpath("//@ID"))
            for target in tree.xpath("//*[local-name()='reference']/@value"):
                if target.startswith("#") and target[1:] not in ids:
                    say(f"{document['path']}: reference {target} leads nowhere")
        else:
            value = json.loads(data)
            if b"http://hl7.org/fhir/observation-category" in data or b"MedicationOrder" in data:
                continue  # DSTU2: no model of it here
            try:
                get_fhir_model_class(value["resourceType"]).model_validate(value)
            except Exception as error:
                say(f"{document['path']}: {str(error)[:600]}")


def check_words(folder, say):
    """Invented telephone numbers and addresses only."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and name.endswith((".txt", ".csv", ".json", ".rtf", ".md")):
            text = decoded(open(path, "rb").read())
            for number in re.findall(r"\b\d{3}-\d{3}-\d{4}\b|\b555-\d{4}\b", text):
                if not number.endswith(tuple(f"555-01{i:02d}" for i in range(100))):
                    say(f"telephone number {number} in {name}")


def main(names):
    warnings.simplefilter("ignore")
    wrong = []
    for name in names or sorted(n for n in os.listdir(ROOT) if os.path.exists(os.path.join(ROOT, n, "expected.json"))):
        say = lambda text: wrong.append(f"{name}: {text}")
        records = os.path.join(ROOT, name, "records")
        truth = json.load(open(os.path.join(ROOT, name, "expected.json"), encoding="utf-8"))
        for check in (check_documents, check_sense, check_facts, check_images, check_exports):
            check(records, truth, say)
        check_words(records, say)
        check_words(os.path.join(ROOT, name), say)
    size = sum(os.path.getsize(os.path.join(f, n)) for f, _, ns in os.walk(ROOT) for n in ns)
    if size > SIZE_MAX:
        wrong.append(f"patients/ holds {size} bytes, more than {SIZE_MAX}")
    print("\n".join(wrong) or f"all sound, {size} bytes")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
