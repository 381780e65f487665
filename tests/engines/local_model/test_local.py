"""The embedded model for real: started, asked, stopped. Needs the extra [local] and a model file."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

import reviewer
from reviewer.engines.local import LocalEngine
from reviewer.engines.local.server import LocalServer
from reviewer.errors import ConfigError, Unavailable
from reviewer.settings import Settings

MODELS = Path(os.environ.get("REVIEWER_MODELS_DIR", "~/.cache/reviewer/models")).expanduser()
FILE = MODELS / "qwen2.5-coder-0.5b.gguf"


@pytest.mark.skipif(find_spec("xllamacpp") is None, reason="the extra [local] is not installed")
def test_a_file_that_is_no_model_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.gguf").write_bytes(b"GGUF")
    with pytest.raises(Unavailable, match="没有启动成功"):
        LocalServer(tmp_path / "broken.gguf", 512, patience=60).start()


def test_a_missing_file_is_said_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        LocalEngine(Settings(models_dir=tmp_path, local_model="qwen2.5-coder-0.5b"))


@pytest.mark.real
@pytest.mark.skipif(find_spec("xllamacpp") is None or not FILE.is_file(), reason="no embedded model on this machine")
def test_the_embedded_model_answers_and_what_it_says_is_verified(tmp_path: Path) -> None:
    text = "二、整体支出绩效情况\n全年完成造林3200亩，抚育幼林1.5万余亩。\n"
    settings = Settings(models_dir=MODELS, local_model="qwen2.5-coder-0.5b", cache="off")
    engine = LocalEngine(settings)
    try:
        review = reviewer.review(reviewer.from_text(text), engine=engine, settings=settings)
    finally:
        engine.close()
    assert review.engine.name == "local" and review.engine.calls >= 1
    assert all(e.quote in text for a in review.achievements for e in a.evidence)
    assert not any("sk-" in text or engine._server.key in text for text in [review.model_dump_json()])
