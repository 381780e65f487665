"""Paragraphs of a text, whole again where a text layer broke them at the end of each line."""

from __future__ import annotations

import re

from reviewer.model import Span

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE_END = tuple("。！？；：!?;:」』”")
_LIST_GOES_ON = ("；", ";")
_NUMBERING = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]{1,3}(?:[、章节条]|部分)|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.、．](?!\d)|[①-⑳]|[—\-]?\s*\d{1,3}\s*[—\-]?\s*$)"
)
_ORDINAL = re.compile(r"\s*[一二三四五六七八九十]是")
_CONTINUES = re.compile(r"\s*其中")
_SHORTEST_BROKEN_LINE = 20  # a shorter line without an end mark is a heading or a table cell
_RAGGED = 8  # how much narrower than others a full line may be: a number is not broken at the margin
_LONGEST_BROKEN_LINE = 80  # text layers break lines at the page's width; longer lines are whole paragraphs


def blocks(text: str) -> list[Span]:
    """The paragraphs of ``text`` that hold a digit or a Chinese numeral, in order, as spans of it.

    A line end inside a paragraph is where a text layer broke it: the line is long and has no end mark, or it
    reaches the right margin, and the next does not begin with a number of its own. A line that ends in ； and
    follows others of its paragraph need only be about as wide as the widest of them.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.end() > m.start()]
    widths = [_width(text[start:end]) for start, end in lines]
    margin = _margin(widths)
    found: list[Span] = []
    begin: int | None = None
    widest = 0  # of the lines before this one in its paragraph
    for index, (start, end) in enumerate(lines):
        begin = start if begin is None else begin
        line = text[start:end].rstrip()
        following = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        if _runs_on(line, widths[index], _margin_of(line, widest, margin), following):
            widest = max(widest, widths[index])
            continue
        found.append(Span(start=begin, end=end))
        begin, widest = None, 0
    return found


def _width(line: str) -> int:
    """Twice the number of full-width characters the line takes."""
    shown = line.strip()
    return 2 * len(shown) - len(shown.encode("latin-1", "ignore"))


def _margin(widths: list[int]) -> int | None:
    """The width from which a line reaches the right margin; None where lines are whole paragraphs."""
    filled = sorted(width for width in widths if width >= _SHORTEST_BROKEN_LINE)
    if len(filled) < 20:
        return None
    wide = filled[len(filled) * 9 // 10]
    return wide - _RAGGED if wide <= 2 * _LONGEST_BROKEN_LINE else None


def _margin_of(line: str, widest: int, margin: int | None) -> int | None:
    """The margin for ``line``: that of its own paragraph where a list goes on and the text's is further right."""
    if margin is None or widest < 2 * _SHORTEST_BROKEN_LINE or not line.endswith(_LIST_GOES_ON):
        return margin
    return min(margin, widest - _RAGGED)


def _runs_on(line: str, width: int, margin: int | None, following: str) -> bool:
    if not line.strip() or not following.strip() or _NUMBERING.match(following):
        return False
    if _CONTINUES.match(following):
        return True
    if line.endswith(_SENTENCE_END):
        if _ORDINAL.match(following):
            return False
        return margin is not None and width >= margin
    return width >= 2 * _SHORTEST_BROKEN_LINE or (margin is not None and width >= margin)
