"""Total columns: 合计 over the columns of its group, by header path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.quantities.grids.grid import Column, Grid
from reviewer.quantities.grids.sums import GridSum, Place

_TOTAL = re.compile(r"^(?:[一-鿿]{0,8}(?:合计|总计|小计|总额)|总数)(?:[（(].*[）)])?$")
_SUBTOTAL = re.compile(r"^(?:小计|合计|金额)$")
_WITHIN = re.compile(r"^其中")
_NO_PART = re.compile(r"占|比|率|%|％|增|减|差|备注|说明|单价|数量|人数|分值|得分|完成|上年|年初|年末|结转|结余")
_KNOWN = re.compile(r"基本支出|项目支出|财政拨款收入|一般公共预算|政府性基金|人员经费|公用经费|购置费|事业收入|公务")
_FEWEST = 2


def row_sums(grid: Grid) -> list[GridSum]:
    """Every total cell with the cells of its row that it sums up.

    Columns whose sums do not hold in most rows are no parts of each other, unless their names say so.
    """
    found: list[GridSum] = []
    for total, parts, sure in _groups(grid):
        sums = [*_of_rows(grid, total, parts, sure)]
        holding = sum(each.holds or each.tail for each in sums)
        if sure or (holding >= _FEWEST and holding * 2 > len(sums)):
            found.extend(sums)
    return found


def _of_rows(grid: Grid, total: Column, parts: Sequence[Column], sure: bool) -> Iterator[GridSum]:
    label, codes = _labels(grid, total.at)
    for row in grid.rows:
        whole = row.figures[total.at]
        listed = [(row.figures[part.at], part) for part in parts]
        present = tuple(
            (figure, Place(grid.label(row, label, codes), part.name)) for figure, part in listed if figure is not None
        )
        if whole is None or whole.percent or not present or any(figure.percent for figure, _ in present):
            continue
        yield GridSum(whole, Place(grid.label(row, label, codes), total.name), present, sure, "row")


def _labels(grid: Grid, column: int) -> tuple[int | None, tuple[int, ...]]:
    for label, codes, figures in grid.panels:
        if column in figures:
            return label, codes
    return None, ()


def _groups(grid: Grid) -> Iterator[tuple[Column, tuple[Column, ...], bool]]:
    """Each total column with the columns it sums up."""
    columns = [column for column in grid.columns if column.kind == "figures" and column.path]
    for total in columns:
        depth = next((i for i in reversed(range(len(total.path))) if _TOTAL.match(total.path[i])), None)
        if depth is None:
            continue
        prefix, suffix = total.path[:depth], total.path[depth + 1 :]
        group = [
            column
            for column in columns
            if column is not total
            and column.path[:depth] == prefix
            and (not suffix or column.path[-len(suffix) :] == suffix)
            and len(column.path) > depth
            and not _TOTAL.match(column.path[depth])
            and _same_panel(grid, column, total)
        ]
        parts = tuple(_leaves(group, depth, len(suffix)))
        if len(parts) >= _FEWEST and not any(_NO_PART.search(part.path[depth]) for part in parts):
            sure = sum(_KNOWN.search("".join(part.path[depth:])) is not None for part in parts) * 2 >= len(parts)
            yield total, parts, sure


def _same_panel(grid: Grid, one: Column, two: Column) -> bool:
    return any(one.at in figures and two.at in figures for _, _, figures in grid.panels)


def _leaves(group: Sequence[Column], depth: int, suffix: int) -> Iterator[Column]:
    """The columns that stand for their sub-group: its subtotal where it has one, else all but its 其中."""
    by_child: dict[str, list[Column]] = {}
    for column in group:
        by_child.setdefault(column.path[depth], []).append(column)
    for child, columns in by_child.items():
        if _WITHIN.match(child):
            continue
        inner = {column.at: column.path[depth + 1 : len(column.path) - suffix] for column in columns}
        plain = [column for column in columns if not inner[column.at]]
        subtotal = [column for column in columns if inner[column.at] and _SUBTOTAL.match(inner[column.at][0])]
        if plain or subtotal:
            yield (plain or subtotal)[0]
        else:
            yield from (column for column in columns if not _WITHIN.match(inner[column.at][0]))
