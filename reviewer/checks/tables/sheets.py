"""The tables of a report as grids, and how their places are named in messages."""

from __future__ import annotations

from decimal import Decimal

from reviewer.checks.report import Report
from reviewer.quantities.grids import Grid, GridSum, column_sums, grids, row_sums


def sheets(report: Report) -> list[Grid]:
    """The tables of the report that hold figures; use as ``report.once(sheets)``."""
    return grids(report.text, report.document.tables)


def sums(report: Report) -> list[tuple[Grid, list[GridSum]]]:
    """Each table with what it claims of its own figures; use as ``report.once(sums)``."""
    return [(grid, [*row_sums(grid), *column_sums(grid)]) for grid in report.once(sheets)]


def titled(grid: Grid) -> str:
    """The table by its name, as it is quoted in messages."""
    return f"《{grid.title}》" if grid.title else "所附表格"


def money(value: Decimal, decimals: int) -> str:
    """A figure of a table with its decimals, without thousands marks."""
    return f"{value:.{decimals}f}"
