"""ARI07 均值与单位值."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import measure, named, printed, written
from reviewer.checks.arithmetic.judged import RANK
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.arithmetic.totals import calculation_outcome, spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Average, Item, Mean, Product, UnitCost
from reviewer.quantities.relations.recompute import grade, last_place, rounded

_ROUGHLY = Decimal("0.05")  # what 约 leaves open of a mean
_ROUNDED_UP = Decimal("1.05")
_ROUND_DIGITS = 2
_BESIDE = 14  # characters between a number and the sum it shares


@check("ARI07", name="均值复算", severity="minor", since="0.1", fed=True)
def averages(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “村均”“户均”“人均”等均值是否等于紧邻的总额除以文中的个数；分母有几种可能的，任一相符即可。截尾相符为提示。
    “日均”“月均”是否等于全年数除以天数、月数，“每千人口”是否等于总数除以人口数。“投入A万元扶持B个”能
    整除的，列出单位标准备查；写成算式的乘除、单价与数量之积也予复算。

    为何重要：
    均值的分母往往不止一种口径，取舍和分母不一致会夸大或缩小成效。

    反例：
    全县共有200个村，实现村级集体经济增收900万元，村均增收6.50万元。
    ---
    护理补贴测算：40人*300元*12月=15.4万元。

    正例：
    全县共有200个村，实现村级集体经济增收900万元，村均增收4.50万元。

    已知误报：
    总额本身为约数时均值可有出入，不判。

    建议措辞：
    请说明均值的分子、分母口径，并统一取舍规则。
    """
    for average in report.relations.averages:
        yield from _outcome(average)
    for cost in report.relations.unit_costs:
        yield from _unit_cost(cost)
    for mean in report.relations.means:
        yield from _mean(mean)
    for equation in report.relations.equations:
        if not equation.additive:
            yield calculation_outcome(equation)
    for product in report.relations.products:
        yield _product(product)


def _outcome(average: Average) -> Iterator[Outcome]:
    printed_mean = average.average
    place = last_place(printed_mean.quantity)
    graded = [
        (grade(total.value / count.value, printed_mean.value, place), total, count)
        for total in average.totals
        for count in average.counts
    ]
    verdict, total, count = min(graded, key=lambda reading: RANK[reading[0]])
    exact = rounded(total.value / count.value, place)
    due = f"{written(exact, printed_mean)}{measure(printed_mean)}"
    equation = f"{_in_unit(total, printed_mean)}÷{count.value.normalize():f}={written(exact, printed_mean)}"
    spans = (spanning(total, printed_mean), count.span)
    if verdict == "ok":
        yield Held(spans, equation)
        return
    equation = f"{equation}≠{written(printed_mean.value, printed_mean)}"
    values = {"所列": printed(printed_mean), "复算": due, "分母": printed(count)}
    message = f"经复算，{named(total)}除以{printed(count)}为{due}，与所列{named(printed_mean)}不符"
    if not (total.exact and count.exact and printed_mean.exact):
        if _apart(total, count, printed_mean) and _together(average):
            yield Fault(f"{message}。", spans, certainty="likely", computation=equation, values=values, key=equation)
        return
    if verdict in ("truncated", "last_digit"):
        how = "所列数系截尾而非四舍五入" if verdict == "truncated" else "相差一个末位"
        yield Fault(
            f"{message}，{how}。",
            spans,
            severity="info",
            computation=equation,
            key=equation,
            values=values,
            ask="请统一取舍规则，并说明均值的分母口径。",
        )
    elif _together(average):
        how = _how(printed_mean, total.value / count.value)
        yield Fault(f"{message}{how}。", spans, certainty="likely", computation=equation, values=values, key=equation)


def _apart(total: Item, count: Item, mean: Item) -> bool:
    """Whether no total, number and mean within the printed 约, 近, 余 give each other."""
    low, high, fewest, most = total.quantity.low, total.quantity.high, count.quantity.low, count.quantity.high
    least, greatest = mean.quantity.low, mean.quantity.high
    if low is None or high is None or most is None or not fewest or least is None or greatest is None:
        return False
    return high / fewest < least or low / most > greatest


