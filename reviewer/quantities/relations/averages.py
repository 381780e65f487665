"""Averages: 总额A …，村均C (with the number of villages printed before), and totals beside a number of objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Average(NamedTuple):
    """A printed average, the figures it can be of, and the counts that can be its denominator, nearest first."""

    average: Item
    totals: tuple[Item, ...]
    counts: tuple[Item, ...]


class UnitCost(NamedTuple):
    """A sum of money spent on a number of objects named in the same clause."""

    total: Item
    objects: Item


_AVERAGE = re.compile(  # 月人均 is of a month
    r"(?<!月)(?:(?P<noun>[村户人组校县乡镇亩企家个场笔]|社区|单位)(?:平均|均|平)"
    r"|(?:平均)?每个?(?P<each>平方公里|公里|平方米|户次|人次|批次|[村户人组校县乡镇亩家个场所座处笔件台套辆起期班])(?:平均)?)"
    r"(?:可|约|达|为|每年)*(?P<verb>[^，,；;。均]{0,8}?)(?:约|达|为|了)*$"
)
_SPENDING = re.compile(
    r"^(?:获得?|得到|享受)?(?:培训|财政|奖补|项目|帮扶|扶持|救助)?(?:投资|投入|支出|补贴|补助|经费|资金|成本|费用|奖励|发放|减免|资助|返还)*$"
)
_COST = re.compile(r"(?:支出|经费|费用|费|资金|金额)+$")
_ADDED = re.compile(r"^(?:连同|加上|另?加|计入|含|包含|扣除|剔除|除去)")  # what is divided is more, or less, than this
_PARTS = re.compile(r"其中|包括|分别")
_PAST = re.compile(r"上年|去年|同期|(?:19|20)\d{2}年")
_AGAINST = re.compile(r"[比较](?!例|重)")
_AS_OF = re.compile(r"截至[^，,；;。]*")
_SHARED = re.compile(r"惠及|受益|覆盖|涉及|兑付|发放")  # a number of those who got what is told before
_MEAN = re.compile(r"均[^，,；;。]{0,4}$|单价|每[^，,；;。]{0,6}$")  # another mean is no total
_FIGURES = 12  # figures back among which those divided are looked for
_NAME = 4  # characters at the end of a name that tell it from others
_UNITS = {
    "人": ("人", "人次", "名", "位"),
    "户": ("户", "户次", "家"),
    "企": ("家", "户", "个"),
    "笔": ("笔",),
}
_SPENT = re.compile(r"(?:投入|安排|拨付|下达|补助|奖补|筹集)(?:资金|经费|专项资金)?(?:共|共计|约)?$")


def averages(items: Sequence[Item]) -> list[Average]:
    """Every average whose total comes right before it."""
    return [
        average
        for position, item in enumerate(items)
        if item.role == "average"
        for average in _average(items, position)
    ]


def unit_costs(items: Sequence[Item]) -> list[UnitCost]:
    """Every 投入A万元扶持…B个."""
    return [
        UnitCost(item, following)
        for item, following in pairwise(items)
        if item.quantity.kind == "money"
        and item.exact
        and _SPENT.search(item.lead)
        and following.quantity.kind == "count"
        and following.exact
        and following.value > 1
        and following.block == item.block
        and following.gap == following.lead
    ]


def _average(items: Sequence[Item], position: int) -> Iterator[Average]:
    average = items[position]
    match = _AVERAGE.search(average.lead)
    noun = match and (match["noun"] or match["each"])
    if not match or not noun:
        return
    totals = _totals(items, position, match["verb"])
    if not totals:
        return
    counts = [
        item
        for item in reversed(items[max(0, position - 16) : position])
        if item.block == average.block and item.quantity.kind == "count" and item.value > 0 and _counts(item, noun)
    ]
    if counts:
        yield Average(average, totals, tuple(counts))


def _totals(items: Sequence[Item], position: int, verb: str) -> tuple[Item, ...]:
    """What is divided: the figure right before in the sentence; else, in the one before it, that of the same name.

    Where that figure is one of a list of parts (合计A，其中甲B、乙C，人均…) or of last year (A，上年B，…，人均…),
    those before it in the sentence can be meant as well.
    """
    average = items[position]
    words = ""
    found: list[Item] = []
    counted_apart = False
    for at in range(position - 1, max(-1, position - 1 - _FIGURES), -1):
        item = items[at]
        if item.block != average.block or item.sentence < average.sentence - 1:
            break
        if item.role == "average":
            between = _AS_OF.sub("", words + average.gap)
            if found or item.sentence < average.sentence or _PAST.search(between) or _PARTS.search(between):
                break
            words = item.gap + words
            continue  # 平均每家A，平均每村B: of one total
        if _compared(items, at):
            continue
        counted = item.quantity.kind == "count" and item.clause == average.clause
        counted_apart = counted_apart or (counted and not _SHARED.search(item.lead))
        if item.sentence == average.sentence and item.clause < average.clause and counted_apart:
            break  # 新建甲个，计A；修缮乙个，每个B: A is of what is built
        alike = (item.quantity.kind, item.unit) == (average.quantity.kind, average.unit) and not _MEAN.search(item.lead)
        name = _COST.sub("", item.label)[-_NAME:]
        if item.sentence < average.sentence:
            if found:
                break
            if alike and item.role == "amount" and len(name) == _NAME and name in words + average.gap:
                return (item,)
        elif alike and found:
            found.append(item)
        elif alike:
            if _ADDED.match(item.lead) or (verb not in item.lead and not _SPENDING.match(verb)):
                return ()
            found.append(item)
        words = item.gap + words
    nested = bool(found) and (_PARTS.search(words) or _PAST.search(found[0].lead))
    return tuple(found) if nested else tuple(found[:1])


def _compared(items: Sequence[Item], at: int) -> bool:
    """Whether the figure is last year's, or what was added to it: 接待费A，比上年的B增加C，人均… is of A."""
    item, before = items[at], items[at - 1] if at else items[at]
    return item.role == "from" or (
        item.role == "change" and (before.role == "from" or _AGAINST.search(item.lead) is not None)
    )


def _counts(item: Item, noun: str) -> bool:
    """Whether the count is one of ``noun``: 580个村, 村13个, 1184家企业 for 户均."""
    return (
        item.quantity.unit == noun
        or item.quantity.unit in _UNITS.get(noun, ())
        or item.tail.startswith(noun)
        or (noun == "校" and item.tail.startswith("学校"))
        or (not item.tail and item.lead.endswith(noun))
    )
