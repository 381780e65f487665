"""Where a list of parts begins and ends, and which figures before it (or after it) can be its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Listing(NamedTuple):
    """A list: the places of its members and of the figures that can be its total, likeliest first.

    ``marked``: a word such as 其中 says that the members are parts of something; ``whole``: one such as
    分别为 says that they are all of its parts; ``doubtful`` are members that may still be of a list inside this one
    (A；B，其中：B1；B2).
    """

    members: tuple[int, ...]
    totals: tuple[int, ...]
    marked: bool
    whole: bool = False
    doubtful: tuple[int, ...] = ()


_MARK = re.compile(r"其中(?!之)|具体(?:为|是|包括)|分项(?:情况|来看|看)?(?:为|是|如下)?[：:]")
_WEAK_MARK = re.compile(
    r"^(?:[^，,；;。]{0,6}[，,])?[^，,；;。]{0,12}(?:[：:]|(?:包括|包含|分别为|分别是|用于|由)[：:]?)(?!其中)|^[（(]含(?!税)"
)
_CONTAINS = re.compile(r"包括|包含|分别为|分别是|由|^[（(]含")
_EACH = re.compile(r"分别(?:为|是)")
_OPENS_SENTENCE = re.compile(r"(?:^|[。！？])(?:其中|具体|分项)[^。！？]*$")
_NEW_LIST = re.compile(r"(?:^|[，,；;。：:])(?:另有|另外|此外|同时|共计|合计|总计|还|剩余|其余资金|较|与)")
_CLAUSE_END = re.compile(r"[；;]")
_SUMMED_UP = re.compile(r"^(?:共计|合计|总计|共|一共|总共)$")
_NOT_A_PART = re.compile(
    r"平均|标准|最高|最低|上限|不低于|不少于|不超过|截至|原计划|每|^(?:完成|占).{0,8}(?:预算|计划|任务|目标)数?$"
)
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
        if marks and marks[-1] >= len(item.gap) - 60:
            members, doubtful = _scope(items, index)
            yield Listing(members, _totals_before(items, index), marked=True, doubtful=doubtful)
        elif index and item.block == items[index - 1].block and _WEAK_MARK.search(item.gap):
            marked = _CONTAINS.search(item.gap) is not None
            whole = _EACH.search(item.gap) is not None
            if whole and _listed(items, index - 1):  # 得A分、B分，满分分别为C分、D分: of each its own
                continue
            members, doubtful = _scope(items, index)
            yield Listing(members, _totals_before(items, index)[:1], marked, whole, doubtful)
        if _SIDE.search(item.gap):
            yield from _side(items, index)
        if _SUMMED_UP.match(item.lead) and not item.adjoins:
            yield from _summed_up(items, index)


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
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.block != first.block or item.sentence != first.sentence or item.depth < first.depth:
            break
        if item.depth > first.depth:
            continue
        if nested is None and item.role == "amount" and _begins_new_list(item):
            break
        if _MARK.search(item.gap):
            nested, after_nested = item.clause, position
        if nested is not None and item.clause == nested:
            continue
        nested = None
        members.append(position)
    parts = tuple(position for position in members if not _NOT_A_PART.search(items[position].lead))
    return parts, tuple(position for position in parts if position > after_nested)


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
    """Parts before their total: A5人、B6人，共11人."""
    total = items[index]
    members: list[int] = []
    for position in range(index - 1, -1, -1):
        item = items[position]
        same = (item.block, item.sentence, item.depth) == (total.block, total.sentence, total.depth)
        if not same or (item.role, item.quantity.kind, item.unit) != (total.role, total.quantity.kind, total.unit):
            break
        members.insert(0, position)
    if len(members) >= 2:
        yield Listing(tuple(members), (index,), marked=False)
