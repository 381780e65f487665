"""From what was read to a ``Quantity``: one place that knows its fields."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reviewer.model import Qualifier, Quantity, QuantityKind
from reviewer.quantities.intervals import Interval, printed, qualified, widened
from reviewer.quantities.numerals import step
from reviewer.quantities.qualifiers import QUALIFIER, Sense, combine


class Extent(NamedTuple):
    """Where a quantity and its number stand."""

    start: int
    end: int
    number_start: int
    number_end: int


def build(
    text: str,
    extent: Extent,
    value: Decimal | None,
    interval: Interval,
    kind: QuantityKind,
    unit: str = "",
    qualifier: Qualifier = "exact",
    decimals: int = 0,
    scale: str = "",
    flags: tuple[str, ...] = (),
) -> Quantity:
    """A quantity from its parts."""
    return Quantity(
        start=extent.start,
        end=extent.end,
        number_start=extent.number_start,
        number_end=extent.number_end,
        text=text[extent.start : extent.end],
        value=value,
        low=interval[0],
        high=interval[1],
        decimals=decimals,
        scale=scale,
        kind=kind,
        unit=unit,
        qualifier=qualifier,
        flags=tuple(dict.fromkeys(flags)) if len(flags) > 1 else flags,
    )


def named(text: str, start: int, end: int, kind: QuantityKind, flags: tuple[str, ...] = ()) -> Quantity:
    """A label or identifier: it has a place and no value."""
    return build(text, Extent(start, end, start, end), None, (None, None), kind, flags=flags)


def judge(
    senses: tuple[Sense, ...], value: Decimal, place: int, decimals: int, rounded: bool
) -> tuple[Qualifier, Interval, tuple[str, ...]]:
    """Qualifier, interval and flags of a value printed to ``place`` with the qualifiers ``senses``."""
    final, flags = combine(senses)
    if final is None:
        return "exact", printed(value, place, rounded), flags
    unit = step(value, place, decimals)
    if "contradictory_qualifier" in flags:
        return QUALIFIER[final], widened(value, unit), flags
    return QUALIFIER[final], qualified(final, value, unit), flags
