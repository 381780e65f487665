"""ARI04 同比增减."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.bounds import bounded, fewer_times
from reviewer.checks.arithmetic.figures import measure, named, percentage, precise, printed, written
from reviewer.checks.arithmetic.judged import RANK, graded
from reviewer.checks.arithmetic.sides import sides
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Certainty, Span
from reviewer.quantities.relations import Difference, Growth, Item, Reason, Trend
from reviewer.quantities.relations.recompute import Grade, grade, last_place

_SCALE_SLIPS = (Decimal(10_000), Decimal(10_000) ** -1)
_LISTED = re.compile(r"[、和与及]|其中|合计|共计|平均")  # a member, or one of a total: the comparison may be of all
_INNER = str.maketrans("“”", "‘’")  # quotation marks inside a quotation
_FARTHEST = 10  # times between a percentage and what follows: a fault is seldom so large, a wrong pair often


@check("ARI04", name="同比增减", severity="critical", since="0.1", fed=True)
def growth(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “比上年增加D，增长E%”中增减幅是否等于增减额与上年数之比（上年数=本年数−增减额）；列出上年数、本年数的，
    按两数复算增减额、增减幅及方向。四舍五入相符为通过；截尾相符为提示；只差一个末位，或者基数很小、所列数额的末位
    取舍足以说明的，为一般。所述原因只有一项且方向与增减相反、“决算数大于（小于）预算数”与所列两数相反、
    同段称“有效压减”“只减不增”而所列为增加的，“增幅不足一成”一类说法与复算不符的，“下降一倍”一类说法，一并提出。

    为何重要：
    增减幅是判断预算变动是否需要说明的依据，错误的增幅会误导对变动原因的分析。

    反例：
    本年收入总计220.00万元，比上年增加20.00万元，增长20.00%。
    ---
    2030年预算执行数为80.00万元，2031年预算安排60.00万元，比2030年预算执行数增加25.00%。
    ---
    2030年预算执行数为0.00万元，2031年预算安排60.00万元，比2030年预算执行数增加100.00%。
    ---
    本年支出合计350.00万元。本年支出较上年的400.00万元减少80.00万元，下降20.00%。
    ---
    2030年预算执行数为80.00万元，2031年预算安排60.00万元，比2030年预算执行数减少25.00%。主要原因是：差旅经费增加。

    正例：
    本年收入总计220.00万元，比上年增加20.00万元，增长10.00%。
    ---
    2030年预算执行数为80.00万元，2031年预算安排60.00万元，比2030年预算执行数减少25.00%。

    已知误报：
    按可比价格、同口径计算的增幅不能由印出的数额复算，不判；上年数经调整时请以说明为准。

    建议措辞：
    请核实本年数、上年数、增减额与增减幅，更正不符之处。
    """
    for growth_ in report.relations.growths:
        yield from _outcome(growth_)
    for difference in report.relations.differences:
        yield from _difference(difference)
    for reason in report.relations.reasons:
        if reason.sign != reason.change.sign:
            yield _against_reason(report, reason)
    for trend in report.relations.trends:
        yield _against_trend(report, trend)
    yield from sides(report)
    yield from fewer_times(report)


def _against_reason(report: Report, reason: Reason) -> Fault:
    said = "".join(report.text[reason.span.start : reason.span.end].split())
    stated = f"{'减少' if reason.change.sign < 0 else '增加'}{printed(reason.change)}"
    return Fault(
        f"所列为{stated}，而所述原因为“{said}”，方向相反。",
        (reason.change.span, reason.span),
        certainty="likely",
        severity="major",
        values={"所列": stated, "原因": said},
        ask="请核实增减方向，并据实说明变动原因。",
    )


def _against_trend(report: Report, trend: Trend) -> Fault:
    said = "".join(report.text[trend.span.start : trend.span.end].split()).translate(_INNER)
    stated = f"{'减少' if trend.change.sign < 0 else '增加'}{printed(trend.change)}"
    return Fault(
        f"文中称“{said}”，而所列为较上年{stated}，方向相反。",
        (trend.change.span, trend.span),
        certainty="likely",
        severity="major",
        values={"所列": stated, "所称": said},
        ask="请按实际增减据实表述，并说明变动原因。",
    )


