"""The page says where the text of a report would go, and waits for the user's word."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = Path(__file__).parents[2] / "streamlit_app.py"


def opened(monkeypatch: pytest.MonkeyPatch, url: str) -> AppTest:
    monkeypatch.setenv("REVIEWER_BASE_URL", url)
    monkeypatch.setenv("REVIEWER_MODEL", "hand-written")
    monkeypatch.setenv("REVIEWER_API_KEY", "sk-secret")
    monkeypatch.setenv("REVIEWER_ENGINE", "openai")
    page = AppTest.from_file(str(SCRIPT), default_timeout=60).run()
    assert not page.exception
    return page


def test_the_page_names_the_host_and_sends_nothing_without_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(monkeypatch, "https://llm.example.com/v1")
    assert "llm.example.com" in page.warning[0].value
    assert [box.label for box in page.checkbox] == ["发送前遮盖姓名、电话、证件号和账号", "同意发送"]
    page.selectbox(key="example").set_value(page.selectbox(key="example").options[1])
    page.button[0].click().run()
    assert any("尚未取得同意" in error.value for error in page.error)
    assert "secret" not in str([error.value for error in page.error])


def test_an_endpoint_on_this_machine_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(monkeypatch, "http://127.0.0.1:9/v1")
    assert not page.warning and not page.checkbox
