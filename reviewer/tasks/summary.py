"""A proposed summary made into one whose every number is that of a fact it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.model import Summary, SummarySentence, Verdict, VerifiedNumber
from reviewer.quantities import find_quantities
from reviewer.tasks.facts import Fact, facts
from reviewer.tasks.proposals import SentenceProposal, SummaryReply
from reviewer.tasks.prose import closed, unnumbered
from reviewer.verification import verify_claim

__all__ = ["facts", "fault", "merge", "shown", "verify_sentence"]

_TOO_LONG = "摘要超过"
_FRAME = frozenset({"finance", "score", "statement"})
_SHOWN = {"finance": 3, "score": 1, "achievement": 10, "finding": 12, "statement": 1}
"""How many facts of each kind a model chooses from: a longer list is paid for and not used."""


def shown(known_facts: Sequence[Fact]) -> list[Fact]:
    """The weightiest facts of each kind, in the order in which a summary tells them."""
    return [
        fact
        for kind, most in _SHOWN.items()
        for fact in sorted((each for each in known_facts if each.kind == kind), key=lambda each: -each.weight)[:most]
    ]


def merge(known_facts: Sequence[Fact], reply: SummaryReply, characters: int) -> Summary:
    """The proposed sentences, each verified against the facts it cites.

    A sentence that cites nothing or something unknown, or holds a number that none of its facts holds, is
    rejected. Those are left out that would make the text longer than ``characters``; totals, score and the verdict
    have the first claim to the room, then the earlier sentences. Both stay visible with reasons.
    """
    known = {fact.id: fact for fact in known_facts}
    sentences = [verify_sentence(proposal, known) for proposal in reply.sentences]
    held = [number for number, each in enumerate(sentences) if each.status == "verified"]
    room = characters
    for number in sorted(held, key=lambda at: not _is_framing(sentences[at], known)):
        if len(sentences[number].text) > room:
            reason = f"{_TOO_LONG}{characters}字，未收入"
            sentences[number] = sentences[number].model_copy(update={"status": "rejected", "reasons": (reason,)})
        else:
            room -= len(sentences[number].text)
    return Summary(
        text="".join(each.text for each in sentences if each.status == "verified"), sentences=tuple(sentences)
    )


def _is_framing(sentence: SummarySentence, known: Mapping[str, Fact]) -> bool:
    """Whether a sentence tells of totals, score or verdict, which a summary is not without."""
    return any(known[cite].kind in _FRAME for cite in sentence.cites)


def fault(made: Summary) -> str:
    """What was wrong with the sentences that did not hold, in words for the model; "" when all held.

    One left out for its length is no fault of its words.
    """
    wrong = [each for each in made.sentences if each.status == "rejected" and not each.reasons[0].startswith(_TOO_LONG)]
    return "；".join(f"“{each.text}”：{'、'.join(each.reasons).rstrip('。')}" for each in wrong)


def verify_sentence(proposal: SentenceProposal, known: Mapping[str, Fact]) -> SummarySentence:
    """The sentence with its verdict: every number in it must be one of the facts it cites.

    A list number copied with it is left out, and it ends with a mark.
    """
    text = closed(unnumbered(proposal.text.strip()))
    cited = [known[key] for key in proposal.cites if key in known]
    unknown = [key for key in proposal.cites if key not in known]
    if unknown or not cited:
        reason = f"引用了不存在的事实：{'、'.join(unknown)}" if unknown else "没有注明所依据的事实"
        return SummarySentence(text=text, cites=tuple(proposal.cites), numbers=(), status="rejected", reasons=(reason,))
    words = [part for fact in cited for part in (fact.text, *fact.quotes)]
    verdict = verify_claim(text, quote=words, source="\n".join(words))
    numbers = tuple(
        VerifiedNumber(
            text=number.text,
            value=number.value,
            unit=number.unit,
            qualifier=number.qualifier,
            status=number.status,
            **_place(number.text, cited),
        )
        for number in verdict.numbers
    )
    status: Verdict = "verified" if verdict.status == "verified" else "rejected"
    return SummarySentence(
        text=text, cites=tuple(proposal.cites), numbers=numbers, status=status, reasons=verdict.reasons
    )


def _place(number: str, cited: Sequence[Fact]) -> dict[str, int | None]:
    """Where in the report a number of a sentence is printed; nowhere when code computed it."""
    for fact in cited:
        for evidence in fact.places:
            for quantity in find_quantities(evidence.quote):
                if quantity.text == number:
                    return {"start": evidence.start + quantity.start, "end": evidence.start + quantity.end}
    return {"start": None, "end": None}
