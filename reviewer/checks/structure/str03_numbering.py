"""STR03: headings of one level that do not count 1, 2, 3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import heading_span
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.structure.numbering import heading_number, numeral
from reviewer.model import Section, Span


class _Item(NamedTuple):
    value: int
    section: Section


@check("STR03", name="编号断号或重号", severity="minor", since="0.1")
def numbering(report: Report) -> Iterator[Outcome]:
    """
    检查什么：同一上级标题之下、同一样式的编号是否从1起逐个递增，有无缺号、重号、倒序。
    为何重要：缺号往往是删段后未重排，或漏掉了一项内容，需核对是否缺文。
    反例：
    一、履职情况
    （一）打造平台
    1.建成服务大厅。受理事项300件。
    2.开通热线。接听来电500次。
    4.组建队伍。招募志愿者20名。
    ---
    一、基本情况
    本单位编制20人。
    二、绩效情况
    各项工作按期完成。
    二、存在的问题
    预算执行偏慢。
    正例：
    一、履职情况
    （一）打造平台
    1.建成服务大厅。受理事项300件。
    2.开通热线。接听来电500次。
    （二）组建队伍
    1.招募志愿者。招募志愿者20名。
    2.开展培训。培训2期。
    二、存在的问题
    预算执行偏慢。
    已知误报：标题被识别错（表格行、目录、条文编号）；各部分有意连续编号时，后一部分不从1起。
    建议措辞：编号不连续，请补正编号并核对是否漏段。
    """
    last: dict[str, int] = {}
    counted = False
    for run in _runs(report):
        values = [item.value for item in run.items]
        before = last.get(run.style, 0)
        last[run.style] = values[-1]
        if len(values) == 1:
            continue
        counted = True
        first = values[0] - 1 if values[0] - 1 == before else 0
        spans = [heading_span(report.text, item.section) for item in run.items]
        breaks = [at for at in _breaks(values, first) if not _inline(report.text, run, at, first)]
        if breaks:
            yield _fault(run.place, values, first, spans, breaks)
        else:
            yield Held((spans[0], spans[-1]), f"{run.place}编号{values[0]}—{values[-1]}连续")
    if not counted:
        yield Unable("没有两个以上同级编号标题")


class _Run(NamedTuple):
    """Headings that should count on; ``start`` is where the text they stand in begins."""

    place: str
    style: str
    start: int
    items: list[_Item]


def _runs(report: Report) -> list[_Run]:
    """Numbered headings by parent and style, in order of place; articles (第一条) count through all chapters."""
    runs: dict[tuple[str, str], _Run] = {}
    above: list[Section] = []
    for section in report.document.sections:
        while above and above[-1].end <= section.start:
            above.pop()
        number = heading_number(section)
        if number is not None and section.kind not in ("contents", "appendix"):
            parent = above[-1] if above and not number.style.endswith("条") else None
            place = f"“{parent.title}”下" if parent is not None and parent.title else "一级标题"
            start = parent.start if parent is not None else 0
            run = runs.setdefault((parent.id if parent else "", number.style), _Run(place, number.style, start, []))
            run.items.append(_Item(number.value, section))
        above.append(section)
    return [*runs.values()]


def _breaks(values: Sequence[int], first: int) -> list[int]:
    """Where the count breaks. A list that starts anew at 1 lies within the one before it, which may go on after it."""
    open_runs: list[int] = []
    depths: defaultdict[int, list[int]] = defaultdict(list)  # of the open runs, by the number each has come to
    breaks: list[int] = []

    def close_one() -> None:
        depths[open_runs.pop()].pop()

    def open_at(value: int) -> None:
        depths[value].append(len(open_runs))
        open_runs.append(value)

    open_at(first)
    for at, value in enumerate(values):
        if depths[value - 1]:
            goes_on = depths[value - 1][-1]
            while len(open_runs) > goes_on:
                close_one()
        elif value != 1:
            breaks.append(at)
            close_one()
        open_at(value)
    return breaks


def _inline(text: str, run: _Run, at: int, first: int) -> bool:
    """Whether every number skipped before the heading at ``at`` opens a sentence in the text before it.

    Then the outline missed a heading that does not begin a line; nothing is missing in the report.
    """
    here = run.items[at]
    before, since = (run.items[at - 1].value, run.items[at - 1].section.start) if at else (first, run.start)
    between = "".join(text[since : here.section.start].split())
    mark = "".join(here.section.number.split())
    chinese = numeral(here.value)
    skipped = [
        mark.replace(chinese, numeral(value)) if chinese in mark else mark.replace(str(here.value), str(value))
        for value in range(before + 1, here.value)
    ]
    return bool(skipped) and all(re.search(rf"(?<![\d.，、]){re.escape(mark)}(?!\d)", between) for mark in skipped)


def _fault(place: str, values: Sequence[int], first: int, spans: Sequence[Span], breaks: Sequence[int]) -> Fault:
    """One finding for a run, with the headings where the count breaks as its places."""
    missing = sorted(set(range(first + 1, max(values) + 1)) - set(values))
    places = {value: at for at, value in reversed([*enumerate(values)])}
    doubled = sorted({values[at] for at in breaks if places[values[at]] < at})
    said = [f"缺{'、'.join(map(str, missing))}"] if missing else []
    said += [f"{'、'.join(map(str, doubled))}重号"] if doubled else []
    printed = "、".join(map(str, values))
    return Fault(
        message=f"{place}编号为{printed}，{'，'.join(said) or '次序颠倒'}",
        spans=tuple(spans[at] for at in breaks),
        certainty="certain" if len(breaks) <= max(1, len(values) // 3) else "query",
        computation=f"应为{first + 1}—{max(values)}连续，实为{printed}",
        values={"缺号": "、".join(map(str, missing)), "重号": "、".join(map(str, doubled))},
    )
