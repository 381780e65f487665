"""STR05: “其中” with no total before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import passage
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Quantity, QuantityKind

_AMONG = re.compile(r"其中(?:[：:，,]|(?=[^，。；\n]{0,16}\d))")
_MEASURES: frozenset[QuantityKind] = frozenset({"money", "percent", "count", "ratio", "number", "rate"})
# A share tells of what it is the share (其中考核占比为5%); only amounts want a total before them.
_PARTS: frozenset[QuantityKind] = frozenset({"money", "count"})
# 其中单价50万元以上的设备, 其中3个月未销号的: the figure says which, not how many.
_WHICH = re.compile(r"(?:及?以[上下内外]|左右)?[^，。；、\n\d]{0,12}?的|及?以[上下内外]")
# 上半年支出偏慢，其中第二季度仅86万元: what is divided is a time.
_TIME = re.compile(r"(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月|20\d\d年|[当本]年|[前后][一二三]季度)")
_WHOLE = re.compile(r"[一二两三四五六七八九十百千万亿几数多]|全部|所有|各项|若干|一批|主要|包括|以下|总量|总额|合计")
_PARAGRAPH_END = re.compile(r"[。；：！？]\n|\n\s*\n|^.{1,14}\n", re.M)
_REACH = 160
_OPENING = 2
_PARAGRAPH = 40


@check("STR05", name="孤立“其中”", severity="minor", since="0.2")
def lone_parts(report: Report) -> Iterator[Outcome]:
    """
    检查什么：“其中”引出数字时，前面（同段）有没有它所属的总数；“其中”之后有没有分项。
    为何重要：没有总数的“其中”无法勾稽，多为删改时误删了总数。
    反例：
    二、履职情况
    组织开展业务培训。其中财务人员32人，资产管理人员18人。
    正例：
    二、履职情况
    组织开展业务培训，参训50人，其中财务人员32人，资产管理人员18人。
    已知误报：总数在上一段或表中。
    建议措辞：“其中”之前没有总数，请补列总数并核对各分项之和。
    """
    seen = 0
    lone = False
    for match in _AMONG.finditer(report.text):
        sentence = report.sentence_at(match.start())
        parts = [q for q in report.quantities_in(match.end(), sentence.end) if _is_part(report, q)]
        if not parts or _TIME.match(report.text, match.end()):
            continue
        seen += 1
        # Within a sentence 其中 divides what the sentence names; at its head, what was told before.
        paragraph = _paragraph(report.text, match.start())
        told = max(paragraph, *(report.text.rfind(mark, paragraph, match.start()) + 1 for mark in "。；"))
        start = told if match.start() - told > _OPENING else paragraph
        before = report.text[start : match.start()]
        # 其中5个岗位职责不符: the whole is a thing spoken of (a handbook, a plan), not a sum left out.
        if len(parts) == 1 and parts[0].kind == "count" and parts[0].start == match.end():
            continue
        if _at_head(report, start, before, parts[0]) or _WHOLE.search(before):
            continue
        if any(q.kind in _MEASURES for q in report.quantities_in(start, match.start())):
            continue
        lone = True
        yield Fault(
            f"“其中”之前没有总数，后列{parts[0].text}等分项",
            (passage(report.text, match.start(), parts[0].end),),
            "likely",
            values={"分项": parts[0].text},
        )
    if not lone:
        yield Held((), f"{seen}处“其中”之前均有总数") if seen else Unable("文中没有引出数字的“其中”")


def _paragraph(text: str, offset: int) -> int:
    """Where the paragraph begins, or as far back as is looked; a line of a PDF ends within a sentence."""
    reach = max(0, offset - _REACH)
    return max((m.end() for m in _PARAGRAPH_END.finditer(text, reach, offset)), default=reach)


def _is_part(report: Report, quantity: Quantity) -> bool:
    return quantity.kind in _PARTS and not _WHICH.match(report.text, quantity.end)


def _at_head(report: Report, start: int, before: str, part: Quantity) -> bool:
    """Whether “其中” stands in a table, or opens its line, so that the total is in the line above or in a table.

    A paragraph above that was brought to its end, and has no figure of this kind, holds no total.
    """
    if "\t" in before or any(t.start <= start < t.end for t in report.document.tables):
        return True
    if len(before.strip()) >= _OPENING:
        return False
    above = report.text[:start].rstrip()
    begin = above.rfind("\n") + 1
    told = len(above) - begin >= _PARAGRAPH and above.endswith("。")
    figures = [q for q in report.quantities_in(begin, len(above)) if _is_part(report, q)]
    return not told or any(q.kind == part.kind and q.unit == part.unit for q in figures)
