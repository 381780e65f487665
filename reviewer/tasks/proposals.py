"""The shapes in which an engine proposes. They obey the strict subset of structured output.

Objects, lists, str, enums only; no default, dict, tuple, union of objects, recursion or float; at most
three levels. The quotation stands before every judgment, numbers are strings as printed, and no offset is
ever asked of a model.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from reviewer.model import Chunk

Category = Literal["activity", "input", "output", "outcome", "honour", "other"]


class Proposal(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AchievementProposal(Proposal):
    """Something done, with the verbatim words of the report that say so."""

    quote: str
    statement: str
    numbers: list[str]
    category: Category
    scope: str
    period: str


class StatementProposal(Proposal):
    """A problem or a measure, with the verbatim words of the report that state it."""

    quote: str
    role: Literal["problem", "measure"]
    title: str


class ExtractionReply(Proposal):
    """The answer for one chunk."""

    achievements: list[AchievementProposal]
    statements: list[StatementProposal]


class ChunkReply(NamedTuple):
    """A chunk with what was proposed for it."""

    chunk: Chunk
    reply: ExtractionReply


class RelationProposal(Proposal):
    """Figures of the report that its words put into a relation; nothing is computed or judged."""

    quote: str
    kind: Literal["sum", "share", "growth", "difference", "average"]
    result: str
    operands: list[str]


class RelationsReply(Proposal):
    """The answer to the relations task for one chunk."""

    relations: list[RelationProposal]


class SentenceProposal(Proposal):
    """One sentence of a summary; ``cites`` names the facts it rests on."""

    cites: list[str]
    text: str


class SummaryReply(Proposal):
    """The answer to the summary task."""

    sentences: list[SentenceProposal]


class LetterPart(Proposal):
    """One item of a letter: a heading without figures, and sentences that cite findings."""

    lead: str
    sentences: list[SentenceProposal]


class LetterReply(Proposal):
    """The answer to the letter task."""

    parts: list[LetterPart]
