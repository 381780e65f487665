"""TAB01: the sums of a table, along its rows and down its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scores.table import score_tables
from reviewer.checks.tables.sheets import money, sums, titled
from reviewer.model import Span
from reviewer.quantities.grids import Figure, Grid, GridSum

_MOST_TOLD = 4
_FEW = 6


@check("TAB01", name="表内合计", severity="critical", since="0.2")
def totals(report: Report) -> Iterator[Outcome]:
    """检查什么：
    表格中的合计列是否等于同组各列之和，科目编码的上级行是否等于下一级各行之和，合计行是否等于所含各行之和。列按
    表头识别，科目按编码识别，不跨级次相加；跨页的表先行拼接；同一张表的问题合为一条。

    为何重要：
    预决算表的行列勾稽是公开前最基本的核对，一处错填往往使行、列同时不平。

    反例：
    支出预算总表
    单位：元
    科目编码	科目名称	合计	基本支出	项目支出
    205	教育支出	9000	6000	3000
    20502	普通教育	6000	6000	3000
    20508	进修培训	3000	0	3000
    合计		9000	6000	3000

    正例：
    支出预算总表
    单位：元
    科目编码	科目名称	合计	基本支出	项目支出
    205	教育支出	9000	6000	3000
    20502	普通教育	6000	6000	0
    20508	进修培训	3000	0	3000
    合计		9000	6000	3000

    已知误报：
    表中只列部分科目时各级之和会小于上级，应以加注说明为准；由四舍五入形成的尾差只作提示。

    建议措辞：
    请核对表内各行、各列数据，更正后使合计与分项相符。
    """
    told = report.once(sums)
    if not any(found for _, found in told):
        yield Unable("没有识别到带合计的表格")
        return
    scored = {table.grid for table in report.once(score_tables)}  # points are not rounded: SCO05 speaks of them
    tails: list[tuple[Grid, GridSum]] = []
    for grid, found in told:
        tails += [(grid, each) for each in found if each.tail and grid not in scored]
        yield from _outcomes(grid, found)
    if tails:
        yield _tails(tails)


def _outcomes(grid: Grid, found: Sequence[GridSum]) -> Iterator[Outcome]:
    failing = [each for each in found if not each.holds and not each.tail and _claims(each)]
    holding = sum(each.holds for each in found)
    if failing:
        yield _fault(grid, failing)
    elif holding:
        shown = "；".join(_added(each) for each in found if each.holds and holding <= _FEW)
        yield Held((grid.span,), f"{titled(grid)}：{holding}处合计与分项相符{f'：{shown}' if shown else ''}")


def _claims(one: GridSum) -> bool:
    """Whether the parts claim to be all there is, or exceed their total."""
    return one.sure or one.gap < 0


def _fault(grid: Grid, failing: Sequence[GridSum]) -> Fault:
    decimals = max(each.total.decimals for each in failing)
    said = "；".join(_said(each, decimals) for each in failing[:_MOST_TOLD])
    more = f"；另有{len(failing) - _MOST_TOLD}处" if len(failing) > _MOST_TOLD else ""
    culprit = _one_cell(failing)
    cause = f"。{culprit}" if culprit else ""
    first = failing[0]
    return Fault(
        f"{titled(grid)}{said}{more}{cause}。",
        tuple(dict.fromkeys(_span(each) for each in failing)),
        certainty="certain" if all(each.sure for each in failing) else "likely",
        computation="；".join(_equation(each, decimals) for each in failing[:_MOST_TOLD]),
        values={
            "表": grid.title,
            "合计": first.total.text,
            "分项之和": money(first.sum, decimals),
            "差额": money(abs(first.gap), decimals),
        },
    )


def _tails(tails: Sequence[tuple[Grid, GridSum]]) -> Fault:
    names = "".join(dict.fromkeys(titled(grid) for grid, _ in tails))
    return Fault(
        f"{names}共{len(tails)}处合计与分项相差不超过取舍尾差，可能由四舍五入所致。",
        tuple(dict.fromkeys(_span(each) for _, each in tails)),
        severity="info",
        computation="；".join(_equation(each, each.total.decimals) for _, each in tails[:_MOST_TOLD]),
        ask="请确认是否为四舍五入形成的尾差；如是，可加注说明。",
    )


def _said(one: GridSum, decimals: int) -> str:
    due = money(one.sum, decimals)
    names = "、".join(place.column if one.direction == "row" else place.row for _, place in islice(one.parts, 6))
    listed = names if len(one.parts) <= 6 else f"{names}等{len(one.parts)}项"
    return f"“{one.at.row}”行“{one.at.column}”列为{one.total.text}，{listed}之和为{due}"


def _equation(one: GridSum, decimals: int) -> str:
    terms = "+".join(f"{figure.value:f}" for figure, _ in one.parts).replace("+-", "-")
    return f"{terms}={money(one.sum, decimals)}≠{one.total.value:f}"


def _added(one: GridSum) -> str:
    return f"{'+'.join(f'{figure.value:f}' for figure, _ in one.parts)}={one.total.value:f}"


def _span(one: GridSum) -> Span:
    """The row of a row sum; the total's cell of a column sum."""
    if one.direction == "column":
        return one.total.span
    spans = [one.total.span, *(figure.span for figure, _ in one.parts)]
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))


def _one_cell(failing: Sequence[GridSum]) -> str:
    """The one cell that, read otherwise, would make every failing sum right at once."""
    if len(failing) < 2:
        return ""
    wanted: dict[int, tuple[Figure, str, set[Decimal], int]] = {}
    for one in failing:
        cells = [(one.total, one.sum, one.at), *((f, f.value + one.gap, place) for f, place in one.parts)]
        for figure, due, at in cells:
            name = f"“{at.row}”行“{at.column}”列{figure.text}"
            _, _, dues, times = wanted.get(figure.span.start, (figure, name, set(), 0))
            wanted[figure.span.start] = (figure, name, dues | {due}, times + 1)
    fits = [(f, name, dues) for f, name, dues, times in wanted.values() if times == len(failing) and len(dues) == 1]
    if len(fits) != 1:
        return ""
    figure, name, dues = fits[0]
    return f"如{name}为{money(dues.pop(), figure.decimals)}，则以上{len(failing)}处同时相符，请核实"
