"""One number of a claim against one number of the source, as quantities."""

from __future__ import annotations

from decimal import Decimal

from reviewer.model import NumberStatus, Quantity
from reviewer.verification.folding import fold
from reviewer.verification.slots import Slot
from reviewer.verification.units import units_agree

_THREE_FIGURES = 3


def compare(claim: Slot, found: Slot) -> NumberStatus | None:
    """How the value, unit and qualifier of ``claim`` relate to those of ``found``.

    One of same, rewritten, qualifier_changed, unit_changed, scale_changed; None where the two have nothing
    to do with each other.
    """
    a, b = claim.quantity, found.quantity
    if a.text == b.text:
        return "same"
    alike = units_agree(claim.unit, claim.after, found.unit, found.after)
    if _same_amount(claim, found):
        if not alike:
            return "unit_changed" if a.value is not None else None
        return "rewritten" if _same_qualifier(a, b) else "qualifier_changed"
    if alike and _inside_range(a, b):
        return "qualifier_changed"
    if _same_figures(claim.value, found.value):
        return "scale_changed"
    return None


def _same_amount(claim: Slot, found: Slot) -> bool:
    a, b = claim.quantity, found.quantity
    if a.value is None or b.value is None or "range" in (a.qualifier, b.qualifier):
        return (a.value, a.low, a.high) == (b.value, b.low, b.high) and (
            a.value is not None or a.low is not None or a.high is not None or fold(a.text) == fold(b.text)
        )
    return claim.value == found.value


def _same_qualifier(claim: Quantity, found: Quantity) -> bool:
    """Whether the claim leaves open no less than the source: 1000余 may be called 超过1000, not the reverse."""
    if claim.qualifier != found.qualifier or _clashes(claim) != _clashes(found):
        return False
    return not (_closes(claim.low, found.low) or _closes(claim.high, found.high))


def _closes(claimed: Decimal | None, found: Decimal | None) -> bool:
    return claimed is not None and found is None


def _clashes(quantity: Quantity) -> bool:
    return "contradictory_qualifier" in quantity.flags


def _inside_range(a: Quantity, b: Quantity) -> bool:
    """Whether one is an end of the other, a range."""
    if (a.qualifier == "range") == (b.qualifier == "range"):
        return False
    single, wide = (b, a) if a.qualifier == "range" else (a, b)
    return single.value is not None and single.value in (wide.low, wide.high)


def _same_figures(a: Decimal | None, b: Decimal | None) -> bool:
    """Whether two values differ by a power of ten only; of few figures only by 千 or more."""
    if not a or not b or a.is_signed() != b.is_signed():
        return False
    first, second = a.normalize().as_tuple(), b.normalize().as_tuple()
    if first.digits != second.digits:
        return False
    apart = abs(int(first.exponent) - int(second.exponent))
    return apart > 0 and (len(first.digits) >= _THREE_FIGURES or apart >= _THREE_FIGURES)
