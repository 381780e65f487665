"""Where a list of parts begins and ends, and which figures before it (or after it) can be its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Listing(NamedTuple):
    """A list: the places of its members and of the figures that can be its total, likeliest first.

    ``marked``: a word such as 其中 says that the members are parts of something; ``whole``: one such as
    分别为 says that they are all of its parts; ``doubtful`` are members that may still be of a list inside this one
    (A；B，其中：B1；B2). ``sure``: the words leave no other bounds to the list; ``chiefly``: it names the chief parts
    only (主要包括).
    """

    members: tuple[int, ...]
    totals: tuple[int, ...]
    marked: bool
    whole: bool = False
    doubtful: tuple[int, ...] = ()
    sure: bool = True
    chiefly: bool = False


_MARK = re.compile(r"其中(?!之)|具体(?:为|是|包括)|分项(?:情况|来看|看)?(?:为|是|如下)?[：:]")
_WEAK_MARK = re.compile(
    r"^(?:[^，,；;。]{0,6}[，,])?[^，,；;。]{0,12}(?:[：:]|(?:包括|包含|分别为|分别是|用于|由)[：:]?)(?!其中)|^[（(]含(?!税)"
)
_CONTAINS = re.compile(r"包括|包含|分别为|分别是|由|^[（(]含")
_INNER = re.compile(r"(?:包括|包含|主要有)[^，,；;。]*$")
_CHIEFLY = re.compile(  # 重点项目 is a name
    r"主要|大部分|重点(?:[是为有抓]|用于|投[向入]|支持|保障|安排|包括|开展|实施|推进|建设|[：:，,])"
)
_EACH = re.compile(r"分别(?:为|是)(?:约|近)?$")
_BETWEEN_NAMES = re.compile(r"以及|[、和与及]|(?<=男)(?=女)")
_BARE_JOIN = re.compile(r"^(?:[、，,]|和|及|与|以及)*$")
_MAKES_UP = re.compile(r"由[^，,；;。]*$")  # 由A和B组成；C: a list inside, or this list's end
_MADE_UP = re.compile(r"^[）)]*(?:共同)?(?:组成|构成)")
_OPENS_SENTENCE = re.compile(r"(?:^|[。！？])(?:其中|具体|分项)[^。！？]*$")
_NEW_LIST = re.compile(r"(?:^|[，,；;。：:])(?:另有|另外|此外|同时|共计|合计|总计|还|剩余|其余资金|较|与)")
_CLAUSE = re.compile(r"[，,；;。：:]")
_CLAUSE_END = re.compile(r"[；;]")
_SUMMED_UP = re.compile(r"^(?:共计|合计|总计|共|一共|总共)[为有]?(?P<noun>(?<=有)[^，,；;。]{2,8})?$")
_THINGS = frozenset({"项", "类"})
_NOT_A_PART = re.compile(
    r"平均|标准|最高|最低|上限|不低于|不少于|不超过|截至|原计划|每|^(?:完成|占).{0,8}(?:预算|计划|任务|目标)数?$"
)
_DEARER = re.compile(r"(?:调整|提高|上调|提升|落实|执行)[一-鿿]{0,10}标准$")
_SIDE = re.compile(
    r"(?:^|[。；;])[^，,；;。]{0,4}(?:收入|支出)(?:预算)?(?:主要)?(?:包括|由)[：:]?[^，,；;。：:]{0,30}$"
)
_BOTH_SIDES = re.compile(r"收入?、?支出?(?:预算|决算)?总(?:预算|决算|计|额)")
_NUMBERED = re.compile(r"^(?:(?P<bracket>[（(][一二三四五六七八九十\d]{1,2}[）)])|(?P<arabic>\d{1,2}[.、．]))")
_REACH = 12  # how many figures back a total is looked for


def listings(items: Sequence[Item]) -> Iterator[Listing]:
    """Every list of the text that can have a total."""
    for index, item in enumerate(items):
        if item.introduces:
            yield from _numbered(items, index)
        marks = [mark.end() for mark in _MARK.finditer(item.gap)]
        marked = bool(marks) and marks[-1] >= len(item.gap) - 60
        inside = index > 0 and item.block == items[index - 1].block and _WEAK_MARK.search(item.gap) is not None
        if _EACH.search(item.lead):
            yield from _each(items, index, marked)
        elif marked:
            members, doubtful = _scope(items, index)
            chiefly = _CHIEFLY.search(item.gap) is not None
            yield Listing(members, _totals_before(items, index), True, doubtful=doubtful, chiefly=chiefly)
        elif inside:
            contained = _CONTAINS.search(item.gap) is not None
            members, doubtful = _scope(items, index)
            chiefly = _CHIEFLY.search(item.gap) is not None
            whole = item.role == "amount" and _MAKES_UP.search(item.gap) is not None
            totals = _totals_before(items, index)[:1]
            yield Listing(members, totals, contained, whole, doubtful=doubtful, chiefly=chiefly)
        if _SIDE.search(item.gap):
            yield from _side(items, index)
        if _SUMMED_UP.match(item.lead):
            yield from _summed_up(items, index)


def _each(items: Sequence[Item], index: int, marked: bool) -> Iterator[Listing]:
    """A、B分别为X、Y: as many figures as names; 均价分别为X和Y is of things named before, and no list of parts.

    得A分、B分，满分分别为C分、D分 has of each its own.
    """
    named = _CLAUSE.split(_EACH.sub("", items[index].gap))[-1]
    names = _BETWEEN_NAMES.split(named)
    last = index + 1
    while last < len(items) and items[last].block == items[index].block and _BARE_JOIN.match(items[last].gap):
        last += 1
    totals = _totals_before(items, index)
    if len(names) == last - index and totals and not _listed(items, index - 1):
        yield Listing(tuple(range(index, last)), totals if marked else totals[:1], marked, whole=True, sure=marked)


def _listed(items: Sequence[Item], index: int) -> bool:
    """Whether the figure at ``index`` ends a list with 、 of figures like it."""
    item, before = items[index], items[index - 1] if index else None
    alike = before is not None and (before.block, before.quantity.kind, before.unit) == (
        item.block,
        item.quantity.kind,
        item.unit,
    )
    return alike and item.gap.startswith("、")


def _scope(items: Sequence[Item], index: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The members of the list that begins at ``index``, without those of lists inside it, and the doubtful ones."""
    first = items[index]
    members = [index]
    nested: int | None = None
    after_nested = len(items)
    made_up = False
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.block != first.block or item.sentence != first.sentence or item.depth < first.depth:
            break
        if _MADE_UP.match(item.gap):
            if not made_up:
                break
            made_up = False
        elif item.role == "amount" and _MAKES_UP.search(item.gap):
            made_up = True
        if made_up:
            continue
        if item.depth > first.depth:
            continue
        if nested is None and item.role == "amount" and _begins_new_list(item):
            break
        if _MARK.search(item.gap) or (item.clause == items[position - 1].clause and _INNER.search(item.gap)):
            nested, after_nested = item.clause, position
        if nested is not None and item.clause == nested:
            continue
        nested = None
        members.append(position)
    parts = tuple(position for position in members if _is_part(items[position]))
    return parts, tuple(position for position in parts if position > after_nested)


