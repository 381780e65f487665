"""Printed rows into the areas in which they are read: the width of the page, or two columns one after the other.

A gutter is believed only between lines of running text. Columns of a table, words pushed apart in a justified line and
lists of names set side by side leave gaps, too, and are read across.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.documents.pdf_grids import Ruled
from reviewer.documents.pdf_lines import FIGURE, PROSE, parted
from reviewer.documents.pdf_page import Glyph

Row = list[Glyph]
# A gutter is at least this wide (in type sizes); a part wider than this share of the text runs across the page.
_GUTTER = 1.0
_ACROSS = 0.55
# Where on the width of the text a gutter may stand, in what steps it is sought (points), and in how many at most.
_MIDDLE = (0.3, 0.7)
_STEP = 4.0
_MOST_STEPS = 200
# Lines of text in the first and in the second column, their width (in type sizes), how much of the column a full line
# takes, what share of the lines is full, and what share has a mark of punctuation.
_LINES = (4, 3)
_WIDTH = 9.0
_LONG = 0.8
_FULL = 0.5
_MARKED = 0.4
_UNFINISHED = re.compile("[^。；，、：！？]$")
# The distance of lines, in usual leadings, that leaves room for a heading between them.
_BLANK = 1.8
# Beside a known gutter, a line of text takes at least this share of the most that a column may take.
_PAIRED = 0.65
# A page with more rows than this is a drawing, or hostile.
_MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and ruled tables that are read from the top down; ``column`` of ``columns``."""

    column: int
    columns: int
    rows: Sequence[Row]
    grids: Sequence[Ruled]


@dataclass(frozen=True, slots=True)
class _Part:
    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class _Strip:
    """A row as parts with gaps between them."""

    base: float
    size: float
    parts: tuple[_Part, ...]

    def crosses(self, x: float) -> bool:
        return any(part.left < x < part.right for part in self.parts)

    def side(self, x: float, right: bool) -> _Part | None:
        """What stands on one side of ``x``, as one part."""
        parts = [part for part in self.parts if (part.left >= x) == right]
        if not parts:
            return None
        return _Part(parts[0].left, parts[-1].right, "".join(part.text for part in parts))


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows ``start`` to ``end`` stand in two columns parted at ``gutter``."""

    start: int
    end: int
    gutter: float


def areas(rows: Sequence[Row], grids: Sequence[Ruled]) -> Iterator[Area]:
    """The areas of a page in reading order; a page in one column is one area."""
    strips = [_strip(row) for row in rows]
    waiting = list(grids)
    at = 0
    for band in _bands(strips, grids):
        above = strips[band.start - 1].base if band.start else float("-inf")
        below = strips[band.end].base if band.end < len(strips) else float("inf")
        inside = [grid for grid in waiting if above < grid.top < below and not _crosses(grid, band.gutter)]
        before = [grid for grid in waiting if grid.top < strips[band.start].base and grid not in inside]
        if band.start > at or before:
            yield Area(0, 1, rows[at : band.start], before)
        for column in (0, 1):
            yield Area(
                column,
                2,
                _share(rows[band.start : band.end], band.gutter, right=column == 1),
                [grid for grid in inside if (grid.columns[0] >= band.gutter) == (column == 1)],
            )
        waiting = [grid for grid in waiting if grid not in inside and grid not in before]
        at = band.end
    if at < len(rows) or waiting:
        yield Area(0, 1, rows[at:], waiting)


def _strip(row: Row) -> _Strip:
    size = max(glyph.size for glyph in row)
    parts = tuple(
        _Part(part[0].left, max(glyph.right for glyph in part), "".join(glyph.text for glyph in part))
        for part in parted(row, _GUTTER * size)
    )
    return _Strip(row[0].base, size, parts)


def _share(rows: Iterable[Row], gutter: float, *, right: bool) -> list[Row]:
    shares = ([glyph for glyph in row if (glyph.centre > gutter) == right] for row in rows)
    return [share for share in shares if share]


def _crosses(grid: Ruled, x: float) -> bool:
    return grid.columns[0] < x < grid.columns[-1]


def _bands(strips: Sequence[_Strip], grids: Sequence[Ruled]) -> list[_Band]:
    """The rows in two columns; once a gutter is believed, the few rows that stand beside it elsewhere belong to it."""
    inked = [strip for strip in strips if strip.parts]
    if not inked or len(strips) > _MOST_ROWS:
        return []
    left = min(strip.parts[0].left for strip in inked)
    right = max(strip.parts[-1].right for strip in inked)
    across = _ACROSS * (right - left)
    barriers = [grid.top for grid in grids if grid.columns[-1] - grid.columns[0] > across]
    runs = list(_runs(strips, across, barriers))
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        gutter = _gutter(strips[start:end], left, right) if end - start >= _LINES[0] else None
        if gutter is None:
            continue
        bands = [_Band(first, last, gutter) for run in runs for first, last in _stretches(strips, *run, gutter)]
        text = [band for band in bands if _is_text(strips[band.start : band.end], gutter)]
        if text:
            rest = (band for band in bands if _is_paired(strips[band.start : band.end], gutter, across))
            return sorted({*text, *rest}, key=lambda band: band.start)
    return []


def _runs(strips: Sequence[_Strip], across: float, barriers: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Consecutive rows of which none runs across the page, with no wide table among them."""
    start = 0
    for index, strip in enumerate(strips):
        wide = any(part.right - part.left > across for part in strip.parts)
        if wide or (index > start and any(strips[index - 1].base < top < strip.base for top in barriers)):
            if index > start:
                yield start, index
            start = index + 1 if wide else index
    if len(strips) > start:
        yield start, len(strips)


