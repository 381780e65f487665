"""The words of the report that these checks read and quote."""

from __future__ import annotations

from reviewer.checks.report import Report
from reviewer.model import Span

_REACH = 300


def words_of(report: Report, span: Span) -> str:
    """The words of ``span`` without blanks."""
    return "".join(report.text[span.start : span.end].split())


def sentence_before(report: Report, offset: int) -> int:
    """Where the sentence begins that holds the place, or as far back in it as is looked."""
    return max(report.sentence_at(offset).start, offset - _REACH)
