"""Numbers as Word prints them in automatic numbering (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "十", "百", "千", "万")
_LEGAL_UNITS = ("", "拾", "佰", "仟", "万")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _chinese(number: int) -> str:
    text = _positional(number, _DIGITS, _UNITS)
    return text.removeprefix("一") if 10 <= number < 20 else text


def _japanese(number: int) -> str:
    """As Chinese, without 一 before 十, 百 and 千, and without 零."""
    return "".join(
        (_DIGITS[digit] if digit > 1 or not place else "") + _UNITS[place] for place, digit in _places(number) if digit
    )


def _legal(number: int) -> str:
    return _positional(number, _LEGAL_DIGITS, _LEGAL_UNITS)


def _places(number: int) -> list[tuple[int, int]]:
    digits = str(number)
    return [(len(digits) - 1 - index, int(digit)) for index, digit in enumerate(digits)]


def _positional(number: int, digits: str, units: tuple[str, ...]) -> str:
    if number == 0:
        return digits[0]
    text = ""
    gap = False
    for place, digit in _places(number):
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + units[place]
        gap = not digit
    return text


def _spelled(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """a … z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _from(first: str, count: int, otherwise: Callable[[int], str] = str) -> Callable[[int], str]:
    """Consecutive code points from ``first`` for 1 … ``count``."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= count else otherwise(number)


def _circled(number: int) -> str:
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    if 36 <= number <= 50:
        return chr(0x32B1 + number - 36)
    return _from("①", 20)(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _spelled,
    "taiwaneseDigital": _spelled,
    "ideographDigital": _spelled,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "none": lambda number: "",
}
# Word itself numbers up to 32767; beyond it a file is hostile.
_LARGEST = 32_767


def numeral(number: int, format_: str) -> str:
    """``number`` in the named format; decimal for formats of other languages."""
    bounded = max(0, min(number, _LARGEST))
    return _FORMATS.get(format_, str)(bounded)
