"""Wrong claims that leave every number as it is and tell it as something else: a plan, a remainder, an average."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims_common import Sentence, wrong
from claims_wrong import WRONG

__all__ = ["WRONG"]

_LABEL = re.compile(r"(?:^|[，：；])(?P<label>[\u4e00-\u9fff]{3,12})$")
_PLANS = re.compile("计划|拟|预计|力争|争取|目标|预算|任务|要|将|规划")
_LEFT = re.compile("剩|尚|仍|余下|还有|未|没有|待|正在|逾期")
_AVERAGES = re.compile("均|每")
_FIRSTS = re.compile("首|第一|最|率先|领先|开创|填补")
_WHOLES = re.compile("全|均|都|所有|各|皆|尽|清零|100%")


def _labelled(s: Sentence, *, barring: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The label and the number of each clause of a sentence that has none of the ``barring`` words."""
    if barring.search(s.text):
        return
    for number in s.numbers:
        label = _LABEL.search(s.text[: number.start()])
        if label and not re.match("[占增降减升比同较其约近超]", label["label"]):
            yield label["label"], number[0]


@wrong
def told_as_plan(s: Sentence) -> Iterator[tuple[str, str]]:
    for label, number in _labelled(s, barring=_PLANS):
        yield f"{s.dice.choice(['计划', '拟', '预计'])}{label}{number}", s.text


@wrong
def told_as_remaining(s: Sentence) -> Iterator[tuple[str, str]]:
    for label, number in _labelled(s, barring=_LEFT):
        yield f"{label}尚余{number}", s.text


@wrong
def told_as_average(s: Sentence) -> Iterator[tuple[str, str]]:
    for label, number in _labelled(s, barring=_AVERAGES):
        yield f"{label}年均{number}", s.text


@wrong
def told_as_first(s: Sentence) -> Iterator[tuple[str, str]]:
    for label, number in _labelled(s, barring=_FIRSTS):
        yield f"首次{label}{number}", s.text


@wrong
def told_as_wholly_done(s: Sentence) -> Iterator[tuple[str, str]]:
    for label, number in _labelled(s, barring=_WHOLES):
        yield f"{label}{number}，已全部完成", s.text
