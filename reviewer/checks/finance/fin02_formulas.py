"""FIN02: the department's rates recomputed by their formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from reviewer.checks.arithmetic.figures import named, percentage, precise, printed, written
from reviewer.checks.arithmetic.misprints import MOST_VALUES, misprints
from reviewer.checks.finance.facts import Facts, Formula, Rate, facts, formulas, stated_rates
from reviewer.checks.finance.wording import equation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import Grade, grade, last_place

_OTHER_SOURCE = re.compile(r"转移支付|收回|统筹|调入|调剂")  # what else may make up 调整后预算
_SPENT = re.compile(r"(?:支出|决算|执行)(?:合计|总额|决算|数)*(?:为)?$")
_RANK: dict[Grade, int] = {"ok": 0, "truncated": 1, "last_digit": 2, "tail": 3, "wrong": 4}


@check("FIN02", name="指标公式复算", severity="critical", since="0.2")
def recomputed(report: Report) -> Iterator[Outcome]:
    """检查什么：
    预算执行率、预算完成率、预算调整率、“三公”经费控制率、在职人员控制率、结转结余率、政府采购执行率，是否等于文中所列数额按
    共性指标公式计算的结果；一个指标有几种通行算法的，任一相符即可；
    年初预算、年中追加（及上年结转）之和是否等于调整后预算；同一数额前后有两个数、其一与该等式相符而另一个与它只差
    一处笔误的，提出后者。

    为何重要：
    这些指标直接计分，算错一个末位不影响得分，算错分母会改变档次。

    反例：
    年初预算400.00万元，年中追加100.00万元，调整后预算500.00万元。全年支出450.00万元，预算执行率98.00%。

    正例：
    年初预算400.00万元，年中追加100.00万元，调整后预算500.00万元。全年支出450.00万元，预算执行率90.00%。

    已知误报：
    执行率按财政拨款口径计算而文中只列全部支出时会不符，应注明口径。

    建议措辞：
    请列明该指标的分子、分母及计算过程。
    """
    known = report.once(facts)
    told = False
    for rate in report.once(stated_rates):
        ways = [way for way in formulas(rate.name, known) if way.value is not None]
        if ways:
            told = True
            yield _outcome(rate, ways, report.relations.items)
    for outcome in _adjusted(known, report.text):
        told = True
        yield outcome
    if not told:
        yield Unable("没有识别到可按文中数额复算的部门整体指标")


def _adjusted(known: Facts, text: str) -> Iterator[Outcome]:
    """年初预算 and what was added to it or cut from it, with or without what was carried over, make 调整后预算.

    Where the text prints one of them with two values, the sum that holds tells which is the slip.
    """
    named_so = [known.get(name, [])[:MOST_VALUES] for name in ("年初预算", "追加", "调整后预算")]
    for start, added, adjusted in product(*named_so):
        for way in _ways(start, added, known):
            if abs(_added(way) - adjusted.value) <= last_place(adjusted.quantity):
                equation = f"{'+'.join(written(item.value, item) for item in way)}={written(adjusted.value, adjusted)}"
                yield Held((adjusted.span, *(i.span for i in way)), equation)
                for figures, right in zip(named_so, (start, added, adjusted), strict=True):
                    yield from misprints(figures, right, equation)
                return
    if any(len(figures) != 1 for figures in named_so):
        return
    start, added, adjusted = (figures[0] for figures in named_so)
    if _OTHER_SOURCE.search(text, start.end, max(start.end, adjusted.start)):
        return
    way = _ways(start, added, known)[-1]
    due = written(_added(way), adjusted)
    equation = "+".join(written(item.value, item) for item in way)
    yield Fault(
        f"经复算，{'、'.join(named(item) for item in way)}之和为{due}，与所列{named(adjusted)}不符。",
        (adjusted.span, *(item.span for item in way)),
        "likely",
        "major",
        computation=f"{equation}={due}≠{written(adjusted.value, adjusted)}",
        values={"所列": printed(adjusted), "复算": due},
    )


def _ways(start: Item, added: Item, known: Facts) -> list[tuple[Item, ...]]:
    """What can make up 调整后预算, the fullest way last."""
    ways: list[tuple[Item, ...]] = [(start, added)]
    for name in ("上年结转", "追减"):
        ways += [(*way, item) for way in ways for item in known.get(name, [])[:MOST_VALUES]]
    return ways


def _added(items: Sequence[Item]) -> Decimal:
    return sum((item.value for item in items), Decimal(0))


def _otherwise(rate: Rate, ways: Sequence[Formula], items: Sequence[Item]) -> Formula | None:
    """A way to the printed rate with another printed sum in place of one side: a basis that no name tells
    (全年可用资金含结转, 净追加). What was spent is no basis of itself, nor is a budget spent on itself."""
    place = last_place(rate.item.quantity)
    sums = (item for item in items if item.quantity.kind == "money" and item.value > 0 and item.exact)
    for item, way in product({(item.value, _is_spent(item)): item for item in sums}.values(), ways):
        other = [Formula(way.above, ((1, item),))] if not _is_spent(item) else []
        other += [Formula(((1, item),), way.below)] if _is_spent(item) or item not in way.items else []
        for formula in other:
            if formula.value is not None and grade(formula.value, rate.item.value, place) == "ok":
                return formula
    return None


def _is_spent(item: Item) -> bool:
    return _SPENT.search(item.lead) is not None


def _outcome(rate: Rate, ways: list[Formula], items: Sequence[Item]) -> Outcome:
    item = rate.item
    place, decimals = last_place(item.quantity), item.quantity.decimals
    graded = [(grade(way.value or item.value, item.value, place), way) for way in ways]
    verdict, way = min(graded, key=lambda pair: _RANK[pair[0]])
    if verdict not in ("ok", "truncated") and (other := _otherwise(rate, ways, items)):
        verdict, way = "ok", other
    spans = (item.span, *(figure.span for figure in way.items))
    exactly = all(precise(figure) for figure in way.items)
    if verdict == "ok" or (verdict == "truncated" and not exactly):
        return Held(spans, f"{rate.name}：{equation(way, decimals)}")
    due = percentage(way.value or item.value, decimals)
    cut = "，系截尾而非四舍五入" if verdict == "truncated" else ""
    return Fault(
        f"经复算，{rate.name}按文中所列数额为{due}，与所列{printed(item)}不符{cut}。",
        spans,
        "likely",
        None if verdict == "wrong" else "info",
        computation=f"{equation(way, decimals)}≠{printed(item)}",
        values={"所列": printed(item), "复算": due},
    )
