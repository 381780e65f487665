"""A page as it is read: its sheets, their areas, and in each the lines and tables from the top down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.documents.pdf_aligned import aligned
from reviewer.documents.pdf_columns import areas
from reviewer.documents.pdf_grids import Ruled, ruled_grids
from reviewer.documents.pdf_lines import Line, Place, rows_of, without_labels
from reviewer.documents.pdf_page import Page
from reviewer.documents.pdf_sheets import sheets

Item = Line | Ruled


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines and tables in reading order on a sheet of a page (points)."""

    page: int
    height: float
    items: tuple[Item, ...]


def layouts(page: Page) -> Iterator[Layout]:
    for number, sheet in enumerate(sheets(page)):
        yield Layout(page.number, sheet.height, tuple(_items(sheet, number)))


def _items(sheet: Page, number: int) -> Iterator[Item]:
    grids, glyphs = ruled_grids(sheet)
    rows = [part for row in rows_of(glyphs) for part in without_labels(row)]
    for area in areas(rows, grids):
        place = Place(sheet.number, number, round(sheet.width), round(sheet.height), area.column, area.columns)
        yield from sorted([*aligned(area.rows, place), *area.grids], key=lambda item: item.top)
