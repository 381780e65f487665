"""ARI11 列举计数."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Enumeration

_LONG = 600


@check("ARI11", name="列举计数", severity="minor", since="0.1")
def enumerations(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “A、B、C六项任务”“《甲》《乙》三个文件”“‘A+B+C’四级”“包括3个事项。一是…二是…”“6个镇（甲、乙、丙）”
    “五项职责：（1）…（2）…”一类列举，列出的项数是否等于所称项数；列举带“等”的，只要求不多于所称项数。

    为何重要：
    项数对不上说明有遗漏或改写后未更新，读者无法确认工作内容是否齐全。

    反例：
    围绕产业发展、城乡建设、民生保障五项重点任务开展督导。
    ---
    本年度申报预算包括2个支出事项。一是设备购置，费用3万元。二是人员培训，费用2万元。三是场地租赁，费用1万元。

    正例：
    围绕产业发展、城乡建设、民生保障三项重点任务开展督导。
    ---
    制定《会议管理办法》、《差旅管理办法》两个文件。

    已知误报：
    列举项内部含“和”“及”时可作一项或两项计，均视为相符；列举项之后的括注不单独计数，存疑的判为疑似。

    建议措辞：
    请核对列举内容，补全遗漏项或更正项数。
    """
    for enumeration in report.relations.enumerations:
        yield from _outcome(enumeration)


def _outcome(enumeration: Enumeration) -> Iterator[Outcome]:
    claimed, least, most = enumeration.claimed, enumeration.least, enumeration.most
    fits = least <= claimed if enumeration.open else least <= claimed <= most
    if fits:
        if not enumeration.open:
            yield Held(_shown(enumeration), f"列举{claimed}项=所称{claimed}项")
        return
    listed = f"{least}" if least == most else f"{least}至{most}"
    yield Fault(
        f"所称为{claimed}项，实际列举{listed}项，项数不符。",
        _shown(enumeration),
        certainty="certain" if enumeration.sure else "likely",
        computation=f"列举{listed}项{'>' if least > claimed else '<'}所称{claimed}项",
        values={"所称": str(claimed), "列举": listed},
    )


def _shown(enumeration: Enumeration) -> tuple[Span, ...]:
    """The list with its head; of a long one the head, the first and the last."""
    if enumeration.span.end - enumeration.span.start <= _LONG:
        return (enumeration.span,)
    return enumeration.head, enumeration.items[0], enumeration.items[-1]
