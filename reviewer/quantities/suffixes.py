"""What stands behind a numeral: 余, unit, 半, 元角分, and the denominators of a rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import QuantityKind
from reviewer.quantities.numerals import DIGITS, MORE, Numeral, read_numeral
from reviewer.quantities.units import SMALL_MONEY, UNITS, unit_at

_SPACE = "    　"
_RATE = re.compile(r"[/／]\s?[（(]?")
_DENOMINATOR = re.compile(r"[一-鿿]{1,2}")
_TIMES = frozenset("人户家件场批台辆艘架列班车组队例篇项团点站村条轮")
_HALF_AFTER = frozenset("年天月时倍周里斤亩岁钟个成点度米吨")
_COIN = re.compile(
    r"(?P<zero>零)?(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖貳參陸])(?P<u>[角毛分])(?!之|别|钟|公司|管|工|享|析|布|解|支|部|类|批)"
)
_COLLOQUIAL_COIN = re.compile(
    r"[一二三四五六七八九](?![一二三四五六七八九十百千万亿个名人项年月日块元角毛次家户件分点])"
)


class Suffix(NamedTuple):
    """What was read: where it ends, kind and unit, the power of ten to the base unit, an addend (半, 角分)."""

    end: int
    kind: QuantityKind
    unit: str
    exponent: int = 0
    more: bool = False
    extra: Decimal | None = None
    flags: tuple[str, ...] = ()


def read_suffix(text: str, at: int, numeral: Numeral, *, ordinal: bool = False) -> Suffix:
    """Everything that belongs to the number behind its digits and scale."""
    place = at
    more = False
    spaced = False
    char = text[place : place + 1]
    if not char:
        return Suffix(at, "number", "")
    if char in _SPACE or char == "\n":
        place = _skip(text, at, numeral)
        spaced = place != at
        char = text[place : place + 1]
    if char in MORE and char and not ordinal and text[place + 1 : place + 2] not in "少数种样":
        more = True
        place += 1
        if text[place : place + 1] in _SPACE and text[place : place + 1]:
            place += 1
    elif char in MORE and char and text[place + 1 : place + 2] in "种样" and not ordinal:
        more = True
        place += 1
    wary = spaced or numeral.chinese and at - numeral.start == 1
    word = unit_at(text, place, wary=wary)
    if not word:
        coin = _coins(text, place, numeral, more)
        if coin is not None:
            return coin
        if text.startswith(("个多", "個多"), place):
            word = unit_at(text, place + 2)
            if word in ("月", "小时", "星期", "钟头", "世纪", "礼拜"):
                return Suffix(place + 2 + len(word), "duration", "个" + word, 0, True)
        return Suffix(at + 1 if more and not spaced else at, "number", "", 0, more)
    unit = UNITS[word]
    if word in ("个", "個"):
        special = _after_piece(text, place, numeral, more)
        if special is not None:
            return special
    if ordinal and unit.kind not in ("count", "ordinal", "duration"):
        return Suffix(at, "ordinal", "")
    if word in ("角", "毛", "分", "块", "塊"):
        coin = _coins(text, place, numeral, more)
        if coin is not None:
            return coin
    end = place + len(word)
    follower = text[end : end + 1]
    kind, name = unit.kind, unit.name
    if follower == "次" and len(word) == 1 and word in _TIMES and text[end + 1 : end + 2] not in "年日月":
        end += 1
        name += "次"
        follower = text[end : end + 1]
    extra: Decimal | None = None
    flags: tuple[str, ...] = ()
    if kind == "money":
        if unit.name == "元":
            end, extra = _fraction_of_yuan(text, end)
            if (
                text[end : end + 1] in "整正"
                and text[end : end + 1]
                and text[end + 1 : end + 2] not in "个体改治合理建顿套年式常在确规向面好"
            ):
                end += 1
        elif text.startswith("人民币", end):
            end += 3
    elif follower == "半" and (word[-1] in _HALF_AFTER or unit.measure) and not more:
        if text[end + 1 : end + 2] in "年天月小" and text[end + 1 : end + 2]:
            if word == "个" and text.startswith(("半小时", "半月", "半钟头"), end):
                rest = unit_at(text, end + 1)
                return Suffix(end + 1 + len(rest), "duration", "个" + rest, unit.exponent, more, Decimal("0.5"))
        else:
            end += 1
            extra = Decimal("0.5")
    if text[end : end + 1] in ("多", "余") and unit.measure and text[end + 1 : end + 2] not in "元种样数次名家少亏半个":
        end += 1
        more = True
    if follower and follower in "/／每" and not ordinal or text[end : end + 1] in "/／" and text[end : end + 1]:
        stop, rate = _rate(text, end, name, unit.measure)
        if stop != end:
            return Suffix(stop, "rate", rate, unit.exponent, more, extra, flags)
    return Suffix(end, kind, name, unit.exponent, more, extra, flags)


def _skip(text: str, at: int, numeral: Numeral) -> int:
    """Past the white space between a number and its unit; past a line end only within running text."""
    place = at
    while place - at < 3 and text[place : place + 1] in _SPACE and text[place : place + 1]:
        place += 1
    if text[place : place + 1] == "\n":
        before = text[numeral.start - 1 : numeral.start]
        if numeral.chinese or not before or before.isspace() or before in "|":
            return at
        place += 1
        while place - at < 4 and text[place : place + 1] in _SPACE and text[place : place + 1]:
            place += 1
    word = unit_at(text, place, wary=True)
    return place if word or text[place : place + 1] in ("余", "多") else at


def _after_piece(text: str, place: int, numeral: Numeral, more: bool) -> Suffix | None:
    """3个亿, 一个半小时 and other things that begin with 个."""
    follower = text[place + 1 : place + 2]
    if follower in ("亿", "億"):
        rest = unit_at(text, place + 2)
        unit = UNITS.get(rest)
        if unit is None:
            return Suffix(place + 2, "number", "", 8, more)
        return Suffix(place + 2 + len(rest), unit.kind, unit.name, 8 + unit.exponent, more)
    if follower == "半":
        rest = unit_at(text, place + 2)
        if rest in ("小时", "月", "钟头", "星期", "百分点"):
            kind: QuantityKind = "percentage_point" if rest == "百分点" else "duration"
            return Suffix(place + 2 + len(rest), kind, "个" + rest, 0, more, Decimal("0.5"))
    if follower == "多":
        rest = unit_at(text, place + 2)
        if rest in ("月", "小时", "星期", "钟头", "世纪", "礼拜", "百分点"):
            kind = "percentage_point" if rest == "百分点" else "duration"
            return Suffix(place + 2 + len(rest), kind, "个" + rest, 0, True)
    return None


def _coins(text: str, place: int, numeral: Numeral, more: bool) -> Suffix | None:
    """三角二分, 五毛钱, 三块五, 三块: money without 元."""
    char = text[place : place + 1]
    if char in ("块", "塊"):
        end = place + 1
        stop, extra = _fraction_of_yuan(text, end)
        if stop == end:
            follower = text[end : end + 1]
            match = _COLLOQUIAL_COIN.match(text, end) if numeral.chinese else None
            if match is not None:
                return Suffix(
                    match.end(), "money", "元", 0, more, Decimal(DIGITS[match.group()]).scaleb(-1), ("colloquial",)
                )
            if follower and "一" <= follower <= "鿿" and follower not in "的左以，。":
                return None
        return Suffix(stop, "money", "元", 0, more, extra)
    if char not in SMALL_MONEY or not char:
        return None
    end = place + 1
    exponent = SMALL_MONEY[char]
    if char != "分":
        match = _COIN.match(text, end)
        if match is not None and match["u"] == "分":
            coin = read_numeral(match["n"], 0)
            assert coin is not None and coin.value is not None
            return Suffix(match.end(), "money", "元", exponent, more, coin.value.scaleb(-2))
        if char == "角" and text[end : end + 1] and "一" <= text[end] <= "鿿" and text[end] not in "钱的左以整":
            return None
    if text[end : end + 1] == "钱":
        return Suffix(end + 1, "money", "元", exponent, more)
    return None if char == "分" else Suffix(end, "money", "元", exponent, more)


def _fraction_of_yuan(text: str, at: int) -> tuple[int, Decimal | None]:
    extra: Decimal | None = None
    place = at
    for _ in range(2):
        match = _COIN.match(text, place)
        if match is None:
            break
        coin = read_numeral(match["n"], 0)
        if coin is None or coin.value is None:
            break
        extra = (extra or Decimal(0)) + coin.value.scaleb(SMALL_MONEY[match["u"]])
        place = match.end()
        if match["u"] == "分":
            break
    return place, extra


def _rate(text: str, at: int, name: str, measure: bool) -> tuple[int, str]:
    """/人/月, 每小时 behind a unit: the end and the whole unit."""
    place = at
    while True:
        char = text[place : place + 1]
        if char == "每":
            if not measure:
                break
            begin = place + 1
        elif char and char in "/／":
            begin = place + 1
            if text[begin : begin + 1] in (" ", "（", "("):
                begin += 1
        else:
            break
        word = unit_at(text, begin)
        if not word:
            if char == "每":
                break
            match = _DENOMINATOR.match(text, begin)
            if match is None:
                break
            word = match.group()[:1] if len(match.group()) == 1 else match.group()
        place = begin + len(word)
        name += "/" + word
        if text[place : place + 1] in "·•・" and text[place : place + 1]:
            word = unit_at(text, place + 1)
            if word:
                place += 1 + len(word)
                name += "·" + word
        if text[place : place + 1] in ("）", ")") and text[begin - 1] in "（(":
            place += 1
    return place, name
