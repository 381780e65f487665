"""Years, dates, times of day and their ranges.

A date's value is a number that orders dates: 20220305 for 2022年3月5日, 305 for 3月5日, 20220300 for
2022年3月, 5 for 5日; a time of day is its fraction: 11:25 → 0.1125, 2022-09-28 11:25 → 20220928.1125.
A year's value is the year. A range has low and high and no value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import QuantityKind
from reviewer.quantities.numerals import DIGITS, SPACES

_D = "[0-9０-９]"
_YEAR = f"(?:{_D}{{4}}|[零〇○一二三四五六七八九]{{4}})"
_N = f"[{SPACES}\n]?"
_TWO = f"(?:{_D}{{1,2}}|两|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_S = f"[{SPACES}]?"
_TO = "(?:—{1,2}|[-–－~～―─‐‑−]|至|到)"
_SUFFIX = "(?:度|份)?"

_CALENDAR = re.compile(
    rf"(?P<y>{_YEAR}){_N}年{_S}(?P<m>{_TWO}){_N}月份?(?:{_S}(?P<d>{_TWO}){_N}[日号號])?"
    rf"(?:{_S}{_TO}{_S}(?:(?P<y2>{_YEAR}){_N}年{_S})?(?:(?P<m2>{_TWO}){_N}月份?)?(?:{_S}(?P<d2>{_TWO}){_N}[日号號])?(?<=[月份日号號]))?"
)
_CALENDAR_SHARED = re.compile(
    rf"(?P<y>{_YEAR}){_N}年{_S}(?P<m>{_TWO}){_S}{_TO}{_S}(?P<m2>{_TWO}){_N}月份?(?!{_S}{_TWO}{_N}[日号])"
)
_MONTHS = re.compile(rf"(?P<m>{_TWO}){_S}(?:月份?)?{_S}{_TO}{_S}(?P<m2>{_TWO}){_N}月份?(?!{_S}{_TWO}{_N}[日号])")
_MONTH = re.compile(
    rf"(?P<m>{_TWO}){_N}月份?(?:{_S}(?P<d>{_TWO}){_N}[日号號])?"
    rf"(?:{_S}{_TO}{_S}(?:(?P<m2>{_TWO}){_N}月)?(?P<d2>{_TWO}){_N}[日号號])?"
)
_YEARS = re.compile(rf"(?P<y>{_YEAR}){_S}(?:年{_SUFFIX})?{_S}{_TO}{_S}(?P<y2>{_YEAR}){_S}(?:年{_SUFFIX}|学年)")
_YEAR_ONLY = re.compile(rf"(?P<y>{_YEAR}){_N}(?:年代|年度|年|学年)")
_ISO = re.compile(
    rf"(?P<y>{_D}{{4}})(?P<s>[-/.．－])(?P<m>{_D}{{1,2}})(?P=s)(?P<d>{_D}{{1,2}})(?!{_D})"
    rf"(?:[T{SPACES}]{{1,3}}(?P<hh>{_D}{{1,2}})[:：](?P<mm>{_D}{{2}})(?:[:：](?P<ss>{_D}{{2}}))?)?"
)
_ISO_MONTH = re.compile(rf"(?P<y>(?:19|20){_D}{{2}})-(?P<m>0[1-9]|1[0-2])(?![0-9-])")
_CLOCK = re.compile(rf"(?P<hh>{_D}{{1,2}})[:：∶](?P<mm>{_D}{{2}})(?:[:：∶](?P<ss>{_D}{{2}}))?(?![0-9:：∶])")
_SPOKEN = re.compile(
    rf"(?P<hh>{_TWO}){_S}[时時点點](?:{_S}(?P<mm>(?:[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九]|{_D}{{1,2}})){_S}分|(?P<half>半)|(?P<quarter>[一三]刻)|整|钟)"
)
_SPOKEN_PLAIN = re.compile(
    rf"(?P<hh>{_TWO}){_S}[时時点點](?:(?P<mm>[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九]|{_D}{{2}})分?)?"
)
_DAYPART = re.compile(r"(?:上午|下午|早上|早晨|晚上|凌晨|中午|傍晚|清晨|夜里|夜间|午后|当晚|日)\s?$")
_FOLD = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


class When(NamedTuple):
    """A date read: end, kind (year or date), value or interval, unit."""

    end: int
    kind: QuantityKind
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str


def _number(printed: str | None) -> int:
    if printed is None:
        return 0
    folded = printed.translate(_FOLD)
    if folded.isascii():
        return int(folded)
    if len(folded) == 4 and not any(char in "十廿" for char in folded):
        return int("".join(str(DIGITS[char]) for char in folded))
    total, digit = 0, 0
    for char in folded:
        if char == "十":
            total += (digit or 1) * 10
            digit = 0
        elif char == "廿":
            total += 20
        else:
            digit = DIGITS[char]
    return total + digit


def _date(year: int, month: int, day: int) -> Decimal:
    return Decimal(year * 10000 + month * 100 + day)


def _valid(month: int, day: int) -> bool:
    return 0 <= month <= 12 and 0 <= day <= 31


def calendar_at(text: str, at: int) -> When | None:
    """年月日 in any of its forms at ``at``."""
    return (
        _months_of_a_year(text, at)
        or _full(text, at)
        or _years(text, at)
        or _year(text, at)
        or _months(text, at)
        or _month(text, at)
    )


def _months_of_a_year(text: str, at: int) -> When | None:
    match = _CALENDAR_SHARED.match(text, at)
    if match is None:
        return None
    year, low, high = (_number(match[name]) for name in ("y", "m", "m2"))
    if not 1 <= low <= high <= 12:
        return None
    return When(match.end(), "date", None, _date(year, low, 0), _date(year, high, 0), "年月")


def _full(text: str, at: int) -> When | None:
    match = _CALENDAR.match(text, at)
    if match is None:
        return None
    year, month, day = (_number(match[name]) for name in ("y", "m", "d"))
    if not month or not _valid(month, day):
        return None
    low = _date(year, month, day)
    unit = "年月日" if day else "年月"
    month2, day2 = _number(match["m2"]), _number(match["d2"])
    high = _date(_number(match["y2"]) or year, month2 or month, day2)
    if (month2 or day2) and _valid(month2, day2) and bool(day2) == bool(day) and low < high:
        return When(match.end(), "date", None, low, high, unit)
    return When(_behind(text, match.end("d") if day else match.end("m")), "date", low, low, low, unit)


def _years(text: str, at: int) -> When | None:
    match = _YEARS.match(text, at)
    if match is None:
        return None
    low, high = Decimal(_number(match["y"])), Decimal(_number(match["y2"]))
    return When(match.end(), "year", None, low, high, "年") if low <= high else None


def _year(text: str, at: int) -> When | None:
    match = _YEAR_ONLY.match(text, at)
    year = Decimal(_number(match["y"])) if match is not None else Decimal(0)
    if match is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return When(match.end(), "year", year, year, year, "年")


def _months(text: str, at: int) -> When | None:
    match = _MONTHS.match(text, at)
    if match is None:
        return None
    low, high = _number(match["m"]), _number(match["m2"])
    if not 1 <= low <= high <= 12:
        return None
    return When(match.end(), "date", None, _date(0, low, 0), _date(0, high, 0), "月")


def _month(text: str, at: int) -> When | None:
    match = _MONTH.match(text, at)
    if match is None:
        return None
    month, day = _number(match["m"]), _number(match["d"])
    if not month or not _valid(month, day):
        return None
    low = _date(0, month, day)
    month2, day2 = _number(match["m2"]), _number(match["d2"])
    high = _date(0, month2 or month, day2)
    if day and day2 and _valid(month2, day2) and low < high:
        return When(match.end(), "date", None, low, high, "月日")
    unit = "月日" if day else "月"
    return When(_behind(text, match.end("d") if day else match.end("m")), "date", low, low, low, unit)


def _behind(text: str, at: int) -> int:
    """Past the 月 or 日 (and 份) that follows a month or day, white space between allowed."""
    while text[at : at + 1] in SPACES + "\n" and text[at : at + 1]:
        at += 1
    at += 1
    return at + 1 if text[at : at + 1] == "份" else at


def _clock(match: re.Match[str]) -> Decimal | None:
    hours, minutes, seconds = _number(match["hh"]), _number(match["mm"]), _number(match["ss"])
    if hours > 24 or minutes > 59 or seconds > 59:
        return None
    return Decimal(hours * 10000 + minutes * 100 + seconds).scaleb(-6)


def iso_at(text: str, at: int) -> When | None:
    """2022-09-28, 2022/9/28, 2022.9.28 with or without a time, 2022-09."""
    match = _ISO.match(text, at)
    if match is not None:
        year, month, day = (_number(match[name]) for name in ("y", "m", "d"))
        if _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31:
            value = _date(year, month, day)
            end = match.end()
            if match["hh"]:
                clock = _clock(match)
                if clock is None:
                    end = match.end("d")
                else:
                    value += clock
            return When(end, "date", value, value, value, "年月日")
    match = _ISO_MONTH.match(text, at)
    if match is not None:
        value = _date(_number(match["y"]), _number(match["m"]), 0)
        return When(match.end(), "date", value, value, value, "年月")
    return None


def clock_at(text: str, at: int) -> When | None:
    """11:25, 11:25:30."""
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    value = _clock(match)
    return When(match.end(), "date", value, value, value, "时分") if value is not None else None


def spoken_time_at(text: str, at: int) -> When | None:
    """9时30分, 三点半, 下午3点. A bare 3点 is a time only after a part of the day."""
    match = _SPOKEN.match(text, at)
    half = match is not None and match["half"] is not None
    quarter = match["quarter"] if match is not None else None
    if match is None:
        if _DAYPART.search(text, max(0, at - 4), at) is None:
            return None
        match = _SPOKEN_PLAIN.match(text, at)
    if match is None:
        return None
    hours, minutes = _number(match["hh"]), 30 if half else _number(match["mm"])
    if quarter:
        minutes = 15 if quarter[0] == "一" else 45
    if hours > 24 or minutes > 59:
        return None
    value = Decimal(hours * 100 + minutes).scaleb(-4)
    return When(match.end(), "date", value, value, value, "时分")
