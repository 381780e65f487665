"""Counts of one report that bear each other out: proof of what was compared and agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.outcomes import Held
from reviewer.quantities.relations import Item

_FEWEST = 20  # smaller counts agree by chance
_TOGETHER = 100  # counts of different units are compared from here on
_REACH = 10
_TOTAL = re.compile(r"共|合计|总计")
_NOUN = re.compile(r"^[一-鿿]+")


def agreements(items: Sequence[Item]) -> Iterator[Held]:
    """Equal counts of one measure in one paragraph; a later 共N that earlier counts add up to; as many people
    sent by each of N bodies as there are bodies.
    """
    counts = [
        item
        for item in items
        if item.quantity.kind == "count" and item.exact and item.role in ("amount", "from") and item.value >= 1
    ]
    latest: dict[tuple[int, str, Decimal], Item] = {}
    for position, item in enumerate(counts):
        if item.value >= _FEWEST and not item.quantity.scale:
            earlier = latest.get((item.block, item.unit, item.value))
            if earlier is not None:
                yield Held((earlier.span, item.span), f"{printed(earlier)}={printed(item)}")
            latest[item.block, item.unit, item.value] = item
        if _TOTAL.search(item.lead):
            yield from _added_up(counts, position)
    yield from _one_each(counts)


def _added_up(counts: Sequence[Item], position: int) -> Iterator[Held]:
    """Two or more neighbouring counts of one measure, before the total, that make it."""
    total = counts[position]
    before = [item for item in counts[max(0, position - _REACH) : position] if item.block == total.block]
    for first in range(len(before) - 1):
        added = before[first].value
        for last in range(first + 1, len(before)):
            if before[last].unit != before[first].unit or before[last].sentence != before[first].sentence:
                break
            added += before[last].value
            if added == total.value:
                run = before[first : last + 1]
                left = "+".join(f"{item.value.normalize():f}" for item in run)
                yield Held((*(item.span for item in run), total.span), f"{left}={total.value.normalize():f}")
                return


def _one_each(counts: Sequence[Item]) -> Iterator[Held]:
    """580 people in a list whose entry names the 580 bodies they come from."""
    bodies: dict[Decimal, list[Item]] = {}
    for item in counts:
        if item.value >= _TOGETHER and item.unit != "人" and _NOUN.match(item.tail):
            bodies.setdefault(item.value, []).append(item)
    for item in counts:
        if item.unit != "人" or item.value < _TOGETHER:
            continue
        for body in bodies.get(item.value, ()):
            noun = _NOUN.match(body.tail)
            if noun is not None and body.block != item.block and noun.group()[:4] in item.gap:
                yield Held((item.span, body.span), f"{printed(item)}={printed(body)}")
                break
