"""COP01: the department as a third party in its own report, or called by another body's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.checks.copying.unit import Unit, unit_of
from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import in_order, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_INNER = re.compile(r"(?<![自忘为])我(?P<body>室|科(?![学技研])|股(?!东|份))(?![内外友])")
_BODY = re.compile(
    r"(?<![自忘为])我(?P<body>局|厅|部(?![分门])|委(?!托)|院|校|中心|站(?!在|立)|馆|办(?!理|事|好|法)|会(?=[20共召组开在的]))"
)
_JOINED = re.compile(r"(?:与|同|和|会同|联合|商请|协调|协同|配合|联系|对接|向)(?:[\u4e00-\u9fff]{2,8}、){0,4}$")
_REACH = 48
_MANY = 2


@check("COP01", name="自我指称或他单位残留", severity="major", since="0.2")
def self_reference(report: Report) -> Iterator[Outcome]:
    """
    检查什么：报告主体在自己的报告中是否被当作第三方（“与本部门自己联系协商”）；是否用了“我室”“我科”或与主体不同的“我局”“我委”。
    为何重要：多为摘自内设科室或其他单位的材料而未统稿，相关成效是否属于本部门存疑。
    反例：
    某某县卫生健康局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    与卫生健康局、医疗保障局等部门联系协商，我科共受理事项120件。
    二、存在的问题
    窗口偏少。
    三、改进措施
    医政科增设2个窗口。
    正例：
    某某县卫生健康局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    我局与民政局、医疗保障局等部门联系协商，共受理事项120件。
    二、存在的问题
    窗口偏少。
    三、改进措施
    医政科增设2个窗口。
    已知误报：主体为某“室”“中心”且简称如此；与上级同名部门的往来。
    建议措辞：请改正主语，统一以本部门名义表述；属其他单位或内设机构材料的请核实归属。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    unit = report.once(unit_of)
    words = [*_inner(report, unit), *_others(report, unit), *_third_party(report, unit)]
    if not words:
        yield Held((), f"报告主体（{unit.name}）的自称一致" if unit else "未见“我室”“我科”一类自称（未识别到单位名称）")
        return
    whose = f"报告主体为{unit.name}，" if unit else ""
    yield Fault(
        f"{whose}文中称{quoted(report.text, in_order(words))}，疑摘自内设机构或其他单位材料",
        passages(report.text, words),
        "likely",
        values={"报告主体": unit.name if unit else "", "处数": str(len(words))},
    )


def _inner(report: Report, unit: Unit | None) -> Iterator[Span]:
    for match in _INNER.finditer(report.text):
        if unit is None or not unit.suffix.endswith(match["body"]):
            yield Span(start=match.start(), end=match.end())


def _others(report: Report, unit: Unit | None) -> Iterator[Span]:
    """我局 in the report of a 部, where the report mostly calls itself otherwise."""
    found = [*_BODY.finditer(report.text)]
    counts = Counter(match["body"] for match in found)
    if unit is None or counts.get(unit.suffix[-1], 0) + counts.get(unit.suffix, 0) < 1:
        return
    for match in found:
        rare = counts[match["body"]] <= _MANY
        if rare and not unit.suffix.endswith(match["body"]) and not unit.name.endswith(match["body"]):
            yield Span(start=match.start(), end=match.end())


def _third_party(report: Report, unit: Unit | None) -> Iterator[Span]:
    if unit is None:
        return
    names = re.compile(rf"{re.escape(unit.stem)}(?:部门|{re.escape(unit.suffix)})(?=[、和与及等])")
    for match in names.finditer(report.text):
        joined = _JOINED.search(report.text[max(0, match.start() - _REACH) : match.start()])
        if joined is not None:
            yield Span(start=match.start() - len(joined[0]), end=match.end())
