"""Totals with their parts: 合计A，其中：B…，占P%；C…, signed changes in the same form, totals without 其中."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from reviewer.quantities.relations.items import Item

Closure = Literal["closed", "likely", "open", "at_most"]


class Part(NamedTuple):
    """One part, with the share the text gives it."""

    item: Item
    share: Item | None


class Breakdown(NamedTuple):
    """A total and the parts listed under it.

    ``totals`` are the figures that can be the total, the likeliest first. ``closure`` says whether the parts
    claim to be all there is: ``closed`` by their words or shares, ``likely``, ``open`` when nothing says so,
    ``at_most`` when the list ends in 等.
    """

    totals: tuple[Item, ...]
    parts: tuple[Part, ...]
    closure: Closure

    @property
    def total(self) -> Item:
        return self.totals[0]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(part.item for part in self.parts)

    @property
    def shares(self) -> tuple[Item, ...]:
        return tuple(part.share for part in self.parts if part.share is not None)


_MARK = re.compile(r"其中(?!之)")
_OPENS_SENTENCE = re.compile(r"(?:^|[。！？])其中[^。！？]*$")
_NEW_LIST = re.compile(r"(?:^|[，,；;。：:])(?:另有|另外|此外|同时|共计|合计|总计|还|剩余|其余资金|较|与)")
_TOTAL_WORD = re.compile(r"合计|总计|共计|总额|总数|总量|总收入|总支出|总预算|总规模|一共|总共|共")
_REST = re.compile(r"^(?:其他|其它|其余|剩余)")
_LIST_OPEN = re.compile(r"^[^，,；;。]{0,30}等(?![级候待额于])")
_NOT_A_PART = re.compile(r"平均|标准|最高|最低|上限|不低于|不少于|不超过|截至|原计划|每")
_EXHAUSTIVE = (
    ("基本支出", "项目支出"),
    ("人员经费", "公用经费"),
    ("人员支出", "公用支出"),
    ("货物", "工程", "服务"),
    ("因公出国", "公务用车", "公务接待"),
    ("政府采购货物", "政府采购工程", "政府采购服务"),
    ("男", "女"),
    ("中央", "省", "市", "县"),
)
_MOST_ALTERNATIVES = 4


def breakdowns(items: Sequence[Item]) -> list[Breakdown]:
    """Every total with at least two parts, in the order of their parts."""
    found: list[Breakdown] = []
    for index, item in enumerate(items):
        marks = [mark.end() for mark in _MARK.finditer(item.gap)]
        if marks and marks[-1] >= len(item.gap) - 60:
            found.extend(_marked(items, index))
    covered = {part.item.end for breakdown in found for part in breakdown.parts if part.share is not None}
    found.extend(_by_shares(items, covered))
    return sorted(found, key=lambda breakdown: breakdown.parts[0].item.end)


def _marked(items: Sequence[Item], index: int) -> Iterator[Breakdown]:
    members = _scope(items, index)
    chains: dict[tuple[str, str, str], list[Part]] = {}
    for position, item in members:
        if item.role in ("amount", "change") and not item.aside and not _NOT_A_PART.search(item.lead):
            chains.setdefault((item.role, item.quantity.kind, item.unit), []).append(
                Part(item, _share_of(items, position))
            )
    for parts in chains.values():
        if len(parts) < 2:
            continue
        totals = _totals_before(items, index, parts[0].item)
        if totals:
            yield Breakdown(totals, tuple(parts), _closure(totals[0], parts))


def _scope(items: Sequence[Item], index: int) -> list[tuple[int, Item]]:
    """The items that belong to the 其中 before ``items[index]``, without nested ones."""
    first = items[index]
    members = [(index, first)]
    nested: int | None = None
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.block != first.block or item.sentence != first.sentence or item.depth < first.depth:
            break
        if item.depth > first.depth:
            continue
        if _NEW_LIST.search(item.gap) and item.role == "amount" and nested is None and _new_list(item):
            break
        if _MARK.search(item.gap):
            nested = item.clause
        if nested is not None and item.clause == nested:
            continue
        nested = None
        members.append((position, item))
    return members


def _new_list(item: Item) -> bool:
    return any(match.end() > len(item.gap) - 20 for match in _NEW_LIST.finditer(item.gap))


def _share_of(items: Sequence[Item], position: int) -> Item | None:
    """The share stated for the amount at ``position``: the next percentage of its own clause."""
    item = items[position]
    for other in items[position + 1 : position + 4]:
        if other.clause != item.clause or other.block != item.block or other.role == "amount":
            return None
        if other.role == "share":
            return other
    return None


def _totals_before(items: Sequence[Item], index: int, part: Item) -> tuple[Item, ...]:
    """The amounts (or changes) before the list that can be its total, nearest first, open brackets last."""
    first = items[index]
    reach = first.sentence - (1 if _OPENS_SENTENCE.search(first.gap) else 0)
    found: list[Item] = []
    for item in reversed(items[max(0, index - 12) : index]):
        if item.block != first.block or item.sentence < reach:
            break
        if (item.role, item.quantity.kind, item.unit) == (part.role, part.quantity.kind, part.unit):
            found.append(item)
    found.sort(key=lambda item: item.depth > first.depth)
    return tuple(found[:_MOST_ALTERNATIVES])


def _closure(total: Item, parts: Sequence[Part]) -> Closure:
    if any(_LIST_OPEN.match(part.item.tail) for part in parts[-1:]):
        return "at_most"
    shares = [part.share.value for part in parts if part.share is not None]
    if len(shares) == len(parts) and abs(sum(shares, Decimal(0)) - 100) <= Decimal("0.1") * len(shares):
        return "closed"
    labels = [part.item.label for part in parts]
    if _REST.search(labels[-1]) or any(
        len(labels) == len(group) and all(word in label for word, label in zip(group, labels, strict=True))
        for group in _EXHAUSTIVE
    ):
        return "closed"
    if total.quantity.kind == "money" and _TOTAL_WORD.search(total.lead):
        return "likely"
    return "open"


def _by_shares(items: Sequence[Item], covered: set[int]) -> Iterator[Breakdown]:
    """Runs of amounts that each carry a share, under a total named before them without 其中."""
    run: list[Part] = []
    start = 0
    for position, item in enumerate(items):
        share = _share_of(items, position) if item.role == "amount" and item.end not in covered else None
        if share is None:
            if item.role == "share" and run and run[-1].share is item:
                continue
            if item.role in ("growth", "change") and run and run[-1].item.clause == item.clause:
                continue
            yield from _run(items, start, run)
            run = []
            continue
        same = run and (run[-1].item.unit, run[-1].item.sentence) == (item.unit, item.sentence)
        if not same:
            yield from _run(items, start, run)
            run, start = [], position
        run.append(Part(item, share))
    yield from _run(items, start, run)


def _run(items: Sequence[Item], start: int, run: list[Part]) -> Iterator[Breakdown]:
    if len(run) < 2:
        return
    first = run[0].item
    totals: list[Item] = []
    for item in reversed(items[max(0, start - 12) : start]):
        if item.block < first.block - 1:
            break
        if (item.role, item.quantity.kind, item.unit) == ("amount", first.quantity.kind, first.unit) and (
            item.sentence == first.sentence or _TOTAL_WORD.search(item.lead)
        ):
            totals.append(item)
    if totals:
        yield Breakdown(tuple(totals[:_MOST_ALTERNATIVES]), tuple(run), _closure(totals[0], run))
