"""Quantities: every number of a text, read once and exactly, and how two of them compare.

* ``find_quantities(text)``: all numbers in order, not overlapping, ``text[q.start:q.end] == q.text``. Ordinals,
  dates, years, identifiers and labels come with their ``kind``, so that a caller can set them aside (``COUNTABLE``
  holds the kinds that measure something). A true range (2至3万元, 十几个, 2021—2023年) has ``value`` None and its
  ends in ``low`` and ``high``, qualifier ``range``. A date's value orders dates (2022年3月5日 → 20220305).
* ``same_value(a, b)``, ``compatible(a, b)``, ``same_unit(a, b)``: equality in any notation; intervals that meet;
  units that compare (人/名/位, 个/家/所, 公里/米, percent and 几分之几).
* ``rounds_to(exact, printed)``: equal, truncated, last_digit or different; ``last_place(printed)``.
* ``scale_by_unit(quantities, unit)``: bare table cells under 单位：万元.

Flags: ``contradictory_qualifier`` 近30余, ``redundant_qualifier`` 约200左右, ``malformed`` 400百余万 (value None),
``vague`` 十几, 数十, ``inner_spaces`` and ``line_break`` (broken by a PDF), ``full_width``, ``uppercase`` 壹仟,
``colloquial`` 一百五, ``shared_unit`` (the unit stands at the end of the list: 20.9、36.2、54个百分点),
 ``indefinite`` 一个 (an article as often as a number), ``list_marker`` (a label that numbers a
list), ``overlong`` (too many digits to be a value).
"""

from reviewer.quantities.comparison import compatible, last_place, rounds_to, same_unit, same_value, unit_factor
from reviewer.quantities.scanner import find_quantities
from reviewer.quantities.tables import scale_by_unit

COUNTABLE = frozenset({"money", "percent", "percentage_point", "count", "ratio", "duration", "rate", "number"})
"""The kinds that measure something; the others name, date or number it."""

__all__ = [
    "COUNTABLE",
    "compatible",
    "find_quantities",
    "last_place",
    "rounds_to",
    "same_unit",
    "same_value",
    "scale_by_unit",
    "unit_factor",
]
