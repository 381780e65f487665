"""Proposed problems and measures located and judged by code: place, role, elements, label and pairs."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.model import Document, Evidence, Reason, Span, Statement
from reviewer.statements.assess import Role, assess
from reviewer.statements.find import Found, judge
from reviewer.statements.sections import Places
from reviewer.statements.split import Piece, number_of, title_of
from reviewer.tasks.proposals import ChunkReply, StatementProposal
from reviewer.verification import locate
from reviewer.verification.instructions import STEERS, find_instructions, steers, withheld

_ROLES: dict[str, Role] = {"problems": "problem", "measures": "measure"}
_HEADING_ABOVE = 80
_ABSENT = Reason(code="QUO", text="引文在报告中找不到，不能作为依据")
_STEERS = Reason(code="INJ", text=STEERS)


def merge(document: Document, replies: Sequence[ChunkReply]) -> tuple[Statement, ...]:
    """The statements in the order of the report (P1…, M1…), then the rejected ones (X1…).

    A proposal whose quotation is not in the report, or is an order to the reviewer, is rejected and kept. Of
    proposals that overlap, the longer quotation is kept. A title that the report does not print there is
    replaced by the words of the quotation.
    """
    places = Places(document)
    shown = withheld(document)
    found: list[tuple[Evidence, StatementProposal]] = []
    absent: list[tuple[StatementProposal, Reason]] = []
    for chunk, reply in replies:
        for proposal in reply.statements:
            within = Span(start=chunk.start, end=chunk.end)
            evidence = locate(proposal.quote, shown.text, within)
            if evidence is not None:
                found.append((evidence, proposal))
            else:
                ordered = locate(proposal.quote, document.text, within) is not None
                absent.append((proposal, _STEERS if ordered else _ABSENT))
    pieces = [_found(shown, places, evidence, proposal) for evidence, proposal in _apart(found)]
    judged = (_around_orders(document, each) for each in judge(shown, pieces))
    return (*judged, *(_rejected(number, *each) for number, each in enumerate(absent, start=1)))


def _around_orders(document: Document, statement: Statement) -> Statement:
    """The statement with evidence in the words of the report, cut around an order that stands in its midst."""
    orders = find_instructions(document.text)
    if not any(steers(document.text, each.start, each.end) for each in statement.evidence):
        return statement
    parts: list[Evidence] = []
    for each in statement.evidence:
        at = each.start
        inside = [(order.start, order.end) for order in orders if order.start < each.end and each.start < order.end]
        for start, end in (*inside, (each.end, each.end)):
            words = document.text[at:start]
            first, last = at + len(words) - len(words.lstrip()), at + len(words.rstrip())
            if first < last:
                parts.append(Evidence(start=first, end=last, quote=document.text[first:last]))
            at = end
    return statement.model_copy(update={"evidence": tuple(parts)})


def _apart(
    found: Sequence[tuple[Evidence, StatementProposal]],
) -> list[tuple[Evidence, StatementProposal]]:
    """In order of place and without overlaps."""
    kept: list[tuple[Evidence, StatementProposal]] = []
    for evidence, proposal in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if not kept or evidence.start >= kept[-1][0].end:
            kept.append((evidence, proposal))
        elif evidence.end - evidence.start > kept[-1][0].end - kept[-1][0].start:
            kept[-1] = (evidence, proposal)
    return kept


def _found(document: Document, places: Places, evidence: Evidence, proposal: StatementProposal) -> Found:
    section = places.at(evidence.start)
    role = _ROLES.get(section.kind, proposal.role) if section else proposal.role
    around = document.text[max(0, evidence.start - _HEADING_ABOVE) : evidence.end]
    title = proposal.title if proposal.title and proposal.title in around else title_of(evidence.quote)
    return Found(role, Piece(evidence.start, evidence.end, title, number_of(evidence.quote)))


def _rejected(number: int, proposal: StatementProposal, reason: Reason) -> Statement:
    judged = assess(proposal.role, proposal.quote, proposal.title)
    return Statement(
        id=f"X{number}",
        role=proposal.role,
        section="",
        title=proposal.title,
        evidence=(),
        label=judged.label,
        elements=judged.elements,
        reasons=(reason,),
        ask="",
        status="rejected",
        claimed_quotes=(proposal.quote,),
    )
