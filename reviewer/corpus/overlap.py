"""Which words of one text stand in another, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import Span

GRAM = 10
"""Characters in a row that make a shared wording, the middle of the 8 to 12 that the trade compares by."""


class Overlap(NamedTuple):
    """``share``: percent of the text's Chinese characters that stand in a shared wording; ``spans``: those wordings
    as offsets of the text, the longest first."""

    share: Decimal
    spans: tuple[Span, ...]


def grams(text: str) -> frozenset[str]:
    """Every run of ``GRAM`` Chinese characters, whatever figures, marks and blanks stand between them."""
    letters = "".join(text[at] for at in _places(text, 0, len(text)))
    return frozenset(letters[at : at + GRAM] for at in range(len(letters) - GRAM + 1))


def overlap(text: str, within: Iterable[Span], other: frozenset[str]) -> Overlap:
    """What of ``text`` in the spans ``within`` stands in the text that ``other`` are the grams of."""
    places = [at for span in within for at in _places(text, span.start, span.end)]
    letters = "".join(text[at] for at in places)
    runs = [*_runs(letters, other)]
    shared = sum(last - first for first, last in runs)
    longest = sorted(runs, key=lambda run: (run[0] - run[1], run[0]))
    spans = (Span(start=places[first], end=places[last - 1] + 1) for first, last in longest)
    return Overlap(Decimal(100 * shared) / len(letters) if letters else Decimal(0), tuple(spans))


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Where the Chinese characters of ``text[start:end]`` stand."""
    return (at for at in range(start, end) if "一" <= text[at] <= "龥")


def _runs(letters: str, other: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches of ``letters`` that are covered by grams of the other text, in order and apart."""
    first = last = 0
    for at in range(len(letters) - GRAM + 1):
        if letters[at : at + GRAM] not in other:
            continue
        if at > last:
            if last:
                yield first, last
            first = at
        last = at + GRAM
    if last:
        yield first, last
