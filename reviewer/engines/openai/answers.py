"""The body of a response → a Reply. Servers answer 200 with many things; each that is no answer has its error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reviewer.engines.openai.profiles import Profile
from reviewer.errors import BadReply, EngineError, Filtered, Refused, Truncated, Unavailable
from reviewer.model import Tokens

_SECRET = re.compile(r"(?=[\w.-]*\d)[\w.-]{10,}", re.A)
"""What may be a key in the words of a server, which are shown to the user."""
_NOT_THE_PROTOCOL = "核对 base_url，通常以 /v1 结尾；用 reviewer doctor 检查端点"


class Reply(NamedTuple):
    """What the model said, and what the server says it cost (zeros when it does not say)."""

    text: str
    tokens: Tokens


class Interrupted(EngineError):
    """The answer broke off on its way: worth another try."""


class Spent(NamedTuple):
    """An answer that cannot be used was paid for all the same."""

    error: EngineError
    tokens: Tokens


def read_answer(body: bytes, profile: Profile) -> Reply | Spent:
    """The reply in a body of status 200, or why there is none in it, with what it cost.

    Raises BadReply for a body that is not of the protocol, Interrupted for one that breaks off, Unavailable for
    an error sent with status 200.
    """
    completion = _assembled(body) if _is_stream(body) else _decoded(body)
    fault = completion.get("error")
    if fault:
        said = fault.get("message", "") if isinstance(fault, dict) else str(fault)
        raise Unavailable(f"端点返回错误：{_SECRET.sub('…', said)[:120]}", hint="用 reviewer doctor 检查端点")
    choices = completion.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise BadReply("端点的回答不合协议：没有 choices[0].message", hint=_NOT_THE_PROTOCOL)
    tokens = _usage(completion.get("usage"), profile.cached)
    reason = choice.get("finish_reason")
    ending = profile.ending(reason if isinstance(reason, str) else None)
    if ending == "interrupted":
        raise Interrupted("模型回答中断", hint="稍后重试")
    if ending == "length":
        return Spent(Truncated("模型回答超出长度上限", hint="调高 max_output 或减小 chunk_tokens"), tokens)
    if ending == "filtered":
        return Spent(Filtered("回答被服务方的内容过滤拦截", hint="该章节需人工阅读"), tokens)
    if message.get("refusal"):
        return Spent(Refused("模型拒绝回答", hint="该章节需人工阅读，或换用其他模型"), tokens)
    return Reply(_text(message.get("content")), tokens)


def _decoded(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        if body.lstrip()[:1] == b"{":
            raise Interrupted("端点的回答没有传完", hint="稍后重试") from None
        raise BadReply("端点的回答不合协议：不是 JSON", hint=_NOT_THE_PROTOCOL) from None
    if not isinstance(value, dict):
        raise BadReply("端点的回答不合协议：不是 JSON 对象", hint=_NOT_THE_PROTOCOL)
    return value


def _is_stream(body: bytes) -> bool:
    """Some gateways stream whatever was asked for."""
    return body.lstrip()[:5] in {b"data:", b"event"}


def _assembled(body: bytes) -> dict[str, Any]:
    """One completion out of the events of a stream. A stream without an end has broken off."""
    parts: list[str] = []
    completion: dict[str, Any] = {}
    ended: str | None = None
    for event in _events(body.decode("utf-8", "replace").splitlines()):
        completion.update({key: event[key] for key in ("usage", "error") if event.get(key)})
        for choice in event.get("choices") or ():
            parts.append(_text((choice.get("delta") or {}).get("content")))
            ended = choice.get("finish_reason") or ended
    if not ended and "error" not in completion:
        raise Interrupted("端点的回答没有传完", hint="稍后重试")
    return {**completion, "choices": [{"finish_reason": ended, "message": {"content": "".join(parts)}}]}


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line.startswith("data:") and (data := line[5:].strip()) != "[DONE]":
            try:
                event = json.loads(data)
            except ValueError:
                return
            if isinstance(event, dict):
                yield event


def _text(content: object) -> str:
    """The words of a message: a string, or a list of parts of which some hold text."""
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _usage(usage: object, places: Iterable[str]) -> Tokens:
    if not isinstance(usage, dict):
        return Tokens()
    cached = next((count for place in places if (count := _count(usage, place))), 0)
    prompt, completion = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    return Tokens(prompt=prompt, completion=completion, cached=cached)


def _count(usage: dict[str, Any], place: str) -> int:
    value: object = usage
    for key in place.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, int) and value > 0 else 0
