"""Says whether our own sheets in a PDF keep the rules of PDF/UA-1 (ISO 14289-1) that a program can check.

First by a library that is not ours (pdfua, 16 rules); then what it does not check: every piece of marked content is
in the structure tree and the tree names nothing else, headings go down one level at a time, header cells have a
scope, figures have words, links are in the tree with their words, fonts are embedded and map to Unicode, pages with
links are gone through in the order of the tree.

`--among-originals`: the sheets stand among pages of others. Pages outside the tree are not judged then, nor the
identifier in the XMP metadata, which a whole file with such pages may not carry.
"""

import sys

import pikepdf
from pdfua.validator import Validator
from pikepdf import Name

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
# What pages outside the tree and a missing identifier cause.
OF_THE_WHOLE = {"UA-01-003", "UA-28-004", "UA-07-001"}


def of_the_library(path, among_originals):
    for finding in Validator().validate(path).findings:
        if not (among_originals and finding.rule_id in OF_THE_WHOLE):
            yield f"{finding.rule_id}: {finding.message}"


def walk(element, parent=None):
    """Every structure element with what it holds."""
    kids = element.get("/K")
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
    yield element, kids
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in (Name.MCR, Name.OBJR):
            yield from walk(kid, element)


def name(number):
    return tuple(number.objgen)


def held(elements):
    """The marked content and the annotations that the tree names: by page and number, by object."""
    content, objects = set(), set()
    for element, kids in elements:
        page = element.get("/Pg")
        for kid in kids:
            if not isinstance(kid, pikepdf.Dictionary):
                content.add((name(page), int(kid)))
            elif kid.get("/Type") == Name.MCR:
                content.add((name(kid.get("/Pg", page)), int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                objects.add(name(kid.Obj))
    return content, objects


def drawn(page):
    """The numbers of a page's marked content."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            yield int(operands[1].MCID)


def of_the_tree(pdf, elements):
    content, objects = held(elements)
    found = set()
    for number, page in enumerate(pdf.pages, 1):
        if "/StructParents" not in page:
            continue
        found |= {(name(page.obj), mcid) for mcid in drawn(page)}
        links = [a for a in page.get("/Annots", []) if a.get("/Subtype") == Name.Link]
        if links and page.get("/Tabs") != Name.S:
            yield f"page {number}: links are not gone through in the order of the tree"
        for link in links:
            if name(link) not in objects:
                yield f"page {number}: a link is not in the tree"
            if "/Contents" not in link:
                yield f"page {number}: a link has no words"
    if found - content:
        yield f"{len(found - content)} pieces of marked content are not in the tree"
    if content - found:
        yield f"the tree names {len(content - found)} pieces that are on no page"


def of_the_elements(elements):
    level = 0
    for element, _ in elements:
        kind = str(element.get("/S"))
        if kind in HEADINGS:
            if HEADINGS[kind] > level + 1:
                yield f"a heading {kind} stands below level {level}"
            level = HEADINGS[kind]
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "a figure has no words"
        if kind == "/TH":
            shapes = element.get("/A", [])
            shapes = shapes if isinstance(shapes, pikepdf.Array) else [shapes]
            if not any("/Scope" in shape for shape in shapes):
                yield "a header cell has no scope"


def fonts(holder, seen):
    resources = holder.get("/Resources", {})
    yield from resources.get("/Font", {}).values()
    for picture in resources.get("/XObject", {}).values():
        if name(picture) not in seen:
            seen.add(name(picture))
            yield from fonts(picture, seen)


def of_the_fonts(pdf):
    seen = set()
    for number, page in enumerate(pdf.pages, 1):
        if "/StructParents" not in page:
            continue
        for font in fonts(page, seen):
            inner = font.get("/DescendantFonts", [font])[0]
            described = inner.get("/FontDescriptor", {})
            if not any(f"/FontFile{form}" in described for form in ("", "2", "3")):
                yield f"page {number}: {font.get('/BaseFont')} is not embedded"
            if "/ToUnicode" not in font:
                yield f"page {number}: {font.get('/BaseFont')} does not map to Unicode"


def faults(path, among_originals):
    yield from of_the_library(path, among_originals)
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        if "/StructTreeRoot" not in root:
            yield "there is no structure tree"
            return
        if not str(root.get("/Lang", "")):
            yield "no language is stated"
        if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
            yield "viewers are not asked to show the title"
        if not str(pdf.docinfo.get("/Title", "")):
            yield "there is no title"
        elements = list(walk(root.StructTreeRoot))[1:]
        yield from of_the_tree(pdf, elements)
        yield from of_the_elements(elements)
        yield from of_the_fonts(pdf)


if __name__ == "__main__":
    among = "--among-originals" in sys.argv
    found = [fault for path in sys.argv[1:] if not path.startswith("--") for fault in faults(path, among)]
    print("\n".join(dict.fromkeys(found)))
    sys.exit(1 if found else 0)
