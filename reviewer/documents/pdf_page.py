"""One PDF page as glyphs and ruling lines, in points from the top left corner of the page as it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from reviewer.documents.pdf_drawings import THICKNESS, Box, drawings

_SHORTEST = 4.0
# Text is slanted, as watermarks are, if its direction leaves the nearer axis by more than this (a tangent).
_SLANT = 0.1
_SPACE = 0x20
_LOST = 0xFFFD


class Glyph(NamedTuple):
    """A character with its box (``top < bottom``) and the y of its baseline.

    Boxes of some fonts hug the shape, so that “一” stands higher than its neighbours; baselines never lie. What was
    read off a picture and may have been misread is not ``sure``. A glyph that does not stand upright is ``turned``
    by so many quarters clockwise; ``pen`` is the x of its origin, and the baseline of what runs up or down.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    sure: bool = True
    turned: int = 0
    pen: float = 0.0

    @property
    def size(self) -> float:
        """The type size, near enough: boxes of Latin letters may be as tall as two lines, but not as wide."""
        return max(self.right - self.left, (self.bottom - self.top) / 2)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling: at ``place`` (y of a horizontal one, x of a vertical one) from ``start`` to ``end``."""

    place: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page; ``lost`` counts glyphs without a text, ``slanted`` those left out as watermarks."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    lost: int
    images: int
    scanned: bool = False
    slanted: int = 0


def read_page(page: Any, number: int) -> Page:
    """What stands on a pypdfium2 ``page``; ``number`` counts from 1."""
    shown = _Shown(page)
    text = page.get_textpage()
    try:
        glyphs, lost, slanted = _glyphs(text, shown)
    finally:
        text.close()
    across: list[Rule] = []
    down: list[Rule] = []
    images = 0
    for kind, drawn in drawings(page):
        if kind == "image":
            images += 1
            continue
        left, top, right, bottom = shown.box(*drawn)
        if bottom - top <= THICKNESS and right - left >= _SHORTEST:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= THICKNESS and bottom - top >= _SHORTEST:
            down.append(Rule((left + right) / 2, top, bottom))
    return Page(
        number=number,
        width=shown.width,
        height=shown.height,
        glyphs=tuple(glyphs),
        across=tuple(across),
        down=tuple(down),
        lost=lost,
        images=images,
        slanted=slanted,
    )


def turned_box(box: Box, quarters: int, width: float, height: float) -> Box:
    """``box`` on a sheet of ``width`` and ``height`` after the sheet was turned by ``quarters`` clockwise."""
    left, top, right, bottom = box
    match quarters % 4:
        case 1:
            return height - bottom, left, height - top, right
        case 2:
            return width - right, height - bottom, width - left, height - top
        case 3:
            return top, width - right, bottom, width - left
        case _:
            return box


def turned_glyph(glyph: Glyph, quarters: int, width: float = 0.0, height: float = 0.0) -> Glyph:
    """``glyph`` after its sheet was turned by ``quarters`` clockwise; without a size, places hold among such only."""
    left, top, right, bottom = turned_box((glyph.left, glyph.top, glyph.right, glyph.bottom), quarters, width, height)
    pen, base, _, _ = turned_box((glyph.pen, glyph.base, glyph.pen, glyph.base), quarters, width, height)
    turned = (glyph.turned + quarters) % 4
    return Glyph(glyph.text, left, top, right, bottom, base, glyph.sure, turned, pen)


class _Shown:
    """Turns PDF coordinates (from the bottom left, before rotation) into those of the page as shown."""

    def __init__(self, page: Any) -> None:
        self.quarters: int = page.get_rotation() // 90
        self.left, bottom, right, self.top = page.get_bbox()
        self.across, self.up = right - self.left, self.top - bottom
        sideways = self.quarters % 2 == 1
        self.width, self.height = (self.up, self.across) if sideways else (self.across, self.up)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        flipped = left - self.left, self.top - top, right - self.left, self.top - bottom
        return turned_box(flipped, self.quarters, self.across, self.up) if self.quarters else flipped

    def turn(self, a: float, b: float) -> int | None:
        """By how many quarters clockwise text that runs along (a, b) is turned; None if it is slanted."""
        if min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b)):
            return None
        own = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (3 if b > 0 else 1)
        return (own + self.quarters) % 4


def _glyphs(text: Any, shown: _Shown) -> tuple[list[Glyph], int, int]:
    """The glyphs of a text page, how many have no text, and how many are slanted."""
    import pypdfium2.raw as pdfium

    raw = text.raw
    rect, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_rect, at_matrix, at_x, at_y = map(ctypes.byref, (rect, matrix, x, y))
    found: list[Glyph] = []
    lost = slanted = 0
    last: Glyph | None = None
    for index, code in _codes(text):
        if code in (0, _LOST):
            lost += 1
        if not code or not pdfium.FPDFText_GetLooseCharBox(raw, index, at_rect):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, at_x, at_y)
        pen, base, _, _ = shown.box(x.value, y.value, x.value, y.value)
        turned: int | None = 0
        # What stands to the right of an upright glyph on its baseline is upright; to ask for each takes time.
        if not (last and last.turned == 0 and last.base == base and last.pen < pen):
            pdfium.FPDFText_GetMatrix(raw, index, at_matrix)
            turned = shown.turn(matrix.a, matrix.b)
        if turned is None:
            slanted += 1
            continue
        box = shown.box(rect.left, rect.bottom, rect.right, rect.top)
        glyph = Glyph(chr(code), *box, base, turned=turned, pen=pen)
        # Bold is sometimes faked by printing a character twice, a hair apart; a long dash is one glyph for two signs.
        if last and glyph.text == last.text and glyph.text.isalnum() and _same_place(glyph, last):
            continue
        found.append(glyph)
        last = glyph
    return found, lost, slanted


def _codes(text: Any) -> Iterator[tuple[int, int]]:
    """Index and code point of the printed characters; those without a text are 0 or U+FFFD."""
    import pypdfium2.raw as pdfium

    raw, high = text.raw, 0
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0 < code < _SPACE:
            continue
        # PDFium puts in blanks of its own, where it thinks that words end.
        if code == _SPACE and pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else _LOST
        high = 0
        yield index, _LOST if code in (0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900 else code


def _same_place(one: Glyph, two: Glyph) -> bool:
    return abs(one.left - two.left) + abs(one.top - two.top) < 1.0
