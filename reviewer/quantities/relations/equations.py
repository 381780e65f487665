"""Sums and products written out: 390.14+226.32=616.46万元, 5人*226元*12月=1.356万, 1804.45/12=150.38万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.recompute import Grade, grade


class Equation(NamedTuple):
    """A calculation as printed.

    ``left`` is the calculation without units (390.14+226.32), ``exact`` its value, ``stated`` the printed
    result in the same scale, ``place`` one unit of its last digit. ``additive``: nothing but + and -.
    ``result`` is ``stated`` without its scale; ``receivers`` the factor of a product that counts people or
    households (5人*226元*12月), None where none does or more than one.
    """

    span: Span
    left: str
    exact: Decimal
    stated: Decimal
    place: Decimal
    additive: bool
    result: Decimal
    receivers: Decimal | None

    @property
    def grade(self) -> Grade:
        """A sum of printed figures has no last digit to lose; a product or quotient has."""
        found = grade(self.exact, self.stated, self.place)
        return "wrong" if self.additive and found == "last_digit" else found


_UNIT = r"(?:[一-鿿%％]{0,5}(?:/[一-鿿]{1,2}){0,2})"
_TERM = rf"[\[［(（]{{0,2}}\d[\d,]*(?:\.\d+)?{_UNIT}[\]］)）]{{0,2}}"
_OPERATOR = r"[+＋\-－—*＊×xX÷/]"
_NO_RESULT = r"(?<![\d)）][=＝])(?<!\d[%％元人户月名个次分万亿][=＝])"  # = after a number goes on with its result
_EQUATION = re.compile(
    rf"(?<![\dA-Za-z.+＋*×/÷)）\-])(?<!\d,){_NO_RESULT}(?P<left>{_TERM}(?:\s?{_OPERATOR}\s?{_TERM}){{1,15}})\s?[=＝]\s?(?P<right>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[万亿]?)(?P<percent>[%％]?)"
)
_EQUALS = re.compile(r"[=＝]")
_TOKEN = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>[元人户名月个%％]?)|(?P<mark>[+＋\-－—*＊×xX÷/\[\]［］()（）])"
)
_FOLDED = str.maketrans("＋－—＊×xX÷［］（）[]", "+--****/()()()")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(10**8)}
_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")
_PERCENT = frozenset({"%", "％"})
_Token = str | Decimal
_RECEIVERS = frozenset({"人", "户", "名"})
_PER_UNIT = re.compile(r"/(?=[一-鿿])")


def equations(text: str) -> list[Equation]:
    """Every calculation of ``text`` with its printed result, in order."""
    if not _EQUALS.search(text):
        return []
    return [equation for match in _EQUATION.finditer(text) for equation in _read(match)]


def _read(match: re.Match[str]) -> Iterator[Equation]:
    tokens = list(_TOKEN.finditer(_PER_UNIT.sub(" ", match["left"])))
    marks = {token["mark"].translate(_FOLDED) for token in tokens if token["mark"]}
    additive = not marks & {"*", "/"}
    stated = Decimal(match["right"].replace(",", ""))
    place = Decimal(1).scaleb(-len(match["right"].partition(".")[2]))
    span = Span(start=match.start(), end=match.end())
    mixed = len({token["scale"] for token in tokens if token["number"]}) > 1
    left = "".join(f"{_written(token)}{(token['scale'] or '') if mixed else ''}" for token in tokens)
    receivers = None if additive else _receivers(tokens)
    readings = []
    for of_bare, of_result, of_percent in _readings(tokens, match, additive):
        try:
            exact, rest = _sum(
                [_valued(token, of_percent if token["unit"] in _PERCENT else of_bare) for token in tokens]
            )
        except (IndexError, InvalidOperation, DivisionByZero):
            return
        if rest:
            return
        result = stated * of_result
        readings.append(Equation(span, left, exact / of_result, stated, place, additive, result, receivers))
    yield min(readings, key=lambda equation: abs(equation.exact - stated))


def _readings(
    tokens: Sequence[re.Match[str]], match: re.Match[str], additive: bool
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """What a bare term, the result and a percentage count: 20×97%=19.4 is of hundredths, 59÷64×100%=92.19 is not.

    59÷64=92.19% has its hundredths in the result.
    """
    percents = any(token["unit"] in _PERCENT for token in tokens if token["number"])
    for of_bare, result in _scales(tokens, match["scale"], additive):
        yield of_bare, result, _ONE
        if percents and not additive:
            yield of_bare, result, _HUNDREDTH
        elif match["percent"] and not additive:
            yield of_bare, _HUNDREDTH, _ONE


def _scales(tokens: Sequence[re.Match[str]], of_result: str, additive: bool) -> list[tuple[Decimal, Decimal]]:
    """What a term without a scale counts, and what the result does: where the left names a scale, its words decide;
    where it does not, units may be converted on the way (人×元 = 万元) or all be in the result's scale.
    """
    scaled = [token["scale"] for token in tokens if token["scale"]]
    result = _SCALES[of_result]
    if additive:
        return (
            [(result, result)] if of_result or not scaled else [(_ONE, _ONE), (_SCALES[scaled[0]], _SCALES[scaled[0]])]
        )
    if of_result and scaled:
        return [(_ONE, result)]
    return [(_ONE, _ONE), (_ONE, result if of_result or not scaled else _SCALES[scaled[0]])]


def _receivers(tokens: Sequence[re.Match[str]]) -> Decimal | None:
    """The value of the one factor of a product whose numbers count people or households."""
    factors: list[list[re.Match[str]]] = [[]]
    depth = 0
    for token in tokens:
        mark = token["mark"].translate(_FOLDED) if token["mark"] else ""
        if depth == 0 and mark in ("+", "-"):
            return None
        if depth == 0 and mark in ("*", "/"):
            factors.append([])
            continue
        depth += (mark == "(") - (mark == ")")
        factors[-1].append(token)
    counting = [factor for factor in factors if any(token["unit"] in _RECEIVERS for token in factor)]
    if len(counting) != 1:
        return None
    try:
        return _sum([_valued(token, _ONE) for token in counting[0]])[0]
    except (IndexError, InvalidOperation, DivisionByZero):
        return None


def _written(token: re.Match[str]) -> str:
    return token["number"].replace(",", "") if token["number"] else token["mark"].translate(_FOLDED)


def _valued(token: re.Match[str], of_bare: Decimal) -> str | Decimal:
    """The mark, or the value of the number: by its own scale or unit, a bare one by ``of_bare``."""
    if not token["number"]:
        return token["mark"].translate(_FOLDED)
    named = token["scale"] or token["unit"] not in {"", *_PERCENT}
    own = _SCALES[token["scale"]] if named else of_bare
    return Decimal(_written(token)) * own


def _sum(tokens: list[_Token]) -> tuple[Decimal, list[_Token]]:
    value, rest = _product(tokens)
    while rest and rest[0] in ("+", "-"):
        sign, (term, rest) = rest[0], _product(rest[1:])
        value = value + term if sign == "+" else value - term
    return value, rest


def _product(tokens: list[_Token]) -> tuple[Decimal, list[_Token]]:
    value, rest = _factor(tokens)
    while rest and rest[0] in ("*", "/"):
        sign, (factor, rest) = rest[0], _factor(rest[1:])
        value = value * factor if sign == "*" else value / factor
    return value, rest


def _factor(tokens: list[_Token]) -> tuple[Decimal, list[_Token]]:
    if isinstance(tokens[0], Decimal):
        return tokens[0], tokens[1:]
    if tokens[0] != "(":
        raise IndexError
    value, rest = _sum(tokens[1:])
    if rest[0] != ")":
        raise IndexError
    return value, rest[1:]
