"""Printed lines into paragraphs: a line goes on when the first word of the next would not have fitted on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reviewer.documents.blocks import Paragraph
from reviewer.documents.pdf_lines import Line, seam

# In units of the type size: slack of a justified line, the indent of a first line, and the tolerance of "aligned".
_SLACK = 0.75
_INDENT = 1.2
_DEEP = 3.2
_INDENTS = 0.05
_ALIGNED = 0.5
# How far apart lines of a paragraph stand: at least, in type sizes; at most, in usual leadings; and from what on
# two lines stand apart if the first ends a sentence, too. How much type may differ in a paragraph.
_CLOSEST = 0.8
_FURTHEST = 1.3
_APART = 1.08
_WIDEST = 5.0
_TYPE = 1.2
# Lines at least this share of the widest tell where the margins are, if this share of them ends there.
_LONG = 0.7
_COMMON = 0.15
_BUCKET = 3.0
_TEXT_WIDTH = 0.5
_CONTENTS_ENTRY = re.compile(r"(?:[.．·]\s?){3,}\s*\d*$|…{2,}\s*\d*$")

_ENDED = re.compile(r"[。；：！？][”’」』）)]?$")
_OPEN = frozenset("，、（(“《—")
_FIGURES = frozenset("0123456789")
_UNITS = frozenset("%％‰元万亿人个")
_MOST = 0.6
_STOPPED = re.compile(r"[。！？][”’」』）)]?$")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条部]|\d{1,2}[、.．](?!\d)"
)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where body text begins and ends on pages of one shape (x in points), its usual leading, and whether first
    lines of paragraphs are indented."""

    left: float
    right: float
    leading: float
    indented: bool


def margins_of(lines: Sequence[Line], width: float) -> Margins | None:
    """The margins that ``lines``, those of all pages of this ``width`` and one shape, show; None without lines.

    Where no line is long enough to be one of running text, none reaches the right margin.
    """
    if not lines:
        return None
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if _is_long(line, widest)]
    left, right = -_common(-line.left for line in long), _common(line.right for line in long)
    leadings = [two.base - one.base for one, two in pairwise(lines) if _neighbours(one, two) and _is_long(one, widest)]
    leading = median(leadings) if leadings else 2 * median(line.size for line in lines)
    indents = sum(_INDENT * line.size <= line.left - left <= _DEEP * line.size for line in long)
    return Margins(
        left=left,
        right=right if right - left >= _TEXT_WIDTH * width else width,
        leading=leading,
        indented=indents >= _INDENTS * len(long),
    )


def _is_long(line: Line, widest: float) -> bool:
    return line.right - line.left >= _LONG * widest


def _neighbours(one: Line, two: Line) -> bool:
    return one.page == two.page and _CLOSEST * one.size <= two.base - one.base <= _WIDEST * one.size


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
    doubts: list[tuple[int, int]] = []
    for line in lines:
        text += seam(text, line.text)
        doubts += [(len(text) + start, len(text) + end) for start, end in line.doubts]
        if not turns or turns[-1][1] != line.page:
            turns.append((len(text), line.page))
        text += line.text
    return Paragraph(text, page=lines[0].page, turns=tuple(turns[1:]), uncertain=tuple(doubts))


def _goes_on(line: Line, following: Line, margins: Mapping[int, Margins]) -> bool:
    size = max(line.size, following.size)
    if size > _TYPE * min(line.size, following.size) or _CONTENTS_ENTRY.search(line.text):
        return False
    ended = _ENDED.search(line.text) is not None
    if ended and _NUMBERED.match(following.text):
        return False
    # Without indents nothing tells, over a page break, a new paragraph from a new sentence; to part them is safer.
    if line.page != following.page and not margins[line.page].indented and _STOPPED.search(line.text):
        return False
    if line.page == following.page:
        leading = following.base - line.base
        usual = max(margins[line.page].leading, size)
        if not _CLOSEST * size <= leading <= _FURTHEST * usual:
            return False
        if leading > _APART * usual and ended:
            return False
    if not _is_full(line, following, margins[line.page], size):
        return False
    indent = (following.left - margins[following.page].left) / size
    if indent < _INDENT:
        return True
    # Deeper than a first line: a block set in as a whole goes on, if its lines are aligned.
    return indent > _DEEP and abs(following.left - line.left) < _ALIGNED * size


def _is_full(line: Line, following: Line, margins: Margins, size: float) -> bool:
    """Whether the line ended because the next word did not fit, and not because the paragraph did."""
    if margins.right - line.right < following.lead + _SLACK * size:
        return True
    if line.text[-1] in _FIGURES and following.text[0] in _UNITS:
        return True
    # Typesetters keep a whole run of figures together, and a sentence cannot end on a comma.
    unfinished = line.text[-1] in _OPEN or (following.text[0] in _FIGURES and not _NUMBERED.match(following.text))
    return (
        unfinished and line.right - line.left >= _MOST * (margins.right - margins.left) and not _ENDED.search(line.text)
    )
