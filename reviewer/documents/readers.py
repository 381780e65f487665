"""Which reader reads which format."""

from __future__ import annotations

from reviewer.documents.blocks import Reading
from reviewer.documents.sniff import sniff


def read(data: bytes, name: str) -> tuple[Reading, str]:
    """The content of a file, and its format as its content tells. Raises DocumentError."""
    format_ = sniff(data, name)
    return _read(data, format_), format_


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
        case "xls":
            from reviewer.documents import sheets

            return sheets.read_binary(data)
        case "csv":
            from reviewer.documents import sheets

            return sheets.read_values(data)
        case "doc" | "wps" | "rtf" | "odt":
            from reviewer.documents import office

            return office.read(data, format_)
        case "image":
            from reviewer.documents import ocr

            return ocr.read(data)
        case "zip":
            from reviewer.documents import archive

            return archive.read(data, read)
        case _:
            from reviewer.documents import plain

            return plain.read(data)
