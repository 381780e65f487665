"""How much any file may ask of us. Beyond these a file is a mistake or an attack, and is refused by name."""

from __future__ import annotations

import re

from reviewer.errors import Damaged, TooLarge

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
MAX_XML_NODES = 2_000_000
# Parsing a page takes time with the square of its depth, and memory with its tags.
MAX_TAGS = 300_000
MAX_DEPTH = 5_000
# Positions of all tables of a file, the empty ones too: each takes 3 KB by the time it is a cell with its origin.
MAX_CELLS = 150_000
# Pictures: a sheet of A3 at 600 dpi has 70 million pixels.
MAX_PIXELS = 80_000_000
# Seconds that reading by another program, or the pages of a scan, may take.
SHEET_SECONDS = 60
ARCHIVE_SECONDS = 60
OFFICE_SECONDS = 120
OCR_SECONDS = 600

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
# Elements that are empty or need no end tag.
_CLOSED_BY_OTHERS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "body", "html", "head"}
)


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


def bound_text(count: int) -> None:
    """Raises TooLarge for more than MAX_CHARACTERS of text."""
    if count > MAX_CHARACTERS:
        raise TooLarge(f"文字超过 {MAX_CHARACTERS} 字", hint="请只提供报告正文")


def bound_html(text: str) -> None:
    """Raises TooLarge or Damaged for a page whose parsing would take too much time or memory."""
    if text.count("<") > MAX_TAGS:
        raise TooLarge("网页的元素过多", hint="请复制正文另存为 .txt 或 .docx")
    depth = 0
    for tag in _TAG.finditer(text):
        if tag.group(2).lower() not in _CLOSED_BY_OTHERS:
            depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > MAX_DEPTH:
            raise Damaged("网页的元素嵌套过深", hint="请复制正文另存为 .txt 或 .docx")


def bound_xml(data: bytes) -> None:
    """Raises TooLarge for XML that would take too much memory once parsed."""
    if data.count(b"<") + data.count(b"=") > MAX_XML_NODES:
        raise TooLarge("文件内部的元素过多", hint="请删去不必要的内容，或分成几个文件后再试")
