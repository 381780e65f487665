"""Reasons of a change that point the other way: 比上年减少2%。主要原因是：经费增加; …增加2%，主要原因是压减办公费."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.items import Item


class Reason(NamedTuple):
    """A change, the reason printed right after it, and the sign of the one verb the reason ends in."""

    change: Item
    span: Span
    sign: int


_REASON = re.compile(
    r"\s*[，,。；;]\s*(?:主要)?原因(?:是|为)?\s*[：:]?\s*(?P<words>[^，,。；;、：:]{2,60}?)(?P<verb>增加|增长|减少|下降)\s*[。；;\n]"
)
_SPARED = re.compile(
    r"\s*[，,。；;]\s*(?:主要)?原因(?:是|为)?\s*[：:]?\s*(?P<verb>压减|压缩|核减|削减|缩减)(?P<words>[^，,。；;：:\n]{2,40})[。；;\n]"
)
_SIGNS = {"压减": -1, "压缩": -1, "核减": -1, "削减": -1, "缩减": -1} | {"增加": 1, "增长": 1, "减少": -1, "下降": -1}
_DIRECTION = re.compile(r"增|减|降|升|涨|压缩|不足|结转|退")


def reasons(text: str, items: Sequence[Item]) -> list[Reason]:
    """Every reason that consists of one thing and one verb of direction, or of what was cut alone."""
    return [
        Reason(
            item,
            Span(start=min(match.start("words"), match.start("verb")), end=max(match.end("words"), match.end("verb"))),
            _SIGNS[match["verb"]],
        )
        for item in items
        if item.role in ("change", "growth")
        and (match := _REASON.match(text, item.end) or _SPARED.match(text, item.end))
        and not _DIRECTION.search(match["words"])
    ]
