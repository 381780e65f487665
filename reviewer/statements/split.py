"""Where each problem and measure begins and ends.

Official prose marks its items by numbers (（一） 1、 （1） ①), by ordinal words inside a paragraph (一是…；二是…),
by headings on lines of their own, or not at all. Items nest; the statement is the innermost item that says
something by itself, not the list of its reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.statements.words import group

_MARKS = (
    re.compile(r"第?[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]、?"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"[（(]\d{1,2}[)）]、?"),
    re.compile(r"\d{1,2}[)）]"),
    re.compile(r"[①-⑳]"),
    re.compile(r"[●○■◆▪•·—-]\s*(?=[一-龥])"),
)
_ORDINAL = re.compile(
    r"(?:(?<=[。；;：:，、\n\s])|^)(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、]|其[一二三四五六七八九十][，,、])"
)
# 安排如下：1.……。2.……: items that follow each other within a paragraph.
_RUN_ON = re.compile(r"(?<=[。；;：:])\s*(?P<number>\d{1,2})[.．、](?!\d)")
_LINE = re.compile(r"[^\n]+")
_TITLE_MAX = 40
_COLUMNS = 3
_NUMERAL = 3
_CHINESE = "一二三四五六七八九十"
_ENDS = "。！？；：;:"


class Piece(NamedTuple):
    """One statement found: ``start..end`` with its number and title; offsets into the whole text."""

    start: int
    end: int
    title: str
    number: int | None


class _Line(NamedTuple):
    start: int
    end: int
    level: int | None
    """Which of ``_MARKS`` it begins with; None for a line without a mark."""
    content: int
    """Where the words after the mark begin."""


class _Item(NamedTuple):
    lines: list[_Line]
    level: int | None


def split(text: str, start: int, end: int) -> Iterator[Piece]:
    """The statements in ``text[start:end]``, in order; lead-ins (“主要问题如下：”) are none."""
    lines = _unsigned(text, [_line(text, m) for m in _LINE.finditer(text, start, end) if m[0].strip()])
    table = _plan(text, lines)
    if not table:
        yield from _of_lines(text, lines)
        return
    before = lines[: table.start]
    # The paragraph over the table says that it follows.
    yield from _of_lines(text, before if len(before) > 1 and before[-1].level is not None else before[:-1])
    yield from (_row(text, line) for line in lines[table.start + 1 : table.stop])
    yield from _of_lines(text, lines[table.stop :])


def _plan(text: str, lines: Sequence[_Line]) -> range:
    """The rows of a table of measures, its head (措施、责任科室、时限) first; empty where there is none."""
    tabbed = [at for at, line in enumerate(lines) if text.count("\t", line.start, line.end) >= _COLUMNS - 1]
    for head in tabbed:
        if group("plan_head").search(text, lines[head].start, lines[head].end):
            rows = set(tabbed)
            return range(head, next(at for at in range(head, len(lines) + 1) if at not in rows))
    return range(0)


def _row(text: str, line: _Line) -> Piece:
    """A row is one statement, called by its first cell with words; a first cell that is only a number numbers it."""
    cells = text[line.start : line.end].split("\t")
    title = next((cell.strip() for cell in cells if len(cell.strip()) > _NUMERAL), "")
    return Piece(line.start, line.end, _title(title), _value(cells[0]) if len(cells[0].strip()) <= _NUMERAL else None)


def _unsigned(text: str, lines: Sequence[_Line]) -> Sequence[_Line]:
    """The lines up to the signature, date or list of annexes that closes the report."""
    for at, line in enumerate(lines):
        if line.level is None and group("signature").search(text[line.start : line.end]):
            office = lines[at - 1] if at else line
            signed = office.level is None and bool(group("named_office").search(text[office.start : office.end]))
            return lines[: at - 1 if at and signed else at]
    return lines


def without_mark(statement: str) -> str:
    """The statement without the number or ordinal word it begins with."""
    for mark in (*_MARKS, _ORDINAL):
        if found := mark.match(statement):
            return statement[found.end() :]
    return statement


def number_of(statement: str) -> int | None:
    """The number a statement begins with (1、 （二） 三是), or None."""
    words = statement.strip()
    return _value(words[: len(words) - len(without_mark(words))])


def title_of(statement: str) -> str:
    """The heading a statement begins with: its first sentence when short, else its first clause."""
    return _title(without_mark(statement.strip()))


def _line(text: str, match: re.Match[str]) -> _Line:
    begin = match.start() + len(match[0]) - len(match[0].lstrip())
    stop = match.start() + len(match[0].rstrip())
    for level, mark in enumerate(_MARKS):
        if found := mark.match(text, begin, stop):
            return _Line(begin, stop, level, found.end())
    return _Line(begin, stop, None, begin)


def _of_lines(text: str, lines: Sequence[_Line]) -> Iterator[Piece]:
    marked = [line.level for line in lines if line.level is not None]
    if not marked:
        yield from _unmarked(text, lines)
        return
    outer = marked[0]
    first = next(i for i, line in enumerate(lines) if line.level == outer)
    yield from _unmarked(text, lines[:first])
    starts = [i for i in range(first, len(lines)) if lines[i].level == outer]
    for begin, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield from _of_item(text, lines[begin:stop], alone=len(starts) == 1)


def _of_item(text: str, lines: Sequence[_Line], *, alone: bool) -> Iterator[Piece]:
    head = lines[0]
    words = text[head.content : head.end]
    inner = next((i for i in range(1, len(lines)) if lines[i].level is not None), None)
    if inner is not None and inner == 1 and _introduces(words):
        yield from _of_lines(text, lines[1:])
        return
    end = lines[-1].end
    if (alone or _introduces(_first(words))) and (parts := list(_ordinals(text, head.content, end))):
        yield from parts
        return
    if len(lines) == 1 and group("lead_in").search(words):
        return
    yield Piece(head.start, end, _title(words), _value(text[head.start : head.content]))


def _introduces(words: str) -> bool:
    """Whether a head only opens a list: a bare heading, or a lead-in that is not a list of reasons."""
    if words.endswith(("：", ":")):
        return bool(group("lead_in").search(words)) or not re.search(r"原因|表现|具体", words)
    if words.rstrip("。").endswith("方面"):
        return True
    return len(words) <= _TITLE_MAX and not re.search(r"[。；，]", words.rstrip("。"))


def _first(words: str) -> str:
    match = re.match(r"[^。：:]*[。：:]?", words)
    head = match[0] if match else words
    return head if head.endswith(("：", ":")) or head.rstrip("。").endswith("方面") else head + "，"


def _ordinals(text: str, start: int, end: int) -> Iterator[Piece]:
    """The items of 一是…二是…三是 in a run of text; nothing unless at least two of them."""
    marks = list(_ORDINAL.finditer(text, start, end))
    if len(marks) < 2:
        yield from _run_on(text, start, end)
        return
    for mark, stop in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True):
        kept = text[mark.start() : stop].rstrip()
        words = text[mark.end() : mark.start() + len(kept)]
        yield Piece(mark.start(), mark.start() + len(kept), _title(words), _value(mark[0]))


def _run_on(text: str, start: int, end: int) -> Iterator[Piece]:
    """The items of 1.…2.…3.… in a run of text, with what is told before the sentence that leads to them."""
    marks = list(_RUN_ON.finditer(text, start, end))
    if len(marks) < 2 or [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return
    told = text.rfind("。", start, marks[0].start()) + 1
    if told:
        yield Piece(start, told, _title(text[start:told]), None)
    for mark, stop in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True):
        begin, words = mark.start("number"), text[mark.end() : stop].rstrip()
        yield Piece(begin, mark.end() + len(words), _title(words), int(mark["number"]))


def _unmarked(text: str, lines: Sequence[_Line]) -> Iterator[Piece]:
    """Paragraphs without numbers: a short line without an end mark is the heading of the next."""
    at = 0
    while at < len(lines):
        begin = at
        heading = _is_heading(text, lines, at)
        at += 1
        while at < len(lines) and ((at == begin + 1 and heading) or _continues(text, lines[at - 1], lines[at])):
            at += 1
        start, end = lines[begin].start, lines[at - 1].end
        words = text[start:end]
        parts = list(_ordinals(text, start, end))
        if parts:
            yield from parts
        elif not (group("lead_in").search(words) or _only_heading(words)):
            first = text[start : lines[begin].end]
            yield Piece(start, end, first if heading else _title(first), None)


def _is_heading(text: str, lines: Sequence[_Line], at: int) -> bool:
    words = text[lines[at].start : lines[at].end]
    return (
        at + 1 < len(lines)
        and len(words) <= 25
        and not re.search(r"[。；，：:]", words)
        and len(text[lines[at + 1].start : lines[at + 1].end]) > len(words)
    )


def _continues(text: str, before: _Line, line: _Line) -> bool:
    """Whether a line goes on with the sentence of the line before it (line breaks of a page layout)."""
    return text[before.end - 1] not in _ENDS and before.end - before.start > 25


def _only_heading(words: str) -> bool:
    short = len(words) <= 25 and not re.search(r"[。；]", words)
    return short and bool(group("heading_problems").search(words) or group("heading_measures").search(words))


def _title(words: str) -> str:
    first = re.split(r"[。；：:！？\n]", words, maxsplit=1)[0].strip()
    if len(first) > _TITLE_MAX:
        first = first.split("，", 1)[0]
    return first[:_TITLE_MAX]


def _value(mark: str) -> int | None:
    """The number a mark stands for, or None."""
    if digits := re.search(r"\d+", mark):
        return int(digits[0])
    if circled := re.search(r"[①-⑳]", mark):
        return ord(circled[0]) - ord("①") + 1
    if found := re.search(rf"[{_CHINESE}]+", mark):
        return _small(found[0])
    return None


def _small(words: str) -> int:
    tens, ten, ones = words.rpartition("十")
    base = 10 * (_CHINESE.index(tens) + 1 if tens else 1) if ten else 0
    return base + (_CHINESE.index(ones) + 1 if ones else 0)
