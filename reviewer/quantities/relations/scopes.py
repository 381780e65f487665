"""Where a list of parts begins and ends, and which figures before it (or after it) can be its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Listing(NamedTuple):
    """A list: the places of its members and of the figures that can be its total, likeliest first.

    ``marked``: a word such as 其中 says that the members are parts of something; ``whole``: one such as
    分别为 says that they are all of its parts.
    """

    members: tuple[int, ...]
    totals: tuple[int, ...]
    marked: bool
    whole: bool = False


_MARK = re.compile(r"其中(?!之)|具体(?:为|是|包括)")
_WEAK_MARK = re.compile(r"^[，,]?[^，,；;。]{0,12}(?:[：:]|(?:包括|包含|分别为|分别是|用于|由)[：:]?)(?!其中)")
_CONTAINS = re.compile(r"包括|包含|分别为|分别是|由")
_EACH = re.compile(r"分别(?:为|是)")
_OPENS_SENTENCE = re.compile(r"(?:^|[。！？])(?:其中|具体)[^。！？]*$")
_NEW_LIST = re.compile(r"(?:^|[，,；;。：:])(?:另有|另外|此外|同时|共计|合计|总计|还|剩余|其余资金|较|与)")
_SUMMED_UP = re.compile(r"^(?:共计|合计|总计|共|一共|总共|累计)$")
_NOT_A_PART = re.compile(r"平均|标准|最高|最低|上限|不低于|不少于|不超过|截至|原计划|每")
_NUMBERED = re.compile(r"^(?:(?P<bracket>[（(][一二三四五六七八九十\d]{1,2}[）)])|(?P<arabic>\d{1,2}[.、．]))")
_REACH = 12  # how many figures back a total is looked for


def listings(items: Sequence[Item]) -> Iterator[Listing]:
    """Every list of the text that can have a total."""
    for index, item in enumerate(items):
        if item.introduces:
            yield from _numbered(items, index)
        marks = [mark.end() for mark in _MARK.finditer(item.gap)]
        if marks and marks[-1] >= len(item.gap) - 60:
            yield Listing(_scope(items, index), _totals_before(items, index), marked=True)
        elif index and item.block == items[index - 1].block and _WEAK_MARK.search(item.gap):
            marked = _CONTAINS.search(item.gap) is not None
            whole = _EACH.search(item.gap) is not None
            yield Listing(_scope(items, index), _totals_before(items, index)[:1], marked, whole)
        if _SUMMED_UP.match(item.lead) and not item.adjoins:
            yield from _summed_up(items, index)


def _scope(items: Sequence[Item], index: int) -> tuple[int, ...]:
    """The members of the list that begins at ``index``, without those of lists inside it."""
    first = items[index]
    members = [index]
    nested: int | None = None
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.block != first.block or item.sentence != first.sentence or item.depth < first.depth:
            break
        if item.depth > first.depth:
            continue
        if nested is None and item.role == "amount" and _begins_new_list(item):
            break
        if _MARK.search(item.gap):
            nested = item.clause
        if nested is not None and item.clause == nested:
            continue
        nested = None
        members.append(position)
    return tuple(position for position in members if not _NOT_A_PART.search(items[position].lead))


def _begins_new_list(item: Item) -> bool:
    return any(match.end() > len(item.gap) - 20 for match in _NEW_LIST.finditer(item.gap))


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
    """Parts in numbered paragraphs below a paragraph that ends in 其中：; the first figure of each."""
    head = items[index]
    members: list[int] = []
    style = None
    block = head.block
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.block == block:
            continue
        number = _NUMBERED.match(item.gap)
        if number is None or item.block > block + 1 or style not in (None, number.lastgroup):
            break
        style, block = number.lastgroup, item.block
        members.append(position)
    totals = [p for p in range(index, max(-1, index - 1 - _REACH), -1) if items[p].sentence >= head.sentence - 1]
    if len(members) >= 2:
        yield Listing(tuple(members), tuple(p for p in totals if items[p].block == head.block), marked=True)


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
