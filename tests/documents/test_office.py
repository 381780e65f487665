"""Old and foreign word files through LibreOffice: the same text, and nothing executed, fetched or left behind."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from reviewer.documents import load_bytes, office
from reviewer.errors import Damaged, Encrypted, TooLarge, Unsupported
from tests.conftest import demand
from tests.documents.test_load import OLE


@pytest.fixture
def program() -> str:
    found = office.find_program()
    if found is None:
        demand("LibreOffice (soffice) is not installed")
    return found or ""


@pytest.mark.parametrize(("name", "kind"), [("报告.doc", "doc"), ("报告.wps", "wps"), ("报告.rtf", "RTF")])
def test_without_libreoffice_the_message_says_what_to_do(monkeypatch, name, kind):
    monkeypatch.setattr(office, "find_program", lambda: None)
    data = b"{\\rtf1 a}" if name.endswith("rtf") else OLE
    with pytest.raises(Unsupported, match=kind) as caught:
        load_bytes(data, name)
    assert "LibreOffice" in caught.value.message
    assert "apt-get install" in caught.value.hint and ".docx" in caught.value.hint


def test_a_locked_file_is_told_before_anything_is_started(monkeypatch):
    monkeypatch.setattr(office, "find_program", lambda: "/nonexistent/soffice")
    head = b"\xec\xa5" + b"\x00" * 8 + (0x0100).to_bytes(2, "little")
    with pytest.raises(Encrypted):
        load_bytes(OLE[:8].ljust(1024, b"\x00") + head + b"\x00" * 500, "报告.doc")


@pytest.mark.real
def test_automatic_numbers_of_rtf(program):
    levels = r"{\listlevel\levelnfc37\levelstartat1\levelfollow2{\leveltext\'02\'00\'a1\'a2;}{\levelnumbers\'01;}\f0}"
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}{\*\listtable{\list\listtemplateid1" + levels
    lists = r"\listid7}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    lines = "".join(rf"\pard\ls1\ilvl0\f0 \u{ord(first)}?\u{ord(second)}?\par" for first, second in ("概况", "问题"))
    data = (head + lists + lines + "}").encode("ascii")
    assert load_bytes(data, "报告.rtf").text == "一、概况\n二、问题"


@pytest.mark.real
def test_a_broken_file_and_one_that_takes_too_long(program):
    with pytest.raises(Damaged):
        load_bytes(OLE, "报告.doc")
    with pytest.raises(TooLarge, match="超过"):
        office.read(b"{\\rtf1 a}", "rtf", seconds=0.01)


@pytest.mark.real
def test_nothing_is_fetched_and_nothing_is_left_behind(program, tmp_path, monkeypatch):
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 (named by the protocol)

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/picture.png"
        field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{url}" \\\\d}}{{\\fldrslt }}}}'
        text = "".join(f"\\u{ord(sign)}?" for sign in "正文")
        document = load_bytes(f"{{\\rtf1\\ansi {text}{field}\\par}}".encode("ascii"), "报告.rtf")
        server.shutdown()
    assert document.text.startswith("正文")
    assert asked == []
    assert list(Path(tmp_path).iterdir()) == []
