"""A question of any task → a proposal: rendered, looked up, asked, read, repaired once, kept and recorded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from reviewer.documents.tokens import token_counter
from reviewer.engines.openai.account import Account
from reviewer.engines.openai.cache import Kept, key_of
from reviewer.engines.openai.client import cache_name
from reviewer.engines.openai.desk import Desk, Request
from reviewer.engines.openai.parse import parse_reply
from reviewer.engines.openai.profiles import Profile
from reviewer.engines.openai.schema import schema_hash, strict_schema
from reviewer.errors import BadReply, EngineError, Unavailable
from reviewer.model import ReplyRecord
from reviewer.prompts import Message, Prompt, load_prompt, render
from reviewer.settings import Settings
from reviewer.tasks.proposals import Proposal

P = TypeVar("P", bound=Proposal)

_PER_MESSAGE = 8
"""Tokens a chat template adds to a message, at most."""


class Mask(Protocol):
    """Hides what must not leave the machine."""

    def hide(self, text: str) -> str:
        """``text`` with placeholders."""

    def restore(self, text: str) -> str:
        """A reply with the placeholders undone."""


@dataclass(frozen=True)
class Question(Generic[P]):
    """One call of a task: its ``text`` stands between the prompt's tags, ``values`` fill the rest of the user part.

    ``span`` is the place of the text in the report (None: it is no single place). ``repair``: an answer that
    code found fault with and the fault in words, to be put back to the model.
    """

    task: str
    shape: type[P]
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    repair: tuple[str, str] | None = None


class PlannedCall(NamedTuple):
    """A call not made yet: its input tokens, the least and most output tokens, and whether its reply is known."""

    place: str
    prompt: int
    least: int
    limit: int
    reused: bool


class Asker:
    """Asks on behalf of one report."""

    def __init__(self, settings: Settings, desk: Desk, account: Account, mask: Mask | None) -> None:
        self._settings = settings
        self._desk = desk
        self._account = account
        self._mask = mask
        self._counter = token_counter(settings.model)
        self._prompts: dict[str, Prompt] = {}
        self._until: float | None = None
        self.unavailable: Unavailable | None = None
        """The last time the endpoint did not answer."""

    @property
    def prompts(self) -> dict[str, str]:
        """The prompts used so far, with version and hash."""
        return {task: prompt.stamp for task, prompt in self._prompts.items()}

    @property
    def profile(self) -> Profile:
        return self._desk.profile

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Keeps the connection from one question to the next."""
        async with self._desk.opened():
            yield

    async def ask(self, question: Question[P]) -> P:
        """The answer, from the cache or from the model. Raises EngineError."""
        async with self._desk.places:
            return await self._found(question)

    async def _found(self, question: Question[P]) -> P:
        prompt = self._prompts.setdefault(question.task, load_prompt(question.task))
        messages = self._messages(question, prompt)
        key = self._key(question, prompt, messages)
        if known := self._known(question, key):
            return known
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + self._settings.report_deadline
        try:
            async with asyncio.timeout_at(self._until), self.opened():
                return await self._answer(question, prompt, messages, key)
        except TimeoutError:
            limit = f"{self._settings.report_deadline:g}"
            raise Unavailable(
                f"一份报告的时限（{limit}秒）已到", hint="调高 report_deadline 后以 --resume 续做"
            ) from None
        except Unavailable as error:
            self.unavailable = error
            raise

    def overhead(self, question: Question[P]) -> int:
        """Input tokens of a question beside those of its text."""
        bare = replace(question, text="")
        return self._count(self._messages(bare, load_prompt(question.task)), question.shape)

    def planned(self, question: Question[P], place: str, tokens: int) -> PlannedCall:
        """What asking would cost; the answer to a text of ``tokens`` tokens is rarely shorter than a third of it."""
        prompt = load_prompt(question.task)
        messages = self._messages(question, prompt)
        limit = self._limit(prompt)
        known = self._kept(self._key(question, prompt, messages)) is not None
        return PlannedCall(place, self._count(messages, question.shape), min(limit, tokens // 3), limit, known)

    async def _answer(self, question: Question[P], prompt: Prompt, messages: list[Message], key: str) -> P:
        """One call, and one repair turn that quotes what was wrong with the answer."""
        try:
            return await self._once(question, prompt, messages, key)
        except _Unusable as error:
            again = [*messages, *_repair(error.raw, error.message)]
        try:
            return await self._once(question, prompt, again, key)
        except _Unusable as error:
            raise BadReply(error.message, hint=error.hint) from None

    async def _once(self, question: Question[P], prompt: Prompt, messages: list[Message], key: str) -> P:
        request = Request(messages, question.shape, self._count(messages, question.shape), self._limit(prompt))
        reply, dialect = await self._desk.ask(request, self._account.budget, self._account.sent)
        try:
            answer = parse_reply(self._restored(reply.text), question.shape)
        except BadReply as error:
            self._desk.doubted(dialect)
            raise _Unusable(reply.text, error) from None
        self._desk.proved(dialect)
        self._desk.keep(key, Kept(reply.text, reply.tokens.prompt, reply.tokens.completion))
        self._record(question, reply.text, reused=False)
        return answer

    def _known(self, question: Question[P], key: str) -> P | None:
        kept = self._kept(key)
        if kept is None:
            return None
        try:
            answer = parse_reply(self._restored(kept.text), question.shape)
        except BadReply:  # the file was meddled with
            return None
        self._record(question, kept.text, reused=True)
        return answer

    def _kept(self, key: str) -> Kept | None:
        return self._desk.cache.get(key) if self._desk.cache and not self._settings.fresh else None

    def _messages(self, question: Question[P], prompt: Prompt) -> list[Message]:
        hide = self._mask.hide if self._mask else str
        values = {name: hide(value) if isinstance(value, str) else value for name, value in question.values.items()}
        messages = render(prompt, hide(question.text), **values)
        if question.repair:
            raw, fault = question.repair
            messages += _repair(hide(raw), hide(fault))
        return messages

    def _key(self, question: Question[P], prompt: Prompt, messages: list[Message]) -> str:
        last = len(messages) - (3 if question.repair else 1)
        return key_of(
            endpoint=cache_name(self._settings),
            model=self._settings.model or "",
            profile=self._desk.profile_hash,
            prompt=prompt.digest,
            schema=schema_hash(question.shape),
            sent=json.dumps(messages[last:], ensure_ascii=False),
        )

    def _count(self, messages: list[Message], shape: type[Proposal]) -> int:
        """Input tokens of a request with its schema, not underestimated."""
        *prefix, last = (message["content"] for message in messages)
        return (
            _tokens(self._settings.model, "\n".join((json.dumps(strict_schema(shape)), *prefix)))
            + self._counter.count(last)
            + _PER_MESSAGE * len(messages)
        )

    def _limit(self, prompt: Prompt) -> int:
        most = self._desk.profile.max_output or self._settings.max_output
        return min(prompt.output_limit, self._settings.max_output, most)

    def _restored(self, text: str) -> str:
        return self._mask.restore(text) if self._mask else text

    def _record(self, question: Question[P], text: str, *, reused: bool) -> None:
        start, end = question.span or (None, None)
        record = ReplyRecord(task=question.task, start=start, end=end, text=self._restored(text), reused=reused)
        self._account.note(record)


@lru_cache(maxsize=64)
def _tokens(model: str | None, prefix: str) -> int:
    """Of what is the same for every chunk: counted once."""
    return token_counter(model).count(prefix)


class _Unusable(EngineError):
    """An answer that is not what was asked for, with its raw text."""

    def __init__(self, raw: str, error: BadReply) -> None:
        super().__init__(error.message, hint=error.hint)
        self.raw = raw


def _repair(raw: str, fault: str) -> list[Message]:
    return [
        {"role": "assistant", "content": raw},
        {"role": "user", "content": f"上面的回答不能使用：{fault}。请改正，其余不变，只输出完整的 JSON 对象。"},
    ]
