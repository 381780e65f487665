"""Reads a workbook (.xls, .xlsb, .ods) from standard input and writes its cells to standard output, as a program.

The native reader may panic or ask for all memory there is on a broken file; here that costs no one anything. The
script stands alone, so that starting it takes no longer than it must. Exit codes: 0 done, 3 a password is needed,
4 too many cells, else broken.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from datetime import date, datetime, time
from typing import Any

PASSWORD, TOO_MANY = 3, 4
_MOST_CELLS = 150_000
_MOST_CHARACTERS = 1_000_000
_MEMORY = 1 << 30


def main() -> int:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [_sheet(book, meta) for meta in book.sheets_metadata]
    except PasswordError:
        return PASSWORD
    except OverflowError:
        return TOO_MANY
    json.dump(sheets, sys.stdout)
    return 0


def _sheet(book: Any, meta: Any) -> dict[str, Any]:
    """Cells as [row, column, text], numbers as [row, column, digits, 1]; fifteen digits are what a sheet keeps."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    visible = meta.visible == SheetVisibleEnum.Visible
    cells: list[list[object]] = []
    merged: list[list[int]] = []
    length = 0
    if visible and meta.typ == SheetTypeEnum.WorkSheet:
        sheet = book.get_sheet_by_name(meta.name)
        top, left = sheet.start or (0, 0)
        for row, values in enumerate(sheet.iter_rows(), top):
            for column, value in enumerate(values, left):
                if isinstance(value, bool):
                    cells.append([row, column, str(value).upper()])
                elif isinstance(value, (int, float)):
                    cells.append([row, column, f"{value:.15g}", 1])
                elif value != "":
                    cells.append([row, column, _shown(value)])
                length += len(str(value))
            if len(cells) > _MOST_CELLS or length > _MOST_CHARACTERS:
                raise OverflowError
        merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
    return {"name": meta.name, "hidden": not visible, "cells": cells, "merged": merged}


def _shown(value: object) -> str:
    """A date as Chinese spreadsheets show one."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return f"{value.year}/{value.month}/{value.day}" if type(value) is date else str(value)


if __name__ == "__main__":
    sys.exit(main())
