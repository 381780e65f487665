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
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reviewer.checks.literals import pairs, places, windows
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


class _Sought(NamedTuple):
    """A phrase ready to be looked for. ``pairs``: without any of these two characters a text cannot hold it."""

    phrase: Phrase
    expression: str
    anchors: tuple[str, ...]
    pairs: frozenset[str]


_REACH = 72


def occurrences(text: str, family: str, name: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
    """Every place of ``text`` that a phrase of the list matches, phrase by phrase in the order of the file."""
    there = pairs(text)
    for sought in _sought(family, name):
        if sought.pairs and sought.pairs.isdisjoint(there):
            continue
        for start, end in _windows(text, sought.anchors):
            found = _compiled(sought.expression).finditer(text, start, end)
            yield from ((sought.phrase, match) for match in found)


def _windows(text: str, anchors: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a match can be: around the anchors, each window once; all of the text when there are none."""
    if not anchors:
        yield 0, len(text)
        return
    stand = sorted(at for anchor in anchors for at in places(text, anchor))
    yield from windows(stand, _REACH, _REACH, len(text))


@cache
def _sought(family: str, name: str) -> tuple[_Sought, ...]:
    found = []
    for phrase in phrases(family, name):
        anchors = phrase.anchors or phrase.words
        known = all(len(anchor) > 1 for anchor in anchors)
        starts = frozenset(anchor[:2] for anchor in anchors) if known else frozenset[str]()
        found.append(_Sought(phrase, alternation([phrase]), anchors, starts))
    return tuple(found)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Made when first needed: of hundreds of phrases a text comes near to half."""
    return re.compile(expression, re.M)


def alternation(chosen: Iterable[Phrase]) -> str:
    """A regular expression for any of the phrases, longest words first."""
    entries = [*chosen]
    words = sorted({word for entry in entries for word in entry.words}, key=lambda word: (-len(word), word))
    return "|".join([*map(re.escape, words), *(pattern for entry in entries for pattern in entry.patterns)])
