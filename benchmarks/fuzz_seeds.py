"""Whole small files of every format, from which the fuzz program makes broken ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from examples.build_others import converted

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
# A seed stays small, so that a change is likely to hit something that matters.
PARAGRAPHS = 40
SHEETS = {"xls": "xls:MS Excel 97", "ods": "ods:calc8"}
OFFICE = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}

PICTURES = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}


def seeds(*, office: bool) -> dict[str, list[bytes]]:
    """The seeds of every format by suffix; those that only LibreOffice can write are made when ``office`` is set."""
    texts = [
        "\n".join((folder / "report.txt").read_text(encoding="utf-8").split("\n")[:PARAGRAPHS])
        for folder in sorted(EXAMPLES.iterdir())
        if (folder / "report.txt").is_file()
    ]
    words = [(folder / "report.docx").read_bytes() for folder in sorted(EXAMPLES.iterdir()) if folder.is_dir()]
    found = {
        "txt": [texts[0].encode(), texts[1].encode("gb18030"), texts[2].encode("utf-16")],
        "md": [texts[0].encode()],
        "html": [_html(text, encoding) for text, encoding in zip(texts, ("utf-8", "gb18030", "utf-8"), strict=False)],
        "docx": [*words[:2], _small_docx()],
        "xlsx": [_xlsx()],
        "csv": [_csv().encode(), _csv().encode("gb18030")],
        "pdf": [_first_page(folder / "report.pdf") for folder in sorted(EXAMPLES.iterdir()) if folder.is_dir()],
    }
    found["pdf"].append(_plain_pdf())
    found["zip"] = [
        _zip({"自评报告.docx": found["docx"][2], "附件1 指标表.xlsx": found["xlsx"][0], "佐证.txt": found["txt"][0]})
    ]
    if office:
        for suffix, target in SHEETS.items():
            found[suffix] = [converted(found["xlsx"][0], "xlsx", target)]
        for suffix, target in OFFICE.items():
            found[suffix] = [converted(found["docx"][2], "docx", target)]
        for suffix, kind in PICTURES.items():
            found[suffix] = [_picture(found["pdf"][-1], kind)]
        found["docm"] = [_pasted(_picture(found["pdf"][-1], "PNG", 1.0))]
    return found


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def _html(text: str, encoding: str) -> bytes:
    lines = "".join(f"<p class=x>{line}</p>" for line in text.split("\n"))
    table = "<table border=1><tr><th rowspan=2>指标<th>分值</tr><tr><td>20&nbsp;分</td></tr></table>"
    page = f"<!doctype html><html><head><meta charset={encoding}><title>报告</title></head><body>"
    return f"{page}<div id=nav><a href=/>首页</a></div><div>{lines}{table}</div></body></html>".encode(encoding)


def _small_docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("2022年度部门整体支出绩效自评报告", 0)
    for number in range(1, 6):
        document.add_paragraph(f"收入合计{number}0.5万元，比上年增长{number}%。", style="List Number")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(2, 2).text = "18.5"
    for cell, text in zip(document.add_table(1, 2).rows[0].cells, ("培训\n会议\n差旅", "12\n3.5\n-"), strict=True):
        cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pasted(picture: bytes) -> bytes:
    """A Word file that is nothing but a picture; under a name of its own, since recognising it takes seconds."""
    import docx

    document = docx.Document()
    document.add_picture(io.BytesIO(picture))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["自评表"], ["单位：万元"], ["指标", "预算", "执行率"], ["培训", 12.5, 0.85], ["会议", 3, 1]):
        sheet.append(row)
    sheet["C4"].number_format = "0.00%"
    sheet.merge_cells("A1:C1")
    book.create_sheet("二").append(["甲", "=1+1"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _csv() -> str:
    return '指标,预算数,决算数\r\n培训,12,10.50\r\n"会议,差旅",3,"2\r\n0"\r\n'


def _first_page(path: Path) -> bytes:
    import pypdfium2

    source = pypdfium2.PdfDocument(path)
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source, [0])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _plain_pdf() -> bytes:
    """A page whose every object stands in the file as it is, uncompressed."""
    text = "".join(f"BT /F1 12 Tf 60 {760 - 20 * n} Td (Income {n}0.5, up {n}%) Tj ET\n" for n in range(20))
    content = f"{text}0.5 w 60 300 m 400 300 l S 60 200 m 400 200 l S 60 200 m 60 300 l S 400 200 m 400 300 l S"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 3 0 R >> >> >>",
    ]
    out = "%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{item}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010d} 00000 n \n" for place in places
    )
    return (out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").encode()


def _picture(page: bytes, kind: str, scale: float = 0.5) -> bytes:
    import pypdfium2

    stream = io.BytesIO()
    pypdfium2.PdfDocument(page)[0].render(scale=scale).to_pil().save(stream, kind)
    return stream.getvalue()
