"""Which figure a change or a percentage of change is counted from: last year's, what was handed in, an old budget."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import grade, last_place

_YEAR = re.compile(r"(?:19|20)\d{2}年")
_GLOSS_CLOSED = re.compile(r"^[^（(]*[）)][，,；;]")  # 192元（上年196元）；次均5860元: of what stands before it
_PAST = re.compile(r"上年|去年|同期|年初")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?!度?末?(?:结转|结余))")  # 上年结转 is money of this year
_REACHED = re.compile(r"[到至达为]$")
_AGAINST = re.compile(r"比|较|与|同|上年|去年")
_MOVED = re.compile(r"(?:调增|调减|核增|核减|追加|追减|收回)[^，,；;。]{0,6}$")  # of what stands before
_SUBMITTED = re.compile(r"[送报]审")
_CUT = re.compile(r"[核审]减")
_FIGURES = 12  # figures back among which this year's is looked for
_SPENT = re.compile(r"执行数|决算数|预算数|完成数|实际数|支出数|发生数")


def reached(value: Item) -> bool:
    return value.role == "amount" and _REACHED.search(value.lead) is not None


def by_size(items: Sequence[Item], position: int, turn: re.Match[str]) -> Item | None:
    """支出B……上年A，本年比上年下降E%: the figure of this year that gives the percentage, be it up or down."""
    percent, base = items[position], items[position - 1]
    year = _YEAR.search(base.lead)
    of_year_before = year is not None and turn["year"] == f"{int(year.group()[:4]) + 1}年"
    if not base.value or not (of_year_before or _LAST_YEAR.search(base.lead)):
        return None
    place = last_place(percent.quantity)
    moved = {
        (item.value - base.value) / base.value * 100: item
        for item in items[max(0, position - _FIGURES) : position - 1]
        if item.block == percent.block and item.role == "amount" and same(item, base)
    }
    holding = (item for rate, item in moved.items() if grade(rate, percent.value, place) == "ok")
    opposed = (item for rate, item in moved.items() if grade(-rate, percent.value, place) == "ok")
    return next(holding, None) or next(opposed, None)


def submitted(items: Sequence[Item], position: int) -> Item | None:
    """送审A，审定B，核减D，核减率E%: what is cut is cut from what was handed in; a rate needs B right before it."""
    cut = items[position]
    before = [item for item in items[max(0, position - 3) : position] if item.clause == cut.clause]
    known = before if cut.role == "change" else before[:-1]
    if not before or before[-1].quantity.kind != "money" or not _CUT.search(cut.lead):
        return None
    return next((i for i in reversed(known) if i.role == "amount" and same(i, before[-1]) and _handed_in(i)), None)


def _handed_in(item: Item) -> bool:
    return _SUBMITTED.search(item.lead) is not None


def past_figure(items: Sequence[Item], position: int) -> Item | None:
    """The figure of the year before where it, not this year's, stands next to the change at ``position``."""
    change = items[position]
    nearest = items[position - 1] if position else change
    if nearest.role != "amount" or nearest.block != change.block or not same(nearest, change):
        return None
    return nearest if of_last_year(items, position - 1) else None


def adjusted(items: Sequence[Item], position: int) -> Item | None:
    """The figure before the change at ``position`` that it is added to, when nothing is compared with the past.

    年初预算A，年中调增D; 2023年预算A，2024年申报数增加D; A，增加D，增长E%，调整后为B with B = A + D.
    """
    change = items[position]
    moved = 0  # 年初预算A，追加B、调减C，净增加D: of A
    while moved < position and _MOVED.search(items[position - 1 - moved].lead):
        moved += 1
    before = items[position - 1 - moved] if moved < position else change
    beside = (before.block, before.sentence, before.role) == (change.block, change.sentence, "amount")
    if not beside or not same(before, change) or reached(before) or _AGAINST.search(change.gap):
        return None
    own, earlier = _YEAR.search(change.gap), _YEAR.search(before.lead)
    later_year = own is not None and earlier is not None and own.group() > earlier.group()
    result = next((item for item in items[position + 1 : position + 3] if same(item, change)), None)
    gives = result is not None and result.block == change.block and result.value == before.value + change.value
    return before if later_year or gives or moved or _MOVED.search(change.lead) else None


def of_last_year(items: Sequence[Item], position: int) -> bool:
    """Whether the figure says to be of the year before: 上年, or 2022年 after 2023年 in the same paragraph."""
    figure = items[position]
    if _LAST_YEAR.search(figure.lead):
        return True
    year = _YEAR.search(figure.lead)
    following = f"{int(year.group()[:4]) + 1}年" if year else ""
    earlier = [item for item in items[max(0, position - 11) : position] if item.block == figure.block]
    if following and any(following in item.gap for item in earlier):
        return True
    change = items[position + 1] if position + 1 < len(items) else figure
    return year is not None and any(
        item.role == "amount" and same(item, figure) and item.value - change.value == figure.value
        for item in earlier
        if item.sentence == figure.sentence
    )


def named_base(items: Sequence[Item], position: int) -> Item | None:
    """The figure the growth is counted from: one printed under the name that the comparison gives."""
    percent, current = items[position], items[position - 1]
    if percent.of and (year := _YEAR.search(percent.of)):
        for item in reversed(items[max(0, position - 4) : position - 1]):
            if item.block != percent.block:
                return None
            if (
                same(item, current)
                and item.role == "amount"
                and year.group() in item.lead
                and _same_name(percent.of, item.lead)
            ):
                return item
    elif re.search(r"上年|去年|同期|同比|年初", percent.gap):
        glossed = items[position + 1] if position + 1 < len(items) else None
        if glossed is not None and glossed.depth > percent.depth and _past_of(glossed, percent, current):
            return glossed
        other = items[position - 2] if position >= 2 else None
        if other is not None and _past_of(other, percent, current) and not _GLOSS_CLOSED.match(current.gap):
            return other
    return None


def _past_of(figure: Item, percent: Item, current: Item) -> bool:
    """Whether ``figure`` is said to be of the time before, in the sentence of ``percent``, and is like ``current``."""
    beside = (figure.block, figure.sentence) == (percent.block, percent.sentence)
    return beside and figure.role == "amount" and _PAST.search(figure.lead) is not None and same(figure, current)


def same(one: Item, two: Item) -> bool:
    return (one.quantity.kind, one.unit) == (two.quantity.kind, two.unit)


def _same_name(named: str, lead: str) -> bool:
    match = _SPENT.search(named)
    return match is None or match.group() in lead
