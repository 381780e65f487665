"""EVD01: activities told as if they were results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import occurrences
from reviewer.checks.prose import accounts, in_order, plain, quoted, tells_of_evaluation
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_RESULT = re.compile(
    r"(?:解决|化解|办结|完成|建成|新增|清退|查处|追回|挽回|整改|培训合格|带动|实现|帮助|减少|降低|提高到|提升[至到]|达到?|签约|达成|形成|转化|采纳)[^，。；\n]{0,16}\d"
    # a scored indicator: 走访2531户次，目标不少于2400户次，得4分
    r"|(?:目标|计划|指标)(?:值|数)?[^，。；\n]{0,8}\d|满分\d|得\d"
)


@check("EVD01", name="活动代产出", severity="minor", since="0.2")
def activities(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分是否以开会、发文、成立小组、走访次数、发放资料数代替产出和效果，同句没有结果数字。
    为何重要：活动是投入的过程，没有结果变化的活动不能证明支出有效。
    反例：
    某某县审批局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    多次召开党组会、推进会研究部署营商环境工作，制定下发实施方案，成立领导小组。
    二、存在的问题
    窗口偏少。
    三、改进措施
    业务科增设2个窗口。
    正例：
    某某县审批局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    走访企业100余家次，解决用地问题38件，平均审批时限由9天降低到4天。
    二、存在的问题
    窗口偏少。
    三、改进措施
    业务科增设2个窗口。
    已知误报：结果写在下一句；以会议、培训为法定职责的单位。
    建议措辞：请补充该项工作的产出数量和效果，工作过程可从略。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    words: list[Span] = []
    for _, match in occurrences(report.once(plain), "evidence", "activities"):
        sentence = report.sentence_at(match.start())
        if tells_of_evaluation(report, match.start()):
            continue
        if accounts(report, match.start()) and not _RESULT.search(report.text, match.end(), sentence.end):
            words.append(Span(start=match.start(), end=match.end()))
    if not words:
        yield Held((), "绩效部分未见只有活动、没有结果的典型写法")
        return
    spans = in_order(words)
    yield Fault(
        f"{quoted(report.text, spans)}只有活动，没有产出或效果", spans, "query", values={"处数": str(len(spans))}
    )
