"""Bare numbers that take a unit printed elsewhere: over their table (单位：万元), or at the end of their list."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reviewer.model import Quantity
from reviewer.quantities.intervals import printed
from reviewer.quantities.numerals import EXPONENT, SCALES
from reviewer.quantities.units import UNITS

_UNSHARED = frozenset({"ordinal", "date", "year", "label", "identifier", "number", "rate"})
_AND = frozenset("和及与")
_DIGITS = frozenset("0123456789")


def scale_by_unit(quantities: Iterable[Quantity], unit: str) -> list[Quantity]:
    """The quantities with every bare number (no unit, no scale of its own) in ``unit``, such as 万元 or 万人次.

    Numbers that carry their own unit, labels, dates and codes pass unchanged, and all do where ``unit``
    is not a unit. Spans and text stay as printed.
    """
    word = unit.strip().strip("（）()")
    exponent, scale = 0, ""
    while word and word[0] in SCALES and word not in UNITS:
        exponent += EXPONENT[word[0]]
        scale += word[0]
        word = word[1:]
    known = UNITS.get(word)
    if known is None and not scale:
        return list(quantities)
    kind = known.kind if known is not None else "number"
    name = known.name if known is not None else word
    total = exponent + (known.exponent if known is not None else 0)
    return [_scaled(each, kind, name, total, scale) if _bare(each) else each for each in quantities]


def share_unit(text: str, found: list[Quantity]) -> None:
    """Give bare numbers listed before the last quantity its scale and unit: 20.9、36.2、54个百分点."""
    last = found[-1]
    if last.kind in _UNSHARED or last.qualifier == "range" or last.text[0] not in _DIGITS:
        return
    place = len(found) - 2
    following = last
    while place >= 0:
        bare = found[place]
        link = text[bare.end : following.start]
        if link != "、" and not (following is last and link in _AND):
            return
        if not _bare(bare) or bare.flags or bare.text[0] not in _DIGITS:
            return
        exponent = sum(EXPONENT[char] for char in last.scale)
        found[place] = _scaled(bare, last.kind, last.unit, exponent, last.scale, ("shared_unit",))
        following = bare
        place -= 1


def _bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.unit and not quantity.scale and quantity.value is not None


def _scaled(
    quantity: Quantity, kind: str, name: str, exponent: int, scale: str, flags: tuple[str, ...] = ()
) -> Quantity:
    assert quantity.value is not None
    value = quantity.value * 10**exponent if exponent >= 0 else quantity.value.scaleb(exponent)
    interval: tuple[Decimal | None, Decimal | None]
    interval = printed(value, exponent - quantity.decimals, bool(quantity.decimals or scale))
    update = {
        "value": value,
        "low": interval[0],
        "high": interval[1],
        "kind": kind,
        "unit": name,
        "scale": scale,
        "flags": quantity.flags + flags,
    }
    return quantity.model_copy(update=update)
