"""The numbers of a text."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from reviewer.model.base import Noun

QuantityKind = Literal[
    "money",
    "percent",
    "percentage_point",
    "count",
    "ratio",
    "ordinal",
    "date",
    "year",
    "duration",
    "rate",
    "identifier",
    "label",
    "number",
]
Qualifier = Literal["exact", "about", "below", "over", "at_least", "at_most", "range"]


class Quantity(Noun):
    """A number of the text, read.

    ``start..end`` holds the number with its own sign, qualifier and unit; ``number_start..number_end`` the
    digits and scale words only; ``text`` is the former as printed. ``value`` is in the base unit
    (1848.66万元 → 18486600, unit 元; 36.06% → 36.06, unit %; 0.5‰ → 0.05, unit %; 1/4 → 0.25) and None where
    the number cannot be read (400百余万). ``low..high`` is the interval that rounding and the qualifier
    leave open; an open end is None. ``decimals`` counts the decimals as printed, ``scale`` is 万, 亿 or "".
    """

    start: int
    end: int
    number_start: int
    number_end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    decimals: int
    scale: str
    kind: QuantityKind
    unit: str
    qualifier: Qualifier
    flags: tuple[str, ...] = ()
