"""What a check sees: the document with everything that several checks need, computed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from reviewer.corpus import Corpus
from reviewer.documents.sentences import sentences
from reviewer.model import Document, Quantity, Section, SectionKind, Span
from reviewer.profiles import Profile
from reviewer.quantities import find_quantities
from reviewer.quantities.relations import Relations, find_relations
from reviewer.verification.instructions import withheld

T = TypeVar("T")


class Report:
    """A document as far as it is a report: orders to its reviewer are blanked, so that none sways a check. With
    its quantities, sentences, profile and other reports. Lists are ordered by place; ``original`` is the document
    with every word.
    """

    def __init__(self, document: Document, profile: Profile, corpus: Corpus | None = None) -> None:
        self.original = document
        self.document = withheld(document)
        self.profile = profile
        self.corpus = corpus
        self.text = self.document.text
        self._once: dict[Callable[..., Any], Any] = {}

    def once(self, compute: Callable[[Report], T]) -> T:
        """What ``compute`` makes of this report, computed at the first call and shared between checks."""
        if compute not in self._once:
            self._once[compute] = compute(self)
        result: T = self._once[compute]
        return result

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        return find_quantities(self.text)

    @cached_property
    def relations(self) -> Relations:
        return find_relations(self.text, self.quantities)

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
        return self.document.sections_of(*kinds)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``."""
        at = bisect_right(self._innermost_starts, offset) - 1
        return self._innermost[at][1] if at >= 0 else None

    @cached_property
    def _innermost(self) -> list[tuple[int, Section | None]]:
        """Where the innermost section changes, and to which: the preorder of the outline, swept once."""
        changes: list[tuple[int, Section | None]] = []
        open_sections: list[Section] = []
        for section in self.document.sections:
            _close(open_sections, section.start, changes)
            open_sections.append(section)
            changes.append((section.start, section))
        _close(open_sections, len(self.text) + 1, changes)
        return changes

    @cached_property
    def _innermost_starts(self) -> list[int]:
        return [start for start, _ in self._innermost]


def _close(open_sections: list[Section], until: int, changes: list[tuple[int, Section | None]]) -> None:
    while open_sections and open_sections[-1].end <= until:
        ended = open_sections.pop()
        changes.append((ended.end, open_sections[-1] if open_sections else None))
