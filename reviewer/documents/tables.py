"""Tables that stand in text as tab-separated lines, and the unit printed over a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.documents.limits import bound_cells
from reviewer.model import Cell, Table

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\s+")
_MEASURE = (
    r"((?:亿|千万|百万|十万|万|千|百)?"
    r"(?:美元|元|人次|人|户|个|项|家|件|台|套|辆|吨|亩|公顷|平方米|平方公里|公里)|[%％‰])"
)
_UNIT = re.compile(rf"单位[:：](?:人民币)?{_MEASURE}(?![\u4e00-\u9fff])")
_HEAD_UNIT = re.compile(rf"[（(]{_MEASURE}[)）]\Z")
_FIGURE = re.compile(r"[-－]?[\d,，]*\d(?:\.\d+)?[%％]?\Z")
# Columns of figures that are no amounts: they need no unit for the amounts beside them to agree.
_NO_AMOUNT = re.compile(r"序号|行次|编[码号]|年[度份]|率|比|占|分|权重|数量|[人次户件]数")
CONTENTS = frozenset({"目录", "目次"})
# How far above a table, in printed lines, its unit line may stand: unit line, table number, sheet of n sheets.
_LINES_ABOVE = 3
_ROWS_WITHIN = 3
_LONGEST_UNIT_LINE = 120


def tab_grids(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Table]:
    """Tables made of two or more consecutive lines with the same number of tabs.

    ``taken`` are spans, in order, that are tables already. A tab that only indents a line makes no table, nor
    do the entries of a table of contents.
    """
    found: list[Table] = []
    for start, end in _gaps(len(text), taken):
        run: list[tuple[int, int]] = []
        tabs = 0
        above = ""
        for line in _LINE.finditer(text, start, end):
            count = line.group().count("\t")
            if run and (count != tabs or line.start() != run[-1][1] + 1):
                found.extend(_grid(text, run, tabs, above))
                above = text[run[-1][0] : run[-1][1]]
                run = []
            if count:
                run.append(line.span())
                tabs = count
            else:
                above = line.group()
        found.extend(_grid(text, run, tabs, above))
    return found


def _gaps(length: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in taken:
        yield at, start
        at = end
    yield at, length


def _grid(text: str, lines: Sequence[tuple[int, int]], tabs: int, above: str) -> Iterator[Table]:
    bound_cells(len(lines) * (tabs + 1))
    if len(lines) < 2 or _BLANK.sub("", above) in CONTENTS:
        return
    if not any("\t" in text[start:end].strip() for start, end in lines):
        return
    cells: list[Cell] = []
    for row, (start, end) in enumerate(lines):
        at = start
        for column, part in enumerate(text[start:end].split("\t")):
            inner = part.strip()
            begin = at + (part.index(inner) if inner else 0)
            cells.append(Cell(row=row, column=column, start=begin, end=begin + len(inner)))
            at += len(part) + 1
    yield Table(start=lines[0][0], end=lines[-1][1], rows=len(lines), columns=tabs + 1, cells=tuple(cells))


def find_unit(text: str, table: Table, floor: int = 0) -> str | None:
    """The unit of measure of ``table``, or None.

    It stands in a “单位：万元” in the lines just above (not before ``floor``) or in the head, or in the head of
    every column of amounts, the same in all: 预算数（万元）, 执行数（万元）.
    """
    end = table.start
    for _ in range(_LINES_ABOVE):
        line, end = _line_before(text, end, floor)
        if len(line) <= _LONGEST_UNIT_LINE and (found := _UNIT.search(_BLANK.sub("", line))):
            return found.group(1)
    for row in range(min(_ROWS_WITHIN, table.rows)):
        for cell in table.cells:
            if cell.row == row and (found := _UNIT.search(_BLANK.sub("", text[cell.start : cell.end]))):
                return found.group(1)
    return _unit_of_columns(text, table)


def _unit_of_columns(text: str, table: Table) -> str | None:
    words = [(cell, _BLANK.sub("", text[cell.start : cell.end])) for cell in table.cells if cell.end > cell.start]
    first = min((cell.row for cell, word in words if _FIGURE.match(word)), default=0)
    figures = {cell.column for cell, word in words if cell.row >= first and _FIGURE.match(word)}
    heads: dict[int, str] = {}
    for cell, word in words:
        if cell.row < min(first, _ROWS_WITHIN):
            heads |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), word)
    units: set[str | None] = set()
    for column in figures:
        head = heads.get(column, "")
        found = _HEAD_UNIT.search(head)
        if found or not _NO_AMOUNT.search(head):
            units.add(found.group(1) if found else None)
    amounts = {unit for unit in units if unit is None or unit.endswith("元")}
    return amounts.pop() if len(amounts) == 1 else None


def _line_before(text: str, end: int, floor: int) -> tuple[str, int]:
    """The last line with anything on it that ends before ``end``, and where it starts."""
    while end > floor:
        start = max(floor, text.rfind("\n", 0, end - 1) + 1)
        line = text[start:end]
        end = start
        if line.strip():
            return line, end
    return "", end
