"""OpenAIEngine: one extraction call per chunk, side by side, then one call for the summary."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from reviewer.documents.sentences import sentences
from reviewer.documents.tokens import token_counter
from reviewer.engines.base import Extraction, Progress, Related
from reviewer.engines.openai.account import Account
from reviewer.engines.openai.asked import asked_about, place_of
from reviewer.engines.openai.asking import Asker, Mask, PlannedCall, Question
from reviewer.engines.openai.client import endpoint
from reviewer.engines.openai.desk import desk_for
from reviewer.engines.openai.loop import run
from reviewer.errors import EngineError, Truncated
from reviewer.model import Chunk, Document, EngineInfo, Failure, ReplyRecord, Span
from reviewer.settings import Settings
from reviewer.tasks.facts import Fact
from reviewer.tasks.passages import passages
from reviewer.tasks.proposals import ChunkReply, ExtractionReply, LetterReply, Proposal, RelationsReply, SummaryReply
from reviewer.tasks.relations import RelationReply
from reviewer.tasks.summary import shown

P = TypeVar("P", bound=Proposal)

_SMALLEST, _WITH_ANSWER = 200, 3
"""A chunk's least tokens, and how many times its own it takes with the answer, which quotes and restates it."""

_SHOWN_MOST = 1500
"""About so many characters are the facts shown for a summary."""

_RELATIONS = "勾稽关系"
"""What a failure of this task is called where others name a section."""


