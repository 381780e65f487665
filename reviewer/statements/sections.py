"""Which section a place belongs to."""

from __future__ import annotations

from bisect import bisect_right

from reviewer.model import Document, Section


class Places:
    """The innermost section at any offset of a document, in logarithmic time."""

    def __init__(self, document: Document) -> None:
        self._edges: list[int] = []
        self._sections: list[Section | None] = []
        above: list[Section] = []
        for section in document.sections:
            while above and above[-1].end <= section.start:
                self._mark(above.pop().end, above[-1] if above else None)
            self._mark(section.start, section)
            above.append(section)
        while above:
            self._mark(above.pop().end, above[-1] if above else None)

    def _mark(self, offset: int, section: Section | None) -> None:
        if self._edges and self._edges[-1] == offset:
            self._sections[-1] = section
        else:
            self._edges.append(offset)
            self._sections.append(section)

    def at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``, or None."""
        index = bisect_right(self._edges, offset) - 1
        return self._sections[index] if index >= 0 else None

    def id_at(self, offset: int) -> str:
        """The id of that section; "" when there is none."""
        section = self.at(offset)
        return section.id if section else ""
