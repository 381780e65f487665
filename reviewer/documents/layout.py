"""Lines of a text and what their form says: where paragraphs are hard-wrapped, where columns of figures stand."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

END_MARKS = "。；！？：:;!?…"
_FIGURES = re.compile(r"[\d\s,，.．%％()（）+\-−－—/]*\d[\d\s,，.．%％()（）+\-−－—/]*\Z")
_PROSE = re.compile(r"[。；，！？]")
_MAX_CELL = 30
_UNWRAPPED = 90


class Line(NamedTuple):
    """A printed line: ``start..stop`` without its line end, ``end`` after it, ``text`` without outer blanks."""

    start: int
    stop: int
    end: int
    text: str
    first: int

    @property
    def ended(self) -> bool:
        """Whether a sentence ends with this line (closing quotation marks and brackets aside)."""
        return self.text.rstrip("”’」』）)】 ")[-1:] in END_MARKS


def lines(text: str) -> list[Line]:
    """All lines in order; ``first`` is the offset of the first character that is not blank."""
    found: list[Line] = []
    start, length = 0, len(text)
    for raw in text.split("\n"):
        if start == length:
            break
        stop = start + len(raw)
        end = min(stop + 1, length)
        stripped = raw.strip()
        first = stop - len(raw.lstrip()) if stripped else stop
        found.append(Line(start, stop, end, stripped, first))
        start = end
    return found


def wrap_width(rows: Sequence[Line]) -> int | None:
    """The width at which the lines of a PDF text layer break, or None where a line is a paragraph."""
    lengths = sorted(len(row.text) for row in rows if len(row.text) >= 15 and "\t" not in row.text)
    if len(lengths) < 8:
        return None
    width = lengths[len(lengths) * 19 // 20]
    return width if width <= _UNWRAPPED else None


def runs_on(row: Line, width: int | None) -> bool:
    """Whether the sentence of this line goes on in the next: a full line of a wrapped text without an end mark."""
    return width is not None and len(row.text) >= 0.8 * width and not row.ended


def figure_columns(rows: Sequence[Line], breaks: Container[int] = ()) -> set[int]:
    """Indices of lines in runs that are the cells of a table printed one below the other.

    A run is made of short lines without sentence punctuation, many of them bare figures; it ends at ``breaks``.
    """
    marked: set[int] = set()
    run: list[int] = []
    figures = 0

    def close() -> None:
        if figures >= 4 and figures * 8 >= len(run):
            marked.update(run)

    for index, row in enumerate(rows):
        if not row.text:
            continue
        if (len(row.text) > _MAX_CELL or _PROSE.search(row.text)) and not _FIGURES.match(row.text):
            close()
            run, figures = [], 0
            continue
        if index in breaks:
            close()
            run, figures = [], 0
        run.append(index)
        figures += bool(_FIGURES.match(row.text))
    close()
    return marked
