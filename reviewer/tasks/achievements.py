"""Proposed achievements located, verified and merged. A model proposes; only this code decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reviewer.model import Achievement, Chunk, Document, Evidence, NumberStatus, Quantity, Span, Verdict, VerifiedNumber
from reviewer.quantities import find_quantities
from reviewer.statements.figures import measures
from reviewer.statements.sections import Places
from reviewer.tasks.proposals import AchievementProposal, ChunkReply
from reviewer.verification import locate, verify_claim
from reviewer.verification.instructions import STEERS, steers

_ACCEPTED: frozenset[NumberStatus] = frozenset({"same", "rewritten"})
_NOT_HERE = "引文在报告中找不到，不能作为依据"
_OTHER_PLACE = "引文不在所给的段落内，而在报告别处，请核对"
_NOT_PRINTED = "所列数字“{}”不是引文中印出的数字"
_ORDER: tuple[Verdict, ...] = ("verified", "needs_review", "rejected")


class _Judged(NamedTuple):
    proposal: AchievementProposal
    evidence: Evidence | None
    numbers: tuple[VerifiedNumber, ...]
    status: Verdict
    reasons: tuple[str, ...]
    place: int


def merge(document: Document, replies: Sequence[ChunkReply]) -> tuple[Achievement, ...]:
    """All proposals of all chunks in the order of the report, numbered A01…; those without a place come last.

    A proposal whose quotation is not in the report, whose statement goes beyond its quotation or whose listed
    numbers are not printed there is rejected, with reasons, and kept. The same statement of the same place is
    kept once, in its best form.
    """
    judged = [_judge(document, reply.chunk, proposal) for reply in replies for proposal in reply.reply.achievements]
    places = Places(document)
    ordered = sorted(_unique(judged), key=lambda each: (each.evidence is None, each.place))
    return tuple(_achievement(each, f"A{number:02d}", places) for number, each in enumerate(ordered, start=1))


def _judge(document: Document, chunk: Chunk, proposal: AchievementProposal) -> _Judged:
    within = Span(start=chunk.start, end=chunk.end)
    evidence = locate(proposal.quote, document.text, within)
    if evidence is None:
        return _Judged(proposal, None, _absent(proposal), "rejected", (_NOT_HERE,), chunk.start)
    if steers(document.text, evidence.start, evidence.end):
        return _Judged(proposal, evidence, (), "rejected", (STEERS,), evidence.start)
    verdict = verify_claim(proposal.statement, quote=evidence.quote, source=document.text, within=_span(evidence))
    listed = [(number, _printed(number, evidence)) for number in proposal.numbers]
    unprinted = [number for number, found in listed if found is None or found.status not in _ACCEPTED]
    reasons = [*verdict.reasons, *(_NOT_PRINTED.format(number) for number in unprinted)]
    status: Verdict = "rejected" if unprinted else verdict.status
    if not within.start <= evidence.start < within.end:
        reasons.append(_OTHER_PLACE)
        status = "needs_review" if status == "verified" else status
    kinds = {quantity.text: quantity for quantity in find_quantities(proposal.statement)}
    stated = [
        VerifiedNumber(
            text=number.text,
            value=number.value,
            unit=number.unit,
            qualifier=number.qualifier,
            status=number.status,
            start=number.span.start if number.span else None,
            end=number.span.end if number.span else None,
        )
        for number in verdict.numbers
        if number.status not in _ACCEPTED or number.text not in kinds or measures(kinds[number.text])
    ]
    numbers = _with_listed(stated, [found or _unread(number) for number, found in listed])
    return _Judged(proposal, evidence, numbers, status, tuple(reasons), evidence.start)


def _printed(number: str, evidence: Evidence) -> VerifiedNumber | None:
    """The place in the quotation where a number is printed as the proposal lists it, or None.

    Only a whole number counts: “48” is not printed in “148个”. A listed number without the qualifier or the
    unit that stands in the quotation is found, with a status that says so.
    """
    place = locate(number, evidence.quote)
    if place is None:
        return None
    claimed = find_quantities(number)
    for quantity in find_quantities(evidence.quote):
        if place.start <= quantity.number_start and quantity.number_end <= place.end:
            return _verified(quantity, evidence.start, _difference(claimed, quantity))
    return None


def _difference(claimed: Sequence[Quantity], printed: Quantity) -> NumberStatus:
    """How a listed number differs from the printed one.

    A unit cut short (20个 of 20个工作日) is no other unit, a time limit without its 内 no other amount.
    """
    if len(claimed) != 1:
        return "same"
    if claimed[0].qualifier != printed.qualifier and printed.kind != "duration":
        return "qualifier_changed"
    return "same" if printed.unit.startswith(claimed[0].unit) else "unit_changed"


def _verified(quantity: Quantity, offset: int, status: NumberStatus) -> VerifiedNumber:
    return VerifiedNumber(
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        status=status,
        start=offset + quantity.start,
        end=offset + quantity.end,
    )


def _unread(number: str) -> VerifiedNumber:
    found = find_quantities(number)
    if not found:
        return VerifiedNumber(
            text=number, value=None, unit="", qualifier="exact", status="absent", start=None, end=None
        )
    return _verified(found[0], 0, "absent").model_copy(update={"text": number, "start": None, "end": None})


def _absent(proposal: AchievementProposal) -> tuple[VerifiedNumber, ...]:
    return tuple(_unread(number) for number in proposal.numbers)


def _with_listed(stated: Sequence[VerifiedNumber], listed: Sequence[VerifiedNumber]) -> tuple[VerifiedNumber, ...]:
    """The numbers of the statement, and those listed that it does not hold, in the order of the report."""
    places = {(number.start, number.end) for number in stated}
    texts = {number.text for number in stated}
    extra = [
        number
        for number in listed
        if number.text not in texts and (number.start is None or (number.start, number.end) not in places)
    ]
    return tuple(sorted((*stated, *extra), key=lambda n: (n.start is None, n.start or 0)))


def _span(evidence: Evidence) -> Span:
    return Span(start=evidence.start, end=evidence.end)


def _unique(judged: Iterable[_Judged]) -> list[_Judged]:
    """One of each: the same words about the same place, or the same place with the same numbers."""
    kept: dict[tuple[object, ...], _Judged] = {}
    for each in judged:
        place = (each.evidence.start, each.evidence.end) if each.evidence else each.proposal.quote
        key = (place, tuple(number.text for number in each.numbers) or "".join(each.proposal.statement.split()))
        if key not in kept or _ORDER.index(each.status) < _ORDER.index(kept[key].status):
            kept[key] = each
    return list(kept.values())


def _achievement(each: _Judged, key: str, places: Places) -> Achievement:
    proposal = each.proposal
    return Achievement(
        id=key,
        section=places.id_at(each.place),
        statement=proposal.statement,
        category=proposal.category,
        scope=proposal.scope,
        period=proposal.period,
        evidence=(each.evidence,) if each.evidence else (),
        numbers=each.numbers,
        status=each.status,
        reasons=each.reasons,
        claimed_quotes=() if each.evidence else (proposal.quote,),
    )