def _difference(difference: Difference) -> Iterator[Outcome]:
    change, base = difference.change, difference.base
    if not all(item.exact for item in (change, base, *difference.currents)):
        return
    for current in difference.currents:
        exact = current.value - base.value
        coarsest = max(last_place(item.quantity) for item in (current, base, change))
        if abs(exact - change.value) < coarsest:
            yield Held(
                (spanning(base, change), current.span), f"{_subtraction(current, base, change)}={_due(exact, change)}"
            )
            return
    if not difference.named or len({item.value for item in difference.currents}) > 1:
        return
    current = difference.currents[0]
    exact = current.value - base.value
    unit = measure(change)
    yield Fault(
        f"经复算，{named(current)}与{printed(base)}相差{_due(abs(exact), change)}{unit}，与所列{named(change)}不符。",
        (spanning(base, change), current.span),
        certainty="likely",
        computation=f"{_subtraction(current, base, change)}={_due(exact, change)}≠{written(change.value, change)}",
        values={"所列": printed(change), "复算": f"{_due(exact, change)}{unit}"},
    )


def _due(value: Decimal, change: Item) -> str:
    finest = max(change.quantity.decimals, 2) if change.quantity.decimals else 0
    return written(value, change, finest)


def _subtraction(current: Item, base: Item, change: Item) -> str:
    """current-base, each as printed or, where scales differ, in the scale of ``change``."""
    scale = change.quantity.scale
    return "-".join(written(i.value, i if i.quantity.scale == scale else change) for i in (current, base))


def _outcome(growth_: Growth) -> Iterator[Outcome]:
    if not growth_.percent.exact:
        yield from bounded(growth_)
        return
    grades = [(growth_.graded(current), current) for current in growth_.currents]
    verdict, current = min(grades, key=lambda pair: RANK[pair[0]])
    percent = growth_.percent
    figures = (current, percent, *(item for item in (growth_.change, growth_.base) if item is not None))
    spans = (spanning(*figures),)
    if verdict == "ok":
        yield Held(spans, _equation(growth_, current))
        return
    if not all(item.exact for item in figures):
        return
    rate = growth_.rate(current)
    if rate is None:
        yield Fault(
            f"{named(growth_.base or current)}，基数为零，增减幅无法计算，所列{printed(percent)}没有依据。",
            spans,
            computation=f"({_amount(current)}-0)÷0",
            values={"所列": printed(percent)},
            ask="基数为零时不应列增减幅，请改为列示增减额并说明原因。",
        )
        return
    if verdict == "wrong" and (
        _explained(growth_, current) or _ambiguous(growth_) or _of_other_things(growth_, current)
    ):
        return
    yield _fault(growth_, current, verdict, rate, spans)


def _fault(growth_: Growth, current: Item, verdict: Grade, rate: Decimal, spans: tuple[Span, ...]) -> Fault:
    percent = growth_.percent
    due = _directed(rate, percent.quantity.decimals)
    stated = f"{'下降' if percent.sign < 0 else '增长'}{printed(percent)}"
    message = f"经复算，{named(current)}{_against(growth_, current)}应为{due}，与所列{stated}不符"
    values = {"所列": stated, "复算": due}
    computation = f"{_equation(growth_, current)}≠{'-' if percent.sign < 0 else ''}{printed(percent)}"
    certainty: Certainty = "likely" if _several(growth_) else "certain"
    fault = Fault(message, spans, certainty, computation=computation, values=values)
    if verdict == "wrong" and _within_print(growth_, current):
        return fault._replace(
            message=f"{message}；基数较小，可能系按未取舍的原始数计算。",
            severity="minor",
            ask="请核实增减幅是否按原始数计算，并与所列数额统一口径。",
        )
    return graded(fault, verdict)


def _several(growth_: Growth) -> bool:
    """Whether several figures can be the one compared with a printed base."""
    return growth_.base is not None and len({current.value for current in growth_.currents}) > 1


def _ambiguous(growth_: Growth) -> bool:
    """Whether none of several figures stands beside the comparison (办结9件，立案8件，比上年7件)."""
    return _several(growth_) and not _next_to_base(growth_.currents[0], growth_.base)


