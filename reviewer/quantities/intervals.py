"""The interval that the print and the qualifier of a number leave open, in Decimal.

* exact, whole, without scale (25个, 3500元): the point itself; with decimals, a scale or a percent sign:
  half a unit of the last printed digit to either side (2.06万 → 20550…20650);
* 余/多: from the value to one unit of its last digit that is not a rounding zero (1000余 → 1000…2000,
  1500余 → 1500…1600); 近: the last twentieth below the value (近200 → 190…200);
* 约/左右: a tenth to either side, but no more than one such unit; 以上, 超过, 以下: open on one side.
"""

from __future__ import annotations

from decimal import Decimal

from reviewer.quantities.qualifiers import Sense

_HALF = {power: Decimal(5).scaleb(power - 1) for power in range(-24, 25)}

Interval = tuple[Decimal | None, Decimal | None]


def printed(value: Decimal, place: int, rounded: bool) -> Interval:
    """What rounding leaves open; ``place`` is the power of ten of the last printed digit."""
    if not rounded:
        return value, value
    half = _HALF.get(place) or Decimal(5).scaleb(place - 1)
    return value - half, value + half


def qualified(sense: Sense, value: Decimal, unit: Decimal) -> Interval:
    """The interval of a qualified value; ``unit`` is what 余 adds at most."""
    away = -1 if value < 0 else 1
    if sense == "more":
        return _ordered(value, value + away * unit)
    if sense == "near":
        return _ordered(value * 19 / 20, value)
    if sense == "about":
        margin = min(abs(value) / 10, unit)
        return value - margin, value + margin
    if sense in ("at_least", "beyond"):
        return value, None
    return None, value


def widened(value: Decimal, unit: Decimal) -> Interval:
    """The interval of contradictory qualifiers (近30余): whatever either of them allows."""
    return _ordered(value * 19 / 20, value + (unit if value >= 0 else -unit))


def _ordered(one: Decimal, other: Decimal) -> Interval:
    return (one, other) if one <= other else (other, one)
