"""Phrase lists: TOML files beside the checks that use them, every phrase with the reason why it is there.

[[phrase]]
words = ["近", "接近"]        # or: patterns = ["今年.{0,4}将"]
reason = "…"
kind = "below"               # what the check makes of it
certainty = "certain"        # how sure a finding on it is
suggest = "约"               # what to write instead, where that is plain
anchors = ["今年"]           # a pattern is only tried near these: within 72 characters
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from reviewer.checks.literals import places, windows
from reviewer.model import Certainty, Noun


class Phrase(Noun):
    """Words taken literally, or regular expressions, that mean the same to a check."""

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    reason: str
    kind: str = ""
    certainty: Certainty = "likely"
    suggest: str = ""
    anchors: tuple[str, ...] = ()


class _PhraseList(Noun):
    phrase: tuple[Phrase, ...]


@cache
def phrases(family: str, name: str) -> tuple[Phrase, ...]:
    """The phrases of ``reviewer/checks/<family>/<name>.toml``, in the order of the file."""
    source = files(f"reviewer.checks.{family}") / f"{name}.toml"
    return _PhraseList.model_validate(tomllib.loads(source.read_text(encoding="utf-8"))).phrase


def occurrences(text: str, family: str, name: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
    """Every place of ``text`` that a phrase of the list matches, phrase by phrase in the order of the file."""
    for phrase, pattern in _compiled(family, name):
        for start, end in _windows(text, phrase):
            yield from ((phrase, match) for match in pattern.finditer(text, start, end))


_REACH = 72


def _windows(text: str, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where a match can be: around the anchors, each window once; all of the text when there are none."""
    anchors = phrase.anchors or phrase.words
    if not anchors:
        yield 0, len(text)
        return
    stand = sorted(at for anchor in anchors for at in places(text, anchor))
    yield from windows(stand, _REACH, _REACH, len(text))


@cache
def _compiled(family: str, name: str) -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    return tuple((phrase, re.compile(alternation([phrase]), re.M)) for phrase in phrases(family, name))


def alternation(chosen: Iterable[Phrase]) -> str:
    """A regular expression for any of the phrases, longest words first."""
    entries = [*chosen]
    words = sorted({word for entry in entries for word in entry.words}, key=lambda word: (-len(word), word))
    return "|".join([*map(re.escape, words), *(pattern for entry in entries for pattern in entry.patterns)])
