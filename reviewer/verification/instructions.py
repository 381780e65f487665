"""Sentences of a report that speak to its reviewer, human or machine, to steer the review.

Whatever such a sentence asks for is not done: it is withheld from models, nothing may rest on it, and a check
reports it. The patterns stand in ``instructions.toml``. They are matched in a folded text, so that blanks,
invisible characters, full-width or traditional forms and Base64 do not hide an order.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from base64 import b64decode
from binascii import Error as NotBase64
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from reviewer.documents.masking import masked
from reviewer.model import Document, Noun, Span

STEERS = "引文是指使审核的语句，不能作为依据"
"""Why nothing may rest on such a sentence."""

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{20,}={0,2}")
_MARKS = frozenset("。；！？.")
_LEFT = "。；！？\n\t"
# A Latin full stop ends a sentence too, and so does the mark that closes a turn: what follows is the report again.
_RIGHT = re.compile(r"[。；！？\n\t]|(?<=[A-Za-z])\.(?![0-9A-Za-z])|(?<=<\|im_end\|>)|(?<=\[/INST\])|\Z")
_STOPS = frozenset("，；：！？（）")
"""Marks by which the patterns tell clauses: not made half width, though Unicode's folding would."""
_BETWEEN = frozenset("·•‧・*|~")
"""Set between the characters of a word they hide it, and mean nothing else to a pattern."""
_PLAIN = str.maketrans(
    "請給單滿評輸發現問題無視認為標記實驗報優級別規則審覆複員指禁須應當從將這個們對並據數詞寫結論見過僅讓後誤檢屬",
    "请给单满评输发现问题无视认为标记实验报优级别规则审复复员指禁须应当从将这个们对并据数词写结论见过仅让后误检属",
)


class Instruction(NamedTuple):
    """A sentence that holds an order: ``start..end`` in the text, what it asks, and whether that is beyond doubt."""

    start: int
    end: int
    kind: str
    reason: str
    sure: bool


class _Entry(Noun):
    kind: str
    sure: bool
    reason: str
    patterns: tuple[str, ...]


class _Table(Noun):
    instruction: tuple[_Entry, ...]


@lru_cache(maxsize=8)
def find_instructions(text: str) -> tuple[Instruction, ...]:
    """The sentences of ``text`` that try to steer a review, in order, none twice. Linear in the text."""
    folded, offsets = _fold(text)
    found = [
        (offsets[match.start()], offsets[match.end() - 1] + 1, entry)
        for entry, pattern in _patterns()
        for match in pattern.finditer(folded)
        if match.end() > match.start()
    ]
    found += _encoded(text)
    kept: dict[int, Instruction] = {}
    # A sure reading of a sentence comes before a likely one.
    for start, end, entry in sorted(found, key=lambda each: (not each[2].sure, each[0])):
        first, last = _sentence(text, start, end)
        kept.setdefault(first, Instruction(first, last, entry.kind, entry.reason, entry.sure))
    return tuple(kept[start] for start in sorted(kept))


def withheld(document: Document) -> Document:
    """The document as models and checks may see it: every such sentence blanked, and the outline, title, unit and
    year as they are without it; all offsets unchanged.
    """
    text = document.text
    # The mark that ends the sentence goes with it: alone it would read as a sentence of its own.
    orders = [
        Span(start=each.start, end=each.end + (text[each.end : each.end + 1] in _MARKS))
        for each in find_instructions(text)
    ]
    return masked(document, orders)


def steers(text: str, start: int, end: int) -> bool:
    """Whether ``start..end`` of ``text`` touches a sentence that tries to steer the review."""
    orders = find_instructions(text)
    at = bisect_right([order.start for order in orders], start)
    return any(order.start < end and start < order.end for order in orders[max(0, at - 1) :])


@cache
def _entries() -> tuple[_Entry, ...]:
    text = (files("reviewer.verification") / "instructions.toml").read_text(encoding="utf-8")
    return _Table.model_validate(tomllib.loads(text)).instruction


@cache
def _patterns() -> Sequence[tuple[_Entry, re.Pattern[str]]]:
    return [(entry, re.compile("|".join(entry.patterns), re.M)) for entry in _entries()]


def _fold(text: str) -> tuple[str, list[int]]:
    """The text without blanks and invisible characters, in plain small letters; and where each one stands."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        plain = _folded(character)
        characters.append(plain)
        offsets += [offset] * len(plain)
    return "".join(characters), offsets


@cache
def _folded(character: str) -> str:
    """What a character counts as: nothing, itself or its plain form."""
    if character == "\n":
        return character
    if character in _BETWEEN or character.isspace() or unicodedata.category(character) in ("Cf", "Cc", "Mn"):
        return ""
    kept = "一" <= character <= "龥" or character in _STOPS
    return (character if kept else unicodedata.normalize("NFKC", character).lower()).translate(_PLAIN)


def _encoded(text: str) -> Iterator[tuple[int, int, _Entry]]:
    """Runs of Base64 that decode to an order."""
    for match in _BASE64.finditer(text):
        try:
            said, _ = _fold(b64decode(match[0], validate=True).decode())
        except (NotBase64, UnicodeDecodeError):
            continue
        for entry, pattern in _patterns():
            if pattern.search(said):
                yield match.start(), match.end(), entry
                break


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``start..end``, blanks at its edges excluded."""
    first = max(text.rfind(mark, 0, start) for mark in _LEFT) + 1
    last = _RIGHT.search(text, end)
    stop = last.start() if last else len(text)
    while first < start and text[first].isspace():
        first += 1
    return first, max(end, stop)
