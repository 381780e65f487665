"""The words 决算数大于预算数 against the two amounts they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.checks.arithmetic.figures import named, printed
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Item

_SIDES = re.compile(r"决算数?(?P<word>大于|高于|小于|低于|等于|持平于)(?:年初|全年|调整)?预算数?")
_SIGNS = {"大于": 1, "高于": 1, "小于": -1, "低于": -1, "等于": 0, "持平于": 0}
_SAID = {1: "大于", -1: "小于", 0: "等于"}
_REACH = 6


def sides(report: Report) -> Iterator[Outcome]:
    """Each 决算数大于预算数 with the budget and the outcome printed right before it in its paragraph."""
    items = report.relations.items
    at = 0
    for match in _SIDES.finditer(report.text):
        while at < len(items) and items[at].end <= match.start():
            at += 1
        near = [item for item in items[max(0, at - _REACH) : at] if _between(report, item, match.start())]
        pair = _pair(near)
        if pair is not None:
            yield _outcome(*pair, match)


def _between(report: Report, item: Item, start: int) -> bool:
    """Whether only words of the same paragraph stand between the figure and the sentence on it."""
    return item.role == "amount" and "\n" not in report.text[item.end : start]


def _pair(near: Sequence[Item]) -> tuple[Item, Item] | None:
    """The last outcome and the budget right before it, of one unit."""
    for place in range(len(near) - 1, 0, -1):
        outcome, budget = near[place], near[place - 1]
        if "决算" in outcome.lead or outcome.lead.endswith(("支出", "支出为")):
            alike = (outcome.quantity.kind, outcome.unit) == (budget.quantity.kind, budget.unit)
            return (budget, outcome) if alike and "预算" in budget.lead and "决算" not in budget.lead else None
    return None


def _outcome(budget: Item, outcome: Item, match: re.Match[str]) -> Outcome:
    sign = (outcome.value > budget.value) - (outcome.value < budget.value)
    relation = "＞" if sign > 0 else "＜" if sign < 0 else "＝"
    equation = f"{printed(outcome)}{relation}{printed(budget)}"
    spans = (Span(start=match.start(), end=match.end()), outcome.span, budget.span)
    if sign == _SIGNS[match["word"]] or not (budget.exact and outcome.exact):
        return Held(spans, equation)
    return Fault(
        f"所称“{match[0]}”，而{named(outcome)}{_SAID[sign]}{named(budget)}。",
        spans,
        severity="major",
        computation=equation,
        values={"所称": match["word"]},
        ask="请核实两数及其大小关系，并据实说明差异原因。",
    )
