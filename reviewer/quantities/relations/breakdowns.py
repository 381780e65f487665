"""Totals with their parts: 合计A，其中：B…，占P%；C…, signed changes in the same form, numbered parts, 共N."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import grade, grade_sum, last_place
from reviewer.quantities.relations.scopes import Listing, listings

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
    def items(self) -> tuple[Item, ...]:
        return tuple(part.item for part in self.parts)

    @property
    def shares(self) -> tuple[Item, ...]:
        return tuple(part.share for part in self.parts if part.share is not None)


_TOTAL_WORD = re.compile(r"合计|总计|共计|总额|总数|总量|总收入|总支出|总预算|总规模|一共|总共|共")
_REST = re.compile(r"^(?:其他|其它|其余|剩余)")
_LIST_OPEN = re.compile(r"^[^，,；;。]{0,30}等(?![级候待额于])")
_EXHAUSTIVE = (
    ("基本支出", "项目支出"),
    ("人员经费", "公用经费"),
    ("人员支出", "公用支出"),
    ("货物", "工程", "服务"),
    ("出国", "公务用车", "公务接待"),
    ("购置费", "运行"),
    ("男", "女"),
    ("公办", "民办"),
    ("在职", "退休"),
    ("线上", "线下"),
    ("行政", "事业"),
    ("出口", "进口"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("第一产业", "第二产业", "第三产业"),
)
_LEVEL = re.compile(r"^(?:其中)?(中央|省|市|县|区|乡|镇|自筹|单位自筹|社会)")
_FEWEST_LEVELS = 3  # fewer sources of money are often only the chief ones
_JOINT = re.compile(r"合计|共占|分别|合占|累计")
_OPPOSITES = {"收入": "支出", "支出": "收入"}
_PAST = re.compile(r"上年|去年|同期|上一年|^20\d\d年(?:为|是)?$")
_MOST_INSIDE = 6
_MOST_ALTERNATIVES = 4
_NEAR = Decimal("0.02")
_BOTH_SIDES = re.compile(r"收入?、?支")  # 收支总计: its income and its spending each make it up


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
        if len(chain) < 2 or kind[0] not in ("amount", "change"):
            continue
        possible = [items[p] for p in listing.totals if _same_measure(items[p], items[chain[0]])]
        totals = tuple(_of_the_same(possible, [_name(items, p) for p in chain]))[:_MOST_ALTERNATIVES]
        if not totals:
            continue
        for reading in _reading(items, _outer(items, chain, listing.doubtful, totals), totals):
            parts = tuple(Part(items[position], _share_of(items, position)) for position in reading)
            closure = _closure(totals[0], parts, [_name(items, position) for position in reading])
            if (listing.whole or _BOTH_SIDES.search(totals[0].lead)) and closure != "at_most":
                closure = "closed"
            yield Breakdown(totals, parts, closure if listing.marked else _weakened(closure))


def _weakened(closure: Closure) -> Closure:
    """A list without 其中 says less of being all there is."""
    return "open" if closure == "likely" else closure


def _kind(item: Item) -> tuple[str, str, str]:
    return item.role, item.quantity.kind, item.unit


def _same_measure(total: Item, part: Item) -> bool:
    """Whether ``total`` can be a sum of figures like ``part``: 3994.7万老年人 of 万人, but not 元 of 人."""
    if total.role != part.role:
        return False
    bare = total.quantity.kind == "number" and not total.unit and part.quantity.kind == "count"
    return bare or (total.quantity.kind, total.unit) == (part.quantity.kind, part.unit)


def _of_the_same(totals: Sequence[Item], labels: Sequence[str]) -> Sequence[Item]:
    """The totals whose name lets them have such parts (not 收入 of 支出), if any, those of the year before last."""
    own = next((word for word in _OPPOSITES if all(word in label for label in labels)), None)
    fitting = [t for t in totals if own is None or own in t.label or _OPPOSITES[own] not in t.label]
    return sorted(fitting or totals, key=lambda total: _PAST.search(total.lead) is not None)


def _outer(items: Sequence[Item], chain: list[int], doubtful: Sequence[int], totals: Sequence[Item]) -> list[int]:
    """The members without those that may be of a list inside: as many clauses after it as bring the total nearest."""
    clauses = list(dict.fromkeys(items[position].clause for position in doubtful))[:_MOST_INSIDE]
    ways = [chain]
    for count in range(1, len(clauses) + 1):
        inside = clauses[:count]
        way = [p for p in chain if p not in doubtful or items[p].clause not in inside]
        if len(way) >= 2:
            ways.append(way)
    return min(ways, key=lambda way: min(abs(total.value - _added(items, way)) for total in totals))


def _added(items: Sequence[Item], positions: Sequence[int]) -> Decimal:
    return sum((items[position].value for position in positions), Decimal(0))


def _reading(items: Sequence[Item], chain: Sequence[int], totals: Sequence[Item]) -> list[Sequence[int]]:
    """Which members are parts on one level: of several ways to read the list, the one that adds up.

    Amounts that follow the first of a ；-clause may belong to it, or the last of each may be what counts
    (满分10分，得9分); what stands in a reason seldom is a part; the list may end with its first clause, or go
    on as a second list under the same total.
    """
    plain = [position for position in chain if not items[position].aside or _share_of(items, position)]
    clauses: dict[int, list[int]] = {}
    for position in plain:
        clauses.setdefault(items[position].clause, []).append(position)
    heads = [group[0] for group in clauses.values()]
    lasts = [group[-1] for group in clauses.values()]
    groups = [group for group in clauses.values() if len(group) >= 2]
    paired = len(groups) == len(clauses) > 1
    if paired and _BOTH_SIDES.search(totals[0].lead):
        return list(groups)
    apart = [group for group in groups if _exhaustive([_name(items, position) for position in group])]
    if apart and len(clauses) > 1:  # 城镇A、农村B；男性C、女性D
        return list(apart)
    ways = [way for way in (plain, heads, lasts, list(chain), *list(clauses.values())[:1]) if len(way) >= 2]
    for wanted in ("ok", "tail"):
        for way in ways:
            if any(grade_sum(total, [items[p] for p in way]) == wanted for total in totals):
                return [way]
    if paired and all(_near(items, group, totals) for group in groups):
        return list(groups)
    uneven = len({len(group) for group in clauses.values()}) > 1 or len(heads) < len(plain)
    default = heads if len(heads) >= 2 and uneven else plain
    return [default] if len(default) >= 2 else []


def _near(items: Sequence[Item], group: Sequence[int], totals: Sequence[Item]) -> bool:
    added = _added(items, group)
    return any(abs(added - total.value) <= abs(total.value) * _NEAR for total in totals)


def _share_of(items: Sequence[Item], position: int) -> Item | None:
    """The share stated for the amount at ``position``: the next percentage of its own clause."""
    item = items[position]
    for other in items[position + 1 : position + 4]:
        if other.clause != item.clause or other.block != item.block or other.role == "amount":
            return None
        if other.role == "share":
            return None if _JOINT.search(other.lead) else other
    return None


def _name(items: Sequence[Item], position: int) -> str:
    """What a part is called; a change that follows an amount of its clause is of that amount."""
    item = items[position]
    before = items[position - 1] if position else item
    follows = item.role == "change" and before.role == "amount" and before.clause == item.clause
    return before.label if follows else item.label


def _closure(total: Item, parts: Sequence[Part], labels: Sequence[str]) -> Closure:
    if _LIST_OPEN.match(parts[-1].item.tail):
        return "at_most"
    shares = [part.share.value for part in parts if part.share is not None]
    if len(shares) == len(parts) and abs(sum(shares, Decimal(0)) - 100) <= Decimal("0.1") * len(shares):
        return "closed"
    if _REST.search(labels[-1]) or _exhaustive(labels):
        return "closed"
    levels = {match[1] for match in map(_LEVEL.match, labels) if match}
    if total.quantity.kind == "money" and len(levels) == len(labels) >= _FEWEST_LEVELS:
        return "closed"
    if total.quantity.kind == "money" and _TOTAL_WORD.search(total.lead):
        return "likely"
    return "open"


def _exhaustive(labels: Sequence[str]) -> bool:
    """Whether the names are all the kinds there are (男 and 女)."""
    return any(
        len(labels) == len(group) and all(any(word in label for label in labels) for word in group)
        for group in _EXHAUSTIVE
    )


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
    for item in reversed(items[max(0, start - 12) : start]):
        if item.block < first.block - 1:
            break
        near = item.sentence == first.sentence or _TOTAL_WORD.search(item.lead) is not None
        if _kind(item) == _kind(first) and (near or _of_most(item, run)):
            totals.append(item)
    if totals:
        yield Breakdown(
            tuple(totals[:_MOST_ALTERNATIVES]),
            tuple(run),
            _weakened(_closure(totals[0], run, [p.item.label for p in run])),
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
