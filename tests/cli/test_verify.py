"""The command line with a model: what it would cost, what it cost, going on, deriving again; doctor's findings."""

import json
import os
from pathlib import Path

import pytest

from tests import samples
from tests.cli.test_cli import run
from tests.engines.scripted import Answer, scripted
from tests.test_pipeline import honest

MARK = '{"mark": "K7Q2"}'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    place = tmp_path / "湖山县林草局.txt"
    place.write_text(samples.TEXT, encoding="utf-8")
    return place


def flags(url: str) -> list[str]:
    return ["--engine", "openai", "--model", "m", "--base-url", url]


def test_dry_run_sends_nothing_and_prices_what_it_knows(report: Path) -> None:
    (report.parent / "reviewer.toml").write_text('[prices."m"]\nprompt = "2"\ncompletion = "8"\n', encoding="utf-8")
    with scripted(honest) as endpoint:
        done = run("review", report, *flags(endpoint.url), "--dry-run", cwd=report.parent)
        assert endpoint.requests == []
    assert done.returncode == 0
    assert "摘要" in done.stdout
    assert "费用：约 0.0" in done.stdout
    assert "没有可预估" in run("review", report, "--dry-run", "--engine", "extractive").stderr


def test_resume_asks_only_what_is_missing_and_the_receipt_verifies(report: Path, tmp_path: Path) -> None:
    broken = ["森林防火"]

    def script(body: dict) -> Answer:
        asked = body["messages"][-1]["content"]
        return Answer(status=503, error="busy") if any(each in asked for each in broken) else honest(body)

    env = {
        **os.environ,
        "REVIEWER_CHUNK_TOKENS": "200",
        "REVIEWER_RETRIES": "0",
        "REVIEWER_CACHE": str(tmp_path / "c"),
    }
    with scripted(script) as endpoint:
        first = run("review", report, "-f", "json", *flags(endpoint.url), env=env)
        assert first.returncode == 3
        assert "--resume" in first.stderr
        broken.clear()
        receipt = report.parent / "receipt.json"
        second = run("review", report, "-f", "md", "--receipt", receipt, *flags(endpoint.url), "--resume", env=env)
        assert second.returncode == 1
    made = json.loads(receipt.read_text(encoding="utf-8"))
    sent, reused = made["engine"]["calls"], made["engine"]["reused"]
    assert (made["engine"]["partial"], sent) == (
        False,
        2,
    )  # the missing chunk and the summary, whose facts are now more
    assert f"模型调用 {sent} 次，取自缓存 {reused} 次" in second.stderr
    verified = run("verify", receipt)
    assert (verified.returncode, verified.stdout.startswith("相符")) == (0, True)
    changed = json.loads(receipt.read_text(encoding="utf-8"))
    changed["achievements"][0]["statement"] = "完成造林9999亩"
    (report.parent / "forged.json").write_text(json.dumps(changed), encoding="utf-8")
    told = run("verify", report.parent / "forged.json")
    assert told.returncode == 1
    assert [line.split("：")[0] for line in told.stdout.splitlines()] == ["不符", "不符", "有 2 处不符"]
    assert "封签" in told.stdout and f"成效 {changed['achievements'][0]['id']}：statement" in told.stdout
    report.write_text(samples.TEXT.replace("3200", "3300"), encoding="utf-8")
    assert run("verify", receipt).returncode == 1
    report.unlink()
    assert "--source" in run("verify", receipt).stderr


def test_limits_are_told_before_and_after(report: Path) -> None:
    with scripted(honest) as endpoint:
        assert "单价" in run("review", report, *flags(endpoint.url), "--max-cost", "1").stderr
        assert "max_cost" in run("review", report, *flags(endpoint.url), "--max-cost", "viel").stderr
        done = run("review", report, *flags(endpoint.url), "--max-tokens", "900", "-f", "json")
        assert endpoint.requests == []
    assert done.returncode == 3
    assert "token 上限" in done.stderr


def mode(body: dict) -> str:
    return body.get("response_format", {}).get("type", "text")


@pytest.mark.parametrize(
    ("answers", "told", "best"),
    [
        (
            {"json_schema": Answer(MARK), "json_object": Answer('{"a":1}'), "text": Answer("1")},
            "json_schema 有效，json_object 有效，text 有效",
            "json_schema",
        ),
        (
            {"json_schema": Answer("您好！"), "json_object": Answer('{"a":1}'), "text": Answer("1")},
            "json_schema 接受但不起作用，json_object 有效，text 有效",
            "json_object",
        ),
        (
            {"json_schema": Answer(status=500, error="x"), "json_object": Answer("说明：{"), "text": Answer("1")},
            "json_schema 不接受，json_object 接受但不起作用，text 有效",
            "text",
        ),
    ],
)
def test_doctor_tells_which_modes_truly_work(answers: dict[str, Answer], told: str, best: str) -> None:
    with scripted(lambda body: answers[mode(body)], [{"id": "m", "max_model_len": 8192}]) as endpoint:
        done = run("doctor", "--base-url", endpoint.url, "--model", "m")
    assert told in done.stdout
    assert "上下文长度：8192 token" in done.stdout
    assert f'structured = "{best}"' in done.stdout
    assert done.returncode == 0


def test_doctor_reads_the_context_length_out_of_a_refusal_and_misses_the_model() -> None:
    def script(body: dict) -> Answer:
        if body["max_tokens"] > 100_000:
            said = f"This model's maximum context length is 32768 tokens. However, you requested {body['max_tokens']}"
            return Answer(status=400, error=said)
        if "temperature" in body:
            return Answer(status=400, error="temperature is not supported")
        return Answer(MARK)

    with scripted(script) as endpoint:
        done = run("doctor", "--base-url", endpoint.url, "--model", "m")
    assert "32768 token" in done.stdout
    assert "temperature = false" in done.stdout
    assert "异常  模型列表" in done.stdout
    assert done.returncode == 2
