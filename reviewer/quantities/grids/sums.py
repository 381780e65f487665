"""What a grid claims of its figures: a total and its parts, and how they stand to each other."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reviewer.quantities.grids.figures import Figure


class Place(NamedTuple):
    """Where a figure stands: the name of its row and of its column."""

    row: str
    column: str


class GridSum(NamedTuple):
    """A total with its parts, each with its place; an empty cell counts as nothing.

    ``sure``: codes, numbering or the names of the budget's columns say that the parts are all there is.
    """

    total: Figure
    at: Place
    parts: tuple[tuple[Figure, Place], ...]
    sure: bool
    direction: str

    @property
    def sum(self) -> Decimal:
        return sum((figure.value for figure, _ in self.parts), Decimal(0))

    @property
    def gap(self) -> Decimal:
        return self.total.value - self.sum

    @property
    def holds(self) -> bool:
        """Whether the parts give the total, to the coarsest digit that is printed."""
        coarsest = max(figure.place for figure, _ in (*self.parts, (self.total, self.at)))
        mixed = coarsest > min(figure.place for figure, _ in (*self.parts, (self.total, self.at)))
        return self.gap == 0 or (mixed and abs(self.gap) <= coarsest / 2)

    @property
    def tail(self) -> bool:
        """Whether rounding of the printed figures can account for the gap."""
        slack = sum((figure.place / 2 for figure, _ in self.parts), self.total.place / 2)
        return not self.holds and abs(self.gap) <= slack
