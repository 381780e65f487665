"""TYP01: characters and words mistaken for their neighbours in sound, shape or sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import occurrences
from reviewer.checks.prose import masked, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.wording.misspelt import misspelt
from reviewer.model import Certainty, Span


@check("TYP01", name="混淆字", severity="minor", since="0.2")
def confusables(report: Report) -> Iterator[Outcome]:
    """
    检查什么：与/于（日期前）、适用/适应、截止/截至、个/各、帐/账、的/地、未/末等易混字词，以及常见别字。数字先遮蔽，不改动任何数。
    为何重要：别字有的改变意思（未、末），有的说明报告未经校对；成文报送前应逐处改正。
    反例：
    现场会分别与3月2日、6月5日召开，截止目前建立台帐12本。
    ---
    为适用新形势发展的需要，共走访个单位听取意见，圆满的完成了任务。
    正例：
    现场会分别于3月2日、6月5日召开，截至目前建立台账12本，报名截止日期为5月8日，适用于全县各单位，圆满地完成了任务。
    已知误报：引用原文件名称中的旧写法；人名、地名中的同形字。
    建议措辞：请更正错别字，并通读全文校对。
    """
    told = 0
    for one, spans in misspelt(report.text):
        told += 1
        yield _fault(report, spans, one.right, one.reason, "certain")
    found = sorted(occurrences(report.once(masked), "wording", "confusables"), key=lambda place: place[0].reason)
    for phrase, places in groupby(found, key=lambda place: place[0]):
        told += 1
        spans = [Span(start=match.start(), end=match.end()) for _, match in places]
        yield _fault(report, spans, phrase.suggest, phrase.reason, phrase.certainty)
    if not told:
        yield Held((), "未见常见的易混字词和别字")


def _fault(report: Report, spans: list[Span], right: str, reason: str, certainty: Certainty) -> Fault:
    """One finding for one habit of writing, with all its places."""
    return Fault(
        message=f"{quoted(report.text, spans)}疑应用“{right}”。{reason}",
        spans=passages(report.text, spans),
        certainty=certainty,
        values={"建议": right, "处数": str(len(spans))},
    )
