"""Whether a claim is borne out by its quotation, number by number."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.model import ClaimVerdict, NumberVerdict, QuoteMatch, Span, Verdict
from reviewer.quantities import find_quantities
from reviewer.verification import messages
from reviewer.verification.circumstances import added
from reviewer.verification.mentions import judge_mention
from reviewer.verification.numbers import judge_number
from reviewer.verification.passage import Passage, read_passage
from reviewer.verification.slots import COUNTED, slots, span
from reviewer.verification.told import Claim

ACCEPTED = frozenset({"same", "rewritten"})
DATES = frozenset({"year", "date"})
_SHOWN = 40
_NEIGHBOURS = 400


def verify_claim(
    claim: str,
    *,
    quote: str | Sequence[str],
    source: str,
    within: Span | None = None,
    allow_derived: bool = False,
) -> ClaimVerdict:
    """Decide from the texts alone whether ``quote`` stands in ``source`` and bears out ``claim``.

    ``quote`` is one quotation or several that the claim merges; every one must stand in the source, and a
    number may rest on any of them. ``within`` is the range (code points of ``source``) where the quotation
    was taken, which decides between several places; without it the first counts, and for each further
    quotation the next after the last. ``allow_derived`` accepts numbers computed from figures
    of the quotations.

    ``supported`` is true exactly when ``status`` is "verified": all quotations found, and every number,
    date and label of the claim "same" or "rewritten" (or "derived", where allowed). "needs_review" means
    that the only fault is a derived number where none was allowed; all else is "rejected". Words that are
    neither numbers nor directions of numbers are not judged. Spans are offsets in ``source``. Never raises.
    """
    quotes = [quote] if isinstance(quote, str) else list(quote)
    passages: list[Passage] = []
    for each in quotes:
        near = within
        if near is None and passages:
            last = passages[-1].evidence
            near = Span(start=last.start, end=last.end + _NEIGHBOURS)
        passage = read_passage(each, source, near)
        if passage is None:
            reason = messages.QUOTE_ABSENT.format(quote=_short(each)) if each.strip() else messages.QUOTE_EMPTY
            return ClaimVerdict(
                supported=False, status="rejected", quote_match="absent", quote_span=None, reasons=(reason,)
            )
        passages.append(passage)
    if not passages:
        return ClaimVerdict(
            supported=False, status="rejected", quote_match="absent", quote_span=None, reasons=(messages.QUOTE_EMPTY,)
        )
    return _judge(claim, passages, allow_derived)


def _judge(claim: str, passages: Sequence[Passage], allow_derived: bool) -> ClaimVerdict:
    quantities = find_quantities(claim)
    mentions = [quantity for quantity in quantities if quantity.kind not in COUNTED]
    read = Claim(claim, slots(claim, 0, len(claim), quantities), [each for each in mentions if each.kind in DATES])
    numbers: list[NumberVerdict] = []
    counted = iter(read.slots)
    for quantity in quantities:
        if quantity.kind in COUNTED:
            numbers.append(_worded(judge_number(next(counted), read, passages), allow_derived))
        elif "list_marker" not in quantity.flags:
            numbers.append(judge_mention(claim, quantity, passages, mentions))
    refused = [number for number in numbers if not _accepted(number, allow_derived)]
    reasons = tuple([number.reason for number in refused])
    if not read.slots and _turned(read, passages):
        reasons += (messages.CLAIM_OPPOSITE,)
    if word := added(claim, lambda: "".join(passage.words for passage in passages)):
        reasons += (messages.CLAIM_ADDS.format(here=word),)
    first = passages[0].evidence
    match: QuoteMatch = "folded" if "folded" in [p.evidence.match for p in passages] else "exact"
    return ClaimVerdict(
        supported=not reasons,
        status=_status(refused, reasons),
        quote_match=match,
        quote_span=span(first.start, first.end),
        numbers=tuple(numbers),
        reasons=reasons,
    )


def _accepted(number: NumberVerdict, allow_derived: bool) -> bool:
    return number.status in ACCEPTED or (allow_derived and number.status == "derived")


def _status(refused: Sequence[NumberVerdict], reasons: Sequence[str]) -> Verdict:
    if not reasons:
        return "verified"
    if len(refused) == len(reasons) and all(number.status == "derived" for number in refused):
        return "needs_review"
    return "rejected"


def _worded(number: NumberVerdict, allow_derived: bool) -> NumberVerdict:
    """A derived number's formula becomes the sentence that says whether it counts."""
    if number.status != "derived":
        return number
    template = messages.DERIVED if allow_derived else messages.DERIVED_REFUSED
    return number.model_copy(update={"reason": template.format(claim=number.text, formula=number.reason)})


def _turned(claim: Claim, passages: Sequence[Passage]) -> bool:
    """Whether a claim without numbers points only where its quotations do not point, and they elsewhere."""
    there = frozenset().union(*(passage.polarities for passage in passages))
    return bool(claim.polarities and there and not claim.polarities & there)


def _short(quote: str) -> str:
    return quote if len(quote) <= _SHOWN else quote[:_SHOWN] + "……"
