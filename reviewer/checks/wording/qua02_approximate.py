"""QUA02: most of the figures are approximate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import accounts
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Quantity, QuantityKind, Span

_KINDS: frozenset[QuantityKind] = frozenset({"money", "count"})
_ENOUGH = 8
_MOST = Decimal(30)
_SHOWN = 5


@check("QUA02", name="约数占比", severity="info", since="0.2")
def approximate(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分的金额和数量中，“余”“多”“近”“约”等约数所占比例是否超过30%（数字不足8个的不判）。
    为何重要：绩效数据应来自台账和报表，约数过多，说明没有按实际数填报，也无法复核。
    反例：
    某某县文旅局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    举办演出60余场，观众近3万人，培训200余人，送书1000多册，放映电影约500场，投入80余万元，修缮8处，新建2处，接待20批。
    二、存在的问题
    宣传偏少。
    三、改进措施
    市场科增设1个专栏。
    正例：
    某某县文旅局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    举办演出63场，观众28940人，培训213人，送书1032册，放映电影496场，投入81.20万元，修缮8处，新建2处，接待游客20余批。
    二、存在的问题
    宣传偏少。
    三、改进措施
    市场科增设1个专栏。
    已知误报：客流量一类只能估计的数。
    建议措辞：约数偏多，请按台账、报表改为准确数。
    """
    if not is_evaluation(report):
        yield Unable("本文不是绩效自评报告")
        return
    figures = [q for q in report.quantities if q.kind in _KINDS and not q.flags and accounts(report, q.start)]
    loose = [q for q in figures if _loose(q)]
    if len(figures) < _ENOUGH:
        yield Unable(f"绩效部分的金额和数量只有{len(figures)}个")
        return
    share = (Decimal(len(loose)) * 100 / len(figures)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    computation = f"约数{len(loose)}个÷金额和数量{len(figures)}个={share}%"
    if share <= _MOST:
        yield Held((), f"{computation}，不超过{_MOST}%")
        return
    yield Fault(
        f"绩效部分的金额和数量中约数占{share}%",
        tuple(Span(start=q.start, end=q.end) for q in loose[:_SHOWN]),
        "certain",
        computation=computation,
        values={"约数": str(len(loose)), "全部": str(len(figures))},
        key="约数占比",
    )


def _loose(quantity: Quantity) -> bool:
    return quantity.qualifier in ("about", "below", "over") or quantity.text.endswith(("余", "多", "左右"))