class OpenAIEngine:
    """Asks the endpoint of the settings on behalf of one report. Raises ConfigError when a setting is missing.

    Reports that are reviewed side by side have an engine each; engines of the same settings share connections
    and limits. ``mask`` hides what must not leave the machine from every request and restores it in every reply.
    """

    def __init__(self, settings: Settings, *, mask: Mask | None = None) -> None:
        self._settings = settings
        self._account = Account(settings)
        self._asker = Asker(settings, desk_for(settings), self._account, mask)

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(
            name="openai",
            model=self._settings.model,
            endpoint=endpoint(self._settings),
            prompts=self._asker.prompts,
            tokens=self._account.tokens,
            calls=self._account.calls,
            reused=self._account.reused,
            cost=self._account.cost,
            profile=self._asker.profile.name,
        )

    @cached_property
    def chunk_tokens(self) -> int:
        """The tokens a chunk may have: as set, or fewer where the model's context is known to be short."""
        context = self._asker.profile.context
        if context is None:
            return self._settings.chunk_tokens
        room = context - self._asker.overhead(Question("extraction", ExtractionReply, "", {"path": ""}))
        return min(self._settings.chunk_tokens, max(_SMALLEST, room // _WITH_ANSWER))

    @property
    def replies(self) -> tuple[ReplyRecord, ...]:
        """The replies that were used, for the receipt."""
        return self._account.replies

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """Proposals for every chunk. Raises Unavailable when the endpoint answers nothing at all."""
        asked = asked_about(document, chunks, self.chunk_tokens)
        return run(lambda report: self._extract(document, asked, report), progress)

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """Sentences citing the facts. Raises EngineError."""
        progress("模型起草摘要", 0, 1)
        reply = self.ask(summary_question(SummaryReply, facts, characters), progress)
        progress("模型起草摘要", 1, 1)
        return reply

    def mend(
        self, facts: Sequence[Fact], characters: int, reply: SummaryReply, fault: str, progress: Progress
    ) -> SummaryReply:
        """The summary once more, told what was wrong with it. Raises EngineError."""
        repair = (reply.model_dump_json(), fault)
        return self.ask(summary_question(SummaryReply, facts, characters, repair), progress)

    def letter(self, facts: Sequence[Fact], repair: tuple[str, str] | None, progress: Progress) -> LetterReply:
        """Items of a letter citing the facts. Raises EngineError."""
        progress("模型起草反馈函", 0, 1)
        question = Question("letter", LetterReply, _listed(facts), repair=repair)
        return self.ask(question, progress)

    def relate(self, document: Document, progress: Progress) -> Related:
        """Relations between the figures of those sentences that can hold one."""
        spans = passages(document)
        if not spans:
            return Related()
        progress("模型提出勾稽关系", 0, 1)
        related = run(lambda report: self._relate(document, spans), progress)
        progress("模型提出勾稽关系", 1, 1)
        return related

    async def _relate(self, document: Document, spans: Sequence[Span]) -> Related:
        """All passages in one call; in two when they are too long for one, or the answer was."""
        question = _about(document, spans)
        halves = (spans[: len(spans) // 2], spans[len(spans) // 2 :]) if len(spans) > 1 else ()
        if not halves or token_counter(self._settings.model).count(question.text) <= self.chunk_tokens:
            try:
                reply = await self._asker.ask(question)
                return Related((RelationReply(_around(spans), reply),))
            except Truncated as error:
                if not halves:
                    return Related(failed=(Failure(section=_RELATIONS, reason=error.message),))
            except EngineError as error:
                return Related(failed=(Failure(section=_RELATIONS, reason=error.message),))
        made = [await self._relate(document, half) for half in halves]
        return Related(
            tuple(reply for half in made for reply in half.replies),
            tuple(dict.fromkeys(failure for half in made for failure in half.failed)),
        )

    def ask(self, question: Question[P], progress: Progress) -> P:
        """The proposal that answers any task's question. Raises EngineError."""
        return run(lambda report: self._asker.ask(question), progress)

    def plan(self, document: Document, chunks: Sequence[Chunk]) -> tuple[PlannedCall, ...]:
        """The calls a review would make; nothing is sent. Of the summary's facts only the most room is known."""
        extraction = [
            self._asker.planned(_question(document, chunk), place_of(document, chunk), chunk.tokens)
            for chunk in asked_about(document, chunks, self.chunk_tokens)
        ]
        facts = document.text[:_SHOWN_MOST]
        summary = Question("summary", SummaryReply, facts, values={"characters": self._settings.summary_characters})
        return (
            *extraction,
            *self._planned_relations(document),
            self._asker.planned(summary, "摘要", self._settings.summary_characters),
        )

    def _planned_relations(self, document: Document) -> Iterator[PlannedCall]:
        if self._settings.relations and (spans := passages(document)):
            question = _about(document, spans)
            tokens = token_counter(self._settings.model).count(question.text)
            yield self._asker.planned(question, _RELATIONS, tokens)

    async def _extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        done = 0

        async def one(chunk: Chunk) -> Extraction:
            nonlocal done
            try:
                return await self._chunk(document, chunk)
            finally:
                done += 1
                progress("模型逐段摘录", done, len(chunks))

        progress("模型逐段摘录", 0, len(chunks))
        async with self._asker.opened():
            outcomes = await asyncio.gather(*map(one, chunks))
        replies = tuple(reply for outcome in outcomes for reply in outcome.replies)
        if not replies and not self._account.tokens.prompt and (dead := self._asker.unavailable):
            raise dead
        return Extraction(replies, tuple(failure for outcome in outcomes for failure in outcome.failed))

    async def _chunk(self, document: Document, chunk: Chunk) -> Extraction:
        """What became of a chunk; one whose answer was cut off is asked again in two halves."""
        question, place = _question(document, chunk), place_of(document, chunk)
        try:
            return Extraction((ChunkReply(chunk, await self._asker.ask(question)),), ())
        except Truncated as error:
            halves = [await self._chunk(document, half) for half in _halves(question.text, chunk)]
            if not halves:
                return Extraction((), (Failure(section=place, reason=error.message),))
            return Extraction(
                tuple(reply for half in halves for reply in half.replies),
                tuple(dict.fromkeys(failure for half in halves for failure in half.failed)),
            )
        except EngineError as error:
            return Extraction((), (Failure(section=place, reason=error.message),))


def summary_question(
    shape: type[P], facts: Sequence[Fact], characters: int, repair: tuple[str, str] | None = None
) -> Question[P]:
    """What is asked for a summary of the weightiest facts, to be answered in ``shape``."""
    return Question("summary", shape, _listed(shown(facts)), {"characters": characters}, repair=repair)


def _listed(facts: Sequence[Fact]) -> str:
    return "\n".join(f"[{fact.id}] {' '.join(fact.text.split())}" for fact in facts)


def _about(document: Document, spans: Sequence[Span]) -> Question[RelationsReply]:
    around = _around(spans)
    text = "\n".join(" ".join(document.text[span.start : span.end].split("\n")) for span in spans)
    return Question("relations", RelationsReply, text, span=(around.start, around.end))


def _around(spans: Sequence[Span]) -> Chunk:
    """The stretch of the report from the first passage to the last."""
    return Chunk(id="", sections=(), path=(), kind="other", start=spans[0].start, end=spans[-1].end, tokens=0)


def _question(document: Document, chunk: Chunk) -> Question[ExtractionReply]:
    text, place = document.text[chunk.start : chunk.end], place_of(document, chunk)
    return Question("extraction", ExtractionReply, text, {"path": place}, span=(chunk.start, chunk.end))


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
