"""Which members of a list are parts on one level: of the ways to read it, the one that adds up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.relations.closures import exhaustive
from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import grade_sum

BOTH_SIDES = re.compile(r"收入?、?支")  # 收支总计: its income and its spending each make it up
_MOST_INSIDE = 6
_NEAR = Decimal("0.02")
_JOINER = re.compile(r"[、，,；;]|和|及|与")


class Reading(NamedTuple):
    """The places of the parts; ``sure``: the words leave no other way to read which they are."""

    positions: Sequence[int]
    sure: bool


class Members(NamedTuple):
    """The members of a list: places and names, which of them may be of a list inside, and which stand in reasons."""

    places: Sequence[int]
    names: Sequence[str]
    doubtful: Sequence[int]
    aside: Collection[int]


def readings(items: Sequence[Item], members: Members, totals: Sequence[Item]) -> list[Reading]:
    """How the members are parts of one of ``totals``; two readings where each half of the list is whole.

    Amounts that follow the first of a ；-clause may belong to it, or the last of each may be what counts
    (满分10分，得9分); what stands in a reason seldom is a part; the list may end with its first clause, or where
    、 gives way to ，, or go on as a second list under the same total.
    """
    chain = members.places
    called = dict(zip(chain, members.names, strict=True))
    level = _outer(items, chain, members.doubtful, totals)
    plain = [place for place in level if place not in members.aside]
    clauses = _by_clause(items, plain)
    groups = [group for group in clauses if len(group) >= 2]
    paired = len(groups) == len(clauses) > 1
    before = items[chain[0]].end > totals[0].end  # 城镇A、农村B；男性C、女性D: halves of what stands before them
    if paired and BOTH_SIDES.search(totals[0].lead):
        return [Reading(group, True) for group in groups]
    apart = [group for group in groups if before and exhaustive([called[p] for p in group])]
    if apart and len(clauses) > 1:
        return [Reading(group, True) for group in apart]
    ways = list(_ways(items, chain, plain, clauses, begun=before))
    for wanted in ("ok", "tail"):
        for way in ways:
            if any(grade_sum(total, [items[p] for p in way]) == wanted for total in totals):
                return [Reading(way, True)]
    if paired and all(_near(items, group, totals) for group in groups):
        return [Reading(group, False) for group in groups]
    sure = len({tuple(way) for way in ways}) == 1 and level == list(chain)
    if not ways:
        return []
    uneven = before and len({len(group) for group in clauses}) > 1
    if uneven and len(clauses[0]) >= 2:  # A、B、C；净额D: what follows the first clause is not of its kind
        return [Reading(clauses[0], sure)]
    return [Reading(min(ways, key=lambda way: _gap(items, way, totals)), sure)]


def added(items: Sequence[Item], positions: Sequence[int]) -> Decimal:
    return sum((items[position].value for position in positions), Decimal(0))


def _outer(items: Sequence[Item], chain: Sequence[int], doubtful: Sequence[int], totals: Sequence[Item]) -> list[int]:
    """The members without those that may be of a list inside: as many clauses after it as bring the total nearest."""
    clauses = list(dict.fromkeys(items[position].clause for position in doubtful))[:_MOST_INSIDE]
    ways = [list(chain)]
    for count in range(1, len(clauses) + 1):
        inside = clauses[:count]
        way = [p for p in chain if p not in doubtful or items[p].clause not in inside]
        if len(way) >= 2:
            ways.append(way)
    return min(ways, key=lambda way: _gap(items, way, totals))


def _by_clause(items: Sequence[Item], positions: Sequence[int]) -> list[list[int]]:
    clauses: dict[int, list[int]] = {}
    for position in positions:
        clauses.setdefault(items[position].clause, []).append(position)
    return list(clauses.values())


def _ways(
    items: Sequence[Item],
    chain: Sequence[int],
    plain: Sequence[int],
    clauses: Sequence[Sequence[int]],
    *,
    begun: bool,
) -> Iterator[Sequence[int]]:
    """The ways to read a list; what ends early is read so only where the total stands before it (``begun``)."""
    heads = [group[0] for group in clauses]
    lasts = [group[-1] for group in clauses]
    early = (*clauses[:1], *_runs(items, plain)) if begun else ()
    for way in (plain, heads, lasts, chain, *early):
        if len(way) >= 2:
            yield way


def _runs(items: Sequence[Item], plain: Sequence[int]) -> Iterator[Sequence[int]]:
    """The list up to where 、 gives way to ，(男A人、女B人，党员C人)."""
    joiners = [_JOINER.search(items[position].gap) for position in plain]
    for place in range(2, len(plain)):
        mark = joiners[place]
        if mark is not None and mark[0] in "，,；;":
            first = joiners[1]
            if first is not None and first[0] not in "，,；;":
                yield plain[:place]
            return


def _gap(items: Sequence[Item], way: Sequence[int], totals: Sequence[Item]) -> Decimal:
    return min(abs(total.value - added(items, way)) for total in totals)


def _near(items: Sequence[Item], group: Sequence[int], totals: Sequence[Item]) -> bool:
    whole = added(items, group)
    return any(abs(whole - total.value) <= abs(total.value) * _NEAR for total in totals)
