"""SCO06: a target exceeded by more than 30% without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import percentage
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scores.table import UNCOMPARED, Indicator, score_tables
from reviewer.checks.tables.sheets import titled

_LIMIT = Decimal("1.3")
_CHANGE = re.compile(r"(?:增长|下降|减少|降低|提高|提升|上升|变动|变化|增加)(?:率|比例|比率|幅度)|[增涨降减]幅")
_REASON = re.compile(r"原因|由于|因|增加|调整|新增")


@check("SCO06", name="超额完成未说明", severity="minor", since="0.2")
def exceeded(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评表中完成值超过目标值130%的指标，表内备注或正文有没有说明。

    为何重要：
    大幅超额往往是目标值定低了，按规定应当说明，目标明显偏低的要相应扣分。

    反例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    培训人次	≥200人次	300人次	60	60.00
    群众满意度	≥90%	92%	40	40.00
    合计			100	100.00

    正例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    培训人次	≥200人次	220人次	60	60.00
    群众满意度	≥90%	92%	40	40.00
    合计			100	100.00

    已知误报：
    上级年中追加任务的，说明即可。

    建议措辞：
    请说明超额完成的原因；目标值偏低的，请在编制下年度目标时调整。
    """
    judged = 0
    for table in report.once(score_tables):
        for one in table.compared:
            if one.rate is None or one.target is None or one.target.at_most or _is_change(one):
                continue
            judged += 1
            if one.rate > _LIMIT and not _REASON.search(one.note):
                yield _fault(titled(table.grid), one)
    if not judged:
        yield Unable(UNCOMPARED)
    else:
        yield Held((), f"{judged}项指标已比较完成值与目标值")


def _is_change(one: Indicator) -> bool:
    """Whether the row is a percentage of change: how many times a small one is reached says nothing (8%, 10.52%)."""
    return one.target is not None and one.target.unit == "%" and _CHANGE.search(one.name) is not None


def _fault(where: str, one: Indicator) -> Fault:
    rate = percentage((one.rate or Decimal(0)) * 100, 2)
    return Fault(
        f"{where}“{one.name}”完成值为目标值的{rate}，超过130%，没有说明。",
        (one.span,),
        "query",
        computation=f"{one.actual.value if one.actual else ''}÷{one.target.value if one.target else ''}={rate}",
        values={"完成率": rate},
    )
