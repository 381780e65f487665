"""Printed lines into paragraphs: a line goes on when the first word of the next would not have fitted on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reviewer.documents.blocks import Paragraph
from reviewer.documents.pdf_lines import ENDED, NUMBERED, PROSE, SMALL, Line, seam
from reviewer.documents.pdf_measures import CLOSEST, DEEP, INDENT, Margins, Shape, narrow_lefts

# In units of the type size: slack of a line, of a ragged one within a sentence, of a justified one that may end its
# paragraph; how far from the margin a line begins that is centred or set to the right; and tolerance of "aligned".
_SLACK = 0.75
_RAGGED = 2.0
_FLUSH = 0.6
_SET_OFF = 4.5
_ALIGNED = 0.5
# How far apart lines of a paragraph stand, at most, in usual leadings; and from what on two lines stand apart if the
# first ends a sentence, too. How much type may differ in a paragraph.
_FURTHEST = 1.3
_APART = 1.08
_TYPE = 1.2
# Labels of a chart that may stand within a sentence: how many, and their width as a share of the measure.
_LABELS = 40
_LABEL = 0.6
# A line that breaks off takes at least this share of the measure.
_MOST = 0.6
_CONTENTS_ENTRY = re.compile(r"(?:[.．·]\s?){3,}\s*\d*$|…{2,}\s*\d*$")
_STOPPED = re.compile(r"[。！？][”’」』）)]?$")
_OPEN = frozenset("，、（(“《—")
_BRACKETS = (("（", "）"), ("《", "》"), ("〔", "〕"), ("“", "”"))
_FIGURES = frozenset("0123456789")
_UNITS = frozenset("%％‰元万亿人个")


def paragraphs(lines: Sequence[Line], margins: Mapping[Shape, Margins]) -> Iterator[Paragraph]:
    """The paragraphs of consecutive ``lines``, given the margins of each shape of column.

    Labels of a chart, notes at the foot of a page and the like that stand within a sentence follow its paragraph.
    """
    narrow = narrow_lefts(lines, margins)
    start = 0
    while start < len(lines):
        own = [lines[start]]
        aside: list[Line] = []
        last = start
        while last + 1 < len(lines):
            resumed = _resumed(lines, last, margins, narrow.get(last))
            if resumed is not None:
                aside += lines[last + 1 : resumed]
                last = resumed
            elif _goes_on(lines[last], lines[last + 1], margins, narrow.get(last)):
                last += 1
            else:
                break
            own.append(lines[last])
        yield _paragraph(own)
        yield from (_paragraph([line]) for line in aside)
        start = last + 1


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = ""
    turns: list[tuple[int, int]] = []
    doubts: list[tuple[int, int]] = []
    for line in lines:
        text += seam(text, line.text)
        doubts += [(len(text) + start, len(text) + end) for start, end in line.doubts]
        if not turns or turns[-1][1] != line.place.page:
            turns.append((len(text), line.place.page))
        text += line.text
    return Paragraph(text, page=lines[0].place.page, turns=tuple(turns[1:]), uncertain=tuple(doubts))


def _goes_on(line: Line, following: Line, margins: Mapping[Shape, Margins], narrow: float | None) -> bool:
    """Whether two lines are of one paragraph; ``narrow`` is where lines of the narrower measure of ``line`` begin."""
    size = max(line.size, following.size)
    if size > _TYPE * min(line.size, following.size) or _CONTENTS_ENTRY.search(line.text):
        return False
    if NUMBERED.match(following.text) and (ENDED.search(line.text) or not PROSE.search(line.text)):
        return False
    own = margins[line.place.shape]
    if line.left - own.left > _SET_OFF * size and following.left < line.left - INDENT * size and narrow is None:
        return False
    if line.place == following.place:
        if not _is_next(line, following, own, size):
            return False
    elif not line.place.leads_to(following.place) or (not own.indented and _STOPPED.search(line.text)):
        # Without indents nothing tells, over a page break, a new paragraph from a new sentence; to part them is safer.
        return False
    if not _is_full(line, following, own):
        return narrow is not None and _goes_on_narrowly(line, following, own, narrow)
    indent = (following.left - margins[following.place.shape].left) / size
    if indent < INDENT:
        return True
    # Deeper than a first line: a block set in as a whole goes on, if its lines are aligned.
    return indent > DEEP and abs(following.left - line.left) < _ALIGNED * size


def _is_next(line: Line, following: Line, margins: Margins, size: float) -> bool:
    """Whether two lines of one column stand as close as lines of one paragraph do."""
    leading = following.base - line.base
    usual = max(margins.leading, size)
    if not CLOSEST * size <= leading <= _FURTHEST * usual:
        return False
    return leading <= _APART * usual or ENDED.search(line.text) is None


def _goes_on_narrowly(line: Line, following: Line, margins: Margins, narrow: float) -> bool:
    if line.place != following.place or NUMBERED.match(following.text):
        return False
    if not margins.indented and _STOPPED.search(line.text):
        return False
    return -_ALIGNED * line.size < following.left - narrow < INDENT * line.size


def _is_full(line: Line, following: Line, margins: Margins) -> bool:
    """Whether the line ended because the next word did not fit, and not because the paragraph did."""
    if _reaches(line, following, margins):
        return True
    if line.text[-1] in _FIGURES and following.text[0] in _UNITS:
        return True
    # Typesetters keep a whole run of figures together, and a sentence cannot end on a comma.
    unfinished = _is_open(line.text) or (following.text[0] in _FIGURES and not NUMBERED.match(following.text))
    return (
        unfinished and line.right - line.left >= _MOST * (margins.right - margins.left) and not ENDED.search(line.text)
    )


def _is_open(text: str) -> bool:
    """Whether a line ends on a comma or within brackets."""
    return text[-1] in _OPEN or any(text.count(one) > text.count(two) for one, two in _BRACKETS)


def _reaches(line: Line, following: Line, margins: Margins) -> bool:
    left_over = (margins.right - line.right) / max(line.size, following.size)
    lead = following.lead / following.size
    if _STOPPED.search(line.text) and not margins.indented:
        # Nothing but the length of its last line tells where such a paragraph ends.
        return left_over < (_FLUSH if margins.justified else lead)
    # Ragged lines end where a word does; a sentence that has not ended is no end of a paragraph there.
    running = PROSE.search(line.text) is not None and ENDED.search(line.text) is None
    return left_over < lead + (_RAGGED if running else _SLACK)


def _resumed(lines: Sequence[Line], at: int, margins: Mapping[Shape, Margins], narrow: float | None) -> int | None:
    """The line with which the sentence of line ``at`` goes on after labels that stand between; None if it does not."""
    line = lines[at]
    own = margins[line.place.shape]
    if ENDED.search(line.text) or line.size < SMALL * own.size or not _is_label(lines[at + 1], line, own):
        return None
    for index in range(at + 2, min(at + 2 + _LABELS, len(lines))):
        following = lines[index]
        if _is_label(following, line, own):
            continue
        if not SMALL < following.size / line.size < 1 / SMALL or NUMBERED.match(following.text):
            return None
        there = margins[following.place.shape]
        if line.place == following.place:
            left = own.left if narrow is None else narrow
        elif line.place.leads_to(following.place):
            left = there.left
        else:
            return None
        full = narrow is not None or _reaches(line, following, own)
        return index if full and abs(following.left - left) < _ALIGNED * line.size else None
    return None


def _is_label(label: Line, line: Line, margins: Margins) -> bool:
    """Whether a line after ``line`` is none of the text: in smaller type, turned, or short and out of line."""
    if label.size < SMALL * margins.size:
        return True
    if label.place.page == line.place.page and label.place.sheet != line.place.sheet:
        return True
    short = label.right - label.left < _LABEL * (margins.right - margins.left)
    stray = min(abs(label.left - margins.left - indent * label.size) for indent in (0, 2)) > _ALIGNED * label.size
    return short and stray and not NUMBERED.match(label.text) and not ENDED.search(label.text)
