"""Replies kept in SQLite: what succeeded is never asked again, by however many processes."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.engines.base import no_progress
from reviewer.engines.openai import OpenAIEngine
from reviewer.engines.openai.cache import Cache, Kept, cache_path, key_of
from reviewer.errors import StoreError
from reviewer.settings import Settings
from reviewer.tasks.facts import Fact
from tests.engines.scripted import Answer, Script, scripted
from tests.engines.test_limits import CHUNKS, DOCUMENT, EMPTY

PARTS = {"endpoint": "e", "model": "m", "profile": "p", "prompt": "q", "schema": "s", "sent": "t"}
FACTS = [Fact(id="A01", kind="achievement", text="清淤1公里", quotes=("清淤1公里",))]
SUMMARY = json.dumps({"sentences": [{"cites": ["A01"], "text": "清淤1公里。"}]}, ensure_ascii=False)


def review(url: str, cache: Path, **more: object) -> tuple[int, int, OpenAIEngine]:
    """Chunks answered, chunks failed, and the engine, after an extraction and a summary."""
    given = {"base_url": url, "model": "m", "retries": 0, "cache": str(cache), **more}
    engine = OpenAIEngine(Settings.model_validate(given))
    result = engine.extract(DOCUMENT, CHUNKS, no_progress)
    engine.summarise(FACTS, 300, no_progress)
    return len(result.replies), len(result.failed), engine


def answering(broken: set[str]) -> Script:
    """Fails for the chunks named in ``broken``."""

    def script(body: dict) -> Answer:
        asked = body["messages"][-1]["content"]
        if "<facts-" in asked:
            return Answer(SUMMARY)
        return Answer(status=503, error="busy") if any(each in asked for each in broken) else Answer(EMPTY)

    return script


def test_a_partial_review_is_finished_without_asking_again(tmp_path: Path) -> None:
    broken = {"第2段", "第5段"}
    with scripted(answering(broken)) as endpoint:
        assert review(endpoint.url, tmp_path / "c")[:2] == (6, 2)
        first = len(endpoint.requests)
        broken.clear()
        answered, failed, engine = review(endpoint.url, tmp_path / "c")
        again = [body["messages"][-1]["content"] for body in endpoint.requests[first:]]
        assert (answered, failed, engine.info.reused, engine.info.calls) == (8, 0, 7, 2)
        assert sorted("第2段" in asked for asked in again) == [False, True]
        assert review(endpoint.url, tmp_path / "c")[2].info.calls == 0
        assert review(endpoint.url, tmp_path / "c", fresh=True)[2].info.calls == 9
        assert review(endpoint.url, tmp_path / "c", model="other")[2].info.calls == 9


def test_unusable_answers_are_not_kept(tmp_path: Path) -> None:
    answers = iter([Answer("无")] * 18)
    with scripted(lambda body: Answer(SUMMARY) if "<facts-" in str(body) else next(answers, Answer(EMPTY))) as endpoint:
        assert review(endpoint.url, tmp_path / "c", structured="text")[:2] == (0, 8)
        assert review(endpoint.url, tmp_path / "c", structured="text")[:2] == (8, 0)


def test_an_answer_had_by_repair_is_kept_under_its_question(tmp_path: Path) -> None:
    def script(body: dict) -> Answer:
        if "<facts-" in str(body["messages"][-3:]):
            return Answer(SUMMARY)
        return Answer(EMPTY if "不能使用" in body["messages"][-1]["content"] else "无")

    with scripted(script) as endpoint:
        assert review(endpoint.url, tmp_path / "c", structured="text")[2].info.calls == 17
        assert review(endpoint.url, tmp_path / "c", structured="text")[2].info.calls == 0


@pytest.mark.parametrize("part", PARTS)
def test_every_part_decides_the_key(part: str) -> None:
    assert key_of(**PARTS) != key_of(**{**PARTS, part: "other"})


def test_processes_write_side_by_side(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reviewer.engines.openai.cache import Cache, Kept\n"
        "cache = Cache(Path(sys.argv[1]))\n"
        "for n in range(150): cache.put(f'k{n}', Kept(sys.argv[2], n, n)); assert cache.get(f'k{n}') is not None\n"
    )
    place = tmp_path / "deep" / "c.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", code, str(place), name]) for name in "abc"]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    cache = Cache(place)
    kept = [cache.get(f"k{n}") for n in range(150)]
    cache.close()
    assert all(each is not None and each.text in "abc" and each.prompt == n for n, each in enumerate(kept))


def test_the_newest_reply_stays_and_the_file_is_private(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    cache.put("k", Kept("first", 1, 2))
    cache.put("k", Kept("second", 3, 4))
    assert cache.get("k") == Kept("second", 3, 4)
    assert cache.get("none") is None
    cache.close()
    assert os.name == "nt" or (tmp_path / "c").stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("这不是数据库，而是一段文字。" * 50, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    later = sqlite3.connect(tmp_path / "later")
    later.execute("PRAGMA user_version = 99")
    later.close()
    for name in ("text", "folder", "later"):
        with pytest.raises(StoreError) as caught:
            Cache(tmp_path / name)
        assert name in caught.value.message
        assert caught.value.hint


def test_a_meddled_reply_is_asked_anew(tmp_path: Path) -> None:
    with scripted(answering(set())) as endpoint:
        review(endpoint.url, tmp_path / "c")
        file = sqlite3.connect(tmp_path / "c")
        file.execute("UPDATE replies SET text = '无'")
        file.commit()
        file.close()
        assert review(endpoint.url, tmp_path / "c")[2].info.calls == 9


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_path("off") is None
    assert cache_path("auto") == tmp_path / "reviewer" / "replies.sqlite"
    assert cache_path("x/y") == Path("x/y")
