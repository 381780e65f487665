"""Whether a passage reads far better with other characters, and is no name or abbreviation: then it holds a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reviewer.checks.wording.slips.lexicon import lexicon

_REACH = 6
_LEFT = re.compile(r"[\u4e00-\u9fff]*$")
_RIGHT = re.compile(r"[\u4e00-\u9fff]*")
_SINGLE = 80  # a neighbour of one character is a word of its own when no rarer than this, else an abbreviation
_NAME = 3  # what is written so often is meant
_PARAGRAPH = 80
_LINE = 20  # a layout breaks lines longer than this, also within words
_TITLED = re.compile(r"(?:[局县市区镇乡部处科所站院校组厅会队行]长|主任|书记|主席|经理|教授)[\u4e00-\u9fff]?$")
_PERSON = re.compile(r"任[组副局主]|[\u4e00-\u9fff]{1,2}(?:同志|[兼担]?任[组副局主])")
_COUNTED = re.compile(r"\d[万亿多余]{0,2}$")


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
    if text[at - 1 : at + 1] in words and text[end - 1 : end + 1] in words:
        return  # 体系|统一: the end of one word and the beginning of the next
    left = _run(_LEFT.search(text, max(0, at - _REACH), at))
    after = _run(_RIGHT.match(text, end, end + _REACH))
    _, parts = lexicon().read(left + written + after)
    ends = [*accumulate(map(len, parts), initial=0)]
    first, last = len(left), len(left) + len(written)
    if first not in ends or last not in ends:
        return  # 组织部|整体 is not 部门整体
    beside = (*parts[: ends.index(first)][-1:], *parts[ends.index(last) :][:1])
    if all(map(_stands, beside)) and not _is_name(text, at, end):
        yield Slip(at, written, right)


def _run(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _stands(neighbour: str) -> bool:
    """Whether it is a word: among abbreviations and the items of lists anything may follow anything."""
    return len(neighbour) > 1 or lexicon().cost(neighbour) <= _SINGLE


def _is_name(text: str, at: int, end: int) -> bool:
    """In quotation marks or a title, behind a number, of a person, where a line is broken, or written often."""
    if _broken(text, at - 1) or _broken(text, end) or _COUNTED.search(text, max(0, at - 3), at):
        return True
    if _TITLED.search(text, max(0, at - 3), at) or _PERSON.match(text, end - 1):
        return True
    before = text[max(0, at - _PARAGRAPH) : at]
    if any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "《》")):
        return True
    return _often(text, text[at:end])


def _often(text: str, words: str) -> bool:
    """Whether they stand in the text as often as a name does."""
    place = -1
    for _ in range(_NAME):
        place = text.find(words, place + 1)
        if place < 0:
            return False
    return True


def _broken(text: str, place: int) -> bool:
    return text[place : place + 1] == "\n" and "\n" not in text[max(0, place - _LINE) : place] and place >= _LINE
