"""STR01: contents the profile requires and the report says nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import heading_span, without_sections
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import SectionKind, Severity, Span
from reviewer.profiles import RequiredSection

_SPACES = re.compile(r"\s+")
_BLANKS = re.compile(r"[^\S\n]+")
# What was or will be done about each problem, told beside it.
_REMEDY = re.compile(r"(?:整改|改进|措施|对策|下一步)[^，。；\n\t]{0,4}[：:\t]")
_LEVELS: tuple[Severity, ...] = ("critical", "major", "minor", "info")
_NOT_CONTENT: tuple[SectionKind, ...] = ("title", "contents", "problems", "measures")
_WITH_REMEDIES = re.compile(
    r"(?:问题|不足|短板|困难)[^，。；]{0,4}(?:及|和|与|、).{0,8}(?:建议|措施|对策|整改|改进|打算)"
)
# A chapter named after the score, the problems and the measures is one of problems; its parts are not.
_CONTENT_WITHIN: tuple[SectionKind, ...] = ("score", "application", "appendix")


@check("STR01", name="必备章节缺失", severity="critical", since="0.1")
def required_contents(report: Report) -> Iterator[Outcome]:
    """
    检查什么：按所用地区口径列出的必备内容，逐项看报告有没有相应章节或文字；缺的合并为一条，按轻重列出。
    为何重要：缺了预算执行、得分依据、满意度等内容，自评结论无从复核，财政部门通常退回补报。
    反例：
    某某市水利局2023年度部门整体支出绩效自评报告
    一、部门基本情况
    （一）主要职责。负责全市水资源管理。
    （二）机构设置。内设科室6个，编制40人。
    二、部门整体支出绩效情况
    全年完成水库除险加固12座。
    三、存在的问题及原因
    预算编制不够精准。
    四、改进措施
    加强预算编制。
    正例：
    某某市水利局2023年度部门整体支出绩效自评报告
    一、部门基本情况
    （一）主要职责。负责全市水资源管理。
    （二）机构设置。内设科室6个，编制40人，在职38人。
    （三）绩效目标。年内完成水库除险加固12座。
    二、一般公共预算支出情况
    年初预算800万元，全年执行760万元，预算执行率95%，其中基本支出500万元、项目支出260万元。“三公”经费3万元。政府采购执行率100%。年末结转结余40万元。固定资产利用率98%。
    三、政府性基金预算支出情况
    无。
    四、国有资本经营预算支出情况
    无。
    五、社会保险基金预算支出情况
    无。
    六、部门整体支出绩效情况
    预算绩效管理工作按季监控。完成水库除险加固12座，服务对象满意度93%。按一级指标分别计分，综合得分96分，等级为优。
    七、存在的问题及原因
    2座水库因汛期推迟验收。
    八、下一步改进措施
    建管科6月底前完成验收。
    九、自评结果应用和公开情况
    自评结果已公开。
    十、其他需要说明的情况
    无。
    附件：部门整体支出绩效自评表
    已知误报：用了口径未收的说法，或有关内容只在另行报送的附表里；只是顺带提到也会算作已有。在口径文件中补充同义词即可。
    建议措辞：报告未见上述内容，请按自评报告提纲补充；不涉及的项目请注明“无”。
    """
    kind = report.once(genre)
    if kind != "self_evaluation":
        yield Unable(_PROJECT if kind == "project_evaluation" else _OTHER)
        return
    places = _searched(report)
    missing = [item for item in report.profile.required if not _present(report, item, places)]
    if missing:
        yield _fault(report, missing)
    else:
        yield Held((), f"按“{report.profile.title}”查{len(report.profile.required)}项必备内容，均有")


def _fault(report: Report, missing: Sequence[RequiredSection]) -> Fault:
    """One finding for all that is missing, the gravest first."""
    count = len(report.profile.required)
    grouped = [(level, [item.name for item in missing if item.severity == level]) for level in _LEVELS]
    listed = "；".join("、".join(names) for _, names in grouped if names)
    return Fault(
        message=f"未见{len(missing)}项必备内容（口径：{report.profile.title}）：{listed}",
        spans=_outline_spans(report),
        certainty="likely",
        severity=next(level for level, names in grouped if names),
        computation=f"查{count}项，有{count - len(missing)}项，缺{len(missing)}项",
        values={"缺项数": str(len(missing)), "缺项": "、".join(item.name for item in missing)},
        key="、".join(item.name for item in missing),
    )


_PROJECT = "本文是项目支出绩效评价报告，必备内容按部门整体支出设定"
_OTHER = "本文不是部门整体支出绩效自评报告"


class _Searched(NamedTuple):
    """Where contents may stand, without blanks. The preface names what it goes by, so that only what it says in
    figures and sentences (自评得分95分), not its words alone, are contents of the report."""

    body: str
    headings: str
    preface: str


def _searched(report: Report) -> _Searched:
    """What problems and measures say of a subject is no account of it; nor is a table of contents."""
    sections = report.document.sections
    left_out = report.sections_of(*_NOT_CONTENT)
    inner = {s.id for s in sections if any(o.start < s.start and s.end <= o.end for o in left_out)}
    within = [(s.start, s.end) for s in sections if s.id in inner and s.kind in _CONTENT_WITHIN]
    ranges = [*without_sections(report, *left_out), *within]
    body = "\n".join(_SPACES.sub("", report.text[start:end]) for start, end in ranges)
    headings = [s.title for s in sections if s.id not in inner and s.kind not in ("title", "contents")]
    return _Searched(body, _BLANKS.sub("", "\n".join(headings)), _preface(report))


def _preface(report: Report) -> str:
    """What stands before the first chapter, up to the table of contents."""
    listed = min((s.start for s in report.document.sections if s.kind == "contents"), default=len(report.text))
    return "".join(_SPACES.sub("", report.text[s.start : min(s.end, listed)]) for s in report.sections_of("title"))


def _present(report: Report, item: RequiredSection, places: _Searched) -> bool:
    if item.kinds and report.sections_of(*item.kinds):
        return True
    if "measures" in item.kinds and _remedied(report):
        return True
    return any(word in places.body or word in places.headings for word in item.words) or any(
        pattern.search(place) for pattern in item.patterns for place in places
    )


def _remedied(report: Report) -> bool:
    """Whether a chapter of problems is named after the measures too, or tells them problem by problem."""
    return any(
        _WITH_REMEDIES.search(section.title) or _REMEDY.search(report.text, section.start, section.end)
        for section in report.sections_of("problems")
    )


def _outline_spans(report: Report) -> tuple[Span, ...]:
    """Title and chapter headings: what the report does have."""
    sections = [s for s in report.document.sections if s.kind != "contents" and s.end > s.start]
    top = min((s.level for s in sections if s.kind != "title"), default=0)
    spans = [heading_span(report.text, s) for s in sections if s.level <= top]
    return tuple(span for span in spans if span.end > span.start)
