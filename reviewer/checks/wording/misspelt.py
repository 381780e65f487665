"""Words that are no words: what was written for what, from ``misspelt.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reviewer.checks.literals import places
from reviewer.model import Span


class Misspelling(NamedTuple):
    """A wrong form with the right one, why it is wrong, and a pattern of the right wordings that hold its
    characters by chance, compiled when the form is met: few ever are."""

    wrong: str
    right: str
    reason: str
    unless: str


@cache
def misspellings() -> tuple[Misspelling, ...]:
    """The list, in the order of the file."""
    source = files("reviewer.checks.wording") / "misspelt.toml"
    groups = tomllib.loads(source.read_text(encoding="utf-8"))["group"]
    return tuple(
        Misspelling(wrong, right, group["reason"], group.get("unless", {}).get(wrong, ""))
        for group in groups
        for wrong, right in group["words"].items()
    )


def misspelt(text: str) -> Iterator[tuple[Misspelling, list[Span]]]:
    """Each wrong form that ``text`` holds, with all its places."""
    for one in misspellings():
        places = [*_places(text, one)]
        if places:
            yield one, places


def _places(text: str, one: Misspelling) -> Iterator[Span]:
    found = [*places(text, one.wrong)]
    right = [m.span() for m in re.finditer(one.unless, text)] if found and one.unless else []
    for at in found:
        end = at + len(one.wrong)
        if not any(start <= at and end <= stop for start, stop in right):
            yield Span(start=at, end=end)
