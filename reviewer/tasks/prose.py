"""Sentences of running prose, also where the page has broken their lines."""

from __future__ import annotations

import re
from collections.abc import Collection

from reviewer.model import Document, Span

_PIECE = re.compile(r"\s*[^。！？\n]*(?:[。！？]+[”’」』）)]*|\n|$)")
_OPENS = re.compile(
    r"[ 　]*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,2}[)）]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十]+[部章节条]|[图表]\s*\d|[—-]\s*\d+\s*[—-]|\d{1,3}\s*\n|　　|\s*\n)"
)
_LIST_NUMBER = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:、|[.．](?!\d))|[①-⑳])\s*"
)
_FULL_LINE = 24
_ENDS = "。！？；：”"


def prose(text: str, start: int, end: int, edges: Collection[int] = ()) -> list[Span]:
    """The sentences of ``text[start:end]`` without the white space around them.

    A line end closes a sentence unless the line is full, ends inside a sentence and the next line opens
    nothing new; ``edges`` are offsets that no sentence crosses (ends of headings).
    """
    found: list[Span] = []
    begin = -1
    for match in _PIECE.finditer(text, start, end):
        first = match.end() - len(match[0].lstrip())
        if first >= match.end():
            continue
        begin = first if begin < 0 else begin
        if _goes_on(text, match.end(), end, edges):
            continue
        found.append(Span(start=begin, end=begin + len(text[begin : match.end()].rstrip())))
        begin = -1
    return found


def _goes_on(text: str, at: int, end: int, edges: Collection[int]) -> bool:
    """Whether the line that ends at ``at`` breaks off inside a sentence."""
    if at >= end or text[at - 1] != "\n" or at in edges:
        return False
    line = text[text.rfind("\n", 0, at - 1) + 1 : at - 1].rstrip()
    if len(line) < _FULL_LINE or line[-1] in _ENDS or "\t" in line:
        return False
    stop = text.find("\n", at)
    return not _OPENS.match(text, at, end) and "\t" not in text[at : stop if stop >= 0 else end]


def heading_ends(document: Document) -> frozenset[int]:
    """Where the headings of a document end and its sections begin."""
    return frozenset(place for section in document.sections for place in (section.start, section.body_start))


def unnumbered(text: str) -> str:
    """``text`` without the list number that it begins with."""
    number = _LIST_NUMBER.match(text)
    return text[number.end() :] if number else text


def closed(text: str) -> str:
    """``text`` with a mark at its end, as sentences that stand in a row need it."""
    return text if not text or text[-1] in "。！？；" else f"{text.rstrip('，、：,')}。"
