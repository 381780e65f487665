"""The word lists of ``words.toml`` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Topic(NamedTuple):
    """A thing reports speak of in general terms, and what to ask of it for each role."""

    pattern: re.Pattern[str]
    problem: str
    measure: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("reviewer.statements") / "words.toml").read_text(encoding="utf-8"))


@cache
def group(name: str) -> re.Pattern[str]:
    """The words of one group as alternatives. Raises KeyError for a group that does not exist."""
    return re.compile("|".join(_data()[name]["words"]))


@cache
def topics() -> tuple[Topic, ...]:
    """The topics, the most specific first."""
    return tuple(
        Topic(re.compile("|".join(topic["words"])), topic["problem"], topic["measure"]) for topic in _data()["topic"]
    )


def reasons() -> dict[str, str]:
    """Why each group of words is there."""
    return {name: entry["reason"] for name, entry in _data().items() if isinstance(entry, dict)}
