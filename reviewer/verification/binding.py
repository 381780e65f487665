"""Which number of a quotation the words of a claim speak of.

Nothing is decided by a threshold on one comparison: a number of the claim is said to belong to another
line item only where that item's words fit the claim's clearly better than those of the number's own item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reviewer.verification.compare import agreement, same_unit
from reviewer.verification.labels import TOTAL, tells
from reviewer.verification.opposites import common
from reviewer.verification.slots import Fit, Slot, grams

_TWO = 2
_WORD = 3  # grams: two characters and their pair
_ENDING = 4  # grams: two characters more (退休, 退休人员)
_PARTLY = 33
_HALF = 50
_MOST = 67
_NEARLY_ALL = 85
_BETTER = 10
_MORE = 25
_CLEARLY = 40
_EVEN = 10
_LONGER = 6
_FAR = 16
_OPENINGS = frozenset({"", *",。;!?、:#()"})
_OF_WHOLE = "的#"
_WHOLE = re.compile("^占|总[量数额]|合计|总计")
_COMPLETED = re.compile("(?:完成|执行)(?:年度|全年|年初)?(?:计划|目标|任务|预算)的?")
_TOGETHER = ("合计", "共计", "总计", "共")
_RATES = ("完成率", "执行率")
_COUNTED_NOUN = re.compile("(?:人次|人数|数量|总数|总额|数|额|量)$")
_CAME_FROM = re.compile(r"从|由|原|此前")


def fit(claim: Slot, found: Slot) -> Fit:
    """The :class:`Fit` of two slots; none where the claim has no words for its number."""
    known = claim.fits.get(found)
    if known is None:
        known = claim.fits[found] = _fit(claim, found)
    return known


def _fit(claim: Slot, found: Slot) -> Fit:
    words = claim.words
    if not words:
        return Fit(0, 0, 0, 0, 0, 0)
    missing = words - found.words
    shared, headed = len(words) - len(missing), len(missing & found.head_grams)
    length = len(claim.near) + len(claim.after)
    before = found.near_grams if len(found.near) <= length else grams(found.near[-length:])
    after = found.after_grams if len(found.after) <= length else grams(found.after[:length])
    whole = _percent(before | after, words)
    return Fit(
        shared=100 * shared // len(words),
        recalled=50 * (2 * shared + headed) // len(words),
        headed=100 * headed // len(missing) if len(missing) >= _WORD else 0,
        unheard=len(missing) - headed,
        whole=whole,
        best=whole if claim.near and claim.after else max(_percent(before, words), _percent(after, words)),
    )


def _percent(part: frozenset[str], words: frozenset[str]) -> int:
    return 100 * len(part & words) // len(part) if part else 0


def belongs_to_other(
    claim: Slot, own: Sequence[Slot], quoted: Sequence[Slot], around: Sequence[Slot], siblings: Sequence[Slot]
) -> Slot | None:
    """The slot of another quantity that the words of ``claim`` clearly fit better than any of ``own``, or None.

    ``own`` hold the claim's quantity; rivals are looked for among the ``quoted`` numbers and those
    ``around`` them. One is no rival where a sibling number of the claim has its value and fits it as well:
    it is spoken for.
    """
    rivals = [slot for slot in around if slot not in own and _comparable(claim, slot)]
    if rivals and any(slot.near == TOTAL for slot in own):
        unnamed = _unnamed_parts(claim, own, around)
        rivals = [slot for slot in rivals if slot not in unnamed]
    if not rivals or not claim.words:
        return None
    telling = tells(claim.near) or tells(claim.after)
    fits: list[Fit] = []
    for rival in rivals:
        if claim.words.isdisjoint(rival.words) or _is_unasked(claim, rival, own):
            continue
        theirs = fit(claim, rival)
        fits = fits or [fit(claim, slot) for slot in own]
        if all(
            _wins(claim, rival, theirs, slot, ours, telling=telling, in_quotation=rival in quoted)
            for slot, ours in zip(own, fits, strict=True)
        ) and not any(
            sibling is not claim and sibling.value == rival.value and _spoken_for(sibling, claim, rival)
            for sibling in siblings
        ):
            return rival
    return None


def _is_unasked(claim: Slot, rival: Slot, own: Sequence[Slot]) -> bool:
    """Whether the claim cannot mean ``rival``.

    It names its ``own`` number as a part of what the rival counts (机关编制9名 of 编制15名，其中机关9名); it says 累计,
    or the rate in other words, as its own number does; or the rival is but the whole of a share
    (占全市总量41万亩的30%) and the claim names no whole.
    """
    beside, item, theirs = claim.beside, claim.item, rival.item
    if rival.right.startswith(_OF_WHOLE) and (whole := _WHOLE.search(rival.near)) and not _WHOLE.search(beside):
        return whole[0] not in beside
    if len(theirs) >= _TWO and item.endswith(theirs) and item != theirs:
        return all(len(slot.item) >= _TWO and item.startswith(slot.item) and slot.item != item for slot in own)
    if item.endswith(_TOGETHER) and not theirs.endswith(_TOGETHER) and (rival.value or 0) < (claim.value or 0):
        return True
    named = _COUNTED_NOUN.sub("", item)
    if len(named) >= _TWO and named not in rival.near and all(slot.item == named for slot in own):
        return True
    if claim.direction.reach == "to" and rival.direction.reach == "change":
        return all(slot.direction.reach != "change" for slot in own)
    if "累计" in beside and "累计" not in rival.beside:
        return all("累计" in slot.beside for slot in own)
    return all(slot.item.endswith(_RATES) for slot in own) and _COMPLETED.search(beside) is not None


def _unnamed_parts(claim: Slot, own: Sequence[Slot], around: Sequence[Slot]) -> list[Slot]:
    """The parts right before a total (甲类低保3人、乙类低保5人，合计8人) that the claim's words do not single out."""
    total = next(slot for slot in own if slot.near == TOTAL)
    parts: list[Slot] = []
    left = total.value or Decimal(0)
    for slot in reversed(around[: around.index(total)] if total in around else ()):
        if slot.unit != total.unit or slot.value is None or slot.value > left:
            break
        left -= slot.value
        parts.append(slot)
    if left or len(parts) < _TWO:
        return []
    alike = min(common(parts[0].item[::-1], slot.item[::-1]) for slot in parts)
    singling = [slot.item[: len(slot.item) - alike][-_TWO:] for slot in parts]
    return parts if not any(word and word in claim.beside for word in singling) else []


