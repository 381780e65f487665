"""What an endpoint was found to accept, and a request in those terms."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from reviewer.engines.openai.profiles import Profile, Structured
from reviewer.engines.openai.schema import strict_schema
from reviewer.prompts import Message
from reviewer.tasks.proposals import Proposal

_LOWER: dict[Structured, Structured] = {"json_schema": "json_object", "json_object": "text"}


class Dialect(NamedTuple):
    """The parameters that go into a request. Begins as the profile says and moves down where a server refuses."""

    structured: Structured
    strict: bool
    limit_field: str
    temperature: bool
    extra: bool

    @classmethod
    def of(cls, profile: Profile, structured: Structured | None = None) -> Dialect:
        return cls(
            structured or profile.structured,
            profile.strict,
            profile.limit_field,
            profile.temperature,
            bool(profile.extra),
        )

    def after(self, said: str, extra: Sequence[str]) -> Dialect | None:
        """The next dialect to try after a refusal in these words; None when there is none left."""
        words = said.lower()
        if self.temperature and "temperature" in words:
            return self._replace(temperature=False)
        if "max_tokens" in words and "max_completion_tokens" in words:
            other = "max_tokens" if self.limit_field == "max_completion_tokens" else "max_completion_tokens"
            return self._replace(limit_field=other)
        if self.limit_field == "max_completion_tokens" and "max_completion_tokens" in words:
            return self._replace(limit_field="max_tokens")
        if self.extra and any(name.lower() in words for name in extra):
            return self._replace(extra=False)
        if self.strict and "strict" in words and self.structured == "json_schema":
            return self._replace(strict=False)
        return self.lower()

    def lower(self) -> Dialect | None:
        """One step down in structured output; None when it is plain text already."""
        if self.structured not in _LOWER:
            return None
        return self._replace(structured=_LOWER[self.structured])


def parameters(
    messages: Sequence[Message], shape: type[Proposal], limit: int, dialect: Dialect, profile: Profile
) -> dict[str, Any]:
    """The parameters of one request, without the model."""
    schema = strict_schema(shape)
    sent = list(messages)
    asked: dict[str, Any] = {"messages": sent, dialect.limit_field: limit}
    if dialect.temperature:
        asked["temperature"] = 0
    if dialect.extra:
        asked["extra_body"] = profile.extra
    if dialect.structured == "json_schema":
        wrapped: dict[str, Any] = {"name": shape.__name__, "schema": schema}
        if dialect.strict:
            wrapped["strict"] = True
        asked["response_format"] = {"type": "json_schema", "json_schema": wrapped}
        return asked
    # Without a schema the server does not know the shape, so the prompt must say it.
    shown = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    sent[0] = {"role": "system", "content": f"{sent[0]['content']}\n输出必须符合此 JSON Schema：{shown}"}
    if dialect.structured == "json_object":
        asked["response_format"] = {"type": "json_object"}
    return asked
