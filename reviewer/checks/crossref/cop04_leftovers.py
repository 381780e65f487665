"""COP04: what is left of the form: a choice not made, a reason not given, a blank not filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import Phrase, phrases
from reviewer.checks.places import clause_start
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

# Each for itself: a scan for what one of them begins with is fast, for any of them it is not.
_PATTERNS: tuple[tuple[Phrase, re.Pattern[str]], ...] = tuple(
    (phrase, re.compile(pattern)) for phrase in phrases("crossref", "leftovers") for pattern in phrase.patterns
)
_CLAUSE_END = re.compile(r"[，,；;。\n]|\Z")
_UNIT = re.compile(r"单位|计量|币种")
_SAID = {"choice": "增减方向未选定", "empty": "之后没有内容", "blank": "未填写", "instruction": "填写说明未删除"}


@check("COP04", name="模板残留", severity="minor", since="0.2")
def leftovers(report: Report) -> Iterator[Outcome]:
    """检查什么：
    文中有没有模板的痕迹：“增加（减少）”没有选定方向，“主要原因是”之后没有内容，“XX万元”“为万元”没有填数，填写说明
    没有删除。

    为何重要：
    模板残留说明该段没有真正填写或没有人读过，公开后影响公信力。

    反例：
    财政拨款收入增加（减少）的主要原因是业务量增加。
    ---
    公务接待费1.20万元，与上年持平，主要原因是。
    ---
    本年支出合计XX万元。

    正例：
    公务接待费1.20万元，与上年持平，主要原因是接待批次没有变化。

    已知误报：
    引用表样、制度原文时会出现空格和占位符号。

    建议措辞：
    请补全或删除模板内容。
    """
    told: set[tuple[str, Span]] = set()
    for phrase, pattern in _PATTERNS:
        for match in pattern.finditer(report.text):
            if phrase.kind == "blank" and _says_unit(report, match):
                continue
            span = _clause(report.text, match)
            if phrase.kind == "empty":
                span = Span(start=_printed_from(report, span.start), end=span.end)
            if (phrase.reason, span) in told:
                continue
            told.add((phrase.reason, span))
            yield Fault(
                f"“{_shown(report.text, span)}”疑为模板残留：{phrase.reason}。",
                (span,),
                phrase.certainty,
                values={"类型": _SAID[phrase.kind]},
            )
    if not told:
        yield Held((), "没有发现未选定的方向、空缺的原因和占位符号")


def _says_unit(report: Report, match: re.Match[str]) -> bool:
    """Whether the sentence lays down the unit of the amounts (金额单位除注明外均为万元)."""
    return _UNIT.search(report.text, report.sentence_at(match.start()).start, match.start()) is not None


def _clause(text: str, match: re.Match[str]) -> Span:
    end = _CLAUSE_END.search(text, match.end())
    stop = end.start() if end is not None else match.end()
    if stop < len(text) and text[stop] in "。；;":
        stop += 1
    return Span(start=clause_start(text, match.start()), end=stop)


def _printed_from(report: Report, offset: int) -> int:
    start = report.sentence_at(offset).start
    while report.text[start].isspace():
        start += 1
    return start


def _shown(text: str, span: Span) -> str:
    shown = "".join(text[span.start : span.end].split())
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
