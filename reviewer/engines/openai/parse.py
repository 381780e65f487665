"""A model's raw reply → a proposal. Tolerant of wrapping, strict about content."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TypeVar

from pydantic import ValidationError

from reviewer.errors import BadReply
from reviewer.model.complaints import complaint
from reviewer.tasks.proposals import Proposal

# Some servers cut off the tag that opens the thoughts; an answer that begins with its object has none before it.
_THINKING = re.compile(r"\A\s*(?![{`])(?:.*</think>|<think>.*\Z)", re.S)
_BRACE = re.compile(r"\{")
_DECODER = json.JSONDecoder()
_ATTEMPTS = 4  # prose before the object may hold a brace; a broken object is not searched to its end
_HINT = "换用支持结构化输出的端点或更大的模型，或减小 chunk_tokens"

P = TypeVar("P", bound=Proposal)


def parse_reply(text: str, shape: type[P]) -> P:
    """Read the first JSON object of ``text`` that fits ``shape``.

    Thinking blocks, code fences and prose around the object are passed over; unknown keys are ignored.
    Raises BadReply with what is wrong, in words that can be put back to the model.
    """
    body = _THINKING.sub("", text)
    if not body.strip():
        raise BadReply("模型回答为空", hint=_HINT)
    fault = "回答中没有 JSON 对象"
    for brace in islice(_BRACE.finditer(body), _ATTEMPTS):
        try:
            value, _ = _DECODER.raw_decode(body, brace.start())
        except ValueError as error:
            fault = f"JSON 不完整或有语法错误：{error}"
            continue
        if not shape.model_fields.keys() & value.keys():
            continue
        try:
            return shape.model_validate(value, extra="ignore")
        except ValidationError as error:
            raise BadReply(f"回答不合格式：{complaint(error)}", hint=_HINT) from None
    raise BadReply(fault, hint=_HINT)
