"""Clauses of a sentence: cut at commas and semicolons that stand outside brackets and quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[（(“《『「\[〔）)”》』」\]〕，,；;]")
_OPEN = dict(zip("（(“《『「[〔", "））”》』」]〕", strict=True))
_CLOSE = set("）)”》』」]〕")
_BRACKET_MAX = 400


class Clause(NamedTuple):
    """``start..end`` without the mark that ends it; ``after_semicolon``: a new member of a parallel list."""

    start: int
    end: int
    after_semicolon: bool


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of ``text[start:end]`` (one sentence). An unclosed bracket stops counting after 400 characters."""
    found: list[Clause] = []
    begin, opened, depth, fresh = start, start, 0, False
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if depth and at - opened > _BRACKET_MAX:
            depth = 0
        if mark in _OPEN:
            opened = at if not depth else opened
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and not _inside_number(text, at):
            found.append(Clause(begin, at, fresh))
            begin, fresh = at + 1, mark in "；;"
    found.append(Clause(begin, end, fresh))
    return [clause for clause in (_trimmed(text, each) for each in found) if clause.end > clause.start]


def _inside_number(text: str, at: int) -> bool:
    """A comma between digits (1,100万) is no end of a clause."""
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _trimmed(text: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    while start < end and (text[start].isspace() or text[start] in "：:、—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "。！？"):
        end -= 1
    return clause._replace(start=start, end=end)
