"""Phrase lists: TOML files beside the checks that use them, every phrase with the reason why it is there.

[[phrase]]
words = ["近", "接近"]        # or: patterns = ["今年.{0,4}将"]
reason = "…"
kind = "below"               # what the check makes of it
certainty = "certain"        # how sure a finding on it is
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from reviewer.model import Certainty, Noun


class Phrase(Noun):
    """Words taken literally, or regular expressions, that mean the same to a check."""

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    reason: str
    kind: str = ""
    certainty: Certainty = "likely"


class _PhraseList(Noun):
    phrase: tuple[Phrase, ...]


@cache
def phrases(family: str, name: str) -> tuple[Phrase, ...]:
    """The phrases of ``reviewer/checks/<family>/<name>.toml``, in the order of the file."""
    source = files(f"reviewer.checks.{family}") / f"{name}.toml"
    return _PhraseList.model_validate(tomllib.loads(source.read_text(encoding="utf-8"))).phrase


def alternation(chosen: Iterable[Phrase]) -> str:
    """A regular expression for any of the phrases, longest words first."""
    entries = [*chosen]
    words = sorted({word for entry in entries for word in entry.words}, key=lambda word: (-len(word), word))
    return "|".join([*map(re.escape, words), *(pattern for entry in entries for pattern in entry.patterns)])
