"""Reading a table as a grid: header rows and data rows told apart, headers spread over the columns they span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from reviewer.model import Cell, Span, Table
from reviewer.quantities.grids.figures import NIL, Figure, figure, folded

_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")
_CODE_PART = re.compile(r"\d{1,3}")
_CODE_HEADER = re.compile(r"编码|代码|^[类款项]$")
_NOT_FIGURES = re.compile(r"^(?:序号|行次|栏次|编号|年度|年份|电话|排名|备注)$")
_NUMBER_ROW = re.compile(r"^(?:栏次|行次)$")
_UNIT_LINE = re.compile(
    r"单位(?:名称)?[:：]|编制[单部]|部门[:：]|公开\d*表|^表?\d{1,2}$|金额单位|^注[:：]|^[（(]?\d{4}年度?[）)]?$"
)
_OWN_UNIT = re.compile(r"[（(](?:单位[:：])?([十百千万亿]{0,2}(?:元|人次|人|户|个|项|次|件|台|套|辆|分)|[%％])[)）]")
_SENTENCE = re.compile(r"。|，.*，|[：:]$")  # words that lead to a table, not its name
_CAPTION_REACH = 4
_LONGEST_CAPTION = 60
_NEAR = 60  # printed characters that page furniture may put between the pages of a table


class Column(NamedTuple):
    """A column with the headers over it, from the top (收入预算, 合计). ``kind``: figures, code, label or other."""

    at: int
    path: tuple[str, ...]
    kind: str

    @property
    def name(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def unit(self) -> str:
        """The unit in brackets in the lowest header that has one: 预算数（万元）, 人数（人）; empty where none has."""
        return next((found[1] for name in reversed(self.path) if (found := _OWN_UNIT.search(name))), "")


class Row(NamedTuple):
    """A data row: its cells without white space, and what of them is a figure, by column."""

    at: int
    cells: tuple[str, ...]
    figures: tuple[Figure | None, ...]
    spans: tuple[Span, ...]

    def span(self) -> Span:
        """From the first cell with something in it to the last."""
        filled = [span for span in self.spans if span.end > span.start]
        return Span(start=filled[0].start, end=filled[-1].end)


class Grid:
    """A table read: title, unit, columns, data rows. Immutable by convention; computed parts are cached."""

    def __init__(
        self, title: str, unit: str | None, columns: Sequence[Column], rows: Sequence[Row], span: Span
    ) -> None:
        self.title, self.unit, self.columns, self.rows, self.span = title, unit, tuple(columns), tuple(rows), span

    @cached_property
    def panels(self) -> tuple[tuple[int | None, tuple[int, ...], tuple[int, ...]], ...]:
        """The parts that stand side by side: (label column, code columns, figure columns) each."""
        found: list[tuple[int | None, tuple[int, ...], tuple[int, ...]]] = []
        label: int | None = None
        codes: list[int] = []
        figures: list[int] = []
        for column in self.columns:
            if column.kind in ("label", "code") and figures:
                found.append((label, tuple(codes), tuple(figures)))
                label, codes, figures = None, [], []
            if column.kind == "label":
                label = column.at if label is None or not figures else label
            elif column.kind == "code":
                codes.append(column.at)
            elif column.kind == "figures":
                figures.append(column.at)
        if figures:
            found.append((label, tuple(codes), tuple(figures)))
        return tuple(found)

    def code(self, row: Row, codes: Sequence[int]) -> str:
        """The code of a row, its parts joined (204, 06, 01 → 2040601); empty where there is none."""
        joined = ""
        for index in codes:
            part = row.cells[index]
            if not part:
                continue
            if not _CODE_PART.fullmatch(part) and not _CODE.fullmatch(part):
                return ""
            joined += part if not joined else part.zfill(2)
        return joined if _CODE.fullmatch(joined) else ""

    def label(self, row: Row, label: int | None, codes: Sequence[int] = ()) -> str:
        """What the row is called; a total may stand in a merged code cell."""
        if label is not None and row.cells[label]:
            return row.cells[label]
        return next((row.cells[i] for i in codes if row.cells[i] and not row.cells[i].isdigit()), "")


def grids(text: str, tables: Sequence[Table]) -> list[Grid]:
    """The tables of ``text`` that hold figures, pages joined, in order."""
    found: list[Grid] = []
    last_columns = 0
    for table in tables:
        cells = _cells(text, table)
        first = _first_data_row(cells, table)
        if first == 0 and found and _follows(text, found[-1].span.end, table) and table.columns <= last_columns:
            found[-1] = _joined(found[-1], _rows(text, cells, table, 0, last_columns), table)
            continue
        if first >= table.rows or first == 0:
            continue
        rows = _rows(text, cells, table, first, table.columns)
        columns = _columns(text, table, first, rows)
        title = _caption(text, table.start)
        found.append(Grid(title, table.unit, columns, rows, Span(start=table.start, end=table.end)))
        last_columns = table.columns
    return found


def _cells(text: str, table: Table) -> dict[tuple[int, int], tuple[Cell, str]]:
    return {(cell.row, cell.column): (cell, folded(text[cell.start : cell.end])) for cell in table.cells}


def _first_data_row(cells: dict[tuple[int, int], tuple[Cell, str]], table: Table) -> int:
    """The first row with a figure that is not the number of its column."""
    for row in range(table.rows):
        contents = [cells[row, column][1] for column in range(table.columns) if (row, column) in cells]
        numbers = [content for content in contents if content and figure(content, _NOWHERE) is not None]
        if not numbers or any(_NUMBER_ROW.match(content) for content in contents):
            continue
        if len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
            continue
        return row
    return table.rows


_NOWHERE = Span(start=0, end=0)


def _rows(text: str, cells: dict[tuple[int, int], tuple[Cell, str]], table: Table, first: int, width: int) -> list[Row]:
    """The data rows, aligned at the right edge of a grid ``width`` columns wide."""
    shift = width - table.columns
    rows: list[Row] = []
    for index in range(first, table.rows):
        contents = [""] * width
        spans = [Span(start=table.start, end=table.start)] * width
        for column in range(table.columns):
            if (index, column) in cells:
                cell, content = cells[index, column]
                place = column + shift if column or not content.isdigit() else 0
                contents[place], spans[place] = content, Span(start=cell.start, end=cell.end)
        figures = tuple(figure(content, span) for content, span in zip(contents, spans, strict=True))
        if any(contents):
            rows.append(Row(index, tuple(contents), figures, tuple(spans)))
    return rows


def _columns(text: str, table: Table, first: int, rows: Sequence[Row]) -> list[Column]:
    paths = _paths(text, table, first)
    return [Column(index, path, _kind(index, path, rows)) for index, path in enumerate(paths)]


def _paths(text: str, table: Table, first: int) -> list[tuple[str, ...]]:
    """The header path of each column. A header spans what the file says, else the empty cells to its right."""
    paths: list[list[str]] = [[] for _ in range(table.columns)]
    heads = sorted((cell for cell in table.cells if cell.row < first), key=lambda cell: (cell.row, cell.column))
    numbering = {cell.row for cell in heads if _NUMBER_ROW.match(folded(text[cell.start : cell.end]))}
    heads = [cell for cell in heads if cell.row not in numbering]
    spanned = any(cell.column_span > 1 for cell in heads)
    texts = {(cell.row, cell.column): folded(text[cell.start : cell.end]) for cell in heads}
    for cell in heads:
        content = texts[cell.row, cell.column]
        if not content:
            continue
        width = cell.column_span
        if not spanned and cell.row + 1 < first:
            while (
                cell.column + width < table.columns
                and not texts.get((cell.row, cell.column + width))
                and any(texts.get((below, cell.column + width)) for below in range(cell.row + 1, first))
            ):
                width += 1
        for column in range(cell.column, min(cell.column + width, table.columns)):
            if content not in paths[column] or content in ("金额", "小计"):
                paths[column].append(content)
    return [tuple(path) for path in paths]


def _kind(index: int, path: tuple[str, ...], rows: Sequence[Row]) -> str:
    contents = [row.cells[index] for row in rows if row.cells[index] and row.cells[index] not in NIL]
    numbers = sum(row.figures[index] is not None for row in rows)
    if path and _NOT_FIGURES.match(path[-1]):
        return "other"
    if contents and any(_CODE_HEADER.search(name) for name in path):
        coded = sum((_CODE_PART.fullmatch(content) or _CODE.fullmatch(content)) is not None for content in contents)
        if coded * 2 >= len(contents) or all(_CODE_HEADER.search(content) for content in contents):
            return "code"
    if not contents:
        return "figures" if path and not any(_CODE_HEADER.search(name) for name in path) else "other"
    return "figures" if numbers * 2 > len(contents) else "label"


def _joined(grid: Grid, rows: Sequence[Row], table: Table) -> Grid:
    after = grid.rows[-1].at + 1 if grid.rows else 0
    moved = [row._replace(at=after + row.at) for row in rows]
    return Grid(grid.title, grid.unit, grid.columns, (*grid.rows, *moved), Span(start=grid.span.start, end=table.end))


def _follows(text: str, end: int, table: Table) -> bool:
    between = folded(text[end : table.start]) if table.start - end < 400 else "长" * 400
    return len(between) <= _NEAR and not re.search(r"表|附件|说明", between)


def _caption(text: str, start: int) -> str:
    """The printed line above a table that names it, without the line of the unit."""
    for line in _lines_above(text, start):
        content = folded(line)
        if content and not _UNIT_LINE.search(content):
            return content if len(content) <= _LONGEST_CAPTION and not _SENTENCE.search(content) else ""
    return ""


def _lines_above(text: str, start: int) -> Iterator[str]:
    end = start
    for _ in range(_CAPTION_REACH):
        if end <= 0:
            return
        begin = text.rfind("\n", 0, end - 1) + 1
        yield text[begin:end]
        end = begin
