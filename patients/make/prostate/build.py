"""Puts the prostate shoebox together."""

import paper
from prostate import papers, truth


def build(box):
    box.put(truth.BIOPSY, paper.pdf(papers.BIOPSY, papers.BIOPSY_HEADER, "MP26-3391"))
    box.put(truth.MRI, paper.pdf(papers.MRI, papers.MRI_HEADER, font="serif", size=10))
    # The office still writes Windows-1252; his own notes are UTF-16 with a byte order mark, as Notepad saves them.
    box.put(truth.LETTER, papers.LETTER.replace("\n", "\r\n").encode("cp1252"))
    box.put(truth.SCAN, paper.pdf(papers.SCAN, papers.SCAN_HEADER))
    box.put(truth.PAGE, papers.PAGE)
    box.put(truth.STYLE, "body { font-family: sans-serif }\n")
    box.put(truth.SON, paper.pdf(papers.SON, papers.SON_HEADER))
    box.put(truth.NOTES, b"\xff\xfe" + papers.NOTES.replace("\n", "\r\n").encode("utf-16-le"))
    box.expect(truth.EXPECTED)
