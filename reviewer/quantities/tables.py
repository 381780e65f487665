"""Bare numbers of a table take the unit printed over it (单位：万元)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reviewer.model import Quantity
from reviewer.quantities.intervals import printed
from reviewer.quantities.numerals import EXPONENT, SCALES
from reviewer.quantities.units import UNITS


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


def _bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.unit and not quantity.scale and quantity.value is not None


def _scaled(quantity: Quantity, kind: str, name: str, exponent: int, scale: str) -> Quantity:
    assert quantity.value is not None
    value = quantity.value * 10**exponent if exponent >= 0 else quantity.value.scaleb(exponent)
    interval: tuple[Decimal | None, Decimal | None]
    interval = printed(value, exponent - quantity.decimals, bool(quantity.decimals or scale))
    update = {"value": value, "low": interval[0], "high": interval[1], "kind": kind, "unit": name, "scale": scale}
    return quantity.model_copy(update=update)
