"""COP03: paragraphs that stand twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.checks.genre import genre, is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9%.]+")
# A numbered paragraph may open with its own heading: （一）维护。
_HEADING = re.compile(
    r"^[\s　]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)+(?:[^。；，！？：\n]{1,20}[。：])?"
)
_CLAUSE = re.compile(r"[。；，！？：]")
_SHORTEST = 40
_SHORTEST_CONTAINED = 24
_CLAUSE_SHORTEST = 6
_ALIKE = 90
_COMMON = 8


class _Paragraph(NamedTuple):
    span: Span
    clauses: frozenset[str]
    size: int


@check("COP03", name="段落重复", severity="major", since="0.2")
def repeated(report: Report) -> Iterator[Outcome]:
    """
    检查什么：有没有两段文字（各40字以上）内容相同或九成以上的语句相同；有没有一段文字（24字以上）的各句都在另一段中写过。标点、编号、空格不计。
    为何重要：同一成效写两遍，或前后项目的内容互相抄用，后一处的真实内容可能缺失。
    反例：
    某某县残联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    （一）康复服务。为残疾儿童提供康复训练，组织专家入户评估，建立一人一档，按月跟踪康复效果，家长参与率逐步提高，社区康复站覆盖所有街道。
    （二）就业服务。为残疾儿童提供康复训练，组织专家入户评估，建立一人一档，按月跟踪康复效果，家长参与率逐步提高，社区康复站覆盖所有街道。
    二、存在的问题
    评估推迟。
    三、改进措施
    康复科3月底前完成评估。
    正例：
    某某县残联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    （一）康复服务。为残疾儿童提供康复训练，组织专家入户评估，建立一人一档，按月跟踪康复效果，家长参与率逐步提高，社区康复站覆盖所有街道。
    （二）就业服务。为有就业意愿的残疾人开展技能培训，举办专场招聘会，推荐岗位，落实社保补贴，扶持自主创业，帮助其稳定就业增加收入。
    二、存在的问题
    评估推迟。
    三、改进措施
    康复科3月底前完成评估。
    已知误报：依法须在两处照录的条文、声明。
    建议措辞：两处内容重复，请核实后一处的实际内容并改写。
    """
    if report.once(genre) == "other":
        yield Unable("本文不是自评报告或决算")
        return
    paragraphs = _paragraphs(report)
    pairs = list(_pairs(paragraphs))
    for first, second in pairs:
        if not _are_alike(first, second):
            # Accounts explain their terms and causes in the same words again and again.
            if not is_evaluation(report):
                continue
            part, whole = sorted((second, first), key=lambda paragraph: paragraph.size)
            yield Fault(
                f"这一段在另一段中已经写过：“{_head(report, part.span)}……”",
                (part.span, whole.span),
                "likely",
                "minor",
                values={"字数": str(part.size)},
            )
            continue
        yield Fault(
            f"两段内容重复：“{_head(report, second.span)}……”",
            (second.span, first.span),
            "certain" if first.clauses == second.clauses else "likely",
            values={"字数": str(second.size)},
        )
    if not pairs:
        yield Held((), f"{len(paragraphs)}个{_SHORTEST_CONTAINED}字以上的段落互不重复")


def _paragraphs(report: Report) -> list[_Paragraph]:
    tables = report.document.tables
    found: list[_Paragraph] = []
    for match in _PARAGRAPH.finditer(report.text):
        if match.end() - match.start() < _SHORTEST_CONTAINED or any(t.start <= match.start() < t.end for t in tables):
            continue
        body = _HEADING.sub("", match[0])
        clauses = [_NOT_WORDS.sub("", clause) for clause in _CLAUSE.split(body)]
        size = sum(map(len, clauses))
        if size >= _SHORTEST_CONTAINED:
            kept = frozenset(clause for clause in clauses if len(clause) >= _CLAUSE_SHORTEST)
            found.append(_Paragraph(Span(start=match.start(), end=match.end()), kept, size))
    return found


def _pairs(paragraphs: list[_Paragraph]) -> Iterator[tuple[_Paragraph, _Paragraph]]:
    """Each paragraph with the first earlier one that says nearly the same. Clauses met often say nothing."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        telling = (holders[clause] for clause in paragraph.clauses if len(holders[clause]) <= _COMMON)
        shared = sorted({other for numbers in telling for other in numbers})
        found = next((o for o in shared if _say_the_same(paragraphs[o], paragraph)), None)
        if found is not None:
            yield paragraphs[found], paragraph
        for clause in paragraph.clauses:
            holders[clause].append(number)


def _say_the_same(first: _Paragraph, second: _Paragraph) -> bool:
    return _are_alike(first, second) or _holds(first, second) or _holds(second, first)


def _are_alike(first: _Paragraph, second: _Paragraph) -> bool:
    """Two paragraphs of some length, nearly all clauses of which are the same."""
    larger = max(_length(first.clauses), _length(second.clauses))
    shared = _length(first.clauses & second.clauses)
    return min(first.size, second.size) >= _SHORTEST and 0 < larger * _ALIKE <= shared * 100


def _holds(whole: _Paragraph, part: _Paragraph) -> bool:
    """Whether everything a paragraph says is said in a longer one; one clause alone may be said of many things."""
    known = len(part.clauses) > 1 and _length(part.clauses) * 100 >= part.size * _ALIKE
    return known and whole.size > part.size and part.clauses <= whole.clauses


def _length(clauses: frozenset[str]) -> int:
    return sum(map(len, clauses))


def _head(report: Report, span: Span) -> str:
    return " ".join(report.text[span.start : span.start + 24].split())
