"""XRF06: the report against published accounts, which nobody has handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_PUBLISHED = re.compile(
    r"(?:公开|公布)的?(?:部门)?(?:决算|预算)(?:数据|报表|说明)?(?:中|内|里)?的?(?P<what>[一-鿿]{4,10}?)(?:为)?$"
)


@check("XRF06", name="与公开决算一致", severity="critical", since="0.2", needs="annex")
def published(report: Report) -> Iterator[Outcome]:
    """检查什么：
    报告引用“公开决算”“公开预算”数据的，与报告自身同名数据是否一致。公开决算、一体化系统的原表须另附，未附的不判。

    为何重要：
    自评报告的收支数应与部门决算、公开数据同出一源。

    反例：
    本年支出合计620.00万元。公开的部门决算中本年支出合计602.00万元。

    正例：
    本年支出合计620.00万元。公开的部门决算中本年支出合计620.00万元。

    已知误报：
    公开口径只含本级时两数可以不同，应注明。

    建议措辞：
    请与部门决算及公开数据核对一致，并附部门决算报表。
    """
    items = [item for item in report.relations.items if item.quantity.kind == "money" and item.exact]
    told = False
    for item in items:
        match = _PUBLISHED.search(item.lead)
        own = _own(items, item, match["what"]) if match else None
        if own is not None:
            told = True
            yield _outcome(item, own)
    if not told:
        yield Unable("需要公开的部门决算或一体化系统数据，未随报告提供")


def _own(items: list[Item], quoted: Item, what: str) -> Item | None:
    return next((i for i in items if i is not quoted and not _PUBLISHED.search(i.lead) and i.lead.endswith(what)), None)


def _outcome(quoted: Item, own: Item) -> Outcome:
    spans = (own.span, quoted.span)
    if own.value == quoted.value:
        return Held(spans, f"{printed(own)}={printed(quoted)}")
    return Fault(
        f"报告所列{printed(own)}与所引公开数据{printed(quoted)}不一致。",
        spans,
        computation=f"{printed(own)}≠{printed(quoted)}",
        values={"报告": printed(own), "公开": printed(quoted)},
    )
