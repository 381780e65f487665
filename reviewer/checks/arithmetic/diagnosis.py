"""ARI15 差额命中诊断."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.arithmetic.figures import decimals_of, measure, named, printed, written
from reviewer.checks.arithmetic.judged import JudgedBreakdown, judged
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Growth, Item
from reviewer.quantities.relations.recompute import grade, grade_share, last_place

_TELLING_DIGITS = 4
_FEWEST_DIGITS = 3  # a gap with fewer digits meets some figure of the text by chance
_MOST_SLIPS = 2
_SHORTEST_NAME = 4
_NEIGHBOURS = 40  # figures on either side among which the gap is looked for


class Clue(NamedTuple):
    """Something that would explain a fault, with its place and computation."""

    said: str
    span: Span | None
    computation: str


@check("ARI15", name="差额成因提示", severity="info", since="0.1")
def diagnosis(report: Report) -> Iterator[Outcome]:
    """检查什么：
    合计、占比或增减幅复算不符时，查找能解释差异的线索：差额恰等于文中另一数（如比上年增加额），所列占比恰与另一
    总数相符，相邻两位数字颠倒或一位录错，小数点或万、亿错位，增幅误以本年数为分母、抄自相邻一项或按同段另一数计算。只作为可能的成因提示。

    为何重要：
    差异成因指向应改的地方，能帮助部门一次改对，也可避免复核人员误判是哪个数有误。

    反例：
    2031年度收入总计530.20万元。与上年相比，增加40.10万元，增长8.18%。
    本年收入合计530.20万元，其中：财政拨款收入480.10万元，占97.96%；其他收入10.00万元，占2.04%。
    ---
    本年收入合计530.20万元，其中：财政拨款收入408.10万元，占90.55%；其他收入50.10万元，占9.45%。
    ---
    教育支出63.80万元。2030年预算执行数为60.00万元，2031年预算安排68.30万元，比2030年预算执行数增加6.33%。

    正例：
    2031年度收入总计530.20万元。与上年相比，增加40.10万元，增长8.18%。
    本年收入合计530.20万元，其中：财政拨款收入480.10万元，占90.55%；其他收入50.10万元，占9.45%。

    已知误报：
    线索可能出于巧合，须由部门核实后确认，不能据此断定是哪个数据有误。

    建议措辞：
    以上为可能的成因，请对照部门决算核实。
    """
    stories = report.once(judged)
    failed = [story for story in stories if story.verdict in ("certain", "likely", "query")]
    for story in failed:
        yield from _told(story, _clues(report, story))
    growths = report.relations.growths
    for place, growth in enumerate(growths):
        yield from _growth(growth)
        yield from _copied_or_other(report, growths, place)
    held = [story for story in stories if story.verdict == "held"]
    if held and not failed:
        yield Held(tuple(story.total.span for story in held), f"{len(held)}处合计与分项相符，没有差额")


def _told(story: JudgedBreakdown, clues: Sequence[Clue]) -> Iterator[Outcome]:
    if not clues:
        return
    spans = [
        spanning(story.total, *story.parts, *story.breakdown.shares),
        *(clue.span for clue in clues if clue.span is not None),
    ]
    yield Fault(
        f"合计与分项不符的可能成因：{'；'.join(clue.said for clue in clues)}。须核实后确认。",
        tuple(dict.fromkeys(spans)),
        certainty="likely",
        computation="；".join(clue.computation for clue in clues if clue.computation),
        key=f"{story.sum}≠{story.total.value}",
    )


def _clues(report: Report, story: JudgedBreakdown) -> list[Clue]:
    clues = [*_same_as_gap(report, story), *_shares_of_sum(story), *_printed_elsewhere(report, story)]
    return clues or list(_slipped(story))


def _same_as_gap(report: Report, story: JudgedBreakdown) -> Iterator[Clue]:
    gap, total = story.gap, story.total
    if total.role != "amount" or abs(gap) < last_place(total.quantity) * 10 ** (_FEWEST_DIGITS - 1):
        return
    decimals = decimals_of((total, *story.parts), total)
    unit = measure(total)
    hits = [item for item in _around(report.relations.items, total) if _equals(item, abs(gap), story)]
    hits.sort(key=lambda item: item.role != "change")
    for item in hits[:1]:
        computation = (
            f"{written(total.value, total)}-{written(story.sum, total, decimals)}={_plain(gap, total, decimals)}"
        )
        if item.role == "change" and item.value == gap:
            yield Clue(
                f"差额{_plain(abs(gap), total, decimals)}{unit}恰等于所述“{named(item)}”，分项之和"
                f"{written(story.sum, total, decimals)}{unit}恰为由此倒推的上年总数，疑似沿用了上年分项数据",
                item.span,
                f"{computation}；{written(total.value, total)}-{written(item.value, item)}"
                f"={written(story.sum, total, decimals)}",
            )
        else:
            yield Clue(f"差额恰等于文中所列“{named(item)}”", item.span, computation)


def _plain(value: Decimal, like: Item, decimals: int) -> str:
    return written(value, like, decimals)


def _around(items: Sequence[Item], total: Item) -> Sequence[Item]:
    place = bisect_left(items, total.end, key=lambda item: item.end)
    return items[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]


def _equals(item: Item, gap: Decimal, story: JudgedBreakdown) -> bool:
    return (
        item.role in ("amount", "change")
        and (item.quantity.kind, item.unit) == (story.total.quantity.kind, story.total.unit)
        and item.exact
        and abs(item.value) == gap
        and not any(item is part for part in story.parts)
        and (item.role == "change" or item.block == story.total.block or _telling(gap))
    )


def _telling(gap: Decimal) -> bool:
    """Whether the gap has so many digits that another paragraph hardly has the same by chance."""
    return len(f"{gap.normalize():f}".replace(".", "").strip("0")) >= _TELLING_DIGITS


def _shares_of_sum(story: JudgedBreakdown) -> Iterator[Clue]:
    wrong = [part for part, _ in story.wrong_shares]
    fit = [
        part for part in wrong if part.share is not None and grade_share(part.item.value, story.sum, part.share) == "ok"
    ]
    if not fit or len(fit) < len(wrong) or story.right_shares:
        return
    decimals = decimals_of((story.total, *story.parts), story.total)
    result = written(story.sum, story.total, decimals)
    stated = "、".join(printed(part.share) for part in fit if part.share is not None)
    equations = "，".join(
        f"{written(part.item.value, part.item)}÷{result}={printed(part.share)}"
        for part in fit
        if part.share is not None
    )
    yield Clue(
        f"所列占比{stated}与分项之和{result}{measure(story.total)}相符，而与所列合计不符，占比疑按该数计算",
        None,
        equations,
    )


def _printed_elsewhere(report: Report, story: JudgedBreakdown) -> Iterator[Clue]:
    """A figure that stands elsewhere under the same name with the value that would make the sum right."""
    for index, figure in enumerate((story.total, *story.parts)):
        due = story.sum if index == 0 else figure.value + story.gap
        for other in report.once(_by_value).get((figure.role, figure.unit, due), ()):
            if len(figure.label) >= _SHORTEST_NAME and other.label == figure.label:
                yield Clue(f"{named(figure)}在另一处为{printed(other)}，如以后者为准则合计相符", other.span, "")
                return


def _by_value(report: Report) -> dict[tuple[str, str, Decimal], list[Item]]:
    found: dict[tuple[str, str, Decimal], list[Item]] = {}
    for item in report.relations.items:
        found.setdefault((item.role, item.unit, item.value), []).append(item)
    return found


def _slipped(story: JudgedBreakdown) -> Iterator[Clue]:
    """The figures of which one correction would make the sum right, those a share bears out first."""
    found: list[tuple[bool, Clue]] = []
    for index, figure in enumerate((story.total, *story.parts)):
        due = story.sum if index == 0 else figure.value + story.gap
        how = slip(figure, due)
        if how is None:
            continue
        borne_out = _borne_out(story, index, due)
        decimals = decimals_of((story.total, *story.parts), figure)
        due_text = f"{written(due, figure, decimals)}{measure(figure)}"
        said = f"{named(figure)}如为{due_text}（{how}），则合计相符"
        found.append((borne_out, Clue(f"{said}，占比也同时相符" if borne_out else said, figure.span, "")))
    if any(borne_out for borne_out, _ in found):
        found = [pair for pair in found if pair[0]]
    if 1 <= len(found) <= _MOST_SLIPS:
        clues = [clue for _, clue in found]
        yield Clue("，或".join(clue.said for clue in clues), clues[0].span, "")


def _borne_out(story: JudgedBreakdown, index: int, due: Decimal) -> bool:
    """Whether the shares fit once the figure at ``index`` (0 is the total) reads ``due``."""
    whole = due if index == 0 else story.total.value
    parts = [
        (due if place == index else part.item.value, part.share)
        for place, part in enumerate(story.breakdown.parts, 1)
        if part.share is not None
    ]
    return bool(parts) and all(grade_share(value, whole, share) == "ok" for value, share in parts if share is not None)


def _growth(growth: Growth) -> Iterator[Outcome]:
    current = growth.currents[0]
    if growth.change is None or any(growth.graded(other) != "wrong" for other in growth.currents) or not current.value:
        return
    place = last_place(growth.percent.quantity)
    if grade(growth.change.value / current.value * 100, growth.percent.value, place) == "ok":
        yield Fault(
            f"增减幅不符的可能成因：所列{printed(growth.percent)}恰为增减额与本年数之比，疑误以本年数为分母。须核实后确认。",
            (spanning(current, growth.change, growth.percent),),
            certainty="likely",
            computation=f"{written(abs(growth.change.value), growth.change)}÷{written(current.value, current)}"
            f"={printed(growth.percent)}",
        )


def _copied_or_other(report: Report, growths: Sequence[Growth], place: int) -> Iterator[Outcome]:
    """A wrong percentage that is right in the neighbouring item, or right for another amount of its paragraph."""
    growth = growths[place]
    if any(growth.graded(current) != "wrong" for current in growth.currents):
        return
    percent = growth.percent
    for other in (*growths[max(0, place - 1) : place], *growths[place + 1 : place + 2]):
        same = (
            other.percent.value == percent.value and percent.quantity.decimals and other.percent.block != percent.block
        )
        if same and any(other.graded(current) == "ok" for current in other.currents):
            yield Fault(
                f"增减幅不符的可能成因：所列{printed(percent)}与相邻一项的增减幅相同，疑为照抄。须核实后确认。",
                (percent.span, other.percent.span),
                certainty="likely",
                computation=f"{printed(percent)}={printed(other.percent)}",
            )
            return
    if growth.base is None or growth.change is not None or not growth.base.value:
        return
    for item in _around(report.relations.items, percent):
        figure = item.block == percent.block and item.role == "amount" and item.exact and item is not growth.base
        if not figure or (item.quantity.kind, item.unit) != (growth.base.quantity.kind, growth.base.unit):
            continue
        rate = (item.value - growth.base.value) / growth.base.value * 100
        if item not in growth.currents and grade(rate, percent.value, last_place(percent.quantity)) == "ok":
            yield Fault(
                f"增减幅不符的可能成因：本年数如为同段所列{printed(item)}，则增减幅{printed(percent)}相符。须核实后确认。",
                (percent.span, item.span),
                certainty="likely",
                computation=f"({written(item.value, item)}-{written(growth.base.value, growth.base)})"
                f"÷{written(growth.base.value, growth.base)}={printed(percent)}",
            )
            return
