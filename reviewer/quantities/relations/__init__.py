"""Arithmetic sentences of fiscal prose as tuples that code recomputes.

``find_relations(text, quantities)`` reads a text whose quantities are known and returns what its sentences
claim of each other: totals and parts, shares, growth, averages, plans with their outcome, counted lists. It
says nothing about right or wrong; ``recompute`` grades a printed figure against a computed one, and the checks
decide. Offsets are code points of the text. One pass over the text, linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reviewer.model import Quantity
from reviewer.quantities.relations.averages import Average, UnitCost, averages, unit_costs
from reviewer.quantities.relations.bearers import Share
from reviewer.quantities.relations.breakdowns import Breakdown, Part, breakdowns
from reviewer.quantities.relations.costings import Costing, costings
from reviewer.quantities.relations.differences import Difference, differences
from reviewer.quantities.relations.enumerations import Enumeration, enumerations
from reviewer.quantities.relations.equations import Equation, equations
from reviewer.quantities.relations.estimates import Estimate, estimates
from reviewer.quantities.relations.growth import Growth, growths
from reviewer.quantities.relations.headcounts import Headcount, headcounts
from reviewer.quantities.relations.items import Item, read_items
from reviewer.quantities.relations.means import Mean, means
from reviewer.quantities.relations.outlined import outlined
from reviewer.quantities.relations.plans import Plan, plans
from reviewer.quantities.relations.products import Product, products
from reviewer.quantities.relations.reasons import Reason, reasons
from reviewer.quantities.relations.shares import shares
from reviewer.quantities.relations.trends import Trend, trends

__all__ = [
    "Average",
    "Breakdown",
    "Costing",
    "Difference",
    "Enumeration",
    "Equation",
    "Estimate",
    "Growth",
    "Headcount",
    "Item",
    "Mean",
    "Part",
    "Plan",
    "Product",
    "Reason",
    "Relations",
    "Share",
    "Trend",
    "UnitCost",
    "find_relations",
]


class Relations(NamedTuple):
    """What the sentences of a text claim of their figures; each list in the order of the text."""

    items: Sequence[Item]
    breakdowns: Sequence[Breakdown]
    shares: Sequence[Share]
    growths: Sequence[Growth]
    differences: Sequence[Difference]
    reasons: Sequence[Reason]
    trends: Sequence[Trend]
    averages: Sequence[Average]
    unit_costs: Sequence[UnitCost]
    means: Sequence[Mean]
    plans: Sequence[Plan]
    enumerations: Sequence[Enumeration]
    equations: Sequence[Equation]
    products: Sequence[Product]
    costings: Sequence[Costing]
    headcounts: Sequence[Headcount]
    estimates: Sequence[Estimate]


def find_relations(text: str, quantities: Sequence[Quantity]) -> Relations:
    """The relations between ``quantities`` (all those of ``text``, in order) that the words state."""
    items = read_items(text, quantities)
    found = breakdowns(items)
    calculations = equations(text)
    priced = costings(text, items)
    return Relations(
        items,
        found,
        shares(items, found),
        growths(items),
        differences(items),
        reasons(text, items),
        trends(text, items),
        averages(items),
        unit_costs(items),
        means(text, items),
        plans(items),
        sorted([*enumerations(text), *outlined(text)], key=lambda enumeration: enumeration.span.start),
        calculations,
        products(items),
        priced,
        headcounts(items, calculations, priced),
        estimates(text, quantities, [calculation.span for calculation in calculations]),
    )
