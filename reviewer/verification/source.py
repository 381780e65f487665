"""A source read once: its folded form, its quantities and the years of its title."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache

from reviewer.model import Quantity
from reviewer.quantities import find_quantities
from reviewer.verification.dates import title_years
from reviewer.verification.folding import Folded, fold_with_offsets
from reviewer.verification.kept import kept
from reviewer.verification.plans import measure_headings
from reviewer.verification.slots import COUNTED
from reviewer.verification.units import measure


class Source:
    """A text with what verification asks of it, each computed when first asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @kept
    def folded(self) -> Folded:
        return fold_with_offsets(self.text)

    @kept
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(find_quantities(self.text))

    @kept
    def title_years(self) -> frozenset[int]:
        return title_years(self.text)

    @kept
    def _headings(self) -> tuple[tuple[int, bool], ...]:
        return measure_headings(self.text)

    def tells_measures(self, at: int) -> bool:
        """Whether ``at`` stands in a chapter on measures still to be taken."""
        before = bisect_left(self._headings, (at, False))
        return before > 0 and self._headings[before - 1][1]

    @kept
    def by_value(self) -> dict[tuple[str, Decimal], Quantity]:
        """The first counted number of each unit class and value."""
        found: dict[tuple[str, Decimal], Quantity] = {}
        for quantity in self.quantities:
            if quantity.kind in COUNTED:
                unit, value = measure(quantity)
                if value is not None:
                    found.setdefault((unit, value), quantity)
        return found

    @kept
    def _ends(self) -> list[int]:
        return [quantity.end for quantity in self.quantities]

    def quantities_touching(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities that share at least one character with ``start..end``, in order."""
        first = bisect_left(self._ends, start + 1)
        last = first
        while last < len(self.quantities) and self.quantities[last].start < end:
            last += 1
        return self.quantities[first:last]


@lru_cache(maxsize=64)
def read_source(text: str) -> Source:
    """The one :class:`Source` of ``text``; the last texts are kept."""
    return Source(text)
