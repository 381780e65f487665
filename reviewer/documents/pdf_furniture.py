"""Page numbers, running heads and feet of a PDF: what is printed on the page but is not of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from reviewer.documents.pdf_grids import Ruled
from reviewer.documents.pdf_layout import Item, Layout
from reviewer.documents.pdf_lines import Line

# Furniture stands in this share of the page height from the top or the bottom.
_MARGIN = 0.14
# A running head is printed on at least this many pages and this share of them.
_PAGES = 3
_SHARE = 0.4
# and in type no larger than this, next to that of the text: titles of tables are repeated, too.
_TYPE = 1.1
_BARE = re.compile(r"\d{1,4}")
_DRESSED = re.compile(
    r"[-—–－~·.\s]+\d{1,4}[-—–－~·.\s]+|第?\s*\d{1,4}\s*页?\s*[/／,，]?\s*共\s*\d{1,4}\s*页|第\s*\d{1,4}\s*页|\d{1,4}\s*/\s*\d{1,4}"
)
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")
# A line over a table is printed on every page of it, too, and yet belongs to the text.
_CAPTION = re.compile(r"单\s*位\s*[:：]")


def without_furniture(layouts: Sequence[Layout]) -> tuple[list[list[Item]], int]:
    """What stands on the sheets without their furniture, and how many lines were taken off."""
    edges = [_edges(layout) for layout in layouts]
    offset = _numbering(layouts, edges)
    repeated = _repeated(layouts, edges)
    kept: list[list[Item]] = []
    removed = 0
    for layout, edge in zip(layouts, edges, strict=True):
        off = {
            id(line)
            for line in edge
            if _is_number(line.text, layout.page, offset) or (_key(line) in repeated and not _CAPTION.search(line.text))
        }
        kept.append([item for item in layout.items if id(item) not in off])
        removed += len(off)
    return kept, removed


def _edges(layout: Layout) -> list[Line]:
    """The lines in the margins, outside of which nothing else is printed."""
    lines = sorted((item for item in layout.items if isinstance(item, Line)), key=lambda line: line.base)
    tops = [item.top for item in layout.items if isinstance(item, Ruled)]
    bottoms = [item.bottom for item in layout.items if isinstance(item, Ruled)]
    first, last = min(tops, default=layout.height), max(bottoms, default=0.0)
    head = [line for line in lines if line.bottom <= layout.height * _MARGIN and line.top < first][:2]
    foot = [line for line in lines if line.top >= layout.height * (1 - _MARGIN) and line.bottom > last][-2:]
    return head + [line for line in foot if line not in head]


def _numbering(layouts: Sequence[Layout], edges: Sequence[Sequence[Line]]) -> int | None:
    """The printed page number less the number of the page, where bare numbers in the margins agree on it."""
    votes = Counter(
        int(line.text) - layout.page
        for layout, edge in zip(layouts, edges, strict=True)
        for line in edge
        if _BARE.fullmatch(line.text)
    )
    if not votes:
        return None
    offset, count = votes.most_common(1)[0]
    return offset if count >= 2 or not offset else None


def _is_number(text: str, page: int, offset: int | None) -> bool:
    if _DRESSED.fullmatch(text):
        return True
    return offset is not None and _BARE.fullmatch(text) is not None and int(text) - page == offset


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", _BLANK.sub("", line.text)), round(line.base / 4)


def _repeated(layouts: Sequence[Layout], edges: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    body = median([item.size for layout in layouts for item in layout.items if isinstance(item, Line)] or [0.0])
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge if line.size <= _TYPE * body})
    least = max(_PAGES, _SHARE * len(edges))
    return {key for key, count in counts.items() if count >= least}
