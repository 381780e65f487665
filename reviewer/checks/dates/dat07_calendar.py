"""DAT07: days that no calendar has, periods that end before they begin, events told in the wrong order."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.prose import accounts, in_order, passage, tells_of_evaluation
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Section, Span

_DAY = re.compile(r"月\s*(?P<day>\d{1,2})\s*日")
_BEFORE_DAY = re.compile(r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month>\d{1,2})\s*$")
_MONTH = re.compile(r"年\s*(?P<month>1[3-9]|[2-9]\d|0{1,2})\s*月(?!\s*\d)")
_BEFORE_MONTH = re.compile(r"(?<![\d.])(?:19|20)\d\d\s*$")
_REACH = 12
_PERIOD = re.compile(
    r"(?P<y1>(?:19|20)\d\d)(?<![\d.].{4})\s*年\s*(?:(?P<m1>\d{1,2})\s*月\s*(?:(?P<d1>\d{1,2})\s*日)?)?\s*(?:至|到|—{1,2}|-|－|~|～)\s*"
    r"(?:(?P<y2>(?:19|20)\d\d)\s*年)\s*(?:(?P<m2>\d{1,2})\s*月\s*(?:(?P<d2>\d{1,2})\s*日)?)?"
)
_WITHIN_MONTH = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})月(?P<d1>\d{1,2})日\s*(?:至|到|—{1,2}|-|－|~|～)\s*(?:(?P=month)月)?(?P<d2>\d{1,2})日"
)
_LEAP_DAY = re.compile(r"(?<![\d年])0?2月29日(?!之?前)")
_OTHER_YEAR = re.compile(r"上年|去年|[下次翌明]年|20\d\d年|自评|评价|截[至止]|[至到]$")
_AWAITED = re.compile(r"喜迎(?:党的)?(?P<event>[一二三四五六七八九十]{1,3}大|[一-龥]{0,2}[两党]代?会|[一-龥]{2,4}周年)")


@check("DAT07", name="日期不成立或先后颠倒", severity="major", since="0.2")
def calendar(report: Report) -> Iterator[Outcome]:
    """
    检查什么：有没有2月30日、13月一类不存在的日期；“某日至某日”是否终点早于起点；会前“喜迎”与会后“学习贯彻”的活动是否混在一起。
    为何重要：日期不成立，事项发生的时间无从核实，也说明未经校对。
    反例：
    于2023年2月30日召开推进会，服务期为2023年9月1日至2023年3月1日。
    ---
    一、宣传工作
    组织喜迎二十大书画展12场，收看学习贯彻二十大精神报告会，营造了喜迎二十大的氛围。
    正例：
    于2024年2月29日召开推进会，服务期为2023年9月1日至2024年3月1日，组织喜迎二十大书画展12场。
    已知误报：农历日期；会前会后活动确在同一节分别叙述。
    建议措辞：请核实并更正日期；会前、会后的活动请分列时间。
    """
    wrong = False
    for span, why in (*_impossible(report.text), *_of_no_year(report)):
        wrong = True
        yield Fault(why, (span,), "certain")
    for fault in _leap_days(report):
        wrong = True
        yield fault
    awaited = _mixed_order(report)
    if awaited is not None:
        wrong = True
        yield awaited
    if not wrong:
        yield Held((), "日期均为日历上有的日子，起止时间先后相符")


def _impossible(text: str) -> Iterator[tuple[Span, str]]:
    for match in _DAY.finditer(text):
        before = _BEFORE_DAY.search(text, max(0, match.start() - _REACH), match.start())
        if before is None:
            continue
        year, month, day = int(before["year"] or 2000), int(before["month"]), int(match["day"])
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            yield _place(text, before.start(), match.end(), "不是日历上有的日期")
    for match in _MONTH.finditer(text):
        before = _BEFORE_MONTH.search(text, max(0, match.start() - _REACH), match.start())
        if before is not None:
            yield _place(text, before.start(), match.end(), "不是日历上有的月份")
    for match in _PERIOD.finditer(text):
        if _backwards(match):
            yield _place(text, match.start(), match.end(), "终点早于起点")


def _of_no_year(report: Report) -> Iterator[tuple[Span, str]]:
    """Days without a year: of a month that ends before it begins, and 29 February with no leap year near."""
    for match in _WITHIN_MONTH.finditer(report.text):
        if int(match["d2"]) < int(match["d1"]):
            yield _place(report.text, match.start(), match.end(), "终点早于起点")
    year = report.document.year
    if year is not None and not any(isleap(each) for each in (year - 1, year, year + 1)):
        for match in _LEAP_DAY.finditer(report.text):
            yield _place(report.text, match.start(), match.end(), f"在{year}年前后不是日历上有的日期")


def _leap_days(report: Report) -> Iterator[Fault]:
    """29 February told of the year reported, which has none, though the year before or after it has."""
    year = report.document.year
    if year is None or isleap(year) or not (isleap(year - 1) or isleap(year + 1)):
        return
    for match in _LEAP_DAY.finditer(report.text):
        sentence = report.sentence_at(match.start())
        told = accounts(report, match.start()) and not tells_of_evaluation(report, match.start())
        if told and not _OTHER_YEAR.search(report.text[sentence.start : match.start()].replace(f"{year}年", "")):
            span, why = _place(report.text, match.start(), match.end(), f"在{year}年不是日历上有的日期")
            yield Fault(why, (span,), "likely")


def _place(text: str, start: int, end: int, why: str) -> tuple[Span, str]:
    return Span(start=start, end=end), f"“{text[start:end]}”{why}"


def _backwards(match: re.Match[str]) -> bool:
    """Whether the end comes before the beginning, compared as far as both are given."""
    begin, end = (tuple(match[name + number] for name in "ymd") for number in "12")
    known = [(int(a), int(b)) for a, b in zip(begin, end, strict=True) if a is not None and b is not None]
    return [a for a, _ in known] > [b for _, b in known]


def _mixed_order(report: Report) -> Fault | None:
    """The first event that one section both awaits and already studies."""
    for match in _AWAITED.finditer(report.text):
        section = report.section_at(match.start())
        start, end = _bounds(report, section, match)
        event = re.escape(match["event"])
        after = re.compile(
            rf"(?:学习|贯彻|宣传|宣讲|落实)[^，。；\n]{{0,8}}{event}[^，。；\n]{{0,4}}(?:精神|报告)|{event}报告"
        ).search(report.text, start, end)
        if after is not None:
            spans = in_order(passage(report.text, m.start(), m.end()) for m in (match, after))
            return Fault(f"“{match[0]}”的活动与“{after[0]}”写在一处，会前与会后的活动混列", spans, "query", "minor")
    return None


def _bounds(report: Report, section: Section | None, match: re.Match[str]) -> tuple[int, int]:
    return (section.start, section.end) if section is not None else (match.start(), len(report.text))
