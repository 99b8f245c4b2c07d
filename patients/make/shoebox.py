"""A shoebox on the way to the disk: files by name, and the expected case beside them."""

import json
import os
import shutil


class Shoebox:
    def __init__(self, root, name):
        self.folder = os.path.join(root, name)
        self.records = os.path.join(self.folder, "records")
        shutil.rmtree(self.records, ignore_errors=True)
        os.makedirs(self.records)

    def put(self, name, data):
        path = os.path.join(self.records, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data.encode("utf-8") if isinstance(data, str) else data)

    def inside(self, name):
        return os.path.join(self.records, name)

    def expect(self, truth):
        with open(os.path.join(self.folder, "expected.json"), "w", encoding="utf-8") as file:
            file.write(laid_out(truth))


def laid_out(truth):
    """JSON with one list item a line: long enough to read, short enough to compare."""
    parts = []
    for key, value in truth.items():
        if isinstance(value, list):
            items = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n{items}\n ]')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


# Short words for the lines of `expected.json`.


def document(path, form, kind, date, status="read", **more):
    return {"path": path, "format": form, "kind": kind, "date": date, "status": status, **more}


def fact(kind, value, path, page, quote):
    return {"kind": kind, "value": value, "path": path, "page": page, "quote": quote}


def must_not(kind, value, why):
    return {"kind": kind, "value": value, "why": why}


def conflict(about, *paths):
    return {"about": about, "paths": list(paths)}


def missing(item, why):
    return {"item": item, "why": why}


def finding(code, path):
    return {"code": code, "path": path}
