"""Makes the other formats of every example: html, xlsx, csv and zip, and through LibreOffice doc, rtf, odt, xls, ods.

All carry the text of ``report.txt``. The page has the furniture of a government web site around it, the sheet is
named by the title, the archive holds the Word file. RTF is made of a Word file whose numbers are typed: writing
automatic ones, LibreOffice loses the 、 after them.

Run ``python examples/build.py`` first, then ``python examples/build_others.py [name …]``.
"""

from __future__ import annotations

import csv
import html
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Part = str | list[list[str]]

# A fixed moment keeps the bytes the same from one build to the next.
MOMENT = datetime(2025, 1, 1)  # noqa: DTZ001 (archives and sheets store it without a zone)
LONGEST_SHEET_NAME = 31
PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<div id="content">
{body}
</div>
<div class="footer"><p>主办单位：某某政府办公室</p><p>网站标识码：0000000000</p></div>
</body></html>
"""


def parts(text: str) -> Iterator[Part]:
    """Paragraphs, and tables: runs of lines with tabs."""
    rows: list[list[str]] = []
    for line in text.rstrip("\n").split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield rows
            rows = []
        yield line
    if rows:
        yield rows


def sheet_rows(text: str) -> Iterator[list[str]]:
    """Every paragraph in a cell of its own, tables as cells side by side, an empty row before and after them."""
    for part in parts(text):
        if isinstance(part, str):
            yield [part]
        else:
            yield []
            yield from part
            yield []


def as_html(text: str) -> bytes:
    """A saved page of a web site; the title is its heading."""
    pieces = []
    for number, part in enumerate(parts(text)):
        if isinstance(part, str):
            tag = "h1" if number == 0 else "p"
            pieces.append(f"<{tag}>{html.escape(part)}</{tag}>")
        else:
            rows = ("".join(f"<td>{html.escape(value)}</td>" for value in row) for row in part)
            pieces.append('<table border="1">\n' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>")
    title = html.escape(text.partition("\n")[0])
    return PAGE.format(title=title, body="\n".join(pieces)).encode()


def as_xlsx(text: str) -> bytes:
    """A workbook of one sheet that bears the name of its first line."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = MOMENT
    sheet: Any = book.active
    sheet.title = text.partition("\n")[0][:LONGEST_SHEET_NAME]
    for row in sheet_rows(text):
        sheet.append([value or None for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(text: str) -> bytes:
    """As Chinese programs export it: in GB18030, with CRLF."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(sheet_rows(text))
    return stream.getvalue().encode("gb18030")


def as_zip(word: bytes) -> bytes:
    """The submission of a department: its report."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("部门整体支出绩效自评报告.docx", MOMENT.timetuple()[:6]), word)
    return stream.getvalue()


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """A file turned by LibreOffice into ``target``, an ending with the filter that writes it (doc:MS Word 97)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"report.{suffix}"
        source.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless", "--convert-to"]
        subprocess.run(
            [*command, target, "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
            timeout=180,
            env=os.environ | {"SOURCE_DATE_EPOCH": "1735689600"},
        )
        return (Path(folder) / f"report.{target.partition(':')[0]}").read_bytes()


def main(names: list[str]) -> None:
    from build import AUTOMATIC, build_docx

    for name in names or sorted(AUTOMATIC):
        folder = HERE / name
        text = (folder / "report.txt").read_text(encoding="utf-8")
        word = (folder / "report.docx").read_bytes()
        makers: dict[str, Callable[[], bytes]] = {
            "html": lambda text=text: as_html(text),
            "xlsx": lambda text=text: as_xlsx(text),
            "csv": lambda text=text: as_csv(text),
            "zip": lambda word=word: as_zip(word),
            "doc": lambda word=word: converted(word, "docx", "doc:MS Word 97"),
            "odt": lambda word=word: converted(word, "docx", "odt:writer8"),
            "rtf": lambda text=text: converted(build_docx(text, frozenset()), "docx", "rtf:Rich Text Format"),
            "xls": lambda text=text: converted(as_xlsx(text), "xlsx", "xls:MS Excel 97"),
            "ods": lambda text=text: converted(as_xlsx(text), "xlsx", "ods:calc8"),
        }
        for suffix, make in makers.items():
            (folder / f"report.{suffix}").write_bytes(make())


if __name__ == "__main__":
    main(sys.argv[1:])
