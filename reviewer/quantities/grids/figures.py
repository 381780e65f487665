"""One table cell as a figure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from reviewer.model import Span

_FIGURE = re.compile(
    r"(?P<minus>[-−－]|（|\()?(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<percent>[%％])?[)）]?"
    r"(?P<unit>万元|亿元|元|人|个|项|分|件|次|户|辆|台|套)?"
)
_SPACES = re.compile(r"\s+")
NIL = frozenset({"-", "—", "——", "－", "–", "--", "/", "无"})


class Figure(NamedTuple):
    """A printed number: its value as printed (without the table's unit), its decimals, whether it is a percentage."""

    value: Decimal
    decimals: int
    percent: bool
    text: str
    span: Span

    @property
    def place(self) -> Decimal:
        """One unit of the last printed digit."""
        return Decimal(1).scaleb(-self.decimals)


def folded(text: str) -> str:
    """``text`` without white space."""
    return _SPACES.sub("", text)


def figure(text: str, span: Span) -> Figure | None:
    """The figure that is all there is in a cell; None for words, codes with letters, empty cells."""
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    number = match["number"].replace(",", "").replace("，", "")
    value = Decimal(number)
    decimals = len(number.partition(".")[2])
    return Figure(-value if match["minus"] else value, decimals, match["percent"] is not None, text, span)
