"""Digits with thousands separators, decimals and scale words, also full-width or broken by a PDF."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.quantities.chinese import read_mixed
from reviewer.quantities.numerals import (
    BIG,
    DIGITS,
    EXPONENT,
    MAX_DIGITS,
    MORE,
    SIMPLE,
    SMALL,
    SPACES,
    Numeral,
    shifted,
)
from reviewer.quantities.powers import LEADS, TIMES, raised

_GAP = f"[{SPACES}]"
_UNIT_AHEAD = rf"(?={_GAP}?(?:[万亿萬億元%％]|美元|港元|欧元))"
_PLAIN = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?")
_WIDE = re.compile(r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,8}(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?")
_WIDE_COMMA = re.compile(
    rf"(?:[0-9]{{1,3}}(?:，[0-9]{{3}}){{1,5}}(?![0-9，])(?:\.[0-9]+|{_UNIT_AHEAD})"
    r"|[0-9]{1,3}(?:，[0-9]{3}){2,5}(?![0-9，.]))"
)
# Groups of nought tell a number from the cells of a table: 10 000 000.
_SPACED = re.compile(
    rf"[0-9]{{1,3}}(?:(?:{_GAP}[0-9]{{3}}){{1,5}}(?![0-9])(?:\.[0-9]+)?{_UNIT_AHEAD}"
    rf"|(?:{_GAP}[0-9]{{3}}){{0,4}}{_GAP}000(?![0-9.,]))"
)
_LEADING_POINT = re.compile(r"\.[0-9]{1,12}(?![0-9.])")
_MAGNITUDE = re.compile(r"(?P<n>[0-9]{1,9}(?:\.[0-9]{1,9})?)(?P<unit>[KkMG])(?![A-Za-z0-9./、-])")
_MAGNITUDES = {"K": 3, "k": 3, "M": 6, "G": 9}
_COMMA_SPACED = re.compile(rf"[0-9]{{1,3}}(?:,{_GAP}?[0-9]{{3}}){{1,5}}(?![0-9])(?:\.[0-9]+)?{_UNIT_AHEAD}")
_BROKEN = re.compile(
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}}|[0-9]{{1,15}})"
    rf"(?:{_GAP}?\n?{_GAP}?\.{_GAP}?\n?{_GAP}?[0-9]{{1,8}}|\n[0-9]{{1,15}}(?:\.[0-9]{{1,8}})?|\.[0-9]{{1,8}}\n[0-9]{{1,8}})"
    rf"(?![0-9]){_UNIT_AHEAD}"
)
_SCALE_BEHIND = re.compile(rf"{_GAP}{{0,2}}\n?{_GAP}{{0,2}}(?=[余多]?[万亿萬億])")
_FOLD = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_STRIP = str.maketrans("", "", ",\n" + SPACES)
# Scale words that begin a unit or a proportion: 千克, 兆瓦, 百分点.
_UNIT_WORDS = (
    *("千克", "千米", "千瓦", "千卡", "千伏", "千帕", "千焦", "千兆", "千赫", "千字", "兆瓦", "兆赫", "兆帕", "兆字"),
    *("千分点", "百分点", "百分比", "万分之", "百分之", "千分之", "万像素"),
)
_MAX_SCALE = 4
_BLANK = frozenset(SPACES + "\n")
_AFTER = _BLANK | frozenset("．.，,")


def magnitude_at(text: str, at: int) -> tuple[int, int] | None:
    """The end and power of ten of 100K, 1.2M; 4K, 5G and 1000M速率 are names of what is sold."""
    match = _MAGNITUDE.match(text, at)
    if match is None:
        return None
    alone = not "一" <= text[match.end() : match.end() + 1] <= "鿿"
    large = "." in match["n"] or len(match["n"]) > 1
    if not (large if match["unit"] in "Kk" else alone and ("." in match["n"] or match["unit"] == "M")):
        return None
    return match.end(), _MAGNITUDES[match["unit"]]


def read_arabic(text: str, at: int) -> Numeral | None:
    """The number that begins with the digit (or the point of .5) at ``at``."""
    flags: tuple[str, ...] = ()
    match = _PLAIN.match(text, at) or _WIDE.match(text, at) or _LEADING_POINT.match(text, at)
    if match is None:
        return None
    end = match.end()
    follower = text[end : end + 1] or "\t"
    if follower in _AFTER or "０" <= follower <= "９":
        match, flags = _joined(text, at, match)
        end = match.end()
        follower = text[end : end + 1] or "\t"
    printed = match.group()
    if not printed.isascii():
        folded = printed.translate(_FOLD)
        if folded != printed:
            flags = (*flags, "full_width")
        printed = folded
    plain = printed if printed.isdigit() else printed.translate(_STRIP)
    if len(plain) > MAX_DIGITS:
        return Numeral(at, end, None, Decimal(0), flags=(*flags, "overlong"))
    point = plain.find(".")
    decimals = len(plain) - point - 1 if point >= 0 else 0
    value = Decimal(plain)
    numeral = Numeral(at, end, value, value, -decimals, decimals, flags=flags)
    if follower in SMALL or follower in BIG or follower in MORE:
        return _scaled(text, numeral, end)
    if follower in _MAGNITUDES:
        large = magnitude_at(text, at)
        if large is not None and large[0] == end + 1:
            power = large[1]
            return numeral._replace(end=end + 1, value=shifted(value, power), place=power - decimals, scale=follower)
    if follower in LEADS or (follower in _BLANK and text[end + 1 : end + 2] in TIMES):
        return raised(text, numeral) or numeral
    if follower in _BLANK:
        gap = _SCALE_BEHIND.match(text, end)
        if gap is not None and ("\n" not in gap.group() or text[at - 1 : at].strip()):
            flag = "line_break" if "\n" in gap.group() else "inner_spaces"
            return _scaled(text, numeral._replace(flags=tuple(dict.fromkeys((*flags, flag)))), gap.end())
    return numeral


def _joined(text: str, at: int, match: re.Match[str]) -> tuple[re.Match[str], tuple[str, ...]]:
    """A number that a PDF broke with spaces or a line end, or that mixes full-width characters."""
    before = text[at - 1 : at]
    for pattern in (_SPACED, _COMMA_SPACED):
        longer = pattern.match(text, at)
        if longer is not None and longer.end() > match.end() and not _after_number(text, at):
            return longer, ("inner_spaces",)
    longer = _BROKEN.match(text, at)
    if longer is not None and longer.end() > match.end() and before.strip():
        return longer, ("line_break",) if "\n" in longer.group() else ("inner_spaces",)
    longer = _WIDE_COMMA.match(text, at)
    if longer is not None and longer.end() > match.end():
        return longer, ()
    longer = _WIDE.match(text, at, at + 64)
    if longer is not None and longer.end() > match.end() and any("０" <= char <= "９" for char in longer.group()):
        return longer, ()
    return match, ()


def _after_number(text: str, at: int) -> bool:
    """Whether another number stands right before, so that this one is a column of its own."""
    return text[max(0, at - 3) : at].rstrip(SPACES)[-1:].isdigit()


def _scaled(text: str, numeral: Numeral, place: int) -> Numeral:
    """The scale words behind digits: 万, 万亿, 千多万, and what is malformed about them."""
    assert numeral.value is not None
    start, simple, value = numeral.start, numeral, numeral.value
    more = False
    if text[place] in MORE:
        # 30余万 carries its 余 inside; 30余人 does not.
        follower = text[place + 1 : place + 2]
        if (follower not in BIG and follower not in SMALL) or not follower or text.startswith(_UNIT_WORDS, place + 1):
            return simple
        more = True
        place += 1
    scale = ""
    malformed = False
    while len(scale) < _MAX_SCALE:
        char = text[place : place + 1] or "\t"
        if char in MORE and scale and text[place + 1 : place + 2] in BIG and text[place + 1 : place + 2]:
            more = True
            place += 1
            continue
        if (char not in SMALL and char not in BIG) or text.startswith(_UNIT_WORDS, place):
            break
        if char in SMALL:
            malformed = malformed or (value >= 10 and not numeral.decimals) or scale != "" or more
        scale += SIMPLE.get(char, char)
        place += 1
    if not scale:
        return simple
    exponent = sum(EXPONENT[char] for char in scale)
    if malformed or exponent > 16:
        return numeral._replace(end=place, value=None, place=0, scale=scale, flags=(*numeral.flags, "malformed"))
    follower = text[place : place + 1] or "\t"
    if not more and ("0" <= follower <= "9" or follower in DIGITS):
        mixed = read_mixed(text, start)
        if mixed is not None and mixed.end > place:
            return mixed._replace(flags=numeral.flags + mixed.flags)
    return numeral._replace(
        end=place, value=shifted(value, exponent), place=exponent - numeral.decimals, scale=scale, more=more
    )
