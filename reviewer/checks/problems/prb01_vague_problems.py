"""PRB01: problems that would fit any department."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.checks.outcomes import Held, Outcome
from reviewer.checks.problems.stated import said, stated, unjudged
from reviewer.checks.registry import check
from reviewer.checks.report import Report


@check("PRB01", name="问题空泛", severity="major", since="0.2")
def vague_problems(report: Report) -> Iterator[Outcome]:
    """
    检查什么：问题章的每条问题具备几个要素：本单位作主语、点名对象、数量或金额、期间、原因、后果、依据；七项中不足三项为空泛，其中有自己的数字的只作要素不全提出，有两个以上数字、足以说明程度的不提。
    为何重要：没有对象、金额、期间的问题换任何部门都成立，无法据以整改和核查。
    反例：
    某某县粮食局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    完成轮换1200吨。
    二、存在的问题
    （一）预算编制不够精准。预算编制的科学性有待提高。
    三、改进措施
    （一）仓储科2024年6月底前完成库点改造预算复核，误差控制在5%以内。
    正例：
    某某县粮食局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    完成轮换1200吨。
    二、存在的问题
    （一）库点改造预算偏高。我局2023年库点改造项目年初预算80万元，因招标两次流标，年末仅支出30万元，结转50万元，见部门决算表。
    三、改进措施
    （一）仓储科2024年6月底前完成库点改造预算复核，误差控制在5%以内。
    已知误报：概括句之后另有具体叙述而被分成两条的。
    建议措辞：请就该问题补充具体事项、金额、期间、原因和后果。
    """
    unable = unjudged(report, "problem")
    if unable is not None:
        yield unable
        return
    problems = stated(report, "problem")
    for problem in problems:
        reasons = [r for r in problem.reasons if r.code not in ("VP3", "VP6")]
        if problem.label == "vague" and reasons:
            yield said(problem, "问题", reasons)
    specific = [p for p in problems if p.label != "vague"]
    if specific:
        yield Held((), f"{len(problems)}条问题中{len(specific)}条具备三个以上要素")
