"""DAT03: figures that stop before the end of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.checks.dates.years import unjudged
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.prose import accounts, passages, plain, quoted, tells_of_evaluation
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_UNTIL = re.compile(
    r"截[至止]\s*(?:到)?\s*(?:(?P<year>20\d\d)年|今年|本年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[0-3]?\d)日|底|末|份|初|中旬|下旬|上旬)?"
    r"|(?<![\d.])0?1(?:月份?)?\s*(?:[-—–~～至到]{1,2})\s*(?P<last>1[01]|[2-9])月份?"
    r"|前(?P<quarters>[一二三123])(?:个)?季度|前(?P<months>十一|十|[二三四五六七八九]|1[01]|[2-9])个月"
    r"|截[至止]\s*(?:到)?(?:目前|今|现在)(?![年后])"
)
# The rest of the year told beside it: the figures of part of the year do not stand alone.
_REST = re.compile(r"(?:全年|下半年|四季度|(?<!去年)(?<!上年)(?<![去上])年[底末]|12月)[^，。；\n]{0,24}?\d")
_STOP = re.compile(r"[。\n]")
# 9月末与序时进度相比: the day is one of the indicator's, not where the account stops.
_CHECKPOINT = re.compile(r"序时|时点|监控")
# 因1至8月申请增多, 1—7月监控报告: part of the year is spoken of, nothing is counted up to it.
_SPOKEN_OF = re.compile(r"(?:因|由于|受|对|按|以|比|较|与|据|其中(?:20\d\d年)?)$")
_LONGEST_LEAD = 8
_PAPER = re.compile(
    r"的?(?:绩效|预算|项目|支出|运行)*(?:监控|报告|报表|月报|通报|总结|账目|凭证|清单|名册|实际|平均|月均)"
)
_LAW = re.compile(r"政策|有效期|期限|服务期|聘期|合同|申报|报名|考核周期|缴费|征期|受理")


class _Place(NamedTuple):
    span: Span
    known: bool


@check("DAT03", name="截数日早于年末", severity="major", since="0.2")
def cutoff(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分的数据是否截至11月底、前三季度等早于12月31日的时点，或只写“截至目前”。
    为何重要：年度自评应反映全年结果，截至年中的数据说明内容由工作小结改写，没有更新。
    反例：
    某某市司法局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    截至10月底，办理法律援助案件860件。
    二、存在的问题
    案卷质量不高。
    三、改进措施
    律管科按季评查。
    正例：
    某某市司法局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    截至2023年12月31日，办理法律援助案件960件，较截至2022年10月底的口径增加。
    二、存在的问题
    案卷质量不高。
    三、改进措施
    律管科按季评查。
    已知误报：按季考核、按学年统计的事项。
    建议措辞：请更新为截至报告年度12月31日的数据。
    """
    unable = unjudged(report)
    if unable is not None:
        yield unable
        return
    year = report.document.year or 0
    places = [place for m in _UNTIL.finditer(report.once(plain)) if (place := _place(report, m, year)) is not None]
    if not places:
        yield Held((), f"绩效部分未见早于{year}年12月31日的截数")
        return
    spans = [place.span for place in places]
    known = any(place.known for place in places)
    yield Fault(
        f"{quoted(report.text, spans)}不是{year}年年末数" if known else f"{quoted(report.text, spans)}没有写明截至日期",
        passages(report.text, spans),
        "certain" if known else "query",
        None if known else "minor",
        values={"报告年度": str(year), "处数": str(len(spans))},
    )


def _place(report: Report, match: re.Match[str], year: int) -> _Place | None:
    if not accounts(report, match.start()) or (match["year"] and int(match["year"]) != year):
        return None
    if tells_of_evaluation(report, match.start()) or _is_spoken_of(report.text, match) or _is_later(report, match):
        return None
    if match["month"] == "12":
        return None
    sentence = report.sentence_at(match.start())
    figures = [
        q
        for q in report.quantities_in(match.end(), sentence.end)
        if q.kind in ("count", "money", "percent") and not q.flags
    ]
    if (
        not figures
        or _REST.search(report.text, sentence.start, match.start())
        or _REST.search(report.text, figures[0].end, _full_stop(report.text, sentence.end))
        or _CHECKPOINT.search(report.text, sentence.start, sentence.end)
        or _LAW.search(report.text, match.start(), min(match.end() + 12, sentence.end))
    ):
        return None
    known = not re.search(r"目前|今$|现在", match[0])
    return _Place(Span(start=match.start(), end=match.end()), known)


def _full_stop(text: str, offset: int) -> int:
    """Where the sentence ends that goes on after a semicolon."""
    stop = _STOP.search(text, max(0, offset - 1))
    return stop.start() if stop is not None else len(text)


def _is_spoken_of(text: str, match: re.Match[str]) -> bool:
    """Whether months or quarters are only what something is about; 截至 always counts."""
    if match["month"]:
        return False
    before = text[max(0, match.start() - _LONGEST_LEAD) : match.start()]
    return _SPOKEN_OF.search(before) is not None or _PAPER.match(text, match.end()) is not None


def _is_later(report: Report, match: re.Match[str]) -> bool:
    """Whether a day without its year may lie in the year after, up to the last one on which the report was at work."""
    if match["year"] or not match["month"]:
        return False
    return (int(match["month"]), int(match["day"] or 31)) <= report.once(_worked_until)


def _worked_until(report: Report) -> tuple[int, int]:
    """Month and day of the last day of the year after that is no deadline; (0, 0) when none is named."""
    year = (report.document.year or 0) + 1
    worked = re.compile(rf"{year}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?!以?前)(?:至(?P<until>\d{{1,2}})月)?")
    days = (
        (int(m["until"] or m["month"]), 31 if m["until"] else int(m["day"]))
        for m in worked.finditer(report.text)
        if not _is_ahead(report, m)
    )
    return max(days, default=(0, 0))


def _is_ahead(report: Report, match: re.Match[str]) -> bool:
    """Whether the day is one set for a measure; that under the signature stands on a line of its own."""
    section, text = report.section_at(match.start()), report.text
    alone = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].isspace() or text[match.start() - 1] == "\n"
    return section is not None and section.kind in ("problems", "measures") and not alone
