"""Which chunks a model is asked about, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.model import Chunk, Document

_BARE = 200
"""A title page or a table of contents of fewer tokens than this, without a sentence, is not asked about; nor is
what holds only figures of money, duties and staff: the checks read those, and the prompt would be longer than it."""

FIGURES_ALONE = frozenset({"title", "contents", "income", "expenditure", "finance", "duties", "organisation"})
"""Kinds of sections that tell of no achievement, problem or measure."""


def asked_about(document: Document, chunks: Sequence[Chunk], limit: int) -> list[Chunk]:
    """The chunks worth a call; problems and the measures after them share one, as they are told apart by code, where
    both have at most ``limit`` tokens.
    """
    asked: list[Chunk] = []
    for chunk in chunks:
        last = asked[-1] if asked else None
        if not _worth_asking(document, chunk):
            continue
        if last and _pair(last, chunk) and last.tokens + chunk.tokens <= limit:
            asked[-1] = _joined(last, chunk)
        else:
            asked.append(chunk)
    return asked


def place_of(document: Document, chunk: Chunk) -> str:
    """The headings above a chunk, as failures name it."""
    return " > ".join(chunk.path) or document.title or document.name


def _worth_asking(document: Document, chunk: Chunk) -> bool:
    """Whether a chunk can hold anything to extract."""
    text = document.text[chunk.start : chunk.end]
    if not text.strip():
        return False
    if chunk.tokens >= _BARE:
        return True
    bare = chunk.kind in {"title", "contents"} and "。" not in text
    return not bare and not _holds_figures_alone(document, chunk)


def _holds_figures_alone(document: Document, chunk: Chunk) -> bool:
    """Whether every section of a chunk that has words of its own is about money, duties or staff."""
    starts = [section.start for section in document.sections]
    ends = [*starts[1:], len(document.text)]
    kinds = [
        section.kind
        for section, end in zip(document.sections, ends, strict=False)
        if section.id in chunk.sections and document.text[section.body_start : end].strip()
    ]
    return bool(kinds) and FIGURES_ALONE.issuperset(kinds)


def _pair(one: Chunk, next_one: Chunk) -> bool:
    return one.end == next_one.start and {one.kind, next_one.kind} <= {"problems", "measures"}


def _joined(one: Chunk, next_one: Chunk) -> Chunk:
    more = {
        "end": next_one.end,
        "tokens": one.tokens + next_one.tokens,
        "sections": (*one.sections, *next_one.sections),
    }
    path = (*one.path[:-1], "；".join((*one.path[-1:], *next_one.path[-1:])))
    return one.model_copy(update={**more, "path": path})
