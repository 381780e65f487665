"""Which number of a quotation the words of a claim speak of.

Nothing is decided by a threshold on one comparison: a number of the claim is said to belong to another
line item only where that item's words fit the claim's clearly better than those of the number's own item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reviewer.verification.compare import agreement
from reviewer.verification.slots import Slot
from reviewer.verification.units import units_agree

Fit = tuple[int, int]

_MARGIN = 20
_MISMATCH = 25
_LONGER = 6
_PLANNED = re.compile(r"计划|目标|拟|预计|预算|任务|应(?!用|急|对|届|邀|聘|征)|力争|争取")
_BEFORE = re.compile(r"上年|去年|上届|上期|年初|期初|前年|同期")


def coverage(claim: Slot, found: Slot) -> tuple[int, int]:
    """How far the words of two slots are the same, in percent: of the claim's, and of the found one's."""
    words = claim.words
    if not words:
        return 0, 0
    missing = words - found.words
    recalled = 2 * (len(words) - len(missing)) + (len(missing & found.head_grams) if missing else 0)
    precise = 0
    for part in (found.near_grams, found.after_grams):
        if part:
            precise = max(precise, 100 * len(part & words) // len(part))
    return 50 * recalled // len(words), precise


def belongs_to_other(
    claim: Slot, own: Sequence[Slot], quoted: Sequence[Slot], around: Sequence[Slot], siblings: Sequence[Slot]
) -> Slot | None:
    """The slot of another quantity that the words of ``claim`` clearly fit better than any of ``own``, or None.

    ``own`` hold the claim's quantity; rivals are looked for among the ``quoted`` numbers and those
    ``around`` them. One is no rival where a sibling number of the claim has its value and fits it as well:
    it is spoken for.
    """
    if not claim.words or any(_runs_on(claim, slot) for slot in own):
        return None
    fits: list[tuple[Slot, Fit]] = []
    for rival in around:
        if rival in own or not _comparable(claim, rival):
            continue
        fits = fits or [(slot, _fit(claim, slot)) for slot in own]
        fit = _fit(claim, rival)
        if (
            all(_fits_better(fit, own_fit) for _, own_fit in fits)
            or (rival in quoted and all(_runs_longer(claim, rival, fit, slot, own_fit) for slot, own_fit in fits))
        ) and not any(
            sibling is not claim and sibling.value == rival.value and _spoken_for(sibling, claim, rival, fit)
            for sibling in siblings
        ):
            return rival
    return None


def _runs_on(claim: Slot, found: Slot) -> bool:
    """Whether the claim up to its number is, word for word, what stands before the found one."""
    return bool(claim.left) and found.left.startswith(claim.left) and found.right.startswith(claim.right)


def _spoken_for(sibling: Slot, claim: Slot, rival: Slot, fit: Fit) -> bool:
    """Whether ``sibling`` fits ``rival`` at least as well as ``claim`` does, which fits it by ``fit``."""
    own = _fit(sibling, rival)
    return own >= fit and (own > fit or _alignment(sibling, rival) >= _alignment(claim, rival))


def _comparable(claim: Slot, rival: Slot) -> bool:
    return units_agree(claim.unit, claim.after, rival.unit, rival.after) and agreement(claim, rival) is None


def _fit(claim: Slot, found: Slot) -> Fit:
    recalled, precise = coverage(claim, found)
    for mark in (_PLANNED, _BEFORE):
        if (mark.search(claim.near) is None) != (mark.search(found.near) is None):
            recalled, precise = recalled - _MISMATCH, precise - _MISMATCH
    return recalled, precise


def _fits_better(fit: Fit, own: Fit) -> bool:
    return fit[0] >= own[0] + _MARGIN and fit[1] >= own[1] + _MARGIN


def _runs_longer(claim: Slot, rival: Slot, fit: Fit, own: Slot, own_fit: Fit) -> bool:
    """Whether, the words being no worse, the text around runs clearly longer in parallel with the rival."""
    if fit[0] < own_fit[0] or fit[1] < own_fit[1]:
        return False
    return _alignment(claim, rival) >= _alignment(claim, own) + _LONGER


def _alignment(claim: Slot, found: Slot) -> int:
    """How many characters around the two numbers run in parallel, other numbers masked."""
    return _common(claim.left, found.left) + _common(claim.right, found.right)


def _common(one: str, other: str) -> int:
    for length, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return length
    return min(len(one), len(other))


def closest(claim: Slot, figures: Sequence[Slot]) -> Slot | None:
    """The figure nearest to a number of a claim: of the same unit first, then by words, then by value."""
    if not figures:
        return None
    value = claim.value

    def distance(found: Slot) -> tuple[bool, int, bool, Decimal]:
        apart = abs(found.value - value) if found.value is not None and value is not None else None
        recalled, _ = coverage(claim, found)
        return found.unit != claim.unit, -recalled, apart is None, apart or Decimal(0)

    return min(figures, key=distance)
