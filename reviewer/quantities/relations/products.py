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


_MONTHLY = re.compile(r"每月|月租金|月[人户]?均|/月")
_YEARLY = re.compile(r"^(?:一年|全年|年|每年)(?:合计|共计|共|需|约)?(?:支出|费用|租金|经费)?(?:为)?$")
_RESULT = re.compile(r"所需|合计|小计|共需|共计|需|计|为|共|金额|经费|资金")
_NEEDED = re.compile(r"所需|共需|需要")
_EACH = re.compile(
    r"(?:每(?P<unit>[人户村校名座所套台个件亩家处辆株条只盏场次期吨头口]|公里|平方米|平方公里|人次|公斤)"
    r"|(?P<mean>[人户村校])均)[^，,；;。]{0,6}$|单价[^，,；;。]{0,4}$"
)
_DAILY = re.compile(r"每[天日]|/[天日]")
_MONTHS = re.compile(r"(?P<number>\d{1,2})个月")
_SUMMED = re.compile(
    r"^(?:全年|年|合计|共计|总计|总额|小计|共|计|需|累计|安排|发放|支付|支出|投入|补助|补贴|资助|救助|奖补|资金|经费|金额|费用|预算|总)+[^，,；;。]{0,4}$"
)
_SURPLUS = re.compile(
    r"(?:超|多|少|差|缺|余|未)[^，,；;。]{0,5}$"
)  # 超目标1个: what goes beyond is no number of things
_YEAR = 12
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
    monthly, each = _MONTHLY.search(price.lead), _EACH.search(price.lead)
    found = [*_each_of(items, position, following)]
    if found:
        yield from found
        return
    if following and monthly and not each and _same(following[0], price) and _YEARLY.search(following[0].lead):
        yield Product(price, None, 12, following[0], sure=True)
        return
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
                and not (each and monthly)
                and _NEEDED.search(result.lead)
                and (result.value / (price.value * number.value)) % 1
            ):
                yield Product(price, number, 1, result, sure=True)
            return


def _each_of(items: Sequence[Item], position: int, following: Sequence[Item]) -> Iterator[Product]:
    """3860户……户均减免420元，合计162.12万元: a price for each of the number beside it, and their sum at once."""
    price = items[position]
    each = _EACH.search(price.lead)
    if each is None or _DAILY.search(price.lead) or _one_of_several(items, position):
        return
    near: Sequence[Item] = [
        item
        for item in reversed(items[max(0, position - _REACH) : position])
        if (item.block, item.sentence) == (price.block, price.sentence)
    ]
    if following and _same(following[0], price) and _SUMMED.search(following[0].lead):
        result = following[0]
    elif len(following) > 1 and not each["mean"] and _same(following[1], price) and _SUMMED.search(following[1].lead):
        result, near = following[1], following[:1]
    else:
        return
    numbers = [item for item in near if _counted(item, each)]
    if numbers:  # 新建7个，超目标1个，每个补助A: that of which the sum is, where one is
        meant = next((item for item in numbers if price.value * item.value == result.value), numbers[0])
        yield from _due(price, meant, result)


def _one_of_several(items: Sequence[Item], position: int) -> bool:
    """小学生每人A、中学生每人B，共C: the sum is of several prices, each for some of the number."""
    price = items[position]
    before = reversed(items[max(0, position - _REACH) : position])
    after = items[position + 1 : position + 1 + _REACH]
    nearest = (
        next((i for i in side if i.clause == price.clause and _same(i, price)), None) for side in (before, after)
    )
    return any(item is not None and _EACH.search(item.lead) is not None for item in nearest)


def _counted(item: Item, each: re.Match[str]) -> bool:
    """Whether ``item`` is the number of what the price is for; a bare 单价 is of whatever is counted beside it."""
    unit = each["unit"] or each["mean"]
    fits = item.unit == ("人" if unit == "名" else unit) if unit else True
    counted = item.quantity.kind == "count" and item.role == "amount" and not _SURPLUS.search(item.lead)
    return counted and item.exact and item.value > 0 and fits


def _due(price: Item, number: Item, result: Item) -> Iterator[Product]:
    """The product for the months it names; where a monthly price names none, for those that make it right."""
    months = _MONTHS.search(result.gap)
    if not _MONTHLY.search(price.lead):
        yield Product(price, number, 1, result, sure=True)
    elif months:
        yield Product(price, number, int(months["number"]), result, sure=True)
    else:
        times = result.value / (price.value * number.value)
        if times % 1 == 0 and 1 <= times <= _YEAR:
            yield Product(price, number, int(times), result, sure=False)


def _same(one: Item, two: Item) -> bool:
    return (one.quantity.kind, one.unit) == (two.quantity.kind, two.unit)
