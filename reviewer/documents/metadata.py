"""What a report says of itself at its head and foot: title, unit, year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reviewer.documents.layout import Line, lines
from reviewer.documents.titles import NAME, ORGANISATION, find_title, unit_line
from reviewer.model import Section

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s*(?:[-—–~～至]\s*(20\d\d))?\s*(?:年|(?=部门|单位|预算|决算))")
_CHINESE_YEAR = re.compile(r"[二][〇零○O0]([〇零○一二三四五六七八九])([〇零○一二三四五六七八九])\s*年")
_ANNUAL = re.compile(r"(?<!\d)(20\d\d)\s*年度")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_LABELLED = re.compile(
    r"(?:填报|编制|预算|申报|申请|评价|被评价|实施|报送|主管|主管预算|预算主管|一级预算)?(?:单位|部门)(?:[（(](?:单位|部门)[）)])?(?:名称)?\s*"
    r"(?:[（(](?:盖章|公章|签章)[）)])?\s*[：:]\s*(?P<unit>[^\n\t：:，。；]{2,40})"
)
_MEASURE = re.compile(r"^(?:人民币)?[百千万亿]*(?:元|人|个|户|公顷|亩|吨|%|％)|^[\d.]|^无\Z")
_STAMP = re.compile(r"[（(](?:盖章|公章|签章|章|部门|单位)[）)]|盖章\Z")
_DATE_LINE = re.compile(r"(?:20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s*年.{1,8}月(?:.{1,5}日)?\Z")
_BEFORE_YEAR = re.compile(rf"(?:关于)?({NAME}{{2,40}}{ORGANISATION}(?:[（(]本级[）)])?)\s*(?:关于)?\Z")
_AFTER_YEAR = re.compile(
    rf"(?:年度|年)\s*({NAME}{{2,40}}?{ORGANISATION})(?:部门|单位)?"
    r"(?=整体支出|部门整体|预算|决算|项目支出|绩效|财政支出|支出|单位预算|部门)"
)
_NO_YEAR = re.compile(
    rf"(?:关于)?({NAME}{{2,40}}{ORGANISATION})(?=部门整体|整体支出|部门预算|部门决算|预算|决算|绩效|项目支出)"
)
_OWN_WORDS = re.compile(r"(?:区级|市级|县级|省级|本级|年度)?(?:部门|单位)\Z")
_FOOT = 10


def describe(text: str, sections: Sequence[Section]) -> tuple[str | None, str | None, int | None]:
    """Title, reporting unit and year of a report; each is None where the text does not say.

    The unit comes from the title, from a line such as 填报单位：, from a name above the title, or from the name
    over the date at the end; the year from the title, else the one that most often stands before 年度.
    """
    rows = lines(text)
    body = _first_body_line(rows, sections)
    found = find_title(rows, body)
    title = re.sub(r"\s+", " ", found.text) if found else None
    unit = _unit_of_title(title) if title else None
    unit = unit or _unit_of_head(rows[:body] if body else rows[:_FOOT], found.first if found else 0)
    unit = unit or _unit_of_foot(rows)
    return title, unit, _year(title or "") or _dominant_year(text)


def _first_body_line(rows: Sequence[Line], sections: Sequence[Section]) -> int:
    front = [s for s in sections if s.kind == "contents" or s.id != "S0"]
    if not front:
        return len(rows)
    start = min(section.start for section in front)
    return next((index for index, row in enumerate(rows) if row.end > start), len(rows))


def _unit_of_title(title: str) -> str | None:
    flat = re.sub(r"\s", "", title).translate(_WIDE)
    year = _YEAR.search(flat) or _CHINESE_YEAR.search(flat)
    if year:
        before = _BEFORE_YEAR.search(flat[: year.start()])
        if before:
            return _OWN_WORDS.sub("", before.group(1)) or None
        after = _AFTER_YEAR.search(flat, year.start())
        if after:
            return after.group(1)
    plain = _NO_YEAR.match(flat)
    return plain.group(1) if plain and not year else None


def _unit_of_head(rows: Sequence[Line], title_line: int) -> str | None:
    for row in rows:
        for match in _LABELLED.finditer(row.text):
            name = re.split(r"\s{2,}", _STAMP.sub("", match.group("unit")).strip())[0].strip()
            if len(name) >= 2 and not _MEASURE.match(name):
                return name
    for row in reversed(rows[:title_line]):
        if unit_line(row.text):
            return re.sub(r"\s", "", row.text)
    return None


def _unit_of_foot(rows: Sequence[Line]) -> str | None:
    foot = [row.text for row in rows if row.text][-_FOOT:]
    for above, below in pairwise(foot):
        if _DATE_LINE.match(re.sub(r"\s", "", below)) and unit_line(_STAMP.sub("", above)):
            return re.sub(r"\s", "", _STAMP.sub("", above))
    return None


def _year(title: str) -> int | None:
    flat = title.translate(_WIDE)
    years = [int(match.group(2) or match.group(1)) for match in _YEAR.finditer(flat)]
    if years:
        return years[0]
    chinese = _CHINESE_YEAR.search(flat)
    if chinese:
        tens, ones = ("〇一二三四五六七八九".find(c.replace("零", "〇").replace("○", "〇")) for c in chinese.groups())
        return 2000 + tens * 10 + ones
    return None


def _dominant_year(text: str) -> int | None:
    counted = Counter(_ANNUAL.findall(text.translate(_WIDE)))
    return int(max(sorted(counted), key=lambda year: counted[year])) if counted else None
