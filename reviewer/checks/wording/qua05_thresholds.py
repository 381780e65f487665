"""QUA05: a share given only as “above” a threshold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import accounts, aims, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.wording.floors import broken
from reviewer.model import Quantity, Span

_REACHED = re.compile(
    r"(?:达到?了?|占比?|占到|超过?|提高[至到]|提升[至到]|稳定在|保持在|均在|都在|率|比例|比重)[^，。；\n\d]{0,6}$"
)
_IN_WORDS = re.compile(r"[成半分]")
_TOLD = re.compile(r"(?:其中|实际|最低|分别)[^。；\n]{0,16}?\d+(?:\.\d+)?[%％](?!以上)")
_SHARE = re.compile(r"占[^，。；\n\d]{0,10}$")
_SHOWN = 3
_RULE = re.compile(r"目标|要求|标准|规定|不低于|不少于|不得|须|应|按照|年龄|以上的(?:单位|项目|企业|村|人员|部门|地区)")


@check("QUA05", name="只报门槛", severity="minor", since="0.2")
def thresholds(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分的比率是否只写“达50%以上”“占三分之一以上”，而没有实际值；称“各项目执行率均在90%以上”的，表中有没有低于此数的。
    为何重要：门槛不是结果，实际值是51%还是99%，与目标比较的得分大不相同。
    反例：
    某某县人社局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    技能人员占职工比例达40%以上，女职工占1/3以上。
    二、存在的问题
    培训偏少。
    三、改进措施
    培训科增设2个班。
    正例：
    某某县人社局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    技能人员占职工比例为43.5%，高于“不低于40%以上”的要求，女职工占35.2%。
    二、存在的问题
    培训偏少。
    三、改进措施
    培训科增设2个班。
    已知误报：法定或文件规定的比例要求。
    建议措辞：请写明实际值及其分子、分母。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    for claim, cells, rows in broken(report):
        yield Fault(
            f"{quoted(report.text, [claim])}与表中{'、'.join(rows[:_SHOWN])}不符",
            (claim, *cells[:_SHOWN]),
            "likely",
            "major",
            values={"低于门槛": str(len(rows))},
        )
    shares = [
        q
        for q in report.quantities
        if q.kind in ("percent", "ratio", "rate") and accounts(report, q.start) and not aims(report.text, q.start)
    ]
    words = [Span(start=q.start, end=q.end) for q in shares if _threshold(report, q)]
    if not words:
        yield Held((), f"比率{len(shares)}处，均有实际值") if shares else Unable("绩效部分没有比率")
        return
    yield Fault(
        f"{quoted(report.text, words)}只报门槛，没有实际值",
        passages(report.text, words),
        "likely",
        values={"处数": str(len(words))},
    )


def _threshold(report: Report, quantity: Quantity) -> bool:
    text = report.text
    if "以上" not in quantity.text and not text.startswith("以上", quantity.end):
        return False
    sentence = report.sentence_at(quantity.start)
    before = text[max(sentence.start, quantity.start - 30) : quantity.start]
    after = text[quantity.end : quantity.end + 10]
    # 均在90%以上，其中设备更新94.3%: the actual rate follows.
    if _TOLD.search(text, quantity.end, sentence.end):
        return False
    # 两项合计占七成以上: a share told in words sums up the amounts beside it, from which it can be computed.
    if _IN_WORDS.search(quantity.text) and _SHARE.search(before) and _counts(report, sentence):
        return False
    return _REACHED.search(before) is not None and not _RULE.search(before.rpartition("，")[2] + after)


def _counts(report: Report, sentence: Span) -> bool:
    return any(q.kind in ("money", "count") and not q.flags for q in report.quantities_in(sentence.start, sentence.end))
