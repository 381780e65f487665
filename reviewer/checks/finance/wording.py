"""How a formula and its figures are written in messages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import percentage, written
from reviewer.checks.finance.facts import Formula
from reviewer.quantities.relations import Item


def equation(formula: Formula, decimals: int) -> str:
    """The formula with its figures and its result (66.00÷186.50=35.39%)."""
    result = percentage(formula.value or Decimal(0), decimals)
    return f"{_side(formula.above)}÷{_side(formula.below)}={result}"


def _side(terms: Sequence[tuple[int, Item]]) -> str:
    joined = "".join(f"{'+' if sign > 0 else '-'}{written(item.value, item)}" for sign, item in terms).lstrip("+")
    return f"({joined})" if len(terms) > 1 else joined
