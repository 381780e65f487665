"""Parts of a whole: 三分之一, 百分之三十六点零六, 万分之三, 1/4, 五成, 八折, 一半, 五又三分之一."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import QuantityKind
from reviewer.quantities.intervals import printed
from reviewer.quantities.numerals import CN_CLASS, DIGITS, SPACES, Numeral, shifted
from reviewer.quantities.reading import read_numeral
from reviewer.quantities.units import UNITS, unit_at

_CN = "一二三四五六七八九两"
_SLASH = re.compile(r"([0-9０-９]{1,9})\s?[/／⁄]\s?([0-9０-９]{1,9})(?![0-9０-９./／])")
_PERCENTS = {"百": 0, "佰": 0, "千": -1, "仟": -1, "万": -2, "萬": -2}
_NO_TENTHS = "立为功果员本绩长都交就品熟效型套份语千因败分色年活文婚天见事渝名人才"
_TENTHS = re.compile(
    rf"(?P<n>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?|十|[{_CN}](?:点[{_CN}零]{{1,4}})?)成"
    rf"(?:(?P<half>半)|(?P<d>[{_CN}])(?![{CN_CLASS}个名项年月人]))?(?P<more>多)?(?![{_NO_TENTHS}]|群结)"
)
_TENTHS_RANGE = re.compile(rf"(?P<a>[{_CN}]|[0-9])(?:成?[至到、\-—~～])?(?P<b>[{_CN}]|[0-9])成(?![{_NO_TENTHS}])")
_VERSUS_SIGNS = frozenset(":：∶比")
_OFF = re.compile(
    rf"(?P<n>[0-9](?:\.[0-9]{{1,2}})?|[0-9]{{2}}|[{_CN}]点[{_CN}]{{1,2}}|[{_CN}]{{1,2}})折(?![算旧叠射合中腾返断线页扣现])"
)
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_HALVED = """
个月 个小时 个钟头 个工作日 个百分点 个世纪 个学期 小时 小時 分钟 学年 学期 钟头 世纪 公里 公斤
年 天 个 日 里 米 吨 斤 亩 倍 块 瓶 碗 杯 箱 张 页 周 数 成
"""
_HALF_UNITS = tuple(_HALVED.split())
_NO_HALF_AFTER = frozenset("上下大多前后夜过对各小参年月日一")
_WHOLE_AND_PART = re.compile(f"([0-9]{{1,9}})([{''.join(_VULGAR)}])")
_DENOMINATOR = re.compile(f"[0-9{CN_CLASS}]{{2,8}}(?=分之)")
_LINK = re.compile(r"(?:至|到|—{1,2}|[-–~～])(?:[百千万]分之)?")
_HALF = Decimal("0.5")
_END = "\0"
_ALONE = ("", "\n", "（", "）", "(", ")")
_BLANK = frozenset(SPACES + "\n")
_VERSUS = re.compile(
    r"(?P<a>[0-9]{1,6}(?:\.[0-9]{1,4})?|[一二三四五六七八九十两]{1,3})(?P<by>[:：∶比])(?P<b>[0-9]{1,6}(?:\.[0-9]{1,4})?|[一二三四五六七八九十两]{1,3})(?![0-9:：∶.点个年月十百千万])"
)


class Proportion(NamedTuple):
    """A part of a whole as printed. ``value`` None with an interval is a range."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    decimals: int
    kind: QuantityKind
    unit: str
    more: bool = False
    place: int = 0


def proportion_at(text: str, at: int, floor: int) -> Proportion | None:
    """The proportion that begins at the numeral at ``at``, or None."""
    char = text[at]
    if "0" <= char <= "9" or "０" <= char <= "９":
        return _arabic(text, at, floor)
    if char in _VULGAR:
        above, below = _VULGAR[char]
        return _ratio(at, at, at + 1, Decimal(above) / Decimal(below))
    if char == "半":
        return _half(text, at)
    if char == "一" and text.startswith("半", at + 1):
        return _ratio(at, at, at + 2, _HALF)
    near = text[at : at + 14]
    if near.startswith(("百分百", "百分之百")):
        end = at + (3 if near[2] == "百" else 4)
        low, high = Decimal("99.5"), Decimal("100.5")
        return Proportion(at, end, end - 1, end, Decimal(100), low, high, 0, "percent", "%")
    found = _told_by(text, at, near)
    if found is not None:
        return found
    return _parts(text, at, floor) if "分之" in near else None


