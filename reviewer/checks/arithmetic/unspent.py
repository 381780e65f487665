"""What is left of a budget: 预算A，支出B，执行率B÷A，年末结转A-B.

The printed rate tells which budget is meant; where there is none, the amount at hand of which the rest is left, or
would be but for one slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from reviewer.checks.arithmetic.figures import decimals_of, named, printed, written
from reviewer.checks.arithmetic.misprints import misprints
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import grade_share, last_place

_GRANTED = re.compile(r"预算|可用|收入|安排|下达|到位|指标|资金")
_AT_HAND = re.compile(r"收入|拨款|可用|可支配|来源|财力|总计|合计|到位|补助|安排|下达")
_CARRIED = re.compile(r"(?:年初|上年|期初)[^，,；;。]{0,6}(?:结转|结余)")
_ALL_SPENT = re.compile(r"(?:全年|本年|当年|年度|总|实际|累计|共)[^，,；;。]{0,4}支出[^，,；;。]{0,4}$")
_SPENT = re.compile(r"支出|支付|执行|使用")
_RATE = re.compile(r"(?:执行|支出|支付|使用|完成)(?:率|进度)(?:为|达到|达)?$")
_LEFT = re.compile(
    r"^(?:年末|年底|期末)?(?:结转|结余|剩余|未使用)(?:和?结余|结转|下年|资金|指标|金额|余额)*(?:为|有|共)?$"
)
_TAKEN_BACK = re.compile(r"收回|交回|退回|上缴|缴回|核减|调减|压减|追减|统筹|注销|分配|盘活")
_ROUNDINGS = frozenset({"ok", "truncated", "last_digit"})
_REACH = 4  # figures between the rate and what is left
_MOST_SOURCES = 4
_BACK = 30  # figures back among which the budget is looked for


def unspent(report: Report) -> Iterator[Outcome]:
    """Each balance of a budget with what was spent of it."""
    items = report.relations.items
    for position, item in enumerate(items[:-1]):
        left = _left(items, position) if _is_spent(item) else None
        if left is None:
            continue
        rate = items[position + 1]
        granted = _granted(items, position, rate, left) if _is_rate(item, rate) else None
        if granted is not None:
            yield from _outcomes(report, (granted,), item, left)
        elif at_hand := _at_hand(items, position, left):
            yield from _outcomes(report, at_hand, item, left)


def _is_spent(item: Item) -> bool:
    return item.role == "amount" and item.quantity.kind == "money" and item.exact and bool(_SPENT.search(item.lead))


def _is_rate(spent: Item, rate: Item) -> bool:
    return rate.sentence == spent.sentence and rate.quantity.kind == "percent" and bool(_RATE.search(rate.lead))


def _left(items: Sequence[Item], position: int) -> Item | None:
    """The balance said after what was spent, with no other amount between and nothing taken back."""
    spent = items[position]
    for item in items[position + 1 : position + 2 + _REACH]:
        if item.block != spent.block or _TAKEN_BACK.search(item.gap):
            return None
        if item.role != "amount" or item.quantity.kind != "money":
            continue
        return item if item.exact and _LEFT.match(item.lead) else None
    return None


def _granted(items: Sequence[Item], position: int, rate: Item, left: Item) -> Item | None:
    """The nearest earlier amount granted of which the rate is: of what was spent of it, or would be but for a slip."""
    spent = items[position]
    for item in reversed(items[max(0, position - _BACK) : position]):
        alike = item.role == "amount" and item.quantity.kind == "money" and item.exact
        due = item.value - left.value
        spends = (spent.value, due) if slip(spent, due) is not None else (spent.value,)
        shares = {grade_share(value, item.value, rate) for value in spends}
        if alike and _GRANTED.search(item.lead) and not _ROUNDINGS.isdisjoint(shares):
            return item
        if item.block == spent.block and _TAKEN_BACK.search(item.gap):
            return None
    return None


def _at_hand(items: Sequence[Item], position: int, left: Item) -> tuple[Item, ...]:
    """What there was to spend, last year's balance and this year's income or their sum: what leaves just the rest.

    Else the one of which a slip of the pen in the rest or the spending would. Part of the spending has no rest of its
    own.
    """
    spent = items[position]
    if not _ALL_SPENT.search(spent.lead) or not left.lead:
        return ()
    near = [
        item
        for item in items[max(0, position - _BACK) : position]
        if item.block >= spent.block - 1 and item.role == "amount" and item.quantity.kind == "money" and item.exact
    ]
    carried = [item for item in near if _CARRIED.search(item.lead)]
    granted = [item for item in near if _AT_HAND.search(item.lead) and item not in carried]
    sources = [(item,) for item in granted] + [tuple(granted)] * (1 < len(granted) <= _MOST_SOURCES)
    ways = [*sources, *((last, *way) for last, way in product(carried, sources))]
    for fits in (_leaves, _leaves_but_for_a_slip):
        fitting = [way for way in ways if fits(way, spent, left)]
        if len({_sum(way) for way in fitting}) == 1:
            return fitting[0]
        if fitting:
            return ()
    return ()


def _leaves(granted: Sequence[Item], spent: Item, left: Item) -> bool:
    slack = sum((last_place(item.quantity) / 2 for item in (*granted, spent, left)), Decimal(0))
    return abs(_sum(granted) - spent.value - left.value) <= slack


def _leaves_but_for_a_slip(granted: Sequence[Item], spent: Item, left: Item) -> bool:
    due = _sum(granted)
    return slip(left, due - spent.value) is not None or slip(spent, due - left.value) is not None


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((item.value for item in items), Decimal(0))


def _outcomes(report: Report, granted: Sequence[Item], spent: Item, left: Item) -> Iterator[Outcome]:
    figures = (*granted, spent, left)
    first = granted[0]
    due = _sum(granted) - spent.value
    added = "+".join(written(item.value, first) for item in granted)
    difference = f"{added}-{written(spent.value, first)}"
    spans = tuple(item.span for item in figures)
    result = written(due, first, decimals_of(figures, first))
    if _leaves(granted, spent, left):
        equation = f"{difference}={written(left.value, first)}"
        yield Held(spans, equation)
        others = [item for item in report.relations.items if item.exact and _LEFT.match(item.lead)]
        yield from misprints(others, left, equation)
    elif _leaves_but_for_a_slip(granted, spent, left):
        names = "加".join(named(item) for item in granted)
        yield Fault(
            f"经复算，{names}减{named(spent)}为{result}，与所列{named(left)}不符。",
            spans,
            "likely",
            computation=f"{difference}={result}≠{written(left.value, first)}",
            values={"所列": printed(left), "复算": result},
        )
