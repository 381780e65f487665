"""How wide text is set: the margins of columns, and the narrower measure of lines beside a picture or set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reviewer.documents.pdf_lines import PROSE, SMALL, Line

# The indent of a first line, in type sizes, and what share of long lines shows that first lines are indented.
INDENT = 1.2
DEEP = 3.2
_INDENTS = 0.05
# How far apart neighbouring lines stand, in type sizes.
CLOSEST = 0.8
_WIDEST = 5.0
# Lines at least this share of the widest tell where the margins are, if this share of them ends there.
_LONG = 0.7
_COMMON = 0.15
_BUCKET = 3.0
# Text of which this share of the long lines ends at the margin is justified.
_JUSTIFIED = 0.7
_TEXT_WIDTH = 0.5
# A narrow measure shows in three of nine lines that end within this distance of each other (type sizes), are this long,
# and in part hold punctuation.
_NARROW = 1.2
_WINDOW = 4
_SHARED = 3
_SHORTEST = 9.0
_MARKED = 0.5

Shape = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Margins:
    """Where body text begins and ends in columns of one shape (x in points), its usual leading and type size, whether
    first lines of paragraphs are indented, and whether lines are stretched to the right margin."""

    left: float
    right: float
    leading: float
    size: float
    indented: bool
    justified: bool


def all_margins(lines: Iterable[Line]) -> dict[Shape, Margins]:
    """The margins that the lines of all columns of one shape show."""
    shapes: dict[Shape, list[Line]] = {}
    for line in lines:
        shapes.setdefault(line.place.shape, []).append(line)
    return {shape: _margins_of(own) for shape, own in shapes.items()}


def _margins_of(lines: Sequence[Line]) -> Margins:
    """The margins of ``lines``; where none is long enough to be one of running text, none reaches the right margin."""
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if _is_long(line, widest)]
    prose = [line for line in long if PROSE.search(line.text)] or long
    left, right = -_common(-line.left for line in long), _common(line.right for line in prose)
    leadings = [two.base - one.base for one, two in pairwise(lines) if _neighbours(one, two) and _is_long(one, widest)]
    leading = median(leadings) if leadings else 2 * median(line.size for line in lines)
    indents = sum(INDENT * line.size <= line.left - left <= DEEP * line.size for line in long)
    width = lines[0].place.width
    flush = sum(abs(line.right - right) <= _BUCKET for line in prose)
    return Margins(
        left=left,
        right=right if right - left >= _TEXT_WIDTH * width / lines[0].place.columns else width,
        leading=leading,
        size=median(line.size for line in long),
        indented=indents >= _INDENTS * len(long),
        justified=flush >= _JUSTIFIED * len(prose),
    )


def _is_long(line: Line, widest: float) -> bool:
    return line.right - line.left >= _LONG * widest


def _neighbours(one: Line, two: Line) -> bool:
    return one.place == two.place and CLOSEST * one.size <= two.base - one.base <= _WIDEST * one.size


def _common(places: Iterable[float]) -> float:
    """The outermost place that enough lines share."""
    ordered = sorted(places, reverse=True)
    for index, place in enumerate(ordered):
        near = sum(place - other <= _BUCKET for other in ordered[index:])
        if near >= max(2, _COMMON * len(ordered)):
            return place
    return ordered[0]


def narrow_lefts(lines: Sequence[Line], margins: Mapping[Shape, Margins]) -> dict[int, float]:
    """Where text set to a narrower measure begins, for the index of each line that ends where its neighbours end."""
    body = [i for i, line in enumerate(lines) if line.size >= SMALL * margins[line.place.shape].size]
    found: dict[int, float] = {}
    for at, index in enumerate(body):
        line = lines[index]
        if not _is_prose_width(line) or margins[line.place.shape].right - line.right < line.size:
            continue
        beside = [*_until_wider(line, (lines[other] for other in reversed(body[max(0, at - _WINDOW) : at])))]
        beside += _until_wider(line, (lines[other] for other in body[at : at + _WINDOW + 1]))
        near = [other for other in beside if _ends_with(other, line) and _is_prose_width(other)]
        marked = sum(PROSE.search(other.text) is not None for other in near)
        if len(near) >= _SHARED and marked >= _MARKED * len(near):
            found[index] = min(other.left for other in near)
    return found


def _until_wider(line: Line, others: Iterable[Line]) -> Iterator[Line]:
    for other in others:
        if other.place != line.place or other.right > line.right + _NARROW * line.size:
            return
        yield other


def _ends_with(other: Line, line: Line) -> bool:
    return abs(other.right - line.right) <= _NARROW * line.size


def _is_prose_width(line: Line) -> bool:
    return line.right - line.left >= _SHORTEST * line.size
