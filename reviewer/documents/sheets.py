"""Spreadsheets (.xlsx, .xlsm, .xls, .et, .csv, .tsv): every sheet its name, its titles and its tables."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from reviewer.documents import xls_child
from reviewer.documents.blocks import Reading
from reviewer.documents.limits import SHEET_SECONDS, bound_cells
from reviewer.documents.number_formats import general
from reviewer.documents.sheet_grids import Sheet, blocks_of
from reviewer.errors import Damaged, Encrypted, NoText, TooLarge

_SAVE_AS = "用 WPS 或 Excel 打开后另存为 .xlsx 再试"
_SAMPLE = 20
_DELIMITERS = ",\t;，"
_BINARY_NOTE = "旧版电子表格不带数字的显示格式：数值按保存的值读取，百分比可能显示为小数"


def read_workbook(data: bytes) -> Reading:
    """The content of an .xlsx or .xlsm file. Raises Damaged, Encrypted, TooLarge, NoText."""
    from reviewer.documents import workbook

    sheets, notes = workbook.read(data)
    return _reading(sheets, notes)


def read_binary(data: bytes, *, seconds: float = SHEET_SECONDS) -> Reading:
    """The content of an .xls or .et file. Raises Damaged, Encrypted, TooLarge, NoText."""
    command = [sys.executable, "-I", xls_child.__file__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise TooLarge(f"读取旧版电子表格超过 {seconds:.0f} 秒，已停止", hint=_SAVE_AS) from None
    match done.returncode:
        case 0:
            return _reading([_sheet(found) for found in json.loads(done.stdout)], [_BINARY_NOTE])
        case xls_child.PASSWORD:
            raise Encrypted("电子表格设有打开密码", hint="去掉密码另存后再试")
        case xls_child.TOO_MANY:
            raise TooLarge("表格的单元格过多", hint="请删去与报告无关的工作表、空行和空列后再试")
        case _:
            raise Damaged("电子表格已损坏，无法打开", hint=_SAVE_AS)


def _sheet(found: dict[str, Any]) -> Sheet:
    cells = {
        (row, column): general(Decimal(text)) if is_number else text
        for row, column, text, is_number in ((*cell, 0)[:4] for cell in found["cells"])
    }
    return Sheet(found["name"], cells, [tuple(area) for area in found["merged"]], found["hidden"])


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
