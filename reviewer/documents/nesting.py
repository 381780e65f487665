"""Which heading stands under which: levels inferred from the order of the numbering styles in one document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

from reviewer.documents.headings import RANKS, Heading

_LARGEST_GAP = 3
_DEEPEST = 9


def levels(headings: Sequence[Heading]) -> list[int]:
    """The depth (1 = outermost) of each heading.

    A style already open is continued; a new style goes below, unless it usually ranks above what is open and
    that does not go on after it (some documents put （一） under 1、).
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, heading in enumerate(headings):
        places[heading.style].append(index)

    def continues(open_index: int, at: int) -> bool:
        opened = headings[open_index]
        positions = places[opened.style]
        following = bisect_right(positions, at)
        if following == len(positions):
            return False
        return 0 < headings[positions[following]].number - opened.number <= _LARGEST_GAP

    stack: list[int] = []
    depths: list[int] = []
    for index in range(len(headings)):
        _make_room(stack, headings, index, continues)
        del stack[_DEEPEST - 1 :]
        stack.append(index)
        depths.append(len(stack))
    return depths


def _make_room(
    stack: list[int], headings: Sequence[Heading], index: int, continues: Callable[[int, int], bool]
) -> None:
    heading = headings[index]
    same = [depth for depth in range(len(stack) - 1, -1, -1) if headings[stack[depth]].style == heading.style]
    if heading.style == "appendix":
        stack.clear()
        return
    numbered = heading.style != "plain"
    if same:
        for depth in same:
            if numbered and heading.number == headings[stack[depth]].number + 1:
                del stack[depth:]
                return
        nested = numbered and heading.number == 1 and same[0] != len(stack) - 1 and continues(stack[-1], index)
        if not nested:
            del stack[same[0] :]
        return
    rank = RANKS[heading.style]
    while stack and RANKS[headings[stack[-1]].style] > rank:
        if (heading.number == 1 or not numbered) and continues(stack[-1], index):
            return
        stack.pop()
