"""Project forms: the amounts of the basis of calculation against the amount applied for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import Quantity, Span

_AMOUNT = re.compile(r"本年(?:度)?(?:预算)?金额[（(](?P<unit>万?元)[）)]\s*[：:]\s*(?P<number>\d[\d,]*(?:\.\d+)?)")
_BASIS = re.compile(r"^[^\S\n]*[一二三四五六七八九十]{1,2}、[^\n]{0,6}测算依据[^\n]{0,6}$", re.M)
_NEXT = re.compile(r"^[^\S\n]*[一二三四五六七八九十]{1,2}、", re.M)
_STEP = re.compile(r"[一二三四五六七八九十]是|^[^\S\n\"]*\"?\d{1,2}[.、．](?!\d)", re.M)


class Estimate(NamedTuple):
    """The amount of this year as the head of a form gives it, and ways to read the amounts of its basis.

    ``amount`` is in 元. Each reading is one amount a step or all there are.
    """

    span: Span
    printed: str
    amount: Decimal
    readings: tuple[tuple[Quantity, ...], ...]


class Applied(NamedTuple):
    """The amount of this year at the head of a form, in 元 and as printed."""

    span: Span
    printed: str
    amount: Decimal


def amounts_applied_for(text: str) -> list[Applied]:
    """The amounts of this year that forms in ``text`` apply for, in order."""
    found = []
    for head in _AMOUNT.finditer(text):
        scale = Decimal(10_000) if head["unit"] == "万元" else Decimal(1)
        amount = Decimal(head["number"].replace(",", "")) * scale
        found.append(Applied(Span(start=head.start(), end=head.end()), f"{head['number']}{head['unit']}", amount))
    return found


def estimates(text: str, quantities: Sequence[Quantity]) -> list[Estimate]:
    """Every form of ``text`` with both an amount and a basis of calculation that holds two amounts or more."""
    starts = [quantity.start for quantity in quantities]
    found = []
    for head in amounts_applied_for(text):
        basis = _BASIS.search(text, head.span.end)
        if basis is None:
            continue
        following = _NEXT.search(text, basis.end())
        end = following.start() if following else len(text)
        inside = quantities[bisect_left(starts, basis.end()) : bisect_left(starts, end)]
        amounts = [quantity for quantity in inside if _is_amount(quantity)]
        marks = [mark.start() for mark in _STEP.finditer(text, basis.end(), end)]
        readings = tuple(dict.fromkeys(way for way in _ways(amounts, marks) if len(way) >= 2))
        if readings:
            found.append(Estimate(head.span, head.printed, head.amount, readings))
    return found


def _is_amount(quantity: Quantity) -> bool:
    bare = quantity.kind == "number" and not quantity.unit and quantity.scale in ("万", "亿")
    return quantity.value is not None and (bare or (quantity.kind == "money" and quantity.unit == "元"))


def _ways(amounts: Sequence[Quantity], marks: Sequence[int]) -> list[tuple[Quantity, ...]]:
    """All amounts; the first of each step; the last of each step."""
    steps: dict[int, list[Quantity]] = {}
    for quantity in amounts:
        step = bisect_left(marks, quantity.start)
        if step:
            steps.setdefault(step, []).append(quantity)
    firsts = tuple(step[0] for step in steps.values())
    lasts = tuple(step[-1] for step in steps.values())
    return [tuple(amounts), firsts, lasts]
