"""The overall score a report gives itself, the scores of its parts, and the grade it names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.places import clause_start
from reviewer.checks.report import Report
from reviewer.model import Span

_POINTS = r"(?P<points>\d{1,3}(?:\.\d{1,2})?)"
_SCORE = re.compile(
    r"(?P<label>(?:自评|自我评价|自我评分|评价|评定|综合|总体|整体|总|最终|最后|合计)[^。；，,\n\d]{0,10}?(?:得分|评分|总分|分数|分值|打分|计分|结果|结论|成绩)"
    r"|(?:得分|总分|评分|自评分|自评得|自评)(?:合计|总计)?)"
    rf"\s*(?:情况)?(?:[为是共计达：:]|合计|总计|评为|评定为)*\s*[“”\"]?\s*{_POINTS}\s*分(?!钟|之|公司|局|队|中心|\d)"
)
_CONTEXT = re.compile(r"自评|自我评价|绩效评价|评价得分|评价结[论果]|综合评价|综合得分|整体支出|评分表|评价指标")
# A score out of these is the mark of another contest, or of a part.
_OTHERS_MARK = re.compile(r"满意度|测评|测试|考试|成绩单|竞赛|文明|平安|考核(?:综合)?(?:得分|成绩|总分)|评比|营商|排名")
_OVERALL = re.compile(r"综合|总|整体|最终|最后|合计|结论|结果")

_PART = re.compile(
    r"(?:得|计|扣|评|加|减)(?:分)?\s*(?:为|是|：|:)?\s*\d{1,2}(?:\.\d{1,2})?\s*分(?!钟|之)"
    r"|(?:得分|评分|扣分)\s*(?:为|是|：|:)?\s*\d{1,2}(?:\.\d{1,2})?(?![\d.%％])"
    r"|[（(](?:满分|分值|权重|计|共)?\s*(?:为|：|:)?\s*\d{1,2}(?:\.\d+)?\s*分[）)]"
)
_SCORE_COLUMN = re.compile(r"^[^\n]*(?:得分|自评分|评分)[^\n]*$", re.M)
_FIGURES_ROW = re.compile(r"^(?=[^\n]*[\t ])[^\n]*?\d{1,3}(?:\.\d+)?[^\n]*$", re.M)
_TABLE_REACH = 2000

_GRADES = r"优秀|良好|优良|中等|较差|不合格|合格|一般|优|良|中|差"
_GRADE = re.compile(
    rf"(?:等级|等次|级别|档次|结果|结论|评级|评定|评为|评价|自评|属于?|为|是)\s*(?:评?定?为|是|属于?|：|:)?\s*[“”\"‘「]?(?P<grade>{_GRADES})"
    r"[”\"’」]?\s*(?:级|等级|等次|等|档)?(?=[，。；、,;）)\s]|$)"
    rf"|[（(]\s*[“\"]?(?P<bracketed>{_GRADES})[”\"]?\s*(?:级|等级|等次|等|档)?\s*[）)]"
)
_SYNONYMS = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差", "一般": "中", "合格": "中", "不合格": "差"}


class Score(NamedTuple):
    """``span`` runs from the start of the clause to 分; ``points`` as printed."""

    span: Span
    points: Decimal


class Grade(NamedTuple):
    """``name`` as in the usual bands (优秀 → 优); ``printed`` as it stands."""

    span: Span
    name: str
    printed: str


def overall_scores(report: Report) -> list[Score]:
    """The statements of the overall self-score. Scores of parts and of other contests are left out."""
    found: list[tuple[bool, Score]] = []
    for match in _SCORE.finditer(report.text):
        section = report.section_at(match.start())
        if section is not None and section.kind in ("contents", "problems", "measures"):
            continue
        sentence = report.sentence_at(match.start())
        clause = clause_start(report.text, match.start())
        if _OTHERS_MARK.search(report.text, clause, match.start("points")):
            continue
        before = report.text[sentence.start : match.end()]
        if not (_CONTEXT.search(before) or (section is not None and section.kind == "score")):
            continue
        points = Decimal(match["points"])
        score = Score(Span(start=clause, end=match.end()), points)
        found.append((_OVERALL.search(match["label"]) is not None, score))
    if any(overall for overall, _ in found):
        return [score for overall, score in found if overall and score.points > 20]
    return [score for _, score in found if score.points > 50]


def part_scores(report: Report, overall: list[Score]) -> int:
    """How many scores of parts the report prints, in sentences or in the rows of a table with a score column."""
    text = report.text
    taken = {score.span.end for score in overall}
    in_sentences = {
        match.start()
        for match in _PART.finditer(text)
        if match.end() not in taken and not any(s.span.start <= match.start() < s.span.end for s in overall)
    }
    return max(len(in_sentences), _rows_with_scores(report))


def _rows_with_scores(report: Report) -> int:
    """Rows of figures below a heading row that names a score."""
    most = 0
    for table in report.document.tables:
        header = _SCORE_COLUMN.search(report.text, table.start, table.end)
        if header:
            most = max(most, sum(1 for _ in _FIGURES_ROW.finditer(report.text, header.end(), table.end)))
    for header in _SCORE_COLUMN.finditer(report.text):
        if "\t" in header[0] or "  " in header[0].strip():
            reach = min(len(report.text), header.end() + _TABLE_REACH)
            most = max(most, sum(1 for _ in _FIGURES_ROW.finditer(report.text, header.end(), reach)))
    return most


def grade_near(report: Report, score: Score) -> Grade | None:
    """The grade in the sentence of the score or the two after it, or anywhere in the same score section."""
    sentence = report.sentence_at(score.span.start)
    end = sentence.end
    for _ in range(2):
        end = report.sentence_at(end).end if end < len(report.text) else end
    section = report.section_at(score.span.start)
    ranges = [(sentence.start, end)]
    if section is not None and section.kind == "score":
        ranges.append((section.start, section.end))
    for start, stop in ranges:
        match = _GRADE.search(report.text, start, stop)
        if match:
            group = "grade" if match["grade"] else "bracketed"
            printed = match[group]
            span = Span(start=match.start(group), end=match.end(group))
            return Grade(span, _SYNONYMS.get(printed, printed), printed)
    return None
