"""Slips of the pen that turn one printed figure into another: digits exchanged, one digit wrong, a scale word."""

from __future__ import annotations

from decimal import Decimal

from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_SCALE_SLIPS = {Decimal(10_000): "万与亿（或元与万元）", Decimal(10): "小数点", Decimal(100): "小数点"}
_FEWEST_DIGITS = 4  # with fewer digits, or in the last one, a chance hit is likelier than a slip


def slip(printed: Item, due: Decimal) -> str | None:
    """How ``printed`` could have come from ``due`` (base unit), in Chinese; None when no slip explains it."""
    for factor, word in _SCALE_SLIPS.items():
        if due > 0 and due in (abs(printed.value) * factor, abs(printed.value) / factor):
            return f"{word}错位"
    place = last_place(printed.quantity)
    if due <= 0 or due % place:
        return None
    ours, theirs = f"{abs(printed.value) / place:.0f}", f"{due / place:.0f}"
    if exchanged(ours, theirs):
        return "相邻两位数字颠倒"
    if (
        min(len(ours), len(theirs)) >= _FEWEST_DIGITS
        and one_digit(ours, theirs)
        and abs(due - abs(printed.value)) > place * 9
    ):
        return "一位数字录错"
    return None


def exchanged(one: str, two: str) -> bool:
    """Whether two neighbouring digits are exchanged and all else is the same (1659 / 1695)."""
    if len(one) != len(two):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == two[places[1]]
        and one[places[1]] == two[places[0]]
    )


def one_digit(one: str, two: str) -> bool:
    """Whether one digit is changed, or one left out or added."""
    if len(one) == len(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) == 1
    short, long = sorted((one, two), key=len)
    return len(long) - len(short) == 1 and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
