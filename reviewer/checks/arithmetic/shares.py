"""ARI02 占比复算."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import named, percentage, precise, printed, written
from reviewer.checks.arithmetic.judged import RANK, JudgedBreakdown, graded, judged
from reviewer.checks.arithmetic.slips import exchanged, one_digit
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Certainty
from reviewer.quantities.relations import Item, Share
from reviewer.quantities.relations.recompute import Grade, grade, grade_share, last_place, rounded, within_rounding

_FEWEST_DIGITS = 3  # with fewer, a chance hit is likelier than a slip
_SAME_PLACE = "同一处分项合计亦不符，请一并核实。"
_TO_HUNDRED = "，可能为使各项占比之和凑足100%而调整"


@check("ARI02", name="占比复算", severity="critical", since="0.1", fed=True)
def shares(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “占P%”“完成预算的P%”“执行率、办结率等为P%”是否等于同句中分子与分母之比。四舍五入相符为通过；截尾相符为提示；只差一个末位
    为一般；其余为错误。分母按“占……的”所称名称或所属合计匹配，匹配不到的不判。

    为何重要：
    占比与数额对不上，说明数额或占比至少一处有误，常见于沿用上年文本或改数后未重算。

    反例：
    本年支出合计400.00万元，其中：基本支出100.00万元，占25.00%；项目支出300.00万元，占57.00%。
    ---
    全县共有320个村，已有240个村建成文化广场，占全县村总数的85.00%。

    正例：
    本年支出合计400.00万元，其中：基本支出100.00万元，占25.00%；项目支出300.00万元，占75.00%。
    ---
    全县共有320个村，已有240个村建成文化广场，占全县村总数的75.00%。

    已知误报：
    分母为文中未列出的数（如占全国的比重）时不判；分子分母用更精确的未印出数据计算时末位可差一。

    建议措辞：
    请核实占比的分子、分母及计算结果，更正不符之处。
    """
    for story in report.once(judged):
        yield from _listed(story)
    for share in report.relations.shares:
        yield from _single(share)


def _listed(story: JudgedBreakdown) -> Iterator[Outcome]:
    whole = story.supposed
    for part in story.right_shares:
        assert part.share is not None
        yield Held((spanning(part.item, part.share),), _equation(part.item, whole, part.share, "="))
    broken = story.verdict in ("certain", "likely")
    if story.verdict not in ("held", "tail") and not story.right_shares:
        return  # the shares are of another total: told with the sum that fails, as one story
    for part, verdict in story.wrong_shares:
        if part.share is not None and not _coarse(part.item, whole, part.share):
            yield _fault(part.item, whole, part.share, verdict, broken=broken)


def _single(share: Share) -> Iterator[Outcome]:
    grades = [(share.graded(whole), whole) for whole in share.wholes]
    grade, whole = min(grades, key=lambda pair: (RANK[pair[0]], _distance(share, pair[1])))
    if share.part.value == 0:  # nothing is nothing of any whole: no proof that this is the one
        return
    if grade == "ok":
        yield Held((spanning(share.part, share.percent),), _equation(share.part, whole, share.percent, "="))
    elif (
        share.named
        and share.part.exact
        and whole.exact
        and share.percent.exact
        and not _coarse(share.part, whole, share.percent)
        and not _misread(share, whole)
    ):
        yield _fault(share.part, whole, share.percent, grade)


def _misread(share: Share, whole: Item) -> bool:
    """Whether a rate of less than all can hardly be of a part that far exceeds its whole: it is of other figures,
    unless one of the two is a digit or a scale word away from what the rate asks for, or the whole is nothing."""
    percent, part = share.percent, share.part
    far = percent.role == "percent" and 0 < percent.value <= 100 and part.value * 2 > whole.value * 3
    alike = part.quantity.scale == whole.quantity.scale  # 万元 taken for 亿元 is a slip of its own
    if not (far and alike and whole.value) or _cause(part, whole, percent):
        return False
    due = (part, whole.value * percent.value / 100), (whole, part.value / percent.value * 100)
    return not any(_slipped(item, value) for item, value in due)


def _slipped(item: Item, due: Decimal) -> bool:
    """Whether one digit added, left out, changed or exchanged makes ``item`` of ``due``."""
    place = last_place(item.quantity)
    for unit in (place, place * 10):
        ours, theirs = f"{item.value / place:.0f}", f"{rounded(due, unit) / unit:.0f}"
        if len(ours) >= _FEWEST_DIGITS and (one_digit(ours, theirs) or exchanged(ours, theirs)):
            return True
    return False


def _coarse(part: Item, whole: Item, percent: Item) -> bool:
    """Whether figures printed with fewer than two decimals are too coarse for the printed percentage."""
    if any(item.quantity.decimals >= 2 or precise(item) for item in (part, whole)):
        return False
    return within_rounding(
        part.value, last_place(part.quantity), whole.value, last_place(whole.quantity), percent.quantity
    )


def _distance(share: Share, whole: Item) -> Decimal:
    """How far the share of ``whole`` is from the printed one: of two that round to it, the nearer is meant."""
    return abs(share.part.value / whole.value * 100 - share.percent.value) if whole.value else Decimal(100)


def _equation(part: Item, whole: Item, percent: Item, relation: str) -> str:
    decimals = percent.quantity.decimals
    exact = percentage(part.value / whole.value * 100, decimals)
    left = f"{written(part.value, part)}÷{_denominator(whole, part)}"
    return f"{left}={exact}" if relation == "=" else f"{left}={exact}≠{printed(percent)}"


def _denominator(whole: Item, part: Item) -> str:
    return written(whole.value, part if whole.quantity.scale != part.quantity.scale else whole)


def _fault(part: Item, whole: Item, percent: Item, verdict: Grade, *, broken: bool = False) -> Fault:
    """``broken``: the sum of the same list fails too, which is the graver way to say it."""
    spans = (spanning(part, percent), whole.span)
    if not whole.value:
        return Fault(
            f"{named(whole)}，基数为零，比率无法计算，所列{printed(percent)}没有依据。",
            spans,
            computation=f"{written(part.value, part)}÷0",
            values={"所列": printed(percent)},
            ask="基数为零时不应列比率，请改为列示数额并说明原因。",
        )
    cause = "" if broken else _cause(part, whole, percent)
    due = percentage(part.value / whole.value * 100, percent.quantity.decimals)
    message = f"经复算，{named(part)}占{named(whole)}的{due}，与所列{printed(percent)}不符{cause}"
    values = {"所列": printed(percent), "复算": due}
    certainty: Certainty = "likely" if percent.role == "percent" else "certain"
    computation = _equation(part, whole, percent, "≠")
    fault = graded(Fault(message, spans, certainty, computation=computation, values=values), verdict, _TO_HUNDRED)
    return fault._replace(severity="minor", message=f"{fault.message}{_SAME_PLACE}") if broken else fault


def _cause(part: Item, whole: Item, percent: Item) -> str:
    """What may have made the printed percentage of these two figures, as a clause of a sentence."""
    exact, place = part.value / whole.value * 100, last_place(percent.quantity)
    if part.value and grade_share(whole.value, part.value, percent) == "ok":
        return "，所列恰为两数颠倒相除的结果"
    if percent.quantity.decimals > 1 and grade(exact / 100, percent.value, place) == "ok":
        return "，所列恰为未乘以100的比值，疑将小数误作百分数"
    if any(rounded(exact, place) == percent.value * factor for factor in (10, Decimal("0.1"))):
        return "，疑为小数点错位"
    return ""
