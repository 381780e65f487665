"""Spans of time in several units: 3小时25分 is 205 minutes, 两分三十秒 150 seconds."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.quantities.numerals import Numeral
from reviewer.quantities.units import Suffix
from reviewer.quantities.when import DIGIT, number

_FIGURE = rf"(?:{DIGIT}{{1,2}}|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九两])"
_MINUTES = re.compile(rf"零?(?P<m>{_FIGURE})(?:分[钟鐘]?(?:零?(?P<s>{_FIGURE})秒[钟鐘]?)?)(?![之比红布])")
_SECONDS = re.compile(rf"零?(?P<s>{_FIGURE})秒[钟鐘]?")
_HOUR_UNITS = frozenset(["小时", "小時", "个小时", "個小時", "钟头", "个钟头"])
_MINUTE_UNITS = frozenset(["分钟", "分鐘", "分"])
_SIXTY = 60


def compound(text: str, numeral: Numeral, suffix: Suffix) -> tuple[Numeral, Suffix] | None:
    """The numeral and suffix of the whole span, in its smallest unit, where one begins with these."""
    if numeral.value is None or numeral.decimals or numeral.scale or suffix.more or suffix.extra is not None:
        return None
    if suffix.unit in _HOUR_UNITS:
        match = _MINUTES.match(text, suffix.end)
        if match is None:
            return None
        value = numeral.value * _SIXTY + number(match["m"])
        unit = "分钟"
        if match["s"]:
            value, unit = value * _SIXTY + number(match["s"]), "秒"
    elif suffix.unit in _MINUTE_UNITS and (suffix.unit != "分" or numeral.value < _SIXTY):
        match = _SECONDS.match(text, suffix.end)
        if match is None:
            return None
        value, unit = numeral.value * _SIXTY + number(match["s"]), "秒"
    else:
        return None
    return numeral._replace(value=Decimal(value)), Suffix(match.end(), "duration", unit)
