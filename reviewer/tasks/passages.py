"""The sentences in which figures are put into relation: all that a model is shown to find relations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model import Document, Span
from reviewer.quantities import find_quantities
from reviewer.tasks.prose import heading_ends, prose

_FIGURES = frozenset({"money", "percent", "percentage_point", "count", "rate", "duration"})
_FEWEST, _FEWEST_NEXT = 3, 2
_CUE = re.compile(
    r"其中|分别|合计|总计|共|占|率|比|均|每|增|减|升|降|提高|下降|压缩|扩大|剩余|其余|节约|多|少|为.{1,12}的"
)


def passages(document: Document) -> list[Span]:
    """Runs of sentences that can hold a relation: three exact figures and a word that relates them.

    The sentence after such a one needs only two figures: it may speak of a figure before it. Rows of tables are
    left to the checks.
    """
    runs: list[Span] = []
    for sentence in _candidates(document):
        if runs and not document.text[runs[-1].end : sentence.start].strip():
            runs[-1] = Span(start=runs[-1].start, end=sentence.end)
        else:
            runs.append(sentence)
    return runs


def _candidates(document: Document) -> Iterator[Span]:
    text, before = document.text, -1
    for sentence in prose(text, 0, len(text), heading_ends(document)):
        words = text[sentence.start : sentence.end]
        follows = before >= 0 and not text[before : sentence.start].strip()
        if "\t" in words or not _CUE.search(words):
            continue
        if _figures(words) >= (_FEWEST_NEXT if follows else _FEWEST):
            before = sentence.end
            yield sentence


def _figures(words: str) -> int:
    """How many figures can be recomputed: 近40处 cannot."""
    return sum(quantity.kind in _FIGURES and quantity.qualifier == "exact" for quantity in find_quantities(words))
