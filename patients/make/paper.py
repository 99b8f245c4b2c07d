"""Papers with a text layer: a small markup in, a PDF of letter-size pages out.

One line of markup is one line of paper:

    # Title            large, centred          ---            a rule across the page
    ## HEADING         bold                    ~~~            a new page
    | a | b | c        a table row             !cols 30 20 50 widths of the columns that follow, in percent
    {x} {_}            a drawn box, ticked or empty, anywhere in a line
    anything else      a paragraph; leading spaces indent it, long lines wrap

The header stands on every page, the footer carries "Page x of y". The same markup gives the pages that
`scan.py` turns into scans and photos, so that a paper and its rescan say the same.
"""

import io
import re

from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen import canvas

WIDTH, HEIGHT = letter
LEFT, RIGHT, TOP, BOTTOM = 50, WIDTH - 50, HEIGHT - 42, 52
FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "mono": ("Courier", "Courier-Bold"),
}
SMALL_PRINT = "Invented record of an invented person; no such hospital."
BOX = re.compile(r"(\{[x_]\})")


class Page:
    """Draws the markup line by line and remembers where it is."""

    def __init__(self, pdf, header, footer, font, size, pages):
        self.pdf, self.header, self.footer, self.pages = pdf, header, footer, pages
        self.plain, self.bold = FONTS[font]
        self.size, self.number, self.columns = size, 0, None
        self.begin()

    def begin(self):
        self.number += 1
        y = TOP
        for i, line in enumerate(self.header):
            self.pdf.setFont(self.bold if i == 0 else self.plain, self.size + (1.5 if i == 0 else -0.5))
            self.pdf.drawString(LEFT, y, line)
            y -= self.size + 3
        self.pdf.setLineWidth(0.7)
        self.pdf.line(LEFT, y + 4, RIGHT, y + 4)
        self.pdf.setFont(self.plain, 7.5)
        self.pdf.drawString(LEFT, 30, f"{self.footer}   {SMALL_PRINT}".strip())
        self.pdf.drawRightString(RIGHT, 30, f"Page {self.number} of {self.pages}")
        self.y = y - 12

    def turn(self):
        self.pdf.showPage()
        self.begin()

    def room(self, height):
        if self.y - height < BOTTOM:
            self.turn()

    def text(self, line, x, font, size):
        """One line that is known to fit, with its boxes drawn."""
        self.pdf.setFont(font, size)
        for part in BOX.split(line):
            if BOX.fullmatch(part):
                side = size * 0.82
                self.pdf.rect(x, self.y - 1, side, side)
                if part == "{x}":
                    self.pdf.line(x, self.y - 1, x + side, self.y - 1 + side)
                    self.pdf.line(x, self.y - 1 + side, x + side, self.y - 1)
                x += side + 1
            else:
                self.pdf.drawString(x, self.y, part)
                x += self.pdf.stringWidth(part, font, size)

    def paragraph(self, line, font=None, size=None):
        font, size = font or self.plain, size or self.size
        indent = (len(line) - len(line.lstrip())) * size * 0.42
        width, line = RIGHT - LEFT - indent, line.strip()
        fits = self.pdf.stringWidth(line, font, size) <= width
        for piece in [line] if fits else simpleSplit(line, font, size, width):
            self.room(size + 3)
            self.text(piece, LEFT + indent, font, size)
            self.y -= size + 3

    def title(self, line):
        size = self.size + 3
        self.room(size + 10)
        self.pdf.setFont(self.bold, size)
        self.pdf.drawCentredString(WIDTH / 2, self.y, line)
        self.y -= size + 6

    def row(self, line):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        shares = self.columns or [100 / len(cells)] * len(cells)
        total, x, size = sum(shares), LEFT, self.size - 0.3
        wrapped, starts = [], []
        for cell, share in zip(cells, shares):
            width = (RIGHT - LEFT) * share / total
            wrapped.append(simpleSplit(cell, self.plain, size, width - 6))
            starts.append(x + 2)
            x += width
        height = max(len(w) for w in wrapped) * (size + 2) + 3
        self.room(height)
        top = self.y
        for start, lines in zip(starts, wrapped):
            self.y = top
            for piece in lines:
                self.text(piece, start, self.plain, size)
                self.y -= size + 2
        self.y = top - height
        self.pdf.setLineWidth(0.3)
        self.pdf.line(LEFT, self.y + size, RIGHT, self.y + size)
        self.y -= 1

    def draw(self, markup):
        for line in markup.strip("\n").split("\n"):
            if line == "~~~":
                self.turn()
            elif line == "---":
                self.pdf.setLineWidth(0.5)
                self.pdf.line(LEFT, self.y + 5, RIGHT, self.y + 5)
                self.y -= 6
            elif line.startswith("## "):
                self.y -= 3
                self.paragraph(line[3:], self.bold, self.size + 0.5)
            elif line.startswith("# "):
                self.title(line[2:])
            elif line.startswith("!cols"):
                self.columns = [float(c) for c in line.split()[1:]] or None
            elif line.startswith("|"):
                self.row(line)
            elif line.strip():
                self.paragraph(line)
            else:
                self.y -= self.size * 0.6


def pdf(markup, header, footer="", title="", font="sans", size=9.5):
    """The bytes of the PDF. Drawn twice: the first pass counts the pages."""
    pages = 1
    for _ in range(2):
        out = io.BytesIO()
        sheet = canvas.Canvas(out, pagesize=letter, invariant=1)
        sheet.setTitle(title)
        sheet.setAuthor("")
        page = Page(sheet, header, footer, font, size, pages)
        page.draw(markup)
        sheet.showPage()
        sheet.save()
        pages = page.number
    return out.getvalue()
