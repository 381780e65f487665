"""One report written by the test in four formats and read back: the same text, sections, quantities and tables."""

import io
import os
import subprocess

import pytest

from examples.build_others import as_html, as_xlsx, parts
from reviewer.checks.runner import check
from reviewer.documents import from_text, load_bytes
from reviewer.documents.office import find_program
from reviewer.model import Document
from reviewer.quantities import find_quantities
from tests.conftest import ROOT, demand

EXAMPLES = sorted(folder for folder in (ROOT / "examples").iterdir() if (folder / "report.txt").is_file())


@pytest.fixture(params=EXAMPLES, ids=lambda folder: folder.name)
def text(request) -> str:
    return (request.param / "report.txt").read_text(encoding="utf-8").rstrip("\n")


def as_docx(text: str) -> bytes:
    import docx
    from docx.oxml import OxmlElement

    document = docx.Document()
    for part in parts(text):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        table.style = "Table Grid"
        for row, values in zip(table.rows, part, strict=True):
            # A row broken over two pages reads as two.
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(data: bytes, folder) -> bytes:
    program = find_program()
    if program is None:
        demand("LibreOffice (soffice) is not installed")
    (folder / "a.docx").write_bytes(data)
    command = [program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to", "pdf"]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "a.docx")],
        check=True,
        capture_output=True,
        timeout=120,
        env=environment,
    )
    return (folder / "a.pdf").read_bytes()


def tables(document: Document) -> list[list[str]]:
    return [[document.text[c.start : c.end] for c in table.cells] for table in document.tables]


def quantities(document: Document) -> list[tuple[str, object]]:
    return [(quantity.text, quantity.value) for quantity in find_quantities(document.text)]


def headings(document: Document) -> list[tuple[str, str]]:
    return [(section.title, section.kind) for section in document.sections]


def assert_same(document: Document, expected: Document) -> None:
    assert document.text == expected.text
    assert headings(document) == headings(expected)
    assert quantities(document) == quantities(expected)
    assert tables(document) == tables(expected)
    assert [f.id for f in check(document).findings] == [f.id for f in check(expected).findings]


def test_docx(text):
    assert_same(load_bytes(as_docx(text), "a.docx"), from_text(text))


def test_html(text):
    assert_same(load_bytes(as_html(text), "a.html"), from_text(text))


def test_xlsx(text):
    assert_same(load_bytes(as_xlsx(text), "a.xlsx"), from_text(text))


@pytest.mark.real
def test_pdf(text, tmp_path):
    assert_same(load_bytes(as_pdf(as_docx(text), tmp_path), "a.pdf"), from_text(text))
