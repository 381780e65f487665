"""SCO04: full marks for a target that was missed."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scores.table import UNCOMPARED, Indicator, score_tables
from reviewer.checks.tables.sheets import titled


@check("SCO04", name="未达目标得满分", severity="critical", since="0.2")
def full_marks(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评表中实际完成值没有达到目标值的指标，是否得了满分。

    为何重要：
    未完成而得满分，自评得分不可信。

    反例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    培训人次	≥200人次	180人次	60	60.00
    群众满意度	≥90%	92%	40	40.00
    合计			100	100.00

    正例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    培训人次	≥200人次	180人次	60	54.00
    群众满意度	≥90%	92%	40	40.00
    合计			100	94.00

    已知误报：
    成本、差错一类指标越低越好而目标值未写“≤”的，请以评分标准为准。

    建议措辞：
    请按评分标准扣分，并说明未完成的原因。
    """
    tables = [table for table in report.once(score_tables) if table.compared]
    if not tables:
        yield Unable(UNCOMPARED)
    for table in tables:
        wrong = [one for one in table.compared if one.missed and _full(one)]
        if wrong:
            said = "；".join(f"“{one.name}”目标{_goal(one, 0)}，完成{_goal(one, 1)}，得满分" for one in wrong)
            yield Fault(
                f"{titled(table.grid)}{said}。",
                tuple(one.span for one in wrong),
                "likely",
                computation="；".join(f"{_goal(one, 1)}未达{_goal(one, 0)}，{_points(one)}" for one in wrong),
            )
        else:
            yield Held((table.grid.span,), f"{titled(table.grid)}{len(table.compared)}项指标中未达目标的均已扣分")


def _full(one: Indicator) -> bool:
    return one.score is not None and one.weight is not None and one.score.value >= one.weight.value


def _goal(one: Indicator, which: int) -> str:
    goal = (one.target, one.actual)[which]
    return f"{goal.value}{goal.unit}" if goal is not None else ""


def _points(one: Indicator) -> str:
    return f"{one.score.value if one.score else ''}/{one.weight.value if one.weight else ''}分"