def _is_part(item: Item) -> bool:
    """Whether the figure can be a part: no mean, bound or standard, but what a higher standard costs."""
    return _NOT_A_PART.search(item.lead) is None or _DEARER.search(item.lead) is not None


def _side(items: Sequence[Item], index: int) -> Iterator[Listing]:
    """收支总预算A。收入包括：B、C；支出包括：D、E, or with A after them: each side makes up A."""
    first = items[index]
    beyond = next((p for p in range(index + 1, len(items)) if items[p].clause != first.clause), len(items))
    nearest = (*range(index - 1, max(-1, index - 1 - _REACH), -1), *range(beyond, min(len(items), beyond + _REACH)))
    totals = [p for p in nearest if abs(items[p].block - first.block) <= 1 and _BOTH_SIDES.search(items[p].lead)]
    if totals:
        yield Listing(tuple(range(index, beyond)), tuple(totals[:1]), marked=True, whole=True)


def _begins_new_list(item: Item) -> bool:
    own = _CLAUSE_END.split(item.gap)[-1]  # 与上年持平；公务接待费: what ends a clause is said of the item before
    return any(match.end() > len(own) - 20 for match in _NEW_LIST.finditer(own))


def _totals_before(items: Sequence[Item], index: int) -> tuple[int, ...]:
    """The figures before a list, nearest first, those in brackets last."""
    first = items[index]
    reach = first.sentence - (1 if _OPENS_SENTENCE.search(first.gap) else 0)
    found = []
    for position in range(index - 1, max(-1, index - 1 - _REACH), -1):
        item = items[position]
        if item.block != first.block or item.sentence < reach:
            break
        found.append(position)
    found.sort(key=lambda position: items[position].depth > first.depth)
    return tuple(found)


