"""A quotation as it stands in its source, with its numbers and the sentence around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.model import Evidence, Quantity, Span
from reviewer.verification.dates import (
    Parts,
    Relative,
    bare_years,
    date_parts,
    listed_years,
    opens_clause,
    relative_years,
    told_year,
)
from reviewer.verification.direction import denies, polarities
from reviewer.verification.folding import fold
from reviewer.verification.kept import kept
from reviewer.verification.locate import locate
from reviewer.verification.plans import announced_by, due_by, may_plan
from reviewer.verification.slots import COUNTED, Slot, slots
from reviewer.verification.source import Source, read_source

_CONTEXT = 240
_OPENS = re.compile(
    r"(?<=\n)[^\n。；;，,、]{1,30}\n|[。！？!?](?:[”’」』）)]*)|[；;：:]\s*\n|\n\s*\n|\t|\n(?=[^\n]{0,30}\t)"
)
_CLOSES = re.compile(r"[。！？!?]|\n\s*\n|\t")


@dataclass(frozen=True)
class Passage:
    """Where a quotation stands and what it says.

    ``own`` are its numbers; ``around`` those of the whole sentence, its own among them, or no more than its
    own where the quotation stands in several places and nothing says which is meant; ``cut`` the numbers
    in which it begins or ends; ``mentions`` its dates, ordinals, labels and identifiers and
    ``mentions_around`` those of the sentence. ``words`` and ``words_around`` are folded.
    """

    evidence: Evidence
    source: Source
    own: tuple[Slot, ...]
    around: tuple[Slot, ...]
    cut: tuple[Quantity, ...]
    mentions: tuple[Quantity, ...]
    mentions_around: tuple[Quantity, ...]
    sentence: tuple[int, int]

    @kept
    def words(self) -> str:
        """The quotation, folded."""
        return fold(self.evidence.quote)

    @kept
    def words_around(self) -> str:
        """The whole sentence, folded."""
        return fold(self.source.text[slice(*self.sentence)])

    @kept
    def by_value(self) -> dict[Decimal | None, list[Slot]]:
        """The numbers of the quotation by their value in the class of their unit."""
        found: dict[Decimal | None, list[Slot]] = {}
        for slot in self.own:
            found.setdefault(slot.value, []).append(slot)
        return found

    @kept
    def polarities(self) -> frozenset[int]:
        """The ways that the words of the sentence point."""
        return polarities(self.words_around)

    @kept
    def denies(self) -> bool:
        """Whether the sentence holds a negation."""
        return denies(self.words_around)

    @kept
    def names(self) -> dict[str, Quantity]:
        """The dates, ordinals, labels and identifiers of the quotation by their folded words."""
        return {fold(each.text): each for each in self.mentions}

    @kept
    def dates(self) -> tuple[tuple[Quantity, Parts], ...]:
        """The dates of the quotation with their parts."""
        return tuple((each, found) for each in self.mentions if (found := date_parts(each)) is not None)

    @kept
    def dates_around(self) -> tuple[tuple[Quantity, Parts], ...]:
        """The dates of the sentence with their parts."""
        return tuple((each, found) for each in self.mentions_around if (found := date_parts(each)) is not None)

    @kept
    def years(self) -> frozenset[int]:
        """The years that hold without being dates of the quotation: of the title, of the opening of a clause
        before the quotation, and bare ones in it (2021录用)."""
        opening = {
            found.year
            for quantity, found in self.dates_around
            if quantity.start < self.evidence.start and opens_clause(self.source.text, quantity.start)
        }
        return self.source.title_years | opening | bare_years(self.words)

    def may_be_of(self, month: Quantity, year: int) -> bool:
        """Whether a month or day without a year is of ``year``: that of the text or of the date before it, and
        of the latter alone where that is to come (2024年6月底前……，9月底前)."""
        before = [found.year for each, found in self.dates_around if found.year and each.end <= month.start]
        if before and before[-1] > self.this_year > 0:
            return before[-1] == year
        return year in self.years or before[-1:] == [year]

    @kept
    def _told_years(self) -> dict[int, int]:
        """By where it starts, the year that the quotation's own words put a number of the sentence in."""
        dates = [quantity for quantity, found in self.dates_around if found.year]
        numbers = [slot.quantity for slot in self.around]
        if not dates:
            return {}
        text = self.source.text
        return {each.start: told_year(text, each, dates, numbers) for each in numbers} | listed_years(
            text, dates, numbers
        )

    @kept
    def _compared_years(self) -> dict[int, int]:
        """By where it starts, the year of each number of the sentence that something is compared with."""
        found = {slot.quantity.start: slot.compared_year(self.this_year) for slot in self.around}
        return {start: year for start, year in found.items() if year}

    @kept
    def this_year(self) -> int:
        """The year that the report is on, 0 where its title names none."""
        return max(self.source.title_years, default=0)

    def year_of(self, slot: Slot) -> int:
        """The year that the sentence names for a number, 0 where it names none."""
        start = slot.quantity.start
        return self._compared_years.get(start) or self._told_years.get(start, 0)

    def is_compared(self, slot: Slot) -> bool:
        """Whether the number is the level of another year, with which something is compared."""
        return slot.quantity.start in self._compared_years

    def compared_with(self, year: int) -> list[Slot]:
        """The numbers of the sentence that are the level of ``year``, with which another is compared."""
        years = self._compared_years
        return [slot for slot in self.around if years.get(slot.quantity.start) == year]

    @kept
    def may_plan(self) -> bool:
        """Whether some of its numbers may be plans by what stands before them in the sentence."""
        return may_plan(self.source.text[slice(*self.sentence)])

    def announced_by(self, slot: Slot) -> str:
        """The words before a number by which it is an aim (年度目标：), else ""."""
        return announced_by(self._before(slot)) if self.may_plan else ""

    def is_ahead(self, slot: Slot) -> bool:
        """Whether a number is one of measures still to be taken, by its chapter or by a date after the year."""
        return self.tells_measures or (self.may_plan and bool(due_by(self._before(slot), self.this_year)))

    def _before(self, slot: Slot) -> str:
        return self.source.text[self.sentence[0] : slot.quantity.start]

    @kept
    def tells_measures(self) -> bool:
        """Whether it stands in a chapter on measures still to be taken."""
        return self.source.tells_measures(self.evidence.start)

    @kept
    def relative_years(self) -> tuple[Relative, ...]:
        """The years that 去年 and its like mean in the sentence."""
        return tuple(each for year in self.source.title_years for each in relative_years(self.words_around, year))


