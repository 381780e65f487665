"""One self-contained html page: the report on the left, the findings on the right.

Every quotation and number of the right side links to its place on the left. The report's text is cut at the
ends of all these places; each piece knows its offsets, so that a link can light up exactly its range. All
text of the report and of models is escaped by the template; nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reviewer.model import Cell, CheckResult, Document, Review, Severity, Table
from reviewer.quantities import find_quantities
from reviewer.rendering import words
from reviewer.rendering.links import Places, linked_numbers
from reviewer.rendering.table import tally

if TYPE_CHECKING:
    from jinja2 import Template

_WORST: tuple[Severity, ...] = ("critical", "major", "minor", "info")


class Piece(NamedTuple):
    """A run of the text that all marks cover alike. ``mark`` is a CSS class, "" for plain text."""

    start: int
    end: int
    text: str
    mark: str


class Block(NamedTuple):
    """A stretch of running text (``rows`` empty) or a table."""

    pieces: tuple[Piece, ...]
    rows: tuple[tuple[GridCell, ...], ...] = ()


class GridCell(NamedTuple):
    pieces: tuple[Piece, ...]
    row_span: int
    column_span: int


def to_html(result: CheckResult | Review, document: Document) -> str:
    """The whole page as one string."""
    return _template().render(
        result=result,
        is_review=isinstance(result, Review),
        blocks=tuple(blocks(result, document)),
        tally=tally(result),
        linked=Places(find_quantities(document.text)).linked,
        linked_numbers=linked_numbers,
        words=words,
    )


def blocks(result: CheckResult | Review, document: Document) -> Iterator[Block]:
    """The text of the document as blocks of pieces, in order."""
    cuts, marks = _cuts_and_marks(result, document)
    pieces = _pieces(document.text, cuts, marks)
    at = 0
    for table in sorted(document.tables, key=lambda table: table.start):
        if table.start < at:
            continue
        yield Block(_within(pieces, at, table.start))
        yield Block((), tuple(_grid(pieces, table)))
        at = table.end
    yield Block(_within(pieces, at, len(document.text)))


def _cuts_and_marks(result: CheckResult | Review, document: Document) -> tuple[list[int], list[tuple[int, int, str]]]:
    """Where the text is cut, and which ranges are marked how (later marks are drawn over earlier ones)."""
    places: list[tuple[int, int, str]] = []
    places += [(q.start, q.end, "") for q in find_quantities(document.text)]
    if isinstance(result, Review):
        places += [(e.start, e.end, "done") for done in result.achievements for e in done.evidence]
        places += [(e.start, e.end, f"said {said.label}") for said in result.statements for e in said.evidence]
    places += [(e.start, e.end, "held") for held in result.passes for e in held.evidence]
    for severity in reversed(_WORST):
        places += [
            (e.start, e.end, f"fault {severity}")
            for finding in result.findings
            if finding.severity == severity
            for e in finding.evidence
        ]
    places += [(s.start, s.body_start, "heading") for s in document.sections if s.title]
    cuts = {0, len(document.text)}
    cuts.update(offset for start, end, _ in places for offset in (start, end))
    cuts.update(offset for table in document.tables for offset in (table.start, table.end))
    cuts.update(offset for table in document.tables for cell in table.cells for offset in (cell.start, cell.end))
    return sorted(cuts), [(start, end, mark) for start, end, mark in places if mark]


def _pieces(text: str, cuts: Sequence[int], marks: Sequence[tuple[int, int, str]]) -> dict[int, Piece]:
    """The pieces by start, in order."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end, _) in enumerate(marks):
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    active: set[int] = set()
    pieces: dict[int, Piece] = {}
    for start, end in pairwise(cuts):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        kinds = dict.fromkeys(marks[number][2] for number in sorted(active))
        pieces[start] = Piece(start, end, text[start:end], " ".join(kinds))
    return pieces


def _within(pieces: dict[int, Piece], start: int, end: int) -> tuple[Piece, ...]:
    found = []
    while start < end:
        found.append(pieces[start])
        start = pieces[start].end
    return tuple(found)


def _grid(pieces: dict[int, Piece], table: Table) -> Iterator[tuple[GridCell, ...]]:
    rows: dict[int, list[Cell]] = {row: [] for row in range(table.rows)}
    for cell in table.cells:
        rows[cell.row].append(cell)
    for row in range(table.rows):
        yield tuple(
            GridCell(_within(pieces, cell.start, cell.end), cell.row_span, cell.column_span)
            for cell in sorted(rows[row], key=lambda cell: cell.column)
        )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.tests["wording"] = words.is_wording
    return environment.from_string((files(__package__) / "page.html.j2").read_text(encoding="utf-8"))
