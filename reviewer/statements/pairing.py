"""Which measure answers which problem: by an explicit reference, by shared words of content, by number."""

from __future__ import annotations

import re
from collections import Counter
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


class Member(NamedTuple):
    """One statement as pairing sees it."""

    id: str
    title: str
    text: str
    number: int | None


def pair(problems: Sequence[Member], measures: Sequence[Member]) -> Mapping[str, tuple[str, ...]]:
    """For each id of either role the ids it is paired with. Each measure gets at most its best problem,
    and further ones only where it refers to them by number."""
    pairs: dict[str, list[str]] = {member.id: [] for member in (*problems, *measures)}
    words = {member.id: _words(member) for member in (*problems, *measures)}
    spread = Counter(word for counted in words.values() for word in counted)
    numbered = len(problems) == len(measures)
    for measure in measures:
        chosen = _referred(measure, problems)
        if not chosen and problems:
            scored = [(_score(problem, measure, words, spread, numbered), problem) for problem in problems]
            best, problem = max(scored, key=lambda entry: entry[0])
            chosen = [problem] if best >= _LEAST else []
        for problem in chosen:
            pairs[measure.id].append(problem.id)
            pairs[problem.id].append(measure.id)
    for problem, measure in _same_numbers(problems, measures) if numbered else ():
        if not pairs[problem.id] and not pairs[measure.id]:
            pairs[measure.id].append(problem.id)
            pairs[problem.id].append(measure.id)
    return {key: tuple(ids) for key, ids in pairs.items()}


def _same_numbers(problems: Sequence[Member], measures: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Problem and measure with the same number, where no number occurs twice."""
    by_number = {problem.number: problem for problem in problems}
    if len(by_number) == len(problems):
        for measure in measures:
            if measure.number is not None and measure.number in by_number:
                yield by_number[measure.number], measure


def _referred(measure: Member, problems: Sequence[Member]) -> list[Member]:
    numbers = set()
    for match in _REFERENCE.finditer(measure.text):
        if "问题" in match[0]:
            numbers.add(int(match["n"]) if match["n"].isdigit() else _CHINESE.index(match["n"]) + 1)
    return [problem for problem in problems if problem.number in numbers]


def _words(member: Member) -> Counter[str]:
    """Overlapping pairs of characters, the title's counted twice, without what nearly every statement holds."""
    counted: Counter[str] = Counter()
    for words, weight in ((member.title, _TITLE_WEIGHT), (member.text.replace(member.title, "，", 1), 1)):
        for run in _NOT_WORDS.split(group("common").sub("，", words)):
            for i in range(len(run) - 1):
                counted[run[i : i + 2]] = max(counted[run[i : i + 2]], weight)
    return counted


def _score(
    problem: Member, measure: Member, words: Mapping[str, Counter[str]], spread: Counter[str], numbered: bool
) -> Fraction:
    ours, theirs = words[measure.id], words[problem.id]
    shared = sum((Fraction(ours[w] * theirs[w], spread[w]) for w in ours.keys() & theirs.keys()), Fraction(0))
    same = numbered and problem.number is not None and problem.number == measure.number
    return shared + _NUMBER_BONUS if same and shared else shared
