"""What a check may yield: a fault, something that held, or a reason why it could not run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reviewer.model import Certainty, Severity, Span


class Fault(NamedTuple):
    """Becomes a Finding. ``severity`` None means that of the card. The first span is the place to show.

    ``key`` is what the fault is known by from one run to the next, where the words of its evidence are not:
    a fault of the report as a whole stays the same when a heading beside it is edited.
    """

    message: str
    spans: tuple[Span, ...]
    certainty: Certainty = "certain"
    severity: Severity | None = None
    computation: str = ""
    values: Mapping[str, str] = {}
    ask: str = ""
    key: str = ""


class Held(NamedTuple):
    """Becomes a Pass."""

    spans: tuple[Span, ...]
    computation: str


class Unable(NamedTuple):
    """Becomes a Skip."""

    reason: str


Outcome = Fault | Held | Unable
