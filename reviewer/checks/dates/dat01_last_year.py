"""DAT01: last year's work told as this year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reviewer.checks.dates.years import unjudged
from reviewer.checks.literals import windows
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
_BEFORE, _BEHIND = 80, 160  # characters a statement takes on either side of its year
# 2022年发放913万元，2023年增长3.85%: what the sentence goes on to say shows that the year is only the base.
_BASE_TOLD = re.compile(r"同比|[比较](?:上|去|20|同)|增长\d|继续|保持|连续|再次|基础上")
# How something began is told with its year: 2022年，我局启动数字化项目.
_BEGUN = re.compile(r"机构改革|合并|组建|成立|更名|划转|设立|启动|立项|开工|试点")
_HONOURS = r"(?:获评|荣获|获得|被评为|被授予|被认定|入选|承办|通过[^，。；\n]{0,14}(?:复审|评审|认定|评估|创建|考核))"
_DAY = r"(?:\d{1,2}月(?:\d{1,2}日|底|初|份)?)?"
_BY_WHOM = r"(?:我[局委办部厅院校馆站中镇乡街市县区]|本部门|本单位|全[市县区局镇乡街系]|共|累计|全年)"


@check("DAT01", name="上年事项", severity="minor", since="0.2")
def last_year(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分是否把写明属于上一年度的事项（表彰上年度先进、上年完成的数量、上年获得的荣誉）计作本年成效，有没有整段以上一年度起头；作比较的、跨年度例行工作不计。
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
    claimed = [span for span in _spans(report, _claim(year)) if not _goes_on(report, span, year)]
    told = {report.sentence_at(span.start) for span in claimed}
    asked = [
        span
        for span in _spans(report, _pattern(year - 1))
        if not _goes_on(report, span, year) and report.sentence_at(span.start) not in told
    ]
    if not asked and not claimed:
        yield Held((), f"绩效部分未见计作本年的{year - 1}年度事项")
    if claimed:
        yield Fault(
            f"{quoted(report.text, claimed)}属{year - 1}年度，写作{year}年度的成效",
            passages(report.text, claimed),
            "likely",
            "major",
            values={"报告年度": str(year), "处数": str(len(claimed))},
        )
    if asked:
        yield Fault(
            f"{quoted(report.text, asked)}属{year - 1}年度，请说明是否计作{year}年度成效",
            passages(report.text, asked),
            "query",
            values={"报告年度": str(year), "处数": str(len(asked))},
        )


def _spans(report: Report, pattern: re.Pattern[str]) -> list[Span]:
    return [
        Span(start=m.start("told"), end=m.end("told"))
        for start, end in _near(report)
        for m in pattern.finditer(report.once(plain), start, end)
        if accounts(report, m.start()) and not _COMPARES.search(_around(report.text, m))
    ]


def _near(report: Report) -> list[tuple[int, int]]:
    """The passages that name the year before: to try everything at every place takes long."""
    named = re.compile(rf"上一?年|去年|{(report.document.year or 0) - 1}年")
    places = (match.start() for match in named.finditer(report.text))
    return [*windows(places, _BEFORE, _BEHIND, len(report.text))]


def _goes_on(report: Report, span: Span, year: int) -> bool:
    """Whether the sentence goes on to this year, or to what has changed since."""
    text, sentence = report.text, report.sentence_at(span.end - 1)
    follows = report.sentence_at(min(sentence.end, len(text) - 1))
    this_year = re.compile(rf"[，。；、（]\s*(?:而|到|截至)?(?:{year}年|今年|本年)(?!度)")
    return (
        _BASE_TOLD.search(text, span.end, sentence.end) is not None
        or _BEGUN.search(text, span.start, sentence.end) is not None
        or this_year.search(text, span.end - 1, follows.end) is not None
    )


@cache
def _claim(year: int) -> re.Pattern[str]:
    """A paragraph or sentence that opens with the year before, or an honour of it called one of this year."""
    past = rf"{year - 1}年度?{_DAY}"
    own = rf"(?:成为|作为|列为|是)(?:本|当|今|{year})年?度?[^，。；\n]{{0,24}}(?:亮点|成果|成绩|成效|标志)"
    return re.compile(
        rf"(?P<told>(?<![^\s。；])(?:{past}|去年|上一?年度?)[，、]{_BY_WHOM}[^，。；\n]{{0,6}}|{past}[^。；\n]{{0,60}}{own})"
    )


@cache
def _pattern(year: int) -> re.Pattern[str]:
    past = rf"(?:{year}年度?|上一?年度|去年)"
    return re.compile(
        rf"(?P<told>{_HONOURED}{past}(?:的)?[^，。；\n\d]{{0,14}}"
        rf"|(?:^|(?<=[，。；])){past}(?:共|全年|累计)?{_DEEDS}[^，。；\n\d]{{0,12}}\d"
        rf"|(?<![^\s。；，]){past}{_BY_WHOM}[^，。；\n]{{0,14}}"
        rf"|(?:{year}年{_DAY}|上一?年度|去年)[^。；\n\d]{{0,24}}?{_HONOURS}[^，。；\n]{{0,14}})",
        re.M,
    )


def _around(text: str, match: re.Match[str]) -> str:
    """The words of the match and those just before it in the clause."""
    start = max(0, match.start() - _REACH)
    before = re.split(r"[，。；：\n]", text[start : match.start()])[-1]
    return before + match[0]
