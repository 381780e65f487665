"""Fixed phrases with a character left out or two exchanged, and any character written twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import add

from reviewer.checks.literals import pairs, places
from reviewer.checks.wording.slips.lexicon import lexicon
from reviewer.checks.wording.slips.verdict import Slip, likelier, told_apart

_RAREST = 118  # the cost of the rarest words of four characters that count as fixed phrases
_TWICE = re.compile(r"([\u4e00-\u9fff])\1")
_PARTICLES = frozenset("的了对与和及在为将并以较比")
_LEAST = 70  # what the whole must spare


def misset(text: str) -> Iterator[Slip]:
    """Each place where a fixed phrase stands but for one character missing, doubled or moved."""
    held, telling = pairs(text), _telling()
    for pair in held.intersection(telling):
        words = telling[pair].split()
        for written, right in zip(words[::2], words[1::2], strict=True):
            if held.issuperset(map(add, written, written[1:])) and _meant(right, written):
                for start in places(text, written):
                    if _goes_on(text, start, written, right):
                        yield from told_apart(text, start, written, right)
    for at in _twice(text):
        for start, written, right in _stammered(text, at):
            if _meant(right, written):
                yield from told_apart(text, start, written, right)


def _goes_on(text: str, start: int, written: str, right: str) -> bool:
    """Whether behind a phrase without its last character other words of the sentence follow: not 森林防|灭火."""
    if not right.startswith(written):
        return True
    end = start + len(written)
    return "\u4e00" <= text[end : end + 1] <= "\u9fff" and right[-1] not in text[end : end + 2]


def _meant(right: str, written: str) -> bool:
    """Whether the phrase is far likelier, and a character is left that belongs to no word: 贯|落实, not 财政部|部门."""
    return likelier(right, written, _LEAST) and any(len(part) == 1 for part in lexicon().read(written)[1])


@cache
def _fixed() -> frozenset[str]:
    return lexicon().phrases.union(lexicon().usual(4, _RAREST))


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({*map(len, _fixed())}))


@cache
def _telling() -> Mapping[str, str]:
    """By the two characters that stand together only in the slip: what is written and what is meant, in turn."""
    costs = lexicon().costs
    table: defaultdict[str, str] = defaultdict(str)
    for phrase in _fixed():
        for offset, written in _missettings(phrase):
            pair = written[offset : offset + 2]
            if pair not in costs and written not in costs and written != phrase:
                table[pair] += f"{written} {phrase} "
    return table


def _missettings(phrase: str) -> Iterator[tuple[int, str]]:
    """What is written when a character is left out or exchanged with the next, and where that shows."""
    for at in range(1, len(phrase) - 1):
        if len(phrase) > 3:
            yield at - 1, phrase[:at] + phrase[at + 1 :]
        yield at, phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]
    if len(phrase) == 4 and phrase in lexicon().phrases:
        yield 1, phrase[:-1]


def _stammered(text: str, at: int) -> Iterator[tuple[int, str, str]]:
    """The fixed phrases that hold the character written twice at this place: where, what is written, what is meant."""
    for length in _lengths():
        for start in range(max(0, at - length + 1), at + 1):
            written = text[start : start + length + 1]
            right = text[start:at] + text[at + 1 : start + length + 1]
            if right in _fixed():
                yield start, written, right


@lru_cache(maxsize=1)
def _twice(text: str) -> tuple[int, ...]:
    """Where a character stands twice."""
    return tuple(match.start() for match in _TWICE.finditer(text))


def doubled(text: str) -> Iterator[Slip]:
    """Each place where the last character of a word stands twice before a particle or number: 加强强对, 座谈会会5次,
    not 主任任组长."""
    costs = lexicon().costs
    for at in _twice(text):
        character, behind = text[at], text[at + 2 : at + 3]
        each = text[at - 1 : at] == "一" or text[at - 2 : at - 1] == text[at - 1 : at]  # 一桩桩, 实实在在
        if each or character * 2 in costs or not _ends_there(behind, character):
            continue
        word = next((text[at - length : at + 1] for length in (1, 2, 3) if text[at - length : at + 1] in costs), "")
        if word:
            yield Slip(at + 1 - len(word), word + character, word)


def _ends_there(behind: str, character: str) -> bool:
    return behind.isdecimal() or (behind in _PARTICLES and character + behind not in lexicon().costs)
