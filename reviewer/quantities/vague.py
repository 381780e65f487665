"""Numerals that name an interval: 十几, 二十几万, 三四百, 十七八, 百八十, and 百把, a hundred or so."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.quantities.numerals import DIGITS, EXPONENT, SCALES, SIMPLE, SMALL, Numeral, shifted

_DIGIT = "".join(char for char, value in DIGITS.items() if value)
_ANY = _DIGIT.replace("两", "").replace("兩", "") + "零〇○"
_TEN, _HUNDRED, _THOUSAND, _BIG = "十拾", "百佰", "千仟", "万萬亿億兆"
_HEAD = rf"(?:[{_DIGIT}][{_THOUSAND}][零〇○]*)?(?:[{_DIGIT}][{_HUNDRED}][零〇○]*)?(?:[{_DIGIT}]?[{_TEN}])?"
_PAIR = re.compile(
    rf"(?P<head>{_HEAD})(?P<low>[{_DIGIT}])[、，]?(?P<high>[{_DIGIT}])(?![{_ANY}])(?P<unit>[{_TEN}{_HUNDRED}{_THOUSAND}]?)(?![克米瓦])(?P<big>[{_BIG}]*)"
)
_SOME = re.compile(rf"(?P<head>{_HEAD})几(?P<unit>[{_TEN}{_HUNDRED}{_THOUSAND}]?)(?P<big>[{_BIG}]*)")


_ROUND = frozenset("百千万")
_OR_SO = (("百八十", 100), ("千八百", 1000), ("万八千", 10000))
_OR_MORE = tuple("一二三四五六七八九十零多余几万亿")


def vague_at(text: str, at: int) -> Numeral | None:
    """The vague numeral at ``at``, or None; two digits that may be either (三四) keep both readings."""
    return _vague(text, at) or (_hundred_or_so(text, at) if text[at] in _ROUND else None)


def _head(printed: str) -> tuple[Decimal, int]:
    """The value of what stands before a pair or 几, and its last unit."""
    value, digit, last = 0, 0, 0
    for char in printed:
        if char in SMALL:
            value += (digit or 1) * SMALL[char]
            digit, last = 0, SMALL[char]
        else:
            digit = DIGITS[char]
    return Decimal(value), last


def _hundred_or_so(text: str, at: int) -> Numeral | None:
    """百八十, 千八百, 万八千: eight or ten of the lower unit; 百把: a hundred, more or less."""
    for words, top in _OR_SO:
        if text.startswith(words, at) and not text.startswith(_OR_MORE, at + len(words)):
            ten = Decimal(top)
            return Numeral(at, at + len(words), None, ten, chinese=True, low=ten * 8 / 10, high=ten, flags=("vague",))
    if text[at + 1 : at + 2] == "把" and text[at + 2 : at + 3] not in ("", "握", "关", "手"):
        value = Decimal(SCALES[text[at]])
        return Numeral(at, at + 2, value, value, EXPONENT[text[at]], chinese=True, flags=("colloquial",))
    return None


def _vague(text: str, at: int) -> Numeral | None:
    """十几, 二十几万, 三四百, 十七八: a numeral that names an interval; 三四 alone keeps both readings."""
    match = _SOME.match(text, at)
    if match is not None and match["head"]:
        low, high = 1, 9
    else:
        match = _PAIR.match(text, at)
        if match is None:
            return None
        low, high = DIGITS[match["low"]], DIGITS[match["high"]]
        if not (high == low + 1 or (low, high) == (3, 5)):
            return None
        if match.end("high") - match.start("low") > 2 and not match["unit"] and not match["big"]:
            return None
    head, last = _head(match["head"])
    unit = SCALES[match["unit"]] if match["unit"] else max(1, last // 10) if last > 10 else 1
    if last and unit >= last:
        return None
    exponent = sum(EXPONENT[char] for char in match["big"])
    if exponent > 16:
        return None
    bottom, top = (shifted(head + end * unit, exponent) for end in (low, high))
    scale = "".join(SIMPLE.get(char, char) for char in match["big"])
    if not head and not match["unit"] and not scale:
        value = Decimal(low * 10 + high)
        if text[match.end() : match.end() + 1] in ("点", "點"):
            return None
        return Numeral(at, match.end(), value, value, chinese=True, low=bottom, high=top)
    return Numeral(at, match.end(), None, top, exponent, 0, scale, True, bottom, top, flags=("vague",))
