"""How a message of these checks quotes the report."""

from __future__ import annotations

from reviewer.checks.report import Report
from reviewer.model import Span


def words_of(report: Report, span: Span) -> str:
    """The words of ``span`` without blanks."""
    return "".join(report.text[span.start : span.end].split())
