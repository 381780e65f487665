"""Figures as they are written in messages and computations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import last_place, rounded

_LONGEST_NAME = 24
_LINKING = re.compile(r"(?:为|是|达到)$")
_JOINING = re.compile(r"^(?:完成|占|其中|占|分别|包括|包含|另有|另|和|及|以及|与|为|是)+")


def printed(item: Item) -> str:
    """The figure with its unit, as printed, without spaces and thousands marks (1848.66万元)."""
    return "".join(item.quantity.text.split()).replace(",", "").replace("，", "")


def named(item: Item) -> str:
    """The figure under its name (财政拨款收入1659.21万元)."""
    if item.adjoins:
        return f"{printed(item)}{item.tail if len(item.tail) <= _LONGEST_NAME else ''}"
    name = _LINKING.sub("", _JOINING.sub("", item.lead))
    return f"{name}{printed(item)}" if len(name) <= _LONGEST_NAME else printed(item)


def measure(item: Item) -> str:
    """The scale and unit in which the figure is printed (万元)."""
    return f"{item.quantity.scale}{item.quantity.unit}"


def scale_of(item: Item) -> Decimal:
    """How many base units one printed unit is (万元 → 10000)."""
    return last_place(item.quantity).scaleb(item.quantity.decimals)


def precise(item: Item) -> bool:
    """Whether the figure is to be taken as printed: a plain count, or money in 元 or 万元."""
    return not item.quantity.scale or (item.quantity.kind == "money" and item.quantity.scale == "万")


def written(value: Decimal, like: Item, decimals: int | None = None) -> str:
    """``value`` (base unit) in the printed unit of ``like``, without the unit."""
    places = like.quantity.decimals if decimals is None else decimals
    return f"{value / scale_of(like):.{places}f}"


def decimals_of(items: Sequence[Item], like: Item) -> int:
    """The decimals that hold all of ``items`` in the printed unit of ``like``."""
    finest = min(last_place(item.quantity) for item in items)
    return max(0, -int((finest / scale_of(like)).adjusted()))


def signed_sum(parts: Sequence[Item], like: Item) -> str:
    """The parts as a sum (66+10-6), each with the decimals it is printed with."""
    terms: list[str] = []
    for part in parts:
        same = scale_of(part) == scale_of(like)
        value = part.value / scale_of(like)
        term = written(part.value, like, part.quantity.decimals) if same else f"{value.normalize():f}"
        terms.append(term if term.startswith("-") or not terms else f"+{term}")
    return "".join(terms)


def percentage(value: Decimal, decimals: int) -> str:
    """A percentage, rounded half-up (81.03%)."""
    return f"{rounded(value, Decimal(1).scaleb(-decimals)):.{decimals}f}%"
