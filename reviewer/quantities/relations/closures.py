"""Whether the parts of a list claim to be all there is of their total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from reviewer.quantities.relations.items import Item

Closure = Literal["closed", "likely", "open", "at_most"]

TOTAL_WORD = re.compile(r"合计|总计|共计|总额|总数|总量|总收入|总支出|总预算|总规模|一共|总共|共")
_REST = re.compile(r"^(?:其他|其它|其余|剩余)")
_LIST_OPEN = re.compile(r"^[^，,；;。]{0,30}等(?![级候待额于])")
_EXHAUSTIVE = (
    ("基本支出", "项目支出"),
    ("人员经费", "公用经费"),
    ("人员支出", "公用支出"),
    ("货物", "工程", "服务"),
    ("出国", "公务用车", "公务接待"),
    ("购置费", "运行"),
    ("男", "女"),
    ("出口", "进口"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("第一产业", "第二产业", "第三产业"),
)
_CUSTOMARY = (  # as a rule all there are; 工勤, 离休 or 混合 may be left out
    ("公办", "民办"),
    ("在职", "退休"),
    ("线上", "线下"),
    ("行政", "事业"),
)
_LEVEL = re.compile(r"^(?:其中)?(中央|省|市|县|区|乡|镇|自筹|单位自筹|社会)")
_FEWEST_LEVELS = 3  # fewer sources of money are often only the chief ones


def closure(total: Item, parts: Sequence[Item], shares: Sequence[Item], labels: Sequence[str]) -> Closure:
    """How whole a list of ``parts`` named ``labels`` is by its words or ``shares``."""
    if _LIST_OPEN.match(parts[-1].tail):
        return "at_most"
    added = sum((share.value for share in shares), Decimal(0))
    if len(shares) == len(parts) and abs(added - 100) <= Decimal("0.1") * len(shares):
        return "closed"
    if _REST.search(labels[-1]) or exhaustive(labels):
        return "closed"
    levels = {match[1] for match in map(_LEVEL.match, labels) if match}
    if total.quantity.kind == "money" and len(levels) == len(labels) >= _FEWEST_LEVELS:
        return "closed"
    if total.quantity.kind == "money" and TOTAL_WORD.search(total.lead):
        return "likely"
    return "open"


def weakened(found: Closure) -> Closure:
    """A list without 其中 says less of being all there is."""
    return "open" if found == "likely" else found


def exhaustive(labels: Sequence[str]) -> bool:
    """Whether the names are all the kinds there are (男 and 女)."""
    return _are(labels, _EXHAUSTIVE) or customary(labels)


def customary(labels: Sequence[str]) -> bool:
    """Whether the names are all the kinds there are as a rule (行政 and 事业)."""
    return _are(labels, _CUSTOMARY)


def _are(labels: Sequence[str], groups: Sequence[Sequence[str]]) -> bool:
    return any(
        len(labels) == len(group) and all(any(word in label for label in labels) for word in group) for group in groups
    )
