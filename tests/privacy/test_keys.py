"""Keys stay where they are needed: no output, log, error, receipt or cache of any command holds one."""

import os
from pathlib import Path

import pytest

import reviewer
from reviewer.cli.doctor import examine
from reviewer.errors import Unavailable
from reviewer.settings import Settings
from tests import samples
from tests.cli.test_cli import run
from tests.engines.scripted import Answer, scripted
from tests.test_pipeline import honest

KEY = "sk-hidden-4711"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    place = tmp_path / "湖山县林草局.txt"
    place.write_text(samples.TEXT, encoding="utf-8")
    return place


def everything(folder: Path, *said: str) -> str:
    """All that was printed, and the bytes of all files, packed ones by their names and raw bytes."""
    files = [place.read_bytes().decode("utf-8", "replace") for place in folder.rglob("*") if place.is_file()]
    return "\n".join((*said, *files))


def environment(folder: Path, **more: str) -> dict[str, str]:
    given = {"REVIEWER_API_KEY": KEY, "REVIEWER_CACHE": str(folder / "cache.sqlite"), "REVIEWER_RETRIES": "0"}
    return {**os.environ, **given, **more}


def test_no_command_tells_a_key(report: Path, tmp_path: Path) -> None:
    env = environment(tmp_path, REVIEWER_DEBUG="1")
    with scripted(honest) as endpoint:
        flags = ["--engine", "openai", "--model", "m", "--base-url", endpoint.url]
        receipt = ["-f", "json", "-o", tmp_path / "out.json", "--receipt", tmp_path / "receipt.json"]
        said = [
            run("review", report, *flags, *receipt, env=env),
            run("batch", report, *flags, "-o", tmp_path / "batch", env=env),
            run("doctor", *flags[2:], env=env),
        ]
        assert {headers["authorization"] for headers in endpoint.headers} == {f"Bearer {KEY}"}
    assert [done.returncode for done in said] == [1, 0, 2]  # the endpoint lists another model
    assert (tmp_path / "cache.sqlite").stat().st_size > 0
    assert KEY not in everything(tmp_path, *(done.stdout + done.stderr for done in said))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=401, error=f"Incorrect API key provided: {KEY}"),
        Answer(status=400, error=f"bad request with {KEY}"),
        Answer(status=500, error=f"trace: Authorization: Bearer {KEY}"),
        Answer(raw=f'{{"error": {{"message": "key {KEY} is wrong"}}}}'.encode()),
        Answer(f"你的密钥是{KEY}"),
    ],
)
def test_no_error_tells_a_key(answer: Answer, caplog: pytest.LogCaptureFixture) -> None:
    """What a model says of its own is no error: it is asked for JSON, and its words are not shown."""
    caplog.set_level("DEBUG")
    with scripted(lambda body: answer) as endpoint:
        given = {"engine": "openai", "base_url": endpoint.url, "model": "m", "api_key": KEY, "retries": 0}
        settings = Settings.model_validate(given)
        try:
            said = reviewer.review(samples.document(), settings=settings).model_dump_json()
        except Unavailable as error:
            said = f"{error.message}{error.hint}"
        examined = "".join(words for _, _, words in examine(settings))
    assert "完成" in said or "端点" in said
    assert KEY not in "".join((said, examined, caplog.text))
