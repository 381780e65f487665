"""Spreadsheets (.xlsx, .xlsm, .xls, .et, .csv, .tsv): every sheet its name, its titles and its tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from reviewer.documents.blocks import Reading
from reviewer.documents.limits import bound_cells
from reviewer.documents.number_formats import general
from reviewer.documents.sheet_grids import Area, Sheet, blocks_of
from reviewer.errors import Damaged, Encrypted, NoText

_SAVE_AS = "用 WPS 或 Excel 打开后另存为 .xlsx 再试"
_SAMPLE = 20
_DELIMITERS = ",\t;，"
_BINARY_NOTE = "旧版电子表格不带数字的显示格式：数值按保存的值读取，百分比可能显示为小数"


def read_workbook(data: bytes) -> Reading:
    """The content of an .xlsx or .xlsm file. Raises Damaged, Encrypted, TooLarge, NoText."""
    from reviewer.documents import workbook

    sheets, notes = workbook.read(data)
    return _reading(sheets, notes)


def read_binary(data: bytes) -> Reading:
    """The content of an .xls or .et file. Raises Damaged, Encrypted, TooLarge, NoText."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(book, meta) for meta in book.sheets_metadata]
    except PasswordError:
        raise Encrypted("电子表格设有打开密码", hint="去掉密码另存后再试") from None
    except (CalamineError, OSError, ValueError) as error:
        raise Damaged("电子表格已损坏，无法打开", hint=_SAVE_AS) from error
    except BaseException as error:
        # A panic of the native reader arrives as an exception outside the ordinary tree.
        if type(error).__name__ != "PanicException":
            raise
        raise Damaged("电子表格已损坏，无法打开", hint=_SAVE_AS) from None
    return _reading(sheets, [_BINARY_NOTE])


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
    return _reading([Sheet("", cells)], [note] if note else [])


def _delimiter(lines: Iterable[str]) -> str:
    """The delimiter that stands most often in the first lines."""
    head = "\n".join(lines)
    best = max(_DELIMITERS, key=head.count)
    return best if best in head else ","


def _sheet(book: Any, meta: Any) -> Sheet:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    hidden = meta.visible != SheetVisibleEnum.Visible
    if hidden or meta.typ != SheetTypeEnum.WorkSheet:
        return Sheet(meta.name, {}, hidden=hidden)
    sheet = book.get_sheet_by_name(meta.name)
    top, left = sheet.start or (0, 0)
    cells: dict[tuple[int, int], str] = {}
    for row, values in enumerate(sheet.iter_rows(), top):
        bound_cells(len(cells))
        cells.update({(row, column): text for column, value in enumerate(values, left) if (text := _shown(value))})
    merged: list[Area] = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return Sheet(meta.name, cells, merged, hidden)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        # Fifteen digits are what a sheet keeps; the rest is an artefact of binary fractions.
        return general(Decimal(f"{value:.15g}"))
    return str(value)


def _reading(sheets: Iterable[Sheet], notes: Iterable[str]) -> Reading:
    everything = list(sheets)
    hidden = [f"“{sheet.name}”" for sheet in everything if sheet.hidden]
    blocks = [block for sheet in everything if not sheet.hidden for block in blocks_of(sheet)]
    if not blocks:
        raise NoText("电子表格中没有内容", hint="请核对是否选对了文件；隐藏的工作表不读入")
    said = list(notes)
    if hidden:
        said.insert(0, f"隐藏的工作表未读入：{'、'.join(hidden)}")
    return Reading(blocks=blocks, notes=tuple(said))
