"""Numerals: Arabic, Chinese, financial and mixed notations → exact Decimal values.

``read_numeral`` reads the longest numeral at an offset. It knows nothing of units, qualifiers or context;
the scanner decides whether what was read is a number of the text at all.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

MAX_DIGITS = 26
"""Longer digit strings are identifiers; a Decimal of this many digits is still exact in every step."""
_MAX_TOKENS = 48

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0, "○": 0, "两": 2, "兩": 2, "貳": 2, "弍": 2, "參": 3, "叄": 3, "参": 3, "陸": 6, "幺": 1, "弌": 1,
}  # fmt: skip
TENS = {"廿": 20, "卅": 30, "卌": 40}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
EXPONENT = {10: 1, 100: 2, 1000: 3, 10**4: 4, 10**8: 8, 10**12: 12}
SIMPLE = {"萬": "万", "億": "亿", "拾": "十", "佰": "百", "仟": "千"}
UPPER = frozenset("壹贰叁肆伍陆柒捌玖貳參叄参陸拾佰仟")
# Characters that are numerals only in the company of other financial numerals (大陆, 队伍, 参加, 收拾).
AMBIGUOUS = frozenset("伍陆陸参參拾")
MORE = frozenset("余多馀餘来來")
ZEROS = "零〇○"

_DIGIT_CLASS = "".join(DIGITS)
CN_CLASS = _DIGIT_CLASS + "".join(TENS) + "".join(SMALL) + "".join(BIG)
RUN = re.compile(f"[{CN_CLASS}]+")
_DIGIT_RUN = re.compile(f"[{_DIGIT_CLASS}]+")
_POINT = re.compile(f"[点點]([{_DIGIT_CLASS}]+)(?![十拾分])")
ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?")
_WIDE = re.compile(r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?")
_WIDE_COMMA = re.compile(r"[0-9]{1,3}(?:，[0-9]{3})+(?![0-9，])(?:\.[0-9]+)?(?=[万亿元]|美元)")
_SPACED = re.compile(r"[0-9]{1,3}(?:[   ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?(?=\s?(?:[万亿元%％]|美元|港元|欧元))")
_BROKEN = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:[   ]?\n?[   ]?\.[   ]?\n?[   ]?[0-9]+|\n[0-9]+(?:\.[0-9]+)?|\.[0-9]+\n[0-9]+)"
    r"(?=\s?(?:[万亿元%％]|美元|港元|欧元))"
)
_SCALE_BEHIND = re.compile(r"[ \u00a0\u2009\u202f\u3000]{0,2}\n?[ \u00a0\u2009\u202f\u3000]{0,2}(?=余?多?[万亿萬億])")
_FOLD = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_STRIP = str.maketrans("", "", ",   \n")

_TEN = Decimal(10)


class Numeral(NamedTuple):
    """A numeral read: its value with scale, and what its print says of its exactness.

    ``place`` is the power of ten of the last printed digit with its scale (1848.66万 → 2); ``mantissa`` the
    value before a trailing 万/亿 (the left end of a range may share it); ``low..high`` a vague numeral's
    own interval (几十, 三四百), whose value is then None; ``more`` a 余/多 inside (30余万).
    """

    start: int
    end: int
    value: Decimal | None
    mantissa: Decimal
    place: int
    decimals: int
    scale: str
    chinese: bool
    low: Decimal | None = None
    high: Decimal | None = None
    more: bool = False
    flags: tuple[str, ...] = ()


def scaled(digits: str, exponent: int) -> Decimal:
    """``digits`` (plain, perhaps with a point) times ten to ``exponent``, printed without an exponent."""
    whole, _, fraction = digits.partition(".")
    power = exponent - len(fraction)
    number = int(whole + fraction)
    return Decimal(number * 10**power) if power >= 0 else Decimal(number).scaleb(power)


def step(value: Decimal, place: int, decimals: int) -> Decimal:
    """What 余/多 adds at most: one unit of the last digit that is not a rounding zero (1500余 → 100)."""
    if decimals or not value:
        return _TEN**place
    magnitude = int(abs(value))
    power = 0
    while magnitude and magnitude % 10 == 0:
        magnitude //= 10
        power += 1
    return _TEN**power


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at ``at``, or None."""
    char = text[at : at + 1]
    if not char:
        return None
    if "0" <= char <= "9" or "０" <= char <= "９":
        return _read_arabic(text, at)
    return _read_chinese(text, at, None)


