"""Numbers that name something: document numbers, codes, telephone and identity numbers, versions, models."""

from __future__ import annotations

import re

from reviewer.quantities.arabic import read_arabic
from reviewer.quantities.numerals import MAX_DIGITS, SPACES
from reviewer.quantities.units import SYMBOLS, UNITS, unit_at

_DIGITS = re.compile(r"[0-9０-９]+")
_DOCUMENT = re.compile(r"(?:19|20)[0-9]{2}\s?[〕\]）)】］﹞〗]\s?(?:第\s?)?[0-9]{1,9}(?:-[0-9]{1,9})?\s?号")
_OPENERS = "〔[（(【［﹝〖"
_PHONE = re.compile(
    r"(?:0[0-9]{2,3}[-－—][0-9]{7,8}|400-[0-9]{3,4}-[0-9]{3,4}|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4})(?![0-9])"
)
_GROUPS = re.compile(r"[0-9]+(?:-[0-9]+){2,}(?:-[0-9Xx]+)?")
_DATE_GROUPS = re.compile(r"(?:19|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9](?![0-9-])")
_DOTS = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_DATE_DOTS = re.compile(r"(?:19|20)[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9](?![0-9.])")
_TOKEN = re.compile(r"[0-9０-９A-Za-z]+(?:[-_.][0-9A-Za-z]+)*")
_CURRENCIES = frozenset(word for word in SYMBOLS if word.isalpha() and word.isascii()) | {"US"}
# 12345热线, 110报警: what is dialled.
_DIALLED = re.compile(
    r"(?:热线|报警|(?<=12[0-9]{3})(?![万亿千百十兆余多至到])[一-鿿]{2,}|[^，。；\n]{0,3}(?:服务|维权)[^，。；\n]{0,2}热线)"
)
# （208类）（05款）: codes of the budget classification.
_CLASSIFIED = re.compile(r"[0-9]{2,3}[类款项](?=[）)])")
_LONG = 11
_TOKEN_LENGTH = 64


def digits_end(text: str, at: int) -> int:
    """The end of the run of digits at ``at``."""
    match = _DIGITS.match(text, at)
    return match.end() if match is not None else at + 1


def identifier_at(text: str, at: int, end: int, floor: int) -> tuple[int, int] | None:
    """The span of the identifier whose first digits are ``text[at:end]``, or None."""
    before = text[at - 1] if at > floor else "\n"
    opener = at - 2 if before in SPACES and at - 2 >= floor else at - 1
    if opener >= floor and text[opener] in _OPENERS:
        match = _DOCUMENT.match(text, at)
        if match is not None:
            return opener, match.end()
    if before in "（(" and _CLASSIFIED.match(text, at) is not None:
        return at, end + 1
    if _latin(before) or before == "_" or (before == "-" and at - 2 >= floor and _latin(text[at - 2])):
        return _alphanumeric(text, at, end, floor)
    follower = text[end : end + 1] or "\n"
    if follower in "-－—":
        match = _PHONE.match(text, at)
        if match is None and _DATE_GROUPS.match(text, at) is None:
            match = _GROUPS.match(text, at)
        if match is not None:
            return at, match.end()
    elif follower == ".":
        match = _DOTS.match(text, at) if _DATE_DOTS.match(text, at) is None else None
        if match is not None:
            return at, match.end()
    elif _latin(follower) and not unit_at(text, end):
        numeral = read_arabic(text, at)
        if numeral is not None and numeral.end > end:
            return None
        match = _TOKEN.match(text, at, at + _TOKEN_LENGTH)
        return at, match.end() if match is not None else end
    if 3 <= end - at <= 6 and _DIALLED.match(text, end) is not None and not unit_at(text, end):
        return at, end
    if (end - at >= _LONG and follower not in ".,，．") or end - at > MAX_DIGITS:
        # Eleven digits and more name something unless a unit or a scale word says how much.
        named = not unit_at(text, end) and follower not in "万亿千百十兆余多 "
        return (at, end) if named and before not in "￥¥$" else None
    return None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _alphanumeric(text: str, at: int, end: int, floor: int) -> tuple[int, int] | None:
    """PM2.5, COVID-19, A4: letters and digits in one; GDP5.2万亿元 and RMB100 are amounts."""
    start = at
    while start > floor and at - start < _TOKEN_LENGTH:
        char = text[start - 1]
        if not char.isascii() or not (char.isalnum() or char in "-_./"):
            break
        start -= 1
    if text[start:at].upper() in _CURRENCIES:
        return None
    match = _TOKEN.match(text, at, at + _TOKEN_LENGTH)
    stop = match.end() if match is not None else end
    unit = UNITS.get(unit_at(text, stop))
    if text[stop : stop + 1] in ("万", "亿") or (unit is not None and unit.kind in ("money", "percent")):
        return None
    return start, stop
