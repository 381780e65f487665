"""Known findings, accepted by a person: what later runs need not say again.

A finding is known by its fingerprint (``Finding.id``), which holds its check and the words it points at, not
their place. A finding that points at several places is also known when only some of the places it had are left.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from reviewer.model import CheckResult, Finding, Noun, Skip


class Known(Noun):
    """One accepted finding. ``name``, ``message`` and ``quotes`` are for the person who reads the file."""

    id: str
    name: str
    message: str
    quotes: tuple[str, ...]


class Baseline(Noun):
    """The accepted findings of one document, in the order of their fingerprints."""

    version: Literal[1] = 1
    accepted: tuple[Known, ...]


def baseline_of(result: CheckResult) -> Baseline:
    """Everything that was found, as accepted."""
    known = (
        Known(id=f.id, name=f.name, message=f.message, quotes=tuple(e.quote for e in f.evidence))
        for f in result.findings
    )
    return Baseline(accepted=tuple(sorted(known, key=lambda each: each.id)))


def without_known(result: CheckResult, baseline: Baseline) -> CheckResult:
    """The result less the accepted findings; for each check a skip says how many were left out."""
    ids = {known.id for known in baseline.accepted}
    places = [(known.id[:5], {_bare(quote) for quote in known.quotes}) for known in baseline.accepted]
    left = tuple(f for f in result.findings if f.id not in ids and not _rest_of_one(f, places))
    kept = {f.id for f in left}
    accepted = Counter(f.code for f in result.findings if f.id not in kept)
    said = tuple(
        Skip(code=code, reason=f"按基线文件，{count}项已接受的发现不再列出") for code, count in sorted(accepted.items())
    )
    return result.model_copy(update={"findings": left, "skipped": (*result.skipped, *said)})


def _rest_of_one(finding: Finding, places: list[tuple[str, set[str]]]) -> bool:
    """Whether all places of the finding are among those of one accepted finding that had several."""
    quotes = {_bare(e.quote) for e in finding.evidence}
    return bool(quotes) and any(code == finding.code and len(had) > 1 and quotes <= had for code, had in places)


def _bare(quote: str) -> str:
    return "".join(quote.split())