def names_other(claim: Slot, own: Sequence[Slot], quoted: Sequence[Slot]) -> Slot | None:
    """The number of any unit that has all words of ``claim``, a share or change of another item; else None.

    税收17亿元，占63%，非税10亿元: who says that 非税 is 63% names an item that has no share there.
    """
    if (claim.unit != "%" and claim.direction.reach != "change") or not all(slot.inherited for slot in own):
        return None
    words = grams(_COUNTED_NOUN.sub("", claim.item))
    if len(words) < _WORD:
        return None
    if any(words <= slot.near_grams | slot.head_grams or not slot.near for slot in own):
        return None
    return next((each for each in quoted if not each.inherited and words <= each.near_grams), None)


def _wins(claim: Slot, rival: Slot, theirs: Fit, own: Slot, ours: Fit, *, telling: bool, in_quotation: bool) -> bool:
    """Whether the words of ``claim`` clearly fit ``rival`` (as ``theirs`` says) better than ``own`` (``ours``).

    Outside the quotation a rival wins only with words that leave no doubt.
    """
    if telling:
        same_words = not claim.near_grams.isdisjoint(rival.near_grams)
        if rival.is_planned != own.is_planned and same_words:
            return claim.is_planned == rival.is_planned and theirs.shared >= _PARTLY
        if rival.is_before != own.is_before and same_words:
            here = claim.is_before or _CAME_FROM.search(claim.near) is not None
            return here == rival.is_before and theirs.shared >= _PARTLY
        if _fits_exactly(theirs, ours) or (in_quotation and _is_named(claim, rival, own)):
            return True
    if not in_quotation:
        return telling and theirs.shared >= _NEARLY_ALL and ours.shared <= _PARTLY
    if telling and (_says_more(theirs, ours) or (_is_change(own, claim, rival) and theirs.shared >= _NEARLY_ALL)):
        return True
    if telling and theirs.whole == 100 and theirs.unheard <= 1 and ours.unheard >= theirs.unheard + _WORD:
        return True
    if theirs.shared < ours.shared or theirs.whole < ours.whole - _EVEN:
        return False
    if telling and theirs.headed >= _HALF and theirs.headed >= ours.headed + _CLEARLY:
        return True
    if telling and theirs.headed >= _PARTLY and not ours.headed and theirs.shared == ours.shared:
        return True
    if telling and theirs.unheard <= 1 and ours.unheard >= theirs.unheard + _WORD:
        return True
    return theirs.whole >= ours.whole and _alignment(claim, rival) >= _alignment(claim, own) + _LONGER


