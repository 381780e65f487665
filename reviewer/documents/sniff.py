"""What kind of file some bytes are, by their content; the name only breaks ties."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from reviewer.documents.ooxml import BROKEN
from reviewer.errors import Damaged, Encrypted, NoText, Unsupported

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "\x00Book\x00"))
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_OTHERS = (
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"MIME-Version:", "单个文件网页（MHT）"),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SHEET_XML = re.compile(rb"<\?mso-application\s+progid=\"Excel|urn:schemas-microsoft-com:office:spreadsheet\"")
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=\"Word|<w:wordDocument\b|<pkg:package\b")
_TEXT_NAMES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
# Many systems export separated values under the name of a spreadsheet.
_VALUE_NAMES = frozenset({".csv", ".tsv", ".xls", ".et"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_WORD_NAMES = frozenset({".doc", ".dot", ".wps", ".wpt"})
_SAMPLE = 256
_MANIFEST = "META-INF/manifest.xml"
_LONGEST_MANIFEST = 1 << 20
_PACKED_NAMES = frozenset({".docx", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".odt", ".ods"})
# What has one of these names and none of their signatures is broken, or something else renamed.
_BINARY_NAMES = _PACKED_NAMES | {
    ".pdf",
    ".zip",
    ".doc",
    ".wps",
    ".rtf",
    ".png",
    ".jpg",
    ".jpeg",
    ".tif",
    ".tiff",
    ".bmp",
}
_OFD = "暂不支持 OFD 版式文件"
_FROM_OFD = "用 OFD 阅读器或 WPS 转成 .pdf 或 .docx 后再试"
_SAVE_AS = "用 WPS 或 Word 打开，另存为 .docx 后再试"
_SAVE_SHEET = "用 WPS 或 Excel 打开，另存为 .xlsx 后再试"
_SAVE_REPORT = "请提供报告正文的 .docx、文字版 .pdf、.html 或 .txt 文件"
_READABLE = (
    "可读格式：.docx、.doc、.wps、.pdf、.xlsx、.xls、.xlsb、.ods、.csv、.html、.txt、.md、.rtf、.odt、.zip 和图片"
)


def sniff(data: bytes, name: str) -> str:
    """The format (txt, md, html, docx, pdf, xlsx, xls, xlsb, ods, csv, doc, wps, rtf, odt, image, zip) of ``data``.

    Raises Unsupported for formats without a reader, each with what to do; Encrypted for protected Office files;
    Damaged for an archive cut short; NoText for a file of nothing but white space.
    """
    suffix = PurePath(name).suffix.lower()
    if not data.strip():
        raise NoText("文件是空的，没有任何文字", hint="请核对是否选对了文件、是否传输完整")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return _archive(data, suffix)
    if data.startswith(_OLE):
        return _compound(data, suffix)
    if data.startswith(_IMAGES) or (data.startswith(b"BM") and suffix == ".bmp"):
        return "image"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            hint = "解压后提供其中的报告正文" if "压缩包" in kind else _SAVE_AS
            raise Unsupported(f"暂不支持{kind}", hint=hint)
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if _WORD_XML.search(head):
        raise Unsupported("暂不支持 Word XML 文档", hint=_SAVE_AS)
    if _SHEET_XML.search(head) and not _HTML.match(head):
        raise Unsupported("暂不支持 XML 电子表格", hint=_SAVE_SHEET)
    if suffix in _HTML_NAMES or _HTML.match(head):
        return "html"
    if suffix in _MARKDOWN_NAMES:
        return "md"
    if suffix in _VALUE_NAMES:
        return "csv"
    if suffix in _TEXT_NAMES:
        return "txt"
    if suffix in _BINARY_NAMES:
        raise Damaged(f"文件不是有效的 {suffix} 文件，可能已损坏或被改过扩展名", hint="请重新导出或重新传输该文件")
    if suffix == ".ofd":
        raise Unsupported(_OFD, hint=_FROM_OFD)
    raise Unsupported(f"暂不支持 {suffix} 文件", hint=_READABLE)


def _archive(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            open_document = {"content.xml", _MANIFEST} <= names
            locked = open_document and _is_locked(archive)
    except BROKEN as error:
        raise Damaged("文件已损坏或不完整（压缩结构不全）", hint="请重新导出或重新传输该文件") from error
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsb" if "xl/workbook.bin" in names else "xlsx"
    if any(name.startswith("ppt/") for name in names):
        raise Unsupported("暂不支持演示文稿（.pptx）", hint=_SAVE_REPORT)
    if "OFD.xml" in names:
        raise Unsupported(_OFD, hint=_FROM_OFD)
    if open_document:
        if locked:
            raise Encrypted("文件设有打开密码", hint="用 WPS 或 LibreOffice 打开，去掉密码另存后再试")
        if b"opendocument.spreadsheet" in data[:_SAMPLE] or suffix == ".ods":
            return "ods"
        if suffix in {".odp", ".odg"} or b"opendocument.text" not in data[:_SAMPLE]:
            raise Unsupported("暂不支持 ODF 演示和图形（.odp、.odg）", hint=_SAVE_REPORT)
        return "odt"
    if suffix in _PACKED_NAMES:
        raise Damaged(f"文件不是有效的 {suffix} 文件，可能已损坏或被改过扩展名", hint="请重新导出或重新传输该文件")
    return "zip"


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether the manifest of an ODF package says how its members are encrypted."""
    with archive.open(_MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(_LONGEST_MANIFEST)


def _compound(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Encrypted("文件设有打开密码", hint="用 WPS 或 Word 打开，去掉密码另存后再试")
    if suffix in {".xls", ".et"} or any(stream in data for stream in _WORKBOOKS):
        return "xls"
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise Unsupported("暂不支持演示文稿（.ppt）", hint=_SAVE_REPORT)
    if suffix in _WORD_NAMES or "WordDocument".encode("utf-16-le") in data:
        return "wps" if suffix in {".wps", ".wpt"} else "doc"
    raise Unsupported("不认识的复合文档", hint=_SAVE_REPORT)
