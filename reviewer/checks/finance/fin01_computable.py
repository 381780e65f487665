"""FIN01: whether the execution rate can be computed at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.arithmetic.figures import named
from reviewer.checks.finance.facts import facts, stated_rates
from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_SAID = re.compile(r"预算执行率|年初预算|预算数|调整预算|调整后预算")
# 部门预算支出1860.20万元, 部门预算总金额803.74万元: a budget by another name; that of one item is none.
_OTHERWISE = re.compile(
    r"(?:部门|单位|年度?|批复|核定|下达|安排|整体)(?:的)?预算(?:支出|安排|总?金额|总额|资金)?(?:合计|共计?|为|是)?\d[\d.,]*\s*[万亿]?元"
)
_TABLED = re.compile(
    r"(?:年初|全年|本年|调整后?|部门)(?:的)?预算(?:安排)?(?:数|金额|总额)?(?:[（(].*)?$|预算(?:数|金额)(?:[（(].*)?$"
)


@check("FIN01", name="执行率不可算", severity="critical", since="0.2")
def computable(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评报告列出支出数的，是否也列出年初预算数或调整后预算数，使预算执行率可以复算。

    为何重要：
    没有预算数，执行率无从计算，预算执行10分没有依据。

    反例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    本年支出合计900.00万元，其中：基本支出400.00万元；项目支出500.00万元。
    二、部门整体支出绩效情况
    全年接待群众2万人次。
    三、存在的问题
    窗口排队时间偏长。
    四、改进措施
    办公室增设窗口。

    正例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    年初预算880.00万元，调整后预算920.00万元，本年支出合计900.00万元，预算执行率97.83%。
    二、部门整体支出绩效情况
    全年接待群众2万人次。
    三、存在的问题
    窗口排队时间偏长。
    四、改进措施
    办公室增设窗口。

    已知误报：
    预算数只在附表中列示、附表未一并提交的。

    建议措辞：
    请补充年初预算数、调整后预算数和执行数，并列出预算执行率的计算过程。
    """
    if report.once(genre) != "self_evaluation":
        yield Unable("本文不是部门整体支出绩效自评报告")
        return
    known = report.once(facts)
    spent = known.get("支出", [])
    budget = known.get("调整后预算") or known.get("年初预算") or []
    rated = report.once(stated_rates)
    if not spent and not budget:
        yield Unable("没有识别到支出数和预算数，见STR01")
    elif budget or (rated and _SAID.search(report.text)):
        shown = [*budget[:1], *spent[:1], *(rate.item for rate in rated[:1])]
        yield Held(tuple(item.span for item in shown), "、".join(named(item) for item in shown))
    elif tabled := _tabled(report):
        yield Held((tabled,), f"表格列有{report.text[tabled.start : tabled.end].strip()}")
    elif otherwise := _OTHERWISE.search(report.text):
        yield Held((Span(start=otherwise.start(), end=otherwise.end()), spent[0].span), otherwise[0])
    else:
        yield Fault(
            f"报告列出{named(spent[0])}，没有列出年初预算数和调整后预算数，预算执行率无法计算。",
            (spent[0].span,),
            computation=f"{named(spent[0])}÷（未列预算数）",
        )


def _tabled(report: Report) -> Span | None:
    """The first cell of a table that heads the budget: 年初预算数, 预算数（万元）."""
    for table in report.document.tables:
        for cell in table.cells:
            if _TABLED.match("".join(report.text[cell.start : cell.end].split())):
                return Span(start=cell.start, end=cell.end)
    return None
