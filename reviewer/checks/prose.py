"""The running text as the wording checks see it: figures masked, the account of what was done told from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reviewer.checks.report import Report
from reviewer.model import SectionKind, Span

_DIGIT = re.compile(r"[0-9０-９]")
_HALF_WIDTH = re.compile(r"[,;:](?!\d)|[()!?]")
_FULL = str.maketrans(",;:()!?", "，；：（）！？")
_NO_ACCOUNT: tuple[SectionKind, ...] = (
    "title",
    "contents",
    "problems",
    "measures",
    "application",
    "duties",
    "appendix",
)
_AIM = re.compile(
    r"推动|推进|促进|力争|力求|争取|确保|努力|加快|打下|夯实|不断|目标|要求|计划|拟|将(?!.{0,6}[纳列])|要(?!素|点|件|害)"
)
# 年度绩效目标, 目标设定情况 say what was to be done; 目标完成情况 says what was.
_GOALS = re.compile(
    r"目标(?!.{0,4}(?:完成|实现|达成|落实|执行))|工作计划|(?:工作|重点)任务(?!.{0,6}(?:完成|实现|落实|推进|进展))"
)
# How the evaluation was done, after the year was over: 自评工作组织情况, 评价工作开展情况, but not 绩效自评情况.
_EVALUATING = re.compile(
    r"(?:自评|评价)(?:工作)?(?:的)?(?:组织|过程|开展|方法|程序|步骤|实施|依据|目的|准备)|自评工作|^[^一-龥]*(?:组织实施|前期准备)"
)
_RESULT_TOLD = re.compile(r"实际|完成率|已完成|全年完成|完成情况")
_GOAL_TOLD = re.compile(r"目标(?:为|是|包括)?[：:]|目标(?:为|是)")
_REACH = 14
_GOALS_REACH = 400
_AIM_REACH = 40
_CLAUSE_MARK = re.compile(r"[，。；：！？,;!?\n]")


def plain(report: Report) -> str:
    """The text with the marks between words set full width, as rules on words expect them; offsets hold."""
    return _HALF_WIDTH.sub(lambda match: match[0].translate(_FULL), report.text)


def masked(report: Report) -> str:
    """``plain`` with every digit written as 0, so that no rule on words can depend on a figure; offsets hold."""
    return _DIGIT.sub("0", report.once(plain))


def accounts(report: Report, offset: int) -> bool:
    """Whether the place is in what the report says was done: no heading part, goal, problem, plan or annex."""
    section = report.section_at(offset)
    return section is None or (section.kind not in _NO_ACCOUNT and not sets_goals(report, offset))


def tells_of_evaluation(report: Report, offset: int) -> bool:
    """Whether the place is in a section on how the evaluation was done: its days and visits are none of the year's."""
    section = report.section_at(offset)
    return section is not None and any(_EVALUATING.search(title) for title in section.path[-2:])


def sets_goals(report: Report, offset: int) -> bool:
    """Whether the place is in a section, or behind words of its sentence, on what was to be reached."""
    section = report.section_at(offset)
    # An item of a list of goals has a title of its own; the heading above it says what it is.
    if section is not None and any(_GOALS.search(title) for title in section.path[-2:]):
        return True
    # A list of goals goes on from semicolon to semicolon.
    reach = max(0, offset - _GOALS_REACH)
    start = max(reach, *(report.text.rfind(mark, reach, offset) + 1 for mark in "。\n"))
    told = _GOAL_TOLD.search(report.text, start, offset)
    return told is not None and _RESULT_TOLD.search(report.text, told.end(), offset) is None


def aims(text: str, offset: int) -> bool:
    """Whether the words before the place, in its clause, speak of what is aimed at and not of what was reached."""
    return _AIM.search(text, clause_near(text, offset, offset, _AIM_REACH)[0], offset) is not None


def clause_near(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """The clause around ``start..end``, as far as ``reach`` characters on either side; the marks excluded."""
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    cut = _CLAUSE_MARK.search(after)
    begins = max((m.end() for m in _CLAUSE_MARK.finditer(before)), default=0)
    return start - len(before) + begins, end + (cut.start() if cut else len(after))


def passage(text: str, start: int, end: int) -> Span:
    """The place with its clause around it, cut where the clause is long: enough to be found and understood."""
    left, right = clause_near(text, start, end, _REACH)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return Span(start=left, end=max(right, end))


def passages(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The passages in which ``spans`` stand, in the order of the text, each once."""
    return in_order(passage(text, span.start, span.end) for span in spans)


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """By place, without repetition."""
    return tuple(sorted({(s.start, s.end): s for s in spans}.values(), key=lambda s: (s.start, s.end)))


def quoted(text: str, spans: Iterable[Span], most: int = 5) -> str:
    """“甲”、“乙”等7处: what the places say, for a message."""
    listed = [*spans]
    words = list(dict.fromkeys(" ".join(text[s.start : s.end].split()) for s in listed))
    more = f"等{len(listed)}处" if len(words) > most else ""
    return "、".join(f"“{word}”" for word in words[:most]) + more
