"""XRF02: the head-count of a series of events against the events listed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Quantity, Span

_EVENT = r"(?:培训班|专题班|研讨班|进修班|轮训班|讲座|活动|会议|演练|竞赛|比赛|招聘会)"
_LISTED = re.compile(r"[（(](?P<number>\d{1,6})(?:人|名|人次)[）)]")
_SERIES = re.compile(rf"等?(?P<count>\d{{1,4}}(?:余|多)?)(?:个|期|场|次)(?P<event>[一-鿿]{{0,6}}?{_EVENT})")
_TOTAL = re.compile(r"[，,]\s*(?:共|累计|共计)?(?:培训|参训|参加|覆盖|参与|惠及)[一-鿿]{0,8}?(?=\d)")
_FEWEST = 2


@check("XRF02", name="同一活动两种人数", severity="major", since="0.2")
def events(report: Report) -> Iterator[Outcome]:
    """检查什么：
    一处写“……等N个培训班，培训M人”，另一处逐班列出人数的，所列各班人数之和是否落在M的区间内。

    为何重要：
    同一批活动两处人数不同，说明统计口径不一或其中一处未更新。

    反例：
    举办各类班次等10余个培训班，培训500余人。
    先后办好骨干培训班（380人）、新任职培训班（460人）等10余个培训班。

    正例：
    举办各类班次等10余个培训班，培训900余人。
    先后办好骨干培训班（380人）、新任职培训班（460人）等10余个培训班。

    已知误报：
    两处所指的班次不同、人与人次混用时人数可以不一，须由部门说明。

    建议措辞：
    请统一培训期数、人数，并附各班签到名册。
    """
    series = [*_SERIES.finditer(report.text)]
    listed = [(match, found) for match in series if len(found := _list_before(report, match)) >= _FEWEST]
    told = False
    for match in series:
        total = _total_after(report, match)
        if total is None:
            continue
        for other, found in listed:
            if other.start() == match.start() or (other["count"], other["event"]) != (match["count"], match["event"]):
                continue
            told = True
            yield _outcome(match, total, other, found)
    if not told:
        yield Unable("没有两处可互相核对人数的培训、活动")


def _list_before(report: Report, match: re.Match[str]) -> list[re.Match[str]]:
    sentence = report.sentence_at(match.start())
    return [*_LISTED.finditer(report.text, sentence.start, match.start())]


def _total_after(report: Report, match: re.Match[str]) -> Quantity | None:
    found = _TOTAL.match(report.text, match.end())
    if found is None:
        return None
    near = report.quantities_in(found.end() - 1, found.end() + 3)
    return near[0] if near and near[0].unit in ("人", "人次", "名") else None


def _outcome(match: re.Match[str], total: Quantity, other: re.Match[str], found: list[re.Match[str]]) -> Outcome:
    numbers = [Decimal(one["number"]) for one in found]
    added = sum(numbers, Decimal(0))
    equation = f"{'+'.join(map(str, numbers))}={added}"
    spans = (Span(start=total.start, end=total.end), Span(start=found[0].start(), end=found[-1].end()))
    if total.high is None or added <= total.high:
        return Held(spans, f"{equation}≤{total.text}")
    return Fault(
        f"一处为{match.group()}共{total.text}，另一处逐项列出的人数之和为{added}人，两处不一致。",
        spans,
        "likely",
        computation=f"{equation}＞{total.text}",
        values={"一处": total.text, "逐项之和": f"{added}人"},
    )
