"""One character written for another of the same sound or a like shape, where the outcome is no word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import cache
from operator import add

from reviewer.checks.literals import pairs, places
from reviewer.checks.wording.slips.lexicon import lexicon
from reviewer.checks.wording.slips.verdict import Slip, told_apart

_RAREST = {2: 112, 3: 118, 4: 145}  # the cost of the rarest words of each length that are taken to be meant
_UNUSUAL = 185
_LEAST = 88  # what the right word must spare

# A word with the place, the characters and the sound of the end that may be wrong.
_Ended = tuple[str, int, str, str]


def mistaken(text: str) -> Iterator[Slip]:
    """Each place where a word of the lexicon seems meant and another character of its sound or look stands."""
    held, looks = pairs(text), _by_look()
    for pair in held.intersection(looks):
        yield from _places(text, pair, looks[pair])
    unknown = [*held.difference(lexicon().costs)]
    heard = "".join(unknown).translate(lexicon().sounds)
    sounds = [*map(add, heard[::2], heard[1::2])]
    for pair, short in zip(unknown, map(_by_sound().get, sounds), strict=True):
        for word in short or ():
            if (pair[0] == word[0]) != (pair[1] == word[1]):  # one is wrong
                yield from _places(text, pair, word)
                break
    long = _half_written(held, {*sounds})
    for pair, words in zip(unknown, map(long.get, sounds), strict=True):
        for word, at, end, _ in words or ():
            if (pair[0] == end[0]) != (pair[1] == end[1]):
                yield from _places(text, word[:at] + pair + word[at + 2 :], word)


def _half_written(held: Container[str], sounds: Container[str]) -> Mapping[str, list[_Ended]]:
    """The longer words of which one end is written and the other only heard, by the sound of that."""
    wanted: defaultdict[str, list[_Ended]] = defaultdict(list)
    for end, words in _by_end().items():
        if end in held:
            for word in words:
                if word[3] in sounds:
                    wanted[word[3]].append(word)
    return wanted


def _places(text: str, written: str, word: str) -> Iterator[Slip]:
    """Where ``written`` stands for the word, if no other reading of it comes near."""
    costs = lexicon().costs
    least = costs[word] + _LEAST
    if written in costs or sum([costs.get(each, _UNUSUAL) for each in written]) < least:
        return
    if len(written) == 2 or lexicon().read(written)[0] >= least:
        for at in places(text, written):
            yield from told_apart(text, at, written, word, _LEAST)


@cache
def _by_sound() -> Mapping[str, list[str]]:
    """The words of two characters by their sound, the most usual first."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for word, sound in _heard(2):
        table[sound].append(word)
    return table


@cache
def _by_look() -> Mapping[str, str]:
    """What looks like a word of two characters and is none, with the most usual word it looks like."""
    costs, shapes = lexicon().costs, lexicon().shapes
    table: dict[str, str] = {}
    for word, _ in _heard(2):
        for like in shapes.get(word[0], ""):
            table.setdefault(like + word[1], word)
        for like in shapes.get(word[1], ""):
            table.setdefault(word[0] + like, word)
    return {written: word for written, word in table.items() if written not in costs}


@cache
def _by_end() -> Mapping[str, list[_Ended]]:
    """Longer words by two characters at an end of theirs."""
    costs = lexicon().costs
    table: defaultdict[str, list[_Ended]] = defaultdict(list)
    for length in (3, 4):
        for word, sound in _heard(length):
            first, last = word[:2], word[-2:]
            # 原市|社会 is no 原始社会: beside an everyday word only an everyday phrase is meant.
            everyday = costs[word] <= _RAREST[3]
            if everyday or costs.get(first, _UNUSUAL) > _RAREST[2]:
                table[first].append((word, length - 2, last, sound[-2:]))
            if everyday or costs.get(last, _UNUSUAL) > _RAREST[2]:
                table[last].append((word, 0, first, sound[:2]))
    return table


def _heard(length: int) -> Iterator[tuple[str, str]]:
    """The words of this length that are usual enough, with their sounds."""
    words = [word for word, cost in lexicon().costs.items() if len(word) == length and cost <= _RAREST[length]]
    return zip(words, " ".join(words).translate(lexicon().sounds).split(" "), strict=True)
