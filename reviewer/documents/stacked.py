"""Rows of a table that someone typed into one row: each cell a whole column, its entries as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.limits import bound_cells

# Two paragraphs beside two others are as likely one entry that was broken.
_FEWEST = 3
_FIGURE = re.compile(r"[-－≥≤><＞＜]?\s*\d[\d,，]*(?:\.\d+)?\s*(?:[%％‰]|[\u4e00-\u9fff]{1,3})?\Z|[-—－/]+\Z")


def unstacked(grid: Grid) -> Grid:
    """``grid`` with each such row as the rows it stands for.

    Paragraphs of a cell are parted by line ends. A row is taken apart where all its filled cells, at least two,
    hold the same number of paragraphs, three or more, and one of them nothing but figures; cells merged over it
    from above then cover all its parts. Raises TooLarge.
    """
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    parts = {row: count for row, cells in rows.items() if (count := _count(cells)) > 1}
    if not parts:
        return grid
    begins = [0, *accumulate(parts.get(row, 1) for row in range(grid.rows))]
    bound_cells(begins[-1] * grid.columns)
    return replace(grid, rows=begins[-1], cells=tuple(_cells(grid.cells, parts, begins)))


def _cells(cells: Sequence[GridCell], parts: Mapping[int, int], begins: Sequence[int]) -> Iterator[GridCell]:
    for cell in cells:
        first, count = begins[cell.row], parts.get(cell.row, 1)
        if count == 1:
            stop = begins[min(cell.row + cell.row_span, len(begins) - 1)]
            yield replace(cell, row=first, row_span=max(1, stop - first))
            continue
        entries = _entries(cell) or [""] * count
        for offset, entry in enumerate(entries):
            yield replace(cell, row=first + offset, text=entry)


def _count(cells: Sequence[GridCell]) -> int:
    """Of how many rows these cells are the columns; 1 where they are a row."""
    columns = [entries for cell in cells if (entries := _entries(cell))]
    counts = {len(entries) for entries in columns}
    if len(columns) < 2 or len(counts) != 1 or any(cell.row_span > 1 for cell in cells):
        return 1
    count = counts.pop()
    figures = any(all(_FIGURE.match(entry) for entry in entries) for entries in columns)
    return count if count >= _FEWEST and figures else 1


def _entries(cell: GridCell) -> list[str]:
    return [entry for line in cell.text.split("\n") if (entry := line.strip())]
