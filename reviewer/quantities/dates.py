"""Years, dates, times of day and their ranges.

A date's value is a number that orders dates: 20220305 for 2022年3月5日, 305 for 3月5日, 20220300 for
2022年3月, 5 for 5日; a time of day is its fraction: 11:25 → 0.1125, 2022-09-28 11:25 → 20220928.1125.
A year's value is the year. A range has low and high and no value.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.quantities.clocks import clock_value
from reviewer.quantities.numerals import SPACES
from reviewer.quantities.reading import read_numeral
from reviewer.quantities.when import DIGIT, SPACE, TO, TWO, When, number

_YEAR = f"(?:{DIGIT}{{4}}|[零〇○一二三四五六七八九]{{4}})"
_N = f"[{SPACES}\n]?"
_SUFFIX = "(?:度|份)?"

_CALENDAR = re.compile(
    rf"(?P<y>{_YEAR}){_N}年{SPACE}(?P<m>{TWO}){_N}月份?(?:{SPACE}(?P<d>{TWO}){_N}[日号號])?"
    rf"(?:{SPACE}{TO}{SPACE}(?:(?P<y2>{_YEAR}){_N}年{SPACE})?(?:(?P<m2>{TWO}){_N}月份?)?(?:{SPACE}(?P<d2>{TWO}){_N}[日号號])?(?<=[月份日号號]))?"
)
_CALENDAR_SHARED = re.compile(
    rf"(?P<y>{_YEAR}){_N}年{SPACE}(?P<m>{TWO}){SPACE}{TO}{SPACE}(?P<m2>{TWO}){_N}月份?(?!{SPACE}{TWO}{_N}[日号])"
)
_MONTHS = re.compile(
    rf"(?P<m>{TWO}){SPACE}(?:月份?)?{SPACE}{TO}{SPACE}(?P<m2>{TWO}){_N}月份?(?!{SPACE}{TWO}{_N}[日号])"
)
_MONTH = re.compile(
    rf"(?P<m>{TWO}){_N}月份?(?:{SPACE}(?P<d>{TWO}){_N}[日号號])?"
    rf"(?:{SPACE}{TO}{SPACE}(?:(?P<m2>{TWO}){_N}月)?(?P<d2>{TWO}){_N}[日号號])?"
)
_YEARS = re.compile(
    rf"(?P<y>{_YEAR}){SPACE}(?:年{_SUFFIX})?{SPACE}{TO}{SPACE}(?P<y2>{_YEAR}){SPACE}(?:年{_SUFFIX}|学年)"
)
_YEAR_ONLY = re.compile(rf"(?P<y>{_YEAR}){_N}(?:年代|年度|年|学年)")
_ISO = re.compile(
    rf"(?P<y>{DIGIT}{{4}})(?P<s>[-/.．－])(?P<m>{DIGIT}{{1,2}})(?P=s)(?P<d>{DIGIT}{{1,2}})(?!{DIGIT})"
    rf"(?:[T{SPACES}]{{1,3}}(?P<hh>{DIGIT}{{1,2}})[:：](?P<mm>{DIGIT}{{2}})(?:[:：](?P<ss>{DIGIT}{{2}}))?)?"
)
_ISO_MONTH = re.compile(rf"(?P<y>(?:19|20){DIGIT}{{2}})-(?P<m>0[1-9]|1[0-2])(?![0-9-])")
_ERA = re.compile("(?:公元前?|民国)$")
_REPUBLIC = 1911
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


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
    year, low, high = (number(match[name]) for name in ("y", "m", "m2"))
    if not 1 <= low <= high <= 12:
        return None
    return When(match.end(), "date", None, _date(year, low, 0), _date(year, high, 0), "年月")


def _full(text: str, at: int) -> When | None:
    match = _CALENDAR.match(text, at)
    if match is None:
        return None
    year, month, day = (number(match[name]) for name in ("y", "m", "d"))
    if not month or not _valid(month, day):
        return None
    low = _date(year, month, day)
    unit = "年月日" if day else "年月"
    month2, day2 = number(match["m2"]), number(match["d2"])
    high = _date(number(match["y2"]) or year, month2 or month, day2)
    if (month2 or day2) and _valid(month2, day2) and bool(day2) == bool(day) and low < high:
        return When(match.end(), "date", None, low, high, unit)
    return When(_behind(text, match.end("d") if day else match.end("m")), "date", low, low, low, unit)


def _years(text: str, at: int) -> When | None:
    match = _YEARS.match(text, at)
    if match is None:
        return None
    low, high = Decimal(number(match["y"])), Decimal(number(match["y2"]))
    return When(match.end(), "year", None, low, high, "年") if low <= high else None


def _year(text: str, at: int) -> When | None:
    match = _YEAR_ONLY.match(text, at)
    year = Decimal(number(match["y"])) if match is not None else Decimal(0)
    if match is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return When(match.end(), "year", year, year, year, "年")


def _months(text: str, at: int) -> When | None:
    match = _MONTHS.match(text, at)
    if match is None:
        return None
    low, high = number(match["m"]), number(match["m2"])
    if not 1 <= low <= high <= 12:
        return None
    return When(match.end(), "date", None, _date(0, low, 0), _date(0, high, 0), "月")


def _month(text: str, at: int) -> When | None:
    match = _MONTH.match(text, at)
    if match is None:
        return None
    month, day = number(match["m"]), number(match["d"])
    if not month or not _valid(month, day):
        return None
    low = _date(0, month, day)
    month2, day2 = number(match["m2"]), number(match["d2"])
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


def iso_at(text: str, at: int) -> When | None:
    """2022-09-28, 2022/9/28, 2022.9.28 with or without a time, 2022-09."""
    match = _ISO.match(text, at)
    if match is not None:
        year, month, day = (number(match[name]) for name in ("y", "m", "d"))
        if _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31:
            value = _date(year, month, day)
            end = match.end()
            if match["hh"]:
                clock = clock_value(match)
                if clock is None:
                    end = match.end("d")
                else:
                    value += clock
            return When(end, "date", value, value, value, "年月日")
    match = _ISO_MONTH.match(text, at)
    if match is not None:
        value = _date(number(match["y"]), number(match["m"]), 0)
        return When(match.end(), "date", value, value, value, "年月")
    return None


def era_at(text: str, at: int, floor: int) -> When | None:
    """公元前221年, 公元25年, 民国三十八年: the year of an era at the numeral behind its name."""
    era = _ERA.search(text, max(floor, at - 3), at)
    numeral = read_numeral(text, at) if era is not None else None
    if era is None or numeral is None or numeral.value is None or text[numeral.end : numeral.end + 1] != "年":
        return None
    year = numeral.value
    if era.group() == "公元前":
        year = -year
    elif era.group() == "民国":
        year += _REPUBLIC
    return When(numeral.end + 1, "year", year, year, year, "年", at - era.start())
