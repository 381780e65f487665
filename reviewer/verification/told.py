"""A claim read once: its numbers, words and years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reviewer.model import Quantity
from reviewer.verification.dates import told_year
from reviewer.verification.direction import denies, polarities
from reviewer.verification.folding import fold
from reviewer.verification.slots import Slot


class Claim:
    """A claim with its counted numbers and its ``dates``; the rest is read when asked. ``words`` are folded."""

    def __init__(self, text: str, slots: tuple[Slot, ...], dates: Sequence[Quantity]) -> None:
        self.text = text
        self.slots = slots
        self.dates = dates

    @cached_property
    def words(self) -> str:
        return fold(self.text)

    @cached_property
    def polarities(self) -> frozenset[int]:
        return polarities(self.words)

    @cached_property
    def denies(self) -> bool:
        return denies(self.words)

    def year_of(self, slot: Slot) -> int:
        """The year that the claim names for a number, 0 where it names none."""
        return told_year(self.text, slot.quantity, self.dates, [each.quantity for each in self.slots])
