"""Where a quotation stands in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reviewer.model import Evidence, Span
from reviewer.verification.folding import fold
from reviewer.verification.source import Source, read_source

_INSIDE_NUMBERS = frozenset("0123456789０１２３４５６７８９.．")
_AFTER_DIGITS = _INSIDE_NUMBERS | frozenset("万亿千百%％‰余")
_BEFORE = frozenset("近约超逾")
_AFTER = ("余", "多", "以上", "以下", "左右", "以内")
_CANDIDATES = 64


def locate(quote: str, source: str, within: Span | None = None) -> Evidence | None:
    """The place of ``quote`` in ``source``, or None.

    The words are taken exactly, else folded (see :mod:`reviewer.verification.folding`); an edited quotation
    is absent, however close. Of several places the one inside ``within`` counts, else the first; a place
    where the quotation would begin or end inside a number yields to one where it does not.
    ``source[e.start:e.end] == e.quote`` always holds.
    """
    if not quote.strip():
        return None
    read = read_source(source)
    ranges = [(0, len(source))]
    if within is not None:
        ranges.insert(0, (max(0, within.start), min(len(source), within.end)))
    for start, end in ranges:
        place = _best(source, _exact(quote, source, start, end))
        if place is not None:
            return Evidence(start=place[0], end=place[1], quote=source[place[0] : place[1]])
        wanted = fold(quote)
        place = _best(source, _folded(quote, wanted, read, start, end)) if wanted else None
        if place is not None:
            return Evidence(start=place[0], end=place[1], quote=source[place[0] : place[1]], match="folded")
    return None


def _best(source: str, places: Iterator[tuple[int, int]]) -> tuple[int, int] | None:
    """The first of ``places`` whose edges cut no number, else the first."""
    first = None
    for count, place in enumerate(places):
        if not _cuts_number(source, *place):
            return place
        if first is None:
            first = place
        if count == _CANDIDATES:
            break
    return first


def _cuts_number(source: str, start: int, end: int) -> bool:
    """Whether an edge parts digits from digits, or a number from its qualifier."""
    first, before = source[start], source[start - 1] if start else ""
    if (before in _INSIDE_NUMBERS and first in _AFTER_DIGITS) or (before in _BEFORE and first in _INSIDE_NUMBERS):
        return True
    return source.startswith(_AFTER, end) or (
        source[end - 1] in _INSIDE_NUMBERS and source[end : end + 1] in _AFTER_DIGITS
    )


def _exact(quote: str, source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = source.find(quote, start, end)
    while at >= 0:
        yield at, at + len(quote)
        at = source.find(quote, at + 1, end)


def _folded(quote: str, wanted: str, source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    text, offsets = source.folded
    stop = bisect_left(offsets, end)
    at = text.find(wanted, bisect_left(offsets, start), stop)
    while at >= 0:
        first, last = offsets[at], offsets[at + len(wanted) - 1]
        if last - first + 1 == len(wanted) or not _joins_numbers(quote, source, at, len(wanted)):
            yield first, last + 1
        at = text.find(wanted, at + 1, stop)


def _joins_numbers(quote: str, source: Source, at: int, length: int) -> bool:
    """Whether the quotation writes as one number what the source has as two, apart by white space."""
    text, offsets = source.folded
    apart = {
        index for index in range(1, length) if _is_gap_between_digits(text, offsets[at + index - 1], at, index, source)
    }
    return bool(apart) and not apart <= _gaps(quote)


def _is_gap_between_digits(text: str, before: int, at: int, index: int, source: Source) -> bool:
    after = source.folded.offsets[at + index]
    if after == before + 1 or not (text[at + index - 1].isdigit() and text[at + index].isdigit()):
        return False
    around = source.quantities_touching(before, after + 1)
    return not any(q.number_start <= before and after < q.number_end for q in around)


def _gaps(quote: str) -> set[int]:
    """The folded positions of ``quote`` before which it has white space."""
    gaps, position = set(), 0
    for run in quote.split():
        position += len(fold(run))
        gaps.add(position)
    return gaps
