"""Whether two quantities say the same: value, unit, interval, and how an exact figure was rounded."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from reviewer.model import Quantity
from reviewer.quantities.units import FAMILIES

# Each unit of a family leads to the family and to its factor.
_BASE: dict[str, tuple[int, Decimal]] = {
    unit: (index, Decimal(factor))
    for index, family in enumerate(FAMILIES)
    for factor, units in family.items()
    for unit in units.split()
}

Rounding = Literal["equal", "truncated", "last_digit", "different"]


def unit_factor(unit: str, other: str) -> Decimal | None:
    """What a value in ``other`` is multiplied by to be one in ``unit``; None where they do not compare."""
    if unit == other:
        return Decimal(1)
    one, two = _BASE.get(unit), _BASE.get(other)
    if one is None or two is None or one[0] != two[0]:
        return None
    return two[1] / one[1]


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether the two can be compared at all: same unit, or units of one family (人/名, 公里/米)."""
    if a.kind == b.kind == "rate" or "/" in a.unit or "/" in b.unit:
        one, two = a.unit.split("/"), b.unit.split("/")
        return len(one) == len(two) and all(unit_factor(x, y) == 1 for x, y in zip(one, two, strict=True))
    if _proportional(a) and _proportional(b):
        return True
    return unit_factor(a.unit, b.unit) is not None


def _proportional(quantity: Quantity) -> bool:
    return quantity.kind == "percent" or (quantity.kind == "ratio" and not quantity.unit)


def _factor(a: Quantity, b: Quantity) -> Decimal:
    """What b's figures are multiplied by to stand beside a's (三分之一 beside a percentage)."""
    if a.kind == "percent" and b.kind == "ratio":
        return Decimal(100)
    if a.kind == "ratio" and b.kind == "percent":
        return Decimal("0.01")
    return unit_factor(a.unit, b.unit) or Decimal(1)


def same_value(a: Quantity, b: Quantity) -> bool:
    """The same quantity in whatever notation: equal value (or equal range) in comparable units.

    The qualifier is not compared; a number that could not be read is the same as none.
    """
    if not same_unit(a, b):
        return False
    factor = _factor(a, b)
    if a.value is not None and b.value is not None:
        return a.value == b.value * factor
    if a.value is not None or b.value is not None or a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return a.low == b.low * factor and a.high == b.high * factor


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing: comparable units and intervals that meet.

    A number without any interval (a label, a malformed number) is compatible with nothing.
    """
    if not same_unit(a, b) or not _bounded(a) or not _bounded(b):
        return False
    factor = _factor(a, b)
    low = None if b.low is None else b.low * factor
    high = None if b.high is None else b.high * factor
    return not (
        (a.high is not None and low is not None and a.high < low)
        or (high is not None and a.low is not None and high < a.low)
    )


def _bounded(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def rounds_to(exact: Decimal, printed: Quantity) -> Rounding:
    """How ``exact``, in the base unit of ``printed``, relates to the printed figure.

    ``equal``: half-up rounding to the printed digits gives it; ``truncated``: cutting off does;
    ``last_digit``: it is one unit of the last printed digit away from either; else ``different``.
    """
    if printed.value is None:
        return "different"
    place = last_place(printed)
    quantum = Decimal(1).scaleb(place)
    with localcontext() as context:
        context.prec = 60
        value = printed.value
        rounded = (exact / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum
        cut = (exact / quantum).quantize(Decimal(1), ROUND_DOWN) * quantum
        if value == rounded:
            return "equal"
        if value == cut:
            return "truncated"
        if abs(value - rounded) <= quantum:
            return "last_digit"
    return "different"


_SCALE_EXPONENT = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}


def last_place(printed: Quantity) -> int:
    """The power of ten of the last printed digit, in the base unit (1848.66万元 → 2, 36.06% → -2)."""
    place = sum(_SCALE_EXPONENT.get(char, 0) for char in printed.scale) - printed.decimals
    if printed.kind == "percent":
        behind = printed.text[printed.number_end - printed.start :]
        before = printed.text[: printed.number_start - printed.start]
        if behind.startswith("‰") or before.endswith("千分之"):
            place -= 1
        elif behind.startswith("‱") or before.endswith("万分之"):
            place -= 2
    return place
