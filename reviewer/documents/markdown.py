"""Markdown: what is printed of it. Marks of headings and of emphasis go, tables become grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.documents.blocks import Block, Grid, GridCell, Paragraph, Reading
from reviewer.documents.plain import decode, lines

_HEADING = re.compile(r"\A {0,3}#{1,6}[ \t]+")
# Only where a word begins: 张**、李** are masked names.
_STRONG = re.compile(r"(?<!\S)\*\*(?=\S)([^*]+)\*\*")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")


def read(data: bytes) -> Reading:
    """The lines of a Markdown file as paragraphs, its tables as grids. Raises Damaged for bytes that are no text."""
    text, note = decode(data)
    return Reading(blocks=tuple(_blocks([line.text for line in lines(text)])), notes=(note,) if note else ())


def _blocks(rows: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(rows):
        if "|" in rows[at] and at + 1 < len(rows) and "|" in rows[at + 1] and _RULE.fullmatch(rows[at + 1].strip()):
            end = at + 2
            while end < len(rows) and "|" in rows[end]:
                end += 1
            yield _grid([_cells(rows[at]), *map(_cells, rows[at + 2 : end])])
            at = end
        else:
            yield Paragraph(_printed(_HEADING.sub("", rows[at], count=1)))
            at += 1


def _grid(table: Sequence[Sequence[str]]) -> Grid:
    cells = (GridCell(row, column, text) for row, words in enumerate(table) for column, text in enumerate(words))
    return Grid(rows=len(table), columns=max(1, *map(len, table)), cells=tuple(cells))


def _cells(row: str) -> list[str]:
    cells = _BAR.split(row.strip())
    first = 0 if cells[0] else 1
    last = len(cells) if cells[-1] else -1
    return [_printed(cell.strip().replace(r"\|", "|")) for cell in cells[first:last]]


def _printed(words: str) -> str:
    return _STRONG.sub(r"\1", words)
