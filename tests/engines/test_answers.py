"""Bodies of status 200 as servers send them; all written by hand."""

import json

import pytest

from reviewer.engines.openai.answers import Interrupted, Reply, Spent, read_answer
from reviewer.engines.openai.profiles import Profile, built_in
from reviewer.errors import BadReply, Filtered, Refused, Truncated, Unavailable
from reviewer.model import Tokens

PLAIN = Profile(name="plain")


def body(message: object, finish: object = "stop", **more: object) -> bytes:
    return json.dumps({"choices": [{"message": message, "finish_reason": finish}], **more}).encode()


def test_usage_is_read_where_each_server_puts_it() -> None:
    usage = {"prompt_tokens": 90, "completion_tokens": 7, "prompt_cache_hit_tokens": 64}
    reply = read_answer(body({"content": "x"}, usage=usage), built_in()["deepseek"])
    assert isinstance(reply, Reply)
    assert (reply.tokens.prompt, reply.tokens.completion, reply.tokens.cached) == (90, 7, 64)
    for usage in (None, [], {"prompt_tokens": None}, {"prompt_tokens": "90"}):
        assert read_answer(body({"content": "x"}, usage=usage), PLAIN) == Reply("x", Tokens())


@pytest.mark.parametrize(
    ("profile", "finish", "error"),
    [
        ("standard", "length", Truncated),
        ("standard", "max_tokens", Truncated),
        ("standard", "content_filter", Filtered),
        ("glm", "sensitive", Filtered),
        ("glm", "model_context_window_exceeded", Truncated),
    ],
)
def test_endings_by_profile(profile: str, finish: str, error: type) -> None:
    answer = read_answer(body({"content": "x"}, finish, usage={"prompt_tokens": 5}), built_in()[profile])
    assert isinstance(answer, Spent)
    assert isinstance(answer.error, error)
    assert answer.tokens.prompt == 5  # it was paid for


@pytest.mark.parametrize("finish", [None, "stop", "eos", "tool_calls", "something new", 3])
def test_an_unknown_ending_is_an_ordinary_one(finish: object) -> None:
    assert read_answer(body({"content": "x"}, finish), PLAIN)[0] == "x"


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning"])
def test_thoughts_beside_the_words_are_not_the_words(name: str) -> None:
    assert read_answer(body({"content": "甲", name: "想了想{}"}), PLAIN)[0] == "甲"
    assert read_answer(body({"content": None, name: "想了想{}"}), PLAIN)[0] == ""


def test_words_in_parts_and_without_words() -> None:
    parts = [{"type": "text", "text": "甲"}, {"type": "image"}, {"type": "text", "text": "乙"}]
    assert read_answer(body({"content": parts}), PLAIN)[0] == "甲乙"
    assert read_answer(body({"content": None}), PLAIN)[0] == ""
    refused = read_answer(body({"content": None, "refusal": "no"}), PLAIN)
    assert isinstance(refused, Spent)
    assert isinstance(refused.error, Refused)


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"<html>", BadReply),
        (b"", BadReply),
        (b"[]", BadReply),
        (b"null", BadReply),
        (b"{}", BadReply),
        (b'{"choices": []}', BadReply),
        (b'{"choices": [null]}', BadReply),
        (b'{"choices": [{"message": "x"}]}', BadReply),
        (b'{"choices": [{"message": {"cont', Interrupted),
        (b'{"error": {"message": "model is loading"}}', Unavailable),
        (body({"content": "x"}, "error"), Interrupted),
    ],
)
def test_what_is_no_answer(raw: bytes, error: type) -> None:
    with pytest.raises(error):
        read_answer(raw, PLAIN)


def event(text: str, finish: str | None = None) -> str:
    return "data: " + json.dumps({"choices": [{"delta": {"content": text}, "finish_reason": finish}]}) + "\n\n"


def test_a_stream_with_thoughts_and_a_last_event_for_the_usage_is_put_together() -> None:
    usage = {"prompt_tokens": 7, "completion_tokens": 2}
    lines = [
        {"choices": [{"delta": {"role": "assistant", "content": None, "reasoning_content": "想"}}], "usage": None},
        {"choices": [{"delta": {"content": "甲"}}], "usage": None},
        {"choices": [{"delta": {}, "finish_reason": "stop"}]},
        {"choices": [], "usage": usage},
    ]
    stream = "".join(f"data: {json.dumps(line)}\n\n" for line in lines) + "data: [DONE]\n\n"
    assert read_answer(stream.encode(), PLAIN) == Reply("甲", Tokens(prompt=7, completion=2))


def test_a_stream_that_nobody_asked_for_is_put_together() -> None:
    stream = event("甲") + ": comment\n\n" + event("乙") + event("", "stop") + "data: [DONE]\n\n"
    assert read_answer(stream.encode(), PLAIN)[0] == "甲乙"
    cut_off = read_answer((event("甲") + event("", "length")).encode(), PLAIN)
    assert isinstance(cut_off, Spent)
    for early in (event("甲"), event("甲") + "data: [DONE]\n\n", event("甲") + 'data: {"choi'):
        with pytest.raises(Interrupted):
            read_answer(early.encode(), PLAIN)
