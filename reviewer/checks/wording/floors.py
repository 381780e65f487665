"""Rates that are said to lie all above a floor (各项目执行率均在90%以上), held against the column of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.places import clause_start
from reviewer.checks.report import Report
from reviewer.model import Span, Table

_CLAIM = re.compile(
    r"(?P<name>执行率|支出率|支付率|完成率)[^，。；\n\d]{0,4}(?:均|都|全部)[^，。；\n\d]{0,8}?(?P<floor>\d{2,3}(?:\.\d+)?)[%％](?:及?以上)"
)
# 重点项目, 除信息化外: not all of the rows.
_SOME = re.compile(r"重点|其他|其余|上述|部分|多数|级|类")
_RATE = re.compile(r"(?P<rate>\d{1,3}(?:\.\d+)?)[%％]?")
_WORDS = re.compile(r"[一-龥]{2}")
_TOTAL = re.compile(r"合计|小计|总计")


class Broken(NamedTuple):
    """A claim, the rows of a table that fall short of it, and how they are called."""

    claim: Span
    cells: tuple[Span, ...]
    rows: tuple[str, ...]


def broken(report: Report) -> Iterator[Broken]:
    """The claims that a table of the report gives the lie to."""
    text = report.text
    for match in _CLAIM.finditer(text):
        start = clause_start(text, match.start())
        if _SOME.search(text, start, match.start()) or "除" in text[report.sentence_at(start).start : match.start()]:
            continue
        for table in report.document.tables:
            below = [*_below(text, table, match["name"], Decimal(match["floor"]))]
            if below:
                cells, rows = zip(*below, strict=True)
                yield Broken(Span(start=start, end=match.end()), cells, rows)


def _below(text: str, table: Table, name: str, floor: Decimal) -> Iterator[tuple[Span, str]]:
    """The cells under a head with that name which show less, totals left out, each with the label of its row."""
    heads = [cell for cell in table.cells if name in "".join(text[cell.start : cell.end].split())]
    if not heads:
        return
    head = min(heads, key=lambda cell: cell.row)
    labels: dict[int, str] = {}
    for cell in table.cells:
        words = "".join(text[cell.start : cell.end].split())
        if _WORDS.search(words):
            labels.setdefault(cell.row, words)
    for cell in table.cells:
        rate = _RATE.fullmatch(text[cell.start : cell.end].strip())
        label = labels.get(cell.row, "")
        under = cell.column == head.column and cell.row > head.row and label and not _TOTAL.search(label)
        if under and rate is not None and Decimal(rate["rate"]) < floor:
            yield Span(start=cell.start, end=cell.end), f"{label}{rate[0]}"
