"""Limits: calls at a time and a minute, deadlines, what a report may cost, which errors are tried again."""

import asyncio
import itertools
import json
import time
from decimal import Decimal
from pathlib import Path

import pytest

import reviewer
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import Extraction, no_progress
from reviewer.engines.openai import OpenAIEngine
from reviewer.engines.openai import gate as gate_module
from reviewer.engines.openai.budget import cost, price_of
from reviewer.engines.openai.gate import Gate
from reviewer.errors import ConfigError, Unavailable
from reviewer.model import Chunk, Document, Tokens
from reviewer.settings import Price, Settings
from tests.engines.scripted import Answer, Script, scripted

EMPTY = '{"achievements":[],"statements":[]}'
TEXT = "".join(f"第{n}段：完成清淤{n}公里。" for n in range(8))
EDGES = [TEXT.index(f"第{n}段") for n in range(8)] + [len(TEXT)]
DOCUMENT = Document(name="报告.txt", format="txt", text=TEXT, sha256="0" * 64)
CHUNKS = tuple(
    Chunk(id=f"C{n}", sections=(), path=(f"第{n}部分",), kind="performance", start=a, end=b, tokens=12)
    for n, (a, b) in enumerate(itertools.pairwise(EDGES))
)


def run(script: Script, chunks: tuple[Chunk, ...] = CHUNKS, **more: object) -> tuple[Extraction, OpenAIEngine, int]:
    """The extraction, its engine, and how many requests came in."""
    with scripted(script) as endpoint:
        given = {"base_url": endpoint.url, "model": "m", "retries": 3, "timeout": 5.0, **more}
        engine = OpenAIEngine(Settings.model_validate(given))
        result = engine.extract(DOCUMENT, chunks, no_progress)
        return result, engine, len(endpoint.requests)


def once(first: Answer) -> Script:
    """``first`` for the first request, a good answer after it."""
    answers = iter([first])
    return lambda body: next(answers, Answer(EMPTY))


@pytest.mark.parametrize(
    "first",
    [
        Answer(status=429, error="slow down", headers={"Retry-After": "0"}),
        Answer(status=429, error="slow down", headers={"retry-after-ms": "20"}),
        Answer(status=429, error="slow down"),
        Answer(status=503, error="loading"),
        Answer(status=500, error="oops"),
        Answer(status=529, error="overloaded"),
        Answer(drop=True),
        Answer(EMPTY, cut=40),
        Answer(raw=b'{"choices": [{"mess'),
        Answer(raw=b'data: {"choices": [{"delta": {"content": "{"}}]}\n\n', content_type="text/event-stream"),
        Answer(EMPTY, finish="error"),
    ],
)
def test_what_may_pass_is_tried_again(first: Answer) -> None:
    result, engine, requests = run(once(first), CHUNKS[:1])
    assert (len(result.replies), result.failed, requests, engine.info.calls) == (1, (), 2, 2)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(status=429, error="You exceeded your current quota", code="insufficient_quota"), "额度用尽"),
        (Answer(status=402, error="Insufficient Balance"), "额度用尽"),
        (Answer(status=401, error="bad key"), "密钥"),
        (Answer(status=403, error="no"), "密钥"),
        (Answer(status=404, error="no such model"), "没有模型"),
    ],
)
def test_what_will_not_pass_is_asked_once_for_all_chunks(answer: Answer, said: str) -> None:
    with pytest.raises(Unavailable, match=said) as caught:
        run(lambda body: answer, concurrency=1)
    assert caught.value.hint
    requests = 0

    def counted(body: dict) -> Answer:
        nonlocal requests
        requests += 1
        return answer

    with pytest.raises(Unavailable):
        run(counted, concurrency=1)
    assert requests == 1


def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    began = time.monotonic()
    busy = Answer(status=429, error="slow down", headers={"Retry-After": "3600"})
    with pytest.raises(Unavailable, match=r"限流.*时限内未能恢复"):
        run(lambda body: busy, CHUNKS[:1], call_deadline=2)
    assert time.monotonic() - began < 1.5


