"""What became of one counted number of a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviewer.model import NumberStatus, NumberVerdict, Quantity
from reviewer.verification import messages
from reviewer.verification.binding import belongs_to_other, closest, names_other, runs_on
from reviewer.verification.compare import Agreement, Disagreement, agreement, disagreement, qualifier_words
from reviewer.verification.derived import formula
from reviewer.verification.folding import fold
from reviewer.verification.passage import Passage
from reviewer.verification.plans import says_done
from reviewer.verification.slots import Slot, span
from reviewer.verification.told import Claim
from reviewer.verification.topics import other_topic
from reviewer.verification.uses import against, misused

_CHINESE_DIGITS = frozenset("两二三四五六七八九十")
_TOGETHER = re.compile(r"(?:数字|数|指标|款)?(?:合计|总计|共计|共|相加|之和|之差|相差|合并|总和|平均)")
_TERMS_NAMED = 8
_RANK: dict[Disagreement, int] = {"qualifier_changed": 1, "unit_changed": 2, "scale_changed": 3}
_LAST = 4


class Judged(NamedTuple):
    status: NumberStatus
    found: Quantity | None
    reason: str


class Support(NamedTuple):
    """A number of a passage that is the same quantity as the claim's."""

    status: Agreement
    found: Slot
    passage: Passage


def judge_number(slot: Slot, claim: Claim, passages: Sequence[Passage]) -> NumberVerdict:
    """The verdict on ``slot``, one number of ``claim``, against all ``passages``."""
    judged = _judge(slot, claim, passages)
    quantity, found = slot.quantity, judged.found
    return NumberVerdict(
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        status=judged.status,
        span=None if found is None else span(found.start, found.end),
        reason=judged.reason,
    )


def _judge(slot: Slot, claim: Claim, passages: Sequence[Passage]) -> Judged:
    supporting = [
        Support(agreed, found, passage)
        for passage in passages
        for found in passage.by_value.get(slot.value, ())
        if (agreed := agreement(slot, found)) is not None
    ]
    if supporting:
        judged = _judge_use(slot, claim, supporting, passages)
        # 比编制少2人 where the quotation has 2人 of something else: the claim's own difference.
        if judged.status == "direction_changed" and not any(each.found.direction.polarity for each in supporting):
            computed = _computed(slot, claim, passages)
            return judged if computed is None else Judged("derived", None, computed)
        return judged
    nearly = [
        (_RANK[status], status, found.quantity)
        for passage in passages
        for found in passage.own
        if (status := disagreement(slot, found)) is not None
    ]
    rank, status, quantity = min(nearly, key=lambda each: each[0], default=(_LAST, None, None))
    if rank > _RANK["qualifier_changed"] and (computed := _computed(slot, claim, passages)) is not None:
        return Judged("derived", None, computed)
    if status is not None and quantity is not None:
        return Judged(status, quantity, _difference(status, slot.quantity, quantity))
    return _judge_missing(slot, passages)


def _judge_use(slot: Slot, claim: Claim, supporting: Sequence[Support], passages: Sequence[Passage]) -> Judged:
    """The value is there: does it count the same thing, and point the same way?"""
    for support in supporting:
        if runs_on(slot, support.found) and not (support.passage.is_ahead(support.found) and says_done(claim.words)):
            return _borne(slot, support)
    own = [support.found for support in supporting]
    quoted = [other for passage in passages for other in passage.own]
    around = [other for passage in passages for other in _of_year(slot, claim, passage, own)]
    rival = None if slot.is_bound else belongs_to_other(slot, own, quoted, around, claim.slots)
    if rival is None and not slot.is_bound:
        rival = names_other(slot, own, quoted) or _of_other_topic(slot, supporting)
        if rival is not None:
            return Judged("bound_to_other", own[0].quantity, _bound(slot, own[0], rival))
    if rival is not None:
        if (differs := disagreement(slot, rival)) is not None:
            return Judged(differs, rival.quantity, _difference(differs, slot.quantity, rival.quantity))
        return Judged("bound_to_other", own[0].quantity, _bound(slot, own[0], rival))
    trouble = Judged("direction_changed", own[0].quantity, "")
    for support in supporting:
        if reason := against(slot, claim, support.found, support.passage):
            trouble = Judged("direction_changed", own[0].quantity, reason)
        elif reason := misused(slot, claim, support.found, support.passage):
            trouble = Judged("bound_to_other", own[0].quantity, reason)
        else:
            return _borne(slot, support)
    return trouble


def _of_other_topic(slot: Slot, supporting: Sequence[Support]) -> Slot | None:
    """The number of the item that the claim names, where every supporting one is of an item alike; else None."""
    others = [other_topic(slot, support.found, support.passage.own) for support in supporting]
    return others[0] if all(others) else None


