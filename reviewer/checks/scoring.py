"""The overall score a report gives itself, the scores of its parts, and the grade it names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Unable
from reviewer.checks.places import clause_start
from reviewer.checks.report import Report
from reviewer.model import Span

_POINTS = r"(?P<points>\d{1,3}(?:\.\d{1,2})?)"
_SCORE = re.compile(
    r"(?P<label>(?:自评|自我评价|自我评分|评价|评定|综合|总体|整体|总|最终|最后|合计)[^。；，,\n\d]{0,10}?"
    r"(?:得分|评分|总分|分数|打分|计分|结果|结论)"
    r"|(?:得分|总分|评分|自评分|自评得|自评)(?:合计|总计)?|合计|总计|共计|共得?)"
    rf"\s*(?:情况)?(?:[为是共计达：:]|合计|总计|评为|评定为)*\s*[“”\"]?\s*{_POINTS}"
    r"(?:\s*(?P<unit>分)(?!钟|之|公司|局|队|中心|\d)|(?=[^\S\n]*(?:[，。；;、）)]|$)))",
    re.M,
)
_CONTEXT = re.compile(r"自评|自我评价|绩效评价|评价得分|评价结[论果]|综合评价|整体支出|评分表|评价指标")
_OVERALL = re.compile(r"综合|总|整体|最终|最后|合计|共|结论|结果")
# A score with these words is that of another contest, or of a part.
_OTHERS_MARK = re.compile(r"满意度|测评|测试|考试|竞赛|文明|平安|考核|考评|评比|营商|创建|普法|信用")
_SUM = re.compile(r"(?:合计|总计|共计|共得?)\Z")
_RATING = re.compile(r"自评|得分|打分|评价等级|评定等级|评分")
_TOTAL_ROW = re.compile(
    r"^[^\S\n]*(?:合\s*计|总\s*计|总\s*分|总得分|综合得分|自评总分)[^\d\n]*\t(?:[^\n]*\t)?\s*(?P<points>\d{1,3}(?:\.\d{1,2})?)\s*分?[^\S\n]*$",
    re.M,
)
_RESULT = re.compile(r"自评|自我|得分|评分|结[果论]")
_RANK = re.compile(r"排名|位居|名列|位列|第[一二三四五六七八九十\d]+[名位]")

_PART = re.compile(
    r"(?:得|计|扣|评|加|减)(?:分)?\s*(?:为|是|：|:)?\s*\d{1,2}(?:\.\d{1,2})?\s*分(?!钟|之)"
    r"|(?:得分|评分|扣分)\s*(?:为|是|：|:)?\s*\d{1,2}(?:\.\d{1,2})?(?![\d.%％])"
    r"|(?:执行|投入|过程|管理|履职|产出|数量|质量|时效|成本|效益|效果|效率|满意度)(?:指标|部分|情况)?\s*(?:为|：|:)?\s*\d{1,2}(?:\.\d{1,2})?\s*分(?!钟|之)"
    r"|[（(](?:满分|分值|权重|计|共)?\s*(?:为|：|:)?\s*\d{1,2}(?:\.\d+)?\s*分[）)]"
)
_SCORE_COLUMN = re.compile(r"^[^\n]*(?:得分|自评分|评分)[^\n]*$", re.M)
_FIGURES_ROW = re.compile(r"^(?=[^\n]*[\t ])[^\n]*?\d{1,3}(?:\.\d+)?[^\n]*$", re.M)
_LONE_FIGURE = re.compile(r"^[^\S\n]*\d{1,3}(?:\.\d+)?[^\S\n]*$", re.M)
_TABLE_REACH = 2000
_ENDS_WITH_SCORE = re.compile(r"(?:得分|自评分|评分)[^\t\n]*(?:\t(?:备注|说明|扣分原因|偏差[^\t\n]*)?\s*)?\Z")
_HALF = Decimal(50)
_FULL = Decimal(100)

_GRADES = r"优秀|良好|优良|中等|较差|不合格|合格|一般|优|良|中|差"
_GRADE_END = r"[”\"’」]?\s*(?:级|等级|等次|等|档)?(?=[，。；、,;（(）)\s]|$)(?!、[良中差合])"
_OPEN_QUOTE = r"[“”\"‘「]?"
# In the sentence of the score any “为优” will do; elsewhere the word 等级 or the like must stand before it.
_GRADE_HERE = re.compile(
    rf"(?:等级|等次|级别|档次|结果|结论|评级|评定|评价|自评|属于?|为|是)\s*(?:评?定?为|是|属于?|：|:)?\s*{_OPEN_QUOTE}"
    rf"(?P<grade>{_GRADES}){_GRADE_END}"
    rf"|[（(]\s*{_OPEN_QUOTE}(?P<bracketed>{_GRADES})[”\"]?\s*(?:级|等级|等次|等|档)?\s*[）)]"
)
_GRADE_ELSEWHERE = re.compile(
    rf"(?:评价|自评|绩效|综合|总体|评定)?(?:等级|等次|级别|档次|评级|结论|结果)\s*(?:评?定?为|是|属于?|：|:)?\s*{_OPEN_QUOTE}"
    rf"(?P<grade>{_GRADES}){_GRADE_END}"
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


def self_scored(report: Report) -> list[Score] | Unable:
    """The overall self-scores of a self-evaluation, or why there is nothing to judge."""
    if report.once(genre) not in ("self_evaluation", "project_evaluation"):
        return Unable("本文不是绩效自评报告")
    return report.once(overall_scores) or Unable("没有识别到自评总分，见STR01")


def overall_scores(report: Report) -> list[Score]:
    """The statements of the overall self-score. Scores of parts and of other contests are left out."""
    found: list[tuple[bool, Score]] = []
    for match in _SCORE.finditer(report.text):
        if not match["unit"] and not match["label"].endswith("分"):
            continue
        section = report.section_at(match.start())
        if section is not None and section.kind in ("contents", "problems", "measures"):
            continue
        sentence = report.sentence_at(match.start())
        clause = clause_start(report.text, match.start())
        if _OTHERS_MARK.search(report.text, clause, match.start("points")):
            continue
        if _RANK.search(report.text, match.end(), sentence.end):
            continue
        overall = _OVERALL.search(match["label"]) is not None
        own = _CONTEXT.search(report.text, sentence.start, match.end()) is not None
        if _SUM.search(match["label"]) and not _RATING.search(report.text, sentence.start, sentence.end):
            continue
        if not (own or overall or (section is not None and section.kind == "score")):
            continue
        points = Decimal(match["points"])
        if points == _FULL and not _RESULT.search(report.text, clause, match.start("points")):
            continue  # “总分100分” names the scale, not the result
        found.append((overall, Score(Span(start=clause, end=match.end()), points)))
    if any(overall for overall, _ in found):
        return [score for overall, score in found if overall and score.points > 20]
    return [score for _, score in found if score.points > _HALF] or _totals_of_tables(report)


def _totals_of_tables(report: Report) -> list[Score]:
    """The sum in the last column of a table whose heading row ends with a score."""
    found: list[Score] = []
    for header in _SCORE_COLUMN.finditer(report.text):
        if "\t" in header[0] and _ENDS_WITH_SCORE.search(header[0]):
            row = _TOTAL_ROW.search(report.text, header.end(), min(len(report.text), header.end() + _TABLE_REACH))
            if row and _HALF < Decimal(row["points"]) <= _FULL:
                found.append(Score(Span(start=row.start(), end=row.end()), Decimal(row["points"])))
    return found


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
    """Rows of figures below a heading row that names a score; lone figures where a table came as one cell a line."""
    text = report.text
    most = 0
    for header in _SCORE_COLUMN.finditer(text):
        reach = min(len(text), header.end() + _TABLE_REACH)
        if "\t" in header[0] or "  " in header[0].strip():
            most = max(most, sum(1 for _ in _FIGURES_ROW.finditer(text, header.end(), reach)))
        elif len(header[0].strip()) <= 6:
            most = max(most, sum(1 for _ in _LONE_FIGURE.finditer(text, header.end(), reach)) // 2)
    return most


def grade_near(report: Report, score: Score) -> Grade | None:
    """The grade in the sentence of the score, else in the sentences next to it or the rest of its score section."""
    text = report.text
    sentence = report.sentence_at(score.span.start)
    after = report.sentence_at(sentence.end).end if sentence.end < len(text) else sentence.end
    after = report.sentence_at(after).end if after < len(text) else after
    before = report.sentence_at(max(0, sentence.start - 1)).start
    section = report.section_at(score.span.start)
    tries = [
        (_GRADE_HERE, score.span.end, sentence.end),
        (_GRADE_HERE, sentence.start, score.span.end),
        (_GRADE_ELSEWHERE, sentence.end, after),
        (_GRADE_ELSEWHERE, before, sentence.start),
    ]
    if section is not None and section.kind == "score":
        tries.append((_GRADE_ELSEWHERE, section.start, section.end))
    for pattern, start, stop in tries:
        match = pattern.search(text, start, stop)
        if match:
            group = match.lastgroup or "grade"
            return Grade(
                Span(start=match.start(group), end=match.end(group)),
                _SYNONYMS.get(match[group], match[group]),
                match[group],
            )
    return None
