"""The page: its states with AppTest, and one run of a real browser from upload to a lit-up quotation."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import samples
from tests.conftest import ROOT, demand

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def page() -> AppTest:
    return AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()


def start(test: AppTest) -> AppTest:
    next(button for button in test.button if button.label == "开始复核").click()
    return test.run()


def shown(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


def test_it_opens_with_an_explanation() -> None:
    test = page()
    assert not test.exception
    assert test.title[0].value == "部门整体支出绩效自评报告复核"


def test_nothing_chosen_is_said() -> None:
    test = start(page())
    assert "请先上传一份报告" in test.error[0].value


def test_an_uploaded_report_is_reviewed() -> None:
    test = page()
    test.file_uploader[0].upload("湖山县林草局.txt", samples.TEXT.encode(), "text/plain")
    test = start(test.run())
    assert not test.exception
    assert not test.error
    assert [tab.label for tab in test.tabs][1].startswith("问题 ")
    assert "450.00+40.00=490.00" in shown(test)
    places = [button for button in test.button if button.label.startswith("定位：")]
    places[0].click()
    test.run()
    start_, end = test.session_state["focus"]
    assert samples.TEXT[start_:end]


def test_an_example_is_reviewed() -> None:
    test = page()
    box = test.selectbox[0]
    assert len(box.options) >= 4
    test = start(box.select_index(1).run())
    assert not test.exception
    assert shown(test)


def test_a_broken_file_is_told_with_a_hint_and_keeps_the_page() -> None:
    test = page()
    test.file_uploader[0].upload("坏.docx", b"PK\x03\x04 no", "application/octet-stream")
    test = start(test.run())
    assert not test.exception
    assert "损坏" in test.error[0].value


def test_markup_in_a_report_does_not_become_markup() -> None:
    text = samples.TEXT.replace("近100余次", "近100余次<img src=x onerror=alert(1)>$1$")
    test = page()
    test.file_uploader[0].upload("x.txt", text.encode(), "text/plain")
    test = start(test.run())
    assert not test.exception
    assert "<img" not in shown(test)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"import sys; sys.argv = ['reviewer', 'serve', '--port', '{port}', '--no-browser']; "
    server = subprocess.Popen(
        [sys.executable, "-c", code + "from reviewer.cli import main; main()"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    place = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{place}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield place
        server.terminate()
        assert server.wait(timeout=20) == 0
        with pytest.raises(OSError):  # the page has ended with the command
            urllib.request.urlopen(f"{place}/_stcore/health", timeout=1)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


@pytest.mark.real
def test_in_a_real_browser(address: str, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        demand("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    report = tmp_path / "湖山县林草局.txt"
    report.write_text(samples.TEXT, encoding="utf-8")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    elsewhere: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        tab = browser.new_page(viewport={"width": 1500, "height": 1000})
        tab.on(
            "request", lambda r: elsewhere.append(r.url) if not r.url.startswith((address, "data:", "blob:")) else None
        )
        tab.goto(address)
        tab.locator("input[type=file]").set_input_files(str(report))
        tab.get_by_text("湖山县林草局.txt").wait_for()
        tab.get_by_role("button", name="开始复核").click()
        tab.get_by_role("tab", name="问题", exact=False).nth(0).wait_for()
        tab.get_by_role("tab").nth(1).click()
        tab.get_by_role("button", name="定位：", exact=False).first.click()
        lit = tab.locator(".sheet .on")
        lit.first.wait_for()
        text = "".join(lit.all_text_contents())
        box, sheet = lit.first.bounding_box(), tab.locator(".sheet").bounding_box()
        browser.close()
    assert text.startswith("本年收入合计500.00万元")
    assert box is not None
    assert sheet is not None
    assert sheet["y"] <= box["y"] <= sheet["y"] + sheet["height"]
    assert elsewhere == []
