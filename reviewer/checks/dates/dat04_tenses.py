"""DAT04: future and progressive tenses in the report of a year that is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import Phrase, phrases
from reviewer.checks.places import clause_from, clause_start
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import SectionKind, Span

_NAMES = {"future": "将来时", "progress": "进行时"}
_LOOKING_AHEAD: tuple[SectionKind, ...] = (
    "title",
    "contents",
    "problems",
    "measures",
    "application",
    "duties",
    "appendix",
)
# Goals and plans are written in the future tense by their nature.
_AHEAD = re.compile(r"目标(?!.*(?:完成|实现|达成|执行))|计划(?!.*(?:完成|执行|落实))|规划|打算|下一步|下步")
# What belongs to another year is told as such: 列入次年计划, 其余3个标段预计次年6月完工.
_APART = re.compile(r"不计入|未计入|列入(?:次年|下年|20\d\d年)")
_LEFT = re.compile(r"其余|余下|剩余|另有?\d|尾款|质保金")
_DONE = re.compile(r"实际|现已|均已|已(?:全部|完成|建成|实现)|完成率|全部完成|完成了")


@check("DAT04", name="将来时或进行时", severity="major", since="0.1")
def tenses(report: Report) -> Iterator[Outcome]:
    """
    检查什么：年度已结束的报告，在问题、措施以外的部分是否还有“今年将”“计划在今年”“正在推进”等将来时、进行时。
    为何重要：说明内容由年中总结改写，数据没有更新到年底，预期不能当成绩效。
    反例：
    某某县残联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    今年将为残疾人家庭增收60万元。无障碍改造计划在今年完成30户。目前，正启动2023年辅具适配工作。
    二、存在的问题
    辅具适配推迟。
    三、改进措施
    今年将逐户核查。
    正例：
    某某县残联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    今年计划改造无障碍设施30户，实际完成28户，已将名单公示。
    二、存在的问题
    2户正在协调。
    三、改进措施
    2024年将逐户核查。
    已知误报：跨年度项目如实说明进展；引用文件中的规划要求。
    建议措辞：报告年度已结束，请更新为截至当年12月31日的实际数。
    """
    kind = report.once(genre)
    if kind == "other":
        yield Unable("本文不是自评报告或决算，不以年度结束为前提")
        return
    year = report.document.year
    if year is None:
        yield Unable("没有识别到报告年度")
        return
    places: list[_Place] = []
    for pattern, phrase in _patterns(year):
        for match in pattern.finditer(report.text):
            section = report.section_at(match.start())
            if section is not None and (section.kind in _LOOKING_AHEAD or _AHEAD.search("\n".join(section.path))):
                continue
            if _is_apart(report, match.start(), year) or (phrase.kind == "future" and _done(report, match.end())):
                continue
            start = clause_start(report.text, match.start())
            clause = Span(start=start, end=clause_from(report.text, match.end()).end)
            places.append(_Place(clause, match[0], phrase))
    if places:
        yield _fault(year, sorted(places, key=lambda place: place.clause.start))
    else:
        yield Held((), f"{year}年度的绩效部分未见将来时、进行时")


class _Place(NamedTuple):
    clause: Span
    words: str
    phrase: Phrase


def _fault(year: int, places: list[_Place]) -> Fault:
    """One finding for the report: the text was not brought up to the end of the year."""
    spans = [*dict.fromkeys((place.clause.start, place.clause.end) for place in places)]
    words = "、".join(dict.fromkeys(f"“{place.words}”" for place in places))
    kinds = {place.phrase.kind for place in places}
    names = "、".join(name for kind, name in _NAMES.items() if kind in kinds)
    return Fault(
        message=f"{year}年度已结束，仍用{names}：{words}，共{len(spans)}处",
        spans=tuple(Span(start=start, end=end) for start, end in spans),
        certainty="certain" if any(place.phrase.certainty == "certain" for place in places) else "likely",
        values={"报告年度": str(year), "处数": str(len(spans))},
    )


def _is_apart(report: Report, offset: int, year: int) -> bool:
    sentence = report.sentence_at(offset)
    words = report.text[sentence.start : sentence.end]
    later = f"{year + 1}年" in words or "次年" in words
    return _APART.search(words) is not None or (later and _LEFT.search(words) is not None)


def _done(report: Report, offset: int) -> bool:
    """Whether the rest of the sentence, or the next one, gives the result."""
    end = report.sentence_at(offset).end
    if end < len(report.text):
        end = report.sentence_at(end).end
    return _DONE.search(report.text, offset, end) is not None


@cache
def _patterns(year: int) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    return tuple(
        (re.compile("|".join(phrase.patterns).replace("{year}", str(year))), phrase)
        for phrase in phrases("dates", "tenses")
    )
