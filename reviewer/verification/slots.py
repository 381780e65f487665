"""Slots: the numbers of a passage, each with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import DecimalTuple
from functools import lru_cache
from typing import NamedTuple

from reviewer.model import Quantity, Span
from reviewer.verification.circumstances import is_marked
from reviewer.verification.dates import compared_year
from reviewer.verification.direction import Direction
from reviewer.verification.folding import widths
from reviewer.verification.kept import kept
from reviewer.verification.labels import Label, item_words, labels
from reviewer.verification.units import measure

COUNTED = frozenset({"money", "percent", "percentage_point", "count", "ratio", "duration", "rate", "number"})
MASK = "#"

_BOUNDS = frozenset(["岁", "周岁", "年", "元", "分", "级", "平方米", "人", "个", "公里", "米", "吨"])
_AGES = frozenset(["岁", "周岁"])
_REACH = 48
_HEAD = 40
_STOP = re.compile(r"[。;!?]")
_FULL_STOP = re.compile(r"[。!?]")
_PLANNED = re.compile(
    r"计划|目标|拟|预计|(?<!公共|基金|经营|部门|单位)预算(?!绩效|管理|单位|法|会计|执行)|任务|应(?!用|急|对|届|邀|聘|征)|力争|争取"
)
_BEFORE = re.compile(r"(?<![比较与同])(?:上年|去年|上届|上期|年初|期初|前年|同期)")
_CLAUSE_END = re.compile(r"[,。;!?、:]")
_APART = re.compile(r"[^\w%]+")


class Fit(NamedTuple):
    """How well the words of a claim's number fit those of a found one, in percent.

    Of the claim's words: ``shared`` stand in the found one's clause; ``recalled`` is that with half of what
    only the sentence before it has; ``headed`` of those missing in the clause stand there, and ``unheard``
    grams (a count) in neither. Of the found one's words next to its number the claim has ``whole`` on both
    sides, ``best`` on the better side.
    """

    shared: int
    recalled: int
    headed: int
    unheard: int
    whole: int
    best: int


class _Row:
    """The numbers of one passage; their labels are read together, when first asked for."""

    def __init__(self, pieces: list[str], quantities: Sequence[Quantity]) -> None:
        self.pieces = pieces
        self.quantities = quantities

    @kept
    def labels(self) -> tuple[Label, ...]:
        return labels(tuple(self.pieces), tuple(self.bounds))

    @kept
    def bounds(self) -> list[str]:
        return [_bound(quantity) for quantity in self.quantities]

    def bounds_next(self, index: int) -> bool:
        """Whether the number bounds what one behind it in its clause counts."""
        behind = self.pieces[index + 1]
        return bool(self.bounds[index]) and index + 2 < len(self.pieces) and _CLAUSE_END.search(behind) is None


def _bound(quantity: Quantity) -> str:
    """The folded text of 35岁以下, 60分以上, 80至89周岁: a bound of what the next number counts; "" of any other."""
    bounds = quantity.qualifier in ("at_least", "at_most") and quantity.unit in _BOUNDS
    bounds = bounds or (quantity.qualifier == "range" and quantity.unit in _AGES)
    return "".join(widths(quantity.text).split()) if bounds else ""


class Slot:
    """One counted number: ``unit`` is the class of its unit, ``value`` the number in it.

    ``left`` and ``right`` are the text around it with all numbers masked, ``left`` backwards; ``fits`` keeps
    what the binding found out. All texts are folded.
    """

    def __init__(self, quantity: Quantity, left: str, right: str, row: _Row, index: int) -> None:
        self.quantity = quantity
        self.unit, self.value = measure(quantity)
        self.left = left
        self.right = right
        self.fits: dict[Slot, Fit] = {}
        self._row = row
        self._index = index

    @kept
    def near(self) -> str:
        """The words of the number's own clause before it."""
        return self._row.labels[self._index].near

    @property
    def inherited(self) -> bool:
        """Whether the words before it are those of the number before, as its own clause names nothing."""
        return self._row.labels[self._index].inherited

    @kept
    def after(self) -> str:
        """The words of the number's own clause after it."""
        return self._row.labels[self._index].after

    @kept
    def direction(self) -> Direction:
        return self._row.labels[self._index].direction

    @property
    def bound(self) -> str:
        """The bound right before the number (35岁以下), or ""."""
        return self._row.bounds[self._index - 1] if self._index and self.left.startswith(MASK) else ""

    @property
    def is_bound(self) -> bool:
        """Whether the number itself bounds what others count."""
        return self._row.bounds_next(self._index)

    @kept
    def item(self) -> str:
        """The words before the number without those of a change or a share."""
        return item_words(self.near)

    @kept
    def beside(self) -> str:
        """The words of the number's own clause on both sides."""
        return f"{self.near},{self.after}"

    @kept
    def falls_short(self) -> bool:
        """Whether the number before it is of its unit and lower (71.8%，未达75%的目标)."""
        if not self._index or self.value is None:
            return False
        unit, value = measure(self._row.quantities[self._index - 1])
        return unit == self.unit and value is not None and value < self.value

    @property
    def opens_sentence(self) -> bool:
        """Whether a sentence begins between the number before and it."""
        return _FULL_STOP.search(self._row.pieces[self._index]) is not None

    @kept
    def is_marked(self) -> bool:
        """Whether these words tell a circumstance (a plan, what is left, an average…)."""
        return is_marked(self.beside)

    @kept
    def is_planned(self) -> bool:
        """Whether the words before the number say a plan, a task or a budget."""
        return _PLANNED.search(self.near) is not None

    @kept
    def is_before(self) -> bool:
        """Whether the number is the level of an earlier time: 从3元, 上年5万元."""
        return self.direction.reach == "from" or _BEFORE.search(self.near) is not None

    def compared_year(self, this_year: int) -> int:
        """The year whose level the number is, where something is compared with it (较2021年的…); else 0."""
        return compared_year(self.left[::-1], this_year)

    @kept
    def sentence(self) -> str:
        """The number's sentence as far as it is kept, all numbers masked."""
        return f"{self.head}{MASK}{_STOP.split(self.right, maxsplit=1)[0]}"

    @kept
    def figures(self) -> DecimalTuple | None:
        """Sign, digits and power of ten of the value without closing zeros; None for nought and for no value."""
        return self.value.normalize().as_tuple() if self.value else None

    @kept
    def near_grams(self) -> frozenset[str]:
        return grams(self.near)

    @kept
    def after_grams(self) -> frozenset[str]:
        return grams(self.after)

    @kept
    def words(self) -> frozenset[str]:
        """The characters and character pairs of the number's own clause."""
        return self.near_grams | self.after_grams

    @kept
    def head(self) -> str:
        """What stands further left, as far as the last full stop or semicolon."""
        return _STOP.split(self.left, maxsplit=1)[0][:_HEAD][::-1]

    @kept
    def head_grams(self) -> frozenset[str]:
        """The characters and character pairs of the head."""
        return grams(self.head)


