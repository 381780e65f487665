"""Workbooks in other forms than .xlsx: as the sheet shows its numbers where LibreOffice is there, else as stored."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.documents import load, load_bytes, office
from reviewer.documents.office import find_program
from tests.conftest import demand
from tests.documents.test_sheets import INDICATORS, percents, workbook

pytestmark = pytest.mark.real
TARGETS = {"xls": "xls:MS Excel 97", "ods": "ods:calc8"}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Callable[[str], Path]:
    """The indicators as a file of a format, with percentages, thousands and a date; made once for all tests."""
    program = find_program()
    if program is None:
        demand("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("sheets")

    def dress(book):
        percents(book)
        book.active["B4"].number_format = "#,##0.00"
        book.active["E4"] = 45291
        book.active["E4"].number_format = "yyyy/m/d"

    (folder / "表.xlsx").write_bytes(workbook(("自评表", INDICATORS), change=dress))

    def make(suffix: str) -> Path:
        path = folder / f"表.{suffix}"
        if not path.is_file():
            command = [program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to"]
            command += [TARGETS[suffix], "--outdir", str(folder), str(folder / "表.xlsx")]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        if not path.is_file():
            demand("LibreOffice has no spreadsheet part (libreoffice-calc-nogui)")
        return path

    return make


@pytest.mark.parametrize("suffix", TARGETS)
def test_they_read_as_the_workbook_they_were_made_from(made, suffix):
    old, new = load(made(suffix)), load(made("xlsx"))
    assert "河道清淤\t120.00\t96.6\t80.50%\t2023/12/31" in new.text
    assert (old.format, old.text, old.tables) == (suffix, new.text, new.tables)
    assert any("LibreOffice" in note for note in old.notes)


@pytest.mark.parametrize("suffix", TARGETS)
def test_without_libreoffice_the_stored_values_are_read_and_that_is_said(made, monkeypatch, suffix):
    path = made(suffix)
    monkeypatch.setattr(office, "find_program", lambda: None)
    document = load(path)
    assert "河道清淤\t120\t96.6\t0.805\t2023/12/31" in document.text
    assert any("百分比可能显示为小数" in note and "LibreOffice" in note for note in document.notes)


def test_a_workbook_that_libreoffice_cannot_convert_still_has_its_values(made, monkeypatch):
    data = made("xls").read_bytes()
    monkeypatch.setattr(office, "find_program", lambda: "/bin/false")
    assert "0.805" in load_bytes(data, "表.xls").text