def _arabic(text: str, at: int, floor: int) -> Proportion | None:
    near = text[at : at + 14]
    whole = _WHOLE_AND_PART.match(text, at)
    if whole is not None:
        above, below = _VULGAR[whole[2]]
        return _ratio(at, at, whole.end(), Decimal(whole[1]) + Decimal(above) / Decimal(below))
    if "/" in near or "／" in near or "⁄" in near:
        match = _SLASH.match(text, at)
        if match is not None and int(match[2]):
            follower = unit_at(text, match.end())
            if follower and UNITS[follower].kind in ("duration", "money"):
                return None
            return _ratio(at, at, match.end(), Decimal(int(match[1])) / Decimal(int(match[2])))
    found = _told_by(text, at, near)
    if found is not None:
        return found
    return _parts(text, at, floor) if "分之" in near or "又" in near or "/" in near else None


def _told_by(text: str, at: int, near: str) -> Proportion | None:
    """The proportions that a character behind the number tells: 成, 折, 比."""
    if "成" in near[:8]:
        found = _tenths(text, at)
        if found is not None:
            return found
    if "折" in near[:6]:
        match = _OFF.match(text, at)
        if match is not None:
            return _discount(match)
    if not _VERSUS_SIGNS.isdisjoint(near) and (not at or text[at - 1] not in ":：∶"):
        match = _VERSUS.match(text, at)
        if match is not None:
            return _versus(match)
    return None


def _versus(match: re.Match[str]) -> Proportion | None:
    """3:1, 三比一: the first by the second."""
    first, second = read_numeral(match["a"], 0), read_numeral(match["b"], 0)
    if first is None or second is None or first.value is None or not second.value:
        return None
    if first.end != len(match["a"]) or second.end != len(match["b"]):
        return None
    return _ratio(match.start(), match.start(), match.end(), first.value / second.value)


def _ratio(start: int, number_start: int, end: int, value: Decimal) -> Proportion:
    return Proportion(start, end, number_start, end, value, value, value, 0, "ratio", "")


def _half(text: str, at: int) -> Proportion | None:
    """半年, 半小时, 半个月; 半数 is the share. 上半年 and 大半 are none."""
    if at and text[at - 1] in _NO_HALF_AFTER and not text.startswith("数", at + 1):
        return None
    if text[at - 1 : at] in _ALONE and text[at + 1 : at + 2] in _ALONE:
        return _ratio(at, at, at + 1, _HALF)
    for unit in _HALF_UNITS:
        if text.startswith(unit, at + 1):
            end = at + 1 + len(unit)
            if unit == "数":
                return _ratio(at, at, end, _HALF)
            if unit == "成":
                follower = text[end : end + 1]
                if follower and follower in _NO_TENTHS + "半品":
                    return None
                return Proportion(at, end, at, at + 1, Decimal(5), Decimal(5), Decimal(5), 0, "percent", "%")
            known = UNITS.get(unit)
            kind: QuantityKind = known.kind if known is not None else "count"
            return Proportion(at, end, at, at + 1, _HALF, _HALF, _HALF, 0, kind, unit)
    return None


def _digit(char: str) -> int:
    return DIGITS[char] if char in DIGITS else int(char)


def _tenths(text: str, at: int) -> Proportion | None:
    """五成, 三成五, 七成半, 两三成."""
    match = _TENTHS.match(text, at)
    if match is not None:
        numeral = read_numeral(match["n"], 0)
        if numeral is None or numeral.value is None:
            return None
        exact = bool(match["half"] or match["d"])
        value = shifted(numeral.value, 1) + (5 if match["half"] else _digit(match["d"]) if match["d"] else 0)
        place = 0 if exact else 1 - numeral.decimals
        low, high = printed(value, place, True)
        number_end = match.end("n")
        return Proportion(
            at, match.end(), at, number_end, value, low, high, 0, "percent", "%", bool(match["more"]), place
        )
    match = _TENTHS_RANGE.match(text, at)
    if match is not None and _digit(match["a"]) < _digit(match["b"]):
        low, high = Decimal(_digit(match["a"]) * 10), Decimal(_digit(match["b"]) * 10)
        return Proportion(at, match.end(), at, match.end("b"), None, low, high, 0, "percent", "%")
    return None


