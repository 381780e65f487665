"""The problem and measure statements of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.documents.kinds import bare
from reviewer.model import Document, Evidence, Section, Statement
from reviewer.statements.assess import Role, assess
from reviewer.statements.pairing import Member, pair
from reviewer.statements.sections import Places
from reviewer.statements.split import Piece, split
from reviewer.statements.words import group

_HEADING_MAX = 30
_ROLES: dict[str, Role] = {"problems": "problem", "measures": "measure"}
# What a chapter “自评结论、问题和措施” may hold beside its statements. Other kinds name what a problem is about.
_NO_STATEMENTS = ("score", "application", "appendix")
# 有关建议 beside 改进措施 asks others for something; only a chapter with nothing else tells its measures so.
_REQUESTS = re.compile(r"(?:有关|相关|意见|政策|工作|几点|其他|对财政部门的?)?(?:和|及|与)?(?:意见)?建议")
_PREFIX = {"problem": "P", "measure": "M"}


class Found(NamedTuple):
    """A statement whose place is known."""

    role: Role
    piece: Piece


def find_statements(document: Document) -> tuple[Statement, ...]:
    """The statements of the problems and measures sections in order, judged and paired (P1…, M1…)."""
    return judge(document, list(_found(document)))


def judge(document: Document, found: Sequence[Found]) -> tuple[Statement, ...]:
    """Statements of pieces whose places are known: numbered by role, assessed, paired."""
    counts = {"problem": 0, "measure": 0}
    members: list[tuple[Found, Member]] = []
    for entry in found:
        counts[entry.role] += 1
        text = document.text[entry.piece.start : entry.piece.end]
        key = f"{_PREFIX[entry.role]}{counts[entry.role]}"
        members.append((entry, Member(key, entry.piece.title, text, entry.piece.number)))
    pairs = pair(
        [member for entry, member in members if entry.role == "problem"],
        [member for entry, member in members if entry.role == "measure"],
    )
    places = Places(document)
    return tuple(_statement(places, entry, member, pairs[member.id]) for entry, member in members)


def _statement(places: Places, entry: Found, member: Member, pairs_with: tuple[str, ...]) -> Statement:
    piece = entry.piece
    judged = assess(entry.role, member.text, member.title, answers=bool(pairs_with))
    return Statement(
        id=member.id,
        role=entry.role,
        section=places.id_at(piece.start),
        title=member.title,
        evidence=(Evidence(start=piece.start, end=piece.end, quote=member.text),),
        label=judged.label,
        elements=judged.elements,
        reasons=judged.reasons,
        pairs_with=pairs_with,
        ask=judged.ask,
    )


def _found(document: Document) -> Iterator[Found]:
    for section in _outermost(document.sections):
        role = _ROLES[section.kind]
        for start, end, part in _parts(document, section, role):
            yield from (Found(part, piece) for piece in split(document.text, start, end))


def _outermost(sections: Sequence[Section]) -> Iterator[Section]:
    covered = 0
    for section in sections:
        if section.kind in _ROLES and section.start >= covered:
            covered = section.end
            yield section


def _parts(document: Document, section: Section, role: Role) -> Iterator[tuple[int, int, Role]]:
    """The section cut where a short heading line turns problems into measures, or back, or tells of the score."""
    start, now = section.body_start, role
    for child in document.sections:
        if not (section.start < child.start < section.end and child.title) or len(child.title) > _HEADING_MAX:
            continue
        turned = turned_role(child.title)
        asks = _asks_others(document, section, child)
        if (child.kind in _NO_STATEMENTS or asks) and child.start >= start:
            yield start, child.start, now
            start = child.end
        elif turned:
            yield start, child.start, now
            start, now = child.body_start, turned
    yield start, section.end, now


def _asks_others(document: Document, section: Section, child: Section) -> bool:
    """Whether a part is of requests to others, the measures having a part of their own beside it."""
    return _REQUESTS.fullmatch(bare(child.title)) is not None and any(
        other is not child
        and other.path[:-1] == child.path[:-1]
        and section.start < other.start < section.end
        and other.kind == "measures"
        and not _REQUESTS.fullmatch(bare(other.title))
        for other in document.sections
    )


def turned_role(title: str) -> Role | None:
    """The role a heading announces for what follows it, or None for the heading of a single statement."""
    words = title.strip().rstrip("：:。")
    if group("heading_measures").search(words) and not group("softener").search(words):
        return "measure"
    return "problem" if group("heading_problems").search(words) else None
