"""Which numbers of a text measure something."""

from __future__ import annotations

import re

from reviewer.model import Quantity

_AMOUNTS = frozenset({"money", "percent", "percentage_point", "count", "ratio", "rate", "number"})
_ATTRIBUTES = frozenset({"岁", "周岁", "周年", "年", "个月", "天", "日", "周", "小时", "分钟"})
_INDEFINITE = re.compile(r"^(?:一(?![百千万亿十成半倍])|几)")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")


def measures(quantity: Quantity) -> bool:
    """Whether a number says how much or how many: no date, age, duration, label, “一套” or “几个”.

    A bare 2021 is a year whose 年 was left out.
    """
    return (
        quantity.kind in _AMOUNTS
        and quantity.unit not in _ATTRIBUTES
        and not _INDEFINITE.match(quantity.text)
        and not (quantity.kind == "number" and _BARE_YEAR.fullmatch(quantity.text))
    )
