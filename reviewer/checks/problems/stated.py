"""The problems and measures of the report, judged once for all checks that speak of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Unable
from reviewer.checks.report import Report
from reviewer.model import Reason, Span, Statement
from reviewer.statements import find_statements
from reviewer.statements.elements import NAMES

_SECTION = {"problem": "“存在的问题”", "measure": "“改进措施”"}


def statements(report: Report) -> tuple[Statement, ...]:
    return find_statements(report.document)


def stated(report: Report, role: Literal["problem", "measure"]) -> tuple[Statement, ...]:
    """The statements of one role, in order."""
    return tuple(s for s in report.once(statements) if s.role == role)


def unjudged(report: Report, role: Literal["problem", "measure"]) -> Unable | None:
    """Why there is nothing of this role to judge, or None."""
    if not is_evaluation(report):
        return Unable("本文不是绩效自评报告")
    if not stated(report, role):
        return Unable(f"没有识别到{_SECTION[role]}章节的条目，见STR01")
    return None


def said(statement: Statement, noun: str, reasons: Sequence[Reason]) -> Fault:
    """The finding on one vague statement: what is lacking, element by element.

    One that gives a figure of its own is not empty, only short of elements: that is asked, not held against it.
    """
    measured = statement.elements.get("quantified", False)
    missing = [NAMES[element] for element, given in statement.elements.items() if not given]
    why = "；".join(reason.text for reason in reasons)
    there = sum(statement.elements.values())
    name = statement.title or statement.evidence[0].quote[:20].strip()
    return Fault(
        f"{noun}“{name}”要素不全：缺{'、'.join(missing)}" if measured else f"{noun}“{name}”空泛：{why}",
        tuple(Span(start=e.start, end=e.end) for e in statement.evidence),
        "query" if measured else "likely",
        "minor" if measured else None,
        computation=f"{len(statement.elements)}个要素中具备{there}个",
        values={"具备要素": str(there)},
        ask=statement.ask,
    )
