"""FIN03: an execution rate far off that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.finance.facts import stated_rates
from reviewer.checks.finance.low_rates import LEAST, LowRate, low_rates
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_REASON = re.compile(r"原因|由于|因|主要是|受.{1,20}影响|系.{1,30}所致|未(?:完工|验收|支付|结算)")
_AROUND = 160
_MOST = Decimal(100)


@check("FIN03", name="执行率偏离无说明", severity="major", since="0.2")
def deviation(report: Report) -> Iterator[Outcome]:
    """检查什么：
    预算执行率低于80%或高于100%的，前后文有没有说明原因；表中执行率低于80%的项目，正文有没有提到原因，都没有提到的合并
    作一处询问。

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
    low = list(low_rates(report))
    if low:
        yield _unmentioned(low)
    if not rates and not low:
        yield Unable("没有识别到部门整体的预算执行率")
    for item in rates:
        yield _outcome(report, item)


def _unmentioned(low: Sequence[LowRate]) -> Fault:
    listed = "、".join(f"{each.name}（{each.rate}%）" for each in low)
    return Fault(
        f"表中{len(low)}个项目执行率低于{LEAST}%，正文没有说明原因：{listed}",
        tuple(each.span for each in low),
        "query",
        computation="；".join(f"{each.rate}%＜{LEAST}%" for each in low),
        ask="请逐项说明执行率偏低的原因，并在“存在的问题”中反映。",
    )


def _outcome(report: Report, item: Item) -> Outcome:
    shown = printed(item)
    if LEAST <= item.value <= _MOST:
        return Held((item.span,), f"{LEAST}%≤{shown}≤{_MOST}%")
    around = report.text[max(0, item.start - _AROUND // 4) : item.end + _AROUND]
    if _REASON.search(around):
        return Held((item.span,), f"{shown}，前后文说明了原因")
    bound = f"低于{LEAST}%" if item.value < LEAST else f"高于{_MOST}%"
    return Fault(
        f"预算执行率{shown}{bound}，前后文没有说明原因。",
        (item.span,),
        "likely",
        computation=f"{shown}{'＜' if item.value < LEAST else '＞'}{LEAST if item.value < LEAST else _MOST}%",
        values={"执行率": shown},
    )
