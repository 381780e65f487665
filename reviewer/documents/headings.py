"""Numbered headings of Chinese official documents: 第一部分、一、（一）1.（1）①, and what only looks like one."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewer.documents.kinds import kind_of, names_section
from reviewer.documents.layout import Line

# Rank by usage in official documents (GB/T 9704: 一、（一）1.（1）); a document may still nest them otherwise.
RANKS = {
    "appendix": -2,
    "plain": -1,
    "part": 0,
    "chapter": 1,
    "knot": 2,
    "article": 3,
    "chinese": 4,
    "chinese_bracket": 5,
    "arabic": 6,
    "dotted2": 7,
    "dotted3": 8,
    "dotted4": 9,
    "arabic_bracket": 10,
    "circled": 11,
}
_CHINESE = "一二三四五六七八九十百〇零"
_MARK = re.compile(
    rf"""
    第\s*(?P<ordinal>[{_CHINESE}]{{1,5}}|\d{{1,3}})\s*(?P<word>部分|[篇编章节条])
  | (?P<chinese>[{_CHINESE}]{{1,4}})\s*[、．.]
  | [（(]\s*(?P<chinese_bracket>[{_CHINESE}]{{1,4}})\s*[）)]\s*[、．.]?
  | (?P<ideograph>[㈠-㈩])
  | (?P<dotted>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?![\d%％‰月])[.．、]?
  | (?P<arabic>\d{{1,2}})(?:\s*、|\s{{0,2}}[．.](?!\d)|\s{{0,2}}[．.](?=\d{{4}}\s*年|\d{{1,2}}月))
  | (?P<spaced>\d{{1,2}})(?=[ \u3000]{{1,4}}[\u4e00-\u9fff]{{2,16}}\Z)
  | [（(]\s*(?P<bracketed>\d{{1,2}})\s*[）)]\s*[、．.]?
  | (?P<halfbracket>\d{{1,2}})\s*[）)]
  | (?P<parenthesized>[⑴-⒇])
  | (?P<circled>[①-⑳])
    """,
    re.VERBOSE,
)
# "一、二、三产业", "三、四季度", "十、百": a list within a sentence that happens to stand at a line start.
_ENUMERATED = re.compile(rf"([{_CHINESE}])(?:、|季度|月|线|级|类|次|批|期|产|年|届|楼|号|中|是)")
_NUMBERED_ON = re.compile(r"\d{1,2}\s*(?:[、月日号]|年[^度]|[-—~～至]\d)")
# 1.2月份发放推迟: an item that begins with a month; 1、2月份发放推迟 names two months.
_POINTED = (".", "．")
_MONTH = re.compile(r"\d{1,2}月")
_MEASURED = re.compile(r"\s*(?:[个万亿元倍人户件项次吨亩米公千百分%％‰℃]|平方)")
_END = re.compile(r"[。；！？]|(?<!\d):|：")
_LEADER = re.compile(
    r"(?:[.．·•]\s?){3,}\s*\d*\Z|…{3,}[….．·\s]*\d*\Z|…\s*\d+\Z|(?<=\S)[\t ]{1,}\d{1,3}\Z|-{4,}\s*\d*\Z"
)
_CLAUSE = re.compile(r"[，、,；。：]")
_CLAUSED = re.compile(r"[。，；]")
_LONGEST_TITLE = 60
_CLOSING = ("problems", "measures")
_LABEL = 40
_WORDS = {"部分": "part", "篇": "part", "编": "part", "章": "chapter", "节": "knot", "条": "article"}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Heading(NamedTuple):
    """A line that can be a heading; ``number`` counts within its style, ``body`` is where the text after it begins.

    ``whole``: nothing but the heading stands on the line; ``last`` is the line it ends on.
    """

    line: int
    style: str
    number: int
    mark: str
    title: str
    start: int
    body: int
    whole: bool
    last: int


def chinese_number(digits: str) -> int:
    """The value of a Chinese or Arabic numeral below 1000 as used to number headings; 0 where it is none."""
    if digits.isdecimal():
        return int(digits)
    total = current = 0
    for char in digits:
        if char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char == "百":
            total, current = total + (current or 1) * 100, 0
        else:
            current = _DIGITS[char] if current == 0 else current * 10 + _DIGITS[char]
    return total + current


def _style(match: re.Match[str]) -> tuple[str, int]:
    kind, value = match.lastgroup or "", match.group(match.lastgroup or 0)
    if kind == "word":
        return _WORDS[value], chinese_number(match.group("ordinal"))
    if kind == "ideograph":
        return "chinese_bracket", ord(value) - ord("㈠") + 1
    if kind == "parenthesized":
        return "arabic_bracket", ord(value) - ord("⑴") + 1
    if kind == "circled":
        return "circled", ord(value) - ord("①") + 1
    if kind == "dotted":
        parts = re.split(r"[.．]", value)
        return f"dotted{len(parts)}", int(parts[-1])
    if kind in {"bracketed", "halfbracket"}:
        return "arabic_bracket", int(value)
    if kind == "spaced":
        return "arabic", int(value)
    return kind, chinese_number(value)


def _misread(style: str, number: int, mark: str, rest: str) -> bool:
    """Whether the number belongs to the sentence: an amount, a date, a list of ordinals."""
    if style == "chinese":
        next_one = _ENUMERATED.match(rest)
        return mark[0] in "百〇零" or (next_one is not None and chinese_number(next_one.group(1)) == number + 1)
    if style == "arabic":
        return bool(_NUMBERED_ON.match(rest)) and not (mark.endswith(_POINTED) and _MONTH.match(rest))
    if style.startswith("dotted"):
        return not rest or bool(_MEASURED.match(rest)) or rest[0] in "，,。；、）)-—~～至和" or rest[0].isdigit()
    if style in {"part", "chapter", "knot"}:
        return len(rest) > _LONGEST_TITLE or bool(_CLAUSED.search(rest))
    if style == "article":
        return rest[:1] in set("第、和至，,规所的之款") or rest.startswith(("中的", "关于的"))
    return False


def without_leader(title: str) -> str:
    """A line of a contents page without its dots and page number."""
    return _LEADER.sub("", title).rstrip()


def has_leader(title: str) -> bool:
    """Whether the line ends as those of a contents page do: dots, or blanks and a page number."""
    return bool(_LEADER.search(title))


def read(index: int, line: Line) -> Heading | None:
    """The numbered heading this line may open with, run-in headings included; None where it has no number."""
    match = _MARK.match(line.text)
    if match is None:
        return None
    # “1  部门概况”: a number without a mark may as well be the cell of a table; only a known name tells.
    if match.lastgroup == "spaced" and not (names_section(line.text) or kind_of(line.text) in _CLOSING):
        return None
    style, number = _style(match)
    mark, rest = match.group(), line.text[match.end() :]
    if number == 0 or _misread(style, number, mark, rest.lstrip()):
        return None
    if "\t" in rest.strip():
        return None
    after = line.first + match.end()
    blank = Heading(index, style, number, re.sub(r"\s", "", mark), line.text, line.first, line.end, True, index)
    if not rest.strip():
        return blank
    end = _END.search(line.text, match.end())
    if end is None:
        if len(line.text) <= _LONGEST_TITLE:
            return blank
        return blank._replace(title=_label(line.text, match.end()), body=_skip(line, after), whole=False)
    if end.end() >= len(line.text.rstrip("”’」』）)】 ")):
        if len(line.text) <= _LONGEST_TITLE:
            return blank
    elif end.start() - match.end() <= _LONGEST_TITLE - 10:
        title = line.text[: end.start()]
        return blank._replace(title=title.rstrip(), body=line.first + end.end(), whole=False)
    return blank._replace(title=_label(line.text, match.end()), body=_skip(line, after), whole=False)


def _skip(line: Line, after: int) -> int:
    rest = line.text[after - line.first :]
    return after + len(rest) - len(rest.lstrip())


def _label(text: str, mark_end: int) -> str:
    """A handle for an item whose first sentence is too long for a title: its first clause."""
    cut = _CLAUSE.search(text, mark_end + 4, mark_end + _LABEL)
    return text[: cut.start() if cut else mark_end + _LABEL].rstrip()
