"""What a check sees: the document with everything that several checks need, computed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from reviewer.documents.sentences import sentences
from reviewer.model import Document, Quantity, Section, SectionKind, Span
from reviewer.profiles import Profile
from reviewer.quantities import find_quantities


class Report:
    """A document with its quantities, sentences and profile. Lists are ordered by place."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.document = document
        self.profile = profile
        self.text = document.text

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        return find_quantities(self.text)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        return sentences(self.text)

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def quantities_in(self, start: int, end: int) -> Sequence[Quantity]:
        """The quantities that begin in ``start..end``."""
        return self.quantities[bisect_left(self._quantity_starts, start) : bisect_left(self._quantity_starts, end)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset``."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def sections_of(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The outermost sections of these kinds."""
        found: list[Section] = []
        for section in self.document.sections:
            if section.kind in kinds and not (found and section.start < found[-1].end):
                found.append(section)
        return tuple(found)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``."""
        holding = [s for s in self.document.sections if s.start <= offset < s.end]
        return max(holding, key=lambda s: s.level) if holding else None
