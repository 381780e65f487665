"""PRB03: measures without deed, office, day or result."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.checks.outcomes import Held, Outcome
from reviewer.checks.problems.stated import said, stated, unjudged
from reviewer.checks.registry import check
from reviewer.checks.report import Report


@check("PRB03", name="措施空泛", severity="major", since="0.2")
def vague_measures(report: Report) -> Iterator[Outcome]:
    """
    检查什么：每条措施具备几个要素：动作和成果物、责任科室、完成时限、可检验的目标、对应的问题；五项中不足两项为空泛。
    为何重要：只表态度、讲道理的措施无法督办，问题会年年照旧。
    反例：
    某某县粮食局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    完成轮换1200吨。
    二、存在的问题
    （一）轮换推迟。我局2023年轮换项目因仓容不足推迟2个月，300吨结转次年。
    三、改进措施
    （一）进一步提高思想认识，高度重视预算绩效管理。
    正例：
    某某县粮食局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    完成轮换1200吨。
    二、存在的问题
    （一）轮换推迟。我局2023年轮换项目因仓容不足推迟2个月，300吨结转次年。
    三、改进措施
    （一）仓储科2024年3月底前制定轮换计划，6月底前完成300吨轮换，完成率100%。
    已知误报：措施另见整改方案的。
    建议措辞：请就该措施写明做什么、由哪个科室负责、何时完成、达到什么目标。
    """
    unable = unjudged(report, "measure")
    if unable is not None:
        yield unable
        return
    measures = stated(report, "measure")
    for measure in measures:
        reasons = [r for r in measure.reasons if r.code != "VM4"]
        if measure.label == "vague" and reasons:
            yield said(measure, "措施", reasons)
    specific = [m for m in measures if m.label != "vague"]
    if specific:
        yield Held((), f"{len(measures)}条措施中{len(specific)}条具备两个以上要素")
