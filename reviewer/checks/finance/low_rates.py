"""Projects of a table of which far less was spent than planned, and whether the text says anything of why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.report import Report
from reviewer.checks.tables.sheets import sheets
from reviewer.model import Span
from reviewer.quantities.grids.grid import Grid

LEAST = Decimal(80)
_COLUMN = re.compile(r"^(?:预算)?(?:执行|支付|支出)率")
_TOTAL = re.compile(r"合计|总计|小计|^其中")
_GENERAL = re.compile(r"工作|项目|专项|经费|资金|补助|支出|建设|[（(].*?[)）]|[“”\"]")
_WHY = re.compile(
    r"原因|由于|因|系|受|未|没有|尚|推迟|延后|延期|滞后|缓慢|结转|结余|取消|暂停|招标|验收|流标|质保|尾款|偏低|较低|低于"
)
_OF_ALL = re.compile(r"执行率[^。；\n]{0,12}(?:低于|不足|偏低|较低|不高)")
_GRAM = 4


class LowRate(NamedTuple):
    """A row of a table by its name, with the rate as printed."""

    name: str
    rate: str
    span: Span


def low_rates(report: Report) -> Iterator[LowRate]:
    """The projects with a rate under ``LEAST`` of which no sentence says why; none where one speaks of such rates."""
    found = [low for grid in report.once(sheets) for low in _rows(grid)]
    if not found:
        return
    lines = [line for line in report.text.split("\n") if "\t" not in line]
    sentences = [sentence for line in lines for sentence in re.split(r"[。；;]", "".join(line.split()))]
    if any(_OF_ALL.search(sentence) for sentence in sentences):
        return
    telling = [sentence for sentence in sentences if _WHY.search(sentence)]
    yield from (low for low in found if not any(_speaks_of(sentence, low) for sentence in telling))


def _rows(grid: Grid) -> Iterator[LowRate]:
    for label, codes, figures in grid.panels:
        columns = [index for index in figures if _COLUMN.match(grid.columns[index].name)]
        money = len(figures) > len(columns)
        for row in grid.rows if len(columns) == 1 and money else ():
            rate, name = row.figures[columns[0]], grid.label(row, label, codes)
            if rate is not None and 0 < rate.value < LEAST and len(name) >= _GRAM and not _TOTAL.search(name):
                cell = row.spans[columns[0]]
                yield LowRate(name, row.cells[columns[0]].rstrip("%％"), Span(start=row.span().start, end=cell.end))


def _speaks_of(sentence: str, low: LowRate) -> bool:
    """Whether a sentence names the project, by four characters on end or the first three, or prints its rate."""
    own = [part for part in _GENERAL.split(low.name) if part]
    grams = {part[at : at + _GRAM] for part in own for at in range(max(1, len(part) - _GRAM + 1))}
    grams |= {part[: _GRAM - 1] for part in own[:1]}
    return low.rate in sentence or any(gram in sentence for gram in grams)
