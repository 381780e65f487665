"""What is left of a budget: 预算A，支出B，执行率B÷A，年末结转A-B. The printed rate tells which budget is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import decimals_of, named, printed, written
from reviewer.checks.arithmetic.misprints import misprints
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import grade_share, last_place

_GRANTED = re.compile(r"预算|可用|收入|安排|下达|到位|指标|资金")
_SPENT = re.compile(r"支出|支付|执行|使用")
_RATE = re.compile(r"(?:执行|支出|支付|使用|完成)(?:率|进度)(?:为|达到|达)?$")
_LEFT = re.compile(
    r"^(?:年末|年底|期末)?(?:结转|结余|剩余|未使用)(?:和?结余|结转|下年|资金|指标|金额|余额)*(?:为|有|共)?$"
)
_TAKEN_BACK = re.compile(r"收回|交回|退回|上缴|缴回|核减|调减|压减|追减|统筹|注销|分配|盘活")
_ROUNDINGS = frozenset({"ok", "truncated", "last_digit"})
_REACH = 4  # figures between the rate and what is left
_BACK = 30  # figures back among which the budget is looked for


def unspent(report: Report) -> Iterator[Outcome]:
    """Each balance of a budget with what was spent of it."""
    items = report.relations.items
    for position, item in enumerate(items[:-1]):
        rate = items[position + 1]
        if not _is_spent(item) or not _is_rate(item, rate):
            continue
        left = _left(items, position)
        granted = _granted(items, position, rate) if left is not None else None
        if left is not None and granted is not None:
            yield from _outcomes(report, granted, item, left)


def _is_spent(item: Item) -> bool:
    return item.role == "amount" and item.quantity.kind == "money" and item.exact and bool(_SPENT.search(item.lead))


def _is_rate(spent: Item, rate: Item) -> bool:
    return rate.sentence == spent.sentence and rate.quantity.kind == "percent" and bool(_RATE.search(rate.lead))


def _left(items: Sequence[Item], position: int) -> Item | None:
    """The balance said after the rate, with no other amount between and nothing taken back."""
    spent = items[position]
    for item in items[position + 2 : position + 2 + _REACH]:
        if item.block != spent.block or _TAKEN_BACK.search(item.gap):
            return None
        if item.role != "amount" or item.quantity.kind != "money":
            continue
        return item if item.exact and _LEFT.match(item.lead) else None
    return None


def _granted(items: Sequence[Item], position: int, rate: Item) -> Item | None:
    """The nearest earlier amount granted of which the rate is."""
    spent = items[position]
    for item in reversed(items[max(0, position - _BACK) : position]):
        alike = item.role == "amount" and item.quantity.kind == "money" and item.exact
        if alike and _GRANTED.search(item.lead) and grade_share(spent.value, item.value, rate) in _ROUNDINGS:
            return item
        if item.block == spent.block and _TAKEN_BACK.search(item.gap):
            return None
    return None


def _outcomes(report: Report, granted: Item, spent: Item, left: Item) -> Iterator[Outcome]:
    figures = (granted, spent, left)
    due = granted.value - spent.value
    slack = sum((last_place(item.quantity) / 2 for item in figures), Decimal(0))
    difference = f"{written(granted.value, granted)}-{written(spent.value, granted)}"
    spans = tuple(item.span for item in figures)
    result = written(due, granted, decimals_of(figures, granted))
    if abs(due - left.value) <= slack:
        equation = f"{difference}={written(left.value, granted)}"
        yield Held(spans, equation)
        others = [item for item in report.relations.items if item.exact and _LEFT.match(item.lead)]
        yield from misprints(others, left, equation)
    elif slip(left, due) is not None:
        yield Fault(
            f"经复算，{named(granted)}减{named(spent)}为{result}，与所列{named(left)}不符。",
            spans,
            "likely",
            computation=f"{difference}={result}≠{written(left.value, granted)}",
            values={"所列": printed(left), "复算": result},
        )
