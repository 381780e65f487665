"""Tables as grids: rows with labels and codes, columns with header paths, cells read as figures.

``grids(text, tables)`` reads the tables of a document, continuation pages joined. ``row_sums`` and ``column_sums``
return what a grid claims of its own figures: a total column over the columns of its group, a code over the codes
below it, 合计 over the rows it closes. Columns are told by their headers, codes by their pattern, never by
position; levels are never added across.
"""

from reviewer.quantities.grids.figures import Figure
from reviewer.quantities.grids.grid import Grid, Row, grids
from reviewer.quantities.grids.levels import column_sums
from reviewer.quantities.grids.rates import GridRate, fits, rates
from reviewer.quantities.grids.sums import GridSum, Place
from reviewer.quantities.grids.totals import row_sums

__all__ = [
    "Figure",
    "Grid",
    "GridRate",
    "GridSum",
    "Place",
    "Row",
    "column_sums",
    "fits",
    "grids",
    "rates",
    "row_sums",
]
