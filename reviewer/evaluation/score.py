"""A review against its gold. Every rate is a pair of counts, so that rates of several reports add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reviewer.evaluation.gold import Gold, GoldFact
from reviewer.model import Achievement, Evidence, Review, Span, Statement
from reviewer.verification import locate

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_RIGHT = frozenset({"same", "rewritten", "derived"})


class Rate(NamedTuple):
    """``right`` of ``all``."""

    right: int
    all: int

    def __add__(self, other: object) -> Rate:
        assert isinstance(other, Rate)
        return Rate(self.right + other.right, self.all + other.all)


class Score(NamedTuple):
    """``recall`` and ``precision`` of achievements: the same place and the same numbers. ``quotes``, ``numbers``:
    of all proposals, rejected ones included, those that are true to the report. ``labels``: problems and measures
    found with the right label. ``faults``: planted faults found; ``alarms``: traps stepped into. ``relations``:
    those of the gold that hold and are told as holding, by a check or by a recomputed proposal; ``proposed``: how
    many a model proposed. ``summary``: its numbers that hold; ``coverage``: figures of income and expenditure that
    it tells; ``length`` in characters. ``seconds`` is None for a review made earlier.
    """

    recall: Rate
    precision: Rate
    quotes: Rate
    numbers: Rate
    labels: Rate
    faults: Rate
    alarms: Rate
    relations: Rate
    proposed: int
    summary: Rate
    coverage: Rate
    length: int
    rejected: int
    failed: int
    calls: int
    tokens: int
    seconds: float | None

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        both: Iterator[tuple[Any, Any]] = zip(self, other, strict=True)
        sums: list[Any] = [None if None in (one, another) else one + another for one, another in both]
        return Score(*sums)


def score(review: Review, text: str, gold: Gold, seconds: float | None = None) -> Score:
    """Score ``review`` of the report ``text``; ``seconds`` is how long it took, None when that is not known."""
    done = [each for each in review.achievements if each.status == "verified"]
    proposals: list[Achievement | Statement] = [*review.achievements, *review.statements]
    numbers = [number.status for each in review.achievements for number in each.numbers]
    told = [number.status for s in review.summary.sentences if s.status == "verified" for number in s.numbers]
    known = [_Placed(fact, place) for fact in gold.achievements if (place := locate(fact.quote, text))]
    return Score(
        recall=Rate(sum(_is_found(each, done) for each in known), len(known)),
        precision=Rate(sum(any(_agree(each, one) for each in known) for one in done), len(done)),
        quotes=Rate(sum(bool(each.evidence) for each in proposals), len(proposals)),
        numbers=Rate(sum(status in _RIGHT for status in numbers), len(numbers)),
        labels=Rate(_labels(review, text, gold), len(gold.statements)),
        faults=Rate(_faults(review, text, gold), len(gold.must_find)),
        alarms=Rate(_alarms(review, text, gold), len(gold.must_not_find)),
        relations=Rate(_relations(review, text, gold), len(gold.holds)),
        proposed=len(review.relations),
        summary=Rate(sum(status in _RIGHT for status in told), len(told)),
        coverage=_coverage(review.summary.text, gold.finance),
        length=len(review.summary.text),
        rejected=sum(each.status == "rejected" for each in proposals),
        failed=len(review.engine.failed),
        calls=review.engine.calls,
        tokens=review.engine.tokens.prompt + review.engine.tokens.completion,
        seconds=seconds,
    )


class _Placed(NamedTuple):
    fact: GoldFact
    place: Evidence


def _is_found(each: _Placed, done: Sequence[Achievement]) -> bool:
    """Whether the achievements in its place carry all its numbers together."""
    here = [one for one in done if _any(each.place, one.evidence)]
    said: Counter[str] = Counter()
    for one in here:
        said |= _digits([one.statement])
    return bool(here) and _digits(number.text for number in each.fact.numbers) <= said


def _agree(each: _Placed, one: Achievement) -> bool:
    """Whether an achievement is, or is part of, or holds a gold one: the same place and a number in common."""
    if not _any(each.place, one.evidence):
        return False
    wanted = _digits(number.text for number in each.fact.numbers)
    return not wanted or bool(wanted & _digits([one.statement]))


def _labels(review: Review, text: str, gold: Gold) -> int:
    right = 0
    for wanted in gold.statements:
        place = locate(wanted.quote, text)
        here = [s for s in review.statements if s.role == wanted.role and place and _any(place, s.evidence)]
        right += any(s.label == wanted.label and s.status != "rejected" for s in here)
    return right


def _faults(review: Review, text: str, gold: Gold) -> int:
    found = 0
    for fault in gold.must_find:
        places = [place for quote in fault.quotes if (place := locate(quote, text))]
        said = [f for f in review.findings if f.code == fault.code]
        found += any(not places or any(_any(place, f.evidence) for place in places) for f in said)
    return found


def _alarms(review: Review, text: str, gold: Gold) -> int:
    raised = 0
    for trap in gold.must_not_find:
        place = locate(trap.quote, text)
        said = [f for f in review.findings if f.code in trap.codes and f.severity != "info"]
        raised += any(place is not None and _inside(place, f.evidence) for f in said)
    return raised


def _relations(review: Review, text: str, gold: Gold) -> int:
    held = [evidence for each in review.passes for evidence in each.evidence]
    held += [evidence for each in review.relations if each.outcome == "holds" for evidence in each.evidence]
    wanted = ([place for quote in each.quotes if (place := locate(quote, text))] for each in gold.holds)
    return sum(bool(places) and all(_any(place, held) for place in places) for places in wanted)


def _coverage(summary: str, facts: Iterable[GoldFact]) -> Rate:
    told = _digits([summary])
    wanted = [_digits(number.text for number in fact.numbers) for fact in facts]
    return Rate(sum(bool(each) and bool(each & told) for each in wanted), len(wanted))


def _digits(texts: Iterable[str]) -> Counter[str]:
    return Counter(digits for text in texts for digits in _DIGITS.findall(text.replace(",", "")))


def _any(place: Evidence, evidence: Sequence[Evidence]) -> bool:
    return any(_overlap(place, each) for each in evidence)


def _inside(place: Evidence, evidence: Sequence[Evidence]) -> bool:
    return any(place.start <= each.start and each.end <= place.end for each in evidence)


def _overlap(one: Evidence | Span, other: Evidence | Span) -> bool:
    return one.start < other.end and other.start < one.end
