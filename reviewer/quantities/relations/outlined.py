"""Lists whose items are numbered paragraphs: 主要体现在以下三个方面： over 1.…, 2.…, 3.…, each in lines of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.enumerations import Enumeration

_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
_HEAD = re.compile(
    r"以下(?P<number>[两二三四五六七八九十]{1,3}|\d{1,2})\s*(?:个|项|条|点|类|大|方面)"
    r"[^，。；：:\n]{0,10}[：:。][ \t\u3000]*\n"
)
# From the highest rank to the lowest.
_NUMBERED = re.compile(
    r"^[ \t\u3000]*(?:(?P<r0>[一二三四五六七八九十]{1,3})、|[（(](?P<r1>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<r2>\d{1,2})[.．、](?!\d)|[（(](?P<r3>\d{1,2})[）)])",
    re.M,
)


class _Line(NamedTuple):
    start: int
    rank: int
    number: int


def outlined(text: str) -> Iterator[Enumeration]:
    """Each such list that is numbered without a break and does not stand within another of its rank."""
    lines = [_line(match) for match in _NUMBERED.finditer(text)]
    starts = [line.start for line in lines]
    for head in _HEAD.finditer(text):
        at = bisect_left(starts, head.end())
        items = _items(lines, at)
        begins = at < len(lines) and not text[head.end() : lines[at].start].strip("（( \t\n\u3000")
        if begins and len(items) >= 2 and not _within(lines, at):
            spans = tuple(Span(start=i.start, end=_line_end(text, i.start)) for i in items)
            said = Span(start=head.start(), end=head.start() + len(head[0].rstrip()))
            yield Enumeration(_value(head["number"]), said, spans, len(items), len(items), False, False)


def _line(match: re.Match[str]) -> _Line:
    rank = next(rank for rank in range(4) if match[f"r{rank}"])
    return _Line(match.start(f"r{rank}"), rank, _value(match[f"r{rank}"]))


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


def _items(lines: Sequence[_Line], at: int) -> list[_Line]:
    """The lines of the rank of the first, up to one of a higher rank; none when their numbers do not run on."""
    items: list[_Line] = []
    for line in islice(lines, at, None):
        if items and line.rank < items[0].rank:
            break
        if not items or line.rank == items[0].rank:
            if line.number != len(items) + 1:
                return []
            items.append(line)
    return items


def _within(lines: Sequence[_Line], at: int) -> bool:
    """Whether the last numbered line that could hold the list is of its own rank: its items then run into it."""
    above = (lines[position].rank for position in range(at - 1, -1, -1))
    return next((rank for rank in above if rank <= lines[at].rank), -1) == lines[at].rank


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
