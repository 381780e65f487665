"""One PDF page as glyphs and ruling lines, in points from the top left corner of the page as it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# A ruling is drawn as a line or as a rectangle no thicker than this (points).
_THICKNESS = 3.0
_SHORTEST = 4.0
# What we look at on a page, which may be hostile, or a map: drawn objects, their segments, and nesting of forms.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 100_000
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box (``top < bottom``) and the y of its baseline.

    Boxes of some fonts hug the shape, so that “一” stands higher than its neighbours; baselines never lie. What was
    read off a picture and may have been misread is not ``sure``.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    sure: bool = True

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
    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    lost: int
    images: int
    scanned: bool = False


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_page(page: Any, number: int) -> Page:
    """What stands on a pypdfium2 ``page``; ``number`` counts from 1."""
    shown = _Shown(page)
    text = page.get_textpage()
    try:
        glyphs, lost = _glyphs(text, shown)
    finally:
        text.close()
    across: list[Rule] = []
    down: list[Rule] = []
    images = 0
    for kind, box in _drawings(page, shown):
        if kind == "image":
            images += 1
            continue
        left, top, right, bottom = box
        if bottom - top <= _THICKNESS and right - left >= _SHORTEST:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THICKNESS and bottom - top >= _SHORTEST:
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
    )


Box = tuple[float, float, float, float]


class _Shown:
    """Turns PDF coordinates (from the bottom left, before rotation) into those of the page as shown."""

    def __init__(self, page: Any) -> None:
        self.rotation = page.get_rotation()
        left, bottom, right, top = page.get_bbox()
        self.x0, self.y0, self.x1, self.y1 = left, bottom, right, top
        across, up = right - left, top - bottom
        turned = self.rotation in (90, 270)
        self.width, self.height = (up, across) if turned else (across, up)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        match self.rotation:
            case 90:
                return bottom - self.y0, left - self.x0, top - self.y0, right - self.x0
            case 180:
                return self.x1 - right, bottom - self.y0, self.x1 - left, top - self.y0
            case 270:
                return self.y1 - top, self.x1 - right, self.y1 - bottom, self.x1 - left
            case _:
                return left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom


def _glyphs(text: Any, shown: _Shown) -> tuple[list[Glyph], int]:
    import pypdfium2.raw as pdfium

    rect = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Glyph] = []
    lost = 0
    high = 0
    last: Glyph | None = None
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code < 32 or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            lost += code == 0
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900:
            lost += 1
            code = 0xFFFD
        if not pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(rect)):
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
        base = shown.box(x.value, y.value, x.value, y.value)[1]
        glyph = Glyph(chr(code), *shown.box(rect.left, rect.bottom, rect.right, rect.top), base)
        # Bold is sometimes faked by printing a character twice, a hair apart; a long dash is one glyph for two signs.
        if last and glyph.text.isalnum() and glyph.text == last.text and _same_place(glyph, last):
            continue
        found.append(glyph)
        last = glyph
    return found, lost


def _same_place(one: Glyph, two: Glyph) -> bool:
    return abs(one.left - two.left) + abs(one.top - two.top) < 1.0


def _drawings(page: Any, shown: _Shown) -> Iterator[tuple[str, Box]]:
    import pypdfium2.raw as pdfium

    budget, segments = _MOST_OBJECTS, _MOST_SEGMENTS
    stack: list[tuple[Any, Matrix, int, int, bool]] = [
        (page.raw, _IDENTITY, pdfium.FPDFPage_CountObjects(page.raw), 0, True)
    ]
    while stack:
        holder, outer, count, depth, is_page = stack.pop()
        get = pdfium.FPDFPage_GetObject if is_page else pdfium.FPDFFormObj_GetObject
        for index in range(count):
            budget -= 1
            if budget < 0:
                return
            thing = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                segments -= max(0, pdfium.FPDFPath_CountSegments(thing))
                if segments < 0:
                    return
                for box in _strokes(thing, outer):
                    yield "rule", shown.box(*box)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                yield "image", (0.0, 0.0, 0.0, 0.0)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(_matrix(thing), outer)
                stack.append((thing, inner, pdfium.FPDFFormObj_CountObjects(thing), depth + 1, False))


def _matrix(thing: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(m)):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _strokes(path: Any, outer: Matrix) -> Iterator[Box]:
    """The boxes of the straight strokes of ``path`` and of its filled bars."""
    import pypdfium2.raw as pdfium

    a, b, c, d, e, f = _times(_matrix(path), outer)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    shapes: list[list[tuple[float, float]]] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([point])
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            shapes[-1] = [point]
        else:
            shapes[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            shapes[-1].append(shapes[-1][0])
    for shape in shapes:
        xs, ys = [p[0] for p in shape], [p[1] for p in shape]
        whole = (min(xs), min(ys), max(xs), max(ys))
        if len(shape) > 2 and min(whole[2] - whole[0], whole[3] - whole[1]) <= _THICKNESS:
            yield whole
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(shape):
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
