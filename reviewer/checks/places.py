"""Places in the text that findings point at: headings, clauses, counts of printed characters."""

from __future__ import annotations

import re

from reviewer.checks.report import Report
from reviewer.model import Section, Span

_CLAUSE_MARKS = "，。；：！？,;!?\n"
_CLAUSE_END = re.compile(rf"[{_CLAUSE_MARKS}]|\Z")
_PRINTED = re.compile(r"\S+")


def heading_span(text: str, section: Section) -> Span:
    """The heading as printed, on its own line, without the blanks and the full stop around it.

    For a section without a heading, its first line.
    """
    start = section.start
    while start < section.end and text[start].isspace():
        start += 1
    line_end = text.find("\n", start, section.end)
    end = section.end if line_end < 0 else line_end
    if section.title and start < section.body_start:
        end = min(end, section.body_start)
    while end > start and (text[end - 1].isspace() or text[end - 1] in "。：:"):
        end -= 1
    return Span(start=start, end=end)


def clause_from(text: str, start: int, stop: int | None = None) -> Span:
    """From ``start`` to the end of its clause (a comma, full stop, line end …), the mark excluded."""
    end = _CLAUSE_END.search(text, start).start()  # type: ignore[union-attr]
    return Span(start=start, end=end if stop is None else min(end, stop))


def clause_start(text: str, offset: int) -> int:
    """Where the clause that holds ``offset`` begins, blanks excluded."""
    start = offset
    while start > 0 and text[start - 1] not in _CLAUSE_MARKS:
        start -= 1
    while start < offset and text[start].isspace():
        start += 1
    return start


def printed(text: str, start: int, end: int) -> int:
    """How many characters of ``start..end`` are not blank."""
    return sum(m.end() - m.start() for m in _PRINTED.finditer(text, start, end))


def without_sections(report: Report, *left_out: Section) -> list[tuple[int, int]]:
    """The ranges of the text outside ``left_out``, in order."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for section in sorted(left_out, key=lambda s: s.start):
        if section.start > at:
            ranges.append((at, section.start))
        at = max(at, section.end)
    if at < len(report.text):
        ranges.append((at, len(report.text)))
    return ranges
