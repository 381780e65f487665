"""Where a report says that all was done, or more than all: of its goals, or of the thing just counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from reviewer.checks.literals import windows
from reviewer.checks.places import clause_start
from reviewer.checks.report import Report
from reviewer.model import Span

_GOALS = r"目标任务|工作任务|绩效目标|目标|指标|绩效任务|年度任务|各项任务|预期任务"
_ALL_DONE = re.compile(
    rf"(?:{_GOALS})[^。！？；\n\d]{{0,14}}?(?:都|均|全部|全面|圆满|已|按)[^。！？；，\n]{{0,8}}?(?:完成|实现|达成|达到)"
    rf"|(?:全部|全面|圆满|超额|较好地?)(?:地)?完成[^。！？；，\n]{{0,20}}?(?:{_GOALS})"
)
_GOAL = re.compile(_GOALS)
_ALL = re.compile(r"各项|所有|全部|均|都|全面|圆满|各类")
_NOT_DONE = re.compile(r"未|没有|尚|除|(?<!折)不(?!折)|若|如果|确保|力争|努力|为了?|要(?!求)|下一步|将")
_CLAUSE = re.compile(r"[，,；;：:]")
_FIGURE = re.compile(r"\d[\d,.]*万?[一-龥%％]")
_FULLY = r"(?:超额|全部|全面|圆满|如期|按期|足额|提前)+(?:地)?(?:完成|兑现|实现)"
# 超额完成了下达的造林任务, 改造任务如期兑现: one thing, named before or behind.
_OF_ONE = re.compile(
    rf"{_FULLY}了?(?P<behind>[^，。；！？\n\d]{{2,24}}?)(?:任务|目标|计划|指标)(?=[，。；\n])"
    rf"|(?P<before>[^，。；！？\n\d]{{2,24}}?)(?:目标任务|任务|目标|计划|指标)(?:已|均|都)*{_FULLY}(?=[，。；\n])"
)
_DONE = re.compile(_FULLY)
_BEFORE, _BEHIND = 48, 64  # characters such a claim takes on either side of its verb
_WHOSE = re.compile(r"^.*的|^(?:年初|年度|全年|本年|当年|承诺|各项|主要)+|(?:年度|工作|建设|目标)+$")
# What was left at first may have been done since, left out for a reason, or planned anew.
_REST = re.compile(r"其余|剩余|余下|另外?\d|截至|随后|后续|次年|月|年[末底]|补|因|由于|系|调整")
_SHORTEST = 2
_REACH = 600


def all_done(report: Report, sentences: Set[int]) -> Iterator[Span]:
    """Where all goals are said to be reached; what is said of one figure counts in ``sentences`` only, those of
    the plans that were not, given by their start."""
    return (claim for claim in _of_all(report) if not _of_one_figure(report, claim, sentences))


def done_of(report: Report, name: str, offset: int) -> Span | None:
    """Where the paragraph, from ``offset`` on, says that what ``name`` contains was all or more than done; within
    the sentence the task need not be named (年度建设任务全面完成)."""
    line_end = report.text.find("\n", offset, offset + _REACH)
    until = line_end if line_end >= 0 else min(offset + _REACH, len(report.text))
    sentence = report.sentence_at(offset)
    for thing, claim in _of_tasks(report, offset, until):
        if thing in name if len(thing) >= _SHORTEST else not thing and claim.start < sentence.end:
            return None if _REST.search(report.text, offset, claim.end) else claim
    return None


def claims_of_tasks(report: Report) -> tuple[tuple[str, Span], ...]:
    """Every claim that one task was all or more than done, behind the task's name (培训 of 培训计划圆满完成); use as
    ``report.once(claims_of_tasks)``."""
    near = windows((verb.start() for verb in _DONE.finditer(report.text)), _BEFORE, _BEHIND, len(report.text))
    claims = (claim for start, end in near for claim in _of_tasks(report, start, end))
    return tuple((thing, span) for thing, span in claims if len(thing) >= _SHORTEST)


def _of_tasks(report: Report, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The claims between two offsets, each behind its task's name as far as it has one; none with a figure in it."""
    for match in _OF_ONE.finditer(report.text, start, end):
        begin = clause_start(report.text, match.start())
        thing = _WHOSE.sub("", _WHOSE.sub("", (match["behind"] or match["before"]).strip("，")))
        told = report.text[begin : match.end()]
        if not _NOT_DONE.search(told) and not _FIGURE.search(told):
            yield thing, Span(start=begin, end=match.end())


def open_between(report: Report, start: int, end: int) -> bool:
    """Whether the words between a figure and a claim may account for what is left (其余2期于次年1月补办)."""
    return _REST.search(report.text, start, end) is not None


def _of_all(report: Report) -> Iterator[Span]:
    for match in _ALL_DONE.finditer(report.text):
        sentence = report.sentence_at(match.start())
        before = report.text[sentence.start : match.start()]
        clause = _CLAUSE.split(before)[-1]
        if _NOT_DONE.search(clause + match.group()):
            continue
        first, _, last = match.group().rpartition("，")
        apart = first and _GOAL.search(last)
        start = match.end() - len(last) if apart else match.start() - len(clause.lstrip())
        yield Span(start=start, end=match.end())


def _of_one_figure(report: Report, conclusion: Span, sentences: Set[int]) -> bool:
    """Whether a conclusion speaks of the figure before it alone (入库12家，超额完成年度目标), which is no plan's of
    those whose ``sentences`` are given by their start."""
    start = report.sentence_at(conclusion.start).start
    if start in sentences or _ALL.search(report.text, conclusion.start, conclusion.end):
        return False
    return _FIGURE.search(report.text, start, conclusion.start) is not None
