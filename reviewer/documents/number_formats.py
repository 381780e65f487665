"""Numbers of a spreadsheet as the sheet shows them, by the number format of the cell (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from types import MappingProxyType

GENERAL = "General"
# Formats known by number only, as a Chinese Excel and WPS show them.
BUILT_IN: Mapping[int, str] = MappingProxyType(
    {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm"}
    | {17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm"}
    | {37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 49: "@"}
    | {41: "#,##0;-#,##0;-", 42: "¥#,##0;-¥#,##0;¥-", 43: "#,##0.00;-#,##0.00;-", 44: "¥#,##0.00;-¥#,##0.00;¥-"}
    | dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"')
    | dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"')
    | {31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"'}
)
_PLACEHOLDERS = "0#?"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]\-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<general>General|G/通用格式)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[eE](?![+\-])|a{3,4})"
    r"|(?P<power>[eE][+\-])|(?P<digit>[0#?])|(?P<sign>[.,%@/])|(?P<other>.)",
    re.DOTALL,
)
_LARGEST_EXPONENT = 30
# Excel keeps fifteen digits, and shows eleven characters where the format leaves it the choice.
_KEPT = Context(prec=15, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH = 11
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def shown(raw: str, code: str, *, since_1904: bool = False) -> str:
    """The number ``raw`` (as stored) as a cell of format ``code`` shows it.

    A format this reader does not know shows as “General”; what is no number is returned as it is.
    """
    try:
        value = _KEPT.create_decimal(raw.strip())
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return raw
    sections = _sections(code)
    if sections is None:
        return general(value)
    chosen, sign = _section(sections, value)
    if any(token.kind in {"date", "half"} for token in chosen):
        return _date(chosen, value, since_1904) or general(value)
    if any(token.kind == "general" for token in chosen) or not any(t.kind in {"digit", "sign"} for t in chosen):
        plain = general(abs(value) if not sign else value)
        if not chosen or any(token.kind == "general" for token in chosen):
            return _literals(chosen, plain)
        return "".join(token.text for token in chosen)
    if any(token.kind in {"power"} or token.text in {"/", "@"} for token in chosen if token.kind != "text"):
        return general(value)
    return ("-" if sign and value < 0 else "") + _number(chosen, abs(value))


def general(value: Decimal) -> str:
    """A number without a format: no artefacts of binary fractions, no exponent, integers without a point."""
    text = format(value, "f")
    if "." not in text:
        return text
    whole = text.index(".")
    if len(text) > _GENERAL_WIDTH:
        places = max(0, _GENERAL_WIDTH - whole - 1)
        text = format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=60)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[tuple[_Token, ...], ...] | None:
    """The sections of a format as tokens, or None for one that is general or beyond this reader."""
    if not code or code.lower() == "general" or len(code) > 255:
        return None
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup, found.group()
        if kind == "bracket":
            if text[1:2] in {"<", ">", "="} or set(text[1:-1].lower()) <= set("hms"):
                return None
        elif kind in {"quoted", "escaped", "money"}:
            sections[-1].append(_Token("text", found.group(kind)))
        elif kind == "other" and text == ";":
            sections.append([])
        elif kind == "other":
            sections[-1].append(_Token("text", text))
        elif kind is not None:
            sections[-1].append(_Token(kind, text))
    return tuple(tuple(section) for section in sections[:4])


def _section(sections: Sequence[tuple[_Token, ...]], value: Decimal) -> tuple[tuple[_Token, ...], bool]:
    """The section for this value, and whether a minus sign is still to be printed."""
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _literals(tokens: Sequence[_Token], number: str) -> str:
    return "".join(number if token.kind == "general" else token.text for token in tokens) or number


def _number(tokens: Sequence[_Token], value: Decimal) -> str:
    digits = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    percents = sum(token.text == "%" for token in tokens if token.kind == "sign")
    if not digits:
        return "".join(token.text for token in tokens)
    first, last = digits[0], digits[-1]
    thousands = 0
    while last + thousands + 1 < len(tokens) and tokens[last + thousands + 1] == _Token("sign", ","):
        thousands += 1
    value = value.scaleb(2 * percents - 3 * thousands)
    before = [token for token in tokens[:first] if token.text != "," or token.kind == "text"]
    mask, after = tokens[first : last + 1], tokens[last + 1 + thousands :]
    point = next((index for index, token in enumerate(mask) if token == _Token("sign", ".")), len(mask))
    whole, fraction = mask[:point], mask[point + 1 :]
    if before and before[-1] == _Token("sign", "."):
        before, whole, fraction = before[:-1], (), mask
    places = sum(token.kind == "digit" for token in fraction)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=60))
    integer, _, decimals = format(rounded, "f").partition(".")
    text = _whole(whole, integer) + _fraction(fraction, decimals)
    return "".join(t.text for t in before) + text + "".join(t.text for t in after)


def _whole(mask: Sequence[_Token], digits: str) -> str:
    """The digits before the point laid on their places from the right."""
    places = [token for token in mask if token.kind == "digit"]
    least = len(places) - next((i for i, token in enumerate(places) if token.text == "0"), len(places))
    digits = digits.lstrip("0").rjust(least, "0")
    if any(token == _Token("sign", ",") for token in mask):
        return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", digits)
    pieces: list[str] = []
    left = len(places)
    for token in reversed(mask):
        if token.kind != "digit":
            pieces.append(token.text)
            continue
        left -= 1
        cut = max(0, len(digits) - 1) if left else 0
        pieces.append(digits[cut:])
        digits = digits[:cut]
    return "".join(reversed(pieces))


def _fraction(mask: Sequence[_Token], digits: str) -> str:
    """The digits after the point laid on their places; optional ones at the end only where they are not zero."""
    needed = max((i for i, t in enumerate(t for t in mask if t.kind == "digit") if t.text != "#"), default=-1) + 1
    kept = max(needed, len(digits.rstrip("0")))
    pieces: list[str] = []
    at = 0
    for token in mask:
        if token.kind != "digit":
            pieces.append(token.text if token.kind == "text" else "")
            continue
        if at < kept:
            pieces.append(digits[at])
        at += 1
    text = "".join(pieces)
    return f".{text}" if kept else text


def _date(tokens: Sequence[_Token], value: Decimal, since_1904: bool) -> str | None:
    base = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet knows no zone)
    try:
        at = base + timedelta(seconds=int((value * 86400).to_integral_value(ROUND_HALF_UP)))
    except OverflowError:
        return None
    if value < 0:
        return None
    half = any(token.kind == "half" for token in tokens)
    pieces: list[str] = []
    for index, token in enumerate(tokens):
        if token.kind == "half":
            pieces.append("上午" if at.hour < 12 else "下午")
        elif token.kind == "date":
            pieces.append(_date_part(token.text.lower(), at, half, _is_minutes(tokens, index)))
        elif token.kind in {"text", "sign"}:
            pieces.append(token.text if token.text != "@" else "")
    return "".join(pieces)


def _is_minutes(tokens: Sequence[_Token], index: int) -> bool:
    """Whether an “m” stands after hours or before seconds."""
    dates = [i for i, token in enumerate(tokens) if token.kind == "date"]
    place = dates.index(index)
    before = tokens[dates[place - 1]].text.lower() if place else ""
    after = tokens[dates[place + 1]].text.lower() if place + 1 < len(dates) else ""
    return before.startswith("h") or after.startswith("s")


def _date_part(code: str, at: datetime, half: bool, minutes: bool) -> str:
    padded = len(code) > 1
    match code[0]:
        case "y" | "e":
            return f"{at.year % 100:02d}" if code in {"y", "yy"} else f"{at.year:04d}"
        case "m" if minutes:
            return f"{at.minute:02d}" if padded else str(at.minute)
        case "m":
            return f"{at.month:02d}" if code == "mm" else str(at.month) + ("月" if len(code) > 2 else "")
        case "d" if len(code) > 2:
            return f"星期{_WEEKDAYS[at.weekday()]}"
        case "a":
            return ("星期" if len(code) > 3 else "") + _WEEKDAYS[at.weekday()]
        case "d":
            return f"{at.day:02d}" if padded else str(at.day)
        case "h":
            hour = (at.hour % 12 or 12) if half else at.hour
            return f"{hour:02d}" if padded else str(hour)
        case _:
            return f"{at.second:02d}" if padded else str(at.second)
