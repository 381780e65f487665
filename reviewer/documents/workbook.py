"""Workbooks in Office Open XML (.xlsx, .xlsm): cells as they are shown, read from the parts of the file.

Formats are applied to the stored digits themselves, so that no number passes through binary floating point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from reviewer.documents.limits import bound_cells, bound_text
from reviewer.documents.number_formats import BUILT_IN, GENERAL, shown
from reviewer.documents.ooxml import Element, Package, attribute, child, children, local, number
from reviewer.documents.sheet_grids import Area, Sheet
from reviewer.errors import Damaged

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\Z")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_MERGED = 50_000
_FURTHEST = 200


def read(data: bytes) -> tuple[list[Sheet], list[str]]:
    """The sheets of a workbook in order, hidden ones too, and what was not read.

    Raises Damaged, Encrypted or TooLarge.
    """
    package = Package(data)
    main = package.related("").get("officeDocument", "xl/workbook.xml")
    book = package.part(main)
    if book is None or child(book, "sheets") is None:
        raise Damaged("电子表格没有工作表", hint="用 WPS 或 Excel 打开后另存为 .xlsx 再试")
    reader = _Reader(package, main, book)
    sheets = [sheet for entry in children(child(book, "sheets"), "sheet") if (sheet := reader.sheet(entry)) is not None]
    return sheets, list(reader.remarks())


class _Reader:
    def __init__(self, package: Package, main: str, book: Element) -> None:
        self._package = package
        parts = package.related(main)
        folder = main.rpartition("/")[0]
        self._targets = package.targets(main)
        self._strings = _strings(package.part(parts.get("sharedStrings") or f"{folder}/sharedStrings.xml"))
        self._formats = _formats(package.part(parts.get("styles") or f"{folder}/styles.xml"))
        self._since_1904 = attribute(child(book, "workbookPr"), "date1904") in {"1", "true"}
        self._count = 0
        self._length = 0
        self.seen: Counter[str] = Counter()

    def sheet(self, entry: Element) -> Sheet | None:
        """A worksheet; None for a chart sheet, or for one whose part is missing."""
        name = attribute(entry, "name") or ""
        part = self._targets.get(attribute(entry, "id") or "")
        root = self._package.part(part) if part else None
        if root is None or local(root) != "worksheet":
            self.seen["sheets"] += 1
            return None
        cells: dict[tuple[int, int], str] = {}
        row = -1
        for line in children(child(root, "sheetData"), "row"):
            row = number(line, row + 2, "r") - 1
            self.seen["rows"] += attribute(line, "hidden") in {"1", "true"}
            column = -1
            for cell in children(line, "c"):
                column = _column(attribute(cell, "r"), column + 1)
                self._count += 1
                bound_cells(self._count)
                if text := self._text(cell):
                    # A string may stand in the file once and in a million cells.
                    self._length += len(text)
                    bound_text(self._length)
                    cells[row, column] = text
        for hidden in children(child(root, "cols"), "col"):
            # What lies to the right of the table is hidden as a matter of taste.
            if attribute(hidden, "hidden") in {"1", "true"} and number(hidden, 0, "max") <= _FURTHEST:
                self.seen["columns"] += number(hidden, 0, "max") - number(hidden, 0, "min") + 1
        merged = list(_merged(root))
        return Sheet(name, cells, merged, attribute(entry, "state") in {"hidden", "veryHidden"})

    def _text(self, cell: Element) -> str:
        kind = attribute(cell, "t") or "n"
        if kind == "inlineStr":
            return _plain(child(cell, "is"))
        stored = child(cell, "v")
        raw = (stored.text or "") if stored is not None else ""
        if not raw:
            self.seen["formulas"] += kind != "str" and child(cell, "f") is not None
            return ""
        match kind:
            case "s":
                return self._strings[int(raw)] if raw.isdecimal() and int(raw) < len(self._strings) else ""
            case "b":
                return "TRUE" if raw == "1" else "FALSE"
            case "n":
                style = number(cell, 0, "s")
                code = self._formats[style] if 0 <= style < len(self._formats) else GENERAL
                return shown(raw, code, since_1904=self._since_1904)
            case "e":
                self.seen["errors"] += 1
                return raw
            case _:
                return _unescaped(raw)

    def remarks(self) -> Iterator[str]:
        for what, say in _REMARKS.items():
            if self.seen[what]:
                yield say(self.seen[what])
        names = self._package.names()
        pictures = sum(name.startswith("xl/media/") and not name.endswith("/") for name in names)
        if pictures:
            yield f"表格中有图片 {pictures} 张，未读入"
        if any(name.startswith("xl/comments") for name in names):
            yield "表格中有批注，未读入"
        if any(name.startswith("xl/externalLinks/") for name in names):
            yield "表格引用了其他文件，按保存时的数值读取，未打开外部链接"
        if any(name.endswith("vbaProject.bin") for name in names):
            yield "文件带有宏，未执行"


_REMARKS: dict[str, Callable[[int], str]] = {
    "sheets": lambda n: f"有 {n} 个工作表不是表格（图表等），未读入",
    "rows": lambda n: f"有隐藏的行 {n} 行，已一并读入",
    "columns": lambda n: f"有隐藏的列 {n} 列，已一并读入",
    "formulas": lambda n: f"有 {n} 个公式没有保存计算结果，未读入；请用 WPS 或 Excel 打开并保存一次",
    "errors": lambda n: f"有 {n} 个单元格是错误值（如 #DIV/0!、#REF!），照原样读取",
}


def _strings(root: Element | None) -> list[str]:
    return [_plain(item) for item in children(root, "si")]


def _plain(item: Element | None) -> str:
    """The text of a string and its runs, without the phonetic readings beside them."""
    if item is None:
        return ""
    pieces: list[str] = []
    for part in item:
        if local(part) == "t":
            pieces.append(part.text or "")
        elif local(part) == "r":
            pieces.extend(text.text or "" for text in children(part, "t"))
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    if 0xD800 <= code < 0xE000:
        return ""
    return chr(code) if code >= 32 else " "


def _formats(styles: Element | None) -> Sequence[str]:
    """The number format of every cell style."""
    own = {
        number(item, -1, "numFmtId"): attribute(item, "formatCode") or GENERAL
        for item in children(child(styles, "numFmts"), "numFmt")
    }
    used = [number(style, 0, "numFmtId") for style in children(child(styles, "cellXfs"), "xf")]
    return [own.get(identifier) or BUILT_IN.get(identifier, GENERAL) for identifier in used]


def _column(place: str | None, otherwise: int) -> int:
    found = _PLACE.match(place or "")
    return _letters(found.group(1)) if found else otherwise


def _letters(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _merged(root: Element) -> Iterator[Area]:
    areas = child(root, "mergeCells")
    for count, area in enumerate(children(areas, "mergeCell")):
        corners = [_PLACE.match(corner) for corner in (attribute(area, "ref") or "").split(":")]
        if count >= _MOST_MERGED or len(corners) != 2 or corners[0] is None or corners[1] is None:
            continue
        (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
        yield int(top) - 1, _letters(left), int(bottom) - 1, _letters(right)
