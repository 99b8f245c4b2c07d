"""Puts the breast shoebox together."""

import letters
import paper
import scan
from breast_left import disc, hospital, notes, papers, portal, truth


def build(box):
    mammogram = paper.pdf(papers.MAMMOGRAM, papers.MAMMOGRAM_HEADER, "PWMG-26-7714")
    final = paper.pdf(papers.FINAL, papers.FINAL_HEADER, "PW26-04466", font="serif", size=10)
    operative = paper.pdf(papers.OPERATIVE, papers.OPERATIVE_HEADER, "OP REPORT", font="mono", size=8)
    letter = paper.pdf(notes.PHOTO, notes.PHOTO_HEADER, font="serif", size=12)
    card = paper.pdf(notes.CARD, notes.CARD_HEADER, font="sans", size=17)

    box.put(truth.MAMMOGRAM, mammogram)
    box.put(truth.COPY, mammogram)
    box.put(truth.BIOPSY, paper.pdf(papers.BIOPSY, papers.BIOPSY_HEADER, "PW26-03187", font="serif", size=10))
    box.put(truth.MRI, paper.pdf(papers.MRI, papers.MRI_HEADER, "CB-MR-4471"))
    box.put(truth.FINAL, final)
    box.put(truth.RESCAN, scan.pdf([scan.bitonal(scan.scanned(p, 11 + i, angle=-0.5 + 0.3 * i)) for i, p in enumerate(scan.pages(final, 200))], 200))
    box.put(truth.OPERATIVE, scan.pdf([scan.scanned(p, 21 + i, angle=0.7 - 0.4 * i) for i, p in enumerate(scan.pages(operative))]))
    box.put(truth.STRANGER, paper.pdf(papers.STRANGER, papers.STRANGER_HEADER, "PWMG-26-8120"))
    box.put(truth.CONSULT, notes.CONSULT)
    box.put(truth.OWN, notes.OWN_NOTES)
    box.put(truth.RTF, letters.rtf(notes.RTF_LETTER))
    box.put(truth.WORD, letters.word(notes.WORD_LETTER, notes.WORD_TABLE))
    box.put(truth.PHOTO, scan.photo(scan.pages(letter)[0], 31))
    box.put(truth.LABS, notes.LABS.replace("\n", "\r\n"))
    face = scan.pages(card)[0]
    box.put(truth.CARD, scan.photo(face.crop((60, 40, face.width - 300, 640)), 32, width=1200))
    box.put(truth.EMPTY, b"")
    bundle, places = hospital.export(paper.pdf(hospital.DEXA, hospital.DEXA_HEADER, "LL-DX-0093"))
    box.put(truth.FHIR, bundle)
    box.put(truth.PORTAL, portal.export(final, paper.pdf(portal.VISIT, portal.VISIT_HEADER, "AVS", size=11)))
    box.expect(truth.expected(places, disc.write(box.inside(truth.DISC))))
