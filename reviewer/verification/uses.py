"""Whether a claim uses a found number as its quotation does: the same way, the same year, of the same thing."""

from __future__ import annotations

import re

from reviewer.verification import messages
from reviewer.verification.circumstances import Wording, is_left, turned
from reviewer.verification.compare import same_unit
from reviewer.verification.direction import LOOSE, Direction
from reviewer.verification.labels import tells
from reviewer.verification.opposites import contrary, other_item, other_period, other_place, other_places, other_rank
from reviewer.verification.passage import Passage
from reviewer.verification.plans import plans_next, says_done, speaks_of_plan
from reviewer.verification.slots import Slot
from reviewer.verification.told import Claim

_LEVEL = re.compile("(?:总计|合计|总额|总量|余额|保有量|存量|总数)$")
_NAMES = re.compile(r'"[^"#]+"(?:、"[^"#]+")+(?=[^,;:等#]*$)')
_UNDONE = re.compile("未([^,。;]{2})")
_LEVEL_BACKWARDS = ("到", "达", "至", "为", "在持保", "在定稳")
# Said of a change without a word of which way: 同比5.0%, 变动12万元.
_COMPARED = re.compile(r"[比较]|变动|变化|幅|率|调整|差|超|浮动|影响")


def _excluded(slot: Slot, claim: Claim, found: Slot, passage: Passage) -> str:
    """In which way the claim's words exclude what the found number counts, "" if in none."""
    words = contrary(slot.beside, found.beside, passage.words, lambda word: _is_said(word, slot, found, passage))
    words = words or other_place(slot.after, found.after, passage.words)
    words = words or other_places(slot.near, found.near, lambda word: _ends_so(word, slot, found, passage))
    words = words or other_rank(slot.beside, found.beside)
    if words is None and slot.item != found.item:
        words = other_item(slot.item, found.item, passage.words, passage.source.folded.text)
    words = words or other_period(slot.beside, f"{found.head},{found.after}", passage.words)
    if words is None and (slot.is_marked or found.is_marked):
        words = turned(
            Wording(slot.beside, slot.head, slot.sentence, claim.words),
            Wording(found.beside, found.head, found.sentence, passage.words_around, _is_plan(found, passage)),
        )
    if words is None:
        return ""
    here, there = words
    template = messages.EXCLUDED if here and there else messages.SAID_ONLY_HERE if here else messages.SAID_ONLY_THERE
    return template.format(found=found.quantity.text, here=here, there=there)


def _is_said(word: str, slot: Slot, found: Slot, passage: Passage) -> bool:
    """Whether the quotation says ``word`` of another number that the claim could mean."""
    return any(word in each.beside for each in passage.own if each is not found and same_unit(slot, each))


def _ends_so(word: str, slot: Slot, found: Slot, passage: Passage) -> bool:
    """Whether the words before another number of the quotation, which the claim could mean, end in ``word``."""
    return any(each.near.endswith(word) for each in passage.own if each is not found and same_unit(slot, each))


def against(slot: Slot, claim: Claim, found: Slot, passage: Passage) -> str:
    """In which way the claim turns the found number round, "" if in none."""
    here, there, text = slot.direction, found.direction, found.quantity.text
    if here.polarity and there.polarity:
        if here.polarity != there.polarity:
            return messages.OPPOSITE.format(found=text, there=there.word, here=here.word)
        reach = _reach(here, there)
        if reach:
            return reach.format(found=text)
    elif here.close and here.polarity not in passage.polarities:
        return messages.NO_DIRECTION.format(found=text, here=here.word)
    elif (
        here.reach == "change"
        and here.close
        and (there.reach == "from" or _is_level(found) or passage.is_compared(found))
    ):
        return messages.LEVEL.format(found=text)
    elif there.polarity and not claim.polarities and _hides_change(slot, found):
        return messages.CHANGE.format(found=text)
    if (
        here.denied
        and (undone := _UNDONE.search(slot.beside))
        and undone[0] not in found.beside
        and undone[1] in found.near
    ):
        return messages.DENIED.format(found=text)
    if (here.denied and not passage.denies and not is_left(found.beside)) or (there.denied and not claim.denies):
        return messages.DENIED.format(found=text)
    return ""


def _is_level(found: Slot) -> bool:
    """Whether the words before the number say a total or a stock and no change."""
    if found.direction.polarity:
        return False
    return _LEVEL.search(found.near) is not None or found.left.startswith(_LEVEL_BACKWARDS)


def _hides_change(slot: Slot, found: Slot) -> bool:
    """Whether the claim tells a change as a level: 增加12人 as 12人, 压减开采量5万方 as 开采量5万方."""
    there = found.direction
    if there.close:
        return there.reach == "change" and tells(slot.near) and not _COMPARED.search(slot.near)
    if not there.word or there.word in LOOSE or there.reach or found.left.startswith(_LEVEL_BACKWARDS):
        return False
    return len(slot.near) > 1 and found.near.endswith(there.word + slot.near)


def _reach(here: Direction, there: Direction) -> str:
    if here.reach == "change" and there.reach in ("to", "from"):
        return messages.LEVEL
    if here.reach == "to" and there.reach in ("change", "from"):
        return messages.CHANGE
    return ""


def misused(slot: Slot, claim: Claim, found: Slot, passage: Passage) -> str:
    """In which way the claim says the found number of another year or another thing, "" if in none."""
    reason = _other_year(slot, claim, found, passage) or _excluded(slot, claim, found, passage)
    if not reason:
        reason = _undone(claim, found, passage)
    if not reason and '"、"' in found.head and (together := _of_list(claim, found)):
        return messages.PART_OF_LIST.format(found=found.quantity.text, there=together)
    return reason


def _is_plan(found: Slot, passage: Passage) -> bool:
    return passage.is_ahead(found) or bool(passage.announced_by(found))


def _undone(claim: Claim, found: Slot, passage: Passage) -> str:
    """In which way the claim tells as done what stands among plans, "" if in none.

    Aims are told as aims; a measure is told as one by any claim that does not call it done.
    """
    text = found.quantity.text
    if not speaks_of_plan(claim.words) and (plan := passage.announced_by(found)):
        return messages.SAID_ONLY_THERE.format(found=text, there=plan)
    if (done := says_done(claim.words)) and not says_done(found.sentence):
        if not (passage.is_ahead(found) or plans_next(found.right)):
            return ""
        return messages.SAID_ONLY_HERE.format(found=text, here=done)
    return ""


def _of_list(claim: Claim, found: Slot) -> str:
    """The names that the found number counts together ("甲"、"乙"共12场), where the claim has but some; else ""."""
    names = _NAMES.search(found.head)
    if names is None or "分别" in found.head[names.start() :]:
        return ""
    told = [name in claim.words for name in names[0].split("、")]
    return names[0] if any(told) and not all(told) else ""


def _other_year(slot: Slot, claim: Claim, found: Slot, passage: Passage) -> str:
    """The years, where the claim puts the number in one and the quotation in another; else ""."""
    here = claim.year_of(slot, passage.this_year)
    there = passage.year_of(found) if here else 0
    text = found.quantity.text
    if here and there and here != there:
        return messages.OTHER_YEAR_OF.format(found=text, here=here, there=there)
    if here and not there:
        level = next((each for each in passage.compared_with(here) if same_unit(each, found)), None)
        if level is not None:
            return messages.COMPARED_YEAR.format(found=text, here=here, level=level.quantity.text)
    return ""
