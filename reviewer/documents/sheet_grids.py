"""A worksheet as lines and grids: its name, the titles over each table, the table, the notes under it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.documents.blocks import Block, Grid, GridCell, Paragraph
from reviewer.documents.limits import bound_cells
from reviewer.documents.stacked import unstacked

_SENTENCE = re.compile(r"[。；]|^\s*[（(]?(?:注|备注|说明|填表|填报|制表|单位负责人|联系)")
_LONG = 30

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: the shown text of each cell by (row, column), and its merged areas (both corners included)."""

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Sequence[Area] = ()
    hidden: bool = False


def blocks_of(sheet: Sheet) -> Iterator[Block]:
    """The name of the sheet, unless its first line says the same, and its content, without empty rows and columns.

    A row with a single filled cell begins a new table where an empty row stands before it; such rows over a
    table are its title and its unit line, and long ones under it are notes. Raises TooLarge.
    """
    filled = {place: text for place, text in sheet.cells.items() if text.strip()}
    if not filled:
        return
    name = sheet.name.strip()
    if name and filled[min(filled)].strip() != name:
        yield Paragraph(name)
    rows: dict[int, list[int]] = {}
    for row, column in sorted(filled):
        rows.setdefault(row, []).append(column)
    for part in _parts(rows):
        yield from _part(part, rows, filled, sheet.merged)


def _parts(rows: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Runs of filled rows that make one table with its titles."""
    part: list[int] = []
    for row in rows:
        if part and row > part[-1] + 1 and len(rows[row]) == 1 and any(len(rows[r]) > 1 for r in part):
            yield part
            part = []
        part.append(row)
    yield part


def _part(
    part: list[int], rows: Mapping[int, Sequence[int]], filled: Mapping[tuple[int, int], str], merged: Sequence[Area]
) -> Iterator[Block]:
    first, last = 0, len(part)
    while first < last and len(rows[part[first]]) == 1:
        first += 1
    while last > first and len(rows[part[last - 1]]) == 1 and _is_note(filled[part[last - 1], rows[part[last - 1]][0]]):
        last -= 1
    lines = [Paragraph(filled[row, rows[row][0]].strip()) for row in part]
    yield from lines[:first]
    if first < last:
        yield _grid(part[first:last], rows, filled, merged)
    yield from lines[last:] if first < last else ()


def _is_note(text: str) -> bool:
    return len(text) >= _LONG or bool(_SENTENCE.search(text))


def _grid(
    part: Sequence[int],
    rows: Mapping[int, Sequence[int]],
    filled: Mapping[tuple[int, int], str],
    merged: Sequence[Area],
) -> Grid:
    columns = sorted({column for row in part for column in rows[row]})
    bound_cells(len(part) * len(columns))
    down = {row: index for index, row in enumerate(part)}
    across = {column: index for index, column in enumerate(columns)}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    looked_at = 0
    for top, left, bottom, right in merged:
        if (top, left) not in filled or top not in down or (down[top], across[left]) in covered:
            continue
        tall = range(down[top], bisect_right(part, bottom))
        wide = range(across[left], bisect_right(columns, right))
        looked_at += len(tall) * len(wide)
        bound_cells(looked_at)
        area = {(row, column) for row in tall for column in wide}
        if len(area) > 1 and covered.isdisjoint(area):
            covered |= area
            spans[tall[0], wide[0]] = len(tall), len(wide)
    cells = tuple(
        GridCell(i, j, filled.get((row, column), "").strip(), *spans.get((i, j), (1, 1)))
        for i, row in enumerate(part)
        for j, column in enumerate(columns)
        if (i, j) in spans or (i, j) not in covered
    )
    return unstacked(Grid(rows=len(part), columns=len(columns), cells=cells))
