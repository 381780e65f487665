"""EVD03: satisfaction without data, or data without a survey."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import heading_span, without_sections
from reviewer.checks.prose import in_order, passage, passages, plain, quoted, sets_goals
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_SATISFACTION = re.compile(
    r"满意[度率]|(?:群众|公众|企业|服务对象|社会)[^，。；\n]{0,6}满意|好评率|满意”?的?[^。；\n]{0,40}占(?=\d)"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*[%％]|百分之|\d+(?:\.\d+)?分")
_TARGET = re.compile(r"[^，。；\n\d]{0,6}(?:不低于|不少于|大于|高于|目标|要求|≥|＞|>)")
# 满意度目标值≥90%，实际完成值95.2%: the result stands behind the goal.
_REACHED = re.compile(r"(?:实际|完成值|调查结果|结果为)[^。；\n\d]{0,10}\d")
_METHOD = re.compile(
    r"问卷|抽样|调查|测评|回访|评议|访谈|访问|走访|随访|评价系统|好差评|评价器|按键|扫码|回函|入户|电话|短信|(?:反馈|意见|评价)[表簿]|征求意见"
)
_SAMPLE = re.compile(r"\d+\s*[余多]?\s*(?:份|张|户|人|名|家|个样本|位|次)|样本")
_NEXT_LINE = re.compile(r"\s*[^\n]*")
# Whose satisfaction it is: 乘客满意度, 参训学员满意率. Of the public at large every survey may tell.
_WHOSE = re.compile(
    r"(?P<group>办事群众|办事企业|办事人员|当事人|申请人|参保人|乘客|旅客|游客|观众|读者|学员|学生|家长|教师|患者|病人|企业|商户|业主|用户|客户|农户|老人|职工|会员|党员|选手|农民|村民)的?$"
)
_NO_COMPLAINTS = re.compile(
    r"(?:无|没有|未收到|未接到|零)[^，。；\n]{0,6}投诉[^。；\n]{0,20}满意|满意[^。；\n]{0,20}(?:无|没有|未收到|零)[^，。；\n]{0,6}投诉"
)


@check("EVD03", name="无满意度数据", severity="major", since="0.2")
def satisfaction(report: Report) -> Iterator[Outcome]:
    """
    检查什么：有没有服务对象满意度的数据（目标值不算）；有数据的，是否写明调查方法和样本量；是否以“未收到投诉”代替满意度。
    为何重要：满意度在自评中通常占10分，没有调查依据的满意度不予计分。
    反例：
    某某县公积金中心2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年归集公积金2.3亿元。
    二、存在的问题
    网点偏少。
    三、改进措施
    归集科增设1个网点。
    ---
    某某县公积金中心2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年归集公积金2.3亿元，服务对象满意度100%。
    二、存在的问题
    网点偏少。
    三、改进措施
    归集科增设1个网点。
    正例：
    某某县公积金中心2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年归集公积金2.3亿元。发放问卷386份，收回360份，服务对象满意度92.5%。
    二、存在的问题
    网点偏少。
    三、改进措施
    归集科增设1个网点。
    已知误报：满意度数据在另行报送的自评表中。
    建议措辞：请补充满意度数据，写明调查方法、样本量、时点和结果。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    places = [m for start, end in _body(report) for m in _SATISFACTION.finditer(report.once(plain), start, end)]
    for match in _NO_COMPLAINTS.finditer(report.once(plain)):
        yield Fault("以没有投诉代替满意度，没有调查数据", (Span(start=match.start(), end=match.end()),), "likely")
    figured = [m for m in places if _FIGURE.search(report.text, m.end(), min(m.end() + 24, len(report.text)))]
    measured = [m for m in figured if not _targeted(report, m)]
    if not measured:
        yield _unmeasured(report, places, figured)
        return
    bare = [m for m in measured if not _surveyed(report, m)]
    if len(bare) == len(measured) and not any(_surveyed(report, m) for m in places):
        told = any(_METHOD.search(_told(report, m)) for m in bare)
        yield Fault(
            "满意度没有写明样本量" if told else "满意度没有写明调查方法和样本量",
            in_order(_stated(report, m) for m in bare[:3]),
            "query",
            "minor",
            values={"处数": str(len(bare))},
        )
        return
    yield Held((_span(measured[0]),), f"满意度数据{len(measured)}处，写有调查方法或样本量")
    if unasked := [m for m in measured if _is_unasked(report, m)]:
        yield Fault(
            f"{quoted(report.text, [_stated(report, m) for m in unasked])}没有写明调查方法和样本量",
            in_order(_stated(report, m) for m in unasked),
            "query",
            "minor",
            values={"处数": str(len(unasked))},
        )


