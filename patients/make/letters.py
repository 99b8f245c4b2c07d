"""Letters as word processors write them: RTF and DOCX."""

import io
import zipfile
from datetime import datetime

import docx


def rtf(lines):
    """A plain RTF letter. Anything beyond ASCII is written as \\uN, as Word does."""
    def escaped(text):
        text = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    body = []
    for line in lines:
        if line.startswith("**"):
            body.append("{\\b " + escaped(line.strip("*")) + "}\\par")
        else:
            body.append(escaped(line) + "\\par")
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}{\\info{\\author Front Desk}}\\f0\\fs22\n"
    return (head + "\n".join(body) + "\n}\n").encode("ascii")


def word(paragraphs, table=None):
    """A DOCX; a paragraph that starts with ** is bold. Member times are fixed."""
    document = docx.Document()
    for text in paragraphs:
        if text is None and table:
            grid = document.add_table(rows=0, cols=len(table[0]))
            for row in table:
                for cell, value in zip(grid.add_row().cells, row):
                    cell.text = value
        else:
            run = document.add_paragraph().add_run(text.strip("*"))
            run.bold = text.startswith("**")
    about = document.core_properties
    about.author, about.created, about.modified = "", datetime(2026, 1, 1), datetime(2026, 1, 1)
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw.getvalue())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
