"""SCO05: the arithmetic of the self-score table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scores.parts import Part, parts_of_scores, told_parts
from reviewer.checks.scores.table import Group, Indicator, ScoreTable, score_tables
from reviewer.checks.scoring import Score, overall_scores
from reviewer.checks.tables.sheets import titled
from reviewer.model import Span
from reviewer.quantities.grids import Figure
from reviewer.quantities.relations.recompute import rounded

_FULL = Decimal(100)
_SLACK = Decimal("0.01")
_EXECUTION = re.compile(r"执行率")
_LEVEL = re.compile(r"类?指标$|小计$|[（(].{0,10}[）)]$|^[一二三四五六]、")
_FEWEST = 3
_SHORTEST = 2  # characters of the name of a first level


@check("SCO05", name="权重与得分合计", severity="critical", since="0.2")
def sums(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评表各指标分值之和是否为100（或所列合计），得分是否不超过分值，各项得分之和是否等于所列小计、合计和正文总分，正文所列
    一级指标得分是否等于表中该级各项之和，预算执行率的得分是否等于执行率乘以分值；正文逐部分列出分值和得分的，各部分得分
    之和是否等于总分，“其中”各部分分值合计等于上级分值的，得分之和是否等于上级得分。

    为何重要：
    自评表是评分的依据，合计不符则总分和等级都不成立。

    反例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    预算执行率	100%	95.00%	10	9.50
    培训人次	200人次	200人次	50	50.00
    群众满意度	90%	92%	40	38.00
    合计			100	98.50
    ---
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    预算执行率	100%	95.00%	10	9.80
    培训人次	200人次	200人次	50	50.00
    群众满意度	90%	92%	40	38.00
    合计			100	97.80

    正例：
    绩效自评表
    三级指标	年度目标值	实际完成值	分值	得分
    预算执行率	100%	95.00%	10	9.50
    培训人次	200人次	200人次	50	50.00
    群众满意度	90%	92%	40	38.00
    合计			100	97.50

    已知误报：
    表中只列部分指标、其余在续表中的，合计不能由所列各项得出。

    建议措辞：
    请核对自评表的分值、得分与合计并更正。
    """
    tables, told = report.once(score_tables), [*parts_of_scores(report)]
    yield from told
    if not tables and not told:
        yield Unable("没有识别到列有分值和得分的自评表")
    for table in tables:
        wrong = [
            *_weights(table),
            *_points(report, table),
            *_groups(report, table),
            *_each(table),
            *_stated(report, table),
        ]
        if wrong:
            yield Fault(
                f"{titled(table.grid)}{'；'.join(said for said, _, _ in wrong)}。",
                tuple(dict.fromkeys(span for _, _, span in wrong)),
                computation="；".join(equation for _, equation, _ in wrong),
            )
        else:
            yield Held((table.grid.span,), f"{titled(table.grid)}{len(table.indicators)}项指标的分值、得分与合计相符")


_Wrong = tuple[str, str, Span]


def _weights(table: ScoreTable) -> Iterator[_Wrong]:
    figures = [one.weight for one in table.indicators]
    if table.total_weight is None and (not table.whole or len(figures) < _FEWEST):
        return
    stated = table.total_weight.value if table.total_weight is not None else _FULL
    if added := _apart(figures, [one.weight for one in table.beside], stated):
        span = table.total_weight.span if table.total_weight is not None else table.grid.span
        yield f"各指标分值之和为{added.sum:f}，与合计{stated:f}不符", added.equation, span


def _points(report: Report, table: ScoreTable) -> Iterator[_Wrong]:
    total = table.total_score
    if total is None:
        return
    if added := _apart([one.score for one in table.indicators], [one.score for one in table.beside], total.value):
        yield f"各项得分之和为{added.sum:f}，与合计{total.text}不符", added.equation, total.span
        for score in report.once(overall_scores):  # the same wrong total, told in the text
            if score.points == total.value and not _inside(score, table):
                yield f"正文总分亦为{score.points}", f"{score.points}≠{added.sum:f}", score.span


