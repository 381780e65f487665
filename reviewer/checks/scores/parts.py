"""The parts of a self-score told in a sentence: 投入（15分）得14.00分，过程（25分）得23.50分，…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.checks.scoring import overall_scores
from reviewer.model import Span

_PART = re.compile(
    r"(?P<name>[一-鿿]{2,12})[（(](?:满分|分值|权重)?(?P<weight>\d{1,2}(?:\.\d+)?)分[）)]"
    r"[，,]?(?:自评|实际)?(?:得分|得|计|评)?(?:为|：|:)?(?P<points>\d{1,2}(?:\.\d+)?)分"
)
_FULL = Decimal(100)
_FEWEST = 3


def parts_of_scores(report: Report) -> Iterator[Outcome]:
    """The parts against their weights and the overall score; those that are not worth 100 points are not all."""
    for score in overall_scores(report):
        sentence = report.sentence_at(score.span.start)
        after = report.sentence_at(sentence.end).end if sentence.end < len(report.text) else sentence.end
        parts = list(_PART.finditer(report.text, score.span.end, after))
        if len(parts) < _FEWEST or sum((Decimal(part["weight"]) for part in parts), Decimal(0)) != _FULL:
            continue
        added = sum((Decimal(part["points"]) for part in parts), Decimal(0))
        equation = f"{'+'.join(part['points'] for part in parts)}={added}"
        spans = (score.span, Span(start=parts[0].start(), end=parts[-1].end()))
        if added != score.points:
            yield Fault(
                f"各部分得分之和为{added}分，与所列总分{score.points}分不符。",
                spans,
                computation=f"{equation}≠{score.points}",
                values={"总分": str(score.points), "各部分之和": str(added)},
            )
        else:
            yield Held(spans, equation)
        for part in parts:
            if Decimal(part["points"]) > Decimal(part["weight"]):
                yield Fault(
                    f"“{part['name']}”得分{part['points']}超过分值{part['weight']}。",
                    (Span(start=part.start(), end=part.end()),),
                    computation=f"{part['points']}＞{part['weight']}",
                )
