"""Verdicts: what code says of a claim and its numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from reviewer.model.base import Noun, Span
from reviewer.model.quantities import Qualifier

QuoteMatch = Literal["exact", "folded", "absent"]
NumberStatus = Literal[
    "same",
    "rewritten",
    "qualifier_changed",
    "unit_changed",
    "scale_changed",
    "direction_changed",
    "bound_to_other",
    "elsewhere",
    "derived",
    "absent",
]
Verdict = Literal["verified", "needs_review", "rejected"]


class NumberVerdict(Noun):
    """What became of one number of a claim; ``reason`` is one Chinese sentence."""

    text: str
    value: Decimal | None
    unit: str
    qualifier: Qualifier
    status: NumberStatus
    span: Span | None = None
    reason: str


class ClaimVerdict(Noun):
    """Whether a claim is borne out by its quotation, number by number."""

    supported: bool
    status: Verdict
    quote_match: QuoteMatch
    quote_span: Span | None
    numbers: tuple[NumberVerdict, ...] = ()
    reasons: tuple[str, ...] = ()


class Evidence(Noun):
    """A verbatim place in the document: ``document.text[start:end] == quote``."""

    start: int
    end: int
    quote: str
    match: Literal["exact", "folded"] = "exact"
