"""Printed lines into paragraphs: a line goes on when the first word of the next would not have fitted on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.documents.blocks import Paragraph
from reviewer.documents.pdf_lines import Line, seam

# In units of the type size: slack of a justified line, the indent of a first line, and the tolerance of "aligned".
_SLACK = 0.75
_INDENT = 1.2
_DEEP = 3.2
_ALIGNED = 0.5
# Leading of lines that belong together, as a multiple of the type size, and how much type may differ in a paragraph.
_CLOSEST = 0.8
_LEADING = 3.2
_TYPE = 1.2
# Lines at least this share of the widest tell where the margins are, if this share of them ends there.
_LONG = 0.7
_COMMON = 0.15
_BUCKET = 3.0
_TEXT_WIDTH = 0.5
_CONTENTS_ENTRY = re.compile(r"(?:[.．·]\s?){3,}\s*\d*$|…{2,}\s*\d*$")

_ENDED = re.compile(r"[。；：！？][”’」』）)]?$")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条部]|\d{1,2}[、.．](?!\d)"
)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where body text begins and ends on pages of one shape (x in points)."""

    left: float
    right: float


def margins_of(lines: Sequence[Line], width: float) -> Margins | None:
    """The margins that ``lines``, those of all pages of this ``width`` and one shape, show; None without lines.

    Where no line is long enough to be one of running text, none reaches the right margin.
    """
    if not lines:
        return None
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left >= _LONG * widest]
    left, right = -_common(-line.left for line in long), _common(line.right for line in long)
    return Margins(left, right if right - left >= _TEXT_WIDTH * width else width)


def _common(places: Iterable[float]) -> float:
    """The outermost place that enough lines share."""
    ordered = sorted(places, reverse=True)
    for index, place in enumerate(ordered):
        near = sum(place - other <= _BUCKET for other in ordered[index:])
        if near >= max(2, _COMMON * len(ordered)):
            return place
    return ordered[0]


def paragraphs(lines: Sequence[Line], margins: Mapping[int, Margins]) -> Iterator[Paragraph]:
    """The paragraphs of consecutive ``lines``, given the margins of each page by its number."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _goes_on(lines[index - 1], lines[index], margins):
            continue
        if index > start:
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


def _goes_on(line: Line, following: Line, margins: Mapping[int, Margins]) -> bool:
    size = max(line.size, following.size)
    if size > _TYPE * min(line.size, following.size) or _CONTENTS_ENTRY.search(line.text):
        return False
    if line.page == following.page and not _CLOSEST * size <= following.base - line.base <= _LEADING * size:
        return False
    if margins[line.page].right - line.right >= following.lead + _SLACK * size:
        return False
    if _ENDED.search(line.text) and _NUMBERED.match(following.text):
        return False
    indent = (following.left - margins[following.page].left) / size
    if indent < _INDENT:
        return True
    # Deeper than a first line: a block set in as a whole goes on, if its lines are aligned.
    return indent > _DEEP and abs(following.left - line.left) < _ALIGNED * size
