"""Words before and behind a number that say how firm it is: 近, 约, 不低于, 余, 以上, 左右.

A qualifier is one of seven senses: ``about`` 约; ``near`` 近 (a little less); ``under`` 不足 (less);
``more`` 余 (a little more); ``beyond`` 超过 (more); ``at_least`` 不低于; ``at_most`` 不超过.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Literal, cast

from reviewer.model import Qualifier
from reviewer.quantities.numerals import SPACES

Sense = Literal["about", "near", "under", "more", "beyond", "at_least", "at_most"]

QUALIFIER: dict[Sense, Qualifier] = {
    "about": "about",
    "near": "below",
    "under": "below",
    "more": "over",
    "beyond": "over",
    "at_least": "at_least",
    "at_most": "at_most",
}

_DATA: dict[str, dict[str, str]] = tomllib.loads(
    files("reviewer.quantities").joinpath("qualifiers.toml").read_text(encoding="utf-8")
)
_NOT_AFTER = _DATA["not_after"]
_NOT_BEFORE = _DATA["not_before"]


def _table(words: dict[str, str], *, index: int) -> dict[str, tuple[tuple[str, Sense], ...]]:
    table: dict[str, list[tuple[str, Sense]]] = {}
    for sense, group in words.items():
        for word in group.split():
            table.setdefault(word[index], []).append((word, cast(Sense, sense)))
    return {char: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for char, each in table.items()}


_BY_LAST = _table(_DATA["prefixes"], index=-1)
LAST_CHARACTERS = frozenset(_BY_LAST)
"""With these the words end that qualify the number behind them."""
_BY_FIRST = _table(_DATA["suffixes"], index=0)
FIRST_CHARACTERS = frozenset(_BY_FIRST)
"""With these the words begin that qualify the number before them."""


def prefix_before(text: str, start: int, floor: int) -> tuple[int, Sense] | None:
    """The qualifier that ends at ``start`` (white space between allowed) and begins at or after ``floor``."""
    place = start
    while place > floor and text[place - 1] in SPACES and start - place < 2:
        place -= 1
    if place <= floor:
        return None
    candidates = _BY_LAST.get(text[place - 1])
    if candidates is None:
        return None
    for word, sense in candidates:
        begin = place - len(word)
        if begin >= floor and text.startswith(word, begin):
            if begin and text[begin - 1] in _NOT_AFTER.get(word, ""):
                return None
            return begin, sense
    return None


def suffix_at(text: str, at: int) -> tuple[int, Sense] | None:
    """The qualifier that begins at ``at``: its end and sense."""
    candidates = _BY_FIRST.get(text[at : at + 1])
    if candidates is None:
        return None
    for word, sense in candidates:
        if text.startswith(word, at):
            end = at + len(word)
            follower = text[end : end + 1]
            if follower and follower in _NOT_BEFORE.get(word[:2], ""):
                return None
            return end, sense
    return None


_CLASH = {
    ("near", "about"), ("near", "more"), ("near", "at_least"), ("near", "at_most"), ("about", "more"),
    ("about", "at_least"), ("about", "at_most"), ("beyond", "about"), ("under", "more"), ("under", "at_least"),
    ("under", "about"), ("at_least", "at_most"), ("at_most", "more"), ("at_most", "at_least"), ("beyond", "at_most"),
    ("at_least", "about"), ("at_most", "about"), ("more", "at_most"),
}  # fmt: skip


def combine(senses: tuple[Sense, ...]) -> tuple[Sense | None, tuple[str, ...]]:
    """The sense of several qualifiers of one number, with a flag where they clash or repeat each other."""
    if not senses:
        return None, ()
    if len(senses) == 1:
        return senses[0], ()
    first = senses[0]
    for other in senses[1:]:
        if (first, other) in _CLASH:
            return "about", ("contradictory_qualifier",)
    if first == "more":
        return senses[-1], ("redundant_qualifier",)
    return first, ("redundant_qualifier",)
