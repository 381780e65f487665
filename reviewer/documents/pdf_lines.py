"""Glyphs into printed lines, and printed lines into text without a seam."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from statistics import median

from reviewer.documents.pdf_page import Glyph, turned_glyph

# A glyph belongs to a line whose baseline is no further off than this share of the type size (superscripts do).
_SAME_LINE = 0.45
# Gaps, as shares of the type size, that stand for a space: between two letters or digits, between two Chinese
# characters (justified lines are stretched), and between one and the other (typesetters leave a quarter there).
_WORD_GAP = 0.2
_WIDE_GAP = 0.45
_MIXED_GAP = 0.8
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014-\u2026\u00b7]")
# Type smaller than this share of that of the text belongs to labels; beside text they leave a gap (type sizes) to it,
# and it has so many characters, more if there is no mark among them.
SMALL = 0.93
_BESIDE = 1.5
_RUNNING = 9
_LONG = 18
# No line begins with these.
_CLOSING = frozenset("，。、；：！？）”’》」』】〕％‰),.;:!?%")
_OPENING = frozenset("（“‘《「『【〔(")
# Running text has these; names, labels and titles have none.
PROSE = re.compile("[，。；！？]")
ENDED = re.compile(r"[。；：！？][”’」』）)]?$")
NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节条部]|\d{1,2}[、.．](?!\d)"
)
FIGURE = re.compile(r"[-+−]?\d[\d,，.．]*[%％‰]?|[-—]+")
_NUMBER_END = re.compile(r"\d[,.，．]?$")


@dataclass(frozen=True, slots=True)
class Place:
    """The column of a sheet that a line stands in; columns of one ``shape`` have the same margins.

    A page on which text runs in several directions has as many sheets.
    """

    page: int
    sheet: int = 0
    width: int = 0
    height: int = 0
    column: int = 0
    columns: int = 1

    @property
    def shape(self) -> tuple[int, int, int, int]:
        return self.width, self.height, self.column, self.columns

    def leads_to(self, other: Place) -> bool:
        """Whether text at the end of this column goes on at the beginning of the ``other``."""
        if self.page == other.page:
            beside = other.column == self.column + 1 and other.columns == self.columns
            return beside and other.sheet == self.sheet
        return self.column == self.columns - 1 and other.column == 0


NOWHERE = Place(0)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: text, box, baseline, type size and the width of its first word (points), and where it stands.

    ``doubts`` are the runs of ``text`` that may have been misread.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    lead: float
    place: Place = NOWHERE
    doubts: tuple[tuple[int, int], ...] = ()


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs with a common baseline, from the top down, each row from left to right."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=attrgetter("base")):
        own = glyph.size
        if rows and glyph.base - base <= _SAME_LINE * max(size, own):
            rows[-1].append(glyph)
            if own > size:
                base, size = glyph.base, own
        else:
            rows.append([glyph])
            base, size = glyph.base, own
    for row in rows:
        row.sort(key=attrgetter("left"))
    return rows


def parted(row: Sequence[Glyph], gap: float) -> list[list[Glyph]]:
    """The printed glyphs of a row from left to right, parted where they leave a ``gap`` (points)."""
    parts: list[list[Glyph]] = []
    right = 0.0
    for glyph in row:
        if glyph.text.isspace():
            continue
        if parts and glyph.left - right < gap:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
        right = glyph.right
    return parts


def without_labels(row: list[Glyph]) -> list[list[Glyph]]:
    """A row, and apart from it what stands beside its running text in smaller type, as labels of a chart do."""
    parts = parted(row, _BESIDE * max(glyph.size for glyph in row))
    if len(parts) < 2:
        return [row]
    text = max(parts, key=len)
    if len(text) < (_RUNNING if PROSE.search("".join(glyph.text for glyph in text)) else _LONG):
        return [row]
    tall = median(glyph.bottom - glyph.top for glyph in text)
    small = [part for part in parts if median(glyph.bottom - glyph.top for glyph in part) < SMALL * tall]
    rest = list(chain.from_iterable(part for part in parts if part not in small))
    return [rest, *small]


def line_of(row: Sequence[Glyph], place: Place = NOWHERE) -> Line | None:
    """The line that a row of glyphs from left to right makes, or None where nothing is printed."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    wide = [glyph for glyph in inked if _WIDE.match(glyph.text)]
    size = median(glyph.size for glyph in wide or inked)
    pieces: list[str] = []
    doubts: list[tuple[int, int]] = []
    length = 0
    last: Glyph | None = None
    for glyph in row[row.index(inked[0]) :]:
        if last is not None and not glyph.text.isspace() and not last.text.isspace():
            gap = glyph.left - last.right
            if gap > _WORD_GAP * size and gap > _loose(last.text, glyph.text) * size:
                pieces.append(" ")
                length += 1
        pieces.append(glyph.text)
        if not glyph.sure:
            start = doubts.pop()[0] if doubts and doubts[-1][1] == length else length
            doubts.append((start, length + len(glyph.text)))
        length += len(glyph.text)
        last = glyph
    return Line(
        text="".join(pieces).strip(),
        left=inked[0].left,
        top=min(glyph.top for glyph in inked),
        right=max(glyph.right for glyph in inked),
        bottom=max(glyph.bottom for glyph in inked),
        base=median(glyph.base for glyph in inked),
        size=size,
        lead=_lead(inked, size),
        place=place,
        doubts=tuple(doubts),
    )


def _lead(inked: Sequence[Glyph], size: float) -> float:
    """The width of what cannot be parted at the beginning of a line: a character or a number, with its punctuation."""
    first, *rest = inked
    right = first.right
    word = not _WIDE.match(first.text)
    opened = first.text in _OPENING
    for glyph in rest:
        if opened:
            # No line ends on an opening mark.
            right, opened, word = glyph.right, glyph.text in _OPENING, not _WIDE.match(glyph.text)
        elif word and not _WIDE.match(glyph.text) and glyph.left - right <= _WORD_GAP * size:
            right = glyph.right
        elif glyph.text in _CLOSING:
            right, word = glyph.right, False
        else:
            break
    return right - first.left


def _loose(one: str, two: str) -> float:
    wide = bool(_WIDE.match(one)) + bool(_WIDE.match(two))
    return (_WORD_GAP, _MIXED_GAP, _WIDE_GAP)[wide]


def seam(above: str, below: str) -> str:
    """What stands between two lines of one paragraph when they become one: nothing in Chinese, a space in English.

    A number broken over the line end is closed up, too.
    """
    if not above or not below or _WIDE.match(above[-1]) or _WIDE.match(below[0]):
        return ""
    if _NUMBER_END.search(above) and below[0] in "0123456789,.%":
        return ""
    return " "


def joined(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: its lines as one, those that run another way after those that stand upright."""
    text = ""
    for turned in sorted({glyph.turned for glyph in glyphs}):
        own = [turned_glyph(glyph, -turned) if turned else glyph for glyph in glyphs if glyph.turned == turned]
        for row in rows_of(own):
            line = line_of(row)
            if line is not None:
                text += seam(text, line.text) + line.text
    return text
