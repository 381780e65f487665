"""DAT05: years that do not belong into the account of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.dates.years import unjudged
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.prose import accounts, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?<![\d〔\[（(【．.\-—－~～至到].{4})\s*年(?!\s*[-—－~～至到]|代|版)")
_PLANNED = re.compile(
    r"自评|要求|储备|项目库|继续|下一?年|明年|规划|计划|目标|期间|期限|有效期|至20|到20|—20|-20|远景|预算|前$|年前|以前|届满|任期|合同|保质|发展纲要|行动方案|实施方案|三年行动"
)
_HISTORY = re.compile(
    r"成立|溯源|前身|合并|更名|批准|建于|设立|始建|组建|建成|投入使用|以来|修建|建设|出生|入党|参加工作|颁布|印发|施行|实施|修订|条例|办法|规定|标准|文件|号|建校|建馆|历史|机构改革|普查|出台|发布|制定|开始|起|购置|购买|购入|竣工|投用"
)
# What is done about a year once it is over, and is told in its report.
_AFTERWARDS = re.compile(
    r"委托|调查|问卷|测评|访谈|访问|自评|审计|评价|复核|结算|清算|交回|审核|审议|审定|审查|党[委组]会|局务会|办公会|书面报告|报送|报告"
    r"|抽取|样本|收回|反馈|公开|公示|抽查|核查|评分|打分|汇总|比对|征缴|参保|缴费"
)
# What of the year's work was left over, and when it was done.
_LEFT_OVER = re.compile(
    r"余下|其余|剩余|[，、；（]余\d|另\d|尚有\d|结转|转入|顺延|推迟|延期|延至|跨年|分[二两三四五]年"
)
_BACK = 5
_REACH = 16


@check("DAT05", name="越界年份", severity="info", since="0.2")
def years(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分是否出现报告年度之后的年份，或早于报告年度五年以上的年份；文号、书名、规划期、沿革不计。
    为何重要：报告年度之后的事不是本年成效；过早的年份多为旧稿残留或笔误。
    反例：
    某某县民宗局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    开展宣传活动12场，2024年将为6个村各增收3万元。
    二、存在的问题
    项目推迟。
    三、改进措施
    2024年3月底前完工。
    正例：
    某某县民宗局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    民宗局2010年机构改革时成立，实施《少数民族发展规划（2021—2025年）》，2023年开展宣传活动12场。
    二、存在的问题
    项目推迟。
    三、改进措施
    2024年3月底前完工。
    已知误报：跨年度项目的竣工、验收日期；成文日期。
    建议措辞：请核对年份；不属于报告年度的内容请移出或注明。
    """
    unable = unjudged(report)
    if unable is not None:
        yield unable
        return
    year = report.document.year or 0
    words = [Span(start=m.start(), end=m.end()) for m in _YEAR.finditer(report.text) if _outside(report, m, year)]
    if not words:
        yield Held((), f"绩效部分未见{year - _BACK}—{year}年以外的年份")
        return
    yield Fault(
        f"{year}年度报告的绩效部分出现{quoted(report.text, words)}",
        passages(report.text, words),
        "query",
        values={"报告年度": str(year), "处数": str(len(words))},
    )


def _outside(report: Report, match: re.Match[str], year: int) -> bool:
    named = int(match["year"])
    if year - _BACK <= named <= year or not accounts(report, match.start()):
        return False
    text = report.text
    line = text[text.rfind("\n", 0, match.start()) + 1 : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1]
    if len(line.strip()) <= _REACH or _in_title(text, match.start()):
        return False
    before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
    if _PLANNED.search(before.rpartition("。")[2]) or _PLANNED.search(after.partition("。")[0]):
        return False
    if named == year + 1:
        sentence = report.sentence_at(match.start())
        told_on = _LEFT_OVER.search(text, sentence.start, match.start())
        if told_on or _AFTERWARDS.search(text, sentence.start, sentence.end):
            return False
    return named > year or not _HISTORY.search(after.partition("。")[0] + before.rpartition("。")[2])


def _in_title(text: str, offset: int) -> bool:
    start = max(0, offset - 60)
    opened = max(text.rfind("《", start, offset), text.rfind("（", start, offset))
    return opened > max(text.rfind("》", start, offset), text.rfind("）", start, offset))
