"""Chinese and mixed numerals: 一万二千三百, 壹仟贰佰, 廿五, 三点五万, 二〇二二, 一百五, 十几, 三四百, 1万2千."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from reviewer.quantities.numerals import (
    BIG,
    DIGITS,
    EXPONENT,
    MAX_DIGITS,
    MORE,
    SCALES,
    SIMPLE,
    SMALL,
    TENS,
    UPPER,
    Numeral,
    shifted,
)
from reviewer.quantities.powers import raised
from reviewer.quantities.vague import vague_at

_ZERO = "零〇○"
_DIGIT = "".join(char for char, value in DIGITS.items() if value)
_ANY = _DIGIT.replace("两", "").replace("兩", "") + _ZERO
_TEN, _HUNDRED, _THOUSAND = "十拾", "百佰", "千仟"
_MYRIAD, _YI, _ZHAO = "万萬", "亿億", "兆"
_BIG = _MYRIAD + _YI + _ZHAO
# 三千瓦 are three kilowatts, not three thousand.
_NO_UNIT = "(?![克米瓦卡伏帕焦赫字])"


def _below_myriad(one: str) -> str:
    """A number under 10,000 whose digits match ``one``; zeros may stand anywhere between its units."""
    thousand = f"[{_THOUSAND}]{_NO_UNIT}"
    no_unit = f"(?![{_TEN}{_HUNDRED}{_THOUSAND}])"
    ten = rf"[{_ZERO}]*(?:{one})?[{_TEN}](?:{one}(?![{_HUNDRED}{_THOUSAND}]))?"
    tail = rf"(?:{ten}|[{_ZERO}]*{one}{no_unit})"
    hundred = rf"{one}[{_HUNDRED}](?!分[之点點]){tail}?"
    return (
        rf"(?:(?:{one}{thousand}[{_ZERO}]*)?{hundred}|{one}{thousand}{tail}?|(?:{one})?[{_TEN}](?:{one})?"
        rf"|[{''.join(TENS)}](?:{one})?|{one}|[{_HUNDRED}{_THOUSAND}](?=[{_BIG}]))"
    )


def _number(one: str) -> re.Pattern[str]:
    section = _below_myriad(one)
    yi = rf"{section}(?:[{_MYRIAD}](?:[{_ZERO}]*{section})?)?(?:[{_YI}]|[{_MYRIAD}]{{2}})"
    myriad = rf"{section}[{_MYRIAD}](?!分之)"
    return re.compile(
        rf"(?:{section}兆(?![瓦赫帕字]))?(?:[{_ZERO}]*{yi})?(?:[{_ZERO}]*{myriad})?(?:[{_ZERO}]*{section})?"
    )


_CHINESE = _number(f"[{_DIGIT}]")


@cache
def _mixed() -> re.Pattern[str]:
    """Made when first needed: the pattern is large, and mixed numerals are rare."""
    return _number(rf"(?:[{_DIGIT}]|[0-9]{{1,9}}(?:\.[0-9]{{1,8}})?(?![0-9.,年月日时%％]))")


_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")
_DIGIT_RUN = re.compile(f"[{_ANY}]+")
_SCALE_RUN = re.compile(f"[{_TEN}{_HUNDRED}{_THOUSAND}{_BIG}]+")
_POINT = re.compile(
    rf"[点點]([{_ANY}]{{1,{MAX_DIGITS - 12}}})(?![{_ANY}{_TEN}刻])(?!(?<=[{_ZERO}][{_DIGIT}])分)"
    rf"((?:[{_HUNDRED}{_THOUSAND}]{_NO_UNIT})?[{_BIG}]*)"
)


def read_chinese(text: str, at: int) -> Numeral | None:
    """The longest Chinese numeral at ``at``, or None."""
    vague = vague_at(text, at)
    if vague is not None:
        return vague
    match = _DIGIT_RUN.match(text, at)
    if match is not None and (match.end() - at > 1 or text[at] in _ZERO):
        string = _digit_string(text, at, match.end())
        if string is not None:
            return string
    match = _CHINESE.match(text, at)
    if match is None or match.end() == at:
        run = _SCALE_RUN.match(text, at)
        return _bare(text, at, run.end()) if run is not None else None
    numeral = _worth(text, at, match.end())
    follower = text[match.end() : match.end() + 1]
    if (
        "0" <= follower <= "9"
        and numeral is not None
        and numeral.end == match.end()
        and text[match.end() - 1] in SCALES
    ):
        mixed = _mixed().match(text, at)
        if mixed is not None and mixed.end() > match.end():
            return _worth(text, at, mixed.end())
    return numeral


def read_mixed(text: str, at: int) -> Numeral | None:
    """1万2千, 12亿3456万, 3千5百: digits and Chinese units in turn, from the digit at ``at``."""
    match = _mixed().match(text, at)
    return _worth(text, at, match.end()) if match is not None and match.end() > at else None


def _bare(text: str, at: int, end: int) -> Numeral:
    """百, 千, 万亿 without a digit before it: a number only after 上, 近, 几 and the like."""
    exponent = sum(EXPONENT[char] for char in text[at : min(end, at + 4)])
    if end - at > 3:
        return Numeral(at, end, None, Decimal(0), chinese=True, flags=("malformed",))
    value = Decimal(10**exponent)
    return _with_more(text, Numeral(at, end, value, Decimal(1), exponent, 0, "", True))


def _digit_string(text: str, at: int, end: int) -> Numeral | None:
    """二〇二二, 零零七, 零点五; None where the digits are the head of a larger numeral (一百)."""
    if end - at > MAX_DIGITS:
        return Numeral(at, end, None, Decimal(0), chinese=True, flags=("overlong",))
    follower = text[end : end + 1]
    if follower in SMALL and follower and not text.startswith(("千克", "千米", "千瓦", "百分点", "千分点"), end):
        return None
    value = Decimal("".join(str(DIGITS[char]) for char in text[at:end]))
    numeral = _with_point(text, Numeral(at, end, value, value, 0, 0, "", True))
    run = _SCALE_RUN.match(text, numeral.end, numeral.end + 3)
    if numeral.scale or run is None or text.startswith("分之", run.end()):
        return numeral
    if any(char not in BIG for char in run.group()):
        return numeral
    exponent = sum(EXPONENT[char] for char in run.group())
    scale = "".join(SIMPLE.get(char, char) for char in run.group())
    return numeral._replace(end=run.end(), value=shifted(value, exponent), place=exponent, scale=scale)


def _with_point(text: str, numeral: Numeral) -> Numeral:
    assert numeral.value is not None
    match = _POINT.match(text, numeral.end)
    if match is not None:
        decimals = len(match[1])
        fraction = Decimal("".join(str(DIGITS[char]) for char in match[1])).scaleb(-decimals)
        mantissa = numeral.value + fraction
        scale = "".join(SIMPLE.get(char, char) for char in match[2])
        exponent = sum(EXPONENT[char] for char in match[2])
        end = match.end()
        if exponent <= 16:
            return numeral._replace(
                end=end,
                value=shifted(mantissa, exponent),
                mantissa=mantissa,
                place=exponent - decimals,
                decimals=decimals,
                scale=scale,
            )
    return numeral


def _worth(text: str, at: int, end: int) -> Numeral | None:
    """The value of a numeral that the grammar accepted."""
    total = group = section = Decimal(0)
    digit: Decimal | None = None
    digits_long = False
    last = 1
    zero = False
    place = at
    colloquial = malformed = False
    for token in _TOKEN.findall(text, at, end):
        if token in DIGITS or (token[0].isdigit() and token.isascii()):
            value = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token)
            if token in DIGITS and not value:
                zero = True
            else:
                if last > 1 and value >= last:
                    end = place
                    break
                digit, digits_long = value, len(token) > 1
        elif token in TENS:
            section += TENS[token]
            last = 10
        elif token in SMALL:
            malformed = malformed or (digits_long and digit is not None and digit >= 10)
            section += (Decimal(1) if digit is None else digit) * SMALL[token]
            digit, last, zero = None, SMALL[token], False
        else:
            unit = BIG[token]
            section += _trailing(digit, last, zero or digits_long)
            if unit == last == 10**4 and not section:
                group *= unit
            elif unit == 10**4:
                group += section * unit
            else:
                total += (group + section) * unit
                group = Decimal(0)
            section, digit, last, zero = Decimal(0), None, unit, False
        place += len(token)
    if digit is not None:
        colloquial = not zero and not digits_long and last >= 100
        section += _trailing(digit, last, zero or digits_long)
    if malformed:
        return Numeral(at, end, None, Decimal(0), chinese=True, flags=("malformed",))
    scale = ""
    place = end
    while place > at and text[place - 1] in BIG:
        place -= 1
        scale = SIMPLE.get(text[place], text[place]) + scale
    exponent = sum(EXPONENT[char] for char in scale)
    value = _plain(total + group + section)
    flags: tuple[str, ...] = ("uppercase",) if any(char in UPPER for char in text[at:end]) else ()
    if colloquial:
        flags += ("colloquial",)
    numeral = Numeral(at, end, value, _plain(shifted(value, -exponent)), exponent, 0, scale, True, flags=flags)
    if not scale and not colloquial:
        numeral = _with_point(text, numeral)
        if text[numeral.end : numeral.end + 1] == "的":
            return raised(text, numeral) or numeral
    return _with_more(text, numeral)


def _trailing(digit: Decimal | None, last: int, exact: bool) -> Decimal:
    """The last digit of 二十五, 一百零五, and of 一百五 and 两万三, where it counts the next lower unit."""
    if digit is None:
        return Decimal(0)
    return digit * last / 10 if last >= 100 and not exact else digit


def _with_more(text: str, numeral: Numeral) -> Numeral:
    """三千多万, 二十余亿: the scale word behind a 余/多 belongs to the numeral."""
    end = numeral.end
    if text[end : end + 1] not in MORE or numeral.value is None or numeral.scale:
        return numeral
    place = end + 1
    while place < end + 4 and text[place : place + 1] in BIG and text[place : place + 1]:
        place += 1
    if place == end + 1 or text.startswith("分之", place):
        return numeral
    words = text[end + 1 : place]
    exponent = sum(EXPONENT[char] for char in words)
    scale = "".join(SIMPLE.get(char, char) for char in words)
    return numeral._replace(
        end=place, value=shifted(numeral.value, exponent), place=numeral.place + exponent, scale=scale, more=True
    )


def _plain(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == value.to_integral_value() else value


__all__ = ["read_chinese", "read_mixed"]
