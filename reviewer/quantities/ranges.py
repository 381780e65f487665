"""Ranges: 2至3万元, 50%-60%, 2000万至3000万, 1—3名. Both ends share unit and scale where only one prints them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.numerals import CN_CLASS, EXPONENT, SPACES, Numeral, shifted
from reviewer.quantities.reading import read_numeral
from reviewer.quantities.suffixes import read_suffix
from reviewer.quantities.units import SYMBOLS, Suffix

_GAP = f"[{SPACES}]"
LINK = re.compile(rf"{_GAP}?(?:—{{1,2}}|[-–－~～―─‐‑−〜∼]|至|到)(?:高达)?{_GAP}?(?=[0-9０-９{CN_CLASS}负負￥¥$＄\-−])")
_DASHES = "-–—－~～―─‐‑−〜∼"
# 从3500元到3836元 is a change of level: two figures.
_FROM = re.compile(r"[从由自][^，。；、,;\n]{0,6}$")


class End(NamedTuple):
    """The right end of a range, and the value of the left one in its scale."""

    numeral: Numeral
    suffix: Suffix
    low: Decimal
    high: Decimal


def range_end(text: str, numeral: Numeral, suffix: Suffix, start: int, negative: bool) -> End | None:
    """The right end of a range whose left end is ``numeral`` with ``suffix``, or None."""
    if numeral.value is None or suffix.more:
        return None
    link = LINK.match(text, suffix.end)
    if link is None:
        return None
    place = link.end()
    minus = text[place] in "负負-−"
    if minus or text[place] in SYMBOLS:
        place += 1
    other = read_numeral(text, place)
    if other is None or other.value is None:
        return None
    tail = read_suffix(text, other.end, other)
    if not _matches(text, link.group(), numeral, suffix, other, tail, start):
        return None
    exponent = tail.exponent or suffix.exponent
    left = shifted(numeral.value, exponent)
    if not numeral.scale and not suffix.unit and other.scale and numeral.mantissa < other.mantissa:
        left = shifted(left, sum(EXPONENT[char] for char in other.scale))
    right = shifted(other.value, exponent)
    low, high = -left if negative else left, -right if minus else right
    if low > high and not (negative and minus):
        return None
    return End(other, tail, min(low, high), max(low, high))


def _matches(text: str, link: str, numeral: Numeral, suffix: Suffix, other: Numeral, tail: Suffix, start: int) -> bool:
    """Whether the two numbers are ends of one range and not two numbers with a dash or a 到 between them."""
    dash = link.strip(SPACES)[0] in _DASHES
    if text[other.end : other.end + 1] in ("月", "年") and tail.kind != "duration":
        return False
    if other.chinese and not numeral.chinese and not tail.unit and other.end - other.start == 1:
        return False
    if suffix.unit and tail.unit:
        if suffix.unit != tail.unit:
            return False
        return _FROM.search(text, max(0, start - 8), start) is None
    if suffix.unit:
        return dash and suffix.kind in ("money", "percent")
    return bool(tail.unit or dash or other.scale or numeral.chinese == other.chinese)
