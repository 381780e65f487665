"""EVD02: the whole county's results in one department's account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import accounts, in_order, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_WHOLE = re.compile(
    r"全[省市县区州旗](?P<said>(?:今年|全年|目前|累计|共计|已|现有|现|新)*(?:共|累计|共计|已|新增|实现|完成)[^，。；：\n\d]{0,18}\d[\d.,]*[余多]?[万亿]?[余多]?[^\s\d，。；：、（）]{0,8})"
)
_OWN = re.compile(r"对全|向全|为全|在全|组织全|指导全|督促全|覆盖全|比全|占全|动员全|发动全")
# 新建8个，加上以前年度54个，全市累计62个: its own part is told. 全县新增47件，完成年度目标的78.3%: its own indicator.
_SHARED = re.compile(
    r"加上|连同|包括|占全|其中[^，。；\n]{0,8}(?:本|我)[局委办部院校馆站中]|年度(?:目标|任务|计划)|(?:目标|计划|任务)的?\d|率(?:为|达到?)?\d"
)
_SAID = re.compile(r"(?:全[省市县区州旗]|社会)(?:性|统一)?(?:口径|数据|总数|数(?=[，。；、）]))|口径为全[省市县区州旗]")
# 全县共受理投诉1064件: a body's own workload, whose range is its county.
_WORKLOAD = re.compile(r"受理|办理|办结|查处|检查|登记|清查|普查|审批|监测|抽检|接待|走访|发放|培训|巡查")
_LARGE = re.compile(r"生产总值|GDP|人口|户籍|财政收入|土地|面积|行政村|辖|下辖")


@check("EVD02", name="成绩归属", severity="minor", since="0.2")
def scope(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分以“全市共……”“全县已……”表述的数量，是否属于本部门的支出和职责。只作为待说明事项提出。
    为何重要：全市成绩由多个部门、多级财政共同取得，计作本部门成效会虚增绩效。
    反例：
    某某县水务局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全县共安排河道保洁员320名，全县已完成投资3.2亿元。
    二、存在的问题
    验收推迟。
    三、改进措施
    工程科3月底前完成验收。
    正例：
    某某县水务局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    本局安排河道保洁员32名，对全县12条河道开展巡查。
    二、存在的问题
    验收推迟。
    三、改进措施
    工程科3月底前完成验收。
    已知误报：全市性工作由本部门主管并由其预算承担。
    建议措辞：请说明其中由本部门实施、由本部门支出承担的部分。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    if said := _SAID.search(report.text):
        yield Held((Span(start=said.start(), end=said.end()),), "报告已说明全市（县）口径的数据")
        return
    spans = in_order(
        Span(start=m.start(), end=m.end())
        for m in _WHOLE.finditer(report.once(plain))
        if accounts(report, m.start())
        and not _is_shared(report, m)
        and not _OWN.search(report.text, max(0, m.start() - 2), m.start() + 1)
        and not _LARGE.search(m[0])
        and not _WORKLOAD.search(m[0])
    )
    if not spans:
        yield Held((), "绩效部分未见以全市（县）总数表述的成效")
        return
    yield Fault(
        f"{quoted(report.text, spans)}以全市（县）口径表述，请说明本部门承担的部分",
        spans,
        "query",
        values={"处数": str(len(spans))},
    )


def _is_shared(report: Report, match: re.Match[str]) -> bool:
    """Whether the sentence tells the department's own part, or measures the whole by the goal set for it."""
    sentence = report.sentence_at(match.start())
    return _SHARED.search(report.text, sentence.start, sentence.end) is not None