def _discount(match: re.Match[str]) -> Proportion | None:
    """八折, 七五折, 8.5折: what remains to be paid, in percent."""
    digits = match["n"]
    if len(digits) == 2:
        value = Decimal(_digit(digits[0]) * 10 + _digit(digits[1]))
    else:
        numeral = read_numeral(digits, 0)
        if numeral is None or numeral.value is None:
            return None
        value = shifted(numeral.value, 1)
    at = match.start()
    return Proportion(at, match.end(), at, match.end("n"), value, value, value, 0, "percent", "%")


def _parts(text: str, at: int, floor: int) -> Proportion | None:
    """N分之M, 百分之M, W又N分之M, 1 1/2, with a range behind it."""
    first = _denominator(text, at) or read_numeral(text, at)
    if first is None or first.value is None:
        return None
    whole = Decimal(0)
    place = at
    joint = text[first.end : first.end + 1]
    if joint and joint in "又 ":
        slash = _SLASH.match(text, first.end + 1)
        if slash is not None:
            if (joint == " " and int(slash[1]) >= int(slash[2])) or not int(slash[2]) or first.decimals or first.scale:
                return None
            return _ratio(at, at, slash.end(), first.value + Decimal(int(slash[1])) / Decimal(int(slash[2])))
        if joint == " ":
            return None
        whole = first.value
        place = first.end + 1
        first = _denominator(text, place) or read_numeral(text, place)
        if first is None or first.value is None:
            return None
    if not text.startswith("分之", first.end):
        return None
    number_start = first.end + 2
    number_start += (text[number_start : number_start + 1] or _END) in _BLANK
    start = at
    before = text[at - 1] if at > floor else "\n"
    negative = before in "负負"
    start -= negative
    if text[number_start : number_start + 1] in ("负", "負", "-"):
        negative = not negative
        number_start += 1
    above = read_numeral(text, number_start)
    if above is None or (above.flags and above.value is None and above.low is None):
        return None
    word = text[place : first.end]
    if word in _PERCENTS and not whole:
        return _percent(text, start, above, _PERCENTS[word], negative)
    if above.value is None or not first.value:
        return None
    value = whole + above.value / first.value
    return _ratio(start, at, above.end, -value if negative else value)


def _denominator(text: str, at: int) -> Numeral | None:
    """十万 before 分之, where 万分之 alone would be another fraction."""
    match = _DENOMINATOR.match(text, at)
    numeral = read_numeral(match.group(), 0) if match is not None else None
    if match is None or numeral is None or numeral.end != len(match.group()):
        return None
    return numeral._replace(start=at, end=match.end())


def _percent(text: str, start: int, above: Numeral, exponent: int, negative: bool) -> Proportion | None:
    at, end = above.start, above.end
    if above.low is not None and above.high is not None:
        bottom, top = above.low.scaleb(exponent), above.high.scaleb(exponent)
        return Proportion(start, end, at, end, None, bottom, top, 0, "percent", "%")
    if above.value is None:
        return None
    value = above.value.scaleb(exponent)
    link = _LINK.match(text, end)
    if link is not None and not negative:
        other = read_numeral(text, link.end())
        if (
            other is not None
            and other.value is not None
            and other.value > above.value
            and not text.startswith("分之", other.end)
        ):
            top = other.value.scaleb(exponent)
            decimals = max(above.decimals, other.decimals)
            return Proportion(start, other.end, at, other.end, None, value, top, decimals, "percent", "%")
    value = -value if negative else value
    place = exponent + above.place
    low, high = printed(value, place, True)
    more = text[end : end + 1] in ("多", "余")
    return Proportion(start, end + more, at, end, value, low, high, above.decimals, "percent", "%", more, place)
