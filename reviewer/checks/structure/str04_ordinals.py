"""STR04: “三是” without “一是、二是”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import clause_from
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.structure.numbering import chinese_number, numeral
from reviewer.model import Section, Span

_OPENERS = r"首先|其一|第一(?=[，,、：是])|一(?:\s?是(?!否|一)|要(?![素件点])|来(?=[，,是])|则(?=[，,是]))|一方面"
# Only at the head of a clause does a marker count by itself; within one it may still go on with a run.
_FOLLOWERS = (
    r"(?P<head>(?:(?<=[。；，、：:;,.！？!?）)”])|^)[^\S\n]*)?"
    r"(?P<word>[第其]?(?P<number>[二三四五六七八九十]{1,3})(?:\s?是(?!否)|要(?![素件点求闻害])"
    r"|(?<=其.)(?=[，,：:])|(?<=[。；：:\n]第.)(?=[，,：:])))"
)
_MARKER = re.compile(rf"(?P<opener>{_OPENERS})|{_FOLLOWERS}", re.M)


class _Lost(NamedTuple):
    """A run of ordinals whose beginning is not there."""

    expected: str
    words: list[str]
    spans: list[Span]


class _Open(NamedTuple):
    """The latest ordinal of a run that may go on; ``lost`` when the run began in the middle."""

    value: int
    lost: _Lost | None = None


@check("STR04", name="孤立序词", severity="minor", since="0.1")
def ordinals(report: Report) -> Iterator[Outcome]:
    """
    检查什么：“二是”“三是”之前，同一章节内有没有与之衔接的“一是”“二是”（“首先”“其一”等起头也算）。
    为何重要：只有“三是”没有“一是、二是”，多为删改后未理顺，可能漏了内容。
    反例：
    一、工作开展情况
    组织专题学习12次。三是开展普法宣传8场，四是调解纠纷60件。
    ---
    一、工作开展情况
    一是开展普法宣传8场；三是调解纠纷60件。
    正例：
    一、工作开展情况
    主要做法一是组织专题学习12次；二是开展普法宣传，一要进社区，二要进学校；三是调解纠纷60件。
    二、存在的问题
    首先是执行偏慢，二是人员不足。
    已知误报：并列成分跨越两个同级小标题连续使用序词。
    建议措辞：序词不衔接，请补全前项或改正序词，并核对是否漏段。
    """
    lost, checked = _sweep(report)
    for run in lost:
        words = "、".join(run.words)
        yield Fault(
            message=f"“{words}”之前没有与之衔接的“{run.expected}”",
            spans=tuple(run.spans),
            certainty="certain",
            values={"序词": words, "应先有": run.expected},
        )
    if not lost:
        yield Held((), f"{checked}处序词均有前项") if checked else Unable("文中没有“二是”“三是”一类序词")


def _sweep(report: Report) -> tuple[list[_Lost], int]:
    """Every marker in order, each looked up in its own section and then in those around it.

    The runs open in a section stack up, since a run may hold another.
    """
    lost: list[_Lost] = []
    checked = 0
    runs: dict[str, list[_Open]] = {"": []}
    above: list[Section] = []
    coming = list(reversed(report.document.sections))
    for marker in _MARKER.finditer(report.text):
        while coming and coming[-1].start <= marker.start():
            above.append(coming.pop())
        above = [section for section in above if marker.start() < section.end]
        around = [runs[""], *(runs.setdefault(section.id, []) for section in above)]
        if marker["opener"]:
            around[-1].append(_Open(1))
            continue
        value = chinese_number(marker["number"])
        span = clause_from(report.text, marker.start("word"))
        if any(_goes_on(run, value, marker["word"], span) for run in reversed(around)):
            checked += 1
        elif marker["head"] is not None:
            lost.append(_lost(around[-1], value, marker["word"], span))
    return lost, checked


def _goes_on(run: list[_Open], value: int, word: str, span: Span) -> bool:
    """Whether ``value`` follows an open ordinal; what was open within that one is then closed."""
    for depth in range(len(run) - 1, -1, -1):
        before, lost = run[depth]
        if before == value - 1:
            run[depth:] = [_Open(value, lost)]
            if lost is not None:
                lost.words.append(word)
                lost.spans.append(span)
            return True
    return False


def _lost(run: list[_Open], value: int, word: str, span: Span) -> _Lost:
    """A new run without a beginning; what it lacks is named in its own style (其一, 一是)."""
    before = run[-1].value if run and run[-1].value < value else 0
    expected = "、".join(word.replace(numeral(value), numeral(n)) for n in range(before + 1, value))
    lost = _Lost(expected, [word], [span])
    run.append(_Open(value, lost))
    return lost
