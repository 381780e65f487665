"""Ruled tables of a PDF page: the glyphs within a frame of rulings into the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.pdf_lines import joined, line_of, rows_of
from reviewer.documents.pdf_page import Glyph, Page, Rule
from reviewer.documents.pdf_rulings import SNAP, Frame, frames, height_of

# The last line of a cell is full if what is left of it, beyond the padding, is less than this (in type sizes).
_FULL = 1.2
_PADDING = 2.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """A grid with its place on the page; ``columns`` are the rulings between them, none in an aligned table.

    ``full`` are the columns in which the last line of the last row runs up to the end of its cell.
    """

    grid: Grid
    top: float
    bottom: float
    columns: tuple[float, ...]
    full: frozenset[int] = frozenset()


def ruled_grids(page: Page) -> tuple[list[Ruled], list[Glyph]]:
    """The ruled tables of ``page`` that hold text, and the glyphs outside them."""
    left_over = list(page.glyphs)
    found: list[Ruled] = []
    for frame in frames(page.across, page.down):
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in left_over:
            (inside if frame.holds(glyph) else outside).append(glyph)
        if any(not glyph.text.isspace() for glyph in inside):
            left_over = outside
            found.append(_table(frame, inside, page.number))
    return found, left_over


def _table(frame: Frame, glyphs: Iterable[Glyph], page: int) -> Ruled:
    xs, ys = frame.xs, frame.ys
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = _owners(xs, ys, frame.across, frame.down)
    texts: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        key = owner[_slot(ys, height_of(glyph))][_slot(xs, glyph.centre)]
        texts.setdefault(key, []).append(glyph)
    extent: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            top, left = owner[row][column]
            tall, wide = extent.get((top, left), (1, 1))
            extent[top, left] = max(tall, row - top + 1), max(wide, column - left + 1)
    cells = tuple(
        GridCell(row, column, joined(held), tall, wide, page, not all(glyph.sure for glyph in held))
        for (row, column), (tall, wide) in sorted(extent.items())
        for held in (texts.get((row, column), []),)
    )
    full = frozenset(
        cell.column
        for cell in cells
        if cell.row == rows - 1
        and _is_full(texts.get((cell.row, cell.column), []), xs[cell.column], xs[cell.column + cell.column_span])
    )
    return Ruled(Grid(rows=rows, columns=columns, cells=cells, page=page), ys[0], ys[-1], xs, full)


def _is_full(glyphs: Sequence[Glyph], left: float, right: float) -> bool:
    """Whether no further character fits on the last line of a cell."""
    lines = [line for row in rows_of(glyphs) if (line := line_of(row)) is not None]
    if not lines:
        return False
    padding = max(_PADDING, min(line.left for line in lines) - left)
    return right - lines[-1].right < padding + _FULL * lines[-1].size


def _slot(places: Sequence[float], at: float) -> int:
    for index in range(1, len(places) - 1):
        if at < places[index]:
            return index - 1
    return len(places) - 2


def _owners(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> list[list[tuple[int, int]]]:
    """For every position of the grid the first position of the cell it belongs to: no ruling between them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = [
        [_ruled(down, xs[column], (ys[row] + ys[row + 1]) / 2) for column in range(1, columns)] for row in range(rows)
    ]
    floors = [
        [_ruled(across, ys[row], (xs[column] + xs[column + 1]) / 2) for column in range(columns)]
        for row in range(1, rows)
    ]
    owner = [[(-1, -1)] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] != (-1, -1):
                continue
            right = column
            while right + 1 < columns and not walls[row][right] and owner[row][right + 1] == (-1, -1):
                right += 1
            below = row
            while below + 1 < rows and not any(floors[below][c] for c in range(column, right + 1)):
                below += 1
            for r in range(row, below + 1):
                for c in range(column, right + 1):
                    owner[r][c] = (row, column)
    return owner


def _ruled(rules: Sequence[Rule], place: float, at: float) -> bool:
    return any(abs(rule.place - place) <= SNAP and rule.start - 1 <= at <= rule.end + 1 for rule in rules)
