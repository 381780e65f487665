"""Words that are no words: what was written for what, from ``misspelt.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reviewer.model import Span


class Misspelling(NamedTuple):
    """A wrong form with the right one and why it is wrong."""

    wrong: str
    right: str
    reason: str


@cache
def misspellings() -> tuple[Misspelling, ...]:
    """The list, in the order of the file."""
    source = files("reviewer.checks.wording") / "misspelt.toml"
    groups = tomllib.loads(source.read_text(encoding="utf-8"))["group"]
    return tuple(Misspelling(wrong, right, g["reason"]) for g in groups for wrong, right in g["words"].items())


def misspelt(text: str) -> Iterator[tuple[Misspelling, list[Span]]]:
    """Each wrong form that ``text`` holds, with all its places."""
    for one in misspellings():
        places = [*_places(text, one.wrong)]
        if places:
            yield one, places


def _places(text: str, word: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        yield Span(start=at, end=at + len(word))
        at = text.find(word, at + len(word))
