"""STR06: whose report it is, and of what day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reviewer.checks.genre import genre, is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import heading_span
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_LINES = 10
_ABOVE_DATE = 3
_PRINTED_LINE = re.compile(r"\S[^\n]*")
_SHOWN = 30
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff×＊*○]{1,24}(?:局|厅|部(?!门)|委(?!托)|委员会|办公室|政府|街道|办事处|管委会|法院|检察院|中心|学校|大学|学院|医院|中学|小学"
    r"|幼儿园|联合会|协会|工会|团委|妇联|党校|支队|总队|大队|站|所|馆|集团|公司|院|社|处|校|会(?!议|计))"
)
_DATE = (
    r"(?:(?:20\d\d|二[〇零○][一二三四五六七八九〇零○十]{1,3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
    r"|20\d\d(?P<mark>[./．-])\d{1,2}(?P=mark)\d{1,2})"
)
_DATE_LINE = re.compile(rf"[\s（(]*{_DATE}[\s）)]*")
_DATED = re.compile(rf"(?:(?:报告|填报|填表|报送|编制|成文)(?:日期|时间)|^[\s（(]*日期)[：:]\s*{_DATE}")
_FILLED_BY = re.compile(
    r"(?:填报|报送|编制|自评|评价|预算)单位[（(]?(?:盖章|公章)?[）)]?[：:]\s*\S{3,}|单位名称[：:]\s*\S{3,}"
)
_GENERIC = re.compile(r"部门(?:整体)?|单位|项目|年度|整体支出|绩效|自评|评价|报告|支出|\d+|\s|自我|情况|预算|[（）()]")
_LONGEST_NAME = 30
# The annexes stand behind the signature.
_ANNEX = re.compile(r"附(?:件|表)[\d一二三四五六七八九十]*(?:[：:.、\s]|$)")


@check("STR06", name="标题或落款", severity="major", since="0.2")
def signature(report: Report) -> Iterator[Outcome]:
    """
    检查什么：标题（及首尾各10行）有没有单位名称，正文末尾（附件之前）有没有落款单位和日期。
    为何重要：没有单位名称和日期的报告不能作为正式报送材料，责任主体不明。
    反例：
    2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年完成造林1200亩。
    二、存在的问题
    抚育推迟。
    三、改进措施
    造林科3月底前完成抚育。
    正例：
    某某县林业局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    全年完成造林1200亩。
    二、存在的问题
    抚育推迟。
    三、改进措施
    造林科3月底前完成抚育。
    某某县林业局
    2024年2月20日
    已知误报：封面、落款为图片或在红头文件中另载。
    建议措辞：请在标题中写明单位全称，并在文末落款、注明日期、加盖公章。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    lines = [(m.start(), m[0].rstrip()) for m in _PRINTED_LINE.finditer(report.text)]
    named = _names_unit(report.document.title or "") or any(
        _FILLED_BY.search(line) or (len(line) <= _LONGEST_NAME and _names_unit(line))
        for _, line in _head(report, lines)
    )
    closing = _closing(_words(lines))
    dated = any(_DATE_LINE.fullmatch(line) or _DATED.search(line) for line in (*closing, *_words(lines[:_LINES])))
    signed = any(_is_name(line) for line in closing)
    # The title of an evaluation of a project names the project; who made it stands at the end.
    named = named or (signed and report.once(genre) == "project_evaluation")
    missing = [
        name
        for name, there in (("标题没有单位名称", named), ("文末没有落款单位", signed), ("没有成文日期", dated))
        if not there
    ]
    # What is missing is missing there: at the head the name, at the end the signature.
    spans = (_title(report), *(_last(lines) if named and not signed else ()))
    if not missing or (named and dated):
        yield Held(spans, "单位名称、日期齐全" if signed else "标题有单位名称，有成文日期")
    elif named or (signed and dated):
        yield Fault(
            "、".join(missing), spans, "likely", "minor", values={"缺": "、".join(missing)}, key="、".join(missing)
        )
    else:
        yield Fault("、".join(missing), spans, "certain", values={"缺": "、".join(missing)}, key="、".join(missing))


def _closing(lines: list[str]) -> list[str]:
    """The lines where a signature may stand: the last ones of the text and those before each annex, and a name
    over a date wherever it is."""
    ends = [len(lines), *(at for at, line in enumerate(lines) if _ANNEX.match(line))]
    dates = [at for at, line in enumerate(lines) if _DATE_LINE.fullmatch(line)]
    near = {at for end in ends for at in range(max(0, end - _LINES), end)}
    for date in dates:
        above = range(max(0, date - _ABOVE_DATE), date)
        near.update((*above, date) if any(_is_name(lines[at]) for at in above) else ())
    return [lines[at] for at in sorted(near)]


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME and _ORGANISATION.fullmatch(line.rstrip("（盖章）()")) is not None


def _last(lines: list[tuple[int, str]]) -> tuple[Span, ...]:
    """The end of the last line before the annexes."""
    at, line = next((before for before, (_, line) in pairwise(lines) if _ANNEX.match(line)), lines[-1])
    end = at + len(line)
    return (Span(start=max(at, end - _SHOWN), end=end),)


def _words(lines: list[tuple[int, str]]) -> list[str]:
    return [line for _, line in lines]


def _head(report: Report, lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The first lines, up to the first chapter."""
    chapter = next((s.start for s in report.document.sections if s.kind not in ("title", "contents")), len(report.text))
    return [(at, line) for at, line in lines[:_LINES] if at < chapter]


def _names_unit(words: str) -> bool:
    """Whether something is left that is the name of an organisation once the words of every such title are gone."""
    return _ORGANISATION.search(_GENERIC.sub("", words)) is not None


def _title(report: Report) -> Span:
    sections = report.document.sections
    if sections:
        return heading_span(report.text, sections[0])
    return Span(start=0, end=min(len(report.text), report.text.find("\n") if "\n" in report.text else len(report.text)))
