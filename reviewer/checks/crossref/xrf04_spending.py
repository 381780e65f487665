"""XRF04: sums said to be spent against the project spending of the department."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import named, printed, scale_of
from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_PROJECTS = re.compile(r"项目支出(?:决算数?|合计|总额)?(?:为)?$")
_SPENT = re.compile(r"(?:投入|发放|拨付|兑现|支出|安排)(?:资金|经费|补助|补贴|奖励|各类)?[一-鿿]{0,8}$")
_MARGIN = Decimal("1.2")  # one sum may be told twice
_SUM = re.compile(r"累计|合计|总计|共计|项目支出|基本支出")
_STATE = re.compile(r"月末|月底|季度末|截至|截止")  # where spending stood, not what was spent on
_NOT_OURS = re.compile(r"计划|拟|争取|上级|中央|省级|总投资|撬动|引导|带动|社会资本|贷款|上年|去年|其中|每|筹集")


@check("XRF04", name="投入与支出对应", severity="major", since="0.2")
def spending(report: Report) -> Iterator[Outcome]:
    """检查什么：
    绩效部分写明“投入”“发放”的确数金额合计，是否超过本部门项目支出。写明属上级资金、社会资金、计划数的不计入。

    为何重要：
    所列投入超过项目支出，说明其中有非本部门预算资金，成效归属需要分清。

    反例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    本年支出合计900.00万元，其中：基本支出400.00万元；项目支出500.00万元。
    二、部门整体支出绩效情况
    投入320.00万元建设文化广场。投入360.00万元改造图书馆。
    三、存在的问题
    无。

    正例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    本年支出合计900.00万元，其中：基本支出400.00万元；项目支出500.00万元。
    二、部门整体支出绩效情况
    投入120.00万元建设文化广场。投入260.00万元改造图书馆。
    三、存在的问题
    无。

    已知误报：
    投入含上级资金、以前年度资金而文中未注明的，须由部门说明，因此只作询问。

    建议措辞：
    请逐项注明资金从哪里来、由谁支出，不在本部门预算内的不要计入。
    """
    if report.once(genre) != "self_evaluation":
        yield Unable("本文不是部门整体支出绩效自评报告")
        return
    items = report.relations.items
    projects = [i for i in items if i.exact and i.role == "amount" and _PROJECTS.search(i.lead)]
    total = max(projects, key=lambda item: item.value, default=None)
    spent = [item for item in _spent(report, items) if total is not None and item.value <= total.value]
    if total is None or len(spent) < 2:
        yield Unable("没有同时列出项目支出和两笔以上的确数投入")
        return
    scale = scale_of(total)
    added = sum((item.value for item in spent), Decimal(0))
    equation = f"{'+'.join(f'{(item.value / scale).normalize():f}' for item in spent)}={(added / scale).normalize():f}"
    shown = f"{(added / scale).normalize():f}{total.quantity.scale}{total.quantity.unit}"
    if added <= total.value * _MARGIN:
        yield Held((total.span, *(item.span for item in spent)), f"{equation}≤{printed(total)}")
        return
    yield Fault(
        f"绩效部分所列{len(spent)}笔投入、发放合计{shown}，超过{named(total)}，资金来源待说明。",
        (*(item.span for item in spent), total.span),
        "query",
        computation=f"{equation}＞{printed(total)}",
        values={"所列投入": shown, "项目支出": printed(total)},
    )


def _spent(report: Report, items: Sequence[Item]) -> Iterator[Item]:
    """What is spent by itself: parts of a sum told before, sums of what was told, states at a date are not."""
    ranges = [(section.start, section.end) for section in report.sections_of("performance")]
    parts = {item.end for breakdown in report.relations.breakdowns for item in breakdown.items}
    for item in items:
        if (
            item.quantity.kind == "money"
            and item.exact
            and item.role == "amount"
            and _SPENT.search(item.lead)
            and not _NOT_OURS.search(item.gap[-30:])
            and item.end not in parts
            and not _SUM.search(item.lead)
            and not _STATE.search(_sentence(report, item))
            and any(start <= item.start < end for start, end in ranges)
        ):
            yield item


def _sentence(report: Report, item: Item) -> str:
    """The sentence of the figure up to it."""
    return report.text[report.sentence_at(item.start).start : item.end]
