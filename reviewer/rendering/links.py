"""Numbers in a sentence of ours, tied to the places of the report they come from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewer.model import Evidence, Quantity, VerifiedNumber


class Part(NamedTuple):
    """A run of a sentence; ``start..end`` is the place in the report of the number it is, or None."""

    text: str
    start: int | None = None
    end: int | None = None


class Places:
    """The quantities of a report, to look up by the range of a quotation."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._quantities = quantities
        self._starts = [quantity.start for quantity in quantities]

    def linked(self, sentence: str, evidence: Iterable[Evidence]) -> tuple[Part, ...]:
        """``sentence`` with each number that is printed in ``evidence`` tied to its place there."""
        places: dict[str, tuple[int, int]] = {}
        for one in evidence:
            for quantity in self._within(one.start, one.end):
                places.setdefault(quantity.text, (quantity.start, quantity.end))
        return tuple(_cut(sentence, places))

    def _within(self, start: int, end: int) -> Iterator[Quantity]:
        for quantity in self._quantities[bisect_left(self._starts, start) :]:
            if quantity.start >= end:
                return
            if quantity.kind != "label":
                yield quantity


def linked_numbers(sentence: str, numbers: Iterable[VerifiedNumber]) -> tuple[Part, ...]:
    """``sentence`` with its verified numbers tied to their places; a label (第三方) is no number to look up."""
    return tuple(
        _cut(
            sentence,
            {
                n.text: (n.start, n.end)
                for n in numbers
                if n.start is not None and n.end is not None and (n.value is not None or n.unit)
            },
        )
    )


def _cut(sentence: str, places: dict[str, tuple[int, int]]) -> Iterator[Part]:
    """Longer numbers are looked for first, and a number is never cut out of a longer one."""
    words = sorted(places, key=len, reverse=True)
    at = plain = 0
    while at < len(sentence):
        word = next((w for w in words if sentence.startswith(w, at) and not _inside(sentence, at, w)), None)
        if word is None:
            at += 1
            continue
        if plain < at:
            yield Part(sentence[plain:at])
        yield Part(word, *places[word])
        at = plain = at + len(word)
    if plain < len(sentence):
        yield Part(sentence[plain:])


def _inside(sentence: str, at: int, word: str) -> bool:
    before, after = sentence[at - 1 : at], sentence[at + len(word) : at + len(word) + 1]
    return (word[0].isdigit() and (before.isdigit() or before == ".")) or (word[-1].isdigit() and after.isdigit())
