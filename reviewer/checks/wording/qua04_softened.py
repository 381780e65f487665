"""QUA04: done, but for what is hidden behind “basically”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import occurrences
from reviewer.checks.prose import accounts, aims, passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

# How many were done of how many, or how many were not.
_COUNTED = re.compile(
    r"(?:未|没有|尚未|没)[一-龥]{1,4}\d|\d[一-龥]{1,2}(?:尚?未|没有|尚在|仍在|在建)"
    r"|(?:另|其余|剩余|余下|还有|尚有|还?差)\d|计划[^，。；\d]{0,8}\d[^。；]{0,12}(?:完成|建成|验收|完工)\d"
)


@check("QUA04", name="软化完成", severity="minor", since="0.2")
def softened(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分是否以“基本完成”“初步建成”“接近尾声”代替实际完成数。
    为何重要：“基本”之外的就是没有完成的，软化的说法使未完成数无从得知，也无法据以扣分。
    反例：
    某某市城管局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    改造公厕40座，目前已基本可投入使用，二期初步完成。
    二、存在的问题
    进度偏慢。
    三、改进措施
    市容科按月督办。
    正例：
    某某市城管局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    改造公厕40座，已验收37座，3座未完工，基本支出和基本公共服务有保障。
    二、存在的问题
    进度偏慢。
    三、改进措施
    市容科按月督办。
    已知误报：同句已列明完成数和未完成数；政策文件中的固定提法。
    建议措辞：请列明计划数、已完成（验收）数和未完成数。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    words = [
        Span(start=match.start(), end=match.end())
        for _, match in occurrences(report.once(plain), "wording", "softened")
        if accounts(report, match.start()) and not aims(report.text, match.start()) and not _counted(report, match)
    ]
    if not words:
        yield Held((), "绩效部分未见“基本完成”一类说法")
        return
    yield Fault(
        f"{quoted(report.text, words)}没有说明未完成的有多少",
        passages(report.text, words),
        "likely",
        values={"处数": str(len(words))},
    )


def _counted(report: Report, match: re.Match[str]) -> bool:
    """Whether the sentence itself says how much was left undone."""
    sentence = report.sentence_at(match.start())
    return _COUNTED.search(report.text, sentence.start, sentence.end) is not None
