"""How much any file may ask of us. Beyond these a file is a mistake or an attack, and is refused by name."""

from __future__ import annotations

from reviewer.errors import TooLarge

MEGABYTE = 1024 * 1024

MAX_BYTES = 50 * MEGABYTE
# Some thirty times the longest report we have seen.
MAX_CHARACTERS = 1_000_000
MAX_PAGES = 1000
MAX_GLYPHS = 1_000_000
# Archives: members, those that are read as files, the size of one, and of all together, unpacked.
MAX_FILES = 200
MAX_MEMBERS = 10_000
MAX_MEMBER = 64 * MEGABYTE
MAX_UNPACKED = 200 * MEGABYTE
# An honest file of text and pictures packs to a hundredth at best; a bomb to a thousandth.
MAX_RATIO = 300
RATIO_FROM = 4 * MEGABYTE
# Parsed XML takes some 120 bytes for an element and 200 for an attribute, whatever it takes in the file.
MAX_XML_NODES = 3_000_000
# Positions of one grid, the empty ones too, and cells of a whole workbook.
MAX_CELLS = 500_000
# Pictures: a sheet of A3 at 600 dpi has 70 million pixels.
MAX_PIXELS = 80_000_000
# Seconds that reading by another program, or the pages of a scan, may take.
SHEET_SECONDS = 60
OFFICE_SECONDS = 120
OCR_SECONDS = 600


def bound(size: int) -> None:
    """Raises TooLarge for a file of more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise TooLarge(
            f"文件有 {size // MEGABYTE} MB，超过 {MAX_BYTES // MEGABYTE} MB 的上限", hint="请删去图片、附件等后再试"
        )


def bound_cells(count: int) -> None:
    """Raises TooLarge for a table of more than MAX_CELLS positions."""
    if count > MAX_CELLS:
        raise TooLarge(f"表格超过 {MAX_CELLS // 10_000} 万个单元格", hint="请删去与报告无关的工作表、空行和空列后再试")


def bound_xml(data: bytes) -> None:
    """Raises TooLarge for XML that would take too much memory once parsed."""
    if data.count(b"<") + data.count(b"=") > MAX_XML_NODES:
        raise TooLarge("文件内部的元素过多", hint="请删去不必要的内容，或分成几个文件后再试")
