"""Tables that go on from one page to the next, made one.

A wrong join is worse than none: where the columns do not agree, where anything is printed between the two that does
not stand over the first as well, or where a row may be one of its own, the parts stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.pdf_grids import Ruled
from reviewer.documents.pdf_layout import Item
from reviewer.documents.pdf_lines import ENDED, FIGURE, NUMBERED, Line, seam
from reviewer.documents.pdf_rulings import SNAP

# Lines over a table that are printed again over its continuation, and those that announce one.
_CAPTIONS = 3
_CONTINUES = re.compile(
    r"[（(]?(?:续表[\d一二三四五六七八九十.\-—]{0,6}|[续接]上表|表[\d一二三四五六七八九十.\-—]{1,6}[（(]续[）)])[）)]?"
)


def joined_tables(items: Iterable[Item]) -> tuple[list[Item], int]:
    """``items`` with tables joined to those they continue, and how many captions printed again were taken off."""
    found: list[Item] = []
    captions: frozenset[str] = frozenset()
    between: list[Line] = []
    repeated = 0
    for item in items:
        if isinstance(item, Line):
            between.append(item)
            continue
        above = found[-1] if found else None
        again = all(_plain(line) in captions or _CONTINUES.fullmatch(_plain(line)) for line in between)
        longer = continued(above, item) if isinstance(above, Ruled) and again else None
        if longer is not None:
            found[-1] = longer
            repeated += len(between)
        else:
            captions = frozenset(_plain(line) for line in between[-_CAPTIONS:])
            found += [*between, item]
        between = []
    return found + between, repeated


def _plain(line: Line) -> str:
    return "".join(line.text.split())


def continued(above: Ruled, below: Ruled) -> Ruled | None:
    """``above`` with ``below`` as its continuation on the next page, less head rows printed again; None if it is not.

    Merged cells may hide columns on one of the pages; the rows that follow must hold figures then. Without rulings only
    a head printed again shows that a table goes on.
    """
    if bool(above.columns) != bool(below.columns) or above.grid.cells[-1].page == below.grid.page:
        return None
    alike = len(above.columns) == len(below.columns)
    places = max(above.columns, below.columns, key=len)
    one, two = _placed(above, places), _placed(below, places)
    if one is None or two is None:
        return None
    head = _same_rows(one.grid, two.grid) if one.grid.columns == two.grid.columns else 0
    if not head and not places:
        return None
    first = [cell for cell in two.grid.cells if cell.row == head]
    if not alike and not any(FIGURE.fullmatch(cell.text) for cell in first):
        return None
    cells, rows = list(one.grid.cells), one.grid.rows
    if _is_rest(one, first):
        texts = {cell.column: cell.text for cell in first}
        cells = [_lengthened(cell, texts) if cell.row == rows - 1 else cell for cell in cells]
        head += 1
    shift = rows - head
    cells += [replace(cell, row=cell.row + shift) for cell in two.grid.cells if cell.row >= head]
    grid = replace(one.grid, rows=shift + two.grid.rows, cells=tuple(cells))
    return replace(one, grid=grid, bottom=two.bottom, full=two.full)


def _placed(ruled: Ruled, places: tuple[float, ...]) -> Ruled | None:
    """``ruled`` on the columns between ``places``; None unless all its rulings are among them, the outer ones too."""
    if ruled.columns == places:
        return ruled
    index: list[int] = []
    for column in ruled.columns:
        nearest = min(range(len(places)), key=lambda i: abs(places[i] - column))
        if abs(places[nearest] - column) > SNAP:
            return None
        index.append(nearest)
    if index[0] != 0 or index[-1] != len(places) - 1 or len(set(index)) != len(index):
        return None
    cells = tuple(
        replace(
            cell,
            column=index[cell.column],
            column_span=index[cell.column + cell.column_span] - index[cell.column],
        )
        for cell in ruled.grid.cells
    )
    full = frozenset(index[column] for column in ruled.full)
    grid = replace(ruled.grid, columns=len(places) - 1, cells=cells)
    return replace(ruled, grid=grid, columns=places, full=full)


def _same_rows(one: Grid, two: Grid) -> int:
    """How many rows from the top are the same in both, up to all but one."""
    rows = min(one.rows, two.rows) - 1
    ours, theirs = (
        {
            (cell.row, cell.column): (cell.text, cell.row_span, cell.column_span)
            for cell in takewhile(lambda cell: cell.row < rows, grid.cells)
        }
        for grid in (one, two)
    )
    for row in range(rows):
        if any(ours.get((row, column)) != theirs.get((row, column)) for column in range(one.columns)):
            return row
    return max(0, rows)


def _is_rest(above: Ruled, first: Sequence[GridCell]) -> bool:
    """Whether ``first``, the first row on a page, is what did not fit of the last row ``above``.

    Its first cell is empty, and whatever it holds goes on with a sentence of a cell that is full to its end.
    """
    last = {
        cell.column: cell
        for cell in takewhile(lambda cell: cell.row == above.grid.rows - 1, reversed(above.grid.cells))
    }
    held = [cell for cell in first if cell.text]
    if not held or held[0].column == 0 or 0 not in last or not last[0].text:
        return False
    if any(cell.row_span > 1 for cell in first):
        return False
    return all(
        (own := last.get(cell.column)) is not None
        and own.column_span == cell.column_span
        and cell.column in above.full
        and not ENDED.search(own.text)
        and not FIGURE.fullmatch(cell.text)
        and not NUMBERED.match(cell.text)
        for cell in held
    )


def _lengthened(cell: GridCell, texts: dict[int, str]) -> GridCell:
    rest = texts.get(cell.column, "")
    return replace(cell, text=cell.text + seam(cell.text, rest) + rest)
