"""ARI03 占比之和为100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.arithmetic.judged import judged
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Certainty, Severity
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_HUNDRED = Decimal(100)
_NEAR = 5  # percentage points; a list further off need not be meant to be whole
_REST = re.compile(r"其他|其它|其余|剩余")
_NOT = re.compile(r"^(?:未|不|非|没有)")
_SHARE_WORDS = re.compile(r"(?:所占|占)?的?(?:比例|比重|占比|份额|占)?$")


@check("ARI03", name="占比之和", severity="major", since="0.1")
def hundred(report: Report) -> Iterator[Outcome]:
    """检查什么：
    同一合计下各分项占比之和是否为100%，容许每项半个末位的取舍误差；没有列出数额的占比，名称表明已经列全（达标与
    未达标，或者末项为其他）的同样核对，其余的相差不超过5个百分点才提出。各项占比已逐项复算出错误的，由占比复算
    说明，此处只作一般问题提出。

    为何重要：
    占比之和不为100%，说明分项不全或占比有误；占比之和为100%并不证明数额正确，须与分项合计一并看。

    反例：
    财政拨款收入占62.50%，事业收入占21.40%，其他收入占17.10%。

    正例：
    财政拨款收入占62.50%，事业收入占21.40%，其他收入占16.10%。

    已知误报：
    只列举主要分项的占比时，其和小于100%属正常，不判。

    建议措辞：
    请核实各分项占比，更正后使其合计为100%。
    """
    for story in report.once(judged):
        listed = story.breakdown.shares
        if len(listed) != len(story.parts):
            continue
        if _off(listed) <= _allowed(listed):
            yield Held((spanning(listed[0], listed[-1]),), _equation(listed))
        elif story.right_shares and (story.breakdown.closure == "closed" or story.verdict in ("held", "tail")):
            told = story.wrong_shares or story.verdict in ("certain", "likely")
            yield _fault(listed, "minor" if told else None, "certain")
    for run in bare_shares(report):
        if _off(run) <= _allowed(run):
            yield Held((spanning(run[0], run[-1]),), _equation(run))
        elif (_off(run) <= _NEAR or whole(run)) and all(item.exact for item in run):
            yield _fault(run, "minor" if _off(run) <= last_place(run[0].quantity) * len(run) else None, "likely")


def bare_shares(report: Report) -> Iterator[Sequence[Item]]:
    """The lists of shares that stand without their amounts."""
    inside = {share.end for breakdown in report.relations.breakdowns for share in breakdown.shares}
    yield from _runs([item for item in report.relations.items if item.end not in inside])


def whole(run: Sequence[Item]) -> bool:
    """Whether the names say that the shares are all there are: the last is the rest, or they are 达标 and 未达标."""
    names = [_SHARE_WORDS.sub("", item.label) for item in run]
    negated = _NOT.sub("", names[-1])
    return _REST.match(names[-1]) is not None or (len(run) == 2 and negated != names[-1] and negated in names[0])


def _fault(run: Sequence[Item], severity: Severity | None, certainty: Certainty) -> Fault:
    return Fault(
        f"经复算，所列占比{'、'.join(printed(item) for item in run)}之和为{_sum(run)}%，不等于100%。",
        (spanning(run[0], run[-1]),),
        certainty,
        severity,
        computation=f"{_equation(run)}≠100%",
        values={"合计": f"{_sum(run)}%"},
    )


def _runs(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Shares that follow one another in a sentence, all bare or all of the same whole."""
    run: list[Item] = []
    for item in items:
        following = (
            run
            and item.role == "share"
            and (item.block, item.sentence, item.of, item.depth)
            == (run[-1].block, run[-1].sentence, run[-1].of, run[-1].depth)
        )
        if not following:
            if len(run) >= 2:
                yield run
            run = []
        if item.role == "share":
            run = [*run, item]
    if len(run) >= 2:
        yield run


def _sum(run: Sequence[Item]) -> Decimal:
    return sum((item.value for item in run), Decimal(0))


def _off(run: Sequence[Item]) -> Decimal:
    return abs(_sum(run) - _HUNDRED)


def _allowed(run: Sequence[Item]) -> Decimal:
    return max(last_place(item.quantity) for item in run) / 2 * len(run)


def _equation(run: Sequence[Item]) -> str:
    return f"{'+'.join(printed(item) for item in run)}={_sum(run)}%"
