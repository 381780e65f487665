"""Years and dates: their parts, and the years a passage may take from around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewer.verification.folding import fold

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=年|-|~|/|\.|至|到|$)")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_MONTH_DAY = re.compile(r"(?:(\d{1,2})月份?)?(?:(\d{1,2})[日号])?$")
_NUMERIC = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_DAY = re.compile(r"月(?:份)?(\d{1,2})(?:[日号]|$)|^(\d{1,2})[日号]")
_RELATIVE = (
    (-1, re.compile(r"去年|上年|上一年")),
    (-2, re.compile(r"前年")),
    (1, re.compile(r"明年|下年|下一年")),
)
_HEAD = 800
_TITLE_LENGTH = 60
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?!\d{1,2}月)|$)")


class Parts(NamedTuple):
    """What a date names; 0 is not named. ``last`` is the closing year of a range of years."""

    year: int
    month: int
    day: int
    last: int = 0


def parts(text: str) -> Parts | None:
    """The parts of a date as printed (2022年3月5日, 二〇二二年, 2021—2023年, 10月份, 2022-09-28), or None."""
    plain = _plain(text)
    if numeric := _NUMERIC.match(plain):
        year, month, day = numeric.groups()
        if int(month) <= 12:
            return Parts(int(year), int(month), int(day or 0))
    years = [int(year) for year in _YEAR.findall(plain)]
    month_found, day_found = _MONTH.search(plain), _DAY.search(plain)
    month = int(month_found[1]) if month_found else 0
    day = int(day_found[1] or day_found[2]) if day_found else 0
    if not years and not month and not day:
        return None
    return Parts(years[0] if years else 0, month, day, years[1] if len(years) > 1 else 0)


def _plain(text: str) -> str:
    tens = _TENS.sub(lambda match: _DIGITS.get(match[1], "1") + _DIGITS.get(match[2], "0"), fold(text))
    return "".join(_DIGITS.get(char, char) for char in tens)


def names_same(claim: Parts, found: Parts) -> bool:
    """Whether ``found`` bears out everything ``claim`` names, a missing year apart."""
    if claim.year and found.year and (claim.year, claim.last) != (found.year, found.last):
        return False
    if claim.month and claim.month != found.month:
        return False
    return not claim.day or claim.day == found.day


def title_years(text: str) -> frozenset[int]:
    """The years that the lines at the head of a report name, dates of the day and sentences apart."""
    years: set[int] = set()
    for line in text[:_HEAD].split("\n"):
        if len(line) <= _TITLE_LENGTH and not line.rstrip().endswith(("。", "；", "，", "：")):
            years.update(int(year) for year in _TITLE_YEAR.findall(_plain(line)))
    return frozenset(years)


def relative_years(words: str, year: int) -> list[tuple[int, int, int]]:
    """The years that words such as 去年 mean in a report on ``year``, each with the place of its word."""
    return [
        (year + offset, match.start(), match.end())
        for offset, pattern in _RELATIVE
        for match in pattern.finditer(words)
    ]
