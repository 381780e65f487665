"""FIN04: a budget adjusted by more than 30% that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import percentage
from reviewer.checks.finance.facts import facts, formulas
from reviewer.checks.finance.wording import equation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report

_LIMIT = Decimal(30)
_REASON = re.compile(
    r"(?:追加|调整|调增)[^。\n]{0,60}?(?:原因|由于|因|用于|主要是|系)|(?:原因|由于|因)[^。\n]{0,60}?(?:追加|调整|调增)"
    r"|(?:根据|依据|按照)[^。；，\n]{2,40}?(?:文件|通知|政策|转移支付|专项)[^。；，\n]{0,16}?(?:追加|调增|下达)"
    r"|(?:追加|调增)[^。；（(\n]{0,24}元[（(](?:其中[：:]?)?[一-龥“”]{3,}[\d.]+[万亿]?元[^（）()\n]*[）)]"  # itemised
)


@check("FIN04", name="预算调整率偏高无说明", severity="major", since="0.2")
def adjustment(report: Report) -> Iterator[Outcome]:
    """检查什么：
    年中追加（调整）预算与年初预算之比超过30%的，有没有说明追加的原因或用途。

    为何重要：
    调整率偏高说明年初预算编制不实，预算管理系统要求逐项说明。

    反例：
    年初预算400.00万元，年中追加160.00万元，调整后预算560.00万元。

    正例：
    年初预算400.00万元，年中追加160.00万元，主要用于上级新下达的学校改造任务。

    已知误报：
    追加为上级专项转移支付且另文说明的。

    建议措辞：
    请逐项说明年中追加预算的依据、项目和金额。
    """
    ways = [way for way in formulas("预算调整率", report.once(facts)) if way.value is not None]
    if not ways:
        yield Unable("没有同时识别到年初预算数与追加（调整）数")
        return
    way = ways[0]
    rate = way.value or Decimal(0)
    spans = tuple(item.span for item in way.items)
    shown = equation(way, 2)
    if abs(rate) <= _LIMIT or _REASON.search(report.text):
        yield Held(spans, f"{shown}{'≤30%' if abs(rate) <= _LIMIT else '，文中说明了原因'}")
        return
    yield Fault(
        f"按所列数额，预算调整率为{percentage(rate, 2)}，超过30%，没有说明原因。",
        spans,
        "likely",
        computation=f"{shown}＞30%",
        values={"调整率": percentage(rate, 2)},
    )