def _read_arabic(text: str, at: int) -> Numeral | None:
    flags: tuple[str, ...] = ()
    match = ARABIC.match(text, at)
    if match is None:
        match = _WIDE.match(text, at)
        assert match is not None
    follower = text[match.end() : match.end() + 1]
    if follower and (follower in " \n   ．." or "０" <= follower <= "９" or follower == "，"):
        match, flags = _joined(text, at, match)
    end = match.end()
    printed = match.group()
    if not printed.isascii():
        printed = printed.translate(_FOLD)
        flags = (*flags, "full_width")
    plain = printed.translate(_STRIP) if len(printed) > 3 else printed
    if len(plain) > MAX_DIGITS:
        return Numeral(at, end, None, Decimal(0), 0, 0, "", False, flags=(*flags, "overlong"))
    point = plain.find(".")
    decimals = len(plain) - point - 1 if point >= 0 else 0
    follower = text[end : end + 1]
    if follower in SMALL or follower in BIG or follower in MORE or follower == "几":
        return _scales(text, at, end, plain, decimals, flags)
    if follower and follower in " \n\u00a0\u2009\u202f\u3000":
        gap = _SCALE_BEHIND.match(text, end)
        if gap is not None and ("\n" not in gap.group() or text[at - 1 : at].strip()):
            flags = (*flags, "line_break" if "\n" in gap.group() else "inner_spaces")
            return _scales(text, at, gap.end(), plain, decimals, flags)
    value = Decimal(plain)
    return Numeral(at, end, value, value, -decimals, decimals, "", False, flags=flags)


def _joined(text: str, at: int, match: re.Match[str]) -> tuple[re.Match[str], tuple[str, ...]]:
    """A number that a PDF broke with spaces or a line end, or that mixes full-width characters."""
    longer = _SPACED.match(text, at)
    before = text[at - 1 : at]
    if longer is not None and longer.end() > match.end() and not before.isdigit() and not _after_digit(text, at):
        return longer, ("inner_spaces",)
    longer = _BROKEN.match(text, at)
    if longer is not None and longer.end() > match.end() and before.strip():
        return longer, ("line_break",) if "\n" in longer.group() else ("inner_spaces",)
    longer = _WIDE_COMMA.match(text, at)
    if longer is not None and longer.end() > match.end():
        return longer, ()
    longer = _WIDE.match(text, at)
    if longer is not None and longer.end() > match.end() and any("０" <= char <= "９" for char in longer.group()):
        return longer, ()
    return match, ()


def _after_digit(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].rstrip()[-1:].isdigit() and text[at - 1 : at].isspace()


_UNIT_WORDS = ("千克", "千米", "千瓦", "千卡", "千伏", "千帕", "千焦", "千兆", "千赫", "兆瓦", "兆赫", "兆帕", "兆字", "千分点", "百分点", "百分比", "千字节", "万像素", "万分之", "百分之", "千分之")  # fmt: skip


def _scales(text: str, at: int, end: int, plain: str, decimals: int, flags: tuple[str, ...]) -> Numeral:
    """An Arabic number and the scale words, 余/多 and further parts behind it."""
    value = Decimal(plain)
    simple = Numeral(at, end, value, value, -decimals, decimals, "", False, flags=flags)
    more = False
    place = end
    if text[place] in MORE or text[place] == "几":
        # 3千多万 and 30余万 carry the 余 inside; 30余人 does not.
        follower = text[place + 1 : place + 2]
        if follower not in BIG and follower not in SMALL or text.startswith(_UNIT_WORDS, place + 1):
            return simple
        if text[place] == "几":
            return simple
        more = True
        place += 1
        if follower in SMALL and len(plain) > 1 or decimals and follower in SMALL:
            stop = RUN.match(text, place)
            assert stop is not None
            return Numeral(at, stop.end(), None, value, 0, decimals, "", False, flags=(*flags, "malformed"))
    if text.startswith(_UNIT_WORDS, place):
        return simple
    exponent = 0
    scale = ""
    malformed = False
    while True:
        char = text[place : place + 1]
        if char in BIG and char:
            if text.startswith(_UNIT_WORDS, place) or len(scale) > 3:
                break
            exponent += EXPONENT[BIG[char]]
        elif char in SMALL and char:
            if text.startswith(_UNIT_WORDS, place) or len(scale) > 3:
                break
            if value >= 10 or scale[-1:] in ("十", "百", "千"):
                malformed = True
            exponent += EXPONENT[SMALL[char]]
        elif char in MORE and scale and text[place + 1 : place + 2] in BIG and text[place + 1 : place + 2]:
            more = True
            place += 1
            continue
        else:
            break
        scale += SIMPLE.get(char, char)
        place += 1
        if exponent > 40:
            malformed = True
            break
    if not scale:
        return simple
    if malformed:
        return Numeral(at, place, None, value, 0, decimals, scale, False, flags=(*flags, "malformed"))
    number = scaled(plain, exponent)
    follower = text[place : place + 1]
    if not more and follower and (follower.isdigit() and follower.isascii() or follower in DIGITS):
        compound = _read_chinese(text, place, (at, number, 10 ** EXPONENT[(BIG | SMALL)[text[place - 1]]]))
        if compound is not None and compound.end > place:
            return compound._replace(start=at, flags=flags + compound.flags)
    return Numeral(at, place, number, value, exponent - decimals, decimals, scale, False, more=more, flags=flags)


