"""QUA03: absolute words without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import occurrences
from reviewer.checks.places import clause_from
from reviewer.checks.prose import accounts, aims, passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Quantity, QuantityKind, Span

_COUNTED: frozenset[QuantityKind] = frozenset({"money", "percent", "count", "ratio", "number", "rate"})
# A short sentence heads what follows it (一是应保尽保。年末在册1126人……); the figures stand behind it.
_SHORT = 20
# 未发生事故: nothing is left to be counted.
_NONE = re.compile(r"(?:未|没有)(?:再)?(?:发生|出现)")
# 由3.6%降到2.1%, 比上年增加: what a rise is told by.
_COMPARED = re.compile(
    r"由[^，。；\n]{1,16}[到至为]|[比较][^，。；\n]{0,6}(?:上年|去年|同期|20\d\d年)|(?:增|减|提高|提升|下降|降低|降|升)[一-龥]{0,2}\d|翻"
)
_TITLE = re.compile(r"《[^》\n]*$")


@check("QUA03", name="绝对化无分母", severity="minor", since="0.2")
def absolutes(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分的“全覆盖”“应审尽审”“零差错”“全部按期完成”等绝对化说法，同一句（短句、小标题则连同下一句）中有没有可核对的数字；“从根本上杜绝”“彻底解决”之后有没有写明解决了多少；“大幅提升”同句有没有前后对比。
    为何重要：没有应办数、实办数的绝对化结论无法核实，不能作为得满分的依据。
    反例：
    某某县审计局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    对重点领域开展审计，做到了应审尽审，业务培训实现全覆盖。
    二、存在的问题
    整改偏慢。
    三、改进措施
    综合科按月督办。
    正例：
    某某县审计局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    应审项目36个，实审36个，做到了应审尽审，培训审计人员45名，实现全覆盖。
    二、存在的问题
    整改偏慢。
    三、改进措施
    综合科按月督办。
    已知误报：数字在较远的句子或所附表中。
    建议措辞：请列明应办数、实办数及核验方式。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    found = [
        (phrase.kind, match)
        for phrase, match in occurrences(report.once(plain), "wording", "absolutes")
        if accounts(report, match.start()) and not aims(report.text, match.start())
    ]
    bare = [
        m
        for kind, m in found
        if not _TITLE.search(report.text, max(0, m.start() - 60), m.start()) and not _TOLD[kind](report, m)
    ]
    if not bare:
        yield Held((), f"绝对化说法{len(found)}处，同句均有数字" if found else "绩效部分未见绝对化说法")
        return
    words = [Span(start=m.start(), end=m.end()) for m in bare]
    yield Fault(
        f"{quoted(report.text, words)}没有可核对的数据：应有应办数和实办数、前后对比或排名依据",
        passages(report.text, words),
        "query",
        values={"处数": str(len(words))},
    )


def _figures(report: Report, match: re.Match[str]) -> bool:
    sentence = report.sentence_at(match.start())
    end = sentence.end
    if len(report.text[sentence.start : end].strip()) <= _SHORT:
        end = report.sentence_at(min(end, len(report.text) - 1)).end
    told = _NONE.search(report.text, sentence.start, end) is not None
    return told or any(_counts(q) for q in report.quantities_in(sentence.start, end))


def _solved(report: Report, match: re.Match[str]) -> bool:
    """Whether the clause of a claim says of how much (彻底解决368户的饮水问题), or a ranking stands in brackets."""
    end = clause_from(report.text, match.end()).end
    return any(_counts(q) for q in report.quantities_in(match.end(), end))


def _compared(report: Report, match: re.Match[str]) -> bool:
    """Whether the sentence of a rise says from what to what, or by how much; a heading has its paragraph for that."""
    sentence = report.sentence_at(match.start())
    if len(report.text[sentence.start : sentence.end].strip()) <= _SHORT:
        return True
    return _COMPARED.search(report.text, sentence.start, sentence.end) is not None


def _counts(quantity: Quantity) -> bool:
    return quantity.kind in _COUNTED and "indefinite" not in quantity.flags


_TOLD = {"": _figures, "claim": _solved, "rise": _compared}
