"""Everything known of one report."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from reviewer.model.base import SCHEMA_VERSION, Noun
from reviewer.model.documents import DocumentInfo
from reviewer.model.findings import Finding, Pass, Skip
from reviewer.model.quantities import Qualifier
from reviewer.model.verification import Evidence, NumberStatus, Verdict


class VerifiedNumber(Noun):
    """A number of a statement with the place that supports or contradicts it (None: there is none)."""

    text: str
    value: Decimal | None
    unit: str
    qualifier: Qualifier
    status: NumberStatus
    start: int | None
    end: int | None


class Reason(Noun):
    code: str
    text: str


class Achievement(Noun):
    """Something the report says was done. A rejected one keeps its reasons and never enters a summary."""

    id: str
    section: str
    statement: str
    category: Literal["activity", "input", "output", "outcome", "honour", "other"]
    scope: str
    period: str
    evidence: tuple[Evidence, ...]
    numbers: tuple[VerifiedNumber, ...]
    status: Verdict
    reasons: tuple[str, ...] = ()
    claimed_quotes: tuple[str, ...] = ()


class Relation(Noun):
    """Figures that a model says are related, recomputed by code.

    ``outcome``: ``holds``; ``conflict`` (there is a finding of origin "model"); ``known``: a check by code has judged
    these figures already; ``rejected``: not printed in the quotation, or not what the relation needs.
    """

    id: str
    kind: Literal["sum", "share", "growth", "difference", "average"]
    evidence: tuple[Evidence, ...]
    result: str
    operands: tuple[str, ...]
    outcome: Literal["holds", "conflict", "known", "rejected"]
    computation: str = ""
    reason: str = ""


Label = Literal["specific", "partial", "vague"]


class Statement(Noun):
    """A problem or a measure of the report, its elements and the label they add up to.

    ``elements`` says of each element of the role whether it is there; ``pairs_with`` names statements of
    the other role it answers; ``ask`` is the question to put back to the department.
    """

    id: str
    role: Literal["problem", "measure"]
    section: str
    title: str
    evidence: tuple[Evidence, ...]
    label: Label
    elements: dict[str, bool]
    reasons: tuple[Reason, ...]
    pairs_with: tuple[str, ...] = ()
    ask: str
    status: Verdict = "verified"
    claimed_quotes: tuple[str, ...] = ()


class Failure(Noun):
    section: str
    reason: str


class Tokens(Noun):
    prompt: int = 0
    completion: int = 0
    cached: int = 0


class EngineInfo(Noun):
    """Which engine made the proposals, and at what cost. ``partial`` means that a section is missing.

    ``calls`` counts requests that were sent, ``reused`` replies taken from the cache; ``cost`` is in yuan, by
    the prices of the settings; ``notes`` say what was asked for and is no task of this engine.
    """

    name: str
    model: str | None = None
    endpoint: str | None = None
    prompts: dict[str, str] = Field(default_factory=dict)
    tokens: Tokens = Tokens()
    calls: int = 0
    reused: int = 0
    cost: Decimal | None = None
    profile: str | None = None
    partial: bool = False
    failed: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


class SummarySentence(Noun):
    text: str
    cites: tuple[str, ...]
    numbers: tuple[VerifiedNumber, ...]
    status: Verdict
    reasons: tuple[str, ...] = ()


class Summary(Noun):
    """The sentences that held make up ``text``; those that did not are kept beside it, rejected."""

    text: str
    sentences: tuple[SummarySentence, ...] = ()


class ReplyRecord(Noun):
    """A model's reply that was used, as it came. ``start..end`` is the chunk it is for; None: the whole report."""

    task: str
    start: int | None = None
    end: int | None = None
    text: str
    reused: bool = False


class Receipt(Noun):
    """What the review was made of: with the source it lets anyone derive every decision again.

    ``settings`` are those that decide the outcome; ``seal`` is a hash over the whole review.
    """

    text: str
    prompts: dict[str, str] = Field(default_factory=dict)
    schema_hash: str
    checks_version: str
    reviewer_version: str
    created: str
    settings: dict[str, str] = Field(default_factory=dict)
    replies: tuple[ReplyRecord, ...] = ()
    seal: str = ""


class Review(Noun):
    """Everything known of one report."""

    schema_version: str = SCHEMA_VERSION
    document: DocumentInfo
    engine: EngineInfo
    achievements: tuple[Achievement, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    passes: tuple[Pass, ...]
    skipped: tuple[Skip, ...]
    relations: tuple[Relation, ...] = ()
    summary: Summary
    receipt: Receipt
