"""Glyphs into printed lines, and printed lines into text without a seam."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.documents.pdf_page import Glyph

# A glyph belongs to a line whose baseline is no further off than this share of its height (superscripts do).
_SAME_LINE = 0.45
# Gaps between glyphs, as shares of the type size: one that parts words, one that parts columns of text.
_WORD_GAP = 0.22
_WIDE_GAP = 0.9
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014-\u2026\u00b7]")
_NUMBER_END = re.compile(r"\d[,.，．]?$")
_SPACES = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its box, its baseline and its type size (points)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    lead: float
    page: int = 0


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs with a common baseline, from the top down, each row from left to right."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.base):
        height = glyph.bottom - glyph.top
        if rows and glyph.base - base <= _SAME_LINE * max(size, height):
            rows[-1].append(glyph)
            if height > size:
                base, size = glyph.base, height
        else:
            rows.append([glyph])
            base, size = glyph.base, height
    for row in rows:
        row.sort(key=lambda g: g.left)
    return rows


def line_of(row: Sequence[Glyph], page: int = 0) -> Line | None:
    """The line that a row of glyphs from left to right makes, or None where nothing is printed."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    size = max(glyph.bottom - glyph.top for glyph in inked)
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None and not glyph.text.isspace() and not last.text.isspace():
            gap = glyph.left - last.right
            loose = _WIDE_GAP if _WIDE.match(glyph.text) or _WIDE.match(last.text) else _WORD_GAP
            if gap > loose * size:
                pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    lead = inked[0].right
    if not _WIDE.match(inked[0].text):
        for glyph in inked[1:]:
            if _WIDE.match(glyph.text) or glyph.left - lead > _WORD_GAP * size:
                break
            lead = glyph.right
    return Line(
        text="".join(pieces).strip(),
        left=inked[0].left,
        top=min(glyph.top for glyph in inked),
        right=max(glyph.right for glyph in inked),
        bottom=max(glyph.bottom for glyph in inked),
        base=max(inked, key=lambda g: g.bottom - g.top).base,
        size=size,
        lead=lead - inked[0].left,
        page=page,
    )


def seam(above: str, below: str) -> str:
    """What stands between two lines of one paragraph when they become one: nothing in Chinese, a space in English.

    A number broken over the line end is closed up, too.
    """
    if not above or not below or _WIDE.match(above[-1]) or _WIDE.match(below[0]):
        return ""
    if _NUMBER_END.search(above) and below[0] in "0123456789,.%":
        return ""
    return " "


def joined(glyphs: Iterable[Glyph]) -> str:
    """The text of a cell: its lines as one."""
    text = ""
    for row in rows_of(glyphs):
        line = line_of(row)
        if line is not None:
            text += seam(text, line.text) + line.text
    return text
