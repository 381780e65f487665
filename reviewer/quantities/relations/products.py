"""Price times number: 每月2500元，一年合计30000元; 每人20元，预计5040人次，所需经费10.08万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Product(NamedTuple):
    """A price, the number of things (None: one), how many times it is due, and the printed sum.

    ``sure``: the words leave no other reading (每月…一年…; price, number and 所需经费 one after the other); else
    the figures were only found to agree.
    """

    price: Item
    number: Item | None
    times: int
    result: Item
    sure: bool

    @property
    def exact(self) -> Decimal:
        return self.price.value * (self.number.value if self.number else 1) * self.times


_MONTHLY = re.compile(r"每月|月租金|月均|/月")
_YEARLY = re.compile(r"^(?:一年|全年|年|每年)(?:合计|共计|共|需|约)?(?:支出|费用|租金|经费)?(?:为)?$")
_RESULT = re.compile(r"所需|合计|小计|共需|共计|需|计|为|共|金额|经费|资金")
_NEEDED = re.compile(r"所需|共需|需要")
_EACH = re.compile(r"(?:每[人户村校名]|[人户村校]均)[^，,；;。]{0,6}$")
_SUMMED = re.compile(r"^(?:共|合计|共计|总计|总额)[^，,；;。]{0,6}$")
_REACH = 4


def products(items: Sequence[Item]) -> list[Product]:
    """Every price whose product with the number after it is printed after both."""
    return [product for position in range(len(items)) for product in _product(items, position)]


def _product(items: Sequence[Item], position: int) -> Iterator[Product]:
    price = items[position]
    if price.quantity.kind != "money" or not price.exact or price.value <= 0 or price.role not in ("amount", "average"):
        return
    following = [
        item
        for item in items[position + 1 : position + 1 + _REACH]
        if (item.block, item.sentence, item.depth) == (price.block, price.sentence, price.depth)
    ]
    monthly = _MONTHLY.search(price.lead) is not None
    if following and monthly and _same(following[0], price) and _YEARLY.search(following[0].lead):
        yield Product(price, None, 12, following[0], sure=True)
        return
    yield from _each_of(items, position, following)
    numbers = [item for item in following if item.quantity.kind == "count" and item.exact and item.value > 0]
    for number in numbers[:1]:
        for result in following[following.index(number) + 1 :]:
            if not _same(result, price) or not _RESULT.search(result.lead) or not result.exact:
                continue
            for times in (1, 12):
                product = Product(price, number, times, result, sure=False)
                if product.exact == result.value:
                    yield product
                    return
            if (
                following[:2] == [number, result]
                and _NEEDED.search(result.lead)
                and (result.value / (price.value * number.value)) % 1
            ):
                yield Product(price, number, 1, result, sure=True)
            return


def _each_of(items: Sequence[Item], position: int, following: Sequence[Item]) -> Iterator[Product]:
    """3860户……户均减免420元，合计162.12万元: a price for each of the number before it, and their sum at once."""
    price = items[position]
    each = _EACH.search(price.lead)
    if each is None or not following or not _same(following[0], price) or not _SUMMED.search(following[0].lead):
        return
    for number in reversed(items[max(0, position - _REACH) : position]):
        if number.block != price.block or number.sentence != price.sentence:
            return
        if number.quantity.kind == "count" and number.exact and number.unit in each.group() and number.value > 0:
            yield Product(price, number, 1, following[0], sure=True)
            return


def _same(one: Item, two: Item) -> bool:
    return (one.quantity.kind, one.unit) == (two.quantity.kind, two.unit)
