"""The openai engine against a scripted endpoint over real HTTP; all replies here are hand-written."""

import json
from hashlib import sha256

import pytest

from reviewer.documents import from_text
from reviewer.documents.chunks import chunk
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import no_progress
from reviewer.engines.openai import OpenAIEngine
from reviewer.errors import BadReply, ConfigError, Unavailable
from reviewer.model import Chunk, Document
from reviewer.settings import Settings
from reviewer.tasks import relations
from reviewer.tasks.facts import Fact
from tests.engines.scripted import Answer, scripted

FIRST = "全年清淤河道18公里。完成投资320万元。"
SECOND = "一、存在问题。项目储备不足。"
TEXT = FIRST + SECOND
DOCUMENT = Document(
    name="报告.txt", format="txt", text=TEXT, sha256=sha256(TEXT.encode()).hexdigest(), title="某局自评报告"
)
CHUNKS = (
    Chunk(id="C1", sections=("S1",), path=("二、绩效",), kind="performance", start=0, end=len(FIRST), tokens=20),
    Chunk(id="C2", sections=("S2",), path=("三、问题",), kind="problems", start=len(FIRST), end=len(TEXT), tokens=12),
)
DONE = {
    "quote": "全年清淤河道18公里",
    "statement": "清淤河道18公里",
    "numbers": ["18公里"],
    "category": "output",
    "scope": "本部门",
    "period": "本年",
}
HONEST = json.dumps({"achievements": [DONE], "statements": []}, ensure_ascii=False)
EMPTY = '{"achievements":[],"statements":[]}'


def settings(url: str, **more: object) -> Settings:
    given = {"base_url": url, "model": "hand-written", "retries": 0, "timeout": 5.0, **more}
    return Settings.model_validate(given)


def asked(body: dict) -> str:
    return body["messages"][-1]["content"]


def test_each_chunk_is_asked_once_and_replies_keep_their_chunk() -> None:
    with scripted(lambda body: Answer(HONEST if FIRST in asked(body) else EMPTY)) as endpoint:
        engine = OpenAIEngine(settings(endpoint.url))
        result = engine.extract(DOCUMENT, CHUNKS, no_progress)
    assert [(r.chunk.id, len(r.reply.achievements)) for r in result.replies] == [("C1", 1), ("C2", 0)]
    assert result.failed == ()
    assert result.replies[0].reply.achievements[0].quote == "全年清淤河道18公里"
    assert engine.info.calls == 2
    assert engine.info.tokens.prompt == 200
    assert engine.info.tokens.cached == 128
    assert engine.info.prompts["extraction"].startswith("v3+")


def test_the_prefix_is_the_same_for_every_chunk_and_the_report_stands_between_tags() -> None:
    with scripted(lambda body: Answer(EMPTY)) as endpoint:
        OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS, no_progress)
    first, second = endpoint.requests
    assert first["messages"][:-1] == second["messages"][:-1]
    nonce = sha256(FIRST.encode()).hexdigest()[:8]
    texts = {asked(body) for body in endpoint.requests}
    assert any(f"<report-{nonce}>\n{FIRST}\n</report-{nonce}>" in text for text in texts)
    assert first["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{HONEST}\n```",
        f"<think>先看数字{{18}}。</think>\n{HONEST}",
        f"先写一个草稿：{EMPTY}，再改。</think>\n{HONEST}",
        f"摘录如下：{HONEST}\n以上。",
        f"{HONEST}\n{EMPTY}",
        HONEST.replace('"statements"', '"note": "x", "statements"'),
    ],
)
def test_wrapped_replies_are_read(text: str) -> None:
    with scripted(lambda body: Answer(text)) as endpoint:
        result = OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS[:1], no_progress)
    assert result.replies[0].reply.achievements[0].numbers == ["18公里"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("", "为空"),
        (f"<think>想到一半{EMPTY}", "为空"),
        ("我无法处理。", "没有 JSON"),
        ('{"achievements":[{"quote":"全年', "不完整"),
        ('{"achievements":[{"quote":"x"}],"statements":[]}', "achievements.0.statement：缺少"),
        (HONEST.replace("output", "deed"), "category：只能是 'activity'、"),
        (HONEST.replace('"statements": []', '"statements": "无"'), "statements：应为列表"),
    ],
)
def test_one_repair_turn_quotes_what_was_wrong(bad: str, said: str) -> None:
    def script(body: dict) -> Answer:
        return Answer(HONEST if "不能使用" in asked(body) else bad)

    with scripted(script) as endpoint:
        result = OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS[:1], no_progress)
    assert len(result.replies[0].reply.achievements) == 1
    assert said in asked(endpoint.requests[1])


def test_a_chunk_that_stays_malformed_is_named_and_the_rest_goes_on() -> None:
    with scripted(lambda body: Answer("不是 JSON" if FIRST in str(body["messages"]) else EMPTY)) as endpoint:
        result = OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS, no_progress)
    assert [r.chunk.id for r in result.replies] == ["C2"]
    assert [f.section for f in result.failed] == ["二、绩效"]
    assert "JSON" in result.failed[0].reason


def test_a_cut_off_answer_splits_the_chunk() -> None:
    def script(body: dict) -> Answer:
        return Answer("{", finish="length") if FIRST in asked(body) else Answer(EMPTY)

    with scripted(script) as endpoint:
        result = OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS[:1], no_progress)
    spans = [(r.chunk.start, r.chunk.end) for r in result.replies]
    assert spans == [(0, 11), (11, 21)]  # the first sentence has eleven characters
    assert result.failed == ()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(None, refusal="no"), "拒绝"),
        (Answer(None, finish="content_filter"), "过滤"),
        (Answer(status=429, error="slow down"), "限流"),
        (Answer(raw=b"<html>"), "协议"),
    ],
)
def test_what_fails_for_one_chunk_is_said(answer: Answer, said: str) -> None:
    with scripted(lambda body: answer if FIRST in asked(body) else Answer(EMPTY)) as endpoint:
        result = OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS, no_progress)
    assert [said in failure.reason for failure in result.failed] == [True]


