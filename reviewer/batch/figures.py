"""The key figures of a report for the summary table: totals of income and expenditure, the score."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reviewer.model import Document, SectionKind
from reviewer.quantities import find_quantities

NAMES = ("收入合计", "支出合计", "基本支出", "项目支出", "自评得分")
_WHERE: tuple[SectionKind, ...] = ("finance", "income", "expenditure", "score", "profile", "performance")
_LABELS: Mapping[str, re.Pattern[str]] = {
    "收入合计": re.compile(r"收入(?:总计|合计|总额)"),
    "支出合计": re.compile(r"(?<!收入)支出(?:总计|合计|总额)|(?:全年|本年|年度)(?:总)?支出(?=\d)"),
    "基本支出": re.compile(r"基本支出"),
    "项目支出": re.compile(r"项目支出"),
    "自评得分": re.compile(r"综合得分|(?:自评|评价)(?:综合)?(?:得分|评分|总分)|自评[^，。；\n]{0,8}得分|总分"),
}
_JOINT = re.compile(r"收(?:入)?[、，和与及]?支(?:出)?(?:总计|合计)")
_REACH = 12
"""How many characters may stand between a label and its figure."""


def key_figures(document: Document) -> dict[str, str]:
    """Figures as printed, by name; a figure the report does not state is left out.

    The first place where a label is followed at once by a figure of its kind counts.
    """
    text = document.text
    quantities = find_quantities(text)
    spans = [(s.start, s.end) for s in document.sections if s.kind in _WHERE] or [(0, len(text))]
    amounts = {q.start: q for q in quantities if q.kind == "money" or q.unit == "分"}
    found: dict[str, str] = {}
    for name, label in _LABELS.items():
        wanted = "分" if name == "自评得分" else "元"
        for match in (*label.finditer(text), *(_JOINT.finditer(text) if name in NAMES[:2] else ())):
            if not any(start <= match.start() < end for start, end in spans):
                continue
            near = (amounts.get(at) for at in range(match.end(), match.end() + _REACH))
            figure = next((q for q in near if q and q.unit == wanted and q.qualifier == "exact"), None)
            if figure is not None:
                found[name] = figure.text
                break
    return found
