"""One number of a claim against one number of the source, as quantities."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from reviewer.model import Quantity
from reviewer.verification.folding import fold
from reviewer.verification.slots import Slot
from reviewer.verification.units import units_agree

_THREE_FIGURES = 3
_TWO_QUALIFIERS = frozenset({"contradictory_qualifier", "redundant_qualifier"})


_QUALIFIER = re.compile(
    "不超过|不低于|不少于|不高于|不多于|不足|不到|不满|至少|至多|最多|最少|大约|约|将近|接近|近|超过|超|逾|高于|低于|少于|多于|"
    "余|馀|多|以上|以下|以内|左右|上下|几|数"
)
_MISSED = re.compile("未达|没有达")
_TARGET = re.compile("目标|要求|标准|计划|进度")
_FIRMS = re.compile("企业|公司|平台|商|店|主体|单位|合作社|机构")
Agreement = Literal["same", "rewritten"]
Disagreement = Literal["qualifier_changed", "unit_changed", "scale_changed"]


def agreement(claim: Slot, found: Slot) -> Agreement | None:
    """Whether the two are the same quantity: as printed, or in another notation; None where they are not."""
    if claim.quantity.text == found.quantity.text:
        return "same"
    if _same_amount(claim, found) and same_unit(claim, found) and _same_qualifier(claim.quantity, found.quantity):
        return "rewritten"
    if claim.quantity.qualifier == "below" and _is_missed(claim, found):
        return "rewritten"
    return "rewritten" if claim.quantity.kind == "duration" and _is_within(claim, found) else None


def _is_missed(claim: Slot, found: Slot) -> bool:
    """未达75%的目标: the claim sets a lower number of its own against the target, which the source has as 75%."""
    if not _MISSED.match(fold(claim.quantity.text)) or not _TARGET.search(claim.after):
        return False
    return (
        found.quantity.qualifier in ("exact", "at_least")
        and _same_amount(claim, found)
        and same_unit(claim, found)
        and _TARGET.search(found.beside + found.head) is not None
        and claim.falls_short
    )


def _is_within(claim: Slot, found: Slot) -> bool:
    """三年累计 of what the source has as 三年内."""
    here, there = fold(claim.quantity.text), fold(found.quantity.text)
    return there == f"{here}内" and claim.after.startswith("累计")


def disagreement(claim: Slot, found: Slot) -> Disagreement | None:
    """What sets two quantities apart that could be one: None where they have nothing in common.

    Asked only where there is no agreement.
    """
    if _same_amount(claim, found):
        if same_unit(claim, found):
            return "qualifier_changed"
        return "unit_changed" if claim.value is not None else None
    if not _same_figures(claim, found) and not _inside_range(claim.quantity, found.quantity):
        return None
    if claim.unit and found.unit and not same_unit(claim, found):
        return None
    return "qualifier_changed" if _inside_range(claim.quantity, found.quantity) else "scale_changed"


def same_unit(claim: Slot, found: Slot) -> bool:
    """Whether two slots count in the same unit."""
    if claim.unit == found.unit:
        return True
    if units_agree(claim.quantity, claim.unit, claim.after, found.quantity, found.unit, found.after):
        return True
    if {claim.unit, found.unit} == {"户", "家"}:
        return _FIRMS.search(f"{found.head},{found.after}") is not None
    return _rates_agree(claim, found) or _rates_agree(found, claim)


def _rates_agree(spelt: Slot, written: Slot) -> bool:
    """每人每月200元 says what 200元/人/月 says."""
    base, _, per = written.unit.partition("/")
    if not per or spelt.unit != base:
        return False
    words = f"{spelt.near},{spelt.after},{spelt.head}"
    return all(f"每{each}" in words or f"{each}均" in words for each in per.split("/"))


def _same_amount(claim: Slot, found: Slot) -> bool:
    a, b = claim.quantity, found.quantity
    if a.value is None or b.value is None or "range" in (a.qualifier, b.qualifier):
        return (a.value, a.low, a.high) == (b.value, b.low, b.high) and (
            a.value is not None or a.low is not None or a.high is not None or fold(a.text) == fold(b.text)
        )
    return claim.value == found.value


def _same_qualifier(claim: Quantity, found: Quantity) -> bool:
    """Whether the claim leaves open no less than the source: 1000余 may be called 超过1000, not the reverse."""
    if claim.qualifier != found.qualifier or _doubled(claim) != _doubled(found):
        return False
    if claim.qualifier == "range":
        return qualifier_words(claim) == qualifier_words(found)
    return not (_closes(claim.low, found.low) or _closes(claim.high, found.high))


def qualifier_words(quantity: Quantity) -> list[str]:
    """The qualifiers as printed, folded: 近, 余, 以上…"""
    return _QUALIFIER.findall(fold(quantity.text))


def _closes(claimed: Decimal | None, found: Decimal | None) -> bool:
    return claimed is not None and found is None


def _doubled(quantity: Quantity) -> frozenset[str]:
    return _TWO_QUALIFIERS.intersection(quantity.flags)


def _inside_range(a: Quantity, b: Quantity) -> bool:
    """Whether one is an end of the other, a range."""
    if (a.qualifier == "range") == (b.qualifier == "range"):
        return False
    single, wide = (b, a) if a.qualifier == "range" else (a, b)
    return single.value is not None and single.value in (wide.low, wide.high)


def _same_figures(claim: Slot, found: Slot) -> bool:
    """Whether two values differ by a power of ten only; of few figures only by 千 or more."""
    one, other = claim.figures, found.figures
    if one is None or other is None or one.digits != other.digits or one.sign != other.sign:
        return False
    apart = abs(int(one.exponent) - int(other.exponent))
    return apart > 0 and (len(one.digits) >= _THREE_FIGURES or apart >= _THREE_FIGURES)
