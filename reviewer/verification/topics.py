"""Of which of several like items a number speaks that names none: 甲计划5亩、完成4亩，乙计划6亩、完成3亩."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.verification.compare import same_unit
from reviewer.verification.opposites import common
from reviewer.verification.slots import Slot

# What is done with an item and how far, without the item.
_BARE = re.compile(
    r"(?:其中|全年|年内|当年|实际|共|已|累计|目前|年末|现)*"
    r"(?:[^,。;]{0,2}[率度]|(?:完成|执行|支出|使用|实施|建成|到位|办结|整改|结转|验收|得)?(?:预算数?|计划数?|目标值?|率|进度|比例|占比)?)"
)
_COMPARED = frozenset("比较与同由从占")
_LEAST = 2
_APART = 2


def other_topic(claim: Slot, own: Slot, quoted: Sequence[Slot]) -> Slot | None:
    """The number of an item that the claim names where its ``own`` number, among those ``quoted``, is of a later one.

    Alike are items whose words end alike (森林抚育计划, 林地修复计划); what stands before that tells them apart.
    """
    if not (own.inherited or _BARE.fullmatch(own.near)) or own not in quoted:
        return None
    topics = _topics(own, quoted)
    if len(topics) < _LEAST:
        return None
    last, governing = topics[-1]
    for at, topic in topics[:-1]:
        has_its_own = any(each.near == own.near and same_unit(each, own) for each in quoted[at + 1 : last])
        if has_its_own and topic.near[-_LEAST:] in claim.beside and governing.near[-_LEAST:] not in claim.sentence:
            return topic
        if (own.inherited or last - at >= _APART) and _is_meant(claim, topic.near, governing.near):
            return topic
    return None


def _is_meant(claim: Slot, earlier: str, later: str) -> bool:
    """Whether a claim names the ``earlier`` of two items alike, or what both are of, and not the ``later`` one."""
    tail = min(common(earlier[::-1], later[::-1]), len(earlier) - _LEAST, len(later) - _LEAST)
    if tail < _LEAST or later[-tail - _LEAST : -tail] in claim.sentence:
        return False
    return earlier[-tail - _LEAST : -tail] in claim.beside or claim.item == earlier[-tail:]


def _topics(own: Slot, quoted: Sequence[Slot]) -> list[tuple[int, Slot]]:
    """The numbers before ``own`` in its sentence whose clauses name an item, with their places."""
    topics: list[tuple[int, Slot]] = []
    for at, slot in enumerate(quoted):
        if slot.opens_sentence:
            topics = []
        if slot is own:
            break
        if not slot.inherited and slot.near and slot.near[0] not in _COMPARED and not _BARE.fullmatch(slot.near):
            topics.append((at, slot))
    return topics
