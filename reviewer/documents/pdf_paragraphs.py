"""Printed lines into paragraphs: a line goes on when the first word of the next would not have fitted on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.documents.blocks import Paragraph
from reviewer.documents.pdf_lines import Line, seam

# In units of the type size: slack of a justified line, the indent of a first line, and the tolerance of "aligned".
_SLACK = 0.75
_INDENT = 1.2
_DEEP = 3.2
_ALIGNED = 0.5
# Leading above which lines are apart, as a multiple of the type size, and how much type may differ in one paragraph.
_LEADING = 3.2
_TYPE = 1.2
# A line at least this share of the widest tells where the margins are.
_LONG = 0.7
_BUCKET = 3.0
_CONTENTS_ENTRY = re.compile(r"(?:[.．·]\s?){3,}\s*\d*$|…{2,}\s*\d*$")


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


def paragraphs(lines: Sequence[Line], body: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of consecutive ``lines``; ``body`` are all lines of the document, which show its margins."""
    if not lines:
        return
    margins = _margins(body)
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _goes_on(lines[index - 1], lines[index], margins):
            continue
        yield _paragraph(lines[start:index])
        start = index


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = ""
    turns: list[tuple[int, int]] = []
    for line in lines:
        text += seam(text, line.text)
        if not turns or turns[-1][1] != line.page:
            turns.append((len(text), line.page))
        text += line.text
    return Paragraph(text, page=lines[0].page, turns=tuple(turns[1:]))


def _margins(body: Sequence[Line]) -> _Margins:
    widest = max(line.right - line.left for line in body)
    long = [line for line in body if line.right - line.left >= _LONG * widest]
    rights = Counter(round(line.right / _BUCKET) for line in long)
    lefts = Counter(round(line.left / _BUCKET) for line in long)
    common = max(2, len(long) // 20)
    right = max((place for place, count in rights.items() if count >= common), default=max(rights))
    left = min((place for place, count in lefts.items() if count >= common), default=min(lefts))
    return _Margins(left * _BUCKET, right * _BUCKET)


def _goes_on(line: Line, following: Line, margins: _Margins) -> bool:
    size = max(line.size, following.size)
    if size > _TYPE * min(line.size, following.size) or _CONTENTS_ENTRY.search(line.text):
        return False
    if line.page == following.page and not 0 < following.base - line.base <= _LEADING * size:
        return False
    if margins.right - line.right >= following.lead + _SLACK * size:
        return False
    indent = (following.left - margins.left) / size
    if indent < _INDENT:
        return True
    # Deeper than a first line: a block set in as a whole goes on, if its lines are aligned.
    return indent > _DEEP and abs(following.left - line.left) < _ALIGNED * size
