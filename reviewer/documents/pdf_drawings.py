"""The drawn objects of a PDF page: straight strokes, filled bars, pictures; forms within forms are followed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

# A ruling is drawn as a line or as a rectangle no thicker than this (points).
THICKNESS = 3.0
# What we look at on a page, which may be hostile, or a map: drawn objects, their segments, and nesting of forms.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 100_000
_DEEPEST = 4

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawings(page: Any) -> Iterator[tuple[str, Box]]:
    """What is drawn on a pypdfium2 ``page``: rules with their boxes (left, bottom, right, top, from below), images."""
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
                    yield "rule", box
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
        if len(shape) > 2 and min(whole[2] - whole[0], whole[3] - whole[1]) <= THICKNESS:
            yield whole
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(shape):
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
