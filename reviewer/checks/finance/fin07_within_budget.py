"""FIN07: spending said to be within the budget that the paragraph's own figures exceed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reviewer.checks.arithmetic.figures import named, printed, written
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.places import clause_start
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Item

_WITHIN = re.compile(
    r"控制在了?(?:年初|全年|批复的?|核定的?)*预算(?:指标|控制数|额度|总额|安排|数)?(?:之内|以内|范围(?:之?内)?|内)"
    r"|(?:未|没有|不曾|无一)(?:突破|超过|超出|超)了?(?:年初|全年|批复的?|核定的?)*预算"
)
_EXCEPT = re.compile(r"除[^。；，]{1,24}外|其他|其余|其它")
_ADDED = re.compile(r"追加|调增|调整|增拨|增加|下达|结转")
_UNSAID = re.compile(r"未能|没有能|力争|确保|努力|要求|应当?|必须|如|若|下一步|今后|\d")
_EACH = re.compile(r"各(?:单|分)?项|各类|单项|均|都|全部")
_MANNER = re.compile(r"(?:严格|有效|始终|全部|总体|基本|切实|已|都|均|被|也)+$|(?:支出|经费|费用)?(?:总额|总量)$")
_BUDGET = re.compile(r"^(?P<name>.*?)的?(?:年初|全年|年度|本年|调整后?)?预算(?:数|安排|总额|指标)?(?:为)?$")
_SPENT = re.compile(r"^(?:全年|年度|当年)?(?:实际)?(?:支出|执行|使用|列支|开支)(?:数|合计)?(?:了|为)?$")
_RATE = re.compile(r"(?:执行|控制|完成|支出)率(?:约?为|达到?)?$")
_BRACKET = re.compile(r"[（(][^（）()\n]*[）)]")
_ALL = 100


class _Excess(NamedTuple):
    """What was overspent: its figures, and what they say."""

    name: str
    items: tuple[Item, ...]
    said: str
    computation: str


@check("FIN07", name="称未超预算而超", severity="major", since="0.3")
def within_budget(report: Report) -> Iterator[Outcome]:
    """检查什么：
    称“控制在预算之内”“未突破预算”的，同段所列该项经费的支出是否大于预算、执行率或控制率是否大于100%。

    为何重要：
    结论与所列数额相反，控制情况的自评得分没有依据。

    反例：
    公用经费年初预算50.00万元，支出52.00万元，公用经费严格控制在预算之内。
    ---
    “三公”经费预算20.00万元（其中接待费8.00万元），支出19.00万元。接待费8.40万元。各单项均未突破预算。

    正例：
    公用经费年初预算50.00万元，支出48.00万元，公用经费严格控制在预算之内。

    已知误报：
    预算年中调整过而文中只列年初预算的。

    建议措辞：
    请核对预算数与支出数，更正结论或说明超出预算的原因。
    """
    blocks = {block: list(members) for block, members in groupby(report.relations.items, key=lambda item: item.block)}
    starts = [(members[0].start, members) for members in blocks.values()]
    told = False
    for match in _WITHIN.finditer(report.text):
        line = report.text.rfind("\n", 0, match.start())
        start = clause_start(report.text, match.start())
        subject = "".join(report.text[start : match.start()].split())
        sentence = report.sentence_at(match.start()).start
        if _UNSAID.search(subject) or _EXCEPT.search(report.text, sentence, match.start()):
            continue
        told = True
        members = next((m for at, m in reversed(starts) if line < at < match.start()), [])
        before = [item for item in members if item.end <= match.start()]
        claim = Span(start=start, end=match.end())
        excess = next((one for one in _excesses(report, before) if _meant(report, one, subject, sentence)), None)
        yield _fault(report, claim, excess) if excess else Held((claim,), "同段所列数额没有超出预算")
    if not told:
        yield Unable("没有“控制在预算之内”一类结论")


def _fault(report: Report, claim: Span, excess: _Excess) -> Fault:
    concluded = "".join(report.text[claim.start : claim.end].split())
    return Fault(
        f"称“{concluded}”，而{excess.said}，前后不一致。",
        (claim, *(item.span for item in excess.items)),
        "likely",
        computation=excess.computation,
    )


def _meant(report: Report, excess: _Excess, subject: str, sentence: int) -> bool:
    """Whether the conclusion is of what was overspent: names it, or speaks of each thing or of its own sentence."""
    if _EACH.search(subject):
        return True
    name = _MANNER.sub("", _MANNER.sub("", subject))
    if not name:
        return excess.items[-1].start >= sentence
    around = "".join(report.text[sentence : excess.items[-1].end].split())  # 商品和服务支出（公用经费）预算A
    return name in excess.name or (excess.items[-1].start >= sentence and name in around)


def _excesses(report: Report, items: Sequence[Item]) -> Iterator[_Excess]:
    """What the paragraph says was spent beyond its budget."""
    budgets: dict[str, Item] = {}
    of, previous = "", None
    for before, item in zip((None, *items), items, strict=False):
        if item.quantity.kind == "percent" and item.exact and item.value > _ALL and _RATE.search(item.lead):
            yield _Excess(of, (item,), named(item), f"{printed(item)}＞100%")
        if item.quantity.kind != "money" or item.role != "amount" or not item.exact:
            continue
        within = previous is not None and item.sentence == previous.sentence
        if budget := _BUDGET.match(item.lead):
            of, previous = budget["name"], None if _joined(item, before) else item
            budgets[of] = item
        elif previous is not None and within and item.depth > previous.depth:
            budgets[item.label] = item  # 预算A（其中甲B、乙C）
        else:
            planned = previous if within and _SPENT.match(item.lead) else budgets.get(item.label)
            if planned is None or _ADDED.search(report.text, planned.end, _bracket_end(report, item.end)):
                continue  # 年初预算A，追加B，支出C; 预算A，支出B（含上年结转C）
            if planned.value < item.value:
                yield _over(of if planned is previous else item.label, planned, item)


def _joined(item: Item, before: Item | None) -> bool:
    """Whether a budget follows another in its sentence, so that what was spent is of both: 预算A、预算B，支出C."""
    if before is None or (before.sentence, before.depth) != (item.sentence, item.depth):
        return False
    return _BUDGET.match(before.lead) is not None


def _bracket_end(report: Report, offset: int) -> int:
    """The end of the bracket that opens at the place; the place itself where none does."""
    bracket = _BRACKET.match(report.text, offset)
    return bracket.end() if bracket else offset


def _over(name: str, planned: Item, spent: Item) -> _Excess:
    gap = written(spent.value - planned.value, planned)
    measure = f"{planned.quantity.scale}{planned.quantity.unit}"
    return _Excess(
        name,
        (planned, spent),
        f"{name}预算{printed(planned)}、支出{printed(spent)}，超出{gap}{measure}",
        f"{written(spent.value, planned)}-{written(planned.value, planned)}={gap}",
    )
