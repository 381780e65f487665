"""Several prices with their numbers: 每户A元，预计5户……每户B元，预计7户……所需经费C万元; or against a form's amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.estimates import amounts_applied_for
from reviewer.quantities.relations.items import Item


class Costing(NamedTuple):
    """Prices with their numbers and the sum they are to make: ``result`` in 元, ``printed`` as it stands at ``span``.

    ``stated``: the sum is named right after them; else it is the amount at the head of the form.
    """

    pairs: tuple[tuple[Item, Item], ...]
    result: Decimal
    printed: str
    span: Span
    stated: bool

    @property
    def exact(self) -> Decimal:
        return sum((price.value * number.value for price, number in self.pairs), Decimal(0))


_PRICED = re.compile(r"每|标准|发放|慰问|补贴|补助|优待|奖励|测算")
_NUMBERED = re.compile(r"^(?:预计|计划|约|共|安排|拟)?$")
_ARRANGED = re.compile(r"^(?:安排|测算)")
_NEEDED = re.compile(r"所需(?:经费|资金)?|共需|需要|合计需?|小计")
_RECEIVERS = frozenset({"人", "户", "人次"})
_REACH = 6
_FEWEST = 2


def costings(text: str, items: Sequence[Item]) -> list[Costing]:
    """Every paragraph with two prices or more, each with its number, and the sum they are to make."""
    heads = amounts_applied_for(text)
    found = []
    for _, members in groupby(items, key=lambda item: item.block):
        block = list(members)
        pairs = tuple(_pairs(block))
        if len(pairs) < _FEWEST:
            continue
        last = pairs[-1][1]
        needed = next((i for i in block if i.start >= last.end and _sum(i)), None)
        if needed is not None:
            found.append(Costing(pairs, needed.value, needed.quantity.text, needed.span, True))
            continue
        before = [head for head in heads if head.span.end <= pairs[0][0].start]
        if before and _whole(block, pairs):
            found.append(Costing(pairs, before[-1].amount, before[-1].printed, before[-1].span, False))
    return found


def _whole(block: Sequence[Item], pairs: Sequence[tuple[Item, Item]]) -> bool:
    """Whether every amount and every number of the paragraph is in a pair, so that nothing was passed over."""
    read = {item.end for pair in pairs for item in pair}
    return all(
        item.end in read
        for item in block
        if item.depth == 0 and (item.quantity.kind == "money" or item.unit in _RECEIVERS)
    )


def _sum(item: Item) -> bool:
    return item.quantity.kind == "money" and item.exact and _NEEDED.search(item.lead) is not None


def _pairs(block: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    for position, price in enumerate(block):
        if price.quantity.kind != "money" or price.quantity.scale or not price.exact or price.value <= 0:
            continue
        if price.role not in ("amount", "average") or not _PRICED.search(price.lead):
            continue
        for other in block[position + 1 : position + 1 + _REACH]:
            if other.depth > price.depth:
                continue
            if other.depth == price.depth and other.quantity.kind == "count" and other.exact and _numbers(other):
                yield price, other
            break


def _numbers(item: Item) -> bool:
    return item.value > 0 and (_NUMBERED.match(item.lead) is not None or _ARRANGED.match(item.tail) is not None)
