"""Headings without a number: short lines that name a known kind of section or stand alone; annexes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from reviewer.documents.headings import Heading
from reviewer.documents.kinds import names_section
from reviewer.documents.layout import Line, runs_on

_LONGEST = 26
_NOT_HEADING = re.compile(
    r"[。；，：:！？!?,;\t]|^[（(《“\"—\-*·▪•●◆]|^[图表注](?!表|明)|^\d(?!\d{3}\s*年)|\d$|^\W+$|年.{1,3}月|^第[一二三四五六七八九十]+[，是]"
)
_ANNEX = re.compile(r"附(?:件|表|录)?\s*(?:[\d一二三四五六七八九十]{1,3})?\s*[：:、.．]?\s*[^。；！？]{0,45}\Z")
_ANNEX_START = re.compile(
    r"附(?:件|表|录)\s*(?:[\d一二三四五六七八九十]{1,3}\s*[：:、.．\s]?|[：:]|\Z|清单|目录)|附\s*[：:]|附\s*\Z"
)
_NOTES = re.compile(r"(?:注释|备注|注)\s*[：:]?\Z")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PROSE = 25


def find(
    rows: Sequence[Line],
    numbered: Mapping[int, Heading],
    taken: Container[int],
    columns: Container[int],
    width: int | None,
) -> Iterator[Heading]:
    """Headings without numbers among the lines that are not ``taken`` (title, contents, tables), in order.

    ``columns`` are lines that look like cells of a table: only a known name before prose counts there.
    """
    filled = [index for index, row in enumerate(rows) if row.text]
    begun = False
    headed: set[int] = set(numbered)
    for place, index in enumerate(filled):
        if index in numbered:
            begun = True
            continue
        headed_above = place > 0 and filled[place - 1] in headed
        row = rows[index]
        if index in taken or len(row.text) > _LONGEST * 2:
            continue
        above = rows[filled[place - 1]] if place else None
        if above is not None and filled[place - 1] not in taken and runs_on(above, width):
            continue
        after = filled[place + 1] if place + 1 < len(filled) else None
        if begun and _ANNEX_START.match(row.text) and _ANNEX.match(row.text):
            headed.add(index)
            yield _heading(index, row, "appendix")
            continue
        notes = bool(_NOTES.match(row.text))
        if after is None or not 2 <= len(row.text) <= _LONGEST or (_NOT_HEADING.search(row.text) and not notes):
            continue
        apart = above is None or filled[place - 1] in taken or index - filled[place - 1] > 1
        if names_section(row.text) or notes:
            above_ends = above is None or above.ended or headed_above
            if (apart or above_ends) and (after in numbered or _opens_prose(rows[after], row, index in columns)):
                begun = True
                headed.add(index)
                yield _heading(index, row, "plain")
        elif begun and index not in columns and apart and after - index > 1 and above is not None and above.ended:
            below = rows[after]
            if len(_CHINESE.findall(row.text)) >= 4 and _opens_prose(below, row, False) and len(below.text) >= _PROSE:
                yield _heading(index, row, "plain")


def _opens_prose(below: Line, row: Line, strict: bool) -> bool:
    if strict:
        return below.ended or len(below.text) > _LONGEST + 4
    return below.ended or "，" in below.text or len(below.text) > len(row.text) or "\t" in below.text


def _heading(index: int, row: Line, style: str) -> Heading:
    return Heading(index, style, 0, "", row.text, row.first, row.end, True, index)
