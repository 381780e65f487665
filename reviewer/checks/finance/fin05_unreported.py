"""FIN05: three public expenses, procurement, assets and carry-over: named without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_SUBJECTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("“三公”经费", re.compile(r"[“\"]?三公[”\"]?\s*经费")),
    ("政府采购", re.compile(r"政府采购")),
    ("资产", re.compile(r"固定资产|国有资产|资产总额")),
    ("结转结余", re.compile(r"(?:结转|结余)(?:和结余|结余|资金)?")),
)
_FIGURED = re.compile(r"\d(?:[\d,.]*)\s*(?:万|亿)?元|\d[\d.]*\s*[%％]|无|为零|未发生|没有|0")
_AROUND = 120


@check("FIN05", name="管理指标未列数", severity="major", since="0.2")
def unreported(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评报告提到“三公”经费、政府采购、资产、结转结余的，全文是否有一处列出金额、比率或写明没有。全文未提及的由必备章节检查
    一并提出，不在此重复。

    为何重要：
    只有管理表述没有数，控制率、执行率、利用率等指标无从评分。

    反例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    严格控制“三公”经费，厉行节约。
    二、存在的问题
    窗口排队时间偏长。
    三、改进措施
    办公室增设窗口。

    正例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    “三公”经费预算12.00万元，支出9.60万元。
    二、存在的问题
    窗口排队时间偏长。
    三、改进措施
    办公室增设窗口。

    已知误报：
    金额只在附表中列示、附表未一并提交的。

    建议措辞：
    请补充预算数、支出数及控制情况；没有发生的，写明“无”。
    """
    if report.once(genre) != "self_evaluation":
        yield Unable("本文不是部门整体支出绩效自评报告")
        return
    told = False
    for name, pattern in _SUBJECTS:
        places = [Span(start=m.start(), end=m.end()) for m in pattern.finditer(report.text)]
        if not places:
            continue
        told = True
        figured = next((p for p in places if _FIGURED.search(report.text, p.end, p.end + _AROUND)), None)
        if figured is not None:
            yield Held((figured,), f"{name}列有数额或写明没有")
        else:
            yield Fault(
                f"提到{name}{len(places)}处，没有一处列出金额或比率。",
                tuple(places),
                "likely",
                computation=f"{name}：0处有数",
            )
    if not told:
        yield Unable("全文未提及“三公”经费、政府采购、资产、结转结余，见STR01")