def _numbered(items: Sequence[Item], index: int) -> Iterator[Listing]:
    """Parts in paragraphs below one that ends in 其中：, all numbered or all plain; the first figure of each."""
    head = items[index]
    members: list[int] = []
    style = None
    block = head.block
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.block == block:
            continue
        own = _style(item)
        if not own or item.block > block + 1 or style not in (None, own):
            break
        style, block = own, item.block
        members.append(position)
    totals = [p for p in range(index, max(-1, index - 1 - _REACH), -1) if items[p].sentence >= head.sentence - 1]
    if len(members) >= 2:
        yield Listing(tuple(members), tuple(p for p in totals if items[p].block == head.block), marked=True)


def _style(item: Item) -> str | None:
    """How the paragraph of ``item`` begins: its kind of number, or plain where it is a name and its amount."""
    number = _NUMBERED.match(item.gap)
    if number:
        return number.lastgroup
    return "plain" if item.role == "amount" and item.lead and item.gap == item.lead else None


def _summed_up(items: Sequence[Item], index: int) -> Iterator[Listing]:
    """Parts before their total: A5人、B6人，共11人; A，B，两项合计C; 甲校A所、乙校B所，共有校C所.

    They reach back no further than a total before.
    """
    total = items[index]
    before = items[index - 1] if index and total.adjoins else None
    number = before if before is not None and before.unit in _THINGS and before.lead in ("", "以上", "上述") else None
    if before is not None and number is None:
        return
    members: list[int] = []
    for position in range(index - 1 - (number is not None), -1, -1):
        item = items[position]
        same = (item.block, item.sentence, item.depth) == (total.block, total.sentence, total.depth)
        like = (item.role, item.quantity.kind, item.unit) == (total.role, total.quantity.kind, total.unit)
        if not same or not like or _SUMMED_UP.match(item.lead):
            break
        members.insert(0, position)
    summed_up = _SUMMED_UP.match(total.lead)
    noun = summed_up["noun"] if summed_up else None
    if noun and not all(items[position].lead.endswith(noun) for position in members):
        return
    members = list(_outside(items, members))
    if members and items[members[0]].gap.startswith("、"):  # what begins the list could not be read
        return
    ways = [way for way in _ends(items, members, number) if len(way) >= 2]
    if not ways:
        return
    sums = [sum((items[p].value for p in way), Decimal(0)) for way in ways]
    nearest = min(range(len(ways)), key=lambda place: abs(total.value - sums[place]))
    said = number is not None or (len(ways) == 1 and "计" in total.lead)
    yield Listing(ways[nearest], (index,), marked=False, whole=said, sure=len(ways) == 1)


def _outside(items: Sequence[Item], members: Sequence[int]) -> Iterator[int]:
    """The members without those of lists inside: what follows 其中 in the clause of the figure it is of."""
    nested: int | None = None
    for place, position in enumerate(members):
        item = items[position]
        if place and _MARK.search(item.gap) and items[members[place - 1]].clause == item.clause:
            nested = item.clause
        if item.clause != nested:
            yield position


def _ends(items: Sequence[Item], members: Sequence[int], number: Item | None) -> Iterator[tuple[int, ...]]:
    """What a total after a list can be of: from a ；, from a ， that a 、 follows, or as many as it says."""
    if number is not None:
        if number.value <= len(members):
            yield tuple(members[-int(number.value) :])
        return
    for place, position in enumerate(members):
        item = items[position]
        follows = place + 1 < len(members) and items[members[place + 1]].gap.startswith("、")
        begins = item.clause != items[members[place - 1]].clause or (item.gap[:1] in "，," and follows)
        if place == 0 or begins:
            yield tuple(members[place:])
