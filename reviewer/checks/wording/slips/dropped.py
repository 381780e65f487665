"""Fixed phrases with a character left out or two exchanged, and any character written twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile

from reviewer.checks.literals import pairs, places
from reviewer.checks.wording.slips.lexicon import lexicon
from reviewer.checks.wording.slips.verdict import Slip, told_apart

_RAREST = 118  # the cost of the rarest words of four characters that count as fixed phrases
_PARTICLES = frozenset("的了对与和及在为将并以较比")
_LEAST = 70  # what the whole must spare


def misset(text: str) -> Iterator[Slip]:
    """Each place where a fixed phrase stands but for one character missing, doubled or moved."""
    telling = _telling()
    for pair in pairs(text).intersection(telling):
        for at in places(text, pair):
            for offset, written, right in telling[pair]:
                start = at - offset
                if text.startswith(written, start) and _goes_on(text, start, written, right) and _left_over(written):
                    yield from told_apart(text, start, written, right, _LEAST)


def _goes_on(text: str, start: int, written: str, right: str) -> bool:
    """Whether behind a phrase without its last character other words of the sentence follow."""
    if not right.startswith(written):
        return True
    behind = text[start + len(written) : start + len(right)]
    return behind != right[-1] and "\u4e00" <= behind <= "\u9fff"


def _left_over(written: str) -> bool:
    """Whether a character is left that belongs to no word: 贯|落实, but not 财政部|部门."""
    return any(len(part) == 1 for part in lexicon().read(written)[1])


@cache
def _telling() -> Mapping[str, tuple[tuple[int, str, str], ...]]:
    """By the two characters that stand together only in the slip: their offset, what is written, what is meant."""
    costs = lexicon().costs
    usual = takewhile(lambda word: costs[word] <= _RAREST, costs)  # they are in this order
    fixed = {word for word in usual if len(word) == 4} | lexicon().phrases
    table: defaultdict[str, tuple[tuple[int, str, str], ...]] = defaultdict(tuple)
    for phrase in fixed:
        for offset, written in _missettings(phrase):
            pair = written[offset : offset + 2]
            if pair not in costs and written not in costs and written != phrase:
                table[pair] += ((offset, written, phrase),)
    return dict(table)


def _missettings(phrase: str) -> Iterator[tuple[int, str]]:
    """What is written when a character is left out, exchanged with the next or written twice, and where that shows."""
    for at, character in enumerate(phrase):
        yield at, phrase[:at] + character + phrase[at:]
    for at in range(1, len(phrase) - 1):
        if len(phrase) > 3:
            yield at - 1, phrase[:at] + phrase[at + 1 :]
        yield at, phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]
    if len(phrase) == 4 and phrase in lexicon().phrases:
        yield 1, phrase[:-1]


def doubled(text: str) -> Iterator[Slip]:
    """Each place where the last character of a word stands twice before a particle: 加强强对, not 主任任组长."""
    costs = lexicon().costs
    for pair in pairs(text):
        if pair[0] == pair[1] and pair not in costs and "\u4e00" <= pair[0] <= "\u9fff":
            for at in places(text, pair):
                word, behind = text[at - 1 : at + 1], text[at + 2 : at + 3]
                each = word[:1] == "一" or text[at - 2 : at - 1] == word[:1]  # 一桩桩, 实实在在
                if not each and word in costs and behind in _PARTICLES and pair[1] + behind not in costs:
                    yield Slip(at - 1, word + pair[1], word)
