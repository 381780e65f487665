"""Numbers of a claim that can be computed from figures of the quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import chain

from reviewer.verification.binding import belongs_to_other
from reviewer.verification.folding import fold
from reviewer.verification.slots import Slot

_SCALES = {"": Decimal(1), "千": Decimal(1000), "万": Decimal(10_000), "百万": Decimal(10**6), "亿": Decimal(10**8)}
_CUES = {
    "sum": re.compile(r"[共合总累]计?|两|三|之和|相加|全部"),
    "difference": re.compile(r"[差缺少多余剩减增升降高低快慢欠缩延未不超]"),
    "share": re.compile(r"[占率比]|完成|达到"),
    "growth": re.compile(r"[增升长减降涨]|提高|上浮|扩大|幅"),
    "average": re.compile(r"均|每|单[位个价]"),
}
_ROUNDING = {
    "about": ROUND_HALF_UP,
    "below": ROUND_CEILING,
    "over": ROUND_FLOOR,
    "at_least": ROUND_FLOOR,
}
_TARGETS = ("目标", "要求", "标准", "计划", "指标")
_ROUGHLY = Decimal(20)
_ENOUGH_FIGURES = 3
_MOST_SLOTS = 40
_HUNDRED = Decimal(100)


def _rounded(claim: Slot, figures: Sequence[Slot]) -> str | None:
    """The figure that the number of ``claim`` rounds as its qualifier says (1848.66万元 为约1850万元), or None.

    约 and 左右 may round either way, 近 up, 超, 以上 and 至少 down; by at most a twentieth, or a tenth where one
    figure is left. A percentage may be the share of one figure in another.
    """
    value, mode = claim.value, _ROUNDING.get(claim.quantity.qualifier)
    if not value or mode is None:
        return None
    place = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    figures = [slot for slot in figures if slot.quantity.qualifier == "exact"]
    same = [slot for slot in figures if slot.unit == claim.unit and slot.value is not None]
    printed = [
        (slot.value, _printed(slot))
        for slot in same
        if slot.value and belongs_to_other(claim, [slot], same, same, ()) is None
    ]
    roughly = abs(value) / (_ROUGHLY if _figures(claim) > 1 else _ROUGHLY / 2)
    for exact, found in chain(printed, _exact_shares(figures) if claim.unit == "%" else ()):
        if abs(exact - value) <= roughly and (exact / place).to_integral_value(mode) * place == value:
            return f"{found}≈{_printed(claim)}"
    return None


def _exact_shares(figures: Sequence[Slot]) -> Iterator[tuple[Decimal, str]]:
    """What percentage each number is of each other of its unit."""
    for whole in figures:
        for part in figures:
            if part is not whole and part.unit == whole.unit != "%" and part.value and whole.value:
                yield part.value * _HUNDRED / whole.value, f"{_printed(part)}÷{_printed(whole)}"


def formula(claim: Slot, words: str, figures: Sequence[Slot]) -> str | None:
    """How the number of ``claim`` follows from ``figures``, as a formula with the figures as printed, or None.

    Tried are the sum of two or of a run of neighbours, the difference, the share, the growth and the average
    of two, rounded half up to the decimals printed. A value of fewer than three figures, which chance would
    hit, also needs a word in ``words`` that names the operation (共, 占, 平均…).
    """
    if (near := _rounded(claim, figures)) is not None:
        return near
    value = claim.value
    if value is None or value == 0 or claim.quantity.qualifier != "exact":
        return None
    usable = [slot for slot in figures if slot.value and _is_usable(slot)][:_MOST_SLOTS]
    telling = _figures(claim) >= _ENOUGH_FIGURES
    for operation, found in _ways(claim, value, usable):
        if operation == "share" and claim.direction.close:
            continue
        if telling or _CUES[operation].search(words):
            return f"{found}={fold(claim.quantity.text)}"
    return None


def _is_usable(slot: Slot) -> bool:
    """Whether one may reckon with the number: it is exact, or a target that something else is held against."""
    return slot.quantity.qualifier == "exact" or slot.after.startswith(_TARGETS)


def _figures(claim: Slot) -> int:
    """How many figures of the number tell: as printed with decimals, else without closing zeros."""
    quantity = claim.quantity
    if quantity.decimals:
        printed = quantity.text[quantity.number_start - quantity.start : quantity.number_end - quantity.start]
        return len("".join(char for char in fold(printed) if char.isdigit()).lstrip("0"))
    return len(claim.value.normalize().as_tuple().digits) if claim.value else 0


def _ways(claim: Slot, value: Decimal, figures: Sequence[Slot]) -> Iterator[tuple[str, str]]:
    half = _SCALES.get(claim.quantity.scale, Decimal(1)).scaleb(-claim.quantity.decimals) / 2
    same = [slot for slot in figures if slot.unit == claim.unit]
    yield from _sums(value, same)
    yield from _differences(abs(value), same, figures, claim.unit)
    if claim.unit == "%":
        yield from _shares(value, half, claim.direction.polarity, figures)
    yield from _averages(value, half, claim, figures)


def _sums(value: Decimal, same: Sequence[Slot]) -> Iterator[tuple[str, str]]:
    for first in range(len(same)):
        total = same[first].value or Decimal(0)
        for last in range(first + 1, len(same)):
            total += same[last].value or Decimal(0)
            if total == value:
                yield "sum", "+".join(_printed(slot) for slot in same[first : last + 1])
    for first, one in enumerate(same):
        for other in same[first + 2 :]:
            if one.value is not None and other.value is not None and one.value + other.value == value:
                yield "sum", f"{_printed(one)}+{_printed(other)}"


def _differences(value: Decimal, same: Sequence[Slot], figures: Sequence[Slot], unit: str) -> Iterator[tuple[str, str]]:
    if unit == "%":
        return  # two rates differ by percentage points
    terms = [slot for slot in figures if slot.unit == "%"] if unit == "百分点" else same
    for one in terms:
        for other in terms:
            if one.value is not None and other.value is not None and one.value - other.value == value:
                yield "difference", f"{_printed(one)}-{_printed(other)}"


def _shares(value: Decimal, half: Decimal, polarity: int, figures: Sequence[Slot]) -> Iterator[tuple[str, str]]:
    for whole in figures:
        if whole.unit == "%" or whole.value is None:
            continue
        low, high = (value - half) * whole.value / _HUNDRED, (value + half) * whole.value / _HUNDRED
        for part in figures:
            if part is whole or part.value is None or part.unit != whole.unit:
                continue
            if low <= part.value < high:
                yield "share", f"{_printed(part)}÷{_printed(whole)}"
            change = part.value - whole.value
            if low <= abs(change) < high and change * (polarity or change) > 0:
                yield "growth", f"({_printed(part)}-{_printed(whole)})÷{_printed(whole)}"


def _averages(value: Decimal, half: Decimal, claim: Slot, figures: Sequence[Slot]) -> Iterator[tuple[str, str]]:
    for count in figures:
        if count.quantity.kind != "count" or count.value is None or count.unit == claim.unit:
            continue
        low, high = (value - half) * count.value, (value + half) * count.value
        for total in figures:
            if (
                total is not count
                and total.unit == claim.unit
                and total.value is not None
                and low <= total.value < high
            ):
                yield "average", f"{_printed(total)}÷{_printed(count)}"


def _printed(slot: Slot) -> str:
    return fold(slot.quantity.text)
