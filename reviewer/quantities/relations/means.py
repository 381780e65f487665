"""Means over the days or months of a year, and over thousands of inhabitants: 全年客运量A，日均B; 每千人口床位数C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Mean(NamedTuple):
    """A printed mean, its total, what it may be divided by, and how that is called.

    What follows from a divisor below ``whole`` may be a mean over a part (working days, months since a start);
    below ``least`` it is.
    """

    printed: Item
    total: Item
    divisors: tuple[Decimal, ...]
    over: str
    whole: Decimal
    least: Decimal


class _Parts(NamedTuple):
    """The days or months of a year, the fewest that are no part of one, and the fewest worth a question."""

    name: str
    of_year: tuple[Decimal, ...]
    whole: Decimal
    least: Decimal


_DAYS_OF_YEAR = _Parts("天数", (Decimal(365), Decimal(366)), Decimal(263), Decimal(263))  # 262 working days
_MONTHS_OF_YEAR = _Parts("月数", (Decimal(12),), Decimal(11), Decimal(9))
_DAILY = re.compile(r"(?:[日天]均|平均每[天日]|每[天日]平均)(?P<what>[^，,；;。均]{0,8}?)(?:约|达到?|为|近)*$")
_MONTHLY = re.compile(r"(?:月均|平均每月|每月平均)(?P<what>[^，,；;。均]{0,8}?)(?:约|达到?|为|近)*$")
_INHABITANTS = re.compile(
    r"每(?P<number>[千万])(?:名|位)?(?:常住|户籍)?(?:人口|居民|人)(?:拥有)?(?P<what>[^，,；;。均]{2,12}?)(?:数|数量)?(?:约|达到?|为)*$"
)
# What is open on some days only: fewer days than a year has may be meant.
_OPENED = re.compile(
    r"馆|窗口|大厅|接待|参观|门诊|就诊|景[区点]|公园|游客|观众|读者|食堂|就餐|办件|办理|受理|上课|课堂|学员"
)
_YEARLY = re.compile(r"全年|年度|当年|本年|(?:19|20)\d{2}年")
_POPULATION = re.compile(r"(?:常住|户籍|总)人口(?:总?数)?(?:约|为|达|共)*$")
# A number of days or months of its own in the paragraph: what the mean is over is told there.
_OWN_TIME = re.compile(
    r"\d个?(?:工作日|天|月)(?!\d)|(?<!\d)\d{1,2}月(?:\d{1,2}日)?(?:至|到|—|-|–|起|以来)|工作日|节假日|[旺淡汛]季|高峰|疫情"
)
_REACH = 3
_BLOCK_REACH = 16
_THOUSANDS = {"千": Decimal(1000), "万": Decimal(10_000)}
_FOLDED = {"人次": "人"}


def means(text: str, items: Sequence[Item]) -> list[Mean]:
    """Every mean over a year or over inhabitants whose total is printed before it."""
    return [mean for position in range(len(items)) for mean in _mean(text, items, position)]


def _mean(text: str, items: Sequence[Item], position: int) -> Iterator[Mean]:
    printed = items[position]
    if printed.quantity.kind not in ("count", "number", "money") or printed.value <= 0:
        return
    if match := _INHABITANTS.search(printed.lead):
        yield from _of_inhabitants(items, position, match["what"], _THOUSANDS[match["number"]])
    elif daily := _DAILY.search(printed.lead):
        yield from _of_year(text, items, position, daily["what"], _DAYS_OF_YEAR)
    elif monthly := _MONTHLY.search(printed.lead):
        yield from _of_year(text, items, position, monthly["what"], _MONTHS_OF_YEAR)


def _around(text: str, item: Item, mark: str) -> str:
    """What stands around the item between two of these marks: its line, its sentence."""
    end = text.find(mark, item.end)
    return text[text.rfind(mark, 0, item.start) + 1 : len(text) if end < 0 else end]


def _of_year(text: str, items: Sequence[Item], position: int, what: str, parts: _Parts) -> Iterator[Mean]:
    """The mean of the figure before it, said to be that of the year.

    Where that is said in so many words (全年), only the sentence can tell of another time.
    """
    printed = items[position]
    before = [item for item in items[max(0, position - _REACH) : position] if item.sentence == printed.sentence]
    total = next((item for item in reversed(before) if _alike(item, printed)), None)
    named = total is not None and (what in total.lead if what else before[-1] is total)
    if total is not None and named and total.role == "amount" and _YEARLY.search(total.gap):
        all_year = "全年" in total.gap
        if _OWN_TIME.search(_around(text, printed, "。" if all_year else "\n")):
            return
        opened = _OPENED.search(total.gap + total.tail + printed.gap) is not None
        least = max(parts.of_year) if opened else parts.least if all_year else parts.whole
        yield Mean(printed, total, parts.of_year, parts.name, parts.whole, least)


def _of_inhabitants(items: Sequence[Item], position: int, what: str, thousand: Decimal) -> Iterator[Mean]:
    printed = items[position]
    near = [item for item in items[max(0, position - _BLOCK_REACH) : position] if item.block == printed.block]
    populations = [item for item in near if _POPULATION.search(item.lead)]
    totals = [item for item in near if item.label.endswith(what) and _alike(item, printed)]
    if len(populations) == 1 and len(totals) == 1 and populations[0].value > 0:
        divisor = populations[0].value / thousand
        yield Mean(printed, totals[0], (divisor,), "人口数", divisor / 10, divisor / 10)


def _alike(item: Item, printed: Item) -> bool:
    units = [_FOLDED.get(one.unit, one.unit) for one in (item, printed)]
    return item.quantity.kind == printed.quantity.kind and units[0] == units[1]
