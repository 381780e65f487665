"""TYP01: characters and words mistaken for their neighbours in sound, shape or sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import occurrences
from reviewer.checks.prose import masked, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.wording.misspelt import misspellings, misspelt
from reviewer.checks.wording.slips import doubled, misset, mistaken
from reviewer.model import Certainty, Span

_FINDERS = (
    (mistaken, "音近或形近的别字。"),
    (misset, "固定词语中漏字或颠倒。"),
    (doubled, "同一字连写两遍。"),
)


@check("TYP01", name="混淆字", severity="minor", since="0.2")
def confusables(report: Report) -> Iterator[Outcome]:
    """
    检查什么：与/于（日期前）、适用/适应、截止/截至、个/各、帐/账、的/地、未/末等易混字词，音近、形近的别字，固定词语中的漏字、衍字、颠倒。数字先遮蔽，不改动任何数。
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
    told: list[Span] = []
    for one, spans in misspelt(report.text):
        told += spans
        yield _fault(report, spans, one.right, one.reason, "certain")
    found = sorted(occurrences(report.once(masked), "wording", "confusables"), key=lambda place: place[0].reason)
    for phrase, places in groupby(found, key=lambda place: place[0]):
        spans = [Span(start=match.start(), end=match.end()) for _, match in places]
        told += spans
        yield _fault(report, spans, phrase.suggest, phrase.reason, phrase.certainty)
    for spans, right, reason in _unlisted(report.text, told):
        told += spans
        yield _fault(report, spans, right, reason, "likely")
    if not told:
        yield Held((), "未见易混字词和别字")


def _unlisted(text: str, told: list[Span]) -> Iterator[tuple[list[Span], str, str]]:
    """Slips that no list foresees, each misspelling with its places; of those that overlap the longest."""
    listed = [one.wrong for one in misspellings()]  # the list knows better where these are right
    taken = [*told]
    found: defaultdict[tuple[str, str, str], list[Span]] = defaultdict(list)
    slips = ((slip, reason) for finder, reason in _FINDERS for slip in finder(text))
    for slip, reason in sorted(slips, key=lambda each: (-len(each[0].written), each[0])):
        span = Span(start=slip.start, end=slip.start + len(slip.written))
        if any(wrong in slip.written for wrong in listed):
            continue
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            found[slip.written, slip.right, reason].append(span)
    for (_, right, reason), spans in found.items():
        yield spans, right, reason


def _fault(report: Report, spans: list[Span], right: str, reason: str, certainty: Certainty) -> Fault:
    """One finding for one habit of writing, with all its places."""
    return Fault(
        message=f"{quoted(report.text, spans)}疑应用“{right}”。{reason}",
        spans=passages(report.text, spans),
        certainty=certainty,
        severity="info" if certainty == "query" else None,
        values={"建议": right, "处数": str(len(spans))},
    )
