"""The commonest shape of a number, read at once: 12个, 1350.80万元, 36.06%.

Between Chinese characters that are no part of a qualifier, ordinal, range or rate, digits with a common unit
can mean one thing only; most numbers of a report stand so. What is read here the
long way reads alike (a test holds the two together).
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.model import Quantity
from reviewer.quantities.building import Extent, build
from reviewer.quantities.intervals import printed
from reviewer.quantities.numerals import CN_CLASS, EXPONENT, shifted
from reviewer.quantities.qualifiers import FIRST_CHARACTERS, LAST_CHARACTERS, prefix_before
from reviewer.quantities.units import UNITS, unit_at

_UNITS = """
元 % 人次 人 名 位 户 家 个 件 项 条 份 座 所 处 场 场次 篇 台 辆 亩 吨 公里 平方米 支 批 次 村 套 盏 间 只 头 户次 家次
"""
_SHAPE = re.compile(
    rf"(?P<digits>(?:0(?=\.)|[1-9][0-9]{{0,8}})(?:\.[0-9]{{1,4}})?)(?P<scale>[万亿])?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS.split(), key=len, reverse=True))})"
)
# What may belong to the number: before it signs in words, 第3, 上千, 几十, 零下5, 公元前, 人民币, links of ranges…
_BEFORE = frozenset("第上过過几数幾數负負正下氏元前国币幣又" + CN_CLASS)
# … and behind it halves, shares of a unit, rates and qualifiers.
_BEHIND = FIRST_CHARACTERS | frozenset("半余多馀次每至到分角整零之内全会点點" + CN_CLASS)
_CLOSING = frozenset("，。；、！？\n")
_NOTHING = "\0"


def plain_at(text: str, at: int, floor: int) -> Quantity | None:
    """The plain quantity whose digits begin at ``at``, or None where the long way is needed."""
    before = text[at - 1] if at > floor else "。" if not at else _NOTHING
    if (not "一" <= before <= "鿿" and before not in _CLOSING) or before in _BEFORE:
        return None
    match = _SHAPE.match(text, at)
    if match is None:
        return None
    end = match.end()
    if not _ends(text, match.start("unit"), end) or (
        before in LAST_CHARACTERS and prefix_before(text, at, floor) is not None
    ):
        return None
    digits, scale, unit = match["digits"], match["scale"] or "", UNITS[match["unit"]]
    point = digits.find(".")
    decimals = len(digits) - point - 1 if point >= 0 else 0
    exponent = EXPONENT[scale] if scale else 0
    value = shifted(Decimal(digits), exponent)
    rounded = bool(decimals or exponent) or unit.kind == "percent"
    extent = Extent(at, end, at, match.start("unit"))
    interval = printed(value, exponent - decimals, rounded)
    return build(text, extent, value, interval, unit.kind, unit.name, "exact", decimals, scale)


def _ends(text: str, start: int, end: int) -> bool:
    """Whether the unit at ``start..end`` is whole, and nothing behind it belongs to the number."""
    follower = text[end : end + 1]
    if not follower or follower in _CLOSING:
        return True
    return "一" <= follower <= "鿿" and follower not in _BEHIND and unit_at(text, start) == text[start:end]
