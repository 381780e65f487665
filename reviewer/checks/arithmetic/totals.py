"""ARI01 分项合计."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import (
    decimals_of,
    measure,
    named,
    percentage,
    printed,
    signed_sum,
    written,
)
from reviewer.checks.arithmetic.judged import JudgedBreakdown, judged
from reviewer.checks.arithmetic.remainders import remainders
from reviewer.checks.arithmetic.verdicts import by_spending
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Equation, Estimate, Item
from reviewer.quantities.relations.recompute import last_place, rounded

_NUMERALS = "零一两三四五六七八九十"


@check("ARI01", name="分项合计", severity="critical", since="0.1", fed=True)
def totals(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “合计A，其中：B…；C…”一类句子中，各分项之和是否等于所列合计。金额按印出的小数位计算；人数、个数等
    整数须完全相等；分项末尾带“等”的只要求各项之和不大于合计；“其中”只列举一部分的不判错，仅差一个数字的，以及
    不会重复计数的金额、物件并列之和大于总数的，作为疑似或待说明提出。分条编号列出的分项、带增减方向的分项、写成算式的加减、项目申报表的测算依据与
    本年金额同样复算；“共24个，完成22个，其余2个”一类的余数也复算。

    为何重要：
    合计与分项不符，说明至少有一个数据有误，据此计算的占比、结论都不可用，是复核中最先要核实的问题。

    反例：
    本年收入合计530.20万元，其中：财政拨款收入480.10万元，占90.57%；其他收入40.10万元，占9.43%。
    ---
    全年共办理登记52人，其中新录用30人，转任15人，其他8人。

    正例：
    本年收入合计530.20万元，其中：财政拨款收入480.10万元，占90.55%；其他收入50.10万元，占9.45%。
    ---
    全年共办理登记52人，其中新录用30人，转任15人，调任7人。
    ---
    现有各类人才300人，其中博士20人，硕士90人。

    已知误报：
    “其中”后的各项互有交叉（如既按职称又按学历列举）时各项之和可以大于总数；此类并列方式不一致的句子不判。

    建议措辞：
    请核实合计与各分项的数额，按部门决算更正，并同步更正占比及相关表述。
    """
    for story in report.once(judged):
        if not by_spending(story.breakdown):
            yield from sum_outcome(story)
    for equation in report.relations.equations:
        if equation.additive:
            yield calculation_outcome(equation)
    for estimate in report.relations.estimates:
        yield from _estimate(estimate)
    yield from remainders(report)


def sum_outcome(story: JudgedBreakdown) -> Iterator[Outcome]:
    """What there is to say of the sum of one breakdown."""
    spans = (spanning(story.total, *story.parts, *story.breakdown.shares),)
    if story.verdict == "undecided":
        return
    decimals = decimals_of((story.total, *story.parts), story.total)
    added = signed_sum(story.parts, story.total)
    total = written(story.total.value, story.total)
    if story.verdict == "held":
        rounds = "" if story.gap == 0 else f"={written(story.sum, story.total, decimals)}"
        yield Held(spans, f"{added}{rounds}{'≈' if rounds else '='}{total}")
        return
    result = written(story.sum, story.total, decimals)
    unit = measure(story.total)
    gap = written(abs(story.gap), story.total, decimals)
    values = {"合计": printed(story.total), "分项之和": f"{result}{unit}", "差额": f"{gap}{unit}"}
    count = _NUMERALS[len(story.parts)] if len(story.parts) <= 10 else str(len(story.parts))
    message = (
        f"经复算，{'、'.join(named(item) for item in story.parts)}{count}项之和为{result}{unit}，"
        f"与所列{named(story.total)}不符，相差{gap}{unit}"
    )
    if story.verdict == "tail":
        yield Fault(
            f"{message}，可能由四舍五入尾差所致。",
            spans,
            severity="info",
            computation=f"{added}={result}≠{total}",
            key=f"{added}={total}",
            values=values,
            ask="请确认是否为四舍五入形成的尾差；如是，可加注说明。",
        )
        return
    if story.verdict == "query":
        message = f"{message}（如所列为全部分项）"
    relation = ">" if story.breakdown.closure == "at_most" else "≠"
    yield Fault(
        f"{message}。{_about_shares(story)}",
        spans,
        certainty=story.verdict,
        severity="minor" if story.verdict == "query" else None,
        computation=f"{added}={result}{relation}{total}",
        key=f"{added}={total}",  # a share corrected in the list leaves the same fault
        values=values,
    )


def _estimate(estimate: Estimate) -> Iterator[Outcome]:
    """The costs of a basis of calculation against the amount applied for."""
    values = [part.value for part in estimate.parts if part.value is not None]
    added = sum(values, Decimal(0))
    spans = (estimate.span, Span(start=estimate.parts[0].start, end=estimate.parts[-1].end))
    left = "+".join(_in_ten_thousands(value) for value in values)
    if added == estimate.amount:
        yield Held(spans, f"{left}={_in_ten_thousands(added)}")
        return
    gap = _in_ten_thousands(abs(added - estimate.amount))
    said = f"经复算，测算依据所列各项之和为{_in_ten_thousands(added)}万元，与本年金额{estimate.printed}相差{gap}万元"
    computation = f"{left}={_in_ten_thousands(added)}≠{_in_ten_thousands(estimate.amount)}"
    slack = min(last_place(part) for part in estimate.parts) / 2 * (len(estimate.parts) + 1)
    if abs(added - estimate.amount) <= slack:
        yield Fault(
            f"{said}，可能由四舍五入尾差所致。",
            spans,
            severity="info",
            computation=computation,
            ask="请核对测算依据与本年金额。",
        )
        return
    exact = all(part.qualifier == "exact" for part in estimate.parts)
    yield Fault(
        f"{said}（如测算依据只列出一部分，请注明）。",
        spans,
        "likely" if exact else "query",
        "major" if exact else "minor",
        computation=computation,
        ask="请核对测算依据与本年金额。",
    )


def _in_ten_thousands(value: Decimal) -> str:
    return f"{(value / 10_000).normalize():f}"


def calculation_outcome(equation: Equation) -> Outcome:
    """What there is to say of a calculation written out in the text."""
    due = rounded(equation.exact, equation.place)
    if equation.grade == "ok":
        return Held((equation.span,), f"{equation.left}={equation.stated}")
    slight = equation.grade in ("truncated", "last_digit")
    return Fault(
        f"经复算，算式{equation.left}的结果为{due}，与所列{equation.stated}不符"
        f"{'，仅末位取舍不同' if slight else ''}。",
        (equation.span,),
        severity="info" if slight else None,
        computation=f"{equation.left}={due}≠{equation.stated}",
        values={"所列": str(equation.stated), "复算": str(due)},
        ask="请核实算式中各数与结果。",
    )


def _about_shares(story: JudgedBreakdown) -> str:
    wrong = [part for part, _ in story.wrong_shares if part.share is not None]
    if not wrong:
        return ""
    stated = "、".join(printed(part.share) for part in wrong if part.share is not None)
    due = "、".join(
        percentage(part.item.value / story.total.value * 100, part.share.quantity.decimals)
        for part in wrong
        if part.share is not None and story.total.value
    )
    return f"所列占比{stated}亦与该合计不符，按{printed(story.total)}计算应为{due}。"


def spanning(*items: Item) -> Span:
    """From the first words of the first item to the end of the last."""
    return Span(start=min(item.start for item in items), end=max(item.end for item in items))
