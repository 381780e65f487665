"""A summary as a small model writes it: the same answer, within bounds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reviewer.tasks.proposals import Proposal, SummaryReply


class BriefSentence(Proposal):
    """One sentence and the facts it rests on."""

    cites: Annotated[list[Annotated[str, Field(max_length=24)]], Field(max_length=4)]
    text: Annotated[str, Field(max_length=160)]


class BriefReply(Proposal):
    """The answer of a small model to the summary task.

    The bounds become part of the grammar by which the embedded server writes: a small model goes on citing and
    repeating itself until its limit.
    """

    sentences: Annotated[list[BriefSentence], Field(max_length=6)]

    def as_summary(self) -> SummaryReply:
        """The same without bounds."""
        return SummaryReply.model_validate(self.model_dump())
