"""DAT01: last year's work told as this year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reviewer.checks.dates.years import unjudged
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.prose import accounts, passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_HONOURED = r"(?:表彰|奖励|评选|评定|评出|命名|授予|表扬|通报表扬)(?:了)?"
_DEEDS = r"(?:完成|建成|引进|培训|新增|签约|招录|招引|新建|举办|实现|发放|争取|获评|荣获|验收)"
_COMPARES = re.compile(
    r"比|较|相比|同期|上升|下降|增长|减少|基数|以来|结转|计划|目标|规划|考核结果|决算|预算|标准|制定|文件|年至|—20"
)
_REACH = 24


@check("DAT01", name="上年事项", severity="minor", since="0.2")
def last_year(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分是否把写明属于上一年度的事项（表彰上年度先进、上年完成的数量）计作本年成效；作比较的、跨年度例行工作不计。
    为何重要：自评只评价本年度的支出和产出，上年成果计入本年会虚增成效。
    反例：
    某某县团委2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    表彰2022年度优秀志愿服务队20支。
    二、存在的问题
    宣传偏少。
    三、改进措施
    宣传部增设1个专栏。
    正例：
    某某县团委2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    招募志愿者560人，比2022年增加60人，开展2022年度组织生活会。
    二、存在的问题
    宣传偏少。
    三、改进措施
    宣传部增设1个专栏。
    已知误报：按惯例在本年实施的对上年度的考核、表彰，只需注明。
    建议措辞：请注明系本年实施的对上年度的考核表彰，或移出本年成效。
    """
    unable = unjudged(report)
    if unable is not None:
        yield unable
        return
    year = report.document.year or 0
    words = [
        Span(start=m.start(), end=m.end())
        for m in _pattern(year - 1).finditer(report.once(plain))
        if accounts(report, m.start()) and not _COMPARES.search(_around(report.text, m))
    ]
    if not words:
        yield Held((), f"绩效部分未见计作本年的{year - 1}年度事项")
        return
    yield Fault(
        f"{quoted(report.text, words)}属{year - 1}年度，请说明是否计作{year}年度成效",
        passages(report.text, words),
        "query",
        values={"报告年度": str(year), "处数": str(len(words))},
    )


@cache
def _pattern(year: int) -> re.Pattern[str]:
    past = rf"(?:{year}年度?|上一?年度|去年)"
    return re.compile(
        rf"{_HONOURED}{past}(?:的)?[^，。；\n\d]{{0,14}}|(?:^|(?<=[，。；])){past}(?:共|全年|累计)?{_DEEDS}[^，。；\n\d]{{0,12}}\d",
        re.M,
    )


def _around(text: str, match: re.Match[str]) -> str:
    """The words of the match and those just before it in the clause."""
    start = max(0, match.start() - _REACH)
    before = re.split(r"[，。；：\n]", text[start : match.start()])[-1]
    return before + match[0]
