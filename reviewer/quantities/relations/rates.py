"""Rates beside their two figures: 预算A，支出B，执行率P%; 支出A，完成年初预算B的P%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reviewer.quantities.relations.bearers import JOINING, Above, Share, listed
from reviewer.quantities.relations.items import Item

_RATE = re.compile(r"(?P<stem>[一-鿿]{2})率(?:约?为|达到?)?$")
_NAME_OF_RATE = re.compile(r"([一-鿿]{3,8})率(?:约?为|达到?)?$")
_OF_ALL = re.compile(r"^(?:最终|总体|综合|整体|平均)")  # 初验A、复验B，最终合格率P%: of more than the last
# 年初预算A，调整后预算B，预算调整率P%: of what changed, which is neither of them.
_OF_CHANGE = re.compile(
    r"(?:调整|变更|变动|变化|增减|增长|增加|递增|下降|降低|减少|压减|浮动|偏差|偏离|升降)率(?:约?为|达到?)?$"
)
_BASE_TOLD = re.compile(r"[（(](?:按|以|依)")
_KNOWN_RATE = re.compile(
    r"(?:执行|完成|办结|支付|支出|合格|结案|整改|解决|控制|利用|使用|到位|录取|通过|就业|销号|追回)率"
)
_WHOLE_OF_RATE = re.compile(
    r"预算|计划|目标|应|收到|受理|立案|下达|批复|任务|总|安排|编制|原值|核定|申报|抽检|发现|排查|审理"
)
# 年初预算A，追加B，支出C，执行率P%: the rate is of A and B together.
_ADDED = re.compile(r"追加|调增|增拨|上年结转|年初结转")
_BUDGET_OF = re.compile(r"^(?P<name>[^，,]{3,}?)的?(?:年初|全年|年度|本年|调整后?)?预算(?:数|安排)?为?$")
_CARRIED_OUT = re.compile(r"^(?:预算)?执行率(?:约?为|达到?)?$")
_COMPLETED = re.compile(r"(?:完成|占).*(?:预算|计划|任务|目标)数?$")
_POINTS = "分"
_FIGURES = 4  # how many of them can be the whole of a rate
_SCOPE = 14  # how many items back a whole is looked for


def rates(items: Sequence[Item], position: int, above: Above) -> Iterator[Share]:
    """The rate at ``position`` with its figures; ``above`` holds the totals of the members of lists."""
    yield from _of_own_budget(items, position) or _rate(items, position, above)
    yield from _of_budget(items, position, above)


def _of_own_budget(items: Sequence[Item], position: int) -> list[Share]:
    """公用经费A。公用经费年初预算B，执行率P%: the rate of what the paragraph printed under the name of the budget."""
    percent, whole = items[position], items[position - 1]
    budget = _BUDGET_OF.match(whole.lead)
    if not budget or not _CARRIED_OUT.match(percent.lead) or whole.sentence != percent.sentence:
        return []
    spent = [
        item
        for item in items[max(0, position - _SCOPE) : position - 1]
        if (item.block, item.role, item.quantity.kind) == (percent.block, "amount", "money")
        and item.label == budget["name"]
    ]
    return [Share(percent, spent[0], (whole,), named=True)] if len(spent) == 1 else []


def _rate(items: Sequence[Item], position: int, above: Above) -> Iterator[Share]:
    """预算A，支出B，执行率为P%: the rate of the two amounts right before it."""
    percent = items[position]
    if position < 2 or not _RATE.search(percent.lead) or _OF_ALL.search(percent.lead):
        return
    if _OF_CHANGE.search(percent.lead):
        return
    part, wholes = _of_name(items, position, above)
    if part.unit == _POINTS and "分率" not in percent.lead:  # 满分10分，得9分，执行率P%: of what was spent
        return
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
        plain = all(_is_part(item, whole) for item in between)
        sure = (told and plain) or (beside and known is not None and not _WHOLE_OF_RATE.search(part.lead))
        # 新接收4127人，累计服务5.86万人: a larger count in another scale is of other things; a sum of money is not.
        alike = whole.value >= part.value or whole.quantity.scale == part.quantity.scale
        alike = alike or part.quantity.kind == "money"
        yield Share(percent, part, wholes, sure and alike and "‰" not in percent.quantity.text)


def _is_part(item: Item, whole: Item) -> bool:
    """Whether a figure between the whole and the part of a rate is one like them, so that it cannot be mistaken."""
    like = (whole.role, whole.quantity.kind, whole.unit)
    return (item.role, item.quantity.kind, item.unit) == like and item.value <= whole.value


def _of_list(items: Sequence[Item], position: int, above: Above) -> Item:
    """What the figure at ``position`` ends a list of the parts of, or else itself."""
    totals = above.get(items[position].end, ()) if listed(items, position) else ()
    return totals[0] if totals else items[position]


def _of_name(items: Sequence[Item], position: int, above: Above) -> tuple[Item, tuple[Item, ...]]:
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
    if at == position - 1 and (total := _of_list(items, at, above)) is not items[at]:
        at = items.index(total, max(0, position - _SCOPE))
    told = items[position + 1] if position + 1 < len(items) else percent
    same = (told.quantity.kind, told.unit) == (items[at].quantity.kind, items[at].unit)
    if same and told.block == percent.block and _BASE_TOLD.match(told.gap):
        return items[at], (told,)
    return items[at], wholes_before(items, at + 1)


def _of_budget(items: Sequence[Item], position: int, above: Above) -> Iterator[Share]:
    """支出A，完成年初预算B的P%: the share that the last amount before 完成 is of B.

    After a list (完成A场，其中甲B场、乙C场) it is that of what the list is of.
    """
    percent, whole = items[position], items[position - 1]
    if percent.gap != "的" or whole.role != "amount" or not _COMPLETED.search(whole.lead):
        return
    for at in range(position - 2, max(-1, position - 6), -1):
        part = items[at]
        if part.block != whole.block or part.sentence != whole.sentence:
            return
        if part.role == "amount" and (part.quantity.kind, part.unit) == (whole.quantity.kind, whole.unit):
            meant = _of_list(items, at, above)
            # 其中甲A，乙B，完成计划C的P%: of B or of all, the words leave it open
            open_list = meant is part and at > 0 and {items[at - 1].end, part.end} <= above.keys()
            yield Share(percent, meant, (whole,), named=not open_list)
            return


def wholes_before(items: Sequence[Item], position: int) -> tuple[Item, ...]:
    """The amounts of the sentence that the amount before ``position`` can be a share of, nearest first.

    The members of a list (其中…) that ends before it are parts of what stands before the list. Where some can hold
    the part, the others are left out.
    """
    part = items[position - 1]
    like = (part.block, part.sentence, "amount", part.quantity.kind, part.unit)
    found: list[Item] = []
    for at in range(position - 2, max(-1, position - 1 - _SCOPE), -1):
        item = items[at]
        if (item.block, item.sentence, item.role, item.quantity.kind, item.unit) == like and part.role == "amount":
            found.append(item)
        if "其中" in item.gap:
            found = [other for other in found if not _in_list(other, item, part, items[at : position - 1])]
    return tuple(([other for other in found if other.value >= part.value] or found)[:_FIGURES])


def _in_list(item: Item, first: Item, part: Item, since: Sequence[Item]) -> bool:
    """Whether ``item`` is of the list that 其中 begins at ``first`` and that ends before ``part``: in a clause of its
    own, or joined by 、 and 和 and nothing else."""
    if first.clause != part.clause:
        return item.clause == first.clause
    chain = [first, *takewhile(lambda each: each.gap.startswith(("、", *JOINING)), since[1:])]
    return len(chain) > 1 and not part.gap.startswith(("、", *JOINING)) and any(item is each for each in chain)
