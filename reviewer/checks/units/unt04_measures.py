"""UNT04: measure words that do not go with their nouns, persons and attendances mixed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import occurrences
from reviewer.checks.prose import masked, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span


@check("UNT04", name="人与人次、量词", severity="minor", since="0.2")
def measures(report: Report) -> Iterator[Outcome]:
    """
    检查什么：量词与名词是否相配（人论名、设备论台、车论辆），培养、引进、招录的人数是否误用“人次”。
    为何重要：“人次”是重复计数，写成“人次”的人数无法与名册核对；量词不配多为拼凑改写所致。
    反例：
    全年引进技术骨干26人次，聘请12个教授授课。
    ---
    购置打印机8个，更新公务用车3个。
    正例：
    全年引进技术骨干26人，聘请12名教授授课，培训1200人次，建成3个博士工作站、2个专家团队，购置打印机8台。
    已知误报：同一人多次参加而确按人次统计的。
    建议措辞：请更正量词；人数与人次请分别列明。
    """
    found = sorted(occurrences(report.once(masked), "units", "measures"), key=lambda place: place[0].reason)
    for phrase, places in groupby(found, key=lambda place: place[0]):
        words = [Span(start=match.start(), end=match.end()) for _, match in places]
        suggested = f"，宜用“{phrase.suggest}”" if phrase.suggest else ""
        yield Fault(
            f"{quoted(report.text, words)}量词不配：{phrase.reason.rstrip('。')}{suggested}。",
            passages(report.text, words),
            phrase.certainty,
            "info" if phrase.certainty == "query" else None,
            values={"处数": str(len(words))},
        )
    if not found:
        yield Held((), "未见量词不配、人与人次混用")
