"""Which number of a quotation the words of a claim speak of.

Nothing is decided by a threshold on one comparison: a number of the claim is said to belong to another
line item only where that item's words fit the claim's clearly better than those of the number's own item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from os.path import commonprefix

from reviewer.verification.slots import Slot
from reviewer.verification.units import units_agree

_MARGIN = 20
_MISMATCH = 25
_LONGER = 6
_PLANNED = re.compile(r"计划|目标|拟|预计|预算|任务|应(?!用|急|对|届|邀|聘|征)|力争|争取")
_BEFORE = re.compile(r"上年|去年|上届|上期|年初|期初|前年|同期")


def coverage(claim: Slot, found: Slot) -> tuple[int, int]:
    """How far the words of two slots are the same, in percent: of the claim's, and of the found one's."""
    words = claim.near_grams | claim.after_grams
    if not words:
        return 0, 0
    own = found.near_grams | found.after_grams
    shared = words & own
    recalled = 2 * len(shared) + len((words - own) & found.head_grams)
    precise = 0
    for part in (found.near_grams, found.after_grams):
        if part:
            precise = max(precise, 100 * len(part & words) // len(part))
    return 50 * recalled // len(words), precise


def belongs_to_other(claim: Slot, own: Sequence[Slot], others: Sequence[Slot], siblings: Sequence[Slot]) -> Slot | None:
    """The slot among ``others`` that the words of ``claim`` clearly fit better than any of ``own``, or None.

    ``others`` hold other values. One of them is no rival where a sibling number of the claim has its value
    and fits it as well: it is spoken for.
    """
    for rival in others:
        if not _comparable(claim, rival):
            continue
        if all(_clearly_better(claim, rival, slot) for slot in own) and not any(
            sibling is not claim and _spoken_for(claim, sibling, rival) for sibling in siblings
        ):
            return rival
    return None


def _comparable(claim: Slot, rival: Slot) -> bool:
    return claim.value != rival.value and units_agree(claim.unit, claim.after, rival.unit, rival.after)


def _spoken_for(claim: Slot, sibling: Slot, rival: Slot) -> bool:
    return sibling.value == rival.value and _fit(sibling, rival) >= _fit(claim, rival)


def _fit(claim: Slot, found: Slot) -> tuple[int, int]:
    recalled, precise = coverage(claim, found)
    for mark in (_PLANNED, _BEFORE):
        if (mark.search(claim.near) is None) != (mark.search(found.near) is None):
            recalled, precise = recalled - _MISMATCH, precise - _MISMATCH
    return recalled, precise


def _clearly_better(claim: Slot, rival: Slot, own: Slot) -> bool:
    rival_recalled, rival_precise = _fit(claim, rival)
    own_recalled, own_precise = _fit(claim, own)
    if rival_recalled >= own_recalled + _MARGIN and rival_precise >= own_precise + _MARGIN:
        return True
    if rival_recalled < own_recalled or rival_precise < own_precise:
        return False
    return _alignment(claim, rival) >= _alignment(claim, own) + _LONGER


def _alignment(claim: Slot, found: Slot) -> int:
    """How many characters around the two numbers run in parallel, other numbers masked."""
    return len(commonprefix((claim.left, found.left))) + len(commonprefix((claim.right, found.right)))


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
