"""The one entrance to numerals of either notation."""

from __future__ import annotations

from reviewer.quantities.arabic import read_arabic
from reviewer.quantities.chinese import read_chinese
from reviewer.quantities.numerals import Numeral


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at ``at``, or None."""
    char = text[at : at + 1]
    if "0" <= char <= "9" or "０" <= char <= "９" or char == ".":
        return read_arabic(text, at)
    return read_chinese(text, at) if char else None
