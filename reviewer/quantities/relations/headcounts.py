"""Receivers of a costing: 5人*226元*12月=1.356万元；8人*300元*12月=2.88万元；合计4.236万元，13人."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.costings import Costing
from reviewer.quantities.relations.equations import Equation
from reviewer.quantities.relations.items import Item


class Headcount(NamedTuple):
    """How many receivers each product of a costing has, and how many the line of its sum names."""

    receivers: tuple[Decimal, ...]
    span: Span
    stated: Item


_RECEIVERS = frozenset({"人", "户"})
_IN_ALL = re.compile(r"^(?:共计?|合计|总计|总共|涉及|惠及|受益|覆盖|补助|按|安排|预计)*$")
_FEWEST = 2


def headcounts(items: Sequence[Item], equations: Sequence[Equation], costings: Sequence[Costing]) -> list[Headcount]:
    """Every costing of two products or more whose sum, made of just these, stands beside a number of receivers."""
    found = [*_of_equations(items, equations), *_of_prices(items, costings)]
    return sorted(found, key=lambda headcount: headcount.span.start)


def _of_equations(items: Sequence[Item], equations: Sequence[Equation]) -> Iterator[Headcount]:
    counted = [equation for equation in equations if equation.receivers is not None]
    starts = [equation.span.start for equation in counted]
    for _, members in groupby(items, key=lambda item: item.block):
        block = list(members)
        within = counted[bisect_left(starts, block[0].start) : bisect_left(starts, block[-1].end)]
        if len(within) >= _FEWEST:
            receivers = tuple(equation.receivers for equation in within if equation.receivers is not None)
            span = Span(start=within[0].span.start, end=within[-1].span.end)
            paid = sum((equation.result for equation in within), Decimal(0))
            yield from _beside_the_sum(block, paid, receivers, span)


def _of_prices(items: Sequence[Item], costings: Sequence[Costing]) -> Iterator[Headcount]:
    blocks = {costing.pairs[0][0].block for costing in costings}
    members = {number: [*block] for number, block in groupby(items, key=lambda i: i.block) if number in blocks}
    for costing in costings:
        numbers = [number for _, number in costing.pairs]
        if len({number.unit for number in numbers}) == 1:
            span = Span(start=costing.pairs[0][0].start, end=numbers[-1].end)
            receivers = tuple(number.value for number in numbers)
            yield from _beside_the_sum(members[costing.pairs[0][0].block], costing.exact, receivers, span)


def _beside_the_sum(
    block: Sequence[Item], paid: Decimal, receivers: tuple[Decimal, ...], span: Span
) -> Iterator[Headcount]:
    """The number that follows the sum ``paid`` in its sentence, or leads to it in the same words."""
    after = [item for item in block if item.start >= span.end and item.exact]
    total = next((item for item in after if item.value == paid and item.unit not in _RECEIVERS), None)
    if total is None:
        return
    for item in after:
        if item.sentence == total.sentence and item.unit in _RECEIVERS and _IN_ALL.match(item.lead):
            yield Headcount(receivers, span, item)
            return
