"""The body of a letter from findings: every sentence cites findings, and its numbers are theirs."""

from __future__ import annotations

from typing import NamedTuple

from reviewer.model import Finding, Review, Statement, SummarySentence
from reviewer.quantities import find_quantities
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import LetterReply
from reviewer.tasks.summary import verify_sentence

_MOST = 40
_LEAD_MOST = 30
_CERTAINTY = {"certain": "确定", "likely": "疑似", "query": "待说明"}
_SEVERITY = {"critical": "致命", "major": "重要", "minor": "一般"}


class Material(NamedTuple):
    """What a letter may say. ``sources`` tells which finding or statement each fact is."""

    facts: tuple[Fact, ...]
    sources: dict[str, str]


class Item(NamedTuple):
    """One item: a heading (may be empty), the sentences that held, and the ids of what they rest on."""

    lead: str
    text: str
    cites: tuple[str, ...]


class Body(NamedTuple):
    """The items that held, and every sentence that did not, with its reasons."""

    items: tuple[Item, ...]
    dropped: tuple[SummarySentence, ...]

    @property
    def fault(self) -> str:
        """What was wrong, in words for the model; "" when every sentence held."""
        return "；".join(f"“{each.text}”：{'、'.join(each.reasons).rstrip('。')}" for each in self.dropped)

    @property
    def cited(self) -> frozenset[str]:
        return frozenset(cite for item in self.items for cite in item.cites)


def material(review: Review) -> Material:
    """Findings above 提示 without those of wording, and vague statements no finding tells of, as N1, N2 …"""
    said = [each for each in review.findings if each.severity != "info" and not each.code.startswith("TYP")][:_MOST]
    told = any(each.code in {"PRB01", "PRB03"} for each in said)
    vague = [each for each in review.statements if each.status != "rejected" and each.label == "vague" and not told]
    listed = [*map(_of_finding, said), *map(_of_statement, vague)]
    numbered = {f"N{number}": fact for number, fact in enumerate(listed, start=1)}
    return Material(
        tuple(fact.model_copy(update={"id": name}) for name, fact in numbered.items()),
        {name: fact.id for name, fact in numbered.items()},
    )


def merge(given: Material, reply: LetterReply) -> Body:
    """The proposed items with only the sentences whose numbers are those of the findings they cite.

    A heading with a figure in it, or too long for one, is left away; an item none of whose sentences held is
    no item.
    """
    known = {fact.id: fact for fact in given.facts}
    items: list[Item] = []
    dropped: list[SummarySentence] = []
    for part in reply.parts:
        judged = [verify_sentence(sentence, known) for sentence in part.sentences]
        dropped += [each for each in judged if each.status != "verified"]
        held = [each for each in judged if each.status == "verified"]
        if held:
            lead = part.lead.strip()
            lead = "" if find_quantities(lead) or len(lead) > _LEAD_MOST else f"{lead.rstrip('。：:')}。"
            cites = dict.fromkeys(given.sources[cite] for each in held for cite in each.cites)
            items.append(Item(lead if lead != "。" else "", "".join(_ended(each.text) for each in held), tuple(cites)))
    return Body(tuple(items), tuple(dropped))


def _of_finding(each: Finding) -> Fact:
    weight = f"（{_SEVERITY[each.severity]}，{_CERTAINTY[each.certainty]}）"
    text = f"{weight}{each.message.rstrip('。')}。要求：{each.ask}"
    quotes = (*(evidence.quote for evidence in each.evidence), each.message, each.computation, each.ask)
    return Fact(id=each.id, kind="finding", text=text, quotes=tuple(q for q in quotes if q), places=each.evidence)


def _of_statement(each: Statement) -> Fact:
    role = "问题" if each.role == "problem" else "措施"
    text = f"（重要，待说明）{role}“{each.title}”表述空泛。要求：{each.ask}"
    quotes = (*(evidence.quote for evidence in each.evidence), each.ask)
    return Fact(id=each.id, kind="statement", text=text, quotes=quotes, places=each.evidence)


def _ended(text: str) -> str:
    return text if text.endswith(("。", "？", "！")) else f"{text}。"
