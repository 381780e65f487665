"""PRB02: problems that no measure answers, measures that answer none."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.problems.stated import stated, unjudged
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span, Statement


@check("PRB02", name="问题与措施不对应", severity="major", since="0.2")
def pairing(report: Report) -> Iterator[Outcome]:
    """
    检查什么：每条问题有没有对应的措施（按编号、引用或共同的实词匹配），对应的措施有没有实质内容；措施有没有对应的问题。
    为何重要：答非所问或只复述标题的措施解决不了问题，一问题一措施是整改的基本要求。
    反例：
    某某县地震局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    维护台站12个。
    二、存在的问题
    （一）台站改造执行率低。我局2023年台站改造预算60万元，因用地未批仅支出20万元。
    （二）资产闲置。2套仪器因无人操作闲置8个月。
    三、改进措施
    （一）监测科2024年6月底前办结台站改造用地手续，完成余下40万元支出。
    正例：
    某某县地震局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    维护台站12个。
    二、存在的问题
    （一）台站改造执行率低。我局2023年台站改造预算60万元，因用地未批仅支出20万元。
    （二）资产闲置。2套仪器因无人操作闲置8个月。
    三、改进措施
    （一）监测科2024年6月底前办结台站改造用地手续，完成余下40万元支出。
    （二）办公室2024年4月底前调剂2套闲置仪器，资产闲置率降为0。
    已知误报：问题与措施用词完全不同而实际对应；一条措施对应几条问题而未注明。
    建议措辞：请做到一问题一措施，逐条对应并注明编号。
    """
    unable = unjudged(report, "problem") or unjudged(report, "measure")
    if unable is not None:
        yield unable
        return
    problems, measures = stated(report, "problem"), stated(report, "measure")
    by_id = {measure.id: measure for measure in measures}
    unanswered = [p for p in problems if not any(_acts(by_id[m]) for m in p.pairs_with if m in by_id)]
    count = f"问题{len(problems)}条，措施{len(measures)}条"
    if not unanswered:
        yield Held((), f"{count}，每条问题均有对应的实质措施")
        return
    if all(measure.label == "vague" for measure in measures) and all(p.pairs_with for p in problems):
        why = "措施均无实质内容，没有一条问题得到回应"
    else:
        why = f"{'、'.join(f'“{_name(p)}”' for p in unanswered[:5])}没有对应的实质措施"
    yield Fault(
        f"{count}，{why}",
        tuple(Span(start=p.evidence[0].start, end=p.evidence[0].end) for p in unanswered),
        "query",
        values={"问题条数": str(len(problems)), "措施条数": str(len(measures)), "未对应": str(len(unanswered))},
    )


def _acts(measure: Statement) -> bool:
    return measure.label != "vague"


def _name(statement: Statement) -> str:
    return statement.title or statement.evidence[0].quote[:16]
