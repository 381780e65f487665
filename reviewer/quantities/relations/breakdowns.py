"""Totals with their parts: 合计A，其中：B…，占P%；C…, signed changes in the same form, numbered parts, 共N."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.quantities.relations.bearers import is_of, own_base, subject
from reviewer.quantities.relations.closures import TOTAL_WORD, Closure, closure, customary, numbered, weakened
from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.readings import BOTH_SIDES, Members, readings
from reviewer.quantities.relations.recompute import grade, last_place
from reviewer.quantities.relations.scopes import Listing, listings


class Part(NamedTuple):
    """One part, with the share the text gives it."""

    item: Item
    share: Item | None


class Breakdown(NamedTuple):
    """A total and the parts listed under it.

    ``totals`` are the figures that can be the total, the likeliest first. ``closure`` says whether the parts
    claim to be all there is: ``closed`` by their words or shares, ``likely``, ``open`` when nothing says so,
    ``at_most`` when the list ends in 等. ``sure``: the words leave no other way to read which figures are parts.
    """

    totals: tuple[Item, ...]
    parts: tuple[Part, ...]
    closure: Closure
    sure: bool

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(part.item for part in self.parts)

    @property
    def shares(self) -> tuple[Item, ...]:
        return tuple(part.share for part in self.parts if part.share is not None)


_JOINT = re.compile(r"合计|共占|分别|合占|累计")
_OPPOSITES = {"收入": "支出", "支出": "收入"}
_BESIDE = re.compile(r"上年|去年|同期|上一年|^20\d\d年(?:为|是)?$|计划|目标|任务|^应|应[检参发缴收报到]")
_MOST_ALTERNATIVES = 4
_REACH = 12  # how many figures back a total is looked for


def breakdowns(items: Sequence[Item]) -> list[Breakdown]:
    """Every total with at least two parts, in the order of their parts."""
    found = [breakdown for listing in listings(items) for breakdown in _listed(items, listing)]
    covered = {part.item.end for breakdown in found for part in breakdown.parts if part.share is not None}
    found.extend(_by_shares(items, covered))
    return sorted(found, key=lambda breakdown: breakdown.parts[0].item.end)


def _listed(items: Sequence[Item], listing: Listing) -> Iterator[Breakdown]:
    kinds = dict.fromkeys(_kind(items[position]) for position in listing.members)
    for kind in kinds:
        chain = [position for position in listing.members if _kind(items[position]) == kind]
        inside = items[chain[0]].clause == items[listing.members[0]].clause
        if len(chain) < 2 or kind[0] not in ("amount", "change") or not inside:
            continue
        possible = [items[p] for p in listing.totals if _same_measure(items[p], items[chain[0]])]
        names = [_name(items, p) for p in chain]
        totals = tuple(_of_the_same(possible, names))
        if not totals:
            continue
        aside = {p for p in chain if items[p].aside and _share_of(items, p) is None}
        for reading in readings(items, Members(chain, names, listing.doubtful, aside), totals):
            parts = tuple(Part(items[position], _share_of(items, position)) for position in reading.positions)
            found = _closure(totals[0], parts, [_name(items, position) for position in reading.positions])
            if listing.chiefly and found == "open":
                found = "at_most"
            told = numbered(_said(items, listing, totals[0]), names)
            if (listing.whole or told or BOTH_SIDES.search(totals[0].lead)) and found != "at_most":
                found = "closed"
            sure = reading.sure and listing.sure and not customary(names) and not told
            yield Breakdown(totals, parts, found if listing.marked else weakened(found), sure)


def _said(items: Sequence[Item], listing: Listing, total: Item) -> str:
    """The words before ``total`` in its clause, with a number that stands between (三类人员共A人)."""
    before = next((items[p - 1].quantity.text for p in listing.totals if p and items[p] is total), "")
    return f"{before}{total.lead}" if total.adjoins else total.lead


def _kind(item: Item) -> tuple[str, str, str]:
    return item.role, item.quantity.kind, item.unit


def _same_measure(total: Item, part: Item) -> bool:
    """Whether ``total`` can be a sum of figures like ``part``: 3994.7万老年人 of 万人, but not 元 of 人."""
    if total.role != part.role:
        return False
    bare = total.quantity.kind == "number" and not total.unit and part.quantity.kind == "count"
    return bare or (total.quantity.kind, total.unit) == (part.quantity.kind, part.unit)


def _of_the_same(totals: Sequence[Item], labels: Sequence[str]) -> Sequence[Item]:
    """The totals whose name lets them have such parts (not 收入 of 支出), if any; past ones and goals last."""
    own = next((word for word in _OPPOSITES if all(word in label for label in labels)), None)
    fitting = [t for t in totals if own is None or own in t.label or _OPPOSITES[own] not in t.label]
    return sorted(fitting or totals, key=lambda total: _BESIDE.search(total.lead) is not None)


def _share_of(items: Sequence[Item], position: int) -> Item | None:
    """The share stated for the amount at ``position``: the next percentage of its own clause that names no other."""
    item = items[position]
    for other in items[position + 1 : position + 4]:
        if other.clause != item.clause or other.block != item.block or other.role in ("amount", "from"):
            return None
        if other.role == "share":
            name = subject(other)
            of_another = _JOINT.search(other.lead) or (name and not is_of(item, name)) or own_base(other)
            return None if of_another else other
    return None


def _name(items: Sequence[Item], position: int) -> str:
    """What a part is called; a change that follows an amount of its clause is of that amount."""
    item = items[position]
    before = items[position - 1] if position else item
    follows = item.role == "change" and before.role == "amount" and before.clause == item.clause
    return before.label if follows else item.label


def _closure(total: Item, parts: Sequence[Part], names: Sequence[str]) -> Closure:
    return closure(total, [part.item for part in parts], [part.share for part in parts if part.share], names)


def _by_shares(items: Sequence[Item], covered: set[int]) -> Iterator[Breakdown]:
    """Runs of amounts that each carry a share, under a total named before them without 其中."""
    run: list[Part] = []
    start = 0
    for position, item in enumerate(items):
        share = _share_of(items, position) if item.role == "amount" and item.end not in covered else None
        if share is None:
            if run and item.role in ("share", "growth", "change") and run[-1].item.clause == item.clause:
                continue
            yield from _run(items, start, run)
            run = []
            continue
        same = run and (_kind(run[-1].item), run[-1].item.sentence) == (_kind(item), item.sentence)
        if run and not (same and run[-1].share and _whole(run[-1].share) == _whole(share)):
            yield from _run(items, start, run)
            run = []
        start = start if run else position
        run.append(Part(item, share))
    yield from _run(items, start, run)


def _whole(share: Item) -> str:
    return share.of if share.of not in ("", "总收入", "总支出", "收入总额", "支出总额") else ""


def _run(items: Sequence[Item], start: int, run: list[Part]) -> Iterator[Breakdown]:
    if len(run) < 2:
        return
    first = run[0].item
    totals: list[Item] = []
    for position in range(start - 1, max(0, start - _REACH) - 1, -1):
        item = items[position]
        if item.block < first.block - 1:
            break
        beside = item.sentence == first.sentence and _share_of(items, position) is None  # else a part like these
        near = beside or TOTAL_WORD.search(item.lead) is not None
        if _kind(item) == _kind(first) and (near or _of_most(item, run)):
            totals.append(item)
    if totals:
        yield Breakdown(
            tuple(totals[:_MOST_ALTERNATIVES]),
            tuple(run),
            weakened(_closure(totals[0], run, [p.item.label for p in run])),
            sure=any(_of_most(total, run) for total in totals),
        )


def _of_most(total: Item, run: Sequence[Part]) -> bool:
    """Whether most of the shares, and two at least, are those of ``total``."""
    if not total.value:
        return False
    fitting = sum(
        grade(part.item.value / total.value * 100, part.share.value, last_place(part.share.quantity)) == "ok"
        for part in run
        if part.share is not None
    )
    return fitting > 1 and 2 * fitting > len(run)
