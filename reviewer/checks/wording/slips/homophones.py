"""One character written for another of the same sound or a like shape, where the outcome is no word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
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
    held, looks, tables = pairs(text), _by_look(), _by_sound()
    for pair in held.intersection(looks):
        yield from _places(text, pair, looks[pair])
    unknown = [*filter(str.isalpha, held.difference(lexicon().costs))]
    heard = "".join(unknown).translate(lexicon().sounds)
    sounds = [*map(add, heard[::2], heard[1::2])]
    columns = (map(table.get, sounds) for table in tables)
    for pair, short, begun, ended in zip(unknown, *columns, strict=True):
        first, second = pair
        for word in short.split() if short else ():
            if (first == word[0]) != (second == word[1]):  # one is wrong
                yield from _places(text, pair, word)
                break
        for word in begun.split() if begun else ():
            if (first == word[0]) != (second == word[1]) and word[-2:] in held and second + word[2] in held:
                yield from _places(text, pair + word[2:], word)
        for word in ended.split() if ended else ():
            if (first == word[-2]) != (second == word[-1]) and word[:2] in held and word[-3] + first in held:
                yield from _places(text, word[:-2] + pair, word)


def _places(text: str, written: str, word: str) -> Iterator[Slip]:
    """Where ``written`` stands for the word, if no other reading of it comes near."""
    if written not in lexicon().costs and likelier(word, written, _LEAST):
        for at in places(text, written):
            yield from told_apart(text, at, written, word)


class _Sounds(NamedTuple):
    """Words by the sound of two characters, the most usual first: short words by both of theirs, longer words by the
    first two and by the last two. One string for each sound: lists by the thousand are slow to make."""

    short: Mapping[str, str]
    begun: Mapping[str, str]
    ended: Mapping[str, str]


@cache
def _by_sound() -> _Sounds:
    costs, usual = lexicon().costs, lexicon().usual
    everyday = lexicon().phrases.union(usual(3, _RAREST[3]), usual(4, _RAREST[3]))
    short, begun, ended = (defaultdict[str, str](str) for _ in range(3))
    for word, sound in _heard(2):
        short[sound] += f"{word} "
    for word, sound in chain(_heard(3), _heard(4)):
        # 原市|社会 is no 原始社会: beside an everyday word only an everyday phrase is meant.
        if word in everyday or costs.get(word[-2:], _UNUSUAL) > _RAREST[2]:
            begun[sound[:2]] += f"{word} "
        if word in everyday or costs.get(word[:2], _UNUSUAL) > _RAREST[2]:
            ended[sound[-2:]] += f"{word} "
    return _Sounds(short, begun, ended)


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


def _heard(length: int) -> Iterator[tuple[str, str]]:
    """The words of this length that are usual enough, with their sounds."""
    words = lexicon().usual(length, _RAREST[length])
    words += {phrase for phrase in lexicon().phrases if len(phrase) == length}.difference(words)
    return zip(words, " ".join(words).translate(lexicon().sounds).split(" "), strict=True)