def read_passage(quote: str, source: str, within: Span | None) -> Passage | None:
    """The passage that ``quote`` stands for in ``source``, or None where it is absent."""
    return _read(quote, source, None if within is None else (within.start, within.end))


@lru_cache(maxsize=4096)
def _read(quote: str, source: str, within: tuple[int, int] | None) -> Passage | None:
    evidence = locate(quote, source, None if within is None else Span(start=within[0], end=within[1]))
    if evidence is None:
        return None
    read = read_source(source)
    start, end = _sentence(source, evidence.start, evidence.end)
    quantities = read.quantities_touching(start, end)
    inside = [q for q in quantities if q.start < evidence.end and evidence.start < q.end]
    cut = tuple(q for q in inside if q.number_start < evidence.start or evidence.end < q.number_end)
    whole = {q.start for q in inside if q not in cut}
    others = [q for q in quantities if q.kind not in COUNTED]
    around = slots(source, start, end, quantities)
    own = tuple(slot for slot in around if slot.quantity.start in whole)
    certain = within is not None or source.find(evidence.quote, evidence.start + 1) < 0
    return Passage(
        evidence=evidence,
        source=read,
        own=own,
        around=around if certain else own,
        cut=cut,
        mentions=tuple(q for q in others if q.start in whole),
        mentions_around=tuple(others),
        sentence=(start, end),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences that ``start..end`` touches, at most 240 characters more on either side."""
    begin = max(0, start - _CONTEXT)
    for match in _OPENS.finditer(text, begin, start):
        begin = match.end()
    closing = _CLOSES.search(text, end, min(len(text), end + _CONTEXT)) if not _CLOSES.match(text, end - 1) else None
    if closing is not None:
        return begin, closing.end()
    return begin, end if _CLOSES.match(text, end - 1) else min(len(text), end + _CONTEXT)
