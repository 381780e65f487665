"""FIN03: an execution rate far off that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.finance.facts import stated_rates
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_REASON = re.compile(r"原因|由于|因|主要是|受.{1,20}影响|系.{1,30}所致|未(?:完工|验收|支付|结算)")
_AROUND = 160
_LEAST, _MOST = Decimal(80), Decimal(100)


@check("FIN03", name="执行率偏离无说明", severity="major", since="0.2")
def deviation(report: Report) -> Iterator[Outcome]:
    """检查什么：
    预算执行率低于80%或高于100%的，前后文有没有说明原因。

    为何重要：
    执行率明显偏低或超预算是复核的重点，没有说明的按未履行说明义务处理。

    反例：
    调整后预算500.00万元，全年支出300.00万元，预算执行率60.00%。各项工作有序推进。

    正例：
    调整后预算500.00万元，全年支出300.00万元，预算执行率60.00%，主要原因是设备采购两次流标。

    已知误报：
    原因写在问题章节而不在本段的，请在本段注明。

    建议措辞：
    请说明执行率偏离的原因及所涉项目。
    """
    rates = [rate.item for rate in report.once(stated_rates) if rate.name in ("预算执行率", "预算完成率")]
    if not rates:
        yield Unable("没有识别到部门整体的预算执行率")
    for item in rates:
        yield _outcome(report, item)


def _outcome(report: Report, item: Item) -> Outcome:
    shown = printed(item)
    if _LEAST <= item.value <= _MOST:
        return Held((item.span,), f"{_LEAST}%≤{shown}≤{_MOST}%")
    around = report.text[max(0, item.start - _AROUND // 4) : item.end + _AROUND]
    if _REASON.search(around):
        return Held((item.span,), f"{shown}，前后文说明了原因")
    bound = f"低于{_LEAST}%" if item.value < _LEAST else f"高于{_MOST}%"
    return Fault(
        f"预算执行率{shown}{bound}，前后文没有说明原因。",
        (item.span,),
        "likely",
        computation=f"{shown}{'＜' if item.value < _LEAST else '＞'}{_LEAST if item.value < _LEAST else _MOST}%",
        values={"执行率": shown},
    )
