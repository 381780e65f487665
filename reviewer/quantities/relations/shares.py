"""Shares and completion rates: B占A的P%, 完成预算的P%, with the figures that can stand for part and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from reviewer.quantities.relations.breakdowns import Breakdown
from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import Grade, grade, last_place


class Share(NamedTuple):
    """A percentage, its part, and the figures that can be its whole, likeliest first.

    ``named``: the text says of what the share is, and that name is printed with one figure only.
    """

    percent: Item
    part: Item
    wholes: tuple[Item, ...]
    named: bool

    def graded(self, whole: Item) -> Grade:
        return grade_share(self.part.value, whole.value, self.percent)


def grade_share(part: Decimal, whole: Decimal, percent: Item) -> Grade:
    """How a printed percentage stands to ``part``/``whole``."""
    if whole == 0:
        return "wrong"
    return grade(part / whole * 100, percent.quantity.value or Decimal(0), last_place(percent.quantity))


_WHOLE_WORDS = re.compile(
    r"^(?:全部|全省|全市|全县|全区|全国|全年|全镇|全乡|全校|年度|本年度|本年|当年|同期|上述|该|其|总|的)+"
    r"|(?:总数|总额|总量|总计|合计|总|数量|人数|户数|个数|数|的|比重|比例)+$"
)
_RATE = re.compile(r"(?P<stem>[一-鿿]{2})率(?:约?为|达到?)?$")
_NAME_OF_RATE = re.compile(r"([一-鿿]{3,8})率(?:约?为|达到?)?$")
_OF_ALL = re.compile(r"^(?:最终|总体|综合|整体|平均)")  # 初验A、复验B，最终合格率P%: of more than the last
_BASE_TOLD = re.compile(r"[（(](?:按|以|依)")
_KNOWN_RATE = re.compile(
    r"(?:执行|完成|办结|支付|支出|合格|结案|整改|解决|控制|利用|使用|到位|录取|通过|就业|销号|追回)率"
)
_WHOLE_OF_RATE = re.compile(
    r"预算|计划|目标|应|收到|受理|立案|下达|批复|任务|总|安排|编制|原值|核定|申报|抽检|发现|排查|审理"
)
# 年初预算A，追加B，支出C，执行率P%: the rate is of A and B together.
_ADDED = re.compile(r"追加|调增|增拨|上年结转|年初结转")
_COMPLETED = re.compile(r"(?:完成|占).*(?:预算|计划|任务|目标)数?$")
_FUND = re.compile(r"(?:一般公共|公共财政|政府性基金|基金|国有资本经营|社会保险基金)预算")
_JOINT = re.compile(r"合计|共|分别|合占|累计")
_JOINTS = frozenset({"、", "和", "及", "与", "以及"})
_JOINING = ("和", "及", "与", "以及")
_SUBJECT = re.compile(r"^(?:其中|分别|合计|共计|约|已|仅|只|均|共|各|所|总)+|(?:所|约|共|已|仅|各|合计|分别)+$")
_TELLING = 3  # a longer name is looked for in the whole paragraph
_TOTAL = re.compile(r"(?:收入|支出|预算|决算|采购).{0,4}(?:合计|总计|总额)$|本年(?:收入|支出)$")
_OF_REPORT = re.compile(
    r"^(?:其中|我[局委办单位]{1,2}|本?部门|本?单位|(?:19|20)\d{2}年度?|全年|本年度?|当年|年度)+|(?:合计|总计|总额)$"
)
_PLANNED = frozenset({"计划", "任务", "目标", "年度计划", "年度任务", "年度目标"})
_SCOPE = 14  # how many items back a whole is looked for
_FIGURES = 4  # how many of them can be the whole of a rate


def shares(items: Sequence[Item], found: Sequence[Breakdown]) -> list[Share]:
    """The shares outside of breakdowns whose part and whole can be told."""
    listed = {share.end for breakdown in found for share in breakdown.shares}
    read: list[Share] = []
    totals: dict[str, list[Item]] = {}
    for position, item in enumerate(items):
        if item.role in ("share", "completion", "percent") and item.end not in listed:
            read += [*_share(items, position)] or _of_total(items, position, totals)
        elif item.role == "amount" and _TOTAL.search(item.lead):
            totals.setdefault(_own_name(item.lead), []).append(item)
    return read


def _of_total(items: Sequence[Item], position: int, totals: Mapping[str, Sequence[Item]]) -> list[Share]:
    """支出A，占本年支出合计的P%, where the total stands anywhere before with one value only."""
    percent, part = items[position], items[position - 1]
    if (
        not position
        or not _TOTAL.search(percent.of.removesuffix("的"))
        or _JOINT.search(percent.lead[: -len(percent.of)])
    ):
        return []
    wholes = [
        item
        for item in totals.get(_own_name(percent.of), ())
        if (item.quantity.kind, item.unit) == (part.quantity.kind, part.unit)
    ]
    alike = (part.role, part.block, part.sentence) == ("amount", percent.block, percent.sentence)
    single = len({whole.value for whole in wholes}) == 1 and wholes[0] is not part
    return [Share(percent, part, (wholes[0],), named=True)] if alike and single else []


def _own_name(name: str) -> str:
    """The name of a total without the year and the words for whose it is."""
    return _OF_REPORT.sub("", name.replace("的", ""))


def _share(items: Sequence[Item], position: int) -> Iterator[Share]:
    percent = items[position]
    if percent.role == "percent":
        yield from _rate(items, position)
        yield from _of_budget(items, position)
    elif _JOINT.search(percent.lead):
        return  # a share of several figures together
    elif not percent.of:
        yield from _of_nearest(items, position)
    else:
        core = core_name(percent.of)
        before = [i for i in reversed(items[max(0, position - _SCOPE) : position]) if _before(i, percent)]
        wholes = [
            i for i in before if core and _named(i, core, percent.role) and (_near(i, percent) or len(core) > _TELLING)
        ]
        if core in _PLANNED:  # 完成计划的P% is of the plan named beside it, not of that of another task
            wholes = [whole for whole in wholes if whole.clause == percent.clause]
        subject = _subject(percent)
        near = [item for item in before if _near(item, percent) and (not subject or _is_of(item, subject))]
        part = _part(near, wholes[0]) if wholes else None
        if part is None:
            return
        for one, of_it in _respectively(items, position, part):
            found = _preferred([whole for whole in wholes if whole is not of_it], of_it)
            if found:
                yield Share(one, of_it, tuple(found[:3]), len({whole.value for whole in found}) == 1)


def _respectively(items: Sequence[Item], position: int, part: Item) -> list[tuple[Item, Item]]:
    """The percentage at ``position`` with its part; of A、B和C，占…的P%、Q%和R% each with its own.

    Nothing where several amounts share one percentage, or the lists are not equally long.
    """
    percents = [items[position], *_joined(items[position + 1 : position + 1 + _SCOPE])]
    last = items[position - 1]
    parts = [last, *_joined_before(items, position - 1)]
    if len(percents) == 1:
        return [] if part is last and len(parts) > 1 else [(percents[0], part)]
    return list(zip(percents, reversed(parts), strict=True)) if len(percents) == len(parts) else []


def _joined(items: Sequence[Item]) -> Iterator[Item]:
    yield from takewhile(lambda item: item.gap in _JOINTS and item.quantity.kind == "percent", items)


def _joined_before(items: Sequence[Item], position: int) -> Iterator[Item]:
    """The amounts before the one at ``position`` that stand in one list with it without words between."""
    while position and items[position].gap in _JOINTS and items[position - 1].role == "amount":
        position -= 1
        yield items[position]


def _preferred(wholes: Sequence[Item], part: Item) -> Sequence[Item]:
    """Those that can hold ``part``; where none can, all: what the words name is read whether it fits or not."""
    return [whole for whole in wholes if whole.value >= part.value] or wholes


def _rate(items: Sequence[Item], position: int) -> Iterator[Share]:
    """预算A，支出B，执行率为P%: the rate of the two amounts right before it."""
    percent = items[position]
    if position < 2 or not _RATE.search(percent.lead) or _OF_ALL.search(percent.lead):
        return
    part, wholes = _of_name(items, position)
    if any(_ADDED.search(amount.lead) for amount in (part, *wholes)):
        return
    if wholes and part.block == percent.block and part.sentence == percent.sentence:
        whole = wholes[0]
        stem = _RATE.search(percent.lead)
        told = stem is not None and re.search(rf"(?<![不未非]){stem['stem']}", part.lead) is not None
        known = _KNOWN_RATE.search(percent.lead) and _WHOLE_OF_RATE.search(whole.lead)
        at = items.index(part, max(0, position - 5))
        beside = whole is items[at - 1]
        between = items[items.index(whole, max(0, position - _SCOPE)) + 1 : at]
        plain = all(any(item is other for other in wholes) for item in between)
        sure = (told and plain) or (beside and known is not None and not _WHOLE_OF_RATE.search(part.lead))
        # 新接收4127人，累计服务5.86万人: a larger count in another scale is of other things; a sum of money is not.
        alike = whole.value >= part.value or whole.quantity.scale == part.quantity.scale
        alike = alike or part.quantity.kind == "money"
        yield Share(percent, part, wholes, sure and alike and "‰" not in percent.quantity.text)


def _of_name(items: Sequence[Item], position: int) -> tuple[Item, tuple[Item, ...]]:
    """The figure that the rate at ``position`` is of, and what can be its whole.

    It is the one right before, unless an earlier one of the sentence bears the whole name of the rate
    (集中供养A，分散供养B，集中供养率P%), or the base is added in brackets (P%（按全年在册N人计算）).
    """
    percent, at = items[position], position - 1
    name = _NAME_OF_RATE.search(percent.lead)
    if name is not None and name[1] not in items[at].lead:
        near = range(at - 1, max(-1, at - 4), -1)
        bearing = [p for p in near if items[p].sentence == percent.sentence and items[p].lead.endswith(name[1])]
        at = bearing[0] if bearing else at
    told = items[position + 1] if position + 1 < len(items) else percent
    same = (told.quantity.kind, told.unit) == (items[at].quantity.kind, items[at].unit)
    if same and told.block == percent.block and _BASE_TOLD.match(told.gap):
        return items[at], (told,)
    return items[at], _wholes_before(items, at + 1)


def _of_nearest(items: Sequence[Item], position: int) -> Iterator[Share]:
    """总数A，其中B，占P%: the share that the amount right before it is of the amount before that."""
    percent, part = items[position], items[position - 1]
    if (
        not position
        or part.lead.startswith(_JOINING)
        or part.role != "amount"
        or part.clause != percent.clause
        or part.block != percent.block
    ):
        return
    wholes = _preferred(_wholes_before(items, position), part)
    if wholes:
        yield Share(percent, part, tuple(wholes), named="其中" in part.gap and len(wholes) == 1)


def _wholes_before(items: Sequence[Item], position: int) -> tuple[Item, ...]:
    """The amounts of the sentence that the amount before ``position`` can be a share of, nearest first.

    The members of a list (其中…) that ends before its clause are parts of what stands before the list.
    """
    part = items[position - 1]
    like = (part.block, part.sentence, "amount", part.quantity.kind, part.unit)
    found: list[Item] = []
    for item in reversed(items[max(0, position - _SCOPE) : position - 1]):
        if (item.block, item.sentence, item.role, item.quantity.kind, item.unit) == like and part.role == "amount":
            found.append(item)
        if "其中" in item.gap and item.clause != part.clause:
            found = [other for other in found if other.clause != item.clause]
    return tuple(found[:_FIGURES])


def _of_budget(items: Sequence[Item], position: int) -> Iterator[Share]:
    """支出A，完成年初预算B的P%: the share that the last amount before 完成 is of B."""
    percent, whole = items[position], items[position - 1]
    if percent.gap != "的" or whole.role != "amount" or not _COMPLETED.search(whole.lead):
        return
    for part in reversed(items[max(0, position - 5) : position - 1]):
        if part.block != whole.block or part.sentence != whole.sentence:
            return
        if part.role == "amount" and (part.quantity.kind, part.unit) == (whole.quantity.kind, whole.unit):
            yield Share(percent, part, (whole,), named=True)
            return


def _subject(percent: Item) -> str:
    """What the sentence says the share is of the whole (税收收入占…的比重): empty where it is the figure before."""
    head, mark, _ = percent.lead.rpartition("占")
    return _SUBJECT.sub("", head) if mark else ""


def _is_of(item: Item, subject: str) -> bool:
    return subject in item.label and f"非{subject}" not in item.label


def _before(item: Item, percent: Item) -> bool:
    return item.block == percent.block and item.role == "amount"


def _near(item: Item, percent: Item) -> bool:
    return item.sentence >= percent.sentence - 1


def core_name(of: str) -> str:
    """The name of a whole without words of scope and counting (全市村（社区）总数的 → 村（社区）)."""
    previous = None
    while previous != of:
        previous, of = of, _WHOLE_WORDS.sub("", of)
    return of


def _named(item: Item, core: str, role: str) -> bool:
    """Whether ``item`` is printed under the name ``core``."""
    if item.quantity.kind == "count" and (item.tail.startswith(core) or (item.tail == "" and item.lead.endswith(core))):
        return True
    name = item.label.replace("的", "")
    if role == "completion":
        return core in _FUND.sub("", name)
    if core_name(name) == core:
        return True
    return len(core) > len("支出") and core_name(name).endswith(core)


def _part(before: Sequence[Item], whole: Item) -> Item | None:
    """The figure of the whole's kind nearest before the percentage."""
    for item in before:
        if (item.quantity.kind, item.unit) == (whole.quantity.kind, whole.unit):
            return item
    return None
