"""The engine that says again what a model said: from the replies in a receipt, without asking anyone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.engines.base import Extraction, Progress, Related
from reviewer.engines.local.selection import SelectionReply, as_proposals, worth_asking
from reviewer.engines.openai.asked import asked_about, place_of
from reviewer.engines.openai.parse import parse_reply
from reviewer.errors import BadReply, EngineError
from reviewer.model import Chunk, Document, EngineInfo, Failure, ReplyRecord
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import ChunkReply, ExtractionReply, RelationsReply, SummaryReply
from reviewer.tasks.relations import RelationReply


class ReplayEngine:
    """Replays ``replies``; ``info`` is that of the engine that had them.

    With ``chunk_tokens``, the size of the chunks that were asked about, a chunk without a reply that is not among
    the failures of ``info`` is one more failure; without it nothing is missed.
    """

    def __init__(self, info: EngineInfo, replies: Sequence[ReplyRecord], chunk_tokens: int | None = None) -> None:
        self.info = info
        self.replies = tuple(replies)
        self._chunk_tokens = chunk_tokens

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """The proposals of the recorded replies, for the places they were had for, which may be other than ``chunks``.

        Raises BadReply when a record is no reply.
        """
        replies = tuple(
            ChunkReply(_chunk(record), _proposals(record, document))
            for record in self.replies
            if record.task in ("extraction", "selection")
        )
        failed = tuple(failure for failure in self.info.failed if failure.section != "摘要")
        return Extraction(
            replies, (*failed, *self._missed(document, chunks, replies, {each.section for each in failed}))
        )

    def _missed(
        self, document: Document, chunks: Sequence[Chunk], replies: Sequence[ChunkReply], failed: set[str]
    ) -> Iterator[Failure]:
        """Chunks that the engine asks about and the receipt is silent of."""
        if self._chunk_tokens is None:
            return
        asked = (
            [chunk for chunk in chunks if worth_asking(document, chunk)]
            if self.info.name == "local"
            else asked_about(document, chunks, self._chunk_tokens)
        )
        spans = sorted((reply.chunk.start, reply.chunk.end) for reply in replies)
        for chunk in asked:
            place = place_of(document, chunk)
            if place not in failed and _uncovered(document.text, chunk, spans):
                yield Failure(section=place, reason="回执中没有这一段的回答，也没有列为未完成")

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """The recorded summary. Raises EngineError with the recorded reason when there was none."""
        for record in self.replies:
            if record.task == "summary":
                return parse_reply(record.text, SummaryReply)
        reason = next((failure.reason for failure in self.info.failed if failure.section == "摘要"), "")
        raise EngineError(reason or "回执中没有摘要的回答")

    def mend(
        self, facts: Sequence[Fact], characters: int, reply: SummaryReply, fault: str, progress: Progress
    ) -> SummaryReply:
        """The recorded second summary. Raises EngineError when there was none."""
        recorded = [record for record in self.replies if record.task == "summary"]
        if len(recorded) < 2:
            raise EngineError("回执中没有改写的摘要")
        return parse_reply(recorded[1].text, SummaryReply)

    def relate(self, document: Document, progress: Progress) -> Related:
        """The recorded relations."""
        return Related(
            tuple(
                RelationReply(_chunk(record), parse_reply(record.text, RelationsReply))
                for record in self.replies
                if record.task == "relations"
            ),
        )


def _uncovered(text: str, chunk: Chunk, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether words of the chunk are in none of ``spans``, which are in order."""
    at = chunk.start
    for start, end in spans:
        if end > at and start < chunk.end:
            if text[at:start].strip():
                return True
            at = max(at, end)
    return bool(text[at : chunk.end].strip())


def _proposals(record: ReplyRecord, document: Document) -> ExtractionReply:
    if record.task == "selection":
        return as_proposals(parse_reply(record.text, SelectionReply), document, _chunk(record))
    return parse_reply(record.text, ExtractionReply)


def _chunk(record: ReplyRecord) -> Chunk:
    if record.start is None or record.end is None:
        raise BadReply("回执中摘录的回答没有注明段落的位置")
    return Chunk(id="", sections=(), path=(), kind="other", start=record.start, end=record.end, tokens=0)
