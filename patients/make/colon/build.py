"""Puts the colon shoebox together."""

import archive
import damage
import paper
import scan
from colon import papers, truth

PASSWORD = "puddle-1957"


def printed(markup, header, **look):
    return paper.pdf(markup, header, **look)


def photographed(markup, header, seed, page=0, orientation=1, **look):
    return scan.photo(scan.pages(printed(markup, header, **look), 200)[page], seed, orientation=orientation)


def build(box):
    pathology = scan.pages(printed(papers.PATHOLOGY, papers.PATHOLOGY_HEADER, footer="GM26-20881", size=11), 200)
    box.put(truth.PATHOLOGY, scan.pdf([scan.bitonal(scan.scanned(p, 41 + i, angle=0.4 - 0.35 * i)) for i, p in enumerate(pathology)], 200))
    operative = scan.pages(printed(papers.OPERATIVE, papers.OPERATIVE_HEADER, size=10.5, font="serif"))
    # The feeder took the empty back of the last sheet too.
    back = operative[-1].point(lambda _: 252)
    box.put(truth.OPERATIVE, scan.pdf([scan.scanned(p, 51 + i, angle=-0.6 + 0.5 * i) for i, p in enumerate(operative + [back])], quality=40))
    for page, name in enumerate([truth.CT_1, truth.CT_2]):
        box.put(name, photographed(papers.CT, papers.CT_HEADER, 61 + page, page, size=12))
    box.put(truth.CEA, photographed(papers.CEA, papers.CEA_HEADER, 63, orientation=6, size=14))
    box.put(truth.MMR, photographed(papers.MMR, papers.MMR_HEADER, 64, size=11.5))
    letter = photographed(papers.LETTER, papers.LETTER_HEADER, 65, size=13, font="serif")
    box.put(truth.LETTER, letter)
    box.put(truth.CORRUPT, damage.scrambled(damage.cut(letter, 0.4), 220, 66))
    box.put(truth.EMPTY, b"")
    box.put(truth.APPLE, damage.heic(67))
    box.put(truth.COLONOSCOPY, damage.cut(printed(papers.COLONOSCOPY, papers.COLONOSCOPY_HEADER), 0.72))
    box.put(truth.DISCHARGE, damage.locked_pdf(printed(papers.DISCHARGE, papers.DISCHARGE_HEADER), PASSWORD))
    members = archive.pack({
        "IMG_0207.jpg": photographed(papers.BLOOD, papers.BLOOD_HEADER, 68, size=12),
        "visit summary 10-14.pdf": printed(papers.VISIT, papers.VISIT_HEADER),
        "../outside.txt": b"This file wants to be written outside of the folder. It must stay inside the archive.\n",
    })
    box.put(truth.PORTAL, archive.lock(members, "visit summary 10-14.pdf", PASSWORD.encode()))
    box.put(truth.BACKUP, damage.nested("readme.txt", b"There is nothing at the bottom but this line.\n", 60))
    box.expect(truth.EXPECTED)