def _unmeasured(report: Report, places: list[re.Match[str]], figured: list[re.Match[str]]) -> Fault:
    """Satisfaction that is only aimed at, only claimed, or not spoken of."""
    if figured:
        said = "满意度只有目标值，没有调查结果"
    else:
        said = "提到满意度而没有数据" if places else "绩效部分没有服务对象满意度数据"
    spans = passages(report.text, [_span(m) for m in places[:3]]) or _account(report)
    return Fault(said, spans, "likely" if places else "certain", values={"提及处数": str(len(places))}, key=said)


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def _stated(report: Report, match: re.Match[str]) -> Span:
    """The place with the figure after it, within the sentence."""
    sentence = report.sentence_at(match.start())
    return passage(report.text, match.start(), max(match.end(), min(match.end() + 8, sentence.end)))


def _targeted(report: Report, match: re.Match[str]) -> bool:
    """Whether the figure is what was to be reached."""
    if sets_goals(report, match.start()):
        return True
    target = _TARGET.match(report.text, match.end())
    return target is not None and not _REACHED.search(report.text, target.end(), report.sentence_at(match.start()).end)


def _body(report: Report) -> list[tuple[int, int]]:
    return without_sections(report, *report.sections_of("problems", "measures", "contents"))


def _surveyed(report: Report, match: re.Match[str]) -> bool:
    """Whether a method and a number asked are named near the place."""
    words = _told(report, match)
    return _METHOD.search(words) is not None and _SAMPLE.search(words) is not None


def _is_unasked(report: Report, match: re.Match[str]) -> bool:
    """Whether a figure in a sentence is of people whom no survey of the report names, nor gives the figure itself."""
    text, sentence = report.text, report.sentence_at(match.start())
    whose = _WHOSE.search(text, max(0, match.start() - 5), match.start() + max(0, match[0].find("满意")))
    figure = _FIGURE.search(text, match.end(), min(match.end() + 24, sentence.end))
    if whose is None or figure is None or "\t" in text[sentence.start : sentence.end]:
        return False
    beside = {report.sentence_at(max(0, sentence.start - 1)), report.sentence_at(min(sentence.end, len(text) - 1))}
    # A survey told beside the figure is that of the figure, unless it gives another satisfaction.
    return not any(
        whose["group"] in words or figure[0] in words or (told in beside and not _SATISFACTION.search(words))
        for told, words in report.once(_surveys)
    )


def _surveys(report: Report) -> list[tuple[Span, str]]:
    """The sentences that tell of a method and of a number asked, outside tables."""
    told = ((s, report.text[s.start : s.end]) for s in report.sentences)
    return [(s, words) for s, words in told if "\t" not in words and _METHOD.search(words) and _SAMPLE.search(words)]


def _told(report: Report, match: re.Match[str]) -> str:
    """The sentence of the figure with the one before and the one after it; a heading with the paragraph it opens."""
    sentence = report.sentence_at(match.start())
    before = report.sentence_at(max(0, sentence.start - 1))
    text, end = report.text, sentence.end
    if end < len(text):
        heads = "。" not in text[sentence.start : end]
        end = _line_end(text, end) if heads else report.sentence_at(end).end
    return text[before.start : end]


def _line_end(text: str, offset: int) -> int:
    """Where the next line with words in it ends."""
    match = _NEXT_LINE.match(text, offset)
    return match.end() if match is not None else len(text)


def _account(report: Report) -> tuple[Span, ...]:
    """Where the figure should stand: the heading of the account of performance, else the title."""
    sections = report.sections_of("performance") or report.document.sections[:1]
    return tuple(heading_span(report.text, section) for section in sections[:1])