def _gutter(strips: Sequence[_Strip], left: float, right: float) -> float | None:
    """The x that the fewest rows cross, in the middle of its stretch; None where many rows cross every one."""
    first, last = (left + share * (right - left) for share in _MIDDLE)
    step = max(_STEP, (last - first) / _MOST_STEPS)
    places = [first + number * step for number in range(int((last - first) / step) + 1)]
    crossing = [sum(strip.crosses(x) for strip in strips) for x in places]
    least = min(crossing)
    if len(strips) - least < _LINES[0]:
        return None
    best: list[float] = []
    stretch: list[float] = []
    for x, count in zip(places, crossing, strict=True):
        stretch = [*stretch, x] if count == least else []
        best = max(best, stretch, key=len)
    return (best[0] + best[-1]) / 2


def _stretches(strips: Sequence[_Strip], start: int, end: int, gutter: float) -> Iterator[tuple[int, int]]:
    """The rows between those that are read across the gutter."""
    first = start
    for index in range(start, end):
        strip = strips[index]
        if strip.crosses(gutter) or _is_tabular(strip, gutter) or _is_heading(strips[first:end], index - first, gutter):
            yield first, index
            first = index + 1
    yield first, end


def _is_tabular(strip: _Strip, gutter: float) -> bool:
    """Whether a row is one of a table across the gutter: cells without a line of text, or figures on the right."""
    if len(strip.parts) < 2:
        return False
    figures = [bool(FIGURE.fullmatch(part.text)) for part in strip.parts]
    if all(figure for part, figure in zip(strip.parts, figures, strict=True) if part.left >= gutter):
        return strip.side(gutter, right=True) is not None
    narrow = all(part.right - part.left < _WIDTH * strip.size for part in strip.parts)
    return narrow and (len(strip.parts) > 2 or any(figures))


def _is_heading(strips: Sequence[_Strip], index: int, gutter: float) -> bool:
    """Whether a line on the left stands under a pair of columns: the right column makes room for it, or has ended."""
    own = strips[index].side(gutter, right=False)
    if own is None or strips[index].side(gutter, right=True) or not _UNFINISHED.search(own.text):
        return False
    bases = [strip.base for strip in strips if strip.side(gutter, right=True)]
    above = [base for base in bases if base < strips[index].base]
    below = [base for base in bases if base > strips[index].base]
    if len(above) < 2:
        return False
    leading = min(two - one for one, two in pairwise(bases))
    last = index == len(strips) - 1 or strips[index + 1].crosses(gutter)
    room = below[0] - above[-1] > _BLANK * leading if below else last
    lefts = [part for strip in strips if (part := strip.side(gutter, right=False))]
    width = max(part.right for part in lefts) - min(part.left for part in lefts)
    return room and own.right - own.left < _LONG * width


def _is_paired(strips: Sequence[_Strip], gutter: float, across: float) -> bool:
    """Whether rows hold lines of text beside one another."""
    both = [strip for strip in strips if strip.side(gutter, right=False) and strip.side(gutter, right=True)]
    return any(part.right - part.left >= _PAIRED * across for strip in both for part in strip.parts)


def _is_text(strips: Sequence[_Strip], gutter: float) -> bool:
    """Whether both sides of ``gutter`` hold lines of running text."""
    for right, least in zip((False, True), _LINES, strict=True):
        lines = [(strip.size, part) for strip in strips if (part := strip.side(gutter, right))]
        if len(lines) < least:
            return False
        width = max(part.right for _, part in lines) - min(part.left for _, part in lines)
        if width < _WIDTH * min(size for size, _ in lines):
            return False
        full = sum(part.right - part.left >= _LONG * width for _, part in lines)
        marked = sum(PROSE.search(part.text) is not None for _, part in lines)
        if full < _FULL * len(lines) or marked < _MARKED * len(lines):
            return False
    return True
