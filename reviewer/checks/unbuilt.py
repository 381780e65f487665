"""The checks of the catalogue that a report alone does not suffice for: they say so at every run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from reviewer.checks.card import Card, Check
from reviewer.checks.outcomes import Outcome, Unable
from reviewer.model import Code, Noun, Severity


class _Entry(Noun):
    code: Code
    name: str
    severity: Severity
    status: Literal["model", "attachment", "corpus"]
    what: str
    reason: str


class _Catalogue(Noun):
    model_fed: tuple[Code, ...]
    check: tuple[_Entry, ...]


@cache
def _catalogue() -> _Catalogue:
    source = files("reviewer.checks") / "unbuilt.toml"
    return _Catalogue.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))


def model_fed() -> frozenset[str]:
    """The checks that are built, and for which a model may propose further relations that code recomputes."""
    return frozenset(_catalogue().model_fed)


@cache
def unbuilt() -> tuple[Check, ...]:
    """Each as a check that yields nothing but the reason why it cannot run."""
    return tuple(_check(entry) for entry in _catalogue().check)


def _check(entry: _Entry) -> Check:
    def run(report: object) -> Iterator[Outcome]:
        yield Unable(entry.reason)

    card = Card(entry.code, entry.name, entry.severity, "", entry.what, entry.reason, (), (), "", "", entry.status)
    return Check(card, run)