def _groups(report: Report, table: ScoreTable) -> Iterator[_Wrong]:
    """The subtotals of the table, and the points of a first level told in the text, against their rows."""
    subtotals = [group for group in table.groups if group.subtotal is not None]
    if any(_differs(group) is None for group in subtotals):  # one that holds shows which rows a subtotal is of
        for group in subtotals:
            if wrong := _differs(group):
                yield wrong
    if len(report.once(score_tables)) > 1:
        return
    for group in table.groups:
        for part in report.once(told_parts):
            if _names(part, group) and group.score is not None and abs(group.score - part.points) > _SLACK:
                yield (
                    f"“{part.name}”各项得分之和为{group.score:f}，与正文所列{part.points}分不符",
                    f"{'+'.join(one.score.text for one in group.members if one.score)}={group.score:f}≠{part.points}",
                    part.span,
                )


def _differs(group: Group) -> _Wrong | None:
    """What is wrong with a subtotal."""
    stated = group.subtotal.score if group.subtotal is not None else None
    if stated is None or group.score is None or abs(group.score - stated.value) <= _SLACK:
        return None
    return (
        f"“{group.name}”所含各项得分之和为{group.score:f}，与所列{stated.text}不符",
        f"{'+'.join(one.score.text for one in group.members if one.score)}={group.score:f}≠{stated.text}",
        stated.span,
    )


def _names(part: Part, group: Group) -> bool:
    """Whether the part told in the text is the group: one name, and the weight of its rows together."""
    name, told = (_LEVEL.sub("", each) for each in (group.name, part.name))
    return len(name) >= _SHORTEST and (told.endswith(name)) and part.weight == group.weight


class _Added(NamedTuple):
    sum: Decimal
    equation: str


def _apart(own: Sequence[Figure | None], beside: Sequence[Figure | None], stated: Decimal) -> _Added | None:
    """The sum of the table's own figures, where it gives ``stated`` neither alone nor with those beside it.

    Twice what is stated is a table that lists a level and its parts one below the other.
    """
    figures = [figure.value for figure in own if figure is not None]
    added = sum(figures, Decimal(0))
    more = sum((figure.value for figure in beside if figure is not None), Decimal(0))
    if len(figures) < len(own) or any(abs(sum_ - stated) <= _SLACK for sum_ in (added, added + more, added / 2)):
        return None
    return _Added(added, f"{'+'.join(f'{value:f}' for value in figures)}={added:f}≠{stated:f}")


def _each(table: ScoreTable) -> Iterator[_Wrong]:
    for one in table.indicators:
        if one.score is None or one.weight is None:
            continue
        if one.score.value > one.weight.value:
            yield (
                f"“{one.name}”得分{one.score.text}超过分值{one.weight.text}",
                f"{one.score.value:f}＞{one.weight.value:f}",
                one.span,
            )
        elif (due := _execution(one)) is not None and abs(due - one.score.value) > _SLACK:
            yield (
                f"“{one.name}”按完成率乘以分值应为{due:f}，所列为{one.score.text}",
                f"{one.actual.value if one.actual else ''}%×{one.weight.value:f}={due:f}≠{one.score.value:f}",
                one.span,
            )


def _execution(one: Indicator) -> Decimal | None:
    """The points of the execution rate by the rule 率×权重; None for other rows and above 100%."""
    if not _EXECUTION.search(one.name) or one.actual is None or one.weight is None or one.score is None:
        return None
    if one.actual.unit != "%" or one.target is None or one.target.value != _FULL or one.actual.value > _FULL:
        return None
    place = Decimal(1).scaleb(-max(one.score.decimals, 1))
    return rounded(one.actual.value / _FULL * one.weight.value, place)


def _stated(report: Report, table: ScoreTable) -> Iterator[_Wrong]:
    """The overall score of the text against the total of the table."""
    total = table.total_score
    if total is None or len(report.once(score_tables)) > 1:
        return
    for score in report.once(overall_scores):
        if not _inside(score, table) and abs(score.points - total.value) > _SLACK:
            yield (
                f"合计得分{total.text}与正文总分{score.points}不符",
                f"{total.value:f}≠{score.points}",
                score.span,
            )


def _inside(score: Score, table: ScoreTable) -> bool:
    return table.grid.span.start <= score.span.start < table.grid.span.end
