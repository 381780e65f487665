"""EVD05: conclusions that the figures beside them give the lie to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reviewer.checks.evidence.denials import denied_events, denied_funds
from reviewer.checks.evidence.totals import not_all, not_less, wrong_balance
from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report


@check("EVD05", name="结论与数字不符", severity="major", since="0.3")
def belied(report: Report) -> Iterator[Outcome]:
    """
    检查什么：“零事故”“未发生火灾”与同一部分的“发生火灾N起”；“隐患均已清零”与同段的“查出N处，整改较少处”；“三公”经费“只减不增”与所列的上升；“没有政府性基金预算支出”与别处所列数额；“超编”“缺编”与编制数、实有数，是否相符。只对名称相同的同一事项提出。
    为何重要：结论与数字相反，说明结论是套话，得分和评价失去依据。
    反例：
    某某县林场2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    查出火险隐患36处，整改31处，所有隐患均已清零。全年发生火灾2起，实现了“零火灾”目标。
    二、存在的问题
    瞭望塔偏少。
    三、改进措施
    防火科增设1座瞭望塔。
    正例：
    某某县林场2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    查出火险隐患36处，整改31处，其余5处于12月整改，所有隐患均已清零。上年发生火灾2起，今年实现了“零火灾”目标。
    二、存在的问题
    瞭望塔偏少。
    三、改进措施
    防火科增设1座瞭望塔。
    已知误报：结论所指的时段、范围与数字不同而文中没有写明。
    建议措辞：结论与所列数字不一致，请核实后更正。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    found = 0
    for fault in chain(
        denied_events(report), denied_funds(report), not_all(report), not_less(report), wrong_balance(report)
    ):
        found += 1
        yield fault
    if not found:
        yield Held((), "未见与所列数字相反的“零发生”“均已清零”一类结论")