def _is_named(claim: Slot, rival: Slot, own: Slot) -> bool:
    """Whether the claim's item is the rival's, or ends with the whole of it, and is not the own one's."""
    item, theirs, ours = claim.item, rival.item, own.item
    if len(theirs) >= _TWO and not rival.inherited and theirs in item and theirs not in ours:
        rest = item.replace(theirs, "", 1)
        if len(rest) >= _TWO and ours.endswith(rest):
            return True
    if item == theirs and len(item) >= _TWO:
        return item != ours and not own.inherited
    if len(item) < _WORD or not ours or rival.inherited:
        return False
    if len(set(item) - set(own.beside)) >= _TWO and set(item) <= set(rival.beside):
        return True
    if item in rival.beside:
        return item not in own.beside
    if len(theirs) < _TWO or not item.endswith(theirs) or theirs in own.beside:
        return False
    rest = item[: -len(theirs)]
    if ours in rest or (len(theirs) <= len(ours) and item.endswith(ours)):
        return False
    return set(rest) <= set(rival.sentence)


def _fits_exactly(theirs: Fit, ours: Fit) -> bool:
    return theirs.shared == theirs.best == 100 and max(ours.shared, ours.whole) < 100


def _says_more(theirs: Fit, ours: Fit) -> bool:
    """Whether the rival's own words hold clearly more of the claim's."""
    if not ours.shared:
        return theirs.shared >= _HALF or (
            theirs.whole == 100 and theirs.unheard <= _ENDING and theirs.recalled >= ours.recalled + _BETTER
        )
    if theirs.shared >= _NEARLY_ALL and theirs.shared >= ours.shared + _MORE and ours.whole < _NEARLY_ALL:
        return True
    more, closer = theirs.recalled - ours.recalled, theirs.best - ours.whole
    return theirs.recalled >= _MOST and min(more, closer) >= _BETTER and more + closer >= _CLEARLY


def _is_change(own: Slot, claim: Slot, rival: Slot) -> bool:
    """投入1350万元，比上年增加210万元: 投入 means the former, 投入增加 the latter."""
    here = claim.direction
    if here.polarity:
        return (
            here.close
            and here.reach != "to"
            and here.polarity == rival.direction.polarity
            and not own.direction.polarity
        )
    return bool(own.direction.polarity) and not rival.direction.polarity


def runs_on(claim: Slot, found: Slot) -> bool:
    """Whether the claim is, word for word, what stands around the found number, its circumstances and its
    direction included: of 计划压减用水5万方 neither word may be cut off."""
    left = claim.left
    if not left or not found.right.startswith(claim.right):
        return False
    if not found.left.startswith(left) and found.left[:_FAR] != left[:_FAR]:
        return False
    if found.left[len(left) : len(left) + 1] not in _OPENINGS or claim.bound != found.bound:
        return False
    if found.is_marked and not claim.is_marked:
        return False
    if found.direction.polarity and not claim.direction.polarity:
        return False
    return not found.is_planned or claim.is_planned


def _spoken_for(sibling: Slot, claim: Slot, rival: Slot) -> bool:
    """Whether ``sibling`` fits ``rival`` at least as well as ``claim`` does."""
    theirs, ours = fit(sibling, rival), fit(claim, rival)
    one, other = theirs.recalled + theirs.whole, ours.recalled + ours.whole
    return one > other or (one == other and _alignment(sibling, rival) >= _alignment(claim, rival))


def _comparable(claim: Slot, rival: Slot) -> bool:
    return same_unit(claim, rival) and agreement(claim, rival) is None


def _alignment(claim: Slot, found: Slot) -> int:
    """How many characters around the two numbers run in parallel, other numbers masked."""
    return common(claim.left, found.left) + common(claim.right, found.right)


def closest(claim: Slot, figures: Sequence[Slot]) -> Slot | None:
    """The figure nearest to a number of a claim: of the same unit first, then by words, then by value."""
    if not figures:
        return None
    value, words = claim.value, claim.words

    def distance(found: Slot) -> tuple[bool, int, bool, Decimal]:
        apart = abs(found.value - value) if found.value is not None and value is not None else None
        return found.unit != claim.unit, -len(words & found.words), apart is None, apart or Decimal(0)

    alike = [figure for figure in figures if figure.unit == claim.unit]
    return min(alike or figures, key=distance)
