"""A document with some of its words blanked: read as though they had not been written, every offset unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.documents.metadata import describe
from reviewer.documents.outline import outline
from reviewer.model import Document, Span


def masked(document: Document, spans: Sequence[Span]) -> Document:
    """``document`` with blanks in the place of ``spans``, which are in order; line ends stay.

    Outline, title, unit and year are read again, so that none of them comes from what was blanked. ``sha256``
    remains that of the text as it was.
    """
    if not spans:
        return document
    pieces: list[str] = []
    at = 0
    for span in spans:
        start = max(at, span.start)
        pieces += [document.text[at:start], _blank(document.text[start : span.end])]
        at = max(at, span.end)
    text = "".join((*pieces, document.text[at:]))
    sections = outline(text, document.tables)
    own_end = _own_end(document)
    title, unit, year = describe(text[:own_end], [section for section in sections if section.start < own_end])
    found = {"sections": sections, "title": title, "unit": unit, "year": year}
    return document.model_copy(update={"text": text, **found})


def _own_end(document: Document) -> int:
    """Where the report ends and what came with it in an archive begins."""
    first = document.origins[0].file if document.origins else None
    return next((each.start for each in document.origins if each.file != first), len(document.text))


def _blank(words: str) -> str:
    return "".join(character if character in "\n\t" else " " for character in words)
