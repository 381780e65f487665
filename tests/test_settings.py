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


@pytest.mark.parametrize(
    ("given", "said", "hinted"),
    [
        ({"concurrency": "100"}, ["concurrency", "“100”", "整数，≥ 1，≤ 64"], "REVIEWER_CONCURRENCY"),
        ({"concurrency": "viel"}, ["concurrency", "“viel”", "整数"], "reviewer.toml"),
        ({"structured": "xml"}, ["structured", "“xml”", "auto、json_schema、json_object、text"], "命令行"),
        ({"timeout": 0}, ["timeout", "给出的是 0", "数，> 0"], "REVIEWER_TIMEOUT"),
        ({"redact": "vielleicht"}, ["redact", "true 或 false"], "REVIEWER_REDACT"),
        ({"max_cost": "viel"}, ["max_cost", "“viel”", "数，≥ 0"], "REVIEWER_MAX_COST"),
        ({"trusted_hosts": 3}, ["trusted_hosts", "列表"], "REVIEWER_TRUSTED_HOSTS"),
        ({"prices": {"m": 3}}, ["prices.m", "prompt、completion"], "REVIEWER_PRICES"),
        ({"prices": {"m": {"prompt": -1, "completion": 1}}}, ["prices.m.prompt", "-1", "数，≥ 0"], "REVIEWER_PRICES"),
        ({"prices": {"m": {"prompt": 1}}}, ["prices.m.completion", "没有给出"], "docs/settings.md"),
        ({"prices": {"m": {"prompt": 1, "completion": 1, "in": 2}}}, ["prices", "没有 in 这一项"], "docs/settings.md"),
        ({"conurrency": 3}, ["没有名为 conurrency 的设置"], "concurrency"),
        ({"farbe": 3}, ["没有名为 farbe 的设置"], "docs/settings.md"),
    ],
)
def test_a_wrong_setting_is_told_in_plain_words(given: dict, said: list[str], hinted: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(**given)
    assert all(words in caught.value.message for words in said), caught.value.message
    assert hinted in caught.value.hint
    assert not any(word in caught.value.message for word in ("Input", "should", "valid", "Extra", "required"))


def test_a_wrong_key_is_not_shown() -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(api_key=["sk-secret"])
    assert "api_key" in caught.value.message and "secret" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b'model = \nengine = "openai"\n', "第 1 行"),
        ('model = "某模型"'.encode("gb18030"), "UTF-8"),
        (b'model = "m', "TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: bytes, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reviewer.toml").write_bytes(written)
    with pytest.raises(ConfigError, match=r"reviewer\.toml") as caught:
        load_settings()
    assert said in caught.value.message and caught.value.hint


def test_a_variable_that_is_no_json_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWER_PRICES", "2")
    with pytest.raises(ConfigError, match="prices"):
        load_settings()
    monkeypatch.setenv("REVIEWER_PRICES", "{")
    with pytest.raises(ConfigError, match="REVIEWER_PRICES") as caught:
        load_settings()
    assert "JSON" in caught.value.hint


@pytest.mark.parametrize(
    ("variable", "meant"),
    [("REVIEWER_MODLE", "REVIEWER_MODEL"), ("REVIEWER_APIKEY", "REVIEWER_API_KEY"), ("reviewer_job", "REVIEWER_JOBS")],
)
def test_a_misspelt_variable_is_not_passed_over(monkeypatch: pytest.MonkeyPatch, variable: str, meant: str) -> None:
    monkeypatch.setenv(variable, "1")
    with pytest.raises(ConfigError, match=variable) as raised:
        load_settings()
    assert meant in raised.value.hint


@pytest.mark.parametrize("variable", ["REVIEWER_DEBUG", "REVIEWER_HOME", "CODE_REVIEWER_MODE", "reviewer_engine"])
def test_variables_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "extractive")
    assert load_settings()