def test_retry_after_as_a_date_is_obeyed() -> None:
    at = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() - 5))
    result, _, requests = run(once(Answer(status=503, error="x", headers={"Retry-After": at})), CHUNKS[:1])
    assert (len(result.replies), requests) == (1, 2)


def test_retry_after_as_a_date_to_come_is_waited_for() -> None:
    asked: list[float] = []
    at = time.time() + 2  # a date has whole seconds: at least one of the two remains
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(at))
    answers = iter([Answer(status=429, error="x", headers={"Retry-After": date})])

    def script(body: dict) -> Answer:
        asked.append(time.time())
        return next(answers, Answer(EMPTY))

    result, _, _ = run(script, CHUNKS[:1])
    assert len(result.replies) == 1
    assert asked[1] >= int(at)


@pytest.mark.parametrize("kind", ["text/plain", "text/html; charset=utf-8", "application/octet-stream", ""])
def test_a_good_answer_under_a_wrong_content_type_is_read(kind: str) -> None:
    result, _, requests = run(lambda body: Answer(EMPTY, content_type=kind), CHUNKS[:1])
    assert (len(result.replies), requests) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(raw=b"<html>login</html>", content_type="text/html"), "不合协议"),
        (Answer(raw=b'{"choices": []}'), "choices"),
        (Answer(raw=b'{"choices": null, "usage": null}'), "choices"),
        (Answer(raw=b'{"error": {"message": "model is loading"}}'), "model is loading"),
        (Answer(status=400, error="content_filter triggered"), "内容过滤"),
    ],
)
def test_what_is_no_answer_names_the_section(answer: Answer, said: str) -> None:
    script = iter([Answer(EMPTY)])
    result, _, _ = run(lambda body: next(script, answer), CHUNKS[:2], concurrency=1, retries=0)
    assert [failure.section for failure in result.failed] == ["第1部分"]
    assert said in result.failed[0].reason


def test_a_body_that_drips_is_given_up_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(Unavailable, match="没有在时限内回答"):
        run(lambda body: Answer(EMPTY, drip=0.1), CHUNKS[:1], timeout=0.3, retries=0)
    assert time.monotonic() - began < 1.5


def test_the_deadline_of_a_report_leaves_the_rest_named() -> None:
    result, _, _ = run(lambda body: Answer(EMPTY, delay=0.15), concurrency=1, report_deadline=0.4)
    assert 1 <= len(result.replies) <= 2
    assert len(result.replies) + len(result.failed) == 8
    assert all("时限" in failure.reason for failure in result.failed)
    assert {failure.section for failure in result.failed} >= {"第7部分"}


def test_an_overlong_prompt_is_split_like_a_cut_off_answer() -> None:
    text = "甲。乙。"
    document = Document(name="x", format="txt", text=text, sha256="0" * 64)
    chunk = Chunk(id="C1", sections=(), path=("一",), kind="performance", start=0, end=4, tokens=4)

    def script(body: dict) -> Answer:
        if text in body["messages"][-1]["content"]:
            return Answer(status=400, error="The prompt exceeds the maximum context length")
        return Answer(EMPTY)

    with scripted(script) as endpoint:
        settings = Settings.model_validate({"base_url": endpoint.url, "model": "m"})
        result = OpenAIEngine(settings).extract(document, [chunk], no_progress)
        assert [(r.chunk.start, r.chunk.end) for r in result.replies] == [(0, 2), (2, 4)]
        assert len(endpoint.requests) == 3


def test_a_context_length_told_in_a_refusal_shortens_the_answer_before_the_chunk() -> None:
    limits: list[int] = []

    def script(body: dict) -> Answer:
        limits.append(body["max_tokens"])
        if limits[-1] > 3500:
            said = f"This model's maximum context length is 4096 tokens. However, you requested {limits[-1]} tokens."
            return Answer(status=400, error=said)
        return Answer(EMPTY)

    result, _, _ = run(script, concurrency=1, retries=0)
    assert (len(result.replies), result.failed) == (8, ())  # none was split
    assert len(limits) == 9 and limits[0] == 8192
    assert all(256 < limit <= 3500 for limit in limits[1:])


