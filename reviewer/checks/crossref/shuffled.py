"""One figure told in two paragraphs, its digits in another order the second time: 追缴86.52万元 … 追缴68.25万元."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reviewer.checks.arithmetic.figures import printed
from reviewer.checks.crossref.ledger import plain
from reviewer.checks.outcomes import Fault
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_SCOPE = r"(?:全[省市州县区旗镇乡街]|本[省市州县区旗镇乡级]|我[省市州县区旗镇乡局委办部院校])"
_BEFORE = re.compile(
    rf"^(?:(?:19|20)\d{{2}}年度?|截至|年末|年底|本年度?|当年|今年|全年|{_SCOPE}|现有|共有|各类|各项|对|将|在|为|使|确保|实现"
    r"|共|累计|已|及时|其中|另有?|纳入|开展|投入|实施|用于|完成|推进|加强|做好)+"
)
_AFTER = re.compile(r"(?:稳定|保持|维持|控制|达到|提高|提升|上升|下降|降低|增加|减少)?(?:为|是|达|共|在|至|到)*$")
_ENDS = re.compile(r"[的了和与及、]|全部|实行|进行|均|已|将|等")  # after which a name behind a number goes on
_MOVED_TO = re.compile(r"^(?:提高|提升|上升|增加|增长|下降|降低|减少|降|升)[到至为]$")
_FROM = re.compile(r"[由从].*$")
_OF_SCOPE = re.compile(_SCOPE)
# Of another time, of a plan, or for one: two figures of one name may stand side by side.
_OTHERWISE = re.compile(
    r"上年|去年|上一年|年初|下年|以前年度|比|较|计划|目标|预算|拟|争取|力争|平均|均|标准|每|最|单价|不低于|不超过|分别"
)
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_SHORTEST = 4  # characters of a name that more than one kind of thing will hardly share
_FEWEST_DIGITS = 4  # with fewer, the same digits meet by chance: a question
_OF_EVENTS = frozenset({"人", "人次", "次", "场", "场次", "期", "批", "批次", "份", "天", "元"})  # told of many things
_MOST_VALUES = 2  # a name with more values in one report is that of several things


class _Named(NamedTuple):
    """A figure and the name it goes by; ``scoped``: with a whole county or office; ``whole``: nothing before it."""

    item: Item
    name: str
    scoped: bool
    whole: bool


def shuffled(items: Sequence[Item]) -> Iterator[Fault]:
    """Every two figures of one name, far apart, that are made of the same digits."""
    told = [*pairwise([*items[:1], *items])]
    if any(_pairs(_by_name(_of_like_digits(told)))):  # to ask every figure for its names takes long
        yield from (_fault(one, two) for one, two in _pairs(_by_name(told)))


def _pairs(by_name: Mapping[tuple[str, str, str], Sequence[_Named]]) -> Iterator[tuple[_Named, _Named]]:
    """The two figures of a name that has just two values, where one has the digits of the other."""
    for alike in by_name.values():
        values = {named.item.value: named for named in reversed(alike)}
        if len(values) != _MOST_VALUES:
            continue
        one, two = sorted(values.values(), key=lambda named: named.item.end)
        told_twice = one.item.block != two.item.block and (one.whole or two.whole)
        if told_twice and not _of_other_years(one.item, two.item) and _reordered(one, two):
            yield one, two


def _by_name(told: Iterable[tuple[Item, Item]]) -> dict[tuple[str, str, str], list[_Named]]:
    """Each figure, given with the one before it, under all its names."""
    by_name: dict[tuple[str, str, str], list[_Named]] = {}
    for before, item in told:
        for named in _names(item, before):
            by_name.setdefault((named.name, item.quantity.kind, item.unit), []).append(named)
    return by_name


def _of_like_digits(told: Sequence[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    """Those whose value has the digits of another value of its kind."""
    by_digits: dict[tuple[str, str, str], list[tuple[Item, Item]]] = {}
    for before, item in told:
        digits = "".join(sorted(f"{item.value:f}")).lstrip("-.0")
        by_digits.setdefault((item.quantity.kind, item.unit, digits), []).append((before, item))
    return [each for alike in by_digits.values() if len({item.value for _, item in alike}) > 1 for each in alike]


def _names(item: Item, before: Item) -> Iterator[_Named]:
    """The name before the figure, or behind it, that of a number without what goes before its noun as well.

    For 由A提高到B it is that before A.
    """
    percent = item.quantity.kind == "percent"
    if item.role != ("percent" if percent else "amount") or not item.exact or not item.value or item.aside:
        return
    lead = item.lead
    if before.clause == item.clause and _FROM.search(before.lead) and _MOVED_TO.match(lead):
        lead = _FROM.sub("", before.lead)
    elif _OTHERWISE.search(lead):
        return
    for words in (lead, "" if percent else _ENDS.split(item.tail)[0]):
        name = bare_name(words)
        scoped = _OF_SCOPE.search(words) is not None
        for start in range(len(name) - _SHORTEST + 1 if item.quantity.kind == "count" else len(name) >= _SHORTEST):
            yield _Named(item, name[start:], scoped, start == 0)


def _of_other_years(one: Item, two: Item) -> bool:
    years = [set(_YEAR.findall(item.lead)) for item in (one, two)]
    return bool(years[0] and years[1] and years[0] != years[1])


def _reordered(one: _Named, two: _Named) -> bool:
    """Whether one is the other with its digits in another order; a rate must be that of a whole county or office."""
    if one.item.quantity.kind == "percent" and not (one.scoped or two.scoped):
        return False
    place = min(last_place(named.item.quantity) for named in (one, two))
    if one.item.unit in _OF_EVENTS and one.item.value / place < 10**_FEWEST_DIGITS / 10:
        return False
    return same_digits(one.item.value, two.item.value, place)


def same_digits(one: Decimal, two: Decimal, place: Decimal) -> bool:
    """Whether two different figures, in units of ``place``, are made of the same digits."""
    digits = [f"{value / place:.0f}" for value in (one, two)]
    return one != two and sorted(digits[0]) == sorted(digits[1])


def bare_name(words: str) -> str:
    """What a figure is of, without when and where, the verbs around it, numbering and brackets."""
    return plain(_AFTER.sub("", _BEFORE.sub("", words)))


def _fault(one: _Named, two: _Named) -> Fault:
    digits = min(len(named.item.quantity.text.replace(",", "").replace(".", "")) for named in (one, two))
    first, second = printed(one.item), printed(two.item)
    return Fault(
        f"“{one.name}”一处为{first}，另一处为{second}，数字相同而次序不同，疑有一处录错。",
        (one.item.span, two.item.span),
        "likely" if digits >= _FEWEST_DIGITS else "query",
        computation=f"{first}≠{second}",
        values={"一处": first, "另一处": second},
        ask="请核对两处数据；如为同一事项，请统一，口径不同的请写明。",
    )
