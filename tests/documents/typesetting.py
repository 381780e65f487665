"""Text set into lines for hand-written PDFs: to a measure, ragged or justified, upright or turned."""

import re
from collections.abc import Iterator

from tests.documents.makers import Pdf

_UNBROKEN = re.compile(r"[A-Za-z0-9.,%]+|.")
_CLOSING = "，。、；：）”"


def width(text: str, size: float) -> float:
    return sum(size / 2 if sign.isascii() else size for sign in text)


def lines(text: str, measure: float, size: float, indent: float = 0.0) -> Iterator[str]:
    """``text`` in lines ``measure`` wide, as a word processor breaks it: figures whole, marks not at the beginning."""
    line, room = "", measure - indent
    words: list[str] = _UNBROKEN.findall(text)
    for index, word in enumerate(words):
        unit = word + (words[index + 1] if index + 1 < len(words) and words[index + 1] in _CLOSING else "")
        if word not in _CLOSING and line and width(line + unit, size) > room:
            yield line
            line, room = "", measure
        line += word
    yield line


def block(pdf: Pdf, x: float, y: float, measure: float, *paragraphs: str, size: float = 10, lead: float = 16) -> float:
    """Sets paragraphs, first lines indented, to a ragged right edge; returns the baseline of the line after them."""
    for paragraph in paragraphs:
        for number, line in enumerate(lines(paragraph, measure, size, 2 * size)):
            pdf.text(x if number else x + 2 * size, y, line, size)
            y += lead
    return y


_ALONG = {0: "1 0 0 1", 1: "0 -1 1 0", 2: "-1 0 0 -1", 3: "0 1 -1 0"}


class Turned:
    """A sheet laid on a page with its text running as if the sheet had been turned clockwise by ``quarters``."""

    def __init__(self, pdf: Pdf, quarters: int) -> None:
        self.pdf, self.quarters = pdf, quarters
        sideways = quarters % 2 == 1
        self.width, self.height = (pdf.height, pdf.width) if sideways else (pdf.width, pdf.height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return self.height - y, x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return y, self.width - x
            case _:
                return x, y

    def text(self, x: float, y: float, text: str, size: float = 10) -> "Turned":
        self.pdf.text(*self.place(x, y), text, size, _ALONG[self.quarters])
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Turned":
        self.pdf.rule(*self.place(x0, y0), *self.place(x1, y1))
        return self

    def table(self, xs: list[float], top: float, rows: list[list[str]], pitch: float = 20) -> float:
        """A ruled table; returns the y of its lower edge."""
        bottom = top + pitch * len(rows)
        for number in range(len(rows) + 1):
            self.rule(xs[0], top + pitch * number, xs[-1], top + pitch * number)
        for x in xs:
            self.rule(x, top, x, bottom)
        for number, row in enumerate(rows):
            for x, cell in zip(xs, row, strict=False):
                if cell:
                    self.text(x + 4, top + pitch * number + 14, cell)
        return bottom
