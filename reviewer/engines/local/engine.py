"""LocalEngine: the openai engine's way of asking, pointed at a small model that this process serves to itself."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import SecretStr

from reviewer.documents.sentences import sentences
from reviewer.engines.base import Extraction, Progress, no_progress
from reviewer.engines.local.brief import BriefReply
from reviewer.engines.local.selection import SelectionReply, as_proposals, worth_asking
from reviewer.engines.local.server import require_extra, server_for
from reviewer.engines.local.sources import model_file
from reviewer.engines.openai import OpenAIEngine
from reviewer.engines.openai.asked import place_of
from reviewer.engines.openai.asking import Question
from reviewer.engines.openai.engine import summary_question
from reviewer.errors import EngineError, Truncated
from reviewer.model import Chunk, Document, EngineInfo, Failure, ReplyRecord
from reviewer.settings import Settings
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import ChunkReply, SummaryReply

_CONTEXT = 8192
_TIMEOUT = 1800.0
_FACTS = 16


class LocalEngine:
    """Starts the server of its model at the first call, unless another report has it running already; it is stopped
    with ``close``, or at the end of the process.

    A small model attends to little at a time and loses its way in long answers: ``chunk_tokens`` is small, calls
    go one after the other, and it only chooses passages of the report (task ``selection``); statement, numbers,
    category, scope and period are read from the passage by code. The summary is asked from the weightiest facts,
    and once more where a sentence did not hold. Relations and letters are no tasks for it.

    Raises ConfigError when the extra or the model's file is missing.
    """

    chunk_tokens = 200

    def __init__(self, settings: Settings) -> None:
        require_extra()
        self._settings = settings
        self._server = server_for(model_file(settings), _CONTEXT)
        self._inner: OpenAIEngine | None = None

    @property
    def info(self) -> EngineInfo:
        inner = self._inner.info if self._inner else EngineInfo(name="local")
        return inner.model_copy(update={"name": "local", "model": self._settings.local_model, "endpoint": "本机"})

    @property
    def replies(self) -> tuple[ReplyRecord, ...]:
        """The replies that were used, for the receipt."""
        return self._inner.replies if self._inner else ()

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """Proposals for every chunk worth a call. Raises Unavailable when the model does not load."""
        engine = self._ready(progress)
        asked = [chunk for chunk in chunks if worth_asking(document, chunk)]
        replies: list[ChunkReply] = []
        failed: list[Failure] = []
        for done, chunk in enumerate(asked):
            progress("本机模型逐段摘录", done, len(asked))
            try:
                replies += _asked(engine, document, chunk)
            except EngineError as error:
                failed.append(Failure(section=place_of(document, chunk), reason=error.message))
        progress("本机模型逐段摘录", len(asked), len(asked))
        return Extraction(tuple(replies), tuple(failed))

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """Sentences citing the weightiest of the facts. Raises EngineError."""
        if not facts:
            return SummaryReply(sentences=[])
        progress("模型起草摘要", 0, 1)
        question = summary_question(BriefReply, _weightiest(facts), characters)
        reply = self._ready(progress).ask(question, progress).as_summary()
        progress("模型起草摘要", 1, 1)
        return reply

    def mend(
        self, facts: Sequence[Fact], characters: int, reply: SummaryReply, fault: str, progress: Progress
    ) -> SummaryReply:
        """The summary once more, told what was wrong with it. Raises EngineError."""
        question = summary_question(BriefReply, _weightiest(facts), characters, (reply.model_dump_json(), fault))
        return self._ready(progress).ask(question, progress).as_summary()

    def close(self) -> None:
        """Stop the server, for all reports."""
        self._server.stop()

    def _ready(self, progress: Progress) -> OpenAIEngine:
        if self._inner is None:
            progress("载入本机模型", 0, 1)
            self._server.start()
            self._inner = OpenAIEngine(self._local())
            progress("载入本机模型", 1, 1)
        return self._inner

    def _local(self) -> Settings:
        given = {
            "base_url": self._server.url,
            "api_key": SecretStr(self._server.key),
            "model": self._settings.local_model,
            "structured": "json_schema",
            "concurrency": 1,
            "timeout": max(self._settings.timeout, _TIMEOUT),
            "call_deadline": max(self._settings.call_deadline, _TIMEOUT),
            "report_deadline": max(self._settings.report_deadline, 24 * _TIMEOUT),
        }
        return self._settings.model_copy(update=given)


def _weightiest(facts: Sequence[Fact]) -> list[Fact]:
    """As many as a small model can attend to, in their order."""
    chosen = {fact.id for fact in sorted(facts, key=lambda fact: -fact.weight)[:_FACTS]}
    return [fact for fact in facts if fact.id in chosen]


def _asked(engine: OpenAIEngine, document: Document, chunk: Chunk) -> list[ChunkReply]:
    """The reply for a chunk; where the answer ran on without end, those for each of its sentences."""
    text = document.text[chunk.start : chunk.end]
    values = {"path": place_of(document, chunk)}
    question = Question("selection", SelectionReply, text, values, span=(chunk.start, chunk.end))
    try:
        return [ChunkReply(chunk, as_proposals(engine.ask(question, no_progress), document, chunk))]
    except Truncated:
        parts = [span for span in sentences(text) if text[span.start : span.end].strip()]
        if len(parts) < 2:
            raise
        at = chunk.start
        smaller = [{"start": at + s.start, "end": at + s.end, "tokens": chunk.tokens // len(parts)} for s in parts]
        return [reply for each in smaller for reply in _asked(engine, document, chunk.model_copy(update=each))]
