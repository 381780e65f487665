"""Numbers that name something: document numbers, codes, telephone and identity numbers, versions, models."""

from __future__ import annotations

import re

from reviewer.quantities.numerals import SPACES
from reviewer.quantities.units import UNITS, unit_at

_DIGITS = re.compile(r"[0-9０-９]+")
_DOCUMENT = re.compile(r"(?:19|20)[0-9]{2}\s?[〕\]）)】］﹞〗]\s?(?:第\s?)?[0-9]+(?:-[0-9]+)?\s?号")
_OPENERS = "〔[（(【［﹝〖"
_PHONE = re.compile(
    r"(?:0[0-9]{2,3}[-－—][0-9]{7,8}|400-[0-9]{3,4}-[0-9]{3,4}|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4})(?![0-9])"
)
_GROUPS = re.compile(r"[0-9]+(?:-[0-9]+){2,}(?:-[0-9Xx]+)?")
_DOTS = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_TOKEN = re.compile(r"[0-9A-Za-z]+(?:[-_.][0-9A-Za-z]+)*")
_LONG = 11


def digits_end(text: str, at: int) -> int:
    """The end of the run of digits at ``at``."""
    match = _DIGITS.match(text, at)
    assert match is not None
    return match.end()


def identifier_at(text: str, at: int, end: int, floor: int) -> tuple[int, int] | None:
    """The span of the identifier whose first digits are ``text[at:end]``, or None."""
    before = text[at - 1] if at > floor else ""
    opener = at - 2 if before and before in SPACES and at - 2 >= floor else at - 1
    if before and text[opener] in _OPENERS:
        match = _DOCUMENT.match(text, at)
        if match is not None:
            return opener, match.end()
    follower = text[end : end + 1] or "\n"
    if before and before.isascii() and (before.isalpha() or before == "_"):
        return _alphanumeric(text, at, end, floor)
    if before == "-" and at - 2 >= floor and text[at - 2].isascii() and text[at - 2].isalpha():
        return _alphanumeric(text, at, end, floor)
    if follower in "-－—" and follower:
        match = _PHONE.match(text, at)
        if match is not None:
            return at, match.end()
        match = _GROUPS.match(text, at)
        if match is not None and not re.match(r"(?:19|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9](?![0-9-])", match.group()):
            return at, match.end()
    elif follower == ".":
        match = _DOTS.match(text, at)
        if match is not None and not re.match(r"(?:19|20)[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9]$", match.group()):
            return at, match.end()
    elif follower.isascii() and follower.isalpha() and not unit_at(text, end):
        match = _TOKEN.match(text, at)
        assert match is not None
        return at, match.end()
    if (end - at >= _LONG and follower not in ".,，．") or end - at > 26:
        unit = unit_at(text, end)
        if not unit and follower not in "万亿千百十兆余多 ":
            return at, end
    return None


def _alphanumeric(text: str, at: int, end: int, floor: int) -> tuple[int, int] | None:
    start = at
    while (
        start > floor
        and at - start < 24
        and text[start - 1].isascii()
        and (text[start - 1].isalnum() or text[start - 1] in "-_./")
    ):
        start -= 1
    word = text[start:at]
    if word.upper() in {
        "RMB",
        "CNY",
        "USD",
        "HKD",
        "EUR",
        "GBP",
        "JPY",
        "US",
        "AUD",
        "CAD",
        "SGD",
        "TWD",
        "MOP",
        "KRW",
    }:
        return None
    match = _TOKEN.match(text, at)
    stop = match.end() if match is not None else end
    follower = text[stop : stop + 1] or "\n"
    if follower and (
        follower in "万亿%％"
        or (UNITS.get(unit_at(text, stop), None) is not None and UNITS[unit_at(text, stop)].kind == "money")
    ):
        return None
    return start, stop