def test_a_profile_with_a_short_context_bounds_chunks_and_answers(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[short]\ncontext = 3000\n", encoding="utf-8")
    asked: list[tuple[int, int]] = []

    def script(body: dict) -> Answer:
        last = body["messages"][-1]["content"]
        asked.append((token_counter().count(last), body["max_tokens"]))
        return Answer('{"sentences":[]}' if "<facts-" in last else EMPTY)

    text = "二、整体支出绩效情况\n" + "".join(f"完成第{n}座水库的除险加固，投资{n}万元。" for n in range(300))
    with scripted(script) as endpoint:
        given = {"engine": "openai", "base_url": endpoint.url, "model": "m", "provider": str(own)}
        review = reviewer.review(reviewer.from_text(text), settings=Settings.model_validate(given))
        usual = OpenAIEngine(Settings.model_validate({**given, "provider": "auto"}))
    assert review.engine.failed == () and usual.chunk_tokens == 3000
    assert len(asked) > 5 and max(size for size, _ in asked) < 1000
    assert all(size + limit < 3000 for size, limit in asked)


def test_a_server_error_that_repeats_itself_moves_one_step_down() -> None:
    def script(body: dict) -> Answer:
        if body.get("response_format", {}).get("type") == "json_schema":
            return Answer(status=500, error="unsupported response_format")
        return Answer(EMPTY)

    result, _, _ = run(script, concurrency=1)
    assert (len(result.replies), result.failed) == (8, ())


def test_a_schema_that_is_accepted_and_ignored_is_found_out() -> None:
    modes = []

    def script(body: dict) -> Answer:
        modes.append(body.get("response_format", {}).get("type"))
        return Answer(EMPTY if modes[-1] == "json_object" else '{"result": []}')

    result, _, _ = run(script, concurrency=1)
    assert modes == ["json_schema"] * 2 + ["json_object"] * 8  # the repair turns of the first two, and six chunks
    assert (len(result.replies), result.failed) == (8, ())


def test_tokens_are_never_spent_beyond_the_limit() -> None:
    usage = {"prompt_tokens": 900, "completion_tokens": 100}
    spent = 0

    def script(body: dict) -> Answer:
        nonlocal spent
        spent += 1000
        return Answer(EMPTY, usage=usage)

    result, engine, _ = run(script, max_tokens=8000, max_output=256)
    assert 0 < spent <= 8000
    assert engine.info.tokens.prompt + engine.info.tokens.completion == spent
    assert len(result.replies) == spent // 1000
    assert len(result.replies) + len(result.failed) == 8
    assert all("token 上限" in failure.reason for failure in result.failed)


def test_what_a_server_does_not_tell_counts_too() -> None:
    _, engine, _ = run(lambda body: Answer(EMPTY, usage=None), CHUNKS[:1])
    assert engine.info.tokens.prompt > 500


def test_a_limit_of_cost_needs_a_price_and_holds() -> None:
    with pytest.raises(ConfigError, match="单价"):
        OpenAIEngine(Settings(base_url="http://127.0.0.1:9/v1", model="m", max_cost=Decimal(1)))
    prices = {"m*": Price(prompt=Decimal(1000), completion=Decimal(0))}
    usage = {"prompt_tokens": 1000, "completion_tokens": 9}
    result, engine, _ = run(lambda body: Answer(EMPTY, usage=usage), prices=prices, max_cost="3.5")
    assert engine.info.cost is not None
    assert Decimal(1) <= engine.info.cost <= Decimal("3.5")
    assert any("费用上限" in failure.reason for failure in result.failed)


def test_prices_by_hand() -> None:
    price = Price(prompt=Decimal(2), cached=Decimal("0.5"), completion=Decimal(8))
    # 600,000 fresh × 2 + 400,000 cached × 0.5 + 100,000 × 8, by million
    assert cost(Tokens(prompt=1_000_000, cached=400_000, completion=100_000), price) == Decimal("2.2")
    settings = Settings(model="qwen-plus", prices={"qwen-*": price})
    assert price_of(settings) == price
    assert price_of(Settings(model="glm", prices={"qwen-*": price})) is None


def test_calls_in_flight_are_bounded() -> None:
    flying, most = 0, 0

    def script(body: dict) -> Answer:
        nonlocal flying, most
        flying += 1
        most = max(most, flying)
        time.sleep(0.05)
        flying -= 1
        return Answer(EMPTY)

    result, _, _ = run(script, concurrency=3)
    assert len(result.replies) == 8
    assert most == 3


def test_the_gate_halves_when_told_and_recovers_by_one() -> None:
    async def story() -> list[int]:
        gate = Gate(8)
        seen = [gate.allowed]
        gate.slow_down()
        gate.slow_down()  # of the same moment: counts once
        seen.append(gate.allowed)
        for _ in range(5):
            gate.answered(0.1)
        seen.append(gate.allowed)
        for _ in range(100):
            gate.answered(0.1)
        seen.append(gate.allowed)
        await asyncio.sleep(0.15)
        gate.answered(30)  # far slower than it was
        seen.append(gate.allowed)
        return seen

    assert asyncio.run(story()) == [8, 4, 5, 8, 4]


def test_calls_and_tokens_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_module, "_MINUTE", 0.3)

    async def times(gate: Gate, tokens: list[int]) -> list[float]:
        began = time.monotonic()

        async def one(count: int) -> float:
            async with gate.passage(count):
                return time.monotonic() - began

        return await asyncio.gather(*map(one, tokens))

    calls = asyncio.run(times(Gate(8, rpm=2), [1] * 5))
    assert [round(at / 0.3) for at in calls] == [0, 0, 1, 1, 2]
    weights = asyncio.run(times(Gate(8, tpm=100), [60, 30, 60, 500, 10]))
    assert [round(at / 0.3) for at in weights] == [0, 0, 1, 2, 3]


