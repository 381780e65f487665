"""SCO03: a score rate that runs away from the execution rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import percentage
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scores.table import Indicator, ScoreTable, score_tables
from reviewer.checks.tables.sheets import titled
from reviewer.model import Span

_EXECUTION = re.compile(r"预算执行|执行率|预算完成率")
_PROGRESS = re.compile(r"支付进度")  # one of the year's stages: stands for the execution rate only where none is scored
_LIMIT = Decimal(5)


@check("SCO03", name="得分率与执行率背离", severity="major", since="0.2")
def divergence(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评表中除预算执行外各指标的得分率S，与预算执行得分率E相比，(S−E)/S是否超过5%（预算绩效系统的红色预警口径）。

    为何重要：
    钱没有花出去而绩效几乎满分，说明目标定低了或得分偏高。

    反例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    预算执行率	100%	70.00%	10	7.00
    培训人次	200人次	200人次	50	50.00
    群众满意度	90%	92%	40	40.00
    合计			100	97.00

    正例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    预算执行率	100%	98.00%	10	9.80
    培训人次	200人次	190人次	50	47.50
    群众满意度	90%	92%	40	40.00
    合计			100	97.30

    已知误报：
    节约资金而任务完成的，执行率低不等于绩效差，应在报告中说明。

    建议措辞：
    请说明执行率偏低而其他指标得分较高的原因。
    """
    told = False
    for table in report.once(score_tables):
        execution = [one for one in table.indicators if _EXECUTION.search(one.name)] or [
            one for one in table.indicators if _PROGRESS.search(one.name)
        ]
        rest = [one for one in table.indicators if one not in execution]
        rates = [_rate(execution), _rate(rest)]
        if rates[0] is not None and rates[1]:
            told = True
            yield _outcome(table, rates[0], rates[1], execution[0].span)
    if not told:
        yield Unable("没有识别到含预算执行指标的自评表")


def _rate(rows: Sequence[Indicator]) -> Decimal | None:
    """Points over weights of these rows, in percent."""
    pairs = [(row.score.value, row.weight.value) for row in rows if row.score is not None and row.weight is not None]
    weight = sum((one for _, one in pairs), Decimal(0))
    return sum((one for one, _ in pairs), Decimal(0)) / weight * 100 if weight else None


def _outcome(table: ScoreTable, spent: Decimal, others: Decimal, span: Span) -> Outcome:
    apart = (others - spent) / others * 100
    shown = f"({percentage(others, 2)}-{percentage(spent, 2)})÷{percentage(others, 2)}={percentage(apart, 2)}"
    if apart <= _LIMIT:
        return Held((span,), f"{shown}≤{_LIMIT}%")
    return Fault(
        f"{titled(table.grid)}预算执行得分率{percentage(spent, 2)}，其余指标得分率{percentage(others, 2)}，"
        f"背离{percentage(apart, 2)}，超过{_LIMIT}%。",
        (span,),
        "query",
        computation=f"{shown}＞{_LIMIT}%",
        values={"执行得分率": percentage(spent, 2), "其余得分率": percentage(others, 2)},
    )