@lru_cache(maxsize=8192)
def span(start: int, end: int) -> Span:
    """The one span of these two ends; quotations are asked for the same again and again."""
    return Span(start=start, end=end)


@lru_cache(maxsize=8192)
def grams(text: str) -> frozenset[str]:
    """The characters of ``text`` and the pairs of characters within its words."""
    found: set[str] = set()
    for word in _APART.split(text):
        found.update(word)
        found.update([word[at : at + 2] for at in range(len(word) - 1)])
    return frozenset(found)


def slots(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> tuple[Slot, ...]:
    """The counted numbers among ``quantities`` as slots of the passage ``text[start:end]``."""
    counted = [q for q in quantities if q.kind in COUNTED and start <= q.start and q.end <= end]
    if not counted:
        return ()
    plain, pieces, at = widths(text[start:end]), [], 0
    for quantity in counted:
        pieces.append("".join(plain[at : quantity.start - start].split()))
        at = quantity.end - start
    pieces.append("".join(plain[at:].split()))
    masked, row = MASK.join(pieces), _Row(pieces, counted)
    backwards, length = masked[::-1], len(masked)
    made: list[Slot] = []
    position = -1
    for index, quantity in enumerate(counted):
        position += len(pieces[index]) + 1
        left = backwards[length - position : length - position + _REACH]
        made.append(Slot(quantity, left, masked[position + 1 : position + 1 + _REACH], row, index))
    return tuple(made)
