"""Ruled tables of a PDF page: rulings into grids, glyphs into cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.pdf_lines import joined
from reviewer.documents.pdf_page import Glyph, Page, Rule

# Rulings this close (points) are one ruling, and meet each other.
_SNAP = 3.0
# An outer border left undrawn is taken where the crossing rulings end, if they stick out by this much.
_OPEN = 8.0
_MOST_CELLS = 20_000
# A page with more rulings than this is a drawing.
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Ruled:
    """A grid with its place on the page; ``columns`` are the rulings between them, none in an aligned table."""

    grid: Grid
    top: float
    bottom: float
    columns: tuple[float, ...]


def ruled_grids(page: Page) -> tuple[list[Ruled], list[Glyph]]:
    """The ruled tables of ``page`` that hold text, and the glyphs outside them."""
    left_over = list(page.glyphs)
    found: list[Ruled] = []
    across_all, down_all = _merged(page.across), _merged(page.down)
    if max(len(across_all), len(down_all)) > _MOST_RULES:
        return found, left_over
    for across, down in _components(across_all, down_all):
        xs = _lines(down, across)
        ys = _lines(across, down)
        if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
            continue
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in left_over:
            height = _height(glyph)
            held = xs[0] - 1 <= glyph.centre <= xs[-1] + 1 and ys[0] - 1 <= height <= ys[-1] + 1
            (inside if held else outside).append(glyph)
        if not any(not glyph.text.isspace() for glyph in inside):
            continue
        left_over = outside
        found.append(Ruled(_grid(xs, ys, across, down, inside, page.number), ys[0], ys[-1], tuple(xs)))
    return found, left_over


def continued(above: Ruled, below: Ruled) -> Ruled | None:
    """``above`` with ``below`` as its continuation on the next page, less head rows printed again; None if it is not.

    A table goes on when nothing is printed between the two and their columns stand at the same places.
    """
    if not above.columns or above.grid.cells[-1].page == below.grid.page or len(above.columns) != len(below.columns):
        return None
    if any(abs(one - two) > _SNAP for one, two in zip(above.columns, below.columns, strict=True)):
        return None
    head = _same_rows(above.grid, below.grid)
    shift = above.grid.rows - head
    cells = above.grid.cells + tuple(
        replace(cell, row=cell.row + shift) for cell in below.grid.cells if cell.row >= head
    )
    grid = replace(above.grid, rows=shift + below.grid.rows, cells=cells)
    return replace(above, grid=grid, bottom=below.bottom)


def _same_rows(one: Grid, two: Grid) -> int:
    """How many rows from the top are the same in both, up to all but one."""
    rows = min(one.rows, two.rows) - 1
    ours, theirs = ({(c.row, c.column): (c.text, c.row_span, c.column_span) for c in grid.cells} for grid in (one, two))
    for row in range(rows):
        if any(ours.get((row, column)) != theirs.get((row, column)) for column in range(one.columns)):
            return row
    return max(0, rows)


def _height(glyph: Glyph) -> float:
    """A y that is surely inside the line of ``glyph``."""
    return min(glyph.base - 1.0, (glyph.top + glyph.bottom) / 2) if glyph.base > glyph.top else glyph.bottom


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rulings on one line that touch or overlap, made one."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.place):
        if rows and rule.place - rows[-1][0].place <= _SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    merged: list[Rule] = []
    for row in rows:
        place = sum(rule.place for rule in row) / len(row)
        row.sort(key=lambda r: r.start)
        start, end = row[0].start, row[0].end
        for rule in row[1:]:
            if rule.start <= end + _SNAP:
                end = max(end, rule.end)
            else:
                merged.append(Rule(place, start, end))
                start, end = rule.start, rule.end
        merged.append(Rule(place, start, end))
    return merged


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _SNAP <= down.place <= across.end + _SNAP
        and down.start - _SNAP <= across.place <= down.end + _SNAP
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
        if not places or place - places[-1] > _SNAP:
            places.append(place)
    first = min(rule.start for rule in crossing)
    last = max(rule.end for rule in crossing)
    if places[0] - first > _OPEN:
        places.insert(0, first)
    if last - places[-1] > _OPEN:
        places.append(last)
    return places


def _grid(
    xs: Sequence[float],
    ys: Sequence[float],
    across: Sequence[Rule],
    down: Sequence[Rule],
    glyphs: Iterable[Glyph],
    page: int,
) -> Grid:
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = _owners(xs, ys, across, down)
    texts: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        key = owner[_slot(ys, _height(glyph))][_slot(xs, glyph.centre)]
        texts.setdefault(key, []).append(glyph)
    extent: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            top, left = owner[row][column]
            tall, wide = extent.get((top, left), (1, 1))
            extent[top, left] = max(tall, row - top + 1), max(wide, column - left + 1)
    cells = tuple(
        GridCell(row, column, joined(held), tall, wide, page, not all(glyph.sure for glyph in held))
        for (row, column), (tall, wide) in sorted(extent.items())
        for held in (texts.get((row, column), []),)
    )
    return Grid(rows=rows, columns=columns, cells=cells, page=page)


def _slot(places: Sequence[float], at: float) -> int:
    for index in range(1, len(places) - 1):
        if at < places[index]:
            return index - 1
    return len(places) - 2


def _owners(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> list[list[tuple[int, int]]]:
    """For every position of the grid the first position of the cell it belongs to: no ruling between them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = [
        [_ruled(down, xs[column], (ys[row] + ys[row + 1]) / 2) for column in range(1, columns)] for row in range(rows)
    ]
    floors = [
        [_ruled(across, ys[row], (xs[column] + xs[column + 1]) / 2) for column in range(columns)]
        for row in range(1, rows)
    ]
    owner = [[(-1, -1)] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] != (-1, -1):
                continue
            right = column
            while right + 1 < columns and not walls[row][right] and owner[row][right + 1] == (-1, -1):
                right += 1
            below = row
            while below + 1 < rows and not any(floors[below][c] for c in range(column, right + 1)):
                below += 1
            for r in range(row, below + 1):
                for c in range(column, right + 1):
                    owner[r][c] = (row, column)
    return owner


def _ruled(rules: Sequence[Rule], place: float, at: float) -> bool:
    return any(abs(rule.place - place) <= _SNAP and rule.start - 1 <= at <= rule.end + 1 for rule in rules)
