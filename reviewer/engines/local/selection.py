"""Passages that a small model chose, made into proposals: everything but the choice is read by code."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reviewer.engines.extractive import compact
from reviewer.engines.kinds import category_of, period_of, scope_of
from reviewer.engines.openai.asked import FIGURES_ALONE
from reviewer.model import Chunk, Document
from reviewer.quantities import find_quantities
from reviewer.statements.figures import measures
from reviewer.statements.sections import Places
from reviewer.tasks.proposals import AchievementProposal, ExtractionReply, Proposal, StatementProposal


class Passage(Proposal):
    """Words of the report that tell of something done, a problem or a measure; nothing is said about them."""

    quote: Annotated[str, Field(max_length=120)]
    kind: Literal["achievement", "problem", "measure"]


class SelectionReply(Proposal):
    """The answer of a small model for one chunk: it only chooses, code reads the rest.

    The bounds, which strict endpoints do not know, become part of the grammar by which the embedded server writes:
    a small model repeats itself.
    """

    passages: Annotated[list[Passage], Field(max_length=8)]


_BEFORE = 160
_ROLES: dict[str, Literal["problem", "measure"]] = {"problems": "problem", "measures": "measure"}


def worth_asking(document: Document, chunk: Chunk) -> bool:
    """Whether a small model is shown the chunk: in others it would find some achievement all the same."""
    return chunk.kind not in FIGURES_ALONE and bool(document.text[chunk.start : chunk.end].strip())


def as_proposals(reply: SelectionReply, document: Document, chunk: Chunk) -> ExtractionReply:
    """The passages as achievements, problems and measures. One chosen twice counts once.

    Small models mistake what a passage is, so the chapter decides first: in one on problems or measures nothing
    is an achievement, in another nothing is a measure, and a passage without a figure is nothing.
    """
    section = Places(document).at(chunk.start)
    kind = section.kind if section else "other"
    done: dict[str, AchievementProposal] = {}
    said: dict[str, StatementProposal] = {}
    for passage in reply.passages:
        quote = passage.quote
        if kind in _ROLES or passage.kind == "problem":
            role = _ROLES.get(kind, "problem")
            said[quote] = StatementProposal(quote=quote, role=role, title="")
            continue
        figures = tuple(quantity for quantity in find_quantities(quote) if measures(quantity))
        if figures:
            at = document.text.find(quote, chunk.start, chunk.end)
            before = document.text[max(0, at - _BEFORE) : at] + quote if at >= 0 else quote
            done[quote] = AchievementProposal(
                quote=quote,
                statement=compact(quote),
                numbers=[],
                category=category_of(quote, figures),
                scope=scope_of(quote, before),
                period=period_of(quote, before, document.year),
            )
    return ExtractionReply(achievements=list(done.values()), statements=list(said.values()))
