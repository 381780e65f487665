"""Workbooks in other forms than Office Open XML: .xls, .et, .xlsb, .ods.

The native reader gives the stored values within its own process; how they are shown (84.41% for 0.8441, dates,
thousands) only LibreOffice knows, and where that is installed the workbook is read as the .xlsx made from it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from typing import Any

from reviewer.documents import office, workbook, xls_child
from reviewer.documents.blocks import Reading
from reviewer.documents.limits import SHEET_SECONDS
from reviewer.documents.number_formats import general
from reviewer.documents.sheet_grids import Sheet
from reviewer.documents.sheets import reading_of
from reviewer.errors import Damaged, DocumentError, Encrypted, TooLarge

_SAVE_AS = "用 WPS 或 Excel 打开后另存为 .xlsx 再试"
_STORED = (
    "这种电子表格的数值按保存的值读取，百分比可能显示为小数；安装 LibreOffice（libreoffice-calc），"
    "或另存为 .xlsx，可按显示的样子读取"
)


def read(data: bytes, format_: str, *, seconds: float = SHEET_SECONDS) -> Reading:
    """The content of a workbook of ``format_`` xls, xlsb or ods. Raises Damaged, Encrypted, TooLarge, NoText."""
    found = _stored(data, seconds)
    if not any(_is_number(cell) for sheet in found for cell in sheet["cells"]):
        return reading_of(map(_sheet, found), ())
    if office.find_program() is not None:
        try:
            shown, notes = workbook.read(office.converted(data, format_))
        except DocumentError:
            # What LibreOffice cannot convert still has its values.
            return reading_of(map(_sheet, found), [_STORED])
        return reading_of(shown, [office.remark(format_), *notes])
    return reading_of(map(_sheet, found), [_STORED])


def _stored(data: bytes, seconds: float) -> list[dict[str, Any]]:
    command = [sys.executable, "-I", xls_child.__file__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise TooLarge(f"读取电子表格超过 {seconds:.0f} 秒，已停止", hint=_SAVE_AS) from None
    match done.returncode:
        case 0:
            sheets: list[dict[str, Any]] = json.loads(done.stdout)
            return sheets
        case xls_child.PASSWORD:
            raise Encrypted("电子表格设有打开密码", hint="去掉密码另存后再试")
        case xls_child.TOO_MANY:
            raise TooLarge("表格的单元格过多", hint="请删去与报告无关的工作表、空行和空列后再试")
        case _:
            raise Damaged("电子表格已损坏，无法打开", hint=_SAVE_AS)


def _is_number(cell: list[Any]) -> bool:
    return len(cell) > 3


def _sheet(found: dict[str, Any]) -> Sheet:
    cells = {(cell[0], cell[1]): general(Decimal(cell[2])) if _is_number(cell) else cell[2] for cell in found["cells"]}
    return Sheet(found["name"], cells, [tuple(area) for area in found["merged"]], found["hidden"])
