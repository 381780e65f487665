"""Total rows: a code over the codes one level below it, a numbered row over its sub-rows, 合计 over what it closes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.grids.figures import Figure
from reviewer.quantities.grids.grid import Grid, Row
from reviewer.quantities.grids.sums import GridSum, Place

_TOTAL = re.compile(r"(?:合计|总计|共计)(?:[（(].*[）)])?$")
_LAST = re.compile(r"小计$")
_GRAND = re.compile(r"总计(?:[（(].*[）)])?$")
_WITHIN = re.compile(r"^(?:其中|#)")
_TOP = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_NOT_ADDED = re.compile(r"率|比例|占比|%|人均|户均|单价|标准|排名|满意|得分率|增长|目标值|完成值")
_FEWEST = 2


class _Line(NamedTuple):
    row: Row
    label: str
    code: str


def column_sums(grid: Grid) -> list[GridSum]:
    """Every total row with the rows it sums up, column by column. Levels are never added across."""
    found: list[GridSum] = []
    for label, codes, figures in grid.panels:
        lines = [
            _Line(row, name, grid.code(row, codes))
            for row in grid.rows
            if (name := grid.label(row, label, codes)) or grid.code(row, codes)
        ]
        columns = [index for index in figures if not _NOT_ADDED.search("".join(grid.columns[index].path))]
        found.extend(_by_code(grid, lines, columns))
        found.extend(_closed(grid, lines, columns))
    return found


def _by_code(grid: Grid, lines: Sequence[_Line], columns: Sequence[int]) -> Iterator[GridSum]:
    children: dict[str, list[_Line]] = {}
    known = {line.code for line in lines if line.code}
    for line in lines:
        parent = line.code[:-2] if len(line.code) in (5, 7) else ""
        if parent in known:
            children.setdefault(parent, []).append(line)
    for line in lines:
        if line.code in children and len([one for one in lines if one.code == line.code]) == 1:
            yield from _sums(grid, line, children[line.code], columns, sure=True)


def _closed(grid: Grid, lines: Sequence[_Line], columns: Sequence[int]) -> Iterator[GridSum]:
    """合计 over the rows since the last total; a 合计 above coded rows is of all of them."""
    coded = [line for line in lines if len(line.code) == 3]
    if coded:
        for line in lines:
            if not line.code and _TOTAL.search(line.label) and line.label.strip("（）()") in ("合计", "总计"):
                yield from _sums(grid, line, coded, columns, sure=True)
        return
    open_lines: list[_Line] = []
    inside = _inside(lines, columns)
    for line in lines:
        if not _TOTAL.search(line.label) and not (line is lines[-1] and _LAST.search(line.label)):
            if line.row.at not in inside:
                open_lines.append(line)
            continue
        tops = [one for one in open_lines if _TOP.match(one.label)]
        numbered = len(tops) >= _FEWEST
        parts = (
            [one for one in open_lines if _TOP.match(one.label) or _TOTAL.search(one.label)] if numbered else open_lines
        )
        if numbered and not _TOTAL.search(open_lines[0].label):
            after = [one for one in open_lines if not _numbered(one.label) and not _TOTAL.search(one.label)]
            parts = [*parts, *(one for one in after if one.row.at > tops[-1].row.at and _beside(one, open_lines))]
        whole = numbered or (line is lines[-1] and open_lines[:1] == lines[:1] and len(parts) > _FEWEST)
        sums = [*_sums(grid, line, parts, columns, sure=whole)] if len(parts) >= _FEWEST else []
        holding = sum(each.holds or each.tail for each in sums)
        if numbered or (whole and len(sums) == 1) or holding * 2 >= max(1, len(sums)):
            yield from sums
        open_lines = [line]


def _inside(lines: Sequence[_Line], columns: Sequence[int]) -> frozenset[int]:
    """The rows that 其中 opens: its own, and those after it as far as they make up the row above."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if _WITHIN.match(line.label):
            found.update(one.row.at for one in lines[at : at + (_made_up(lines, at, columns) or 1)])
    return frozenset(found)


def _made_up(lines: Sequence[_Line], at: int, columns: Sequence[int]) -> int | None:
    """How many rows from ``at`` on add up to the row before, in some column; None where none do."""
    for index in columns:
        whole = lines[at - 1].row.figures[index] if at else None
        added = Decimal(0)
        for count, line in enumerate(lines[at:], start=1):
            part = line.row.figures[index]
            if whole is None or part is None or part.percent or _TOTAL.search(line.label):
                break
            added += part.value
            if added == whole.value:
                return count
    return None


_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])")


def _numbered(label: str) -> bool:
    return _NUMBERED.match(label) is not None


def _beside(line: _Line, lines: Sequence[_Line]) -> bool:
    """Whether an unnumbered row stands after all numbered ones: 上年结转, 结转下年."""
    return not any(_numbered(other.label) and other.row.at > line.row.at for other in lines)


def _sums(grid: Grid, total: _Line, parts: Sequence[_Line], columns: Sequence[int], *, sure: bool) -> Iterator[GridSum]:
    for index in columns:
        name = grid.columns[index].name
        whole = total.row.figures[index]
        figures: list[tuple[Figure, Place]] = [
            (figure, Place(part.label, name)) for part in parts if (figure := part.row.figures[index]) is not None
        ]
        if whole is None or whole.percent or not figures or any(figure.percent for figure, _ in figures):
            continue
        yield GridSum(whole, Place(total.label, name), tuple(figures), sure, "column")
