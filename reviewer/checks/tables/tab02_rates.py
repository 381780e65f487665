"""TAB02: shares, rates, differences and growth printed in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.tables.sheets import sheets, titled
from reviewer.model import Span
from reviewer.quantities.grids import Grid, GridRate, rates
from reviewer.quantities.relations.recompute import Grade, grade, rounded

_MOST_TOLD = 4


@check("TAB02", name="表内比率", severity="major", since="0.2")
def derived(report: Report) -> Iterator[Outcome]:
    """检查什么：
    表格中的占比、执行率、完成率、增减额、增减幅等列，是否等于同行所列数额计算的结果。由哪两列计算，按表头名称
    和多数行相符认定；认定不了的不判。

    为何重要：
    比率列常在改数后漏改，或串到相邻一行，读表的人又往往只看比率。

    反例：
    项目支出执行情况表
    单位：万元
    项目	预算数	决算数	执行率（%）
    设备购置	200.00	190.00	95.00
    人员培训	80.00	60.00	75.00
    场地维修	50.00	40.00	75.00

    正例：
    项目支出执行情况表
    单位：万元
    项目	预算数	决算数	执行率（%）
    设备购置	200.00	190.00	95.00
    人员培训	80.00	60.00	75.00
    场地维修	50.00	40.00	80.00

    已知误报：
    比率按未印出的更精确数据计算时，末位可差一，只作提示。

    建议措辞：
    请按同行数额重新计算并更正。
    """
    read = [(grid, found) for grid in report.once(sheets) if (found := rates(grid))]
    if not read:
        yield Unable("没有识别到带占比、执行率或增减列的表格")
        return
    for grid, found in read:
        yield from _outcomes(grid, found)


def _outcomes(grid: Grid, found: Sequence[GridRate]) -> Iterator[Outcome]:
    graded = [(one, _grade(one)) for one in found]
    wrong = [one for one, verdict in graded if verdict == "wrong"]
    slight = [one for one, verdict in graded if verdict in ("truncated", "last_digit")]
    if wrong:
        yield _fault(grid, wrong, "")
    elif slight:
        yield _fault(grid, slight, "，仅末位取舍不同")._replace(severity="info")
    else:
        yield Held((grid.span,), f"{titled(grid)}：{len(found)}处比率、增减复算相符")


def _grade(one: GridRate) -> Grade:
    if one.due is None:
        return "ok" if one.stated.value == 0 else "wrong"
    return grade(one.due, one.stated.value, one.stated.place)


def _fault(grid: Grid, wrong: Sequence[GridRate], tail: str) -> Fault:
    said = "；".join(
        f"“{one.at.row}”行“{one.at.column}”列为{one.stated.text}，按同行数额应为{_due(one)}"
        for one in wrong[:_MOST_TOLD]
    )
    more = f"；另有{len(wrong) - _MOST_TOLD}处" if len(wrong) > _MOST_TOLD else ""
    return Fault(
        f"{titled(grid)}{said}{more}{tail}。",
        tuple(_span(one) for one in wrong),
        certainty="certain",
        computation="；".join(f"{one.formula}={_due(one)}≠{one.stated.text}" for one in wrong[:_MOST_TOLD]),
        values={"表": grid.title, "所列": wrong[0].stated.text, "复算": _due(wrong[0])},
    )


def _due(one: GridRate) -> str:
    if one.due is None:
        return "无法计算（基数为零）"
    due = rounded(one.due, one.stated.place)
    return f"{Decimal(due):.{one.stated.decimals}f}{'%' if one.stated.percent else ''}"


def _span(one: GridRate) -> Span:
    spans = [one.stated.span, *(figure.span for figure in one.others)]
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
