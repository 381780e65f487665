"""A claim read once: its numbers, words and years."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.model import Quantity
from reviewer.verification.dates import names_past, past_words, told_year
from reviewer.verification.direction import denies, polarities
from reviewer.verification.folding import fold
from reviewer.verification.kept import kept
from reviewer.verification.slots import Slot


class Claim:
    """A claim with its counted numbers and its ``dates``; the rest is read when asked. ``words`` are folded."""

    def __init__(self, text: str, slots: tuple[Slot, ...], dates: Sequence[Quantity]) -> None:
        self.text = text
        self.slots = slots
        self.dates = dates

    @kept
    def words(self) -> str:
        return fold(self.text)

    @kept
    def polarities(self) -> frozenset[int]:
        return polarities(self.words)

    @kept
    def denies(self) -> bool:
        return denies(self.words)

    @kept
    def _names_years(self) -> bool:
        return bool(self.dates) or names_past(self.words)

    def year_of(self, slot: Slot, this_year: int) -> int:
        """The year that the claim of a report on ``this_year`` names for a number, 0 where it names none."""
        if not self._names_years:
            return 0
        told = told_year(self.text, slot.quantity, self.dates, [each.quantity for each in self.slots])
        return told or slot.compared_year(this_year) or self._past_year_of(slot, this_year)

    def _past_year_of(self, slot: Slot, this_year: int) -> int:
        """The year before, where 上年 stands in the number's clause and no number of its unit between; else 0."""
        before = past_words(fold(self.text[: slot.quantity.start]))
        numbers = [each for each in self.slots if each.quantity.start < slot.quantity.start and each.unit == slot.unit]
        if not before or not this_year or any(fold(each.quantity.text) in before for each in numbers):
            return 0
        return this_year - 1
