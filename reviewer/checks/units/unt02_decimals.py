"""UNT02: amounts printed with more decimals than all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Quantity, Span

_ENOUGH = 4
_FEW = 3


@check("UNT02", name="小数位不一", severity="info", since="0.2")
def decimals(report: Report) -> Iterator[Outcome]:
    """
    检查什么：同以“万元”为单位、带小数的金额，小数位是否多于其余各处（整数、位数较少的不计）。
    为何重要：位数不一的数常取自不同来源，勾稽时因取舍产生尾差。
    反例：
    某某县气象局2023年度部门整体支出绩效自评报告
    一、收支情况
    收入320.15万元，支出310.20万元，结余9.95万元，项目支出88.40万元，购置设备12.3456万元。
    二、存在的问题
    进度偏慢。
    三、改进措施
    观测科3月底前完成。
    正例：
    某某县气象局2023年度部门整体支出绩效自评报告
    一、收支情况
    收入320.15万元，支出310.20万元，结余9.95万元，项目支出88.40万元，购置设备12.35万元，奖补30万元。
    二、存在的问题
    进度偏慢。
    三、改进措施
    观测科3月底前完成。
    已知误报：按批复文件的准确数列示。
    建议措辞：请统一金额的小数位。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    amounts = [q for q in report.quantities if q.kind == "money" and q.scale == "万" and q.decimals > 0 and not q.flags]
    if len(amounts) < _ENOUGH:
        yield Unable(f"带小数的万元金额只有{len(amounts)}处")
        return
    usual, count = Counter(q.decimals for q in amounts).most_common(1)[0]
    longer = [q for q in amounts if q.decimals > usual]
    if not longer or len(longer) > _FEW or count < len(amounts) - len(longer):
        yield Held((), f"带小数的万元金额{len(amounts)}处，{count}处保留{usual}位小数")
        return
    words = [_span(q) for q in longer]
    yield Fault(
        f"{quoted(report.text, words)}的小数位多于其余{count}处（{usual}位）",
        passages(report.text, words),
        "query",
        values={"通常位数": str(usual), "处数": str(len(words))},
    )


def _span(quantity: Quantity) -> Span:
    return Span(start=quantity.start, end=quantity.end)
