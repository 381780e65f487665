"""Parts of a whole: 三分之一, 百分之三十六点零六, 万分之三, 1/4, 五成, 八折, 一半, 五又三分之一."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import QuantityKind
from reviewer.quantities.intervals import printed
from reviewer.quantities.numerals import CN_CLASS, DIGITS, read_numeral
from reviewer.quantities.units import unit_at

_CN_DIGIT = "一二三四五六七八九两"
_SLASH = re.compile(r"([0-9０-９]{1,9})\s?[/／⁄]\s?([0-9０-９]{1,9})(?![0-9０-９./／])")
_MIXED = re.compile(r"(?:又|\s)(?=[0-9])")
_PERCENTS = {"百": 0, "佰": 0, "千": -1, "仟": -1, "万": -2, "萬": -2}
_TENTHS = re.compile(
    rf"(?P<n>[0-9]+(?:\.[0-9]+)?|十|[{_CN_DIGIT}](?:点[{_CN_DIGIT}零]+)?)(?P<more>多)?成(?P<half>半)?(?P<d>[{_CN_DIGIT}](?![{CN_CLASS}个名项年月人]))?"
    r"(?!立|为|功|果|员|本|绩|长|都|交|就|品|熟|效|型|套|份|语|千|因|败|分|色|年|活|文|婚|天|见|群|事|渝|名)"
)
_RANGE_TENTHS = re.compile(
    rf"(?P<a>[{_CN_DIGIT}]|[0-9])(?:至|到|、|-|—|~|～)?(?P<b>[{_CN_DIGIT}]|[0-9])成(?!立|为|功|果|员|本|绩|长|都|交|就|品|熟|效|型|套|份)"
)
_FOLD_OFF = re.compile(
    rf"(?P<n>[0-9]+(?:\.[0-9]+)?|[{_CN_DIGIT}][{_CN_DIGIT}]?|[{_CN_DIGIT}]点[{_CN_DIGIT}]+)折(?!算|旧|叠|射|合|中|腾|返|断|线|页|扣率)"
)
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_HALF_UNITS = (
    "个月",
    "个小时",
    "小时",
    "年",
    "天",
    "个",
    "分钟",
    "个百分点",
    "公里",
    "里",
    "米",
    "吨",
    "斤",
    "公斤",
    "亩",
    "倍",
    "个世纪",
    "世纪",
    "学期",
    "日",
    "数",
    "块",
    "价",
    "瓶",
    "碗",
    "杯",
    "箱",
    "张",
    "页",
    "周",
    "个工作日",
    "钟头",
    "个钟头",
    "径里",
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


def proportion_at(text: str, at: int, floor: int) -> Proportion | None:
    """The proportion that begins at the numeral at ``at``, or None."""
    char = text[at]
    if char in _VULGAR:
        above, below = _VULGAR[char]
        return _ratio(at, at, at + 1, Decimal(above) / Decimal(below))
    if char == "半":
        return _half(text, at)
    if char.isdigit() and char not in DIGITS:
        return _arabic(text, at)
    if char == "一" and text.startswith("一半", at):
        return _ratio(at, at, at + 2, Decimal("0.5"))
    match = _TENTHS.match(text, at) if "成" in text[at : at + 6] else None
    if match is not None:
        return _tenths(match)
    match = _RANGE_TENTHS.match(text, at) if "成" in text[at : at + 4] else None
    if match is not None:
        low, high = _digit(match["a"]) * 10, _digit(match["b"]) * 10
        if low < high:
            return Proportion(at, match.end(), at, match.end("b"), None, low, high, 0, "percent", "%")
    if "折" in text[at : at + 5]:
        match = _FOLD_OFF.match(text, at)
        if match is not None:
            return _discount(match)
    if "分之" in text[at + 1 : at + 12]:
        return _parts(text, at, floor)
    return None


def _ratio(start: int, number_start: int, end: int, value: Decimal) -> Proportion:
    return Proportion(start, end, number_start, end, value, value, value, 0, "ratio", "")


def _half(text: str, at: int) -> Proportion | None:
    if at and text[at - 1] in "上下大多前后夜过对各小一两三年参":
        return None
    for unit in _HALF_UNITS:
        if text.startswith(unit, at + 1):
            half = Decimal("0.5")
            end = at + 1 + len(unit)
            if unit == "数":
                return _ratio(at, at, end, half)
            if unit in ("价", "径里"):
                return None
            kind: QuantityKind = "duration" if unit[-1] in "月时年天钟纪日周期头" else "count"
            return Proportion(at, end, at, at + 1, half, half, half, 0, kind, unit)
    return None


def _arabic(text: str, at: int) -> Proportion | None:
    numeral = read_numeral(text, at)
    if numeral is None or numeral.value is None:
        return None
    end = numeral.end
    follower = text[end : end + 1]
    if follower in "/／⁄" and follower:
        match = _SLASH.match(text, at)
        if match is not None and int(match[2]):
            if unit_at(text, match.end()) in ("年", "月", "日"):
                return None
            return _ratio(at, at, match.end(), Decimal(int(match[1])) / Decimal(int(match[2])))
        return None
    if follower in "成折" and follower:
        match = _TENTHS.match(text, at) if follower == "成" else None
        if match is not None:
            return _tenths(match)
        match = _FOLD_OFF.match(text, at)
        return _discount(match) if match is not None else None
    if text.startswith("分之", end) or follower == "又" or follower == " ":
        return _parts(text, at, at)
    return None


def _digit(char: str) -> Decimal:
    return Decimal(DIGITS.get(char, int(char) if char.isdigit() and char not in DIGITS else 0))


def _value(printed_number: str) -> Decimal:
    numeral = read_numeral(printed_number, 0)
    assert numeral is not None and numeral.value is not None
    return numeral.value


def _tenths(match: re.Match[str]) -> Proportion:
    value = _value(match["n"]) * 10
    end = match.end("n")
    if match["half"]:
        value += 5
    elif match["d"]:
        value += _digit(match["d"])
    place = 0 if match["half"] or match["d"] else 1
    low, high = printed(value, place, True)
    value = Decimal(int(value)) if value == value.to_integral_value() else value
    return Proportion(
        match.start(), match.end(), match.start(), end, value, low, high, 0, "percent", "%", bool(match["more"])
    )


def _discount(match: re.Match[str]) -> Proportion:
    digits = match["n"]
    if len(digits) == 2 and digits[0] in DIGITS and digits[1] in DIGITS:
        value = Decimal(DIGITS[digits[0]] * 10 + DIGITS[digits[1]])
    else:
        value = _value(digits) * 10
        if value == value.to_integral_value():
            value = Decimal(int(value))
        if digits.isdigit() and len(digits) == 2 and digits.isascii():
            value = Decimal(int(digits))
    return Proportion(match.start(), match.end(), match.start(), match.end("n"), value, value, value, 0, "percent", "%")


def _parts(text: str, at: int, floor: int) -> Proportion | None:
    """N分之M, 百分之M, W又N分之M, with a range behind it."""
    first = read_numeral(text, at)
    if first is None or first.value is None:
        return None
    whole = Decimal(0)
    place = at
    mixed = _MIXED.match(text, first.end) or (re.compile("又").match(text, first.end))
    if mixed is not None:
        if text[first.end] != "又":
            slash = _SLASH.match(text, mixed.end())
            if slash is None or not int(slash[2]) or int(slash[1]) >= int(slash[2]) or first.decimals or first.scale:
                return None
            return _ratio(at, at, slash.end(), first.value + Decimal(int(slash[1])) / Decimal(int(slash[2])))
        whole = first.value
        place = mixed.end()
        slash = _SLASH.match(text, place)
        if slash is not None and int(slash[2]):
            return _ratio(at, at, slash.end(), whole + Decimal(int(slash[1])) / Decimal(int(slash[2])))
        first = read_numeral(text, place)
        if first is None or first.value is None:
            return None
    if not text.startswith("分之", first.end):
        return None
    number_start = first.end + 2
    negative = text[number_start : number_start + 1] in ("负", "負", "-")
    number_at = number_start + 1 if negative else number_start
    above = read_numeral(text, number_at)
    if above is None:
        return None
    start = at
    before = text[at - 1] if at > floor else ""
    if before and before in "负負":
        start -= 1
        negative = not negative
    word = text[place : first.end]
    if word in _PERCENTS and not whole:
        return _percent(text, start, number_at, above, _PERCENTS[word], negative)
    if above.value is None or not first.value:
        return None
    value = whole + above.value / first.value
    return _ratio(start, at, above.end, -value if negative else value)


def _percent(
    text: str, start: int, number_start: int, above: object, exponent: int, negative: bool
) -> Proportion | None:
    from reviewer.quantities.numerals import Numeral

    assert isinstance(above, Numeral)
    end = above.end
    if above.value is None:
        if above.low is None or above.high is None:
            return None
        return Proportion(
            start,
            end,
            number_start,
            end,
            None,
            above.low.scaleb(exponent),
            above.high.scaleb(exponent),
            0,
            "percent",
            "%",
        )
    value = above.value.scaleb(exponent)
    link = re.compile(r"(?:至|到|—{1,2}|[-–~～])(?:[百千万]分之)?").match(text, end)
    if link is not None and not negative:
        other = read_numeral(text, link.end())
        if (
            other is not None
            and other.value is not None
            and other.value > above.value
            and not text.startswith("分之", other.end)
        ):
            return Proportion(
                start,
                other.end,
                number_start,
                other.end,
                None,
                value,
                other.value.scaleb(exponent),
                max(above.decimals, other.decimals),
                "percent",
                "%",
            )
    if negative:
        value = -value
    low, high = printed(value, exponent - above.decimals, True)
    more = text[end : end + 1] in ("多", "余")
    return Proportion(
        start, end + 1 if more else end, number_start, end, value, low, high, above.decimals, "percent", "%", more
    )
