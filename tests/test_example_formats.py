"""Every example in every format the reader knows: the same text, the same structure, the same faults found.

A picture alone is left out: what is recognised in it is not the text character for character (see test_ocr.py).
"""

from functools import cache
from pathlib import Path

import pytest

from examples.build_others import as_csv, as_html, as_zip
from reviewer.checks.runner import check
from reviewer.documents import load, load_bytes, office
from reviewer.model import Document
from tests.conftest import demand

FOLDER = Path(__file__).resolve().parent.parent / "examples"
NAMES = ("education-2023", "labour-2024", "water-2022")
EVERY_EXAMPLE = pytest.mark.parametrize("name", NAMES)
# These are read without LibreOffice; the sheets hold their figures as text, which needs no number formats.
FORMATS = ("docx", "pdf", "html", "xlsx", "xls", "ods", "csv", "zip")
# Conversion takes seconds, so each of these is read once; .wps is what WPS writes: the .doc format.
CONVERTED = (("education-2023", "doc"), ("labour-2024", "wps"), ("labour-2024", "odt"), ("water-2022", "rtf"))


@cache
def plain(name: str) -> Document:
    return load(FOLDER / name / "report.txt")


def faults(document: Document) -> list[tuple[str, list[str]]]:
    return [(finding.code, [evidence.quote for evidence in finding.evidence]) for finding in check(document).findings]


def assert_same(document: Document, expected: Document) -> None:
    assert document.text == expected.text
    assert document.sections == expected.sections
    assert [table.model_dump(exclude={"cells"}) for table in document.tables] == [
        table.model_dump(exclude={"cells"}) for table in expected.tables
    ]
    assert (document.title, document.unit, document.year) == (expected.title, expected.unit, expected.year)
    assert len(faults(expected)) > 10
    assert faults(document) == faults(expected)


@EVERY_EXAMPLE
@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_in_every_format(name: str, suffix: str) -> None:
    document = load(FOLDER / name / f"report.{suffix}")
    assert document.format == suffix
    assert_same(document, plain(name))


@EVERY_EXAMPLE
def test_the_same_as_markdown(name: str) -> None:
    assert_same(load_bytes((FOLDER / name / "report.txt").read_bytes(), "report.md"), plain(name))


@pytest.mark.real
@pytest.mark.parametrize(("name", "suffix"), CONVERTED)
def test_the_same_through_libreoffice(name: str, suffix: str) -> None:
    if office.find_program() is None:
        demand("LibreOffice (soffice) is not installed")
    stored = FOLDER / name / f"report.{'doc' if suffix == 'wps' else suffix}"
    document = load_bytes(stored.read_bytes(), f"report.{suffix}")
    assert document.format == suffix
    assert any("LibreOffice" in note for note in document.notes)
    assert_same(document, plain(name))


@EVERY_EXAMPLE
def test_the_files_are_built_from_the_text(name: str) -> None:
    folder = FOLDER / name
    text = (folder / "report.txt").read_text(encoding="utf-8")
    assert (folder / "report.html").read_bytes() == as_html(text)
    assert (folder / "report.csv").read_bytes() == as_csv(text)
    assert (folder / "report.zip").read_bytes() == as_zip((folder / "report.docx").read_bytes())


@EVERY_EXAMPLE
def test_the_files_are_small(name: str) -> None:
    assert [path.name for path in (FOLDER / name).iterdir() if path.stat().st_size >= 300_000] == []
