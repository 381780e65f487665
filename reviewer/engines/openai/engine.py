"""OpenAIEngine: one extraction call per chunk, side by side, then one call for the summary."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from reviewer.documents.sentences import sentences
from reviewer.engines.base import Extraction, Progress
from reviewer.engines.openai.client import Dialect, ask, endpoint, make_client, probe
from reviewer.engines.openai.parse import parse_reply
from reviewer.errors import BadReply, EngineError, Truncated, Unavailable
from reviewer.model import Chunk, Document, EngineInfo, Failure, Tokens
from reviewer.prompts import Message, Prompt, load_prompt, render
from reviewer.settings import Settings
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import ChunkReply, ExtractionReply, Proposal, SummaryReply

if TYPE_CHECKING:
    from openai import AsyncOpenAI

T = TypeVar("T")
P = TypeVar("P", bound=Proposal)


class OpenAIEngine:
    """Asks the endpoint of the settings. Raises ConfigError when one of them is missing."""

    def __init__(self, settings: Settings) -> None:
        make_client(settings)  # a missing key or model is told before any work is done
        self._settings = settings
        self._model = settings.model or ""
        self._dialect = Dialect(settings.structured)
        self._prompts: dict[str, Prompt] = {}
        self._tokens = Tokens()
        self._calls = 0

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(
            name="openai",
            model=self._model,
            endpoint=endpoint(self._settings),
            prompts={task: prompt.stamp for task, prompt in self._prompts.items()},
            tokens=self._tokens,
            calls=self._calls,
        )

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """Proposals for every chunk. Raises Unavailable when the endpoint answers nothing at all."""
        return _run(self._extract(document, [c for c in chunks if document.text[c.start : c.end].strip()], progress))

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """Sentences citing the facts. Raises EngineError."""
        return _run(self._summarise(facts, characters, progress))

    async def _extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        slots = asyncio.Semaphore(self._settings.concurrency)
        done = 0
        async with make_client(self._settings) as client:
            await probe(client)

            async def one(chunk: Chunk) -> list[ChunkReply] | EngineError:
                nonlocal done
                async with slots:
                    try:
                        return await self._chunk(client, document, chunk)
                    except EngineError as error:
                        return error
                    finally:
                        done += 1
                        progress("模型逐段摘录", done, len(chunks))

            progress("模型逐段摘录", 0, len(chunks))
            outcomes = await asyncio.gather(*map(one, chunks))
        if outcomes and all(isinstance(outcome, Unavailable) for outcome in outcomes):
            raise next(outcome for outcome in outcomes if isinstance(outcome, Unavailable))
        return Extraction(
            replies=tuple(reply for outcome in outcomes if isinstance(outcome, list) for reply in outcome),
            failed=tuple(
                Failure(section=_place(document, chunk), reason=outcome.message)
                for chunk, outcome in zip(chunks, outcomes, strict=True)
                if isinstance(outcome, EngineError)
            ),
        )

    async def _chunk(self, client: AsyncOpenAI, document: Document, chunk: Chunk) -> list[ChunkReply]:
        """The replies for a chunk; one whose answer was cut off is asked again in two halves."""
        text = document.text[chunk.start : chunk.end]
        try:
            reply = await self._ask(client, "extraction", ExtractionReply, text, path=_place(document, chunk))
        except Truncated:
            halves = _halves(text, chunk)
            if not halves:
                raise
            return [reply for half in halves for reply in await self._chunk(client, document, half)]
        return [ChunkReply(chunk, reply)]

    async def _summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        progress("模型起草摘要", 0, 1)
        text = "\n".join(f"[{fact.id}] {' '.join(fact.text.split())}" for fact in facts)
        async with make_client(self._settings) as client:
            reply = await self._ask(client, "summary", SummaryReply, text, characters=characters)
        progress("模型起草摘要", 1, 1)
        return reply

    async def _ask(self, client: AsyncOpenAI, task: str, shape: type[P], text: str, **values: object) -> P:
        """One call, and one repair turn that quotes what was wrong with the answer."""
        prompt = self._prompts.setdefault(task, load_prompt(task))
        messages = render(prompt, text, **values)
        raw = await self._call(client, messages, shape, prompt)
        try:
            return parse_reply(raw, shape)
        except BadReply as error:
            again: list[Message] = [
                *messages,
                {"role": "assistant", "content": raw},
                {"role": "user", "content": f"上面的回答不能使用：{error.message}。请只重新输出符合要求的 JSON 对象。"},
            ]
            return parse_reply(await self._call(client, again, shape, prompt), shape)

    async def _call(
        self, client: AsyncOpenAI, messages: Sequence[Message], shape: type[Proposal], prompt: Prompt
    ) -> str:
        limit = min(prompt.output_limit, self._settings.max_output)
        self._calls += 1
        reply, self._dialect = await ask(client, self._model, messages, shape, limit, self._dialect)
        spent = self._tokens
        self._tokens = Tokens(
            prompt=spent.prompt + reply.tokens.prompt,
            completion=spent.completion + reply.tokens.completion,
            cached=spent.cached + reply.tokens.cached,
        )
        return reply.text


def _place(document: Document, chunk: Chunk) -> str:
    return " > ".join(chunk.path) or document.title or document.name


def _halves(text: str, chunk: Chunk) -> tuple[Chunk, ...]:
    """The chunk in two at the sentence end nearest its middle; nothing when it is one sentence."""
    ends = [span.end for span in sentences(text)][:-1]
    if not ends:
        return ()
    cut = chunk.start + min(ends, key=lambda end: abs(end - len(text) // 2))
    tokens = chunk.tokens // 2
    return (
        chunk.model_copy(update={"id": f"{chunk.id}a", "end": cut, "tokens": tokens}),
        chunk.model_copy(update={"id": f"{chunk.id}b", "start": cut, "tokens": tokens}),
    )


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end, also where the caller's thread already has an event loop (a notebook)."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
