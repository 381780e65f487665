"""Model files: the pinned hash decides, wherever the bytes come from."""

import hashlib
from pathlib import Path

import pytest

from reviewer.engines.local import sources as table
from reviewer.engines.local.fetch import fetch
from reviewer.engines.local.sources import Source, model_file, source, sources
from reviewer.errors import ConfigError, ReviewerError
from reviewer.settings import Settings

BYTES = b"not really a model " * 100


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table with one small invented file."""
    known = Source(title="small", sha256=hashlib.sha256(BYTES).hexdigest(), bytes=len(BYTES))
    monkeypatch.setattr(table, "sources", lambda: {"small": known})


def test_the_table_pins_a_hash_for_every_model_and_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert set(sources()) == {"qwen2.5-coder-0.5b", "qwen2.5-coder-1.5b"}
    assert all(each.packages and each.url for each in sources().values())
    pins = source("qwen2.5-coder-0.5b").packages
    assert pins is not None and len(pins.pins) == 6 and all("==" in pin for pin in pins.pins)


def test_a_file_with_the_right_hash_is_taken_and_found(tmp_path: Path) -> None:
    (tmp_path / "at-hand.bin").write_bytes(BYTES)
    place = fetch("small", tmp_path / "models", file=tmp_path / "at-hand.bin")
    assert place.read_bytes() == BYTES
    assert model_file(Settings(models_dir=tmp_path / "models", local_model="small")) == place
    assert fetch("small", tmp_path / "models", file=tmp_path / "gone") == place  # it is there already


@pytest.mark.parametrize("wrong", [BYTES[:-1], BYTES + b"x", b"", BYTES.replace(b"not", b"now", 1)])
def test_any_other_file_is_refused_and_removed(tmp_path: Path, wrong: bytes) -> None:
    (tmp_path / "at-hand.bin").write_bytes(wrong)
    with pytest.raises(ReviewerError, match="校验值不符"):
        fetch("small", tmp_path / "models", file=tmp_path / "at-hand.bin")
    assert list((tmp_path / "models").iterdir()) == []


def test_unknown_names_and_ways_and_absent_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="没有名为"):
        fetch("other", tmp_path)
    with pytest.raises(ConfigError, match="来源"):
        fetch("small", tmp_path)
    with pytest.raises(ConfigError, match="没有文件"):
        fetch("small", tmp_path, file=tmp_path / "gone")
    with pytest.raises(ConfigError, match="尚未下载") as caught:
        model_file(Settings(models_dir=tmp_path, local_model="small"))
    assert "reviewer model fetch small" in caught.value.hint
