"""Printed numbers of headings, read."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewer.model import Section

_DIGITS = "零一二三四五六七八九"
_DIGIT = {c: n for n, c in enumerate(_DIGITS)}
_CIRCLED = {chr(code): code - 0x2460 + 1 for code in range(0x2460, 0x2474)}
_NUMBER = re.compile(
    r"(?P<open>[（(]?)(?P<pre>第?)(?P<value>[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳])(?P<post>部分|[章节条])?(?P<close>[）)]?)(?P<mark>[、.．，,：:]?)"
)


class HeadingNumber(NamedTuple):
    """``style`` is the same for headings counted in the same way (（一）, 1., 第一章)."""

    style: str
    value: int


def chinese_number(text: str) -> int:
    """一 to 九十九; 0 for what is no such number."""
    tens, ten, ones = text.rpartition("十")
    if (tens and tens not in _DIGIT) or (ones and ones not in _DIGIT):
        return 0
    return (_DIGIT.get(tens, 1) * 10 if ten else 0) + (_DIGIT[ones] if ones else 0)


def numeral(value: int) -> str:
    """1 to 99 in Chinese numerals, the inverse of ``chinese_number``."""
    tens, ones = divmod(value, 10)
    return f"{_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}"


def heading_number(section: Section) -> HeadingNumber | None:
    """The number a heading is printed with, or None for a heading without one (or 1.2.3, a path of numbers)."""
    match = _NUMBER.fullmatch("".join(section.number.split()))
    if match is None:
        return None
    printed = match["value"]
    if printed in _CIRCLED:
        return HeadingNumber("①", _CIRCLED[printed])
    chinese = not printed.isdecimal()
    value = chinese_number(printed) if chinese else int(printed)
    shape = "一" if chinese else "1"
    bracket = "（" if match["close"] else ""
    return HeadingNumber(f"{bracket}{match['pre']}{shape}{match['post'] or ''}", value) if value else None
