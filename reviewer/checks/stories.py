"""Findings that come of one cause, set one behind the other: what a reviewer reads as one story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reviewer.model import Finding

# Checks that look at one matter from several sides; the first named leads where it speaks.
_TOUCHING: tuple[tuple[str, ...], ...] = (
    ("ARI01", "ARI02", "ARI03", "ARI04", "ARI05", "ARI06", "ARI15", "TAB", "XRF05"),
    ("ARI09", "PRB05", "SCO04"),
    ("PRB01", "PRB02", "PRB04", "PRB06"),
    ("SCO01", "SCO02", "STR07"),
    ("TYP",),
)
# What is missing from the report as a whole has no place to touch at.
_ANYWHERE: tuple[tuple[str, ...], ...] = (("STR01", "FIN01", "FIN05", "SCO01", "EVD03", "STR07"),)


def in_stories(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """``findings``, which are ranked, with each story together at the place of its first; ``story`` names the leader.

    Findings belong together when their checks do and their evidence overlaps, or when both tell of missing contents.
    """
    leader = list(range(len(findings)))

    def head(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for one, other in _related(findings):
        first, second = sorted((head(one), head(other)))
        leader[second] = first
    members: dict[int, list[Finding]] = {}
    for at, finding in enumerate(findings):
        members.setdefault(head(at), []).append(finding)
    return tuple(told for story in members.values() for told in _told(story))


def _told(story: list[Finding]) -> Iterator[Finding]:
    """The leader, then the others with its id."""
    first = min(story, key=lambda finding: finding.code != "STR01")
    yield first
    for finding in story:
        if finding is not first:
            yield finding.model_copy(update={"story": first.id})


def _related(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    for family in _TOUCHING:
        yield from _touching(findings, _members(findings, family))
    if any(finding.code == "STR01" for finding in findings):
        for family in _ANYWHERE:
            yield from pairwise(_members(findings, family))


def _members(findings: Sequence[Finding], family: tuple[str, ...]) -> list[int]:
    return [at for at, finding in enumerate(findings) if finding.code.startswith(family)]


def _touching(findings: Sequence[Finding], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs whose evidence overlaps, enough of them to hold each story together: one sweep over the places."""
    reach, holder = -1, -1
    for start, end, at in sorted((e.start, e.end, member) for member in members for e in findings[member].evidence):
        if start < reach and at != holder:
            yield holder, at
        if end > reach:
            reach, holder = end, at
