"""Sums and products written out: 390.14+226.32=616.46万元, 5人*226元*12月=1.356万, 1804.45/12=150.38万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.recompute import Grade, grade


class Equation(NamedTuple):
    """A calculation as printed.

    ``left`` is the calculation without units (390.14+226.32), ``exact`` its value, ``stated`` the printed
    result in the same scale, ``place`` one unit of its last digit. ``additive``: nothing but + and -.
    """

    span: Span
    left: str
    exact: Decimal
    stated: Decimal
    place: Decimal
    additive: bool

    @property
    def grade(self) -> Grade:
        """A sum of printed figures has no last digit to lose; a product or quotient has."""
        found = grade(self.exact, self.stated, self.place)
        return "wrong" if self.additive and found == "last_digit" else found


_UNIT = r"(?:[一-鿿%％]{0,5}(?:/[一-鿿]{1,2}){0,2})"
_TERM = rf"[\[［(（]{{0,2}}\d[\d,]*(?:\.\d+)?{_UNIT}[\]］)）]{{0,2}}"
_OPERATOR = r"[+＋\-－—*＊×xX÷/]"
_EQUATION = re.compile(
    rf"(?<![\dA-Za-z.=+＋*×/÷)）\-])(?P<left>{_TERM}(?:\s?{_OPERATOR}\s?{_TERM}){{1,15}})\s?[=＝]\s?(?P<right>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[万亿]?)"
)
_TOKEN = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)|(?P<mark>[+＋\-－—*＊×xX÷/\[\]［］()（）])")
_FOLDED = str.maketrans("＋－—＊×xX÷［］（）[]", "+--****/()()()")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(10**8)}
_PER_UNIT = re.compile(r"/(?=[一-鿿])")


def equations(text: str) -> list[Equation]:
    """Every calculation of ``text`` with its printed result, in order."""
    return [equation for match in _EQUATION.finditer(text) for equation in _read(match)]


def _read(match: re.Match[str]) -> Iterator[Equation]:
    tokens: list[str] = []
    scales: set[str] = set()
    for token in _TOKEN.finditer(_PER_UNIT.sub(" ", match["left"])):
        if token["number"]:
            tokens.append(token["number"].replace(",", ""))
            scales.add(token["scale"])
        else:
            tokens.append(token["mark"].translate(_FOLDED))
    try:
        exact, rest = _sum(tokens)
    except (IndexError, InvalidOperation, DivisionByZero):
        return
    if rest:
        return
    number = match["right"].replace(",", "")
    stated = Decimal(number)
    place = Decimal(1).scaleb(-len(number.partition(".")[2]))
    scales.discard("")
    additive = not set(tokens) & {"*", "/"}
    span = Span(start=match.start(), end=match.end())
    # Units may be converted on the way (人×元 = 万元): the scale in which the two sides agree best is meant.
    conversions = [Decimal(1)] if additive or len(scales) > 1 else [Decimal(1), _SCALES[match["scale"]]]
    readings = [Equation(span, "".join(tokens), exact / by, stated, place, additive) for by in conversions]
    yield min(readings, key=lambda equation: abs(equation.exact - stated))


def _sum(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, rest = _product(tokens)
    while rest and rest[0] in "+-":
        sign, (term, rest) = rest[0], _product(rest[1:])
        value = value + term if sign == "+" else value - term
    return value, rest


def _product(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, rest = _factor(tokens)
    while rest and rest[0] in "*/":
        sign, (factor, rest) = rest[0], _factor(rest[1:])
        value = value * factor if sign == "*" else value / factor
    return value, rest


def _factor(tokens: list[str]) -> tuple[Decimal, list[str]]:
    if tokens[0] != "(":
        return Decimal(tokens[0]), tokens[1:]
    value, rest = _sum(tokens[1:])
    if rest[0] != ")":
        raise IndexError
    return value, rest[1:]
