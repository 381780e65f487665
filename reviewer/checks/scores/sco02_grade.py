"""SCO02: the grade against the bands of the profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scoring import Score, grade_near, self_scored
from reviewer.profiles import Band

_FULL = Decimal(100)


@check("SCO02", name="得分与等级", severity="major", since="0.1")
def grade(report: Report) -> Iterator[Outcome]:
    """
    检查什么：自评总分有没有注明评价等级，等级与得分是否符合所用口径的分档；总分是否超过100分。
    为何重要：等级是结果应用的依据，得分与等级不符时无法判断以哪个为准。
    反例：
    某某县档案馆2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    自评综合得分88分，评价等级为优。
    二、存在的问题
    库房不足。
    三、改进措施
    管理科年内租用库房。
    ---
    某某县档案馆2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    自评综合得分93.5分。
    二、存在的问题
    库房不足。
    三、改进措施
    管理科年内租用库房。
    正例：
    某某县档案馆2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    自评综合得分93.5分，评价等级为“优”。
    二、存在的问题
    库房不足。
    三、改进措施
    管理科年内租用库房。
    已知误报：当地分档与所用口径不同（如80/70/60），请换用当地口径。
    建议措辞：请注明评价等级，并与当地分档标准核对一致。
    """
    scores = self_scored(report)
    if isinstance(scores, Unable):
        yield scores
        return
    bands = report.profile.bands
    scale = "、".join(f"{band.name}≥{band.at_least}" for band in bands)
    graded = [(score, found) for score in scores if (found := grade_near(report, score))]
    yield from _too_high(scores)
    if not graded:
        yield _ungraded(scores, bands, scale)
    for score, found in graded:
        expected = _band(score.points, bands)
        computation = f"{score.points}分，按{scale}应为“{expected}”，报告为“{found.printed}”"
        if found.name == expected:
            yield Held((score.span, found.span), computation)
        elif score.points <= _FULL:
            yield Fault(
                message=f"得分{score.points}分与等级“{found.printed}”不符",
                spans=(score.span, found.span),
                certainty="certain" if any(found.name == band.name for band in bands) else "query",
                computation=computation,
                values={"得分": str(score.points), "等级": found.printed, "应为": expected},
            )


def _too_high(scores: list[Score]) -> Iterator[Outcome]:
    for score in scores:
        if score.points > _FULL:
            yield Fault(
                f"自评总分{score.points}分超过100分",
                (score.span,),
                "query",
                computation=f"{score.points}＞100",
                ask="请说明总分的满分值。",
            )


def _ungraded(scores: list[Score], bands: Sequence[Band], scale: str) -> Fault:
    expected = _band(scores[0].points, bands)
    return Fault(
        message=f"自评总分{scores[0].points}分未注明评价等级",
        spans=tuple(score.span for score in scores),
        certainty="certain",
        computation=f"{scores[0].points}分，按{scale}应为“{expected}”，报告未注明",
        values={"得分": str(scores[0].points), "应为": expected},
    )


def _band(points: Decimal, bands: Sequence[Band]) -> str:
    return next(band.name for band in bands if points >= band.at_least)
