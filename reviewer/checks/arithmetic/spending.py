"""ARI05 基本支出与项目支出之和."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.checks.arithmetic.judged import judged
from reviewer.checks.arithmetic.totals import sum_outcome
from reviewer.checks.arithmetic.verdicts import by_spending
from reviewer.checks.outcomes import Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report


@check("ARI05", name="基本支出与项目支出之和", severity="critical", since="0.1")
def spending(report: Report) -> Iterator[Outcome]:
    """检查什么：
    支出合计是否等于基本支出、项目支出（以及经营支出、上缴上级支出、对附属单位补助支出）之和。

    为何重要：
    支出构成是预算执行情况的基础数据，不平则基本支出率、项目支出率等指标均不可信。

    反例：
    本年支出合计800.00万元，其中：基本支出300.50万元，占37.56%；项目支出409.50万元，占51.19%。

    正例：
    本年支出合计800.00万元，其中：基本支出300.50万元，占37.56%；项目支出499.50万元，占62.44%。

    已知误报：
    合计中含结转下年而分项只列本年支出时会不等，应以加注说明为准。

    建议措辞：
    请按部门决算核实支出合计、基本支出与项目支出的数额并更正。
    """
    for story in report.once(judged):
        if by_spending(story.breakdown):
            yield from sum_outcome(story)