def _together(average: Average) -> bool:
    """Whether total, number and mean stand in one sentence and no other total or number can be meant."""
    nearest, total = average.counts[0], average.totals[0]
    if len({item.value for item in average.totals}) > 1:
        return False
    after = {item.value for item in average.counts if item.start > total.end}
    alone = len({item.value for item in average.counts}) == 1
    beside = len(after) == 1 or (not after and total.start - nearest.end <= _BESIDE)
    return nearest.sentence == average.average.sentence and (alone or beside)


def _in_unit(item: Item, like: Item) -> str:
    same = item.quantity.scale == like.quantity.scale
    return written(item.value, item if same else like)


def _product(product: Product) -> Outcome:
    factors = [product.price, product.number] if product.number else [product.price]
    left = "×".join(f"{item.value.normalize():f}" for item in factors)
    left = f"{left}×{product.times}" if product.times > 1 else left
    spans = (spanning(product.price, product.result),)
    if _rounded_up(product) or abs(product.exact - product.result.value) <= _slack(product):
        return Held(spans, f"{left}={written(product.result.value, product.result)}{measure(product.result)}")
    due = f"{written(product.exact, product.result)}{measure(product.result)}"
    return Fault(
        f"经复算，{left}为{due}，与所列{named(product.result)}不符{_how(product.result, product.exact)}。",
        spans,
        certainty="likely",
        computation=f"{left}={due}≠{printed(product.result)}",
        values={"所列": printed(product.result), "复算": due},
        ask="请核实单价、数量与金额。",
    )


def _slack(product: Product) -> Decimal:
    """What rounding leaves open: of the sum its last digit, of a price that is a mean (户均A) each time it is due."""
    times = product.times * (product.number.value if product.number else 1)
    of_price = last_place(product.price.quantity) / 2 * times if "均" in product.price.lead else Decimal(0)
    return of_price + last_place(product.result.quantity) / 2


def _rounded_up(product: Product) -> bool:
    """按每人185元、520人测算，安排10.00万元: a budget is made up to a round sum."""
    sum_, due = product.result.value, product.exact
    round_ = len(sum_.normalize().as_tuple().digits) <= _ROUND_DIGITS
    return round_ and "安排" in product.result.lead and due <= sum_ <= due * _ROUNDED_UP


def _mean(mean: Mean) -> Iterator[Outcome]:
    """A mean over the year or over inhabitants; what 约 and rounded totals leave open is left."""
    stated, place = mean.printed, last_place(mean.printed.quantity)
    due = [mean.total.value / divisor for divisor in mean.divisors]
    nearest = min(due, key=lambda each: abs(each - stated.value))
    exact = rounded(nearest, place)
    equation = f"{_in_unit(mean.total, stated)}÷{mean.divisors[due.index(nearest)].normalize():f}"
    spans = (spanning(mean.total, stated),)
    slack = place + (_ROUGHLY * stated.value if not (stated.exact and mean.total.exact) else 0)
    if abs(nearest - stated.value) <= slack:
        yield Held(spans, f"{equation}={written(exact, stated)}")
    elif mean.total.value / stated.value >= mean.least:
        shown = f"{written(exact, stated)}{measure(stated)}"
        yield Fault(
            f"经复算，{named(mean.total)}除以{mean.over}为{shown}，与所列{named(stated)}不符{_how(stated, exact)}。",
            spans,
            certainty="likely" if mean.total.value / stated.value >= mean.whole else "query",
            computation=f"{equation}={written(exact, stated)}≠{written(stated.value, stated)}",
            values={"所列": printed(stated), "复算": shown},
        )


def _how(item: Item, due: Decimal) -> str:
    """What slip of the pen may have made the printed figure of the due one, as the end of a sentence."""
    found = slip(item, due)
    return f"，疑为{found}" if found else ""


def _unit_cost(cost: UnitCost) -> Iterator[Outcome]:
    per = cost.total.value / cost.objects.value
    if per % last_place(cost.total.quantity) == 0:
        total, each = written(cost.total.value, cost.total), written(per, cost.total)
        yield Held((spanning(cost.total, cost.objects),), f"{total}÷{cost.objects.value.normalize():f}={each}")
