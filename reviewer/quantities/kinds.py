"""What kind of number it is, where the unit alone does not say: phases, classes, decades, codes."""

from __future__ import annotations

from reviewer.model import QuantityKind
from reviewer.quantities.numerals import SCALES, Numeral
from reviewer.quantities.units import Suffix

_MEETINGS = ("全会", "全委会", "全体会议", "会议")
_CENTURIES_FROM = 5
_PHASES = 10


def kind_of(text: str, number_start: int, numeral: Numeral, suffix: Suffix) -> QuantityKind:
    """The kind of a numeral with its suffix in its place."""
    unit, value = suffix.unit, numeral.value
    if unit == "级" and numeral.scale:
        return "label"  # 千亿级产业 names a class
    if unit == "期" and numeral.chinese and value is not None and value <= _PHASES:
        return "ordinal"  # 二期工程
    if unit == "次" and text.startswith(_MEETINGS, suffix.end):
        return "ordinal"  # 八次全会
    if unit == "版" and numeral.decimals:
        return "identifier"
    if unit == "世纪" and value is not None and value >= _CENTURIES_FROM:
        return "date"
    if unit == "年代" or (unit == "年" and _short_year(text, number_start, numeral)):
        return "year"
    leading_zero = text[number_start] == "0" and numeral.end - number_start > 1 and not numeral.decimals
    return "identifier" if leading_zero and suffix.kind == "number" else suffix.kind


def _short_year(text: str, number_start: int, numeral: Numeral) -> bool:
    """08年, 九八年: the last two digits of a year."""
    if text[number_start] == "0":
        return True
    digits = numeral.chinese and numeral.value is not None and numeral.end - number_start == 2
    return digits and text[number_start] not in "十廿卅" and text[numeral.end - 1] not in SCALES


def is_article(text: str, number_start: int, numeral: Numeral) -> bool:
    """一批企业: 一 is an article as often as a number."""
    return text[number_start] in "一壹" and numeral.end - number_start == 1
