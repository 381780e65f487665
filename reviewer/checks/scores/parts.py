"""The parts of a self-score told in sentences: 投入（15分）得14.00分；产出50分，得47.5分，其中数量20分得19分、…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.literals import windows
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.checks.scoring import Score, overall_scores
from reviewer.model import Span

_PART = re.compile(
    r"(?P<name>[一-鿿]{2,12}?)(?:(?:满分|分值|权重)?(?P<plain>\d{1,2}(?:\.\d+)?)分"
    r"|[（(](?:满分|分值|权重)?(?P<weight>\d{1,2}(?:\.\d+)?)分[）)])"
    r"[，,]?(?:按[^，,。；;、分]{1,24}?|[^，,。；;、分]{1,24}[，,](?=得)|(?:[^，,。；;、分]{1,24}[，,])?扣\d{1,2}(?:\.\d{1,2})?分[，,])?"
    r"(?P<verb>(?:自评|实际)?(?:得分|计得|得|计|评)|自评)?(?:为|：|:)?(?P<points>\d{1,2}(?:\.\d{1,2})?)分"
)
_WEIGHT_BEHIND = re.compile(
    r"(?P<name>[一-鿿]{2,12}?)(?P<verb>(?:自评|实际)?(?:得分|计得|得|计|评)|自评)(?:为|：|:)?(?P<points>\d{1,2}(?:\.\d{1,2})?)分"
    r"[（(](?:满分|分值|权重)(?:为|：|:)?(?P<weight>\d{1,2}(?:\.\d+)?)分[）)](?P<plain>)"
)
_POINTS = re.compile(r"\d分")
_LONGEST = 100  # characters a part is told in, from its name to its points
_OPENS = re.compile(r"^(?:（[^（）]*）)?[，,：:（(。]?(?:其中|包括|由)")
_EACH = re.compile(r"每|各|均|共")  # 每项10分，得48分: the points are those of all
_FULL = Decimal(100)
_FEWEST = 3
_REACH = 12  # parts a score is told in


class Part(NamedTuple):
    """A part of the score with its weight and points as printed; ``bracketed``: 过程（25分）, its own weight."""

    name: str
    weight: Decimal
    points: Decimal
    span: Span
    bracketed: bool


def told_parts(report: Report) -> list[Part]:
    """Every part with weight and points; use as ``report.once(told_parts)``."""
    ends = (points.end() for points in _POINTS.finditer(report.text))  # to try every name of the text takes long
    return [
        Part(
            match["name"],
            Decimal(match["weight"] or match["plain"]),
            Decimal(match["points"]),
            Span(start=match.start(), end=match.end()),
            match["weight"] is not None,
        )
        for start, end in windows(ends, _LONGEST, 0, len(report.text))
        for match in _matches(report.text, start, end)
        if (match["weight"] or match["verb"]) and not _EACH.search(match["name"])
    ]


def _matches(text: str, start: int, end: int) -> list[re.Match[str]]:
    """投入（15分）得14分 or 投入得14分（满分15分）: where a window has the latter, it is told so throughout."""
    return [*_WEIGHT_BEHIND.finditer(text, start, end)] or [*_PART.finditer(text, start, end)]


def parts_of_scores(report: Report) -> Iterator[Outcome]:
    """The parts against their weights, against the parts of their own, and against the overall score."""
    parts = report.once(told_parts)
    inner: set[int] = set()
    for position, whole in enumerate(parts):
        own = _own_parts(report, parts, position)
        if own and whole.span.start not in inner:
            inner.update(part.span.start for part in own)
            yield _added(own, whole.points, whole.span, f"“{whole.name}”得分{whole.points}分")
    outer = [part for part in parts if part.span.start not in inner]
    for score in report.once(overall_scores):
        yield from _overall(report, score, outer)
    for part in parts:
        if part.bracketed and part.points > part.weight:
            yield Fault(
                f"“{part.name}”得分{part.points}超过分值{part.weight}。",
                (part.span,),
                computation=f"{part.points}＞{part.weight}",
            )


def _own_parts(report: Report, parts: Sequence[Part], position: int) -> Sequence[Part]:
    """The parts after 其中 that are worth together what the one at ``position`` is worth; else none."""
    whole = parts[position]
    if not _OPENS.match(report.text[whole.span.end : whole.span.end + 40]):
        return ()
    worth = Decimal(0)
    _, until = _paragraph(report.text, whole.span)
    for last in range(position + 1, min(position + 1 + _REACH, len(parts))):
        worth += parts[last].weight
        if worth > whole.weight or parts[last].span.end > until:
            return ()
        if worth == whole.weight:
            return parts[position + 1 : last + 1] if last > position + 1 else ()
    return ()


def _overall(report: Report, score: Score, outer: Sequence[Part]) -> Iterator[Outcome]:
    """The score against the parts of its paragraph that are together worth 100 points; others are not all of it."""
    start, end = _paragraph(report.text, score.span)
    beside = [part for part in outer if start <= part.span.start and part.span.end <= end]
    if len(beside) >= _FEWEST and sum((part.weight for part in beside), Decimal(0)) == _FULL:
        yield _added(beside, score.points, score.span, f"总分{score.points}分")


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


def _added(parts: Sequence[Part], stated: Decimal, span: Span, said: str) -> Outcome:
    added = sum((part.points for part in parts), Decimal(0))
    equation = f"{'+'.join(str(part.points) for part in parts)}={added}"
    spans = (span, Span(start=parts[0].span.start, end=parts[-1].span.end))
    if added == stated:
        return Held(spans, equation)
    return Fault(
        f"各部分得分之和为{added}分，与所列{said}不符。",
        spans,
        computation=f"{equation}≠{stated}",
        values={"所列": str(stated), "各部分之和": str(added)},
    )
