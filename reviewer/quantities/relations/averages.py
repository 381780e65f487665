"""Averages: 总额A …，村均C (with the number of villages printed before), and totals beside a number of objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Average(NamedTuple):
    """A printed average, its total, and the counts that can be its denominator, nearest first."""

    average: Item
    total: Item
    counts: tuple[Item, ...]


class UnitCost(NamedTuple):
    """A sum of money spent on a number of objects named in the same clause."""

    total: Item
    objects: Item


_AVERAGE = re.compile(
    r"(?:(?P<noun>[村户人组校县乡镇亩企家个场]|社区|单位)(?:平均|均|平)|平均每?(?P<each>[村户人组校县乡镇亩家个场])?)"
    r"(?:可|约|达|为|每年)*(?P<verb>[^，,；;。均]{0,8}?)(?:约|达|为|了)*$"
)
_SPENT = re.compile(r"(?:投入|安排|拨付|下达|补助|奖补|筹集)(?:资金|经费|专项资金)?(?:共|共计|约)?$")


def averages(items: Sequence[Item]) -> list[Average]:
    """Every average whose total comes right before it."""
    return [
        average
        for position, item in enumerate(items)
        if item.role == "average"
        for average in _average(items, position)
    ]


def unit_costs(items: Sequence[Item]) -> list[UnitCost]:
    """Every 投入A万元扶持…B个."""
    return [
        UnitCost(item, following)
        for item, following in pairwise(items)
        if item.quantity.kind == "money"
        and item.exact
        and _SPENT.search(item.lead)
        and following.quantity.kind == "count"
        and following.exact
        and following.value > 1
        and following.block == item.block
        and following.gap == following.lead
    ]


def _average(items: Sequence[Item], position: int) -> Iterator[Average]:
    average = items[position]
    match = _AVERAGE.search(average.lead)
    noun = match and (match["noun"] or match["each"])
    if not match or not noun:
        return
    total = None
    for item in reversed(items[max(0, position - 3) : position]):
        if item.block != average.block or item.sentence != average.sentence or item.role == "average":
            break
        if (item.quantity.kind, item.unit) == (average.quantity.kind, average.unit):
            total = item
            break
    if total is None or match["verb"] not in total.lead:
        return
    counts = [
        item
        for item in reversed(items[max(0, position - 16) : position])
        if item.block == average.block and item.quantity.kind == "count" and item.value > 0 and _counts(item, noun)
    ]
    if counts:
        yield Average(average, total, tuple(counts))


def _counts(item: Item, noun: str) -> bool:
    return item.unit == noun or item.tail.startswith(noun) or (not item.tail and item.lead.endswith(noun))
