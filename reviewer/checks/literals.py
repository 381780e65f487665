"""Where words taken literally stand in a text, for lists of hundreds of words of which a text holds few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache


def places(text: str, words: str) -> Iterator[int]:
    """The offsets in ``text`` at which ``words`` begin."""
    if len(words) > 1 and not {words[:2], words[-2:]} <= pairs(text):
        return
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def windows(places: Iterable[int], before: int, after: int, end: int) -> Iterator[tuple[int, int]]:
    """Around each of ``places`` (in order) so many characters, none past ``end``; windows that meet are one."""
    first = last = -1
    for at in places:
        if first >= 0 and at - before > last:
            yield first, last
            first = -1
        if first < 0:
            first = max(0, at - before)
        last = at + after
    if first >= 0:
        yield first, min(last, end)


@lru_cache(maxsize=4)
def pairs(text: str) -> frozenset[str]:
    """Any two neighbouring characters of ``text``: one look here spares a search of the whole text."""
    return frozenset(map(str.__add__, text, text[1:]))
