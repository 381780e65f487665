"""Where calls are made: one endpoint, its client, its dialect, its gate. Retries are ours, the SDK's are off."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakValueDictionary

from reviewer.engines.openai.answers import Reply, Spent, read_answer
from reviewer.engines.openai.budget import Budget
from reviewer.engines.openai.cache import Cache, Kept, cache_path, digest
from reviewer.engines.openai.client import endpoint, make_client, require_settings
from reviewer.engines.openai.dialect import Dialect, parameters
from reviewer.engines.openai.faults import Fault, fault_of, never_connected
from reviewer.engines.openai.gate import Gate
from reviewer.engines.openai.profiles import Profile, profile_for
from reviewer.errors import BadReply, EngineError, StoreError, Unavailable
from reviewer.model import Tokens
from reviewer.prompts import Message
from reviewer.settings import Settings
from reviewer.tasks.proposals import Proposal

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_SHORTEST = 256
"""Tokens below which no answer to a chunk is to be expected."""
_DOUBTS = 2
"""Unusable answers in a mode that never gave a usable one, after which the mode is left."""


class Heard(NamedTuple):
    """What was answered, in which dialect it was asked."""

    answer: Reply | Spent
    dialect: Dialect


_SHARED = {
    *("base_url", "api_version", "model", "provider", "structured", "concurrency", "rpm", "tpm"),
    *("timeout", "call_deadline", "retries", "cache"),
}
_desks: WeakValueDictionary[str, Desk] = WeakValueDictionary()
_lock = threading.Lock()


class Request(NamedTuple):
    """One thing to ask. ``tokens``: of the messages, not underestimated; ``limit``: most tokens of the answer."""

    messages: Sequence[Message]
    shape: type[Proposal]
    tokens: int
    limit: int


def desk_for(settings: Settings) -> Desk:
    """The desk of these settings; reports reviewed side by side share one, with its limits. Raises ConfigError."""
    secret = settings.api_key.get_secret_value() if settings.api_key else ""
    key = hashlib.sha256(f"{settings.model_dump_json(include=_SHARED)}{secret}".encode()).hexdigest()
    with _lock:
        desk = _desks.get(key)
        if desk is None:
            desk = _desks[key] = Desk(settings)
        return desk


class Desk:
    """Shared by all reports of an engine. Raises ConfigError when a setting is missing."""

    def __init__(self, settings: Settings) -> None:
        require_settings(settings)
        self.profile: Profile = profile_for(settings.provider, endpoint(settings), settings.model or "")
        structured = None if settings.structured == "auto" else settings.structured
        self.dialect = Dialect.of(self.profile, structured)
        self._context = self.profile.context
        self._settings = settings
        # Prepared when their turn is near: preparing hundreds at once would hold up the answers that come in.
        self.places = asyncio.Semaphore(2 * settings.concurrency)
        self._gate = Gate(settings.concurrency, settings.rpm, settings.tpm)
        self._client: AsyncOpenAI | None = None
        self._users = 0
        self._final: EngineError | None = None
        self._reached = False
        self._proven: set[str] = set()
        self._doubts = 0
        self.profile_hash = digest(self.profile.model_dump_json())
        path = cache_path(settings.cache)
        self.cache = Cache(path) if path else None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Keeps the client while anybody works with it."""
        if not self._users:
            self._client, self._final = make_client(self._settings), None
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            if not self._users and (client := self._client):
                self._client = None
                await client.close()

    def proved(self, dialect: Dialect) -> None:
        """An answer in this dialect could be used."""
        self._proven.add(dialect.structured)

    def doubted(self, dialect: Dialect) -> None:
        """An answer could not be used: a server may accept a schema and ignore it."""
        if dialect.structured in self._proven or dialect != self.dialect:
            return
        self._doubts += 1
        if self._doubts >= _DOUBTS and (lower := dialect.lower()):
            self.dialect, self._doubts = lower, 0

    def keep(self, key: str, kept: Kept) -> None:
        """Put a reply into the cache. A cache that cannot be written costs the next run, not this one."""
        if self.cache:
            try:
                self.cache.put(key, kept)
            except StoreError as error:
                logging.getLogger("reviewer").warning("%s（%s）", error.message, error.hint)

    async def ask(self, request: Request, budget: Budget, calls: list[str]) -> tuple[Reply, Dialect]:
        """The reply, and the dialect in which it was had. Every request that is sent is noted in ``calls``.

        Raises EngineError.
        """
        attempt, until = 0, None
        while True:
            reserved, spent = await budget.reserve(request.tokens, request.limit), Tokens()
            try:
                async with self._gate.passage(request.tokens + request.limit):
                    if self._final:
                        raise self._final
                    until = until or _now() + self._settings.call_deadline
                    outcome = await self._try(request, attempt, calls)
                if isinstance(outcome, Heard):
                    spent = outcome.answer.tokens
            finally:
                budget.settle(reserved, spent)
            if isinstance(outcome, Heard):
                if isinstance(outcome.answer, Spent):
                    raise outcome.answer.error
                return outcome.answer, outcome.dialect
            attempt += 1
            if not outcome.again or attempt > self._settings.retries:
                raise outcome.error
            pause = _backoff(attempt) if outcome.wait is None else outcome.wait
            if _now() + pause > until:
                raise Unavailable(f"{outcome.error.message}，在时限内未能恢复", hint=outcome.error.hint)
            await asyncio.sleep(pause)

    async def _try(self, request: Request, attempt: int, calls: list[str]) -> Heard | Fault:
        """One attempt, in further dialects where it may be the form of the request that is refused."""
        dialect: Dialect | None = self.dialect
        fault = None
        while dialect:
            began, limit = _now(), self._room(request)
            calls.append(dialect.structured)
            try:
                async with asyncio.timeout(self._settings.timeout):
                    answer = read_answer(await self._send(request, limit, dialect), self.profile)
            except TimeoutError:
                late = f"端点没有在时限内回答：{endpoint(self._settings)}"
                fault = Fault(Unavailable(late, hint="调高 timeout 或减小 chunk_tokens"), again=True, slower=True)
            except Exception as error:
                fault = fault_of(error, self._settings.model or "", endpoint(self._settings))
                if self._may_fit(fault, request, limit):
                    continue
                if never_connected(error) and not self._reached:
                    fault = fault._replace(again=False)
                elif isinstance(fault.error, BadReply) and self._reached:
                    # A gateway's page in between: this endpoint does know the protocol.
                    fault = fault._replace(again=True)
            else:
                self._reached = True
                if fault:
                    self.dialect = dialect
                self._gate.answered(_now() - began)
                tokens = answer.tokens if answer.tokens.prompt else _estimated(request, answer)
                return Heard(answer._replace(tokens=tokens), dialect)
            dialect = self._other(fault, dialect, attempt)
        assert fault is not None
        if fault.slower:
            self._gate.slow_down(fault.wait)
        if fault.final:
            self._final = fault.error
        return fault

    def _room(self, request: Request) -> int:
        """How long the answer may be: as asked, or what the model's context leaves."""
        if self._context is None:
            return request.limit
        return min(request.limit, max(_SHORTEST, self._context - request.tokens))

    def _may_fit(self, fault: Fault, request: Request, limit: int) -> bool:
        """Whether what was refused as too long would fit with a shorter answer, now that the context is known."""
        if fault.context is None:
            return False
        self._context = min(self._context or fault.context, fault.context)
        return _SHORTEST < self._room(request) < limit

    async def _send(self, request: Request, limit: int, dialect: Dialect) -> bytes:
        assert self._client is not None, "outside of opened()"
        asked = parameters(request.messages, request.shape, limit, dialect, self.profile)
        # The SDK walks through what it is given, the schema with it: a quarter of the time of a call.
        beside = {**asked.pop("extra_body", {}), "response_format": asked.pop("response_format", None)}
        asked["extra_body"] = {name: value for name, value in beside.items() if value is not None}
        raw = await self._client.chat.completions.with_raw_response.create(model=self._settings.model or "", **asked)
        return bytes(raw.content)

    def _other(self, fault: Fault, dialect: Dialect, attempt: int) -> Dialect | None:
        """Another dialect to try at once, when it may be the form of the request that was refused.

        A server error counts only where it repeats itself in a mode that never worked.
        """
        if fault.refused is None or (fault.again and (attempt == 0 or dialect.structured in self._proven)):
            return None
        return dialect.lower() if fault.again else dialect.after(fault.refused, [*self.profile.extra])


def _estimated(request: Request, answer: Reply | Spent) -> Tokens:
    """Where a server does not tell the usage: rather too much than too little."""
    completion = len(answer.text) if isinstance(answer, Reply) else request.limit
    return Tokens(prompt=request.tokens, completion=completion)


def _backoff(attempt: int) -> float:
    """Full jitter: those who failed together do not come back together."""
    return random.uniform(0.1, 1) * min(_LONGEST_PAUSE, _FIRST_PAUSE * float(2 ** (attempt - 1)))


def _now() -> float:
    return asyncio.get_running_loop().time()
