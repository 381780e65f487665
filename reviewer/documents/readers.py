"""Which reader reads which format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType

from reviewer.documents.blocks import Reading
from reviewer.documents.sniff import sniff

# What a name promises; a file that holds something else is read as what it holds, and that is said.
_SAME = ("docx", "pdf", "html", "xlsx", "xls", "xlsb", "ods", "csv", "txt", "doc", "rtf", "odt", "zip")
_PROMISED: Mapping[str, str] = MappingProxyType(
    {f".{name}": name for name in _SAME} | dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), "image")
)


def read(data: bytes, name: str) -> tuple[Reading, str]:
    """The content of a file, and its format as its content tells. Raises DocumentError."""
    format_ = sniff(data, name)
    reading = _read(data, format_)
    suffix = PurePath(name).suffix.lower()
    if _PROMISED.get(suffix, format_) != format_:
        note = f"扩展名是 {suffix}，内容却是 {format_}，已按内容读取"
        reading = replace(reading, notes=(note, *reading.notes))
    return reading, format_


def _read(data: bytes, format_: str) -> Reading:
    match format_:
        case "docx":
            from reviewer.documents import docx

            return docx.read(data)
        case "pdf":
            from reviewer.documents import pdf

            return pdf.read(data)
        case "html":
            from reviewer.documents import html

            return html.read(data)
        case "xlsx":
            from reviewer.documents import sheets

            return sheets.read_workbook(data)
        case "xls" | "xlsb" | "ods":
            from reviewer.documents import old_sheets

            return old_sheets.read(data, format_)
        case "csv":
            from reviewer.documents import sheets

            return sheets.read_values(data)
        case "doc" | "wps" | "rtf" | "odt":
            from reviewer.documents import office

            return office.read(data, format_)
        case "image":
            from reviewer.documents import ocr

            return ocr.read(data)
        case "md":
            from reviewer.documents import markdown

            return markdown.read(data)
        case "zip":
            from reviewer.documents import archive

            return archive.read(data, read)
        case _:
            from reviewer.documents import plain

            return plain.read(data)
