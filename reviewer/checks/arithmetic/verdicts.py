"""Whether the parts of a breakdown add up: which of the possible totals is meant, and how sure a gap is.

Certain is what the words leave no other way to read. A sum far from its total is most likely of figures that are
not its parts, unless one slip of the pen explains it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Literal

from reviewer.checks.arithmetic.slips import exchanged, one_digit, slip
from reviewer.quantities.relations import Breakdown, Item
from reviewer.quantities.relations.recompute import Grade, grade_sum, last_place

Verdict = Literal["held", "tail", "certain", "likely", "query", "undecided"]

_SPENDING_PARTS = ("基本支出", "项目支出", "经营支出", "上缴上级支出", "对附属单位补助支出")
_NEAR = Decimal("0.005")
_TEN_THOUSAND = 10_000
_SLIGHTLY = Decimal("0.15")  # categories that overlap exceed their total by more (measured on bulletins)
_CLOSE = Decimal("0.1")
_SMALL = Decimal("0.02")
_MODERATELY = Decimal("0.2")
_FARTHEST = 2  # times: a sum further from the total is of something else than what we took for its parts
_FEWEST_DIGITS = 3
_MANY_DIGITS = 4
_MANY_PARTS = 3
_FEWEST_COUNTED = 20
_GRANTED = re.compile(r"年初预算|追加|调增")
_BESIDE = re.compile(r"[、和及与]|以及|[^，,；;。：:（）()]*$")  # the last: a rank between, 、二类公厕
_KINDS_APART = re.compile(r"[类型级]$")
_OF_SEVERAL_KINDS = frozenset({"人", "人次", "户", "户次", "家", "家次", "分"})
_CUTS_ACROSS = re.compile(r"项目|企业|荣誉|重点|重大|示范|一流|以上|以下|获|涉及|覆盖|联合|综合|跨|优秀|先进")
_OVERLAP = re.compile(r"导师|党员|兼|重复|其中|女性|少数民族")


def by_spending(breakdown: Breakdown) -> bool:
    """Whether the parts are 基本支出, 项目支出 and their like."""
    labels = [item.label for item in breakdown.items]
    return (
        any("基本支出" in label for label in labels)
        and any("项目支出" in label for label in labels)
        and all(any(word in label for word in _SPENDING_PARTS) for label in labels)
    )


def meant(breakdown: Breakdown) -> tuple[Item, Grade]:
    """The total that the parts are of, with how it stands to their sum: one that fits, is explained, or is near."""
    grades = [(total, grade_sum(total, breakdown.items)) for total in breakdown.totals]
    for wanted in ("ok", "tail"):
        for total, grade in grades:
            if grade == wanted:
                return total, grade
    if _explained(breakdown, grades[0][0]):
        return grades[0]
    added = _sum(breakdown.items)
    close = [pair for pair in grades if abs(pair[0].value - added) <= abs(pair[0].value) * _CLOSE]
    return (close or [pair for pair in grades if _explained(breakdown, pair[0])] or grades)[0]


def verdict(breakdown: Breakdown, total: Item, grade: Grade) -> Verdict:
    """What is to be said of ``total`` and the parts, whose sum stands to it as ``grade`` says."""
    figures = (total, *breakdown.items)
    if not all(item.exact for item in figures):
        return _verdict_of_intervals(breakdown, total)
    if breakdown.closure == "at_most":
        return _verdict_of_some(breakdown, total)
    if grade == "ok":
        return "held"
    if grade == "tail":
        small = abs(total.value - _sum(breakdown.items)) <= abs(total.value) * _SMALL
        # Some of the parts may come to less; to more than their own total they come by rounding alone.
        own = total is breakdown.totals[0] and (small or (breakdown.sure and _sum(breakdown.items) > total.value))
        return "tail" if own or breakdown.closure == "closed" else "undecided"
    if by_spending(breakdown) and _GRANTED.search(total.label) and total.sentence != breakdown.items[0].sentence:
        return "undecided"  # what was spent is said of it in between
    slipped = _slipped(total, breakdown.items)
    if _far(total, _sum(breakdown.items)) and not _explained(breakdown, total) and not _at_odds(breakdown):
        return "undecided"
    gap = total.value - _sum(breakdown.items)
    if breakdown.closure == "closed":
        moderate = slipped or abs(gap) <= abs(total.value) * _MODERATELY
        if not breakdown.sure or total is not breakdown.totals[0]:
            return "likely" if moderate else "undecided"
        return "certain" if moderate else "likely"
    near = abs(gap) <= max(abs(total.value) * _NEAR, last_place(total.quantity))
    if breakdown.closure == "likely":
        return "likely" if near or gap < 0 or slipped else "undecided"
    if total.role == "amount" and (_one_too_large(breakdown) or _more_than_all(breakdown, total)):
        return "likely"
    if _overlapping(breakdown):
        return "undecided"
    if slipped:
        return "likely" if total.value / last_place(total.quantity) >= 10**_MANY_DIGITS else "query"
    plainly = breakdown.sure and total is breakdown.totals[0] and len(breakdown.parts) >= _MANY_PARTS
    if plainly and abs(gap) <= abs(total.value) * _MODERATELY and _one_slip(total, breakdown.items):
        return "query"
    units = not any(item.quantity.scale or item.quantity.decimals for item in figures)
    counted = units and len(breakdown.parts) >= _MANY_PARTS and total.unit != "分"
    slightly_over = gap < 0 and -gap <= total.value * _SLIGHTLY and total.role == "amount"
    if counted and (near or slightly_over):
        return "likely"
    off_by_one = units and abs(gap) == 1 and total.value >= _FEWEST_COUNTED and total.unit != "分"
    return "query" if off_by_one else "undecided"


def _far(total: Item, added: Decimal) -> bool:
    """Whether the sum is so far from the total that most likely the parts are not its parts."""
    return not abs(total.value) / _FARTHEST <= abs(added) <= abs(total.value) * _FARTHEST


def _at_odds(breakdown: Breakdown) -> bool:
    """Whether no two shares of a closed list are of one total, not even of one that we overlooked.

    Then a part or a share is wrong, however far off the sum is.
    """
    shares = [(part.item.value, part.share.value) for part in breakdown.parts if part.share and part.share.value]
    wholes = sorted(value / share * 100 for value, share in shares)
    apart = all(larger - smaller > larger * _CLOSE for smaller, larger in pairwise(wholes))
    return breakdown.closure == "closed" and len(wholes) > 1 and apart


def _verdict_of_some(breakdown: Breakdown, total: Item) -> Verdict:
    """Of parts that are only some, the sum must not exceed the total."""
    added = _sum(breakdown.items)
    if added <= total.value or total.role != "amount":
        return "undecided"
    if _far(total, added) and not _explained(breakdown, total):
        return "undecided"
    if _cut_across(breakdown, total):
        return "undecided"
    once = breakdown.sure and total is breakdown.totals[0] and total.unit not in _OF_SEVERAL_KINDS
    return "certain" if once else "likely"


def _explained(breakdown: Breakdown, total: Item) -> bool:
    """Whether 万 for 亿, or a digit changed, left out, added or exchanged, in one figure makes a far sum.

    Round figures do so by chance; they count only where the words leave no other way to read the list.
    """
    gap = total.value - _sum(breakdown.items)
    dues = [(total, total.value - gap), *((part, part.value + gap) for part in breakdown.items)]
    return any(
        due in (figure.value * _TEN_THOUSAND, figure.value / _TEN_THOUSAND) or _misprinted(breakdown, figure, due)
        for figure, due in dues
    )


def _misprinted(breakdown: Breakdown, figure: Item, due: Decimal) -> bool:
    place = last_place(figure.quantity)
    if not due or due % place or (due < 0) != (figure.value < 0):
        return False
    ours, theirs = f"{abs(figure.value) / place:.0f}", f"{abs(due) / place:.0f}"
    zeros = min(len(digits) - len(digits.rstrip("0")) for digits in (ours, theirs))
    telling = min(len(ours), len(theirs)) - zeros >= _MANY_DIGITS
    if not telling and not (breakdown.sure and min(len(ours), len(theirs)) > 1):
        return False
    return one_digit(ours, theirs) or exchanged(ours, theirs)


def _one_too_large(breakdown: Breakdown) -> bool:
    """Whether one part is larger than its total, and would be right with one digit changed, left out or added."""
    most = max(total.value for total in breakdown.totals)
    larger = [item for item in breakdown.items if item.value > most]
    return len(larger) == 1 and any(
        _misprinted(breakdown, larger[0], larger[0].value + total.value - _sum(breakdown.items))
        for total in breakdown.totals
    )


def _more_than_all(breakdown: Breakdown, total: Item) -> bool:
    """Whether money or things named side by side (A、B和C) come to somewhat more than all there is of them.

    A person, a household or a firm may be of several kinds at once, as may a project of several programmes.
    """
    parts = breakdown.items
    excess = _sum(parts) - total.value
    if excess <= 0 or excess > total.value * _MODERATELY or not breakdown.sure or total is not breakdown.totals[0]:
        return False
    beside = all(_BESIDE.match(item.gap) and item.clause == parts[0].clause for item in parts[1:])
    if not beside or total.unit in _OF_SEVERAL_KINDS:
        return False
    return not _cut_across(breakdown, total)


def _cut_across(breakdown: Breakdown, total: Item) -> bool:
    """Whether the names may hold one another, or be of one thing at once; of money no part counts twice."""
    names = [item.label for item in breakdown.items]
    if any(one in other and one != other for one, other in permutations(names, 2)):
        return True
    if total.quantity.kind == "money" or all(_KINDS_APART.search(name) for name in names):
        return False
    return any(_CUTS_ACROSS.search(words) for words in (*names, total.lead, total.tail))


def _verdict_of_intervals(breakdown: Breakdown, total: Item) -> Verdict:
    least = [item.quantity.low for item in breakdown.items]
    high = total.quantity.high
    if total.role == "change" or None in least or high is None:
        return "undecided"
    low = sum((value for value in least if value is not None), Decimal(0))
    if low <= high:
        return "undecided"
    if breakdown.closure != "open":
        return "likely"
    return "query" if low <= high * (1 + _SLIGHTLY) and not _overlapping(breakdown) else "undecided"


def _slipped(total: Item, parts: Sequence[Item]) -> bool:
    """Whether one slip of the pen in one long figure accounts for the whole gap.

    A list that is not meant to be whole leaves such a gap by chance in less than one case of a thousand; one of
    round figures does so as a rule.
    """
    added = _sum(parts)
    if total.value in (added * _TEN_THOUSAND, added / _TEN_THOUSAND):  # 万 for 亿, or 元 for 万元
        return True
    return len(_digits(total).rstrip("0")) >= _FEWEST_DIGITS and _one_slip(total, parts)


def _one_slip(total: Item, parts: Sequence[Item]) -> bool:
    added = _sum(parts)
    figures = [(total, added), *((part, part.value + total.value - added) for part in parts)]
    return len(_digits(total)) > _FEWEST_DIGITS and any(
        slip(figure, due * figure.sign if figure.role == "change" else due) is not None for figure, due in figures
    )


def _digits(item: Item) -> str:
    return f"{abs(item.value) / last_place(item.quantity):.0f}"


def _overlapping(breakdown: Breakdown) -> bool:
    """Whether the list may count the same thing twice: two ways of joining, or words that cut across."""
    joins = {item.gap[:1] for item in breakdown.items[1:]}
    clauses = {item.clause for item in breakdown.items}
    return (
        len(joins) > 1
        or 1 < len(clauses) < len(breakdown.items)
        or any(_OVERLAP.search(item.gap) for item in breakdown.items[1:])
    )


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((item.value for item in items), Decimal(0))
