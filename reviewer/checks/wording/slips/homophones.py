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
_LEAST = 88  # what the right word must spare

# A word with the place, the characters and the sound of the end that may be wrong.
_Ended = tuple[str, int, str, str]


def mistaken(text: str) -> Iterator[Slip]:
    """Each place where a word of the lexicon seems meant and another character of its sound or look stands."""
    held, shapes = pairs(text), lexicon().shapes
    unknown = [*held.difference(lexicon().costs)]
    for pair in unknown:
        if pair[0] in shapes or pair[1] in shapes:
            for word in _look_alikes(pair):
                yield from _places(text, pair, word)
    heard = "".join(unknown).translate(lexicon().sounds)
    sounds = [*map(add, heard[::2], heard[1::2])]
    for pair, short in zip(unknown, map(_by_sound().get, sounds), strict=True):
        usual = next((word for word in short or () if _one_wrong(pair, word)), None)
        if usual:
            yield from _places(text, pair, usual)
    long = _half_written(held, {*sounds})
    for pair, words in zip(unknown, map(long.get, sounds), strict=True):
        for word, at, end, _ in words or ():
            if _one_wrong(pair, end):
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


def _one_wrong(pair: str, right: str) -> bool:
    return (pair[0] == right[0]) != (pair[1] == right[1])


def _places(text: str, written: str, word: str) -> Iterator[Slip]:
    """Where ``written`` stands for the word, if no other reading of it comes near."""
    cost = lexicon().cost(word)
    if sum(map(lexicon().cost, written)) - cost < _LEAST or written in lexicon().costs:
        return
    if len(written) > 2:
        read, parts = lexicon().read(written)
        # 原市|社会 is no 原始社会: beside an everyday word only an everyday phrase is meant.
        usual = cost <= _RAREST[3] or all(len(part) == 1 or lexicon().cost(part) > _RAREST[2] for part in parts)
        if not usual or read - cost < _LEAST:
            return
    for at in places(text, written):
        yield from told_apart(text, at, written, word, _LEAST)


def _look_alikes(pair: str) -> list[str]:
    """Words of two characters that look like the pair."""
    costs, shapes, first, second = lexicon().costs, lexicon().shapes, pair[0], pair[1]
    words = [like + second for like in shapes.get(first, "")] + [first + like for like in shapes.get(second, "")]
    return [word for word in words if word in costs and costs[word] <= _RAREST[2]]


@cache
def _by_sound() -> Mapping[str, list[str]]:
    """The words of two characters by their sound, the most usual first."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for word, sound in _heard(2):
        table[sound].append(word)
    return table


@cache
def _by_end() -> Mapping[str, list[_Ended]]:
    """Longer words by two characters at an end of theirs."""
    table: defaultdict[str, list[_Ended]] = defaultdict(list)
    for length in (3, 4):
        for word, sound in _heard(length):
            first, last = word[:2], word[-2:]
            table[first].append((word, length - 2, last, sound[-2:]))
            table[last].append((word, 0, first, sound[:2]))
    return table


def _heard(length: int) -> Iterator[tuple[str, str]]:
    """The words of this length that are usual enough, with their sounds."""
    words = [word for word, cost in lexicon().costs.items() if len(word) == length and cost <= _RAREST[length]]
    return zip(words, " ".join(words).translate(lexicon().sounds).split(" "), strict=True)
