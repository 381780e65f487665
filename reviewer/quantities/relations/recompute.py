"""Recomputed figures against printed ones: half-up rounding holds, truncation and a last digit are graded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from reviewer.model import Quantity
from reviewer.quantities.relations.items import Item

Grade = Literal["ok", "truncated", "last_digit", "tail", "wrong"]

_ROUGHLY = Decimal("0.005")  # a total printed more coarsely than its parts is still close to their sum
_SCALES = {"": Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "百万": Decimal(10**6)}
_SCALES |= {"千万": Decimal(10**7), "亿": Decimal(10**8), "万亿": Decimal(10**12)}


def last_place(quantity: Quantity) -> Decimal:
    """One unit of the last printed digit, in the base unit (2.06万元 → 100)."""
    return _SCALES.get(quantity.scale, Decimal(1)).scaleb(-quantity.decimals)


def grade(exact: Decimal, stated: Decimal, place: Decimal) -> Grade:
    """How a printed figure stands to what it should be; ``place`` is one unit of its last digit.

    ``ok``: half-up rounding gives it; ``truncated``: cutting off gives it; ``last_digit``: it is off by one
    unit of its last digit; else ``wrong``. Signs are compared too. Source: half-up is the rule of published
    budgets, truncation a habit of them.
    """
    if rounded(exact, place) == stated:
        return "ok"
    if rounded(exact, place, ROUND_DOWN) == stated:
        return "truncated"
    if abs(exact - stated) < place * Decimal("1.5"):
        return "last_digit"
    return "wrong"


def grade_share(part: Decimal, whole: Decimal, percent: Item) -> Grade:
    """How a printed percentage stands to ``part``/``whole``."""
    if whole == 0:
        return "wrong"
    return grade(part / whole * 100, percent.quantity.value or Decimal(0), last_place(percent.quantity))


def within_rounding(
    part: Decimal, part_place: Decimal, whole: Decimal, whole_place: Decimal, percent: Quantity
) -> bool:
    """Whether the roundings of the printed part and whole alone can account for a printed percentage.

    Both may be off by half a unit of their last digit, as may the percentage.
    """
    if percent.value is None or whole <= whole_place:
        return False
    least = (part - part_place / 2) / (whole + whole_place / 2) * 100
    most = (part + part_place / 2) / (whole - whole_place / 2) * 100
    half = last_place(percent) / 2
    return least - half <= percent.value <= most + half


def rounded(exact: Decimal, place: Decimal, how: str = ROUND_HALF_UP) -> Decimal:
    """``exact`` to a whole number of ``place``, half-up unless told."""
    return (exact / place).quantize(Decimal(1), rounding=how) * place


def _rounded(item: Item) -> bool:
    """Whether the printed figure may be a rounded one: a count in units is not."""
    return bool(item.quantity.decimals or item.quantity.scale)


def grade_sum(total: Item, parts: Sequence[Item]) -> Grade:
    """How a printed total stands to the sum of its printed parts.

    Each figure may carry half a unit of its last digit from rounding; counts in units carry none.
    """
    exact = sum((part.value for part in parts), Decimal(0))
    if exact == total.value:
        return "ok"
    figures = (total, *parts)
    rough = [last_place(item.quantity) for item in figures if _rounded(item)]
    if not rough:
        return "wrong"
    finest, own = min(rough), last_place(total.quantity)
    roughly = abs(exact - total.value) <= abs(total.value) * _ROUGHLY
    if own > finest and roughly and rounded(exact, own) == total.value:
        return "ok"
    slack = finest / 2 * len(figures)
    if all(
        _rounded(part) and last_place(part.quantity) > own for part in parts
    ):  # parts rounded more coarsely than their total
        slack = sum((last_place(item.quantity) / 2 for item in figures), Decimal(0))
    return "tail" if abs(exact - total.value) <= slack else "wrong"
