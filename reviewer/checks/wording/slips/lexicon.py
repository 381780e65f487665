"""The words there are and how likely each is, and which characters are taken for one another.

The tables are written by ``tools/lexicon.py``; ``shapes.tsv`` and ``phrases.txt`` by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import repeat, takewhile
from typing import NamedTuple

_LONGEST = 4
_UNKNOWN = 185  # the cost of a character that begins, ends and is no word
_PHRASE = 110  # of a fixed phrase of the field at most
_FIRST_SOUND = 0xE000  # sounds are written as characters of the private use area


class Lexicon(NamedTuple):
    """``costs``: a word's rarity, ten times the negative logarithm of its share. ``words``: of each length, the most
    usual first. ``sounds``: a table for ``str.translate`` that writes one sign for all characters of one sound.
    ``shapes``: to each character those it resembles. ``phrases``: word groups that are always written the same."""

    costs: Mapping[str, int]
    words: Mapping[int, list[str]]
    sounds: Mapping[int, str]
    shapes: Mapping[str, str]
    phrases: frozenset[str]

    def cost(self, word: str) -> int:
        """Of a word or fixed phrase, known or not."""
        return min(self.costs.get(word, _UNKNOWN), _PHRASE if word in self.phrases else _UNKNOWN)

    def usual(self, length: int, rarest: int) -> list[str]:
        """The words of this length that cost no more."""
        costs = self.costs
        return [*takewhile(lambda word: costs[word] <= rarest, self.words[length])]

    def read(self, run: str) -> tuple[int, list[str]]:
        """The likeliest words of an unbroken run of characters, with the sum of their costs."""
        sums, last = [0], [0]
        for end in range(1, len(run) + 1):
            best, begin = sums[-1] + self.costs.get(run[end - 1], _UNKNOWN), end - 1
            for start in range(max(0, end - _LONGEST), end - 1):
                cost = self.costs.get(run[start:end])
                if cost is not None and sums[start] + cost < best:
                    best, begin = sums[start] + cost, start
            sums.append(best)
            last.append(begin)
        words, end = list[str](), len(run)
        while end:
            words.append(run[last[end] : end])
            end = last[end]
        return sums[-1], words[::-1]


@cache
def lexicon() -> Lexicon:
    costs: dict[str, int] = {}
    words: dict[int, list[str]] = {length: [] for length in range(1, _LONGEST + 1)}
    for cost, columns in _rows("lexicon.tsv"):
        for length, column in enumerate(columns.split("\t"), 1):
            found = column.split()
            costs |= zip(found, repeat(int(cost)))
            words[length] += found
    sounds = {
        ord(character): chr(_FIRST_SOUND + number)
        for number, (_, characters) in enumerate(_rows("sounds.tsv"))
        for character in characters
    }
    return Lexicon(costs, words, sounds, dict(_rows("shapes.tsv")), frozenset(_text("phrases.txt").split()))


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in _text(name).split("\n"):
        if line and not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first, second


def _text(name: str) -> str:
    return (files("reviewer.checks.wording.slips") / name).read_text(encoding="utf-8")
