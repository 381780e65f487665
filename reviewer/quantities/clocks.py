"""Times of day: 11:25, 9时30分, 三点半, 下午3点 (15:00), and the hours from 9:00-17:00."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.quantities.units import unit_at
from reviewer.quantities.when import DIGIT, SPACE, TO, TWO, When, number

_MINUTES = "[二三四五]?十[一二三四五六七八九]?"
_SECONDS = rf"(?:{SPACE}(?P<ss>{_MINUTES}|[一二三四五六七八九]|{DIGIT}{{1,2}}){SPACE}秒(?!钟以))?"
_CLOCK = re.compile(rf"(?P<hh>{DIGIT}{{1,2}})[:：∶](?P<mm>{DIGIT}{{2}})(?:[:：∶](?P<ss>{DIGIT}{{2}}))?(?![0-9:：∶])")
_LINK = re.compile(rf"{SPACE}{TO}{SPACE}(?={DIGIT}{{1,2}}[:：∶])")
_SPOKEN = re.compile(
    rf"(?P<hh>{TWO}){SPACE}[时時点點](?:{SPACE}(?P<mm>(?:{_MINUTES}|[零〇]?[一二三四五六七八九]|{DIGIT}{{1,2}})){SPACE}分"
    rf"{_SECONDS}|(?P<half>半)|(?P<quarter>[一三]刻)|整|钟)"
)
_SPOKEN_PLAIN = re.compile(
    rf"(?P<hh>{TWO}){SPACE}[时時点點](?:(?P<mm>{_MINUTES}|[零〇][一二三四五六七八九]|{DIGIT}{{2}})分?)?"
)
_DAYPART = re.compile(
    r"(?P<part>上午|下午|早上|早晨|晚上|凌晨|中午|傍晚|清晨|夜里|夜间|午后|当晚|今晚|昨晚|明晚)\s?$|日\s?$"
)
_AFTER_NOON = frozenset(("下午", "晚上", "傍晚", "午后", "当晚", "今晚", "昨晚", "明晚", "夜间"))
_NOON = 12
_LATE_NOON = 4


def _value(hours: int, minutes: int, seconds: int) -> Decimal | None:
    if hours > 24 or minutes > 59 or seconds > 59:
        return None
    return Decimal(hours * 10000 + minutes * 100 + seconds).scaleb(-6)


def clock_value(match: re.Match[str]) -> Decimal | None:
    """The fraction that hh, mm and ss of a match stand for, or None where there is no such time."""
    return _value(number(match["hh"]), number(match["mm"]), number(match["ss"]))


def clock_at(text: str, at: int, floor: int) -> When | None:
    """11:25, 11:25:30, 9:00-17:00, 下午2:30."""
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    part, back = _daypart(text, at, floor)
    value = _value(_hours(number(match["hh"]), part), number(match["mm"]), number(match["ss"]))
    if value is None:
        return None
    link = _LINK.match(text, match.end())
    other = _CLOCK.match(text, link.end()) if link is not None else None
    high = clock_value(other) if other is not None else None
    if other is not None and high is not None and value < high:
        return When(other.end(), "date", None, value, high, "时分", back)
    return When(match.end(), "date", value, value, value, "时分", back)


def _daypart(text: str, at: int, floor: int) -> tuple[str | None, int]:
    """The part of the day before ``at`` ("" after a day of the month, None without either), and how far back."""
    day = _DAYPART.search(text, max(0, at - 4), at)
    if day is None:
        return None, 0
    back = at - day.start() if day["part"] is not None and day.start() >= floor else 0
    return day["part"] or "", back


def _hours(hours: int, part: str | None) -> int:
    """The hour of the day: 下午3点 is 15."""
    after_noon = part in _AFTER_NOON or (part == "中午" and hours < _LATE_NOON)
    return hours + _NOON if hours < _NOON and after_noon else hours


def spoken_time_at(text: str, at: int, floor: int) -> When | None:
    """9时30分, 三点半, 下午3点, 八点五十. A bare 3点 is a time only after a part of the day."""
    part, back = _daypart(text, at, floor)
    match = _SPOKEN.match(text, at)
    half = match is not None and match["half"] is not None
    quarter = match["quarter"] if match is not None else None
    seconds = number(match["ss"]) if match is not None else 0
    if match is None:
        match = _SPOKEN_PLAIN.match(text, at)
        if match is None or (part is None and not _is_minutes(text, match)):
            return None
    minutes = 30 if half else number(match["mm"])
    if quarter:
        minutes = 15 if quarter[0] == "一" else 45
    value = _value(_hours(number(match["hh"]), part), minutes, seconds)
    return When(match.end(), "date", value, value, value, "时分", back) if value is not None else None


def _is_minutes(text: str, match: re.Match[str]) -> bool:
    """八点五十: tens behind a 点 are no decimals; with a unit behind they count something else."""
    tens = "十" in (match["mm"] or "") and not match["hh"].isdigit()
    return tens and not unit_at(text, match.end()) and text[match.end() : match.end() + 1] not in tuple("余多来几个")


def with_time(text: str, when: When) -> When:
    """A day with the time of day that follows it: 2022年3月5日14时30分."""
    if when.value is None or not when.unit.endswith("日"):
        return when
    place = when.end + (text[when.end : when.end + 1] == " ")
    part = _DAYPART.match(text, place, place + 2)
    place = part.end() if part is not None else place
    time = spoken_time_at(text, place, when.end) or clock_at(text, place, when.end)
    if time is None or time.value is None:
        return when
    value = when.value + time.value
    return When(time.end, "date", value, value, value, when.unit)
