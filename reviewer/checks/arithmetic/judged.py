"""Breakdowns judged: which total is meant, whether the parts add up to it, whether the shares fit it.

The checks on sums, shares and their diagnosis read the same judgement, so that one fault of one paragraph
becomes one story.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.arithmetic.verdicts import Verdict, meant, verdict
from reviewer.checks.outcomes import Fault
from reviewer.checks.report import Report
from reviewer.quantities.relations import Breakdown, Item, Part
from reviewer.quantities.relations.recompute import Grade, grade_share
from reviewer.quantities.relations.shares import core_name


class JudgedBreakdown(NamedTuple):
    """A breakdown with the total that is meant.

    ``verdict``: ``held``; ``tail``: off by what rounding may leave; ``certain`` or ``likely`` not to add up;
    ``query`` where the parts need not be all there is but nearly give the total; ``undecided`` where they do
    not. ``wrong_shares`` are the shares that the total does not give, with their grade; ``right_shares`` those
    it does. ``supposed`` is the total meant by the shares.
    """

    breakdown: Breakdown
    total: Item
    verdict: Verdict
    supposed: Item
    right_shares: tuple[Part, ...]
    wrong_shares: tuple[tuple[Part, Grade], ...]

    @property
    def parts(self) -> tuple[Item, ...]:
        return self.breakdown.items

    @property
    def sum(self) -> Decimal:
        return sum((item.value for item in self.parts), Decimal(0))

    @property
    def gap(self) -> Decimal:
        return self.total.value - self.sum


RANK: dict[Grade, int] = {"ok": 0, "truncated": 1, "last_digit": 2, "tail": 3, "wrong": 4}


def judged(report: Report) -> list[JudgedBreakdown]:
    """Every breakdown of the report, judged."""
    return [_judge(breakdown) for breakdown in report.relations.breakdowns]


def graded(fault: Fault, grade: Grade, why: str = "") -> Fault:
    """``fault`` as severe as its ``grade``, with the full stop: truncation is a notice, a last digit is minor.

    ``why`` is a clause that may account for a last digit.
    """
    if grade == "truncated":
        message, ask = f"{fault.message}，系截尾而非四舍五入。", "请统一按四舍五入保留小数。"
        return fault._replace(message=message, certainty="certain", severity="info", ask=ask)
    if grade == "last_digit":
        message, ask = f"{fault.message}，相差一个末位{why}。", "请核实末位取舍，按四舍五入更正。"
        return fault._replace(message=message, certainty="certain", severity="minor", ask=ask)
    return fault._replace(message=f"{fault.message}。")


def _judge(breakdown: Breakdown) -> JudgedBreakdown:
    total, grade = meant(breakdown)
    supposed, right, wrong = _shares(breakdown, total)
    return JudgedBreakdown(breakdown, total, verdict(breakdown, total, grade), supposed, right, wrong)


def _shares(breakdown: Breakdown, total: Item) -> tuple[Item, tuple[Part, ...], tuple[tuple[Part, Grade], ...]]:
    """The total that the shares are of, those that fit it, and those that do not."""
    candidates = (total, *(other for other in breakdown.totals if other is not total))
    best: tuple[Item, list[Part], list[tuple[Part, Grade]]] = (total, [], [])
    for candidate in candidates:
        right: list[Part] = []
        wrong: list[tuple[Part, Grade]] = []
        of = ""
        for part in breakdown.parts:
            if part.share is None:
                continue
            of = part.share.of or of  # B（占全年收入的P%）和C（占Q%）: both of what is named once
            grade = grade_share(part.item.value, candidate.value, part.share)
            if grade == "ok":
                right.append(part)
            elif part.share.exact and _of_this(of, candidate):
                wrong.append((part, grade))
        if candidate is total or len(right) > len(best[1]):
            best = (candidate, right, wrong)
    return best[0], tuple(best[1]), tuple(best[2])


_GENERAL = frozenset({"收入", "支出", "预算", "决算", "资金"})
_OF_ALL = re.compile(r"(?:本年|全年|年度|总)")
_ONE_SOURCE = re.compile(r"财政拨款|公共预算|基金|基本支出|项目支出")


def _of_this(of: str, total: Item) -> bool:
    """Whether the share says to be of ``total``: it names no whole, or one that its label holds."""
    core = core_name(of)
    if core in _GENERAL:
        return not (_OF_ALL.match(of) and _ONE_SOURCE.search(total.label))
    if not core:
        return True
    return core in total.label or core in total.lead
