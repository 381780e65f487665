"""What the checks of dates share: whose account is over, and which years are named in it."""

from __future__ import annotations

from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Unable
from reviewer.checks.report import Report


def unjudged(report: Report) -> Unable | None:
    """Why the years of this document cannot be judged, or None."""
    if report.once(genre) == "other":
        return Unable("本文不是自评报告或决算，不以年度结束为前提")
    if report.document.year is None:
        return Unable("没有识别到报告年度")
    return None
