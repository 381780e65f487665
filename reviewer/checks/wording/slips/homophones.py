"""One character written for another of the same sound or a like shape, where the outcome is no word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress, repeat
from operator import add
from typing import NamedTuple

from reviewer.checks.literals import pairs, places
from reviewer.checks.wording.slips.lexicon import lexicon
from reviewer.checks.wording.slips.verdict import Slip, likelier, told_apart

_RAREST = {2: 112, 3: 118, 4: 145}  # the cost of the rarest words of each length that are taken to be meant
_UNUSUAL = 185
_LEAST = 88  # what the right word must spare


def mistaken(text: str) -> Iterator[Slip]:
    """Each place where a word of the lexicon seems meant and another character of its sound or look stands."""
    held, looks = pairs(text), _by_look()
    for pair in held.intersection(looks):
        yield from _places(text, pair, looks[pair])
    unknown = [*filter(str.isalpha, held.difference(lexicon().costs))]
    written, keys, tables = unknown * 2, [*chain(*_keys(unknown, 2, 0))], _by_sound()
    nearest: dict[str, str] = {}
    for pair, word in _alike(written, keys, tables.short):
        nearest[pair] = min(word, nearest.get(pair, word), key=lambda word: (lexicon().cost(word), word))
    for pair, word in nearest.items():
        yield from _places(text, pair, word)
    for pair, words in _alike(written, keys, tables.begun):
        for word in words.split():
            if word[:2] != pair and word[-2:] in held and pair[1] + word[2] in held:
                yield from _places(text, pair + word[2:], word)
    for pair, words in _alike(written, keys, tables.ended):
        for word in words.split():
            if word[-2:] != pair and word[:2] in held and word[-3] + pair[0] in held:
                yield from _places(text, word[:-2] + pair, word)


def _alike(written: list[str], keys: list[str], table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is written whose key the table holds, with what it holds."""
    found = [*map(table.get, keys, repeat(""))]
    return compress(zip(written, found, strict=True), found)


def _places(text: str, written: str, word: str) -> Iterator[Slip]:
    """Where ``written`` stands for the word, if no other reading of it comes near."""
    if written not in lexicon().costs and likelier(word, written, _LEAST):
        for at in places(text, written):
            yield from told_apart(text, at, written, word)


class _Sounds(NamedTuple):
    """Words by one character and the sound of the other (see ``_keys``): the most usual short word, the longer words
    by their first two and by their last two. One string for each key: lists by the thousand are slow to make."""

    short: Mapping[str, str]
    begun: Mapping[str, str]
    ended: Mapping[str, str]


@cache
def _by_sound() -> _Sounds:
    costs = lexicon().costs
    everyday = lexicon().phrases.union(*(lexicon().usual(length, _RAREST[3]) for length in (3, 4)))
    short = dict[str, str]()
    usual = _meant(2)[::-1]  # the most usual last: it stays
    for keys in _keys(usual, 2, 0):
        short.update(zip(keys, usual, strict=True))
    begun, ended = defaultdict[str, str](str), defaultdict[str, str](str)
    for length in (3, 4):
        words = _meant(length)
        # 原市|社会 is no 原始社会: beside an everyday word only an everyday phrase is meant.
        before = [word for word in words if word in everyday or costs.get(word[-2:], _UNUSUAL) > _RAREST[2]]
        behind = [word for word in words if word in everyday or costs.get(word[:2], _UNUSUAL) > _RAREST[2]]
        for table, chosen, at in ((begun, before, 0), (ended, behind, length - 2)):
            for keys in _keys(chosen, length, at):
                for key, word in zip(keys, chosen, strict=True):
                    table[key] += f"{word} "
    return _Sounds(short, begun, ended)


def _keys(words: Sequence[str], length: int, at: int) -> Iterator[Iterator[str]]:
    """Of the two characters at this place of words of one length: the first and the sound of the second, then the
    sound of the first and the second. So what has both sounds, but neither character, is never looked at."""
    written = "".join(words)
    heard = written.translate(lexicon().sounds)
    for one, other in ((written, heard), (heard, written)):
        yield map(add, one[at::length], other[at + 1 :: length])


@cache
def _by_look() -> Mapping[str, str]:
    """What looks like a word of two characters and is none, with the most usual word it looks like."""
    costs, shapes = lexicon().costs, lexicon().shapes
    table: dict[str, str] = {}
    for word in lexicon().usual(2, _RAREST[2]):
        for like in shapes.get(word[0], ""):
            table.setdefault(like + word[1], word)
        for like in shapes.get(word[1], ""):
            table.setdefault(word[0] + like, word)
    return {written: word for written, word in table.items() if written not in costs}


def _meant(length: int) -> list[str]:
    """The words of this length that are usual enough, the most usual first, and the fixed phrases."""
    words = lexicon().usual(length, _RAREST[length])
    return [*words, *{phrase for phrase in lexicon().phrases if len(phrase) == length}.difference(words)]
