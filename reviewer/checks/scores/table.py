"""The self-score table: indicators with target, result, weight and points, by the headers of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from reviewer.checks.report import Report
from reviewer.checks.tables.sheets import sheets
from reviewer.model import Span
from reviewer.quantities.grids import Figure, Grid, Row

_WEIGHT = re.compile(r"^(?:分值|权重|满分|标准分|指标分值|分数)(?:[（(].{0,6}[）)])?$")
_SCORE = re.compile(r"^(?:自评)?(?:得分|自评分|评分|实际得分)(?:[（(].{0,6}[）)])?$|自评得分$")
_TARGET = re.compile(r"目标值|指标值|计划值|计划完成|年初目标|预期值|^目标$")
_ACTUAL = re.compile(r"完成值|完成情况|实际值|实际完成|^完成$")
_INDICATOR = re.compile(r"三级指标|指标名称|指标内容|二级指标|一级指标|^指标$")
_NOTE = re.compile(r"原因|说明|备注|偏差|改进")
_RATE = re.compile(r"^(?:预算)?执行率(?:[（(][%％][）)])?$")
_TOTAL = re.compile(r"^(?:合计|总计|总分|总得分|自评总分|综合得分|得分合计)$")
_SUBTOTAL = re.compile(r"^.{0,14}小计(?:[（(].{0,8}[）)])?$|^[^指]{2,14}合计$")
_VALUE = re.compile(
    r"(?P<sign>≥|≧|>=|＞=|>|＞|≤|≦|<=|＜|<|=|不低于|不少于|不高于|不超过|大于等于|小于等于|达到?|超过)?"
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[%％]|[万亿]?[一-鿿]{0,4})"
)
_FULL = Decimal(100)
_AT_MOST = frozenset({"≤", "≦", "<=", "＜", "<", "不高于", "不超过", "小于等于"})


class Goal(NamedTuple):
    """A target or result as a number: ``at_most`` for targets that must not be exceeded."""

    value: Decimal
    unit: str
    at_most: bool


class Indicator(NamedTuple):
    """One row: what is missing in the table is None."""

    name: str
    target: Goal | None
    actual: Goal | None
    weight: Figure | None
    score: Figure | None
    note: str
    span: Span
    cells: str

    @property
    def rate(self) -> Decimal | None:
        """Completed over target, 1 where both are the same; None where they do not compare."""
        if self.target is None or self.actual is None or self.target.unit != self.actual.unit:
            return None
        return self.actual.value / self.target.value if self.target.value else None

    @property
    def missed(self) -> bool:
        rate = self.rate
        return rate is not None and self.target is not None and (rate > 1 if self.target.at_most else rate < 1)


UNCOMPARED = "没有识别到列有目标值和完成值的自评表"


class Group(NamedTuple):
    """Indicators of one first level (产出指标), as a cell spanning their rows or a row of their subtotal names it."""

    name: str
    members: tuple[Indicator, ...]
    subtotal: Indicator | None = None

    @property
    def weight(self) -> Decimal | None:
        return _sum([one.weight for one in self.members])

    @property
    def score(self) -> Decimal | None:
        return _sum([one.score for one in self.members])


def _sum(figures: Sequence[Figure | None]) -> Decimal | None:
    known = [figure.value for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(figures) else None


class ScoreTable(NamedTuple):
    """``whole``: the rows are indicators under their own heading, which together are worth 100 points.

    ``beside`` are the rows of the money, where they stand in a table of their own before this one.
    """

    grid: Grid
    indicators: tuple[Indicator, ...]
    total_weight: Figure | None
    total_score: Figure | None
    whole: bool
    groups: tuple[Group, ...] = ()
    beside: tuple[Indicator, ...] = ()

    @property
    def compared(self) -> list[Indicator]:
        """The indicators whose result can be set against their target."""
        return [one for one in self.indicators if one.rate is not None]


class _Heads(NamedTuple):
    """The columns by what stands over them."""

    weight: int
    score: int
    target: int | None
    actual: int | None
    rate: int | None
    note: int | None
    names: tuple[int, ...]


def score_tables(report: Report) -> list[ScoreTable]:
    """The tables with a column of weights and one of points; use as ``report.once(score_tables)``."""
    found: list[ScoreTable] = []
    for grid in report.once(sheets):
        table = _table(grid)
        if table is not None:
            before = found[-1] if found and table.whole else table
            found.append(table if before.whole else table._replace(beside=before.indicators))
    return found


def _table(grid: Grid) -> ScoreTable | None:
    """The form for projects is one table with two headings: that of the money, and below it that of the indicators."""
    heads = _heads((column.at, column.name) for column in grid.columns if column.path)
    whole = heads is not None and bool(heads.names)
    rows: list[Indicator] = []
    firsts: list[str] = []
    subtotals: list[tuple[int, Indicator]] = []
    totals: tuple[Figure | None, Figure | None] = (None, None)
    for row in grid.rows:
        below = _heads(enumerate(row.cells)) if not any(row.figures) else None
        if below is not None:
            heads, whole = below, whole or bool(below.names)
        elif heads is None:
            continue
        elif any(_TOTAL.match(cell) for cell in row.cells):
            totals = (row.figures[heads.weight], row.figures[heads.score])
        elif row.figures[heads.weight] is not None or row.figures[heads.score] is not None:
            if any(_SUBTOTAL.match(cell) for cell in row.cells):
                subtotals.append((len(rows), _indicator(row, heads)))
                continue
            first = row.cells[heads.names[0]] if len(heads.names) > 1 else ""
            firsts.append(first or (firsts[-1] if firsts else ""))
            rows.append(_indicator(row, heads))
    if not rows:
        return None
    levels = subtotals or any(one != firsts[0] for one in firsts)
    headed = () if levels else _headed(rows, totals[0].value if totals[0] is not None else _FULL)
    if headed:
        return ScoreTable(grid, tuple(row for group in headed for row in group.members), *totals, whole, headed)
    return ScoreTable(grid, tuple(rows), *totals, whole, (*_by_level(rows, firsts), *_by_subtotal(rows, subtotals)))


def _headed(rows: Sequence[Indicator], total: Decimal) -> tuple[Group, ...]:
    """The groups of a table that lists each first level and, below it, its parts; empty where it does not.

    A row is such a level if the weights of those right below it add up to its own; the table is of that kind if
    only without the parts, and not with them, the weights make the total.
    """
    weights = [row.weight.value if row.weight is not None else None for row in rows]
    if None in weights or _sum([row.weight for row in rows]) == total:
        return ()
    groups: list[Group] = []
    at = 0
    while at < len(rows):
        parts = _parts_below(weights[at:])
        row, members = rows[at], tuple(rows[at + 1 : at + 1 + parts])
        groups.append(Group(row.name, members, row) if members else Group(row.name, (row,)))
        at += 1 + parts
    whole = sum((group.weight or Decimal(0) for group in groups), Decimal(0)) == total
    return tuple(groups) if whole else ()


def _parts_below(weights: Sequence[Decimal | None]) -> int:
    """How many of the weights after the first add up to it, 0 where none do."""
    own, added = weights[0] or Decimal(0), Decimal(0)
    for number, weight in enumerate(weights[1:], start=1):
        added += weight or Decimal(0)
        if added >= own:
            return number if number > 1 and added == own else 0
    return 0


def _by_level(rows: Sequence[Indicator], firsts: Sequence[str]) -> Iterator[Group]:
    """Neighbouring rows under one name of the first level."""
    for name, members in groupby(zip(firsts, rows, strict=True), key=lambda pair: pair[0]):
        if name:
            yield Group(name, tuple(row for _, row in members))


def _by_subtotal(rows: Sequence[Indicator], subtotals: Sequence[tuple[int, Indicator]]) -> Iterator[Group]:
    """The rows before each subtotal, or after it where a table begins with one."""
    after = bool(subtotals) and subtotals[0][0] == 0
    ends = [at for at, _ in subtotals[1:]] + [len(rows)] if after else [at for at, _ in subtotals]
    start = 0
    for end, (_, subtotal) in zip(ends, subtotals, strict=True):
        yield Group(subtotal.name, tuple(rows[start:end]), subtotal)
        start = end


def _heads(cells: Iterable[tuple[int, str]]) -> _Heads | None:
    """The columns of a heading row; None where it has none for weights or none for points."""
    listed = [(at, cell) for at, cell in cells if cell]

    def column(pattern: re.Pattern[str]) -> int | None:
        return next((at for at, cell in listed if pattern.search(cell)), None)

    weight, score = column(_WEIGHT), column(_SCORE)
    if weight is None or score is None:
        return None
    names = tuple(at for at, cell in listed if _INDICATOR.search(cell))
    return _Heads(weight, score, column(_TARGET), column(_ACTUAL), column(_RATE), column(_NOTE), names)


def _indicator(row: Row, heads: _Heads) -> Indicator:
    name = next((row.cells[at] for at in reversed(heads.names) if row.cells[at]), "") or next(filter(None, row.cells))
    target, actual = _goal(row, heads.target), _goal(row, heads.actual)
    if heads.target is None and (rate := _goal(row, heads.rate)) is not None and rate.unit == "%":
        name, target, actual = f"{name}执行率", Goal(_FULL, "%", at_most=False), rate
    return Indicator(
        name,
        target,
        actual,
        row.figures[heads.weight],
        row.figures[heads.score],
        row.cells[heads.note] if heads.note is not None else "",
        row.span(),
        "".join(row.cells),
    )


def _goal(row: Row, column: int | None) -> Goal | None:
    match = _VALUE.fullmatch(row.cells[column]) if column is not None else None
    if match is None:
        return None
    value = Decimal(match["number"].replace(",", ""))
    return Goal(value, match["unit"].replace("％", "%"), (match["sign"] or "") in _AT_MOST)
