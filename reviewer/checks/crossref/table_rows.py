"""Numbers of a table against the text where 万 is lost or digits are out of order: a row of its name, a whole table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.crossref.ledger import Entry, ledger
from reviewer.checks.crossref.shuffled import bare_name, same_digits
from reviewer.checks.outcomes import Fault, Held
from reviewer.checks.report import Report
from reviewer.checks.tables.sheets import sheets, titled
from reviewer.model import Span
from reviewer.quantities.grids import Grid, Row
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_CELL = re.compile(
    r"(?:[≥≤＞＜><=]|不[低少高]于)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>[一-鿿]{0,4})"
)
_IN_LABEL = re.compile(r"[（(](?:单位[：:])?(?P<scale>[万亿]?)(?P<unit>[一-鿿]{1,4})[）)]$")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(10**8)}
_UNIT_LINE = re.compile(r"单位[:：][^\S\n]*[百千万亿]*元")
_ABOVE = 80  # characters over a table within which its unit is told
_SHORTEST = 4  # characters of a name that is not shared by chance
_FEWEST = 2  # figures of a table that all say the same of its unit
_DIGITS = 4  # of a figure that is not met again by chance


class _Cell(NamedTuple):
    """A number of a row with the scale and unit that it, or else its row, is printed with."""

    number: Decimal
    scale: str
    unit: str
    text: str
    span: Span

    @property
    def value(self) -> Decimal:
        return self.number * _SCALES[self.scale]


def rows_against_text(report: Report) -> Iterator[Held | Fault]:
    """Each row of counts against the counts of its name in the text, one of which should be in the row."""
    by_name: dict[str, list[Item]] = {}
    for item in report.relations.items:
        if item.role == "amount" and item.quantity.kind == "count" and item.exact and item.value:
            by_name.setdefault(bare_name(item.label), []).append(item)
    for grid in report.once(sheets):
        for row in grid.rows:
            yield from _row(grid, row, by_name)


def _row(grid: Grid, row: Row, by_name: dict[str, list[Item]]) -> Iterator[Held | Fault]:
    for label in row.cells:
        name = bare_name(label)
        items = by_name.get(name, ()) if len(name) >= _SHORTEST else ()
        pairs = [(item, cell) for cell in _cells(row, label) for item in items if item.quantity.unit == cell.unit]
        if agreeing := next(((item, cell) for item, cell in pairs if item.value == cell.value), None):
            yield Held((agreeing[0].span, agreeing[1].span), f"{name}{printed(agreeing[0])}={agreeing[1].text}")
            return
        for item, cell in pairs:
            if how := _how(item, cell):
                yield Fault(
                    f"正文为{name}{printed(item)}，{titled(grid)}所列为{cell.text}，两处不一致，{how}。",
                    (item.span, cell.span),
                    "likely",
                    severity="major",
                    computation=f"{printed(item)}≠{cell.text}",
                    values={"正文": printed(item), "表格": cell.text},
                )
                return


def _cells(row: Row, label: str) -> Iterator[_Cell]:
    of_label = _IN_LABEL.search(label)
    for text, span in zip(row.cells, row.spans, strict=True):
        match = _CELL.fullmatch(text)
        if match is None or not (match["unit"] or of_label):
            continue
        told = match if match["unit"] else of_label
        assert told is not None
        number = Decimal(match["number"].replace(",", ""))
        shown = text if match["unit"] else f"{text}{told['scale']}{told['unit']}"
        yield _Cell(number, told["scale"], told["unit"], shown, span)


def _how(item: Item, cell: _Cell) -> str:
    """What slip makes one of the two from the other; empty where none does."""
    number = item.value / _SCALES.get(item.quantity.scale, Decimal(1))
    if number == cell.number and item.quantity.scale != cell.scale:
        return "疑有一处单位错用“万”"
    return "疑为数字颠倒" if same_digits(item.value, cell.value, last_place(item.quantity)) else ""


def tables_in_wrong_units(report: Report) -> Iterator[Fault]:
    """Tables in 元 whose figures the text prints with the same digits in 万元, and none of them in 元."""
    entries = [entry for figures in report.once(ledger).by_label.values() for entry in figures]
    inside = [(table.start, table.end) for table in report.document.tables]
    amounts = [
        item
        for item in report.relations.items
        if item.quantity.kind == "money" and item.exact and not any(a <= item.quantity.start < b for a, b in inside)
    ]
    for grid in report.once(sheets):
        yield from _unit(report, grid, [entry for entry in entries if entry.grid is grid], amounts)


def _unit(report: Report, grid: Grid, entries: Sequence[Entry], amounts: Sequence[Item]) -> Iterator[Fault]:
    values = {entry.value for entry in entries}
    if any(item.value in values for item in amounts):
        return
    by_digits = {entry.text.replace(",", ""): entry for entry in entries if _digits(entry.text) >= _DIGITS}
    met: dict[tuple[str, str], dict[str, Item]] = {}
    for item in amounts:
        number = f"{item.value / _SCALES.get(item.quantity.scale, Decimal(1)):.{item.quantity.decimals}f}"
        if entry := by_digits.get(number):
            met.setdefault((entry.unit, f"{item.quantity.scale}元"), {})[number] = item
    for (stated, told), figures in met.items():
        if len(figures) >= _FEWEST and stated != told:
            entry, item = next((by_digits[number], item) for number, item in figures.items())
            head = _UNIT_LINE.search(report.text, max(0, grid.span.start - _ABOVE), entry.span.start)
            shown = (Span(start=head.start(), end=head.end()),) if head is not None else ()
            yield Fault(
                f"{titled(grid)}表头单位为“{stated}”，而表中{'、'.join([*figures][:3])}等数在正文中均以“{told}”为单位，"
                "疑表头单位有误。",
                (*shown, entry.span, item.span),
                "likely",
                severity="major",
                computation=f"{entry.printed}≠{printed(item)}",
                values={"表头": stated, "正文": told},
                ask="请核对表头的金额单位。",
            )


def _digits(text: str) -> int:
    return len(text.replace(",", "").replace(".", "").strip("0"))
