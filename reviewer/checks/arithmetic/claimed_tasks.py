"""Tasks said to be done in full beside figures that fall short: 占任务B的P%, a goal of another chapter, 全部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.arithmetic.claims import claims_of_tasks, open_between
from reviewer.checks.outcomes import Fault
from reviewer.checks.problems.goals import goals_of, shortfalls, unit_of
from reviewer.checks.prose import accounts
from reviewer.checks.report import Report
from reviewer.model import Quantity, Span
from reviewer.quantities.relations import Plan

_TASK = re.compile(r"(?:任务|计划|目标|指标)数?$")
# 23座水库全部按期完工: all of them, told by their number.
_ALL_OF = re.compile(
    r"(?<![\d.,第])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[一-龥])[^，。；\d]{0,10}?(?:全部|全都|均已|悉数)(?:按期|如期|按时|提前|顺利)*"
    r"(?:完工|建成|竣工|完成|交付|投用|办结|到岗|投入使用|通过验收)(?=[，。；、并且])"
)
_SO_FAR = re.compile(r"[上下]半年|季度|\d月|[一二三四五六七八九十]月|截[至止]|累计")
_WITHIN = re.compile(r"其中|包括|含")


class _Short(NamedTuple):
    """A claim with the figures that fall short of it: what was to be done, what was."""

    claim: Span
    planned: Quantity
    actual: Quantity


def claimed_tasks(report: Report) -> Iterator[Fault]:
    """The tasks that a paragraph says were done, though it tells less than a share or a goal asks for."""
    told: set[int] = set()
    for one in (*_of_task(report), *_of_goal(report)):
        if one.claim.start not in told:
            told.add(one.claim.start)
            yield _fault(report, one)


def _fault(report: Report, one: _Short) -> Fault:
    concluded = "".join(report.text[one.claim.start : one.claim.end].split())
    planned, actual = one.planned.text, one.actual.text
    return Fault(
        f"应完成{planned}，完成{actual}；而报告称“{concluded}”，前后不一致。",
        (one.claim, *(Span(start=each.start, end=each.end) for each in (one.planned, one.actual))),
        "likely",
        computation=f"{actual}＜{planned}",
    )


def all_of(report: Report, plan: Plan) -> Span | None:
    """Where the paragraph goes on to say that all were done: 计划23座，完工21座……23座水库全部按期完工."""
    planned = plan.planned.quantity
    for match in _ALL_OF.finditer(report.text, plan.actual.end, _line_end(report, plan.actual.end)):
        number = report.text[planned.number_start : planned.number_end]
        same = (match["number"], match["unit"]) == (number, (planned.unit or "")[:1])
        if same and not open_between(report, plan.actual.end, match.start()):
            return Span(start=match.start(), end=match.end())
    return None


def _of_task(report: Report) -> Iterator[_Short]:
    """完成税收A，占下达任务B的95%……圆满完成了税收任务."""
    shares = [
        share
        for share in report.relations.shares
        if _TASK.search(share.wholes[0].lead) and share.part.exact and share.part.value < share.wholes[0].value
    ]
    for thing, claim in report.once(claims_of_tasks):
        for share in shares:
            percent, whole = share.percent, share.wholes[0]
            near = percent.end <= claim.start <= _line_end(report, percent.end)
            told = report.text[report.sentence_at(percent.start).start : percent.end]
            whole_year = thing in told and _SO_FAR.search(told) is None
            if near and whole_year and not open_between(report, percent.end, claim.start):
                yield _Short(claim, whole.quantity, share.part.quantity)


def _of_goal(report: Report) -> Iterator[_Short]:
    """任务：培训8期. In another chapter: 培训6期……培训计划圆满完成."""
    known = {shortfall.goal.start for shortfall in report.once(shortfalls)}  # told under the full name
    for thing, claim in report.once(claims_of_tasks):
        if not accounts(report, claim.start):
            continue
        start = report.sentence_at(claim.start).start
        for goal in goals_of(report, thing):
            if goal.start in known:
                continue
            done = [q for q in report.quantities if start <= q.start < claim.start and unit_of(q) == unit_of(goal)]
            done = [q for q in done if not _WITHIN.search(report.text, start, q.start)]
            told = report.text[start : done[0].start] if done else ""
            whole_year = thing in told and _SO_FAR.search(told) is None and done[0].qualifier == "exact"
            reached = sum((q.value or Decimal(0) for q in done), Decimal(0)) >= (goal.value or Decimal(0))
            if whole_year and not reached and not open_between(report, done[0].end, claim.start):
                yield _Short(claim, goal, done[0])


def _line_end(report: Report, offset: int) -> int:
    end = report.text.find("\n", offset)
    return end if end >= 0 else len(report.text)
