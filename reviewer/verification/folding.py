"""Folding: the same words in another typography, with the way back to canonical offsets.

Folded away are differences that change no content: full and half width, white space and invisible
characters, the style of quotation marks, dashes, brackets and dots, and look-alike code points that PDF
fonts leave behind (Kangxi radicals, compatibility ideographs). Digits, words and every other mark stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

_SAME = {
    '"': "“”„‟〝〞〟＂「」『』﹁﹂﹃﹄‘’‚‛＇'`´",
    "-": "‐‑‒–—―−－﹣",
    "~": "～〜∼∽",
    "·": "•‧・･∙⋅",
    "[": "〔［﹝",
    "]": "〕］﹞",
    " ": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
}
_COMPATIBLE = [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00), *range(0xFE50, 0xFE70), *range(0xFF01, 0xFF5F)]


def _table() -> dict[int, str]:
    table = {}
    for code in _COMPATIBLE:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    table.update({ord(char): plain for plain, chars in _SAME.items() for char in chars})
    return table


_TABLE = _table()
_INK = re.compile(r"\S+")


def widths(text: str) -> str:
    """``text`` with the folded characters replaced one for one; the length stays."""
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """``text`` folded: characters replaced, white space gone."""
    return "".join(text.translate(_TABLE).split())


class Folded(NamedTuple):
    """A folded text; ``offsets[i]`` is where its character ``i`` stood before."""

    text: str
    offsets: Sequence[int]


def fold_with_offsets(text: str) -> Folded:
    """``text`` folded, with the offset in ``text`` of every character that stayed."""
    plain = text.translate(_TABLE)
    runs = [match.span() for match in _INK.finditer(plain)]
    if runs == [(0, len(plain))]:
        return Folded(plain, range(len(plain)))
    offsets = list(chain.from_iterable(range(start, end) for start, end in runs))
    return Folded("".join(plain[start:end] for start, end in runs), offsets)
