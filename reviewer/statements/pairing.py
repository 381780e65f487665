"""Which measure answers which problem: by an explicit reference, by shared words of content, by number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from reviewer.statements.words import group

_REFERENCE = re.compile(r"(?:问题|第)(?P<n>\d{1,2}|[一二三四五六七八九十])(?:条|项|个)?(?:问题)?")
_NOT_WORDS = re.compile(r"[^一-龥A-Za-z]+")
_CHINESE = "一二三四五六七八九十"
_NUMBER_BONUS = Fraction(1, 5)
_LEAST = Fraction(1, 2)
_TITLE_WEIGHT = 2
_TOO_COMMON = 64


class Member(NamedTuple):
    """One statement as pairing sees it."""

    id: str
    title: str
    text: str
    number: int | None


def pair(problems: Sequence[Member], measures: Sequence[Member]) -> Mapping[str, tuple[str, ...]]:
    """For each id of either role the ids it is paired with. Each measure gets at most its best problem,
    and further ones only where it refers to them by number; as many measures as problems go in step where nothing
    else tells. Linear in the number of statements."""
    pairs: dict[str, list[str]] = {member.id: [] for member in (*problems, *measures)}
    words = {member.id: _words(member) for member in (*problems, *measures)}
    spread = Counter(word for counted in words.values() for word in counted)
    holders: dict[str, list[Member]] = defaultdict(list)
    for problem in problems:
        for word in words[problem.id]:
            if spread[word] <= _TOO_COMMON:
                holders[word].append(problem)
    by_number: dict[int | None, list[Member]] = defaultdict(list)
    for problem in problems:
        by_number[problem.number].append(problem)
    numbered = len(problems) == len(measures)

    def join(measure: Member, problem: Member) -> None:
        pairs[measure.id].append(problem.id)
        pairs[problem.id].append(measure.id)

    for measure in measures:
        referred = [problem for number in _referred(measure) for problem in by_number.get(number, [])[:1]]
        best = _best(measure, words, spread, holders, numbered)
        for problem in referred or ([best] if best else []):
            join(measure, problem)
    for problem, measure in _same_numbers(problems, measures) if numbered else ():
        if not pairs[problem.id] and not pairs[measure.id]:
            join(measure, problem)
    # Where nothing else tells what answers a problem, the measure in its place does, whatever else it answers.
    for problem, measure in zip(problems, measures, strict=True) if numbered else ():
        if not pairs[problem.id]:
            join(measure, problem)
    return {key: tuple(ids) for key, ids in pairs.items()}


def _same_numbers(problems: Sequence[Member], measures: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Problem and measure with the same number, where no number occurs twice."""
    by_number = {problem.number: problem for problem in problems}
    if len(by_number) == len(problems):
        for measure in measures:
            if measure.number is not None and measure.number in by_number:
                yield by_number[measure.number], measure


def _referred(measure: Member) -> list[int]:
    """The numbers of problems a measure refers to, in order."""
    found = {match["n"] for match in _REFERENCE.finditer(measure.text) if "问题" in match[0]}
    return sorted(int(n) if n.isdigit() else _CHINESE.index(n) + 1 for n in found)


def _words(member: Member) -> Counter[str]:
    """Overlapping pairs of characters, the title's counted twice, without what nearly every statement holds."""
    counted: Counter[str] = Counter()
    for words, weight in ((member.title, _TITLE_WEIGHT), (member.text.replace(member.title, "，", 1), 1)):
        for run in _NOT_WORDS.split(group("common").sub("，", words)):
            for i in range(len(run) - 1):
                counted[run[i : i + 2]] = max(counted[run[i : i + 2]], weight)
    return counted


def _best(
    measure: Member,
    words: Mapping[str, Counter[str]],
    spread: Counter[str],
    holders: Mapping[str, Sequence[Member]],
    numbered: bool,
) -> Member | None:
    """The problem that shares most with a measure, rare words counting more; a like number breaks ties."""
    scores: dict[str, Fraction] = {}
    members: dict[str, Member] = {}
    for word, weight in words[measure.id].items():
        for problem in holders.get(word, ()):
            members[problem.id] = problem
            shared = Fraction(weight * words[problem.id][word], spread[word])
            scores[problem.id] = scores.get(problem.id, Fraction(0)) + shared
    for key, problem in members.items():
        if numbered and problem.number is not None and problem.number == measure.number:
            scores[key] += _NUMBER_BONUS
    best = max(scores, key=lambda key: scores[key], default=None)
    return members[best] if best is not None and scores[best] >= _LEAST else None
