"""The protocol every engine keeps.

An engine sees chunks and facts and returns proposals; it never returns offsets and decides nothing. What
went wrong for a chunk is returned as a ``Failure``, so that the review can say which section is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from reviewer.model import Chunk, Document, EngineInfo, Failure, ReplyRecord
from reviewer.tasks.facts import Fact
from reviewer.tasks.proposals import ChunkReply, LetterReply, SummaryReply
from reviewer.tasks.relations import RelationReply

__all__ = ["ChunkReply", "Engine", "Extraction", "Fact", "Progress", "chunk_limit", "no_progress", "used_replies"]

Progress = Callable[[str, int, int], object]
"""Called with what is being done (Chinese), how many steps are done, and how many there are."""


def no_progress(what: str, done: int, total: int) -> None:
    """Report nothing."""


def chunk_limit(engine: Engine, asked: int) -> int:
    """The tokens a chunk may have: as ``asked``, or fewer where the engine says that it attends to less."""
    return min(asked, getattr(engine, "chunk_tokens", asked))


def used_replies(engine: Engine) -> Sequence[ReplyRecord]:
    """A model's replies that the proposals came from; none where code makes them, which it does alike each time."""
    replies: Sequence[ReplyRecord] = getattr(engine, "replies", ())
    return replies


class Related(NamedTuple):
    """What an engine that can propose relations between figures proposed."""

    replies: tuple[RelationReply, ...] = ()
    failed: tuple[Failure, ...] = ()


@runtime_checkable
class Relating(Protocol):
    """An engine that can also say which figures belong together."""

    def relate(self, document: Document, progress: Progress) -> Related:
        """Relations between figures of the report; what could not be asked is in ``failed``."""


@runtime_checkable
class Mending(Protocol):
    """An engine that can be told once what was wrong with its summary."""

    def mend(
        self, facts: Sequence[Fact], characters: int, reply: SummaryReply, fault: str, progress: Progress
    ) -> SummaryReply:
        """The summary once more, given ``fault``, what code found wrong with ``reply``. Raises EngineError."""


@runtime_checkable
class Drafting(Protocol):
    """An engine that can draft the body of a letter."""

    def letter(self, facts: Sequence[Fact], repair: tuple[str, str] | None, progress: Progress) -> LetterReply:
        """Items citing ids of ``facts``. ``repair``: an earlier answer and what was wrong with it.

        Raises EngineError.
        """


class Extraction(NamedTuple):
    replies: tuple[ChunkReply, ...]
    failed: tuple[Failure, ...]


class Engine(Protocol):
    """Proposes achievements, statements and summary sentences."""

    @property
    def info(self) -> EngineInfo:
        """Name, model, prompts, and the usage so far."""

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """Proposals for every chunk; a chunk that failed is in ``failed``, never silently missing."""

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """Sentences of at most ``characters`` in all, each citing ids of ``facts``.

        Raises EngineError when no answer could be had.
        """
