"""A summary put together from the texts of facts, so that every number in it is one of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewer.engines.base import Fact
from reviewer.tasks.proposals import SentenceProposal, SummaryReply

_ACHIEVEMENTS = 4
_FINDINGS = 4
_MAIN_DOUBT = 40
_END = "。"
_JOIN = "；"


class _Line:
    """A sentence in the making: a lead and the facts it strings together."""

    def __init__(self, lead: str) -> None:
        self.lead = lead
        self.facts: list[Fact] = []

    def cost(self, fact: Fact) -> int:
        """How many characters the sentence grows by when ``fact`` joins it."""
        return len(_clean(fact.text)) + (len(_JOIN) if self.facts else len(self.lead) + len(_END))

    def proposal(self) -> SentenceProposal:
        text = self.lead + _JOIN.join(_clean(fact.text) for fact in self.facts) + _END
        return SentenceProposal(cites=[fact.id for fact in self.facts], text=text)


def compose(facts: Sequence[Fact], characters: int) -> SummaryReply:
    """Income and score, main achievements, main doubts, the verdict on problems and measures.

    At most ``characters`` in all. Room is given in the order of need: totals, verdict, the first doubt and
    achievement, then further ones in turn by weight; what does not fit is left out whole.
    """
    money, score, done, doubts, stated = _Line(""), _Line(""), _Line("主要成效："), _Line("主要疑点："), _Line("")
    by_kind = {kind: _heaviest(facts, kind) for kind in ("finance", "score", "achievement", "finding", "statement")}
    room = characters
    queue: list[tuple[_Line, Fact]] = [(money, fact) for fact in by_kind["finance"][:1]]
    queue += [(stated, fact) for fact in by_kind["statement"][:1]]
    queue += [(score, fact) for fact in by_kind["score"][:1]]
    doubtful = [fact for fact in by_kind["finding"] if fact.weight >= _MAIN_DOUBT]
    queue += _in_turn([(doubts, fact) for fact in doubtful], [(done, fact) for fact in by_kind["achievement"]])
    limits = {id(done): _ACHIEVEMENTS, id(doubts): _FINDINGS}
    for line, fact in queue:
        cost = line.cost(fact)
        if cost <= room and len(line.facts) < limits.get(id(line), 1):
            line.facts.append(fact)
            room -= cost
    return SummaryReply(sentences=[line.proposal() for line in (money, score, done, doubts, stated) if line.facts])


def _heaviest(facts: Iterable[Fact], kind: str) -> list[Fact]:
    return sorted((fact for fact in facts if fact.kind == kind), key=lambda fact: -fact.weight)


def _in_turn(first: list[tuple[_Line, Fact]], second: list[tuple[_Line, Fact]]) -> list[tuple[_Line, Fact]]:
    turns: list[tuple[_Line, Fact]] = []
    for at in range(max(len(first), len(second))):
        turns += first[at : at + 1] + second[at : at + 1]
    return turns


def _clean(text: str) -> str:
    return "".join(text.split()).rstrip("。；，")
