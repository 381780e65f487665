"""Spreadsheets as readings: every sheet its name, its titles and its tables."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from reviewer.documents.blocks import Reading
from reviewer.documents.limits import bound_cells
from reviewer.documents.sheet_grids import Sheet, blocks_of
from reviewer.errors import Damaged, NoText

_SAVE_AS = "用 WPS 或 Excel 打开后另存为 .xlsx 再试"
_SAMPLE = 200
_DELIMITERS = ",\t;"
_WIDE = "，"


def read_workbook(data: bytes) -> Reading:
    """The content of an .xlsx or .xlsm file. Raises Damaged, Encrypted, TooLarge, NoText."""
    from reviewer.documents import workbook

    sheets, notes = workbook.read(data)
    return reading_of(sheets, notes)


def read_values(data: bytes) -> Reading:
    """The rows of a .csv or .tsv file. Raises Damaged, TooLarge, NoText."""
    from reviewer.documents.canonical import canonical
    from reviewer.documents.plain import decode

    text, note = decode(data)
    lines = canonical(text).split("\n")
    delimiter = _delimiter(lines[:_SAMPLE])
    cells: dict[tuple[int, int], str] = {}
    try:
        for row, values in enumerate(csv.reader((line + "\n" for line in lines), delimiter=delimiter)):
            bound_cells(len(cells))
            cells.update({(row, column): value for column, value in enumerate(values) if value.strip()})
    except csv.Error as error:
        raise Damaged("表格文件的引号或分隔符有误", hint=_SAVE_AS) from error
    return reading_of([Sheet("", cells)], [note] if note else [])


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that stands most often in the first lines.

    A full-width comma, which prose is full of, counts only where there is no other and every line has as many.
    """
    head = "\n".join(lines)
    best = max(_DELIMITERS, key=head.count)
    if best in head:
        return best
    wide = {line.count(_WIDE) for line in lines if line.strip()}
    return _WIDE if len(wide) == 1 and wide != {0} else ","


def reading_of(sheets: Iterable[Sheet], notes: Iterable[str]) -> Reading:
    """The sheets that are not hidden, one after the other. Raises NoText where they hold nothing."""
    everything = list(sheets)
    hidden = [f"“{sheet.name}”" for sheet in everything if sheet.hidden]
    blocks = [block for sheet in everything if not sheet.hidden for block in blocks_of(sheet)]
    if not blocks:
        raise NoText("电子表格中没有内容", hint="请核对是否选对了文件；隐藏的工作表不读入")
    said = list(notes)
    if hidden:
        said.insert(0, f"隐藏的工作表未读入：{'、'.join(hidden)}")
    return Reading(blocks=blocks, notes=tuple(said))
