"""DAT06: the year of an earlier report left in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.checks.dates.years import unjudged
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.places import clause_from, clause_start, heading_span
from reviewer.checks.prose import accounts, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import SectionKind, Span

# The look behind comes second, so that the search can run from one "20" to the next.
_ALONE = r"(?<![\d〔\[【.\-—－~～至到].{4})"
_YEAR = re.compile(rf"(?P<year>20\d\d){_ALONE}\s*年(?!\s*[-—－~～至到])")
_OWN = re.compile(
    rf"(?P<year>20\d\d){_ALONE}\s*年度?(?:本部门|我[局部委办院校]|全县|全市|本单位)?的?(?:部门|单位)?整体支出(?:绩效)?(?:自评|评价|情况|目标|总额|为|共)"
)
_NOT_TOLD: tuple[SectionKind, ...] = ("title", "contents", "problems", "measures", "application", "appendix")
_COMPARES = re.compile(r"比|较|上年|去年|同期|与|对照|参照|印发|关于|《|根据|按照|结转")
_ENOUGH = 3
# A year that a sentence or clause opens with is the one it tells of: 2022年，… / 2022年完成…, not 2022年结转资金.
_TELLING = re.compile(
    r"\s*年(?:度)?(?:\d{1,2}月)?[，、]?(?!\s*(?:结转|结余|年?[初末底]|度?(?:决算|预算|自评|报告)|[的为]|同期|以[来前]))"
)
_OPENS = "，。；：、\n（("
_SUBJECT = re.compile(
    r"^[^\d]{0,12}(?P<year>20\d\d)年度?(?:的|部门|单位|本级|整体)*(?:绩效目标|工作目标|总体目标|目标|重点工作|主要工作|工作任务|重点任务|年度任务|工作完成|履职|产出|预算|收支|支出|绩效)"
)
_OTHER_YEARS = re.compile(r"上年|去年|整改|结转|对比|比较|决算|公开|通知|办法|以来|历年")
_DEADLINE = re.compile(
    r"(?:[在于到至科股室办队站局部委]|力争|争取|确保|计划|[，。；：、\n])(?P<told>(?P<year>20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:年?[底末])?之?前)"
    r"(?!的|已|形成|遗留|欠|结转|[^，。；\n]{1,8}的)"
    # 2023年下半年，我局将…: half a year or a quarter of which something is still to come.
    r"|[，。；：、\n）](?P<ahead>(?P<when>20\d\d)年(?:[上下]半年|第?[一二三四]季度)，?[^，。；\n]{0,8}(?<![纳列])将)"
)
_DONE = re.compile(r"已|了")
_EARLIER = 3


@check("DAT06", name="旧年份残留", severity="critical", since="0.2")
def leftover(report: Report) -> Iterator[Outcome]:
    """
    检查什么：正文叙事的年份是否就是标题的年度；“某年度部门整体支出”一类自称、“某年度绩效目标”一类小标题是否写成了别的年度；改进措施的时限是否早于报告年度，或在报告成文以前已过。
    为何重要：年份不一致，多为套用上年文本而未更新，全部数据的年度归属都存疑。
    反例：
    某某县供销社2023年度部门整体支出绩效自评报告
    一、基本情况
    根据要求，对2022年度部门整体支出绩效自评情况报告如下。
    二、部门整体支出绩效情况
    新建服务站6个。
    三、存在的问题
    宣传偏少。
    四、改进措施
    办公室增设1个专栏。
    正例：
    某某县供销社2023年度部门整体支出绩效自评报告
    一、基本情况
    根据要求，对2023年度部门整体支出绩效自评情况报告如下。
    二、部门整体支出绩效情况
    2023年新建服务站6个，比2022年增加2个。
    三、存在的问题
    宣传偏少。
    四、改进措施
    办公室增设1个专栏。
    已知误报：以学年、跨年度项目为主的报告。
    建议措辞：请核对年度，属旧文本残留的请全文更新并复核有关数据。
    """
    unable = unjudged(report)
    if unable is not None:
        yield unable
        return
    year = report.document.year or 0
    own = [
        Span(start=m.start(), end=m.end())
        for m in _OWN.finditer(report.text)
        if int(m["year"]) != year and not _COMPARES.search(report.text, clause_start(report.text, m.start()), m.start())
    ]
    if own:
        yield Fault(
            f"标题为{year}年度，而正文称{quoted(report.text, own)}",
            passages(report.text, own),
            "likely",
            values={"标题年度": str(year)},
        )
    else:
        yield _by_count(report, year)
    yield from _headings(report, year)
    yield from _deadlines(report, year)


def _headings(report: Report, year: int) -> Iterator[Fault]:
    """Headings that name an earlier year for what the report is about, where none names its own beside it."""
    read = [(s, m) for s in report.document.sections if s.title and (m := _SUBJECT.search("".join(s.title.split())))]
    wrong = [
        heading_span(report.text, section)
        for section, match in read
        if year - _EARLIER <= int(match["year"]) < year
        and section.kind not in _NOT_TOLD
        and not _OTHER_YEARS.search(section.title)
        and not any(m["year"] == str(year) and s.path[:-1] == section.path[:-1] for s, m in read)
    ]
    if wrong:
        yield Fault(
            f"标题为{year}年度，而小标题写作{quoted(report.text, wrong)}",
            tuple(wrong),
            "likely",
            "major",
            values={"标题年度": str(year)},
        )


def _deadlines(report: Report, year: int) -> Iterator[Fault]:
    """Days set for a measure that were over before the year reported began to end, or before the report was written."""
    latest = year if _is_of_next_year(report, year) else year - 1
    over = [
        Span(start=m.start(kind), end=m.end(kind))
        for section in report.sections_of("measures")
        for m in _DEADLINE.finditer(report.text, section.body_start, section.end)
        if (kind := "told" if m["told"] else "ahead")
        and int(m["year"] or m["when"]) <= latest
        and not _DONE.search(
            report.text, clause_start(report.text, m.start(kind)), clause_from(report.text, m.end()).end
        )
    ]
    if over:
        yield Fault(
            f"改进措施的时限{quoted(report.text, over)}在报告成文以前已过（报告年度{year}年）",
            passages(report.text, over),
            "likely",
            "major",
            values={"标题年度": str(year)},
        )


def _is_of_next_year(report: Report, year: int) -> bool:
    """Whether the report is signed with a day of the year after."""
    return re.search(rf"^\s*{year + 1}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日\s*$", report.text, re.M) is not None


def _by_count(report: Report, year: int) -> Outcome:
    """Whether another year than that of the title is named most often, and clearly so."""
    named = [
        m
        for m in _YEAR.finditer(report.text)
        if accounts(report, m.start()) and (int(m["year"]) == year or _tells(report.text, m))
    ]
    counts = Counter(int(m["year"]) for m in named)
    mode, most = counts.most_common(1)[0] if counts else (year, 0)
    said = "，".join(f"{each}年{count}处" for each, count in counts.most_common(3))
    if mode == year or most < _ENOUGH or most < 2 * counts[year]:
        return Held((), f"标题年度{year}，正文年份：{said or '无'}")
    spans = [Span(start=m.start(), end=m.end()) for m in named if int(m["year"]) == mode]
    return Fault(
        f"标题为{year}年度，而正文以{mode}年为主（{said}）",
        passages(report.text, spans[:5]),
        "likely",
        computation=said,
        values={"标题年度": str(year), "正文主导年份": str(mode)},
    )


def _tells(text: str, match: re.Match[str]) -> bool:
    """Whether a clause opens with the year to tell of it; elsewhere it may be what this year is compared with."""
    before = text[max(0, match.start() - 4) : match.start()].rstrip(" \t\u3000")[-1:] or "\n"
    return before in _OPENS and _TELLING.match(text, match.end("year")) is not None
