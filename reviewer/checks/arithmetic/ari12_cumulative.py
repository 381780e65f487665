"""ARI12: a cumulative figure against the figures listed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import named, printed
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_CUMULATIVE = re.compile(r"累计(?P<deed>[一-鿿]{2})")
_NO_PART = re.compile(r"合计|共计|总计|不少于|不低于|不超过|目标|计划|应")
_REACH = 8
_MARGIN = Decimal("0.1")
_PEOPLE = {"人": "人", "人次": "人", "名": "人", "位": "人", "员": "人"}


@check("ARI12", name="累计与分项", severity="info", since="0.2")
def cumulative(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “……A人、B人，累计……C人”中，同句所列同单位各数之和是否不大于累计数；余量超过累计数一成的，提示说明其余来源。

    为何重要：
    累计数小于分项之和是错误；余量过大时，读者无法由所列分项得出累计数。

    反例：
    举办线上培训300人、线下培训420人，累计培训600人。
    ---
    举办线上培训300人、线下培训420人，累计培训各类人员1000余人。

    正例：
    举办线上培训300人、线下培训420人，累计培训750余人。

    已知误报：
    累计数含以前年度或未列出的项目属正常，因此余量只作询问。

    建议措辞：
    请说明累计数的构成和统计期间。
    """
    told = False
    for position, item in enumerate(report.relations.items):
        said = _CUMULATIVE.search(item.lead) if item.quantity.unit in _PEOPLE else None
        if said is not None:
            listed = _listed(report.relations.items, position, said["deed"])
            if len(listed) >= 2:
                told = True
                yield _outcome(item, listed)
    if not told:
        yield Unable("没有先列分项、后列累计数的句子")


def _listed(items: Sequence[Item], position: int, deed: str) -> list[Item]:
    """The figures before it of the same deed: a list that names the deed once names it for all."""
    total = items[position]
    found: list[Item] = []
    for item in reversed(items[max(0, position - _REACH) : position]):
        if (item.block, item.sentence, item.depth) != (total.block, total.sentence, total.depth):
            break
        if _CUMULATIVE.search(item.lead) or _NO_PART.search(item.lead):
            break
        if item.role == "amount" and _measure(item) == _measure(total):
            found.insert(0, item)
    named_so = any(deed in f"{item.lead}{item.tail}" for item in found)
    return found if named_so else []


def _measure(item: Item) -> str:
    return _PEOPLE.get(item.quantity.unit, item.quantity.unit)


def _outcome(total: Item, listed: Sequence[Item]) -> Outcome:
    least = sum((item.quantity.low or item.value for item in listed), Decimal(0))
    low, high = total.quantity.low, total.quantity.high
    equation = "+".join(f"{item.value.normalize():f}" for item in listed)
    spans = (spanning(listed[0], total),)
    result = f"{sum((item.value for item in listed), Decimal(0)).normalize():f}"
    if high is not None and least > high:
        return Fault(
            f"所列{'、'.join(named(item) for item in listed)}之和为{result}，大于{named(total)}。",
            spans,
            "likely",
            "minor",
            computation=f"{equation}={result}＞{printed(total)}",
            values={"累计": printed(total), "分项之和": result},
        )
    rest = (low if low is not None else total.value) - least
    if rest > total.value * _MARGIN:
        return Fault(
            f"所列各项之和为{result}，{named(total)}其余{rest.normalize():f}以上未列来源。",
            spans,
            "query",
            computation=f"{equation}={result}＜{printed(total)}",
            values={"累计": printed(total), "分项之和": result},
        )
    return Held(spans, f"{equation}={result}≤{printed(total)}")