def _of_year(slot: Slot, claim: Claim, passage: Passage, own: Sequence[Slot]) -> Sequence[Slot]:
    """The numbers of the sentence but for those that it puts in another year than the claim puts ``slot`` in, and,
    where it puts one of ``own`` in that year, those that it puts in none."""
    year = claim.year_of(slot, passage.this_year)
    if not year:
        return passage.around
    years = {year} if any(passage.year_of(found) == year for found in own) else {0, year}
    return [each for each in passage.around if passage.year_of(each) in years]


def _borne(slot: Slot, support: Support) -> Judged:
    template = messages.SAME if support.status == "same" else messages.REWRITTEN
    found = support.found.quantity
    return Judged(support.status, found, template.format(found=found.text, claim=slot.quantity.text))


def _computed(slot: Slot, claim: Claim, passages: Sequence[Passage]) -> str | None:
    figures = [found for passage in passages for found in passage.own]
    if slot.unit == "年" and (years := _years_between(slot, passages)):
        return years
    return messages.TERMS if _counts_terms(slot, len(figures)) else formula(slot, claim.words, figures)


def _years_between(slot: Slot, passages: Sequence[Passage]) -> str:
    """From which years of the quotations the claim counts so many years, "" if from none."""
    years = sorted({found.year for passage in passages for _, found in passage.dates if found.year})
    for first in years:
        if slot.value is not None and first + slot.value in years:
            return f"{first + slot.value}-{first}={slot.value}"
    return ""


def _judge_missing(slot: Slot, passages: Sequence[Passage]) -> Judged:
    quantity = slot.quantity
    figures = [found for passage in passages for found in passage.own]
    for passage in passages:
        for cut in passage.cut:
            if _digits(quantity) and _digits(quantity) in fold(cut.text):
                return Judged("absent", cut, messages.CUT.format(longer=cut.text, claim=quantity.text))
    near = closest(slot, figures)
    nearest = messages.NO_NUMBER if near is None else messages.NEAREST.format(found=near.quantity.text)
    longer = next((f.quantity for f in figures if _is_part(quantity, f.quantity)), None)
    if slot.value is not None and any((slot.unit, slot.value) in p.source.by_value for p in passages):
        found = passages[0].source.by_value.get((slot.unit, slot.value))
        return Judged("elsewhere", found, messages.ELSEWHERE.format(claim=quantity.text, nearest=nearest))
    if longer is not None:
        return Judged("absent", longer, messages.PART.format(claim=quantity.text, longer=longer.text, nearest=nearest))
    found = None if near is None else near.quantity
    return Judged("absent", found, messages.ABSENT.format(claim=quantity.text, nearest=nearest))


def _counts_terms(slot: Slot, figures: int) -> bool:
    """两项合计…: the number says how many figures are taken together."""
    value = slot.value
    if value is None or not 2 <= value <= figures or slot.quantity.text[0] not in _CHINESE_DIGITS:
        return False
    return _TOGETHER.search(slot.after[:_TERMS_NAMED]) is not None


def _digits(quantity: Quantity) -> str:
    return fold(quantity.text[quantity.number_start - quantity.start : quantity.number_end - quantity.start])


def _is_part(quantity: Quantity, longer: Quantity) -> bool:
    short, long = _digits(quantity), _digits(longer)
    return len(short) < len(long) and bool(short) and (long.startswith(short) or long.endswith(short))


def _difference(status: Disagreement, claim: Quantity, found: Quantity) -> str:
    if status == "unit_changed":
        template = messages.POINTS if "percentage_point" in (claim.kind, found.kind) else messages.UNIT_CHANGED
        return template.format(found=found.text, claim=claim.text)
    if status == "scale_changed":
        return messages.SCALE_CHANGED.format(found=found.text, claim=claim.text)
    here, there = qualifier_words(claim), qualifier_words(found)
    if dropped := [word for word in there if word not in here]:
        template = (
            messages.QUALIFIER_CHANGED if [word for word in here if word not in there] else messages.QUALIFIER_DROPPED
        )
        return template.format(found=found.text, claim=claim.text, word="”“".join(dropped))
    if added := [word for word in here if word not in there]:
        return messages.QUALIFIER_ADDED.format(found=found.text, claim=claim.text, word="”“".join(added))
    return messages.QUALIFIER_CHANGED.format(found=found.text, claim=claim.text)


def _bound(slot: Slot, own: Slot, rival: Slot) -> str:
    there, here = own.near or own.after, slot.near or slot.after
    if not there or not here:
        return messages.BOUND_BARE.format(found=own.quantity.text, other=rival.quantity.text)
    return messages.BOUND.format(found=own.quantity.text, there=there, here=here, other=rival.quantity.text)
