"""Where words taken literally stand in a text, for lists of hundreds of words of which a text holds few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache


def places(text: str, words: str) -> Iterator[int]:
    """The offsets in ``text`` at which ``words`` begin."""
    if len(words) > 1:
        yield from (at for at in _where(text).get(words[:2], ()) if text.startswith(words, at))
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
    return frozenset(_where(text))


@lru_cache(maxsize=4)
def _where(text: str) -> Mapping[str, Sequence[int]]:
    """Where any two neighbouring characters stand."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(map(str.__add__, text, text[1:])):
        found[pair].append(at)
    return dict(found)
