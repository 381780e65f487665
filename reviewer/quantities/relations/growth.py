"""Growth: 比上年增加D、增长E% with base = value − change; A … B，比A增长E%; 由A增至B，增长E%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reviewer.quantities.relations.bases import (
    adjusted,
    by_size,
    named_base,
    of_last_year,
    past_figure,
    reached,
    same,
    submitted,
)
from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import Grade, grade, last_place


class Growth(NamedTuple):
    """A percentage of change with the change or the base it follows from.

    ``currents`` are the figures that can be the value after the change, likeliest first. At least one of
    ``change`` and ``base`` is given.
    """

    percent: Item
    currents: tuple[Item, ...]
    change: Item | None
    base: Item | None

    def base_value(self, current: Item) -> Decimal:
        """The value before the change."""
        if self.base is not None:
            return self.base.value
        assert self.change is not None
        return current.value - self.change.value

    def rate(self, current: Item) -> Decimal | None:
        """The signed percentage that follows, None where the base is zero."""
        base = self.base_value(current)
        change = current.value - base if self.change is None else self.change.value
        return change / base * 100 if base else None

    def graded(self, current: Item) -> Grade:
        rate = self.rate(current)
        if rate is None:
            return "wrong"
        return grade(rate, self.percent.value, last_place(self.percent.quantity))


_COMPARABLE = re.compile(r"可比|不变价|扣除|剔除|同口径|名义|实际增长|年均|年平均|复合|生产总值|增加值|GDP")
_MEASURE = re.compile(r"(?:完成|占)[^，,；;。]{0,12}(?:预算|计划|任务|目标)")  # 完成预算A的P%: what it is measured by
_KIND = re.compile(r"(?:基本|项目|人员|公用|商品和服务|资本性)(?:支出|经费)$")
_RESPECTIVELY = re.compile(r"分别")
_MEMBER = re.compile(r"^[、,，和与及]+$")  # between the percentages of one 分别
_COMPARED = re.compile(r"相[比较][，,]?[^，,；;。]{2,4}$")
_TURN = re.compile(
    r"[，,。；;](?:本年|今年|当年|(?P<year>(?:19|20)\d{2}年))度?(?:同比|[比较](?:上年|去年))[^，,；;。]{2,4}$"
)
_FAR = 3  # times between two values of one thing a year apart, more than which another thing is meant


def growths(items: Sequence[Item]) -> list[Growth]:
    """Every percentage of change that can be recomputed from figures of its own paragraph."""
    return [
        growth
        for position, item in enumerate(items)
        if item.role == "growth" and not _at_other_prices(items, position)
        for growth in (_respectively(items, position) if _RESPECTIVELY.search(item.lead) else _growth(items, position))
    ]


def _at_other_prices(items: Sequence[Item], position: int) -> bool:
    """Whether the percentage is at constant prices or a yearly mean: figures as printed do not give it."""
    percent = items[position]
    return any(
        item.block == percent.block and item.sentence == percent.sentence and _COMPARABLE.search(item.gap)
        for item in items[max(0, position - 4) : position + 1]
    )


def _respectively(items: Sequence[Item], position: int) -> Iterator[Growth]:
    """甲由A提高到B，乙由C提高到D，分别提高E%和F%: the n-th percentage is of the n-th rise, if there are as many."""
    first = items[position]
    percents = [first]
    for item in items[position + 1 :]:
        if item.quantity.kind != "percent" or item.block != first.block or not _MEMBER.match(item.gap):
            break
        percents.append(item._replace(role="growth", sign=first.sign))
    beside = [
        item
        for item in items[max(0, position - 3 * len(percents)) : position]
        if (item.block, item.sentence) == (first.block, first.sentence)
    ]
    rises = [(base, value) for base, value in pairwise(beside) if _is_rise(base, value)]
    if len(rises) == len(percents) and 2 * len(rises) == len(beside):
        for percent, (base, value) in zip(percents, rises, strict=True):
            yield Growth(percent, (value,), None, base)


def _is_rise(base: Item, value: Item) -> bool:
    """由A提高到B."""
    return base.role == "from" and base.clause == value.clause and same(base, value) and reached(value)


def _growth(items: Sequence[Item], position: int) -> Iterator[Growth]:
    percent = items[position]
    previous = items[position - 1] if position else None
    if previous is None or previous.block != percent.block or previous.sentence != percent.sentence:
        return
    before = items[position - 2] if position > 1 else previous
    after = _change_after(items, position)
    if after is not None and (currents := _currents(items, position + 1)):
        yield Growth(percent, currents, after, None)
    elif before.role == "from" and before.clause == previous.clause and same(before, previous) and _adjoins(percent):
        if previous.role == "change":
            yield Growth(percent, (before,), previous, before)
        elif reached(previous):
            yield Growth(percent, (previous,), None, before)
    elif previous.role == "from" and _compared_with(previous) and (percent.adjoins or _COMPARED.match(percent.gap)):
        currents = tuple(
            item
            for item in reversed(items[max(0, position - 5) : position - 1])
            if (item.block, item.sentence) == (percent.block, percent.sentence)
            and item.role in ("amount", "average")
            and same(item, previous)
        )
        if currents and currents[0].role == "average":
            currents = _of_its_size(currents, previous)
        if currents:
            yield Growth(percent, currents, None, previous)
    elif previous.role == "change" and _adjoins(percent) and not _RESPECTIVELY.search(previous.lead):
        past = past_figure(items, position - 1) or submitted(items, position - 1) or adjusted(items, position - 1)
        currents = _currents(items, position - 1)
        if past is not None:
            yield Growth(percent, (past,), previous, past)
        elif currents:
            yield Growth(percent, currents, previous, None)
    elif previous.role == "amount":
        base = named_base(items, position) or submitted(items, position)
        if base is not None:
            yield Growth(percent, (previous,), None, base)
        elif (
            (before.clause, before.role) == (previous.clause, "amount")
            and same(before, previous)
            and _adjoins(percent)
            and of_last_year(items, position - 1)
        ):
            yield Growth(percent, (before,), None, previous)
        elif (turn := _TURN.match(percent.gap)) and (current := by_size(items, position, turn)):
            yield Growth(percent, (current,), None, previous)


def _of_its_size(currents: tuple[Item, ...], base: Item) -> tuple[Item, ...]:
    """Of a total and a mean, the one near the base: 水电费A，每平方米B，比上年的C下降; 合计A，村均B，比上年的C增长."""
    near = tuple(item for item in currents if base.value / _FAR < item.value < base.value * _FAR)
    return near[:1] if near else currents[:1]


def _change_after(items: Sequence[Item], position: int) -> Item | None:
    """The change that follows its percentage (增长E%，增收D) and has none of its own after it."""
    percent = items[position]
    change, behind = (items[p] if p < len(items) else percent for p in (position + 1, position + 2))
    alone = behind.role != "growth" or behind.clause != change.clause or behind is percent
    told = change.role == "change" and change.clause == percent.clause and change.sign == percent.sign
    return change if told and alone and items[position - 1].role == "amount" and _adjoins(change) else None


def _compared_with(base: Item) -> bool:
    """Whether the figure is named by a comparison alone (较上年25万元), so that what changed stands before."""
    return re.match(r"[比较与和同]", base.lead) is not None


def _adjoins(percent: Item) -> bool:
    """Whether the percentage follows its change at once, without a subject or comparison of its own."""
    return len(percent.gap) <= 8 and not re.search(r"[。；;（(]|(?<!同)比|较", percent.gap)


def _currents(items: Sequence[Item], position: int) -> tuple[Item, ...]:
    """The figures that can be the value after the change: those larger than it, else those its words name."""
    change = items[position]
    subject = re.split(r"比|较|与|同比|增|减|下降|上升|提高|降", change.lead)[0]
    found: list[Item] = []
    for item in reversed(items[max(0, position - 10) : position]):
        if item.block != change.block or item.sentence < change.sentence - 2:
            break
        if item.role in ("amount", "average") and same(item, change) and not _MEASURE.match(item.lead):
            found.append(item)
    if not subject:  # 其中：B，比上年增加D is said of B, not of a total in the sentence before
        found = [item for item in found if item.sentence == change.sentence] or found
    found = [item for item in found if item.exact] or found
    possible = [item for item in found if item.value > change.value] or [
        item for item in found if (subject in item.label if subject else item.sentence == change.sentence)
    ]
    if not any(_may_be(item, subject, change) for item in possible):
        return ()  # 支出A，主要是人员经费增加B; 项目支出增加C: what grew there is not A
    if len(subject) >= 2:
        possible.sort(key=lambda item: not item.label.endswith(subject))
    return tuple(possible[:4])


def _may_be(item: Item, subject: str, change: Item) -> bool:
    """Whether the figure can be that of what is named to have changed.

    In a reason, and where a kind of spending is named, it must bear the name.
    """
    kind = _KIND.search(subject)
    if kind is None and not (change.aside and subject):
        return True
    name = kind.group() if kind else subject
    return name in item.label or (bool(item.label) and name.endswith(item.label))
