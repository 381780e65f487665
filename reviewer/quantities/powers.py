"""Scientific notation and powers: 1.5e3, 1.5×10^4, 1.5×10的4次方, 6.02×10²³, 2^10, 十的六次方."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

from reviewer.quantities.numerals import DIGITS, MAX_DIGITS, SPACES, Numeral, shifted

LEADS = frozenset("eE×xX*＊^＾的⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""What may stand right behind the mantissa or the base."""
TIMES = frozenset("×*")
"""What may stand behind a space."""

_GAP = f"[{SPACES}]?"
_SIGN = "[-−+＋]?"
_COUNT = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_SUPER = "⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
_RAISED = (
    rf"(?:[\^＾]{_GAP}(?P<up>{_SIGN}[0-9]{{1,3}})(?![0-9.])|的(?P<spoken>负?{_COUNT})次[方幂冪]|(?P<super>{_SUPER}))"
)
_EXPONENT = re.compile(rf"[eE](?P<up>{_SIGN}[0-9]{{1,3}})(?![0-9A-Za-z.])")
_TEN = re.compile(rf"{_GAP}[×xX*＊]{_GAP}10{_RAISED}")
_POWER = re.compile(_RAISED)
_SUPERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MAX_POWER = 60


def raised(text: str, numeral: Numeral) -> Numeral | None:
    """The numeral with the power that stands behind it, or None where none does."""
    if numeral.value is None or numeral.scale:
        return None
    char = text[numeral.end]
    match = _EXPONENT.match(text, numeral.end) if char in "eE" else _TEN.match(text, numeral.end)
    if match is not None:
        exponent = _exponent(match)
        if abs(exponent) > _MAX_POWER:
            return None
        value = shifted(numeral.value, exponent)
        return numeral._replace(end=match.end(), value=value, mantissa=value, place=exponent - numeral.decimals)
    match = _POWER.match(text, numeral.end)
    if match is None or (match["super"] is not None and numeral.value != 10):
        return None
    exponent = _exponent(match)
    if abs(exponent) > _MAX_POWER or (exponent < 0 and not numeral.value):
        return None
    with localcontext() as context:
        context.prec = MAX_DIGITS
        value = numeral.value**exponent
    if abs(value.adjusted()) > 2 * _MAX_POWER:
        return None
    value = Decimal(int(value)) if value == value.to_integral_value() else value
    return numeral._replace(end=match.end(), value=value, mantissa=value)


def _exponent(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("super"):
        return int(groups["super"].translate(_SUPERS))
    spoken = groups.get("spoken")
    if not spoken:
        return int(groups["up"].replace("−", "-").replace("＋", "+"))
    negative = spoken[0] == "负"
    printed = spoken.lstrip("负")
    if printed.isascii():
        value = int(printed)
    else:
        tens, ten, ones = printed.rpartition("十")
        value = (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
    return -value if negative else value
