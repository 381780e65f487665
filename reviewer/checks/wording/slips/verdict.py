"""Whether a passage reads far better with other characters, and is no name or abbreviation: then it holds a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reviewer.checks.wording.slips.lexicon import lexicon
from reviewer.checks.wording.slips.names import is_name

_REACH = 6
_LEFT = re.compile(r"[\u4e00-\u9fff]*$")
_RIGHT = re.compile(r"[\u4e00-\u9fff]*")
_SINGLE = 80  # a neighbour of one character is a word of its own when no rarer than this, else an abbreviation


class Slip(NamedTuple):
    """What is written at a place, and what seems meant."""

    start: int
    written: str
    right: str


def likelier(right: str, written: str, least: int) -> bool:
    """Whether the right words cost less than what is written, by ``least``: no question of the place."""
    words = lexicon()
    fewest = words.cost(right) + least
    alone = sum([words.costs.get(character, fewest) for character in written])
    return alone >= fewest and words.read(written)[0] >= fewest


def told_apart(text: str, at: int, written: str, right: str) -> Iterator[Slip]:
    """The slip, if the words on both sides are whole without it, and it is no name."""
    end, words = at + len(written), lexicon().costs
    begun, ended = text[at - 1 : at + 1] in words, text[end - 1 : end + 1] in words
    replaced = len(written) == len(right)
    if (begun and (ended or (replaced and written[0] != right[0]))) or (
        ended and replaced and written[-1] != right[-1]
    ):
        return  # 体系|统一, 河长|之和: the end of one word and the beginning of the next
    left = _run(_LEFT.search(text, max(0, at - _REACH), at))
    after = _run(_RIGHT.match(text, end, end + _REACH))
    _, parts = lexicon().read(left + written + after)
    ends = [*accumulate(map(len, parts), initial=0)]
    first, last = len(left), len(left) + len(written)
    if first not in ends or last not in ends:
        return  # 组织部|整体 is not 部门整体
    beside = (*parts[: ends.index(first)][-1:], *parts[ends.index(last) :][:1])
    if all(map(_stands, beside)) and not is_name(text, at, end):
        yield Slip(at, written, right)


def _run(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _stands(neighbour: str) -> bool:
    """Whether it is a word: among abbreviations and the items of lists anything may follow anything."""
    return len(neighbour) > 1 or lexicon().cost(neighbour) <= _SINGLE
