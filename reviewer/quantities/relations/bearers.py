"""Whose share a percentage is: the subject before 占, a base of its own after it, lists that leave it open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.recompute import Grade, grade_share

Above = Mapping[int, tuple[Item, ...]]  # the totals of a part, by where it ends


class Share(NamedTuple):
    """A percentage, its part, and the figures that can be its whole, likeliest first.

    ``named``: the text says of what the share is, and that name is printed with one figure only.
    """

    percent: Item
    part: Item
    wholes: tuple[Item, ...]
    named: bool

    def graded(self, whole: Item) -> Grade:
        return grade_share(self.part.value, whole.value, self.percent)


_SUBJECT = re.compile(
    r"^(?:其中|分别|合计|共计|约|已|仅|只|均|共|各|所|总|又|并|也|则|还)+"
    r"|(?:所|约|共|已|仅|只|均|各|合计|分别|其|(?:总|合计)?(?:人数|户数|个数|数量|数额|金额|面积|规模|总数|总额))+$"
)
_MEASURE = r"(?:专项|补助)?(?:资金|经费|支出|收入|预算|投入|部分|人员|人数|户数|数量|金额|面积|数|额)"
_BEFORE_SHARE = re.compile(r"^(?P<head>.*?)的?(?:比重|比例)(?:约|近|超过|超)?(?:为|达到|达|是)?[:：]?$")
_OWN = re.compile(r"^(?:其(?!中|他)|自身|本身|各自|自己|该项)")
JOINING = ("和", "及", "与", "以及")


def subject(percent: Item) -> str:
    """What the sentence says the share is of the whole (税收收入占…的比重): empty where it is the figure before."""
    head, mark, _ = percent.lead.rpartition("占")
    if not mark:
        bare = _BEFORE_SHARE.match(percent.lead)
        head = bare["head"] if bare else ""
    return _SUBJECT.sub("", head)


def is_of(item: Item, name: str) -> bool:
    """Whether ``item`` is the amount of what is called ``name`` (of 中央资金 where its label is 中央)."""
    label = item.label
    if name in label:
        return f"非{name}" not in label
    return len(label) > 1 and re.fullmatch(re.escape(label) + _MEASURE, name) is not None


def own_base(percent: Item) -> bool:
    """Whether the base is the part's own (占其预算的P%), which is not the whole that it is a part of."""
    return _OWN.match(percent.of) is not None


def listed(items: Sequence[Item], position: int) -> bool:
    """Whether the amount at ``position`` ends a list with 、 or 和 of amounts like it, none with a share."""
    if not position:
        return False
    item, before = items[position], items[position - 1]
    like = (before.role, before.quantity.kind, before.unit, before.sentence)
    return item.gap.startswith(("、", *JOINING)) and like == (
        item.role,
        item.quantity.kind,
        item.unit,
        item.sentence,
    )
