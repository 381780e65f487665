"""STR07: annexes the text refers to that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.structure.numbering import chinese_number
from reviewer.model import Span

_FORM = r"(?:(?:绩效|整体支出|项目支出|部门)*(?:自评表|评分表|自评打分表|评价指标表|指标评分表|基础数据表|打分表))"
_REFERENCE = re.compile(
    rf"(?:按照?|根据|依据|对照|详?见|参见|如|经|填报|填列|附)(?:本报告|后附|所附|本次)?的?[《“]?(?:{_FORM}|附件\s*[\d一二三四五六七八九十]*|附表\s*[\d一二三四五六七八九十]*)"
)
_ANNEX_LINE = re.compile(r"^[ \t\u3000]*附(?:件|表)[\d一二三四五六七八九十]*(?:[：:.、\s—~～-]|$)", re.M)
_NUMBERED = re.compile(
    r"(?:详?见|参见)(?:本报告|本文|文后|后附|所附)?的?附(?:件|表)\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d.至到—-])"
)
# 附件：1.甲表；2.乙表 in one line or several, 附件2 over the annex itself, 附件1—3; a title may begin with its year.
_LISTED = re.compile(
    r"^[ \t\u3000]*附(?:件|表)\s*(?P<head>\d{1,2}|[一二三四五六七八九十]{1,2})(?!\d)"
    r"|(?:^|[\s；;，、。：:（(件表])(?P<item>\d{1,2})\s*[.、．)）](?=\D|20\d\d年)|[-—~～至到](?:附件)?(?P<last>\d{1,2})(?!\d)",
    re.M,
)
_TABLE_HEAD = re.compile(r"一级指标|二级指标|三级指标|指标值|分值|得分|权重")
_ROWS = 4


@check("STR07", name="附件缺失", severity="critical", since="0.2")
def annexes(report: Report) -> Iterator[Outcome]:
    """
    检查什么：正文说“按自评表”“详见附件”时，文中有没有相应的附件或附表；说“详见附件3”时，附件有没有列到第3个。
    为何重要：自评表是得分的唯一依据，只提到而未附的，得分和分项数据无法核对。
    反例：
    某某县体育局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年举办赛事36场，对照自评表综合得分93分。
    二、存在的问题
    场馆维修推迟。
    三、改进措施
    群体科3月底前完工。
    正例：
    某某县体育局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年举办赛事36场，对照自评表综合得分93分。
    二、存在的问题
    场馆维修推迟。
    三、改进措施
    群体科3月底前完工。
    附件：1.部门整体支出绩效自评表
    已知误报：附件另行报送、未与正文合为一个文件。
    建议措辞：正文引用的自评表（附件）未附，请一并报送，各项指标写明分值、年初目标、实际完成和扣分理由。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    named = [Span(start=m.start(), end=m.end()) for m in _REFERENCE.finditer(report.once(plain))]
    if not named:
        yield Unable("正文没有提到附件、附表或自评表")
        return
    places = passages(report.text, named)
    if _attached(report):
        beyond = _beyond(report)
        yield beyond or Held(places, "正文提到附件，文后列有附件或指标表")
        return
    yield Fault(
        f"正文提到{quoted(report.text, named)}，文中没有附件、附表或指标评分表",
        places,
        "certain",
        values={"处数": str(len(named))},
    )


def _beyond(report: Report) -> Fault | None:
    """The annexes referred to by a number that the list of annexes does not come to."""
    first = _ANNEX_LINE.search(report.text)
    listed = [_value(m[m.lastgroup or 0]) for m in _LISTED.finditer(report.text, first.start())] if first else []
    if first and not listed:
        return None  # one annex, without a number
    last = max(listed, default=0)
    end = first.start() if first else len(report.text)
    refused = [m for m in _NUMBERED.finditer(report.text, 0, end) if _value(m["number"]) > last]
    if not refused:
        return None
    spans = [Span(start=m.start(), end=m.end()) for m in refused]
    said = f"附件只列到第{last}个" if last else "文后没有列出附件"
    return Fault(
        f"正文提到{quoted(report.text, spans)}，{said}",
        passages(report.text, spans),
        "certain" if last else "likely",
        "major" if last else "minor",
        values={"处数": str(len(spans))},
    )


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else chinese_number(number)


def _attached(report: Report) -> bool:
    if report.sections_of("appendix") or _ANNEX_LINE.search(report.text):
        return True
    return any(
        table.rows >= _ROWS and _TABLE_HEAD.search(report.text, table.start, table.end)
        for table in report.document.tables
    )