def _next_to_base(current: Item, base: Item | None) -> bool:
    between = base.gap.removeprefix(current.tail) if base is not None else ""
    next_to = base is not None and between == f"，{base.lead}" and base.lead[0] in "比较"
    return next_to and current.role == "amount" and not _LISTED.search(current.gap)


def _of_other_things(growth_: Growth, current: Item) -> bool:
    """Whether the figures are so far apart, in different scales, that they are not two values of one thing.

    Where 万 for 亿 or 元 for 万元 in one of them explains the distance, they are.
    """
    other = growth_.base or growth_.change
    rate = growth_.rate(current)
    if other is None or rate is None or other.quantity.scale == current.quantity.scale:
        return False
    far, near = sorted((abs(rate), abs(growth_.percent.value)), reverse=True)
    return far > near * _FARTHEST and not any(_holds_with(growth_, current, factor) for factor in _SCALE_SLIPS)


def _holds_with(growth_: Growth, current: Item, factor: Decimal) -> bool:
    """Whether the percentage follows with one of the figures ``factor`` times what is printed."""
    value, base, change = current.value * factor, growth_.base, growth_.change
    if base is None:
        assert change is not None
        before, after = value - change.value, value
    else:
        before = base.value
        after = before + change.value * factor if change is not None else value
    rate = (after - before) / before * 100 if before else Decimal(0)
    return grade(rate, growth_.percent.value, last_place(growth_.percent.quantity)) != "wrong"


def _against(growth_: Growth, current: Item) -> str:
    base = written(growth_.base_value(current), current)
    unit = f"{current.quantity.scale}{current.quantity.unit}"
    if growth_.base is current and growth_.change is not None:
        return f"、{'减少' if growth_.change.sign < 0 else '增加'}额{printed(growth_.change)}，增减幅"
    if growth_.base is not None:
        return f"较{named(growth_.base).lstrip('比较')}"
    return f"扣除增减额后上年数为{base}{unit}，增减幅"


def _directed(rate: Decimal, decimals: int) -> str:
    return f"{'下降' if rate < 0 else '增长'}{percentage(abs(rate), decimals)}"


def _amount(item: Item) -> str:
    return written(item.value, item)


def _equation(growth_: Growth, current: Item) -> str:
    rate = growth_.rate(current) or Decimal(0)
    exact = percentage(rate, growth_.percent.quantity.decimals)
    if growth_.base is not None:
        base = written(growth_.base.value, growth_.base)
        if growth_.change is not None:
            return f"{written(growth_.change.value, growth_.change)}÷{base}={exact}"
        return f"({_amount(current)}-{base})÷{base}={exact}"
    assert growth_.change is not None
    change = written(abs(growth_.change.value), growth_.change)
    if growth_.change.sign < 0:
        return f"-{change}÷({_amount(current)}+{change})={exact}"
    return f"{change}÷({_amount(current)}-{change})={exact}"


def _explained(growth_: Growth, current: Item) -> bool:
    """Whether coarse rounding alone can account for the printed percentage.

    Figures with two decimals and more and sums in 万元 are taken at their word: budgets are computed from them.
    """
    figures = [item for item in (current, growth_.change, growth_.base) if item is not None]
    at_their_word = any(item.quantity.decimals >= 2 or precise(item) for item in figures)
    return not at_their_word and _within_print(growth_, current)


def _within_print(growth_: Growth, current: Item) -> bool:
    """Whether what the last digits of the printed figures leave open, on a small base much, holds the percentage."""
    figures = [item for item in (current, growth_.change, growth_.base) if item is not None]
    halves = {item.end: last_place(item.quantity) / 2 for item in figures}
    slack = halves[current.end]
    other = growth_.change or growth_.base
    assert other is not None
    rates = []
    for one in (-slack, slack):
        for two in (-halves[other.end], halves[other.end]):
            value, second = current.value + one, other.value + two
            base = second if growth_.base is not None else value - second
            if base > 0:
                rates.append((value - base) / base * 100)
    half = last_place(growth_.percent.quantity) / 2
    return bool(rates) and min(rates) - half <= growth_.percent.value <= max(rates) + half
