"""Goals set in one chapter and what another says was done of the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.places import clause_start
from reviewer.checks.prose import accounts, sets_goals
from reviewer.checks.report import Report
from reviewer.model import Quantity, SectionKind

_PLANNED = re.compile(r"^(?:年度|全年|年初)?(?:计划|拟)")
# 全年共, 年内累计: when or in all, not what.
_WHEN = re.compile(
    r"^(?:\d{4}年|年度|全年|年内|当年|本年|年初|计划|拟|共计?|累计|总共|已|我[局委办部院校馆站镇乡县市区])+"
)
_DONE = re.compile(r"^(?:完成|实施|实现|建成|开展)了?")
_END = re.compile(r"(?:总?共|累计|达到?|约|为|是|：|不少于|不低于|至少)+$")
_PART = re.compile(r"其中|另|还|上半年|季度|截至|第[一二三四]批|每|平均|均|余下|剩余|超过?|比|少|差")
_SHORTEST = 4
_NOT_THIS_YEARS: tuple[SectionKind, ...] = ("problems", "measures", "application", "appendix")
_NEXT = re.compile(r"下一?年|明年|次年|中期|(?P<year>20\d\d)年?")


class Shortfall(NamedTuple):
    """``name`` is what both are of (整修村组道路)."""

    name: str
    goal: Quantity
    done: Quantity


class _Named(NamedTuple):
    name: str
    quantity: Quantity
    value: Decimal


def shortfalls(report: Report) -> tuple[Shortfall, ...]:
    """Goals of which less was done, the thing being named in the same words and measured in the same unit, once as a
    goal, and nowhere told as reached; use as ``report.once(shortfalls)``."""
    return tuple(_shortfalls(report))


def _shortfalls(report: Report) -> Iterator[Shortfall]:
    told: dict[tuple[str, str], list[tuple[_Named, str]]] = defaultdict(list)
    for quantity in report.quantities:
        if quantity.kind != "count" or quantity.value is None or quantity.flags:
            continue
        words = _words(report, quantity)
        if not _PART.search(words) and len(name := _name(words)) >= _SHORTEST:
            told[name, quantity.unit or ""].append((_Named(name, quantity, quantity.value), words))
    for alike in told.values():
        if len(alike) > 1:
            yield from _short_of(report, alike)


def _short_of(report: Report, alike: Sequence[tuple[_Named, str]]) -> Iterator[Shortfall]:
    """The one goal of this name, where less is told as done."""
    goals: list[_Named] = []
    done: list[_Named] = []
    for named, words in alike:
        start = named.quantity.start
        if sets_goals(report, start) or _PLANNED.match(words):
            goals += [named] if _is_this_years(report, start) else []
        elif named.quantity.qualifier == "exact" and accounts(report, start):
            done.append(named)
    if len(goals) == 1 and done and sum(each.value for each in done) < goals[0].value:
        yield Shortfall(goals[0].name, goals[0].quantity, done[0].quantity)


def goals_of(report: Report, thing: str) -> tuple[Quantity, ...]:
    """The goals of the year whose words name ``thing``: none where two of one unit do."""
    named: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in report.quantities:
        if quantity.kind != "count" or quantity.value is None or quantity.flags:
            continue
        words = _words(report, quantity)
        if thing not in words or _PART.search(words) or not sets_goals(report, quantity.start):
            continue
        if _is_this_years(report, quantity.start):
            named[unit_of(quantity)].append(quantity)
    return tuple(goals[0] for goals in named.values() if len({goal.value for goal in goals}) == 1)


def unit_of(quantity: Quantity) -> str:
    """The unit, persons by whatever word counts them."""
    return "人" if quantity.unit in ("名", "位") else quantity.unit or ""


def _is_this_years(report: Report, offset: int) -> bool:
    """Whether a goal is one of the year reported: not of a chapter on what comes next, or of other years."""
    section = report.section_at(offset)
    if section is None:
        return True
    years = (m for title in section.path for m in _NEXT.finditer(title))
    other = any(m["year"] is None or int(m["year"]) != report.document.year for m in years)
    return section.kind not in _NOT_THIS_YEARS and not other


def _words(report: Report, quantity: Quantity) -> str:
    """The clause up to the quantity, without blanks."""
    return "".join(report.text[clause_start(report.text, quantity.start) : quantity.start].split())


def _name(words: str) -> str:
    """What is counted: 全年共完成危桥改造工程 and 实施危桥改造工程 name the same."""
    return _END.sub("", _DONE.sub("", _WHEN.sub("", words)))
