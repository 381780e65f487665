"""What speech says in one word: 俩 and 仨, two or three of something; 百把, 百八十, about a hundred."""

from __future__ import annotations

from decimal import Decimal

from reviewer.model import Quantity, QuantityKind
from reviewer.quantities.building import Extent, build

TOGETHER = {"俩": 2, "倆": 2, "仨": 3}
_NO_PAIR_AFTER = frozenset("伎")
_MONTH = "月"


def together_at(text: str, at: int) -> Quantity | None:
    """俩, 仨 with the 人 or 月 behind it; 伎俩 is none."""
    if at and text[at - 1] in _NO_PAIR_AFTER:
        return None
    value = Decimal(TOGETHER[text[at]])
    follower = text[at + 1 : at + 2]
    kind: QuantityKind = "duration" if follower == _MONTH else "count"
    unit = "个月" if follower == _MONTH else "人" if follower == "人" else "个"
    end = at + 1 + (unit != "个")
    extent = Extent(at, end, at, at + 1)
    return build(text, extent, value, (value, value), kind, unit, flags=("colloquial",))
