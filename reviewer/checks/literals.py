"""Where words taken literally stand in a text, for lists of hundreds of words of which a text holds few."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache


def places(text: str, words: str) -> Iterator[int]:
    """The offsets in ``text`` at which ``words`` begin."""
    if len(words) > 1 and words[:2] not in pairs(text):
        return
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@lru_cache(maxsize=4)
def pairs(text: str) -> frozenset[str]:
    """Any two neighbouring characters of ``text``: one look here spares a search of the whole text."""
    return frozenset(map(str.__add__, text, text[1:]))
