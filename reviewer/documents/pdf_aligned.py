"""Tables of a PDF page without vertical rulings: columns told by alignment and gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.pdf_grids import Ruled
from reviewer.documents.pdf_lines import FIGURE, Line, Place, line_of, parted
from reviewer.documents.pdf_page import Glyph
from reviewer.documents.tables import CONTENTS

# A gap between columns, and the distance between rows, at most, in type sizes.
_GAP = 1.5
_PITCH = 4.0
_ROWS = 3
_CAPTIONS = 2
_WHOLE = re.compile(r"\d{1,3}")
# A table of figures has a column in which this share of the cells are figures.
_FIGURES = 0.6


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    parts: tuple[Line, ...]


def aligned(rows: Sequence[Sequence[Glyph]], place: Place) -> Iterator[Line | Ruled]:
    """The lines of rows that stand in one ``place``, with each run of aligned rows of figures as a grid."""
    split = [both for row in rows if (both := _split(row, place)) is not None]
    start = 0
    while start < len(split):
        end = max(_run_end(split, start), start + 1)
        # A caption with a gap in it may stand on top of the rows.
        for first in range(start, min(start + _CAPTIONS + 1, end - _ROWS + 1)):
            above = split[first - 1].line.text if first else ""
            table = _table(split[first:end], place.page, above)
            if table is not None:
                yield from (row.line for row in split[start:first])
                yield table
                break
        else:
            yield from (row.line for row in split[start:end])
        start = end


def _split(row: Sequence[Glyph], place: Place) -> _Row | None:
    line = line_of(row, place)
    if line is None:
        return None
    parts = parted(row, _GAP * line.size)
    if len(parts) == 1:
        return _Row(line, (line,))
    return _Row(line, tuple(part for glyphs in parts if (part := line_of(glyphs, place)) is not None))


def _run_end(rows: Sequence[_Row], start: int) -> int:
    """The end of the rows from ``start`` that stand close and have columns; a row of one label may stand between."""
    end = start
    for index in range(start, len(rows)):
        if index > start and rows[index].line.base - rows[index - 1].line.base > _PITCH * rows[index].line.size:
            break
        if len(rows[index].parts) > 1:
            end = index + 1
        elif index == start or len(rows[index - 1].parts) < 2:
            break
    return end


def _table(rows: Sequence[_Row], page: int, above: str) -> Ruled | None:
    most = max(len(row.parts) for row in rows)
    columns = _columns([row.parts for row in rows if len(row.parts) == most])
    if len(columns) != most or "".join(above.split()) in CONTENTS:
        return None
    cells: list[GridCell] = []
    for index, row in enumerate(rows):
        taken = -1
        for part in row.parts:
            first, last = _covered(columns, part)
            if first <= taken:
                return None
            taken = last
            cells.append(GridCell(index, first, part.text, 1, last - first + 1, page, bool(part.doubts)))
    if not _has_figures(cells, most) or _is_contents(cells, most):
        return None
    grid = Grid(rows=len(rows), columns=most, cells=tuple(cells), page=page)
    return Ruled(grid, rows[0].line.top, rows[-1].line.bottom, ())


def _columns(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The places that the parts of full rows share."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((part.left, part.right) for row in rows for part in row):
        if columns and left <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _covered(columns: Sequence[tuple[float, float]], part: Line) -> tuple[int, int]:
    """The first and last column that ``part`` stands in, the nearest where it stands in none."""
    inside = [index for index, (left, right) in enumerate(columns) if part.left < right and part.right > left]
    if inside:
        return inside[0], inside[-1]
    middle = (part.left + part.right) / 2
    nearest = min(range(len(columns)), key=lambda index: abs(sum(columns[index]) / 2 - middle))
    return nearest, nearest


def _has_figures(cells: Sequence[GridCell], columns: int) -> bool:
    for column in range(1, columns):
        texts = [cell.text for cell in cells if cell.column == column]
        figures = sum(FIGURE.fullmatch(text) is not None for text in texts)
        if figures >= 2 and figures >= _FIGURES * len(texts):
            return True
    return False


def _is_contents(cells: Sequence[GridCell], columns: int) -> bool:
    """Titles with page numbers that never go back."""
    pages = [cell.text for cell in cells if cell.column == 1]
    if columns != 2 or not all(_WHOLE.fullmatch(text) for text in pages):
        return False
    numbers = [int(text) for text in pages]
    return numbers == sorted(numbers)
