"""Project forms: the amounts of the basis of calculation against the amount applied for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reviewer.model import Quantity, Span

_AMOUNT = re.compile(r"本年(?:度)?(?:预算)?金额[（(](?P<unit>万?元)[）)]\s*[：:]\s*(?P<number>\d[\d,]*(?:\.\d+)?)")
_BASIS = re.compile(r"^[^\S\n]*[一二三四五六七八九十]{1,2}、[^\n]{0,6}测算依据[^\n]{0,6}$", re.M)
_NEXT = re.compile(r"^[^\S\n]*[一二三四五六七八九十]{1,2}、", re.M)
_STEP = re.compile(r"[一二三四五六七八九十]是|^[^\S\n\"]*\"?\d{1,2}[.、．](?!\d)", re.M)
_MARK = re.compile(r"[，,；;。：:、\n]")
_PRICE = re.compile(r"每|单价|标准|^[以按]")
_COST = re.compile(r"(?:所需|共需|需要?|合计|共计|小计|费用|经费|资金)(?:经费|资金|费用)?(?:共计?|合计|约|为)*$")
_LISTED = re.compile(r"\s*(?:[、，,；;。和及\n]|$)")
_MORE = re.compile(r"每|单价|标准|其中|用于|包括|包含|共|合计|总|小计|追加|累计")


class Estimate(NamedTuple):
    """The amount of this year as the head of a form gives it, and what each step of its basis costs.

    ``amount`` is in 元. A basis whose words do not say of every step what it costs is no estimate.
    """

    span: Span
    printed: str
    amount: Decimal
    parts: tuple[Quantity, ...]


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


def estimates(text: str, quantities: Sequence[Quantity], calculations: Sequence[Span]) -> list[Estimate]:
    """Every form of ``text`` with an amount and a basis of two costs or more.

    Figures inside ``calculations`` (written out with =) and in brackets explain a cost and are none.
    """
    starts = [quantity.start for quantity in quantities]
    found = []
    for head in amounts_applied_for(text):
        basis = _BASIS.search(text, head.span.end)
        if basis is None:
            continue
        following = _NEXT.search(text, basis.end())
        end = following.start() if following else len(text)
        inside = quantities[bisect_left(starts, basis.end()) : bisect_left(starts, end)]
        within = [span for span in calculations if basis.end() <= span.start < end]
        amounts = [q for q in inside if _is_amount(q) and not any(s.start <= q.start < s.end for s in within)]
        marks = [mark.start() for mark in _STEP.finditer(text, basis.end(), end)]
        parts = _costs(text, amounts, [*marks, end]) if len(marks) > 1 else _plain(text, amounts, basis.end())
        if len(parts) > 1:
            found.append(Estimate(head.span, head.printed, head.amount, parts))
    return found


def _is_amount(quantity: Quantity) -> bool:
    bare = quantity.kind == "number" and not quantity.unit and quantity.scale in ("万", "亿")
    return quantity.value is not None and (bare or (quantity.kind == "money" and quantity.unit == "元"))


def _costs(text: str, amounts: Sequence[Quantity], marks: Sequence[int]) -> tuple[Quantity, ...]:
    """What each step costs: the amount that is called so, else its only one; none where a step does not say."""
    found: list[Quantity] = []
    for start, end in pairwise(marks):
        inside = [q for q in amounts if start <= q.start < end and not _PRICE.search(_lead(text, start, q))]
        open_ = [q for q in inside if not _in_brackets(text[start : q.start])]
        called = [q for q in open_ if _COST.search(_lead(text, start, q))]
        if not called and len({q.value for q in open_}) != 1:
            return ()
        found.append((called or open_)[-1])
    return tuple(found)


def _plain(text: str, amounts: Sequence[Quantity], start: int) -> tuple[Quantity, ...]:
    """The amounts of a list of names and amounts in one sentence; none where any of them is more than that."""
    if not amounts or "。" in text[amounts[0].start : amounts[-1].start]:
        return ()
    leads = [_lead(text, start, quantity) for quantity in amounts]
    plain = all(
        _LISTED.match(text, q.end) and lead and not _MORE.search(lead) for q, lead in zip(amounts, leads, strict=True)
    )
    return tuple(amounts) if plain else ()


def _lead(text: str, floor: int, quantity: Quantity) -> str:
    """The words of the clause before the amount."""
    return _MARK.split(text[floor : quantity.start])[-1].strip()


def _in_brackets(before: str) -> bool:
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")
