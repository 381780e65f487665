"""Numerals: what one says, whatever its notation. Digits and scale words → exact Decimal values.

Reading one knows nothing of units, qualifiers or context; the scanner decides whether what was read is a
number of the text at all. Chinese notation is in ``chinese``, digits (with their scale words and what a PDF
did to them) in ``arabic``, the entrance to both in ``reading``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

MAX_DIGITS = 26
"""Longer digit strings are no values; a Decimal of this many digits is still exact in every step."""

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0,
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "弍": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
    "幺": 1,
    "弌": 1,
}
TENS = {"廿": 20, "卅": 30, "卌": 40}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
SCALES = {**SMALL, **BIG}
EXPONENT = {word: len(str(value)) - 1 for word, value in SCALES.items()}
SIMPLE = {"萬": "万", "億": "亿", "拾": "十", "佰": "百", "仟": "千"}
UPPER = frozenset("壹贰叁肆伍陆柒捌玖貳參叄陸拾佰仟")
MORE = frozenset("余多馀餘来來")
CN_CLASS = "".join((*DIGITS, *TENS, *SCALES))
SPACES = " \u00a0\u2002\u2003\u2009\u202f\u3000"

_TEN = Decimal(10)


class Numeral(NamedTuple):
    """A numeral read: its value with scale, and what its print says of its exactness.

    ``place`` is the power of ten of the last printed digit with its scale (1848.66万 → 2); ``mantissa`` the
    value without the scale at its end (the left end of a range may share it); ``low..high`` the interval of
    a vague numeral (几十, 三四百), whose value is then None. Two digits that may be either (三四: 34, or 3
    to 4 before a classifier) have both. ``more`` tells of a 余/多 inside (30余万).
    """

    start: int
    end: int
    value: Decimal | None
    mantissa: Decimal
    place: int = 0
    decimals: int = 0
    scale: str = ""
    chinese: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    more: bool = False
    flags: tuple[str, ...] = ()


def shifted(value: Decimal, exponent: int) -> Decimal:
    """``value`` times ten to ``exponent``, without a positive exponent in its own representation."""
    if not exponent:
        return value
    moved = value.scaleb(exponent)
    power = moved.as_tuple().exponent
    return Decimal(int(moved)) if isinstance(power, int) and power > 0 else moved


def step(value: Decimal, place: int, decimals: int) -> Decimal:
    """What 余/多 adds at most: one unit of the last digit that is not a rounding zero (1500余 → 100)."""
    if decimals or not value:
        return _TEN**place
    magnitude = int(abs(value))
    power = 0
    while magnitude and magnitude % 10 == 0:
        magnitude //= 10
        power += 1
    return _TEN**power
