"""Settings and the page that lists them."""

from pathlib import Path

import pytest

from reviewer.errors import ConfigError
from reviewer.settings import Settings, load_settings
from reviewer.settings_page import page

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"


def test_the_page_is_current() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "write it again: python -m reviewer.settings_page docs/settings.md"


def test_every_setting_is_described_and_listed() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description
        assert f"| `{name}` | `REVIEWER_{name.upper()}` |" in page()


def test_bounds_and_options_are_told() -> None:
    rows = {row.split("`")[1]: row for row in page().splitlines() if row.startswith("| `")}
    assert "整数，≥ 1，≤ 64" in rows["concurrency"]
    assert "`json_schema`" in rows["structured"]
    assert "| 无 |" in rows["api_key"]


def test_prices_come_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reviewer.toml").write_text('[prices."m-*"]\nprompt = "2"\ncompletion = 8\n', encoding="utf-8")
    assert load_settings().prices["m-*"].completion == 8
    (tmp_path / "reviewer.toml").write_text('[prices."m-*"]\nprompt = -1\ncompletion = 8\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"prices\.m-\*\.prompt"):
        load_settings()


def test_a_key_is_not_printed() -> None:
    settings = load_settings(api_key="sk-secret")
    assert "sk-secret" not in repr(settings)
    assert "sk-secret" not in settings.model_dump_json()