def test_servers_without_schemas_are_met_one_step_lower() -> None:
    def script(body: dict) -> Answer:
        if "response_format" in body:
            return Answer(status=400, error="response_format is not supported")
        return Answer(HONEST)

    with scripted(script) as endpoint:
        engine = OpenAIEngine(settings(endpoint.url, concurrency=1))
        result = engine.extract(DOCUMENT, CHUNKS, no_progress)
    assert len(result.replies) == 2
    formats = [body.get("response_format", {}).get("type", "text") for body in endpoint.requests]
    assert formats == ["json_schema", "json_object", "text", "text"]
    assert "JSON Schema" in endpoint.requests[-1]["messages"][0]["content"]


def test_models_that_refuse_a_parameter_are_asked_without_it() -> None:
    def script(body: dict) -> Answer:
        if "temperature" in body:
            return Answer(status=400, error="temperature is not supported with this model")
        if "max_tokens" in body:
            return Answer(status=400, error="use max_completion_tokens instead of max_tokens")
        return Answer(HONEST)

    with scripted(script) as endpoint:
        result = OpenAIEngine(settings(endpoint.url)).extract(DOCUMENT, CHUNKS[:1], no_progress)
    assert len(result.replies) == 1
    assert endpoint.requests[-1]["response_format"]["type"] == "json_schema"


def test_an_endpoint_that_is_not_there_is_unavailable() -> None:
    engine = OpenAIEngine(settings("http://127.0.0.1:9/v1"))
    with pytest.raises(Unavailable, match="无法连接") as caught:
        engine.extract(DOCUMENT, CHUNKS, no_progress)
    assert "--engine extractive" in caught.value.hint


@pytest.mark.parametrize(
    "missing", [{"model": None}, {"base_url": "https://api.example.com/v1"}, {"base_url": "example"}]
)
def test_missing_settings_are_named_before_any_call(missing: dict) -> None:
    given = {"base_url": "http://127.0.0.1:9/v1", "model": "m", **missing}
    with pytest.raises(ConfigError) as caught:
        OpenAIEngine(Settings.model_validate(given))
    assert caught.value.hint


def test_keys_and_credentials_do_not_reach_the_outputs() -> None:
    given = {"base_url": "https://user:secret@api.example.com/v1?key=secret", "model": "m", "api_key": "sk-secret"}
    assert "secret" not in OpenAIEngine(Settings.model_validate(given)).info.model_dump_json()


def test_the_summary_is_asked_with_facts_only() -> None:
    reply = json.dumps({"sentences": [{"cites": ["A01"], "text": "清淤河道18公里。"}]}, ensure_ascii=False)
    facts = [Fact(id="A01", kind="achievement", text="清淤河道18公里", quotes=("全年清淤河道18公里",))]
    with scripted(lambda body: Answer(reply)) as endpoint:
        got = OpenAIEngine(settings(endpoint.url)).summarise(facts, 300, no_progress)
    assert got.sentences[0].cites == ["A01"]
    assert "[A01] 清淤河道18公里" in asked(endpoint.requests[0])
    assert "300字" in asked(endpoint.requests[0])


def test_a_summary_that_stays_malformed_raises() -> None:
    with scripted(lambda body: Answer("无")) as endpoint, pytest.raises(BadReply):
        OpenAIEngine(settings(endpoint.url)).summarise([], 300, no_progress)


def test_a_short_chunk_of_money_and_duties_alone_is_left_to_the_checks() -> None:
    money = "一、基本情况\n（一）部门职责\n管理航道。\n（二）收入情况\n本年收入合计320.50万元。\n"
    work = "二、绩效情况\n全年清淤河道18公里。\n"
    document = from_text(f"某航道处2023年度自评报告\n{money}{work}")
    chunks = chunk(document, 3000, token_counter("gpt-5"))
    with scripted(lambda body: Answer(EMPTY)) as endpoint:
        OpenAIEngine(settings(endpoint.url)).extract(document, chunks, no_progress)
    (only,) = endpoint.requests
    assert "清淤河道" in asked(only) and "收入合计" not in asked(only)


def test_passages_with_figures_share_one_call_and_are_parted_when_the_answer_is_cut_off() -> None:
    lines = [f"第{n}项投入{n}0万元，其中中央{n}万元、地方{n * 9}万元。" for n in (2, 3)]
    document = from_text(f"某航道处2023年度自评报告\n一、绩效情况\n{lines[0]}\n全年平稳。\n{lines[1]}\n")
    relation = {"quote": lines[0][3:-1], "kind": "sum", "result": "20万元", "operands": ["2万元", "18万元"]}
    cut = Answer('{"relations":[', finish="length")

    def script(body: dict) -> Answer:
        both = all(line in asked(body) for line in lines)
        listed = [relation] if lines[0] in asked(body) else []
        return cut if both else Answer(json.dumps({"relations": listed}, ensure_ascii=False))

    with scripted(script) as endpoint:
        related = OpenAIEngine(settings(endpoint.url)).relate(document, no_progress)
    assert len(endpoint.requests) == 3 and related.failed == ()
    assert [len(reply.reply.relations) for reply in related.replies] == [1, 0]
    (held,) = relations.merge(document, related.replies, (), ()).relations
    assert held.outcome == "holds"
