"""What stands behind a numeral: 余, unit, 半, 元角分, and the denominators of a rate."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.model import QuantityKind
from reviewer.quantities.coins import coins_at, fraction_of_yuan, whole_end
from reviewer.quantities.numerals import DIGITS, MORE, SPACES, Numeral
from reviewer.quantities.units import UNITS, Suffix, unit_at

_END = "\0"
_BLANK = frozenset(SPACES)
# 人次, 家次, 批次: so many people, each as often as they came.
_TIMES = frozenset("人户家件场批台辆艘架列班车组队例篇项团点站村条轮所")
_HALVED = frozenset("年天月时倍周里斤亩岁钟个度米吨成元分")
# 一米七五
_HEIGHT = re.compile(r"(?:[0-9]{1,2}|[零一二三四五六七八九]{1,2})(?![0-9.一-鿿])")
# 三十七度五
_TENTH = re.compile(r"[一二三四五六七八九](?![一二三四五六七八九十百千万亿点个年月日天人次级分度])")
# 5.6个点 are percentage points: places are whole.
_POINTS = re.compile(r"[个個][点點](?![位名])")
_PIECES = re.compile(r"[个個](?P<mark>半|多|来|几)(?P<rest>月|小时|小時|钟头|星期|礼拜|世纪|季度|百分点|工作日|学期)")
_THOUSANDS_OF_MILLIONS = re.compile(r"[个個](?P<scale>亿|億|多亿)")
_SPAN = re.compile("[年月日天次]")
_DENOMINATOR = re.compile(r"[一-鿿]{1,2}|[A-Za-z²³]{1,4}")
_NOT_MORE = frozenset("元种样数次名家少亏半个功")


def read_suffix(text: str, at: int, numeral: Numeral, *, ordinal: bool = False) -> Suffix:
    """Everything that belongs to the number behind its digits and scale."""
    char = text[at : at + 1] or _END
    place = at
    if char in _BLANK or char == "\n":
        place = _past_blank(text, at, numeral)
        char = text[place : place + 1] or _END
    more = False
    wary = place != at or (numeral.chinese and at - numeral.start == 1)
    if char in MORE and not ordinal and (text[place + 1 : place + 2] or _END) not in "少久余亏":
        more = True
        place += 1
        gap = text[place : place + 1] or _END
        if gap in _BLANK or (gap == "\n" and unit_at(text, place + 1, wary=True)):
            place += 1
    word = unit_at(text, place, wary=wary)
    if not word or (word in ("块", "塊", "角", "毛", "分") and not ordinal):
        coins = coins_at(text, place, numeral, more)
        if coins is not None:
            return coins
    if not word:
        if more and char in "来來" and not text.startswith(("万", "亿"), place):
            return Suffix(at)
        return Suffix(place, more=True) if more else Suffix(at)
    if word[0] in "个個" and not ordinal:
        special = _piece(text, place, more)
        if special is not None:
            return special
        if numeral.decimals and _POINTS.match(text, place):
            return Suffix(place + 2, "percentage_point", "个百分点", 0, more)
    unit = UNITS[word]
    if ordinal:
        return (
            Suffix(place + len(word), "ordinal", unit.name)
            if unit.kind in ("count", "ordinal", "duration")
            else Suffix(at)
        )
    return _with_unit(text, place, word, numeral, more)


def _with_unit(text: str, place: int, word: str, numeral: Numeral, more: bool) -> Suffix:
    unit = UNITS[word]
    end = place + len(word)
    name = unit.name
    follower = text[end : end + 1] or _END
    if follower == "次" and len(word) == 1 and word in _TIMES and (text[end + 1 : end + 2] or _END) not in "年日月":
        end += 1
        name += "次"
    extra: Decimal | None = None
    if word == "米":
        match = _HEIGHT.match(text, end)
        if match is not None and not more:
            digits = "".join(str(DIGITS[char]) if char in DIGITS else char for char in match.group())
            return Suffix(match.end(), unit.kind, name, 0, False, Decimal(f"0.{digits}"), ("colloquial",))
    if word == "度" and numeral.chinese and not numeral.decimals and not more:
        match = _TENTH.match(text, end)
        if match is not None:
            tenth = Decimal(DIGITS[match.group()]).scaleb(-1)
            return Suffix(match.end(), unit.kind, name, 0, False, tenth, ("colloquial",))
    if unit.kind == "money":
        if name == "元":
            end, extra = fraction_of_yuan(text, end)
            end = whole_end(text, end)
        if text.startswith("人民币", end):
            end += 3
    elif _halved(text, end, word) and not more:
        end += 1
        extra = Decimal("0.5")
    follower = text[end : end + 1] or _END
    if follower in "多余" and unit.measure and (text[end + 1 : end + 2] or _END) not in _NOT_MORE:
        end += 1
        more = True
        follower = text[end : end + 1] or _END
    if follower in "/／每":
        stop, rate = _rate(text, end, name, unit.measure)
        if stop != end:
            return Suffix(stop, "rate", rate, unit.exponent, more, extra)
    return Suffix(end, unit.kind, name, unit.exponent, more, extra)


def _halved(text: str, end: int, word: str) -> bool:
    """两年半, 一倍半; 三天半年 are two spans of time."""
    if text[end : end + 1] != "半" or not (UNITS[word].measure or word in _HALVED):
        return False
    return (text[end + 1 : end + 2] or _END) not in "年天月小"


def _past_blank(text: str, at: int, numeral: Numeral) -> int:
    """Past the white space between a number and its unit; past a line end only within running text."""
    place = at
    while place - at < 3 and (text[place : place + 1] or _END) in _BLANK:
        place += 1
    if text[place : place + 1] == "\n":
        before = text[numeral.start - 1 : numeral.start]
        if numeral.chinese or not before or before.isspace() or before == "|":
            return at
        place += 1
        while place - at < 4 and (text[place : place + 1] or _END) in _BLANK:
            place += 1
    char = text[place : place + 1] or _END
    return place if char in "余多" or unit_at(text, place, wary=True) else at


def _piece(text: str, place: int, more: bool) -> Suffix | None:
    """3个亿, 一个半小时, 3个多月."""
    match = _THOUSANDS_OF_MILLIONS.match(text, place)
    if match is not None:
        more = more or len(match["scale"]) > 1
        rest = unit_at(text, match.end())
        unit = UNITS.get(rest)
        if unit is None:
            return Suffix(match.end(), "number", "", 8, more)
        return Suffix(match.end() + len(rest), unit.kind, unit.name, 8 + unit.exponent, more)
    match = _PIECES.match(text, place)
    if match is None:
        return None
    kind: QuantityKind = "percentage_point" if match["rest"] == "百分点" else "duration"
    half = Decimal("0.5") if match["mark"] == "半" else None
    return Suffix(match.end(), kind, "个" + match["rest"], 0, more or half is None, half)


def _rate(text: str, at: int, name: str, measure: bool) -> tuple[int, str]:
    """/人/月, 每小时 behind a unit: the end and the whole unit."""
    place = at
    while True:
        char = text[place : place + 1] or _END
        if char == "每" and measure:
            begin = place + 1
            word = unit_at(text, begin)
            bracket = False
        elif char in "/／":
            begin = place + 1
            while (text[begin : begin + 1] or _END) in _BLANK and begin < place + 3:
                begin += 1
            bracket = text[begin : begin + 1] in ("（", "(")
            begin += bracket
            word = unit_at(text, begin)
            if not word:
                match = _SPAN.match(text, begin) or _DENOMINATOR.match(text, begin)
                word = match.group() if match is not None else ""
        else:
            break
        if not word:
            break
        place = begin + len(word)
        name += "/" + word
        if (text[place : place + 1] or _END) in "·•・":
            second = unit_at(text, place + 1) or _SPAN.match(text, place + 1)
            second = second if isinstance(second, str) else second.group() if second is not None else ""
            if second:
                place += 1 + len(second)
                name += "·" + second
        if bracket and text[place : place + 1] in ("）", ")"):
            place += 1
    return place, name
