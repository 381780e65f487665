"""What ``reviewer doctor`` says of the formats that need more than the program itself."""

import pytest

from reviewer.cli.doctor import examine
from reviewer.documents import ocr, office
from reviewer.settings import Settings


@pytest.fixture
def told(monkeypatch):
    def tell(program: str | None, recognises: bool) -> dict[str, tuple[bool, str]]:
        monkeypatch.setattr(office, "find_program", lambda: program)
        monkeypatch.setattr(ocr, "available", lambda: recognises)
        return {name: (well, said) for name, well, said in examine(Settings())}

    return tell


def test_what_is_there_is_named(told):
    found = told("/opt/office/soffice", True)
    assert found["旧版文档（.doc、.wps、.rtf、.odt）"] == (True, "可读，用 /opt/office/soffice")
    assert found["扫描件和图片"] == (True, "可读")


def test_what_is_missing_says_how_to_get_it_and_is_no_fault(told):
    found = told(None, False)
    well, said = found["旧版文档（.doc、.wps、.rtf、.odt）"]
    assert well and said.startswith("不可读") and "apt-get install libreoffice" in said
    well, said = found["扫描件和图片"]
    assert well and said.startswith("不可读") and "pip install 'reviewer[ocr]'" in said
