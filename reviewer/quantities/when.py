"""A date or time as read, and the parts that years, days and hours are printed with."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reviewer.model import QuantityKind
from reviewer.quantities.numerals import DIGITS, SPACES

DIGIT = "[0-9０-９]"
TWO = f"(?:{DIGIT}{{1,2}}|两|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
SPACE = f"[{SPACES}]?"
TO = "(?:—{1,2}|[-–－~～―─‐‑−]|至|到)"
_FOLD = str.maketrans("０１２３４５６７８９", "0123456789")


class When(NamedTuple):
    """A date read: end, kind (year or date), value or interval, unit, and how far it reaches back (下午)."""

    end: int
    kind: QuantityKind
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    back: int = 0


def number(printed: str | None) -> int:
    """What a year, month, day or hour printed in either notation is; 0 for none."""
    if printed is None:
        return 0
    folded = printed.translate(_FOLD)
    if folded.isascii():
        return int(folded)
    if len(folded) == 4 and not any(char in "十廿" for char in folded):
        return int("".join(str(DIGITS[char]) for char in folded))
    total, digit = 0, 0
    for char in folded:
        if char == "十":
            total += (digit or 1) * 10
            digit = 0
        elif char == "廿":
            total += 20
        else:
            digit = DIGITS[char]
    return total + digit
