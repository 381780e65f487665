"""What a reader yields, paragraphs and grids in reading order, and their assembly into canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.documents.canonical import canonical
from reviewer.documents.limits import bound_cells
from reviewer.documents.tables import find_unit, tab_grids
from reviewer.model import Cell, Origin, Span, Table

_IN_CELL = re.compile(r"[\t\n]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text of its own; line ends inside it are hard line breaks.

    ``turns`` are the places in ``text`` where a further page begins, with its number; ``uncertain`` those runs
    of it, in order, that were read off a picture and may have been misread.
    """

    text: str
    page: int | None = None
    turns: tuple[tuple[int, int], ...] = ()
    uncertain: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid, at the first row and column it covers."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Positions that a merged cell covers beyond its first have no cell."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    page: int | None = None


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Reading:
    """The content of one file in the order of reading, with what reading it set aside (in Chinese).

    ``files`` tells, for an archive, at which block each member begins, and its name.
    """

    blocks: Sequence[Block]
    notes: tuple[str, ...] = ()
    files: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """Canonical text with its tables and the place in the file of every run.

    ``own_end`` is where the report ends and what came with it begins.
    """

    text: str
    tables: tuple[Table, ...]
    origins: tuple[Origin, ...]
    uncertain: tuple[Span, ...]
    own_end: int


class _Assembly:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.positions = 0
        self.tables: list[Table] = []
        self.origins: list[Origin] = []
        self.uncertain: list[Span] = []
        self.file: str | None = None

    def write(self, text: str) -> tuple[int, int]:
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def paragraph(self, block: Paragraph, number: int) -> None:
        start, end = self.write(canonical(block.text))
        for first, last in block.uncertain:
            begin, stop = (min(end, start + len(canonical(block.text[:offset]))) for offset in (first, last))
            if stop > begin:
                self.uncertain.append(Span(start=begin, end=stop))
        page = block.page
        for offset, following in block.turns:
            # Composition may have shortened the text before the turn.
            turn = min(end, start + len(canonical(block.text[:offset])))
            if turn > start:
                self.origins.append(Origin(start=start, end=turn, page=page, paragraph=number, file=self.file))
            start, page = turn, following
        if end > start:
            self.origins.append(Origin(start=start, end=end, page=page, paragraph=number, file=self.file))

    def grid(self, block: Grid) -> None:
        self.positions += block.rows * block.columns
        bound_cells(self.positions)
        at = {(cell.row, cell.column): cell for cell in block.cells}
        number = len(self.tables)
        begin = self.length
        cells: list[Cell] = []
        for row in range(block.rows):
            for column in range(block.columns):
                if column:
                    self.write("\t")
                cell = at.get((row, column))
                if cell is None:
                    continue
                start, end = self.write(_IN_CELL.sub(" ", canonical(cell.text)).strip())
                cells.append(
                    Cell(
                        row=row,
                        column=column,
                        start=start,
                        end=end,
                        row_span=cell.row_span,
                        column_span=cell.column_span,
                    )
                )
                if end > start:
                    page = cell.page if cell.page is not None else block.page
                    self.origins.append(
                        Origin(start=start, end=end, page=page, table=number, row=row, column=column, file=self.file)
                    )
                    if cell.uncertain:
                        self.uncertain.append(Span(start=start, end=end))
            if row + 1 < block.rows:
                self.write("\n")
        self.tables.append(
            Table(start=begin, end=self.length, rows=block.rows, columns=block.columns, cells=tuple(cells))
        )


def assemble(blocks: Iterable[Block], files: Sequence[tuple[int, str]] = ()) -> Assembled:
    """Joins blocks by line ends. Tab-aligned lines of paragraphs become tables as well."""
    assembly = _Assembly()
    begins = dict(files)
    own_end: int | None = None
    paragraphs = 0
    for index, block in enumerate(blocks):
        if index in begins:
            if index:
                own_end = own_end or assembly.length
            assembly.file = begins[index]
        if index:
            assembly.write("\n")
        if isinstance(block, Paragraph):
            assembly.paragraph(block, paragraphs)
            paragraphs += 1
        else:
            assembly.grid(block)
    text = "".join(assembly.pieces)
    found = tab_grids(text, [(table.start, table.end) for table in assembly.tables])
    tables = sorted([*assembly.tables, *found], key=lambda table: table.start)
    number = {table.start: index for index, table in enumerate(tables)}
    printed = [table.start for table in assembly.tables]
    origins = [
        origin if origin.table is None else origin.model_copy(update={"table": number[printed[origin.table]]})
        for origin in assembly.origins
    ]
    previous = 0
    settled: list[Table] = []
    for table in tables:
        unit = find_unit(text, table, floor=previous)
        settled.append(table if unit is None else table.model_copy(update={"unit": unit}))
        previous = table.end
    return Assembled(
        text=text,
        tables=tuple(settled),
        origins=tuple(origins),
        uncertain=tuple(assembly.uncertain),
        own_end=len(text) if own_end is None else own_end,
    )
