"""Differences: B，比A减少D; 本年B，上年A，同比增加D. The change is this year's figure less the base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.quantities.relations.bases import past_figure
from reviewer.quantities.relations.items import Item


class Difference(NamedTuple):
    """A change with its base and the figures that can be the value after it, likeliest first.

    ``named``: the text names the changed thing and those figures carry that name.
    """

    change: Item
    base: Item
    currents: tuple[Item, ...]
    named: bool


_COMPARISON = re.compile(r"(?:比|较|与).*$")
_COMPARED = re.compile(r"^相[比较][，,]?")  # 与上年支出A相比，增加D
_COUNTING = re.compile(r"(?:合计|总计|总额|总数|数|额)+$|^(?:全年|本年度|本年|当年|20\d\d年度?)+")
_REACH = 40  # figures back among which the named one is looked for
_NEAR = 6


def differences(items: Sequence[Item]) -> list[Difference]:
    """Every change whose base is printed beside it."""
    return [
        difference
        for position, item in enumerate(items)
        if position and item.role == "change"
        for difference in _difference(items, position)
    ]


def _difference(items: Sequence[Item], position: int) -> Iterator[Difference]:
    change, base = items[position], items[position - 1]
    if base.block != change.block or base.clause != change.clause or not _same(base, change):
        return
    if base.role == "from" and _COMPARED.sub("", change.gap) == change.lead:
        subject = _core(_COMPARISON.sub("", base.lead))
        if subject:
            named = [i for i in items[max(0, position - _REACH) : position - 1] if _carries(i, base, subject)]
            if named:
                yield Difference(change, base, tuple(reversed(named)), named=True)
        else:
            currents = [i for i in items[max(0, position - _NEAR) : position - 1] if _beside(i, base)]
            if currents:
                yield Difference(change, base, tuple(reversed(currents)), named=len(currents) == 1)
    elif past_figure(items, position) is base:
        currents = [i for i in items[max(0, position - _NEAR) : position - 1] if _beside(i, base)]
        if currents:
            yield Difference(change, base, tuple(reversed(currents)), named=False)


def _core(name: str) -> str:
    return _COUNTING.sub("", _COUNTING.sub("", name.replace("的", "")))


def _carries(item: Item, base: Item, subject: str) -> bool:
    return item.role == "amount" and _same(item, base) and len(subject) >= 2 and _core(item.label) == subject


def _beside(item: Item, base: Item) -> bool:
    return item.role == "amount" and item.block == base.block and item.sentence == base.sentence and _same(item, base)


def _same(one: Item, two: Item) -> bool:
    return (one.quantity.kind, one.unit) == (two.quantity.kind, two.unit)