def _digit_string(run: str) -> int:
    number = 0
    for char in run:
        number = number * 10 + DIGITS[char]
    return number


def _pair(run: str) -> tuple[int, int] | None:
    """三四, 七八, 一两, 两三, 三五: two digits that name a small range."""
    if len(run) != 2:
        return None
    low, high = DIGITS[run[0]], DIGITS[run[1]]
    return (low, high) if low and (high == low + 1 or (low, high) == (3, 5)) else None


def _read_chinese(text: str, at: int, seed: tuple[int, Decimal, int] | None) -> Numeral | None:
    """A Chinese or mixed numeral; ``seed`` is an Arabic part already read: start, value, its last unit."""
    stack: list[tuple[Decimal, int]] = []
    place = at
    pending: Decimal | None = None
    pending_digits = 0
    zero = False
    last = 0
    spread: tuple[Decimal, Decimal] | None = None
    more = False
    colloquial = False
    decimals = 0
    start = at
    if seed is not None:
        start, value, last = seed
        stack.append((value, last))
    mantissa: Decimal | None = None
    scale = ""
    safe = (place, list(stack), last)
    tokens = 0
    while tokens < _MAX_TOKENS:
        tokens += 1
        char = text[place : place + 1]
        if not char:
            break
        if char in DIGITS:
            if pending is not None or spread is not None:
                break
            match = _DIGIT_RUN.match(text, place, place + MAX_DIGITS + 1)
            assert match is not None
            run = match.group()
            if len(run) > MAX_DIGITS:
                return None
            if stack and run[0] in ZEROS and len(run) > 1:
                zero = True
                place += 1
                continue
            if stack and run[0] in ZEROS:
                # 一百零 alone: the zero belongs to what follows, or to nothing.
                follower = text[place + 1 : place + 2]
                if follower not in SMALL or not follower:
                    break
                zero = True
                place += 1
                continue
            follower = text[match.end() : match.end() + 1]
            if len(run) == 1:
                pending = Decimal(DIGITS[run])
                pending_digits = 1
                place += 1
            else:
                pair = _pair(run)
                scaled_next = follower in SMALL or follower in BIG
                if pair is not None and follower and (scaled_next or stack):
                    spread = (Decimal(pair[0]), Decimal(pair[1]))
                    place = match.end()
                elif stack or (follower and follower in SMALL):
                    # 一百二三: no numeral; keep what stood before it.
                    break
                else:
                    pending = Decimal(_digit_string(run))
                    pending_digits = len(run)
                    place = match.end()
            point = _POINT.match(text, place)
            if point is not None and pending is not None:
                decimals = len(point.group(1))
                pending += Decimal(_digit_string(point.group(1))).scaleb(-decimals)
                place = point.end()
                follower = text[place : place + 1]
                if stack or follower not in BIG and follower not in SMALL or not follower:
                    break
            continue
        if char in TENS:
            if pending is not None or spread is not None or last == 10:
                break
            stack.append((Decimal(TENS[char]), 10))
            last = 10
            place += 1
            safe = (place, list(stack), last)
            continue
        if "0" <= char <= "9":
            if pending is not None or not stack:
                break
            match = ARABIC.match(text, place, place + MAX_DIGITS)
            assert match is not None
            printed = match.group()
            if "," in printed or "." in printed or len(printed) > 12 or Decimal(printed) >= last:
                break
            if text[match.end() : match.end() + 1] in "年月日时" and text[match.end() : match.end() + 1]:
                break
            pending = Decimal(printed)
            pending_digits = len(printed)
            place = match.end()
            continue
        if char in SMALL or char in BIG:
            if text.startswith(_UNIT_WORDS, place) and (stack or pending is not None):
                break
            unit = SMALL[char] if char in SMALL else BIG[char]
            if char in SMALL:
                if stack and stack[-1][1] <= unit and last < 10**4:
                    break
                if pending is None and spread is None:
                    if stack and unit != 10 and not (last >= 10**4):
                        break
                    if stack and last >= 10**4 and unit != 10 and not zero:
                        # 一万千: no numeral.
                        break
                    pending = Decimal(1)
                if pending is not None and pending_digits > 1 and not decimals and pending >= 10:
                    break
                if spread is not None:
                    spread = (spread[0] * unit, spread[1] * unit)
                    last = unit
                    place += 1
                    if text[place : place + 1] in BIG and text[place : place + 1]:
                        continue
                    break
                assert pending is not None
                stack.append((pending * unit, unit))
                if decimals:
                    mantissa, scale = pending, scale + SIMPLE.get(char, char)
            else:
                below = Decimal(0)
                while stack and stack[-1][1] < unit:
                    below += stack.pop()[0]
                if spread is not None:
                    spread = ((below + spread[0]) * unit, (below + spread[1]) * unit)
                    last = unit
                    place += 1
                    if text[place : place + 1] in BIG and text[place : place + 1]:
                        continue
                    break
                if pending is not None:
                    if below and pending_digits == 1 and not zero and last > 10 and not decimals:
                        # 三千五万 reads as 三千五百 + 万 only in speech; it is not a number of the trade.
                        break
                    below += pending
                if not below:
                    if stack and last == unit or not stack and seed is None:
                        below = Decimal(1)
                        if stack:
                            break
                    else:
                        break
                if not stack:
                    mantissa, scale = (
                        below,
                        (SIMPLE.get(char, char) if last < 10**4 else scale + SIMPLE.get(char, char)),
                    )
                else:
                    scale = ""
                stack.append((below * unit, unit))
            pending = None
            pending_digits = 0
            zero = False
            last = unit
            place += 1
            safe = (place, list(stack), last)
            continue
        if char in MORE and stack and pending is None:
            follower = text[place + 1 : place + 2]
            if follower and follower in BIG and not text.startswith(_UNIT_WORDS, place + 1):
                more = True
                place += 1
                continue
            break
        if char == "几" and stack and pending is None and last <= 1000:
            low, high = Decimal(1), Decimal(9)
            place += 1
            follower = text[place : place + 1]
            if follower and follower in SMALL and last > 10 and SMALL[follower] < last:
                low, high = low * SMALL[follower], high * SMALL[follower]
                place += 1
            spread = (low, high)
            if text[place : place + 1] in BIG and text[place : place + 1]:
                continue
            break
        break
    total = sum((value for value, _ in stack), Decimal(0))
    if spread is not None:
        low, high = total + spread[0], total + spread[1]
        return Numeral(start, place, None, high, 0, 0, "", True, low, high, flags=("vague",))
    if pending is not None:
        if not stack:
            value = pending
            mantissa = pending
        elif zero or last == 10 or pending_digits > 1:
            value = total + pending
            mantissa = value
            scale = ""
        elif pending_digits == 1 and not decimals and last >= 100 and pending:
            value = total + pending * last / 10
            colloquial = True
            mantissa = value
            scale = ""
        elif decimals:
            value = total + pending
            mantissa = value
            scale = ""
        else:
            value = total
            place = safe[0]
    elif stack:
        value = total
        if zero or place != safe[0]:
            place = safe[0]
    else:
        return None
    if mantissa is None or decimals and not scale or not scale:
        mantissa = value
    exponent = sum(EXPONENT[(BIG | SMALL)[char]] for char in scale)
    printed = text[start:place]
    flags: tuple[str, ...] = ()
    if any(char in UPPER for char in printed):
        flags += ("uppercase",)
    if colloquial:
        flags += ("colloquial",)
    return Numeral(
        start, place, plain(value), mantissa, exponent - decimals, decimals, scale, True, more=more, flags=flags
    )


def plain(value: Decimal) -> Decimal:
    """The same value without a positive exponent, so that it prints in digits."""
    exponent = value.as_tuple().exponent
    return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value
