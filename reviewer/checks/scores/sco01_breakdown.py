"""SCO01: an overall score without the scores it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.scoring import part_scores, self_scored

_ENOUGH = 3
# The list of annexes at the end names the sheet that holds the parts.
_ANNEXED = re.compile(r"^[^\S\n]*(?:附[件表]|\d[.．、])[^\n]{0,40}(?:自评表|评分表|指标表|得分表)", re.M)


@check("SCO01", name="得分无分项", severity="critical", since="0.1")
def breakdown(report: Report) -> Iterator[Outcome]:
    """
    检查什么：报告给出自评总分时，文中或所附表格有没有分项得分（至少3项）。
    为何重要：没有分项的总分无从复核，第三方复核的通行做法是不予认可。
    反例：
    某某市图书馆2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年接待读者20万人次，按自评表综合得分97分。
    二、存在的问题
    采编进度偏慢。
    三、改进措施
    采编部按月通报。
    正例：
    某某市图书馆2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年接待读者20万人次。
    二、自评得分
    自评综合得分97分，其中预算执行（10分）得9分，产出（50分）得49分，效益（30分）得29分，满意度（10分）得10分，等级为优。
    三、存在的问题
    采编进度偏慢。
    四、改进措施
    采编部按月通报。
    已知误报：自评表另行报送、文末附件清单未列。
    建议措辞：只有总分而没有分项依据，得分无从复核；请补报自评表，各项指标写明分值、年初目标、实际完成和扣分理由。
    """
    scores = self_scored(report)
    if isinstance(scores, Unable):
        yield scores
        return
    parts = part_scores(report, scores)
    spans = tuple(score.span for score in scores)
    if parts >= _ENOUGH:
        yield Held(spans[:1], f"总分{scores[0].points}分，另有分项得分{parts}处")
        return
    if _ANNEXED.search(report.text):
        yield Unable("分项得分在所附自评表中，附表未随文提交，无从核对")
        return
    yield Fault(
        message=f"自评总分{scores[0].points}分没有分项得分",
        spans=spans,
        certainty="certain",
        computation=f"文中及所附表格识别到分项得分{parts}处，不足{_ENOUGH}处",
        values={"总分": str(scores[0].points), "分项处数": str(parts)},
    )
