"""Ruling lines of a PDF page into the frames of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviewer.documents.pdf_page import Glyph, Rule

# Rulings this close (points) are one ruling, and meet each other.
SNAP = 3.0
# An outer border left undrawn is taken where the crossing rulings end, if they stick out by this much.
_OPEN = 8.0
_MOST_CELLS = 20_000
# A page with more rulings than this is a drawing.
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The rulings of one table, and the distinct places of those that run down (``xs``) and across (``ys``)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    def holds(self, glyph: Glyph) -> bool:
        return (
            self.xs[0] - 1 <= glyph.centre <= self.xs[-1] + 1 and self.ys[0] - 1 <= height_of(glyph) <= self.ys[-1] + 1
        )


def frames(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Frame]:
    """The frames of tables of two columns at least, from the top of the page."""
    across, down = _merged(across), _merged(down)
    if max(len(across), len(down)) > _MOST_RULES:
        return
    for ours_across, ours_down in _components(across, down):
        xs = _lines(ours_down, ours_across)
        ys = _lines(ours_across, ours_down)
        if len(xs) >= 3 and len(ys) >= 2 and (len(xs) - 1) * (len(ys) - 1) <= _MOST_CELLS:
            yield Frame(tuple(xs), tuple(ys), tuple(ours_across), tuple(ours_down))


def height_of(glyph: Glyph) -> float:
    """A y that is surely inside the line of ``glyph``."""
    if glyph.turned or glyph.base <= glyph.top:
        return (glyph.top + glyph.bottom) / 2 if glyph.turned else glyph.bottom
    return min(glyph.base - 1.0, (glyph.top + glyph.bottom) / 2)


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rulings on one line that touch or overlap, made one."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.place):
        if rows and rule.place - rows[-1][0].place <= SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    merged: list[Rule] = []
    for row in rows:
        place = sum(rule.place for rule in row) / len(row)
        row.sort(key=lambda r: r.start)
        start, end = row[0].start, row[0].end
        for rule in row[1:]:
            if rule.start <= end + SNAP:
                end = max(end, rule.end)
            else:
                merged.append(Rule(place, start, end))
                start, end = rule.start, rule.end
        merged.append(Rule(place, start, end))
    return merged


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - SNAP <= down.place <= across.end + SNAP and down.start - SNAP <= across.place <= down.end + SNAP
    )


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rulings that hang together, each set from the top of the page."""
    waiting_across, waiting_down = across, down
    found: list[tuple[list[Rule], list[Rule]]] = []
    while waiting_down:
        ours_down, waiting_down = [waiting_down[0]], waiting_down[1:]
        ours_across: list[Rule] = []
        fresh_down = ours_down
        while fresh_down:
            fresh_across = [rule for rule in waiting_across if any(_meet(rule, other) for other in fresh_down)]
            waiting_across = _without(waiting_across, fresh_across)
            fresh_down = [rule for rule in waiting_down if any(_meet(other, rule) for other in fresh_across)]
            waiting_down = _without(waiting_down, fresh_down)
            ours_across += fresh_across
            ours_down = ours_down + fresh_down
        if len(ours_across) >= 2:
            found.append((ours_across, ours_down))
    return sorted(found, key=lambda pair: min(rule.place for rule in pair[0]))


def _without(rules: list[Rule], taken: list[Rule]) -> list[Rule]:
    gone = set(taken)
    return [rule for rule in rules if rule not in gone]


def _lines(own: Iterable[Rule], crossing: Iterable[Rule]) -> list[float]:
    """The distinct places of ``own`` rulings, with outer borders that were left undrawn."""
    places: list[float] = []
    for place in sorted(rule.place for rule in own):
        if not places or place - places[-1] > SNAP:
            places.append(place)
    first = min(rule.start for rule in crossing)
    last = max(rule.end for rule in crossing)
    if places[0] - first > _OPEN:
        places.insert(0, first)
    if last - places[-1] > _OPEN:
        places.append(last)
    return places
