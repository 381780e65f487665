"""Units and classifiers as the field writes them, and the longest one at a place of a text.

The lexicon is data (``units.toml``): a unit belongs to one class (money, percent, duration, ordinal, ratio,
measure, classifier). A one-character classifier may be the first character of a common word (人员, 项目,
分别); the lexicon says which followers make it one always, and which only after white space or a bare
Chinese numeral.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

from reviewer.model import QuantityKind


class Unit(NamedTuple):
    """A unit: kind, canonical name, power of ten to the base unit; ``measure`` if it can be halved (两年半)."""

    kind: QuantityKind
    name: str
    exponent: int = 0
    measure: bool = False


class Suffix(NamedTuple):
    """What was read: where it ends, kind and unit, the power of ten to the base unit, an addend (半, 角分)."""

    end: int
    kind: QuantityKind = "number"
    unit: str = ""
    exponent: int = 0
    more: bool = False
    extra: Decimal | None = None
    flags: tuple[str, ...] = ()


def _load() -> dict[str, Any]:
    return tomllib.loads(files("reviewer.quantities").joinpath("units.toml").read_text(encoding="utf-8"))


def _lexicon(data: dict[str, Any]) -> dict[str, Unit]:
    words: dict[str, str] = data["words"]
    exponents: dict[str, dict[str, int]] = data["exponents"]
    units = {word: Unit("count", word) for word in words["count"].split()}
    units |= {word: Unit("count", word, 0, True) for word in words["measure"].split()}
    units |= {word: Unit("duration", word, 0, True) for word in words["duration"].split()}
    units |= {word: Unit("ordinal", word) for word in words["ordinal"].split()}
    units |= {word: Unit("ratio", word, 0, True) for word in words["ratio"].split()}
    units |= {word: Unit("money", name, 0, True) for name, each in data["money"].items() for word in each.split()}
    units |= {word: Unit("percent", "%", power, True) for word, power in exponents["percent"].items()}
    units |= {
        word: Unit("percentage_point", "个百分点", power, True) for word, power in exponents["percentage_point"].items()
    }
    return units


_DATA = _load()
UNITS = _lexicon(_DATA)
SYMBOLS: dict[str, str] = {word: name for name, each in _DATA["symbols"].items() for word in each.split()}
"""What is printed before an amount, and the currency it stands for."""
COINS: dict[str, int] = _DATA["exponents"]["coins"]
FAMILIES: list[dict[str, str]] = _DATA["families"]
"""Units that compare: factor to the first unit of the family → the units with it."""
STRONG: dict[str, str] = _DATA["strong"]
WEAK: dict[str, str] = _DATA["weak"]


def _lengths() -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in UNITS:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()}


_LENGTHS = _lengths()


def unit_at(text: str, at: int, *, wary: bool = False) -> str:
    """The longest unit printed at ``at``, or "". ``wary``: a collision with a common word refuses it."""
    lengths = _LENGTHS.get(text[at : at + 1])
    if lengths is None:
        return ""
    for length in lengths:
        word = text[at : at + length]
        if word not in UNITS or len(word) != length:
            continue
        follower = text[at + length : at + length + 1]
        if not follower:
            return word
        if word in SYMBOLS and (follower.isdigit() or follower == " "):
            continue  # 5 $10
        if word.isascii():
            if follower.isascii() and follower.isalnum():
                continue
        elif follower in STRONG.get(word, "") or (wary and follower in WEAK.get(word, "")):
            continue
        return word
    return ""
