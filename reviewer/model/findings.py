"""What the checks say of a report."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from reviewer.model.base import SCHEMA_VERSION, Noun
from reviewer.model.documents import DocumentInfo
from reviewer.model.verification import Evidence

Severity = Literal["critical", "major", "minor", "info"]
Certainty = Literal["certain", "likely", "query"]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\d{2}$")]


class Finding(Noun):
    """One thing to put to the department. ``id`` is stable for the same fault in the same words.

    ``story`` is the id of the finding that leads where several come of one cause; empty for the leader and for
    one that stands alone.
    """

    id: str
    code: Code
    name: str
    severity: Severity
    certainty: Certainty
    message: str
    evidence: tuple[Evidence, ...]
    values: dict[str, str] = Field(default_factory=dict)
    computation: str = ""
    ask: str = ""
    origin: Literal["check", "model"] = "check"
    story: str = ""


class Pass(Noun):
    """Proof of something checked that held."""

    code: Code
    evidence: tuple[Evidence, ...] = ()
    computation: str


class Skip(Noun):
    """A check that could not run, and why."""

    code: Code
    reason: str


class CheckResult(Noun):
    """What the checks found in one document; no model is involved."""

    schema_version: str = SCHEMA_VERSION
    document: DocumentInfo
    findings: tuple[Finding, ...]
    passes: tuple[Pass, ...]
    skipped: tuple[Skip, ...]
