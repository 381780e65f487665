"""Tables of a web page as grids, and which tables only lay out the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.html_walk import Walk, inline_text
from reviewer.documents.limits import MAX_CELLS
from reviewer.documents.stacked import unstacked

Node = Any

_MOST_COLUMNS = 200
_MOST_ROWS = 20_000
# A cell with this share of the text of its table, and this long, holds a page, not a figure.
_SHARE = 0.8
_LONG = 400


def grid_of(table: Node) -> Grid | None:
    """The grid of ``table``, or None where the table only lays out text: nested, of one column, or all in one cell."""
    cells: list[GridCell] = []
    # For every column the row from which it is free again.
    free = [0] * _MOST_COLUMNS
    row = -1
    for row, element in enumerate(_rows(table)):
        if row >= _MOST_ROWS:
            break
        column = 0
        for cell in _cells(element):
            while column < _MOST_COLUMNS and free[column] > row:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            tall = _number(cell, "rowspan", _MOST_ROWS)
            wide = min(_number(cell, "colspan", _MOST_COLUMNS), _MOST_COLUMNS - column)
            free[column : column + wide] = [row + tall] * wide
            cells.append(GridCell(row, column, inline_text(cell), tall, wide))
            column += wide
    rows = row + 1
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    if columns < 2 or rows * columns > MAX_CELLS or _is_layout(table, cells):
        return None
    fitted = tuple(
        GridCell(c.row, c.column, c.text, min(c.row_span, rows - c.row), c.column_span) for c in cells if c.row < rows
    )
    return unstacked(Grid(rows=rows, columns=columns, cells=fitted))


def _is_layout(table: Node, cells: list[GridCell]) -> bool:
    longest = max(len(cell.text) for cell in cells)
    if longest > _LONG and longest > _SHARE * sum(len(cell.text) for cell in cells):
        return True
    return any(entering and node.tag == "table" and node != table for node, entering in Walk(table))


def _rows(table: Node) -> Iterator[Node]:
    for element in table.iter():
        if element.tag == "tr":
            yield element
        elif element.tag in {"tbody", "thead", "tfoot"}:
            yield from (row for row in element.iter() if row.tag == "tr")


def _cells(row: Node) -> Iterator[Node]:
    return (cell for cell in row.iter() if cell.tag in {"td", "th"})


def _number(cell: Node, name: str, most: int) -> int:
    text = (cell.attributes.get(name) or "").strip()
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
