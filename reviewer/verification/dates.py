"""Years and dates: their parts, and the years a passage may take from around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reviewer.model import Quantity
from reviewer.verification.folding import fold

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=年|-|~|/|\.|至|到|$)")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})月?[至到—~～-](\d{1,2})月")
_NUMERIC = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_DAY = re.compile(r"月(?:份)?(\d{1,2})(?:[日号]|$)|^(\d{1,2})[日号]")
_RELATIVE = (
    (-1, re.compile(r"去年|上年|上一年")),
    (-2, re.compile(r"前年")),
    (1, re.compile(r"明年|下年|下一年")),
)
COMPARED = ("比", "较", "与", "同", "从", "由", "自", "和")
_SPANNING = re.compile(r"(?:[比较与同]|\d年?(?:度|底|末)?[至到和与—\-~～])\s*$")
# The level that something is compared with: 较2021年的7618万元增长, 由上年的5起减少到3起.
_COMPARED_YEAR = re.compile(
    r"[比较与同从由自](?:(\d{4})年|上年|去年|上一年)(?:度|底|末|初|同期|全年)*"
    r"(?:的[^,。;#]{0,8}|(?:预算|决算|支出|收入|实际|执行|完成|数)*)$"
)
_PAST_YEAR = re.compile(r"(?<![比较与同从由自])(?:上年|去年|上一年)")
_LISTED = re.compile(r"[度底末]?[、和与及]|[度底末]?以及")
_RESPECTIVELY = re.compile(r"[^。；;\d]{0,30}(?:分别|依次)[^。；;，,]{0,15}")
_ENDED = re.compile(r"[。；;!?！？]|^(?:度|底|初|末)?(?:以来|至|到|起|—|-|～)")
_FAR = 60
OF_YEAR = "年度的底末份，,"
_BESIDE = 8
_BARE_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.%万亿元人名个项年])")
_OPENINGS = (*"，。；：！？,;:\n、", "自", "从", "在", "于", "截至", "截止")
_HEAD = 800
_TITLE_LENGTH = 60
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?!\d{1,2}月)|$)")


class Relative(NamedTuple):
    """A year meant by 去年 and its like: whether something is compared with it, and the words behind."""

    year: int
    compared: bool
    following: str


class Parts(NamedTuple):
    """What a date names; 0 is not named. ``last`` is the closing year of a range of years; of 1至8月 the ``month``
    is 108."""

    year: int
    month: int
    day: int
    last: int = 0


def date_parts(quantity: Quantity) -> Parts | None:
    """The parts of a quantity that is a date or a year, else None."""
    return parts(quantity.text) if quantity.kind in ("year", "date") else None


@lru_cache(maxsize=4096)
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
    if span := _MONTHS.search(plain):
        month = 100 * int(span[1]) + int(span[2])
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


def told_year(text: str, number: Quantity, dates: Sequence[Quantity], numbers: Sequence[Quantity]) -> int:
    """The year that the words before ``number`` put it in, 0 where they name none.

    It is the last of ``dates`` before it, in its sentence and with none of the other ``numbers`` in between; a
    year that something is compared with (比2021年) or that opens or closes a span (自2020年以来) is none.
    """
    before = [each for each in dates if each.end <= number.start]
    named = date_parts(before[-1]) if before else None
    if named is None or not named.year or named.last:
        return 0
    start, end = before[-1].start, before[-1].end
    between = text[end : number.start]
    if len(between) > _FAR or _ENDED.search(between) or any(end <= each.start < number.start for each in numbers):
        return 0
    return 0 if _SPANNING.search(text[max(0, start - _BESIDE) : start]) else named.year


def compared_year(words: str, this_year: int) -> int:
    """The year whose level the number right behind ``words`` is, as something is compared with it; else 0."""
    match = _COMPARED_YEAR.search(words)
    return 0 if match is None else int(match[1] or max(this_year - 1, 0))


def names_past(words: str) -> bool:
    """Whether ``words`` name the year before at all."""
    return "年" in words and _PAST_YEAR.search(words) is not None


def past_words(before: str) -> str:
    """What stands between 上年 and the number ``before`` ends at, with 上年, within one clause; else ""."""
    found = [match.start() for match in _PAST_YEAR.finditer(before)]
    words = before[found[-1] :] if found else ""
    return "" if any(mark in words for mark in ",。;:") else words


def listed_years(text: str, dates: Sequence[Quantity], numbers: Sequence[Quantity]) -> dict[int, int]:
    """By where it starts, the year of each number of 2018年、2019年、2020年分别检查甲、乙、丙."""
    told: dict[int, int] = {}
    run: list[Quantity] = []
    for date, following in zip(dates, [*dates[1:], None], strict=True):
        run.append(date)
        if following is not None and _LISTED.fullmatch(text[date.end : following.start]):
            continue
        behind = [each for each in numbers if each.start >= date.end][: len(run)]
        if len(run) == len(behind) > 1 and _RESPECTIVELY.fullmatch(text[date.end : behind[0].start]):
            years = [named.year for each in run if (named := date_parts(each)) is not None]
            told.update(zip([each.start for each in behind], years, strict=True))
        run = []
    return told


def relative_years(words: str, year: int) -> list[Relative]:
    """The years that words such as 去年 mean in a report on ``year``."""
    return [
        Relative(
            year + offset, words[: match.start()].endswith(COMPARED), words[match.end() :][:_BESIDE].lstrip(OF_YEAR)
        )
        for offset, pattern in _RELATIVE
        for match in pattern.finditer(words)
    ]


def bare_years(words: str) -> frozenset[int]:
    """The years that ``words`` have without 年 (2021录用)."""
    return frozenset(int(year) for year in _BARE_YEAR.findall(words))


def opens_clause(text: str, start: int) -> bool:
    """Whether a date at ``start`` opens its clause (2022年，… / 自2022年…) and so governs what follows."""
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before.endswith(_OPENINGS)
