"""The tables of a report as a ledger: what they print under a code, a row label or a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.report import Report
from reviewer.checks.tables.sheets import sheets
from reviewer.model import Span
from reviewer.quantities.grids import Grid, Row

_SCALES = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(10**6),
    "亿元": Decimal(10**8),
}
_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．]|其中[:：]?)+"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|[“”\"\s]")
_TOTAL = re.compile(r"^(?:收入|支出)?(?:合计|总计)$")


class Entry(NamedTuple):
    """A figure of a table in 元, with one unit of its last digit, as printed, and where it stands."""

    value: Decimal
    place: Decimal
    text: str
    span: Span
    grid: Grid
    column: str
    unit: str

    @property
    def printed(self) -> str:
        """The figure with the unit of its column or table."""
        return f"{self.text}{self.unit}"


class Ledger(NamedTuple):
    """``names``: code → the names the tables give it."""

    by_code: dict[str, list[Entry]]
    by_label: dict[str, list[Entry]]
    by_title: dict[str, list[Entry]]
    names: dict[str, dict[str, Span]]

    def code_of(self, names: Sequence[str]) -> str:
        """The one code whose levels carry these names from the top; empty where none or several do."""
        wanted = [plain(name) for name in names]
        lengths = [3, 5, 7][: len(wanted)]
        found = [
            code
            for code in self.names
            if len(code) == lengths[-1]
            and all(name in self.names.get(code[:length], {}) for name, length in zip(wanted, lengths, strict=True))
        ]
        return found[0] if len(found) == 1 else ""

    def __bool__(self) -> bool:
        return bool(self.by_code or self.by_label)


def ledger(report: Report) -> Ledger:
    """Everything the money tables print; use as ``report.once(ledger)``."""
    found = Ledger({}, {}, {}, {})
    for grid in report.once(sheets):
        if not any(_unit(grid, index) in _SCALES for index in range(len(grid.columns))):
            continue
        for label, codes, figures in grid.panels:
            for row in grid.rows:
                _enter(found, grid, row, label, codes, figures)
    return found


def _enter(
    found: Ledger,
    grid: Grid,
    row: Row,
    label: int | None,
    codes: tuple[int, ...],
    figures: tuple[int, ...],
) -> None:
    entries = [*_entries(grid, row, figures)]
    code, name = grid.code(row, codes), grid.label(row, label, codes)
    if code and name:
        span = row.spans[label] if label is not None else row.span()
        found.names.setdefault(code, {}).setdefault(plain(name), span)
        found.by_code.setdefault(code, []).extend(entries)
    if name:
        found.by_label.setdefault(plain(name), []).extend(entries)
    if name and _TOTAL.match(plain(name)):
        for entry in entries:
            found.by_label.setdefault(plain(entry.column), []).append(entry)
        if grid.title:
            found.by_title.setdefault(plain(grid.title), []).extend(entries)


def _entries(grid: Grid, row: Row, figures: tuple[int, ...]) -> Iterator[Entry]:
    for index in figures:
        figure, unit = row.figures[index], _unit(grid, index)
        scale = _SCALES.get(unit)
        if scale is not None and figure is not None and not figure.percent:
            place = figure.place * scale
            yield Entry(figure.value * scale, place, figure.text, figure.span, grid, grid.columns[index].name, unit)


def _unit(grid: Grid, column: int) -> str:
    """The unit of a column: what its head says goes before what stands over the table."""
    return grid.columns[column].unit or grid.unit or ""


def plain(name: str) -> str:
    """A name without its number, brackets, quotation marks and blanks (一、公共安全支出 → 公共安全支出)."""
    return _BRACKETS.sub("", _HEAD.sub("", name))