def test_a_call_given_up_while_it_waits_leaves_the_gate_whole() -> None:
    async def story() -> bool:
        gate = Gate(1)

        async def hold(seconds: float) -> None:
            async with gate.passage(1):
                await asyncio.sleep(seconds)

        first = asyncio.create_task(hold(0.1))
        await asyncio.sleep(0)
        waiting = asyncio.create_task(hold(0))
        await asyncio.sleep(0.01)
        waiting.cancel()
        last = asyncio.create_task(hold(0))
        await asyncio.wait_for(asyncio.gather(first, last), 1)
        return waiting.cancelled()

    assert asyncio.run(story())


def test_azure_addresses() -> None:
    with scripted(lambda body: Answer(EMPTY)) as endpoint:
        host = endpoint.url.removesuffix("/v1")
        for url, version in (
            (host, "2026-05-01"),
            (f"{host}/openai/deployments/m?api-version=2026-05-01", None),
        ):
            given = {"base_url": url, "model": "m", "api_key": "sk-azure", "api_version": version}
            OpenAIEngine(Settings.model_validate(given)).extract(DOCUMENT, CHUNKS[:1], no_progress)
    assert endpoint.paths == ["/openai/deployments/m/chat/completions?api-version=2026-05-01"] * 2
    assert {headers["api-key"] for headers in endpoint.headers} == {"sk-azure"}


def test_other_parameters_of_an_address_are_kept() -> None:
    with scripted(lambda body: Answer(EMPTY)) as endpoint:
        settings = Settings.model_validate({"base_url": f"{endpoint.url}?tenant=7", "model": "m"})
        OpenAIEngine(settings).extract(DOCUMENT, CHUNKS[:1], no_progress)
    assert endpoint.paths == ["/v1/chat/completions?tenant=7"]


def test_keys_reach_neither_errors_nor_records() -> None:
    for answer in (Answer(status=401, error="key sk-secret is wrong"), Answer(status=400, error="sk-secret")):
        with scripted(lambda body, answer=answer: answer) as endpoint:
            given = {"base_url": endpoint.url.replace("//", "//user:sk-secret@"), "model": "m", "api_key": "sk-secret"}
            engine = OpenAIEngine(Settings.model_validate({**given, "retries": 0}))
            try:
                said = [failure.reason for failure in engine.extract(DOCUMENT, CHUNKS[:1], no_progress).failed]
            except Unavailable as error:
                said = [error.message, error.hint]
            assert said
            assert "sk-secret" not in json.dumps([*said, engine.info.model_dump(mode="json")], ensure_ascii=False)
