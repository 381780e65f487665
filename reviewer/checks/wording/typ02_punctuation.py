"""TYP02: two punctuation marks where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.places import clause_start
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

# Three and more of one mark are leaders or an ellipsis typed by hand; ASCII marks alone are data (CSV, code).
_DOUBLED = re.compile(
    r"(?<![，。；、：,;])(?P<marks>[，。；、：][ \u3000]*[，。；、：,;]|[,;][ \u3000]*[，。；、：])"
    r"(?![ \u3000]*[，。；、：,;])"
)


@check("TYP02", name="标点重复", severity="minor", since="0.1")
def doubled_marks(report: Report) -> Iterator[Outcome]:
    """
    检查什么：逗号、句号、顿号、分号、冒号连用两个（，，  。。  ，。  、，等）。
    为何重要：多为删字后未清理，该处可能漏了文字。
    反例：
    新建站点12个，，配备设备24套。
    ---
    走访企业30家；。解决问题18件。
    正例：
    新建站点12个，配备设备24套。其他略……全部完工。
    已知误报：目录的点线（三个以上的不计）。
    建议措辞：标点重复，请更正并核对该处有无漏字。
    """
    found = 0
    for match in _DOUBLED.finditer(report.text):
        found += 1
        start = clause_start(report.text, match.start())
        yield Fault(
            message=f"“{match['marks']}”连用",
            spans=(Span(start=start, end=match.end()),),
            certainty="certain",
            values={"标点": match["marks"]},
        )
    if not found:
        yield Held((), "未见标点重复")
