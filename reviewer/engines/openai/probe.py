"""What an endpoint really does, found by asking: models, modes of structured output, context length, latency.

Some servers accept a schema and ignore it, so each mode is judged by an answer that the prompt alone would not
bring about.
"""

from __future__ import annotations

import json
import re
import time
from typing import Any, Literal, NamedTuple

from reviewer.engines.openai.answers import read_answer
from reviewer.engines.openai.client import endpoint, make_client
from reviewer.engines.openai.dialect import Dialect, parameters
from reviewer.engines.openai.faults import fault_of
from reviewer.engines.openai.profiles import Profile, Structured, profile_for
from reviewer.prompts import Message
from reviewer.settings import Settings
from reviewer.tasks.proposals import Proposal

Worth = Literal["works", "ignored", "refused"]

_MODES: tuple[Structured, ...] = ("json_schema", "json_object", "text")
_LIMIT = 256
_TRIES = 4
_TIMEOUT = 60.0
_CONTEXT_KEYS = ("max_model_len", "context_length", "context_window", "max_context_length", "n_ctx", "n_ctx_train")
_NUMBER = re.compile(r"(?<!\d)\d{4,7}(?!\d)")
_ABSURD = 9_999_999


class _Mark(Proposal):
    """A shape whose only value nobody would guess."""

    mark: Literal["K7Q2"]


class Found(NamedTuple):
    """What was found of one endpoint. ``modes``: which modes of structured output hold; ``seconds``: of the
    quickest answer to a short question; ``models`` is empty where the endpoint has no list.
    """

    models: tuple[str, ...]
    modes: dict[Structured, Worth]
    context: int | None
    seconds: float
    dialect: Dialect
    profile: Profile


async def probe(settings: Settings) -> Found:
    """Ask the endpoint of the settings. Raises ConfigError, or EngineError when it answers nothing."""
    model = settings.model or ""
    profile = profile_for(settings.provider, endpoint(settings), model)
    async with make_client(settings.model_copy(update={"timeout": min(settings.timeout, _TIMEOUT)})) as client:
        visitor = _Visitor(client, model, endpoint(settings), profile)
        models, context = await visitor.listed()
        modes: dict[Structured, Worth] = {}
        dialect = Dialect.of(profile)
        for mode in _MODES:
            modes[mode], dialect = await visitor.tried(dialect._replace(structured=mode))
        best: Structured = next((mode for mode in _MODES if modes[mode] == "works"), "text")
        context = profile.context or context or await visitor.context(dialect)
    return Found(models, modes, context, visitor.quickest, dialect._replace(structured=best), profile)


class _Visitor:
    def __init__(self, client: Any, model: str, address: str, profile: Profile) -> None:
        self._client = client
        self._model = model
        self._address = address
        self._profile = profile
        self.quickest = float("inf")

    async def listed(self) -> tuple[tuple[str, ...], int | None]:
        """The models the endpoint lists, and the context length it tells of ours. Raises Unavailable."""
        import openai

        try:
            entries = (await self._client.with_options(timeout=10).models.list()).data
            told: dict[str, Any] = next((entry.model_dump() for entry in entries if entry.id == self._model), {})
            meta = told.get("meta")
            places = (told, meta if isinstance(meta, dict) else {})
            lengths = (place.get(key) for key in _CONTEXT_KEYS for place in places)
            return tuple(entry.id for entry in entries), next((n for n in lengths if isinstance(n, int) and n), None)
        except (openai.APIConnectionError, openai.AuthenticationError, openai.PermissionDeniedError) as error:
            raise fault_of(error, self._model, self._address).error from error
        except (openai.APIError, AttributeError, TypeError, ValueError):
            return (), None  # some servers have no list of models; the first question will show whether they answer

    async def tried(self, dialect: Dialect) -> tuple[Worth, Dialect]:
        """Whether a mode holds what it says, and the dialect as far as it had to give way."""
        asked = _QUESTIONS[dialect.structured]
        for _ in range(_TRIES):
            began = time.perf_counter()
            try:
                text = await self._answer(_messages(asked), dialect, _LIMIT)
            except Exception as error:
                fault = fault_of(error, self._model, self._address)
                if fault.final or fault.refused is None:
                    raise fault.error from error
                other = None if fault.again else dialect.after(fault.refused, [*self._profile.extra])
                if other is None or other.structured != dialect.structured:
                    return "refused", dialect
                dialect = other
                continue
            self.quickest = min(self.quickest, time.perf_counter() - began)
            return ("works" if _holds(text, dialect.structured) else "ignored"), dialect
        return "refused", dialect

    async def context(self, dialect: Dialect) -> int | None:
        """The limit a server names when it is asked for an absurdly long answer; most name it and refuse."""
        try:
            await self._answer(_messages("只回答一个数字：1"), dialect._replace(structured="text"), _ABSURD)
        except Exception as error:
            said = str(getattr(error, "message", ""))
            lengths = [int(number) for number in _NUMBER.findall(said) if int(number) != _ABSURD]
            return max(lengths, default=None)
        return None

    async def _answer(self, messages: list[Message], dialect: Dialect, limit: int) -> str:
        asked = parameters(messages, _Mark, limit, dialect, self._profile)
        if dialect.structured != "json_schema":
            asked["messages"] = messages  # the shape is not to be told: it is what is being tried
        raw = await self._client.chat.completions.with_raw_response.create(model=self._model, **asked)
        answer = read_answer(raw.content, self._profile)
        return getattr(answer, "text", "")


_QUESTIONS: dict[Structured, str] = {
    "json_schema": "用一个短句问候同事。",
    "json_object": "先用一句话说明 JSON 是什么，再给出一个 JSON 对象，键为 a，值为 1。",
    "text": "只回答一个数字：1",
}


def _messages(asked: str) -> list[Message]:
    return [{"role": "system", "content": "你是助手。"}, {"role": "user", "content": asked}]


def _holds(text: str, mode: Structured) -> bool:
    if mode == "text":
        return bool(text.strip())
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return value == {"mark": "K7Q2"} if mode == "json_schema" else isinstance(value, dict)
