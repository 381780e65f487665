"""Changes told by bounds and by times: 增幅不足一成 against the figures beside it, 下降一倍 against the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import percentage, printed, written
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Growth, Item

_ROUGHLY = Decimal("0.2")  # what 近, 约 and 多 leave open of a percentage, on either side
_FEWER_TIMES = re.compile(
    r"(?:下降|减少|降低|压减|缩减|缩短|下滑|回落)了?(?:约|近|超过)?"
    r"(?P<times>[一两二三四五六七八九十]|\d{1,3}(?:\.\d{1,2})?)倍(?![率数增])"
)


def bounded(growth: Growth) -> Iterator[Outcome]:
    """A percentage told as a bound, against those that follow from the figures; none of several may keep it."""
    percent = growth.percent
    figures = [item for item in (*growth.currents, growth.change, growth.base) if item is not None]
    rates = [growth.rate(current) for current in growth.currents]
    known = [rate * percent.sign for rate in rates if rate is not None]
    if len(known) < len(rates) or not all(item.exact for item in figures):
        return
    spans = (spanning(growth.currents[0], *figures, percent),)
    if any(_within(percent, rate) for rate in known):
        yield Held(spans, f"{_equation(growth)}，所称{printed(percent)}")
    else:
        due = percentage(known[0], 2)
        yield Fault(
            f"经复算，增减幅为{due}，与所称“{printed(percent)}”不符。",
            spans,
            "likely",
            severity="major",
            computation=f"{_equation(growth)}，所称{printed(percent)}",
            values={"所列": printed(percent), "复算": due},
            ask="请按复算的增减幅据实表述。",
        )


def _equation(growth: Growth) -> str:
    current = growth.currents[0]
    base = growth.base_value(current)
    change = growth.change.value if growth.change is not None else current.value - base
    rate = percentage(growth.rate(current) or Decimal(0), 2)
    return f"{written(abs(change), current)}÷{written(base, current)}={rate}"


def _within(percent: Item, rate: Decimal) -> bool:
    """Whether the rate keeps the bound: 不足 and 超过 to the letter, what has two ends roughly."""
    low, high = percent.quantity.low, percent.quantity.high
    if low is None or high is None:
        return (low is None or rate >= low) and (high is None or rate <= high)
    return low * (1 - _ROUGHLY) <= rate <= high * (1 + _ROUGHLY)


def fewer_times(report: Report) -> Iterator[Fault]:
    """下降一倍: what falls by once its size is gone; the language counts decreases in parts, not in times."""
    for match in _FEWER_TIMES.finditer(report.text):
        yield Fault(
            f"“{match.group()}”不成立：减少、下降不能用倍数表述。",
            (Span(start=match.start(), end=match.end()),),
            "likely",
            severity="minor",
            values={"所列": match.group()},
            ask="请改用百分比或几分之几表述（如由100降至50为下降50%，即下降一半）。",
        )
