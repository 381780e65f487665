"""Columns that follow from two others: shares, rates, differences, growth. Which two is told by names and evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from reviewer.quantities.grids.figures import Figure
from reviewer.quantities.grids.grid import Column, Grid, Row
from reviewer.quantities.grids.sums import Place


class GridRate(NamedTuple):
    """A cell that follows from two others of its row (or from one and the total row): ``due`` is what follows.

    ``others`` are those of its row.

    ``formula`` is written with the printed figures (2940.05÷2993.92); ``sure`` says that the names of the columns
    or most rows of the table bear the rule out.
    """

    stated: Figure
    at: Place
    due: Decimal | None
    formula: str
    others: tuple[Figure, ...]
    sure: bool


_RATE = re.compile(r"(?:执行|完成|支付|支出|控制|使用|到位)率|完成(?:年初|调整|全年)?预算|占预算")
_SHARE = re.compile(r"占比|比重|占[^率]{0,8}(?:比例|%|％)")
_GROWTH = re.compile(r"增[长减幅]?(?:率|幅|[（(]?[%％])|[±＋+-]?[%％]$|同比$|比上年增长|变动率")
_DIFFERENCE = re.compile(r"增减额|差额|^增减$|^差异$|增[（(]?[+＋]?[)）]?减|比上年增减|结余(?:数|额)?$|变动额")
_PART = re.compile(r"决算|执行|支出数|实际|完成数|支付数|本年|今年")
_WHOLE = re.compile(r"预算|计划|目标|应|上年|去年")
_DONE = re.compile(r"完成率")
_AT_MOST = re.compile(r"[≤≦＜<]|不超过|不高于|不多于|不大于|以内|以下|压减|控制在")
_TOTAL_ROW = re.compile(r"^(?:合计|总计|合\s*计)$")
_FEWEST = 2
_MOST_BASES = 8  # columns of amounts a table of rates may have for sums of two to be tried
_HUNDRED = Decimal(100)

_Rule = Callable[[Decimal, Decimal], Decimal | None]


def rates(grid: Grid) -> list[GridRate]:
    """Every cell of a derived column, with what the columns it derives from give."""
    found: list[GridRate] = []
    for _, _, figures in grid.panels:
        columns = [grid.columns[index] for index in figures]
        for column in columns:
            bases = [base for base in columns if base is not column and not _derived(base)]
            if _SHARE.search(column.name):
                found.extend(_shares(grid, column, bases))
            elif rule := _rule(column):
                found.extend(_pairs(grid, column, bases, rule))
    return found


def _derived(column: Column) -> bool:
    return any(pattern.search(column.name) for pattern in (_RATE, _SHARE, _GROWTH, _DIFFERENCE))


def _rule(column: Column) -> tuple[str, _Rule] | None:
    if _RATE.search(column.name):
        return "{0}÷{1}", lambda part, whole: part / whole * _HUNDRED if whole else None
    if _GROWTH.search(column.name):
        return "({0}-{1})÷{1}", lambda now, then: (now - then) / then * _HUNDRED if then else None
    if _DIFFERENCE.search(column.name):
        return "{0}-{1}", lambda now, then: now - then
    return None


def _pairs(grid: Grid, column: Column, bases: Sequence[Column], rule: tuple[str, _Rule]) -> Iterator[GridRate]:
    best: list[GridRate] = []
    for one, whole in _candidates(column, bases):
        read = [*_of_pair(grid, column, one, whole, rule)]
        held = sum(fits(each) for each in read)
        named = _PART.search(one.name) is not None and _WHOLE.search(whole[0].name) is not None and len(bases) == 2
        borne_out = (named and read) or (held >= _FEWEST and held * 2 > len(read))
        if borne_out and (not best or held > sum(fits(each) for each in best)):
            best = read
    yield from best


def _candidates(column: Column, bases: Sequence[Column]) -> Iterator[tuple[Column, tuple[Column, ...]]]:
    """What ``column`` may be of: one column and another; a rate also one and two others together (年初预算+追加)."""
    for one, two in permutations(bases, 2):
        yield one, (two,)
    if _RATE.search(column.name) and len(bases) <= _MOST_BASES:
        for one in bases:
            for whole in combinations([base for base in bases if base is not one], 2):
                yield one, whole


def _of_pair(
    grid: Grid, column: Column, one: Column, whole: Sequence[Column], rule: tuple[str, _Rule]
) -> Iterator[GridRate]:
    form, compute = rule
    for row in grid.rows:
        stated, first = row.figures[column.at], row.figures[one.at]
        others = [figure for base in whole if (figure := row.figures[base.at]) is not None]
        if stated is None or first is None or len(others) < len(whole):
            continue
        if first.percent or any(figure.percent for figure in others) or _reached(column, stated, row):
            continue
        second = sum((figure.value for figure in others), Decimal(0))
        summed = "+".join(f"{figure.value:f}" for figure in others)
        formula = form.format(f"{first.value:f}", f"({summed})" if len(others) > 1 else summed)
        place = Place(_label(grid, row, column), column.name)
        yield GridRate(stated, place, compute(first.value, second), formula, (first, *others), True)


def _reached(column: Column, stated: Figure, row: Row) -> bool:
    """Whether the row is one whose target is reached by staying below it: 等候时间不超过15分钟, 12, 100%."""
    full = _DONE.search(column.name) is not None and stated.value == _HUNDRED
    return full and any(_AT_MOST.search(cell) for cell in row.cells)


def _shares(grid: Grid, column: Column, bases: Sequence[Column]) -> Iterator[GridRate]:
    totals = [row for row in grid.rows if _TOTAL_ROW.match(_label(grid, row, column))]
    before = [base for base in bases if base.at < column.at]
    if len(totals) != 1 or not before:
        return
    base = before[-1]
    whole = totals[0].figures[base.at]
    if whole is None or not whole.value:
        return
    read = [
        GridRate(
            stated,
            Place(_label(grid, row, column), column.name),
            part.value / whole.value * _HUNDRED,
            f"{part.value:f}÷{whole.value:f}",
            (part,),
            True,
        )
        for row in grid.rows
        if (stated := row.figures[column.at]) is not None and (part := row.figures[base.at]) is not None
    ]
    if sum(fits(each) for each in read) * 2 > len(read):
        yield from read


def fits(one: GridRate) -> bool:
    """Whether the printed cell is what follows, to its last digit."""
    if one.due is None:
        return one.stated.value == 0
    return abs(one.due - one.stated.value) <= one.stated.place * Decimal("1.5")


def _label(grid: Grid, row: Row, column: Column) -> str:
    for label, codes, figures in grid.panels:
        if column.at in figures:
            return grid.label(row, label, codes)
    return ""
