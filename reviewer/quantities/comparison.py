"""Whether two quantities say the same: value, unit, interval, and how an exact figure was rounded."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from reviewer.model import Quantity

# Units that say the same; the factor leads to the first of each family.
_FAMILIES: tuple[dict[str, str], ...] = (
    {"人": "1", "名": "1", "位": "1", "员": "1"},
    {"个": "1", "個": "1", "家": "1", "所": "1", "处": "1"},
    {"户": "1", "户家": "1"},
    {"项": "1", "項": "1"},
    {"条": "1", "條": "1"},
    {"辆": "1", "輛": "1", "台": "1"},
    {"间": "1", "間": "1"},
    {"次": "1", "回": "1", "场": "1", "場": "1", "场次": "1"},
    {"岁": "1", "歲": "1", "周岁": "1"},
    {"米": "1", "m": "1", "公尺": "1", "公里": "1000", "千米": "1000", "km": "1000", "㎞": "1000", "里": "500", "厘米": "0.01",
     "cm": "0.01", "㎝": "0.01", "毫米": "0.001", "mm": "0.001", "㎜": "0.001"},
    {"平方米": "1", "平米": "1", "㎡": "1", "m²": "1", "m2": "1", "平方公里": "1000000", "平方千米": "1000000", "km²": "1000000",
     "km2": "1000000", "公顷": "10000", "ha": "10000", "hm²": "10000"},
    {"立方米": "1", "立方": "1", "方": "1", "m³": "1", "m3": "1", "㎥": "1"},
    {"亩": "1", "畝": "1", "亩地": "1", "顷": "100"},
    {"千克": "1", "公斤": "1", "kg": "1", "㎏": "1", "吨": "1000", "噸": "1000", "公吨": "1000", "t": "1000", "克": "0.001", "g": "0.001",
     "斤": "0.5", "市斤": "0.5"},
    {"升": "1", "L": "1", "l": "1", "毫升": "0.001", "ml": "0.001", "mL": "0.001"},
    {"千瓦时": "1", "千瓦小时": "1", "kWh": "1", "KWh": "1", "kwh": "1", "KWH": "1", "度电": "1", "兆瓦时": "1000", "MWh": "1000"},
    {"千瓦": "1", "kW": "1", "KW": "1", "兆瓦": "1000", "MW": "1000"},
    {"小时": "60", "小時": "60", "个小时": "60", "個小時": "60", "钟头": "60", "个钟头": "60", "h": "60", "分钟": "1", "分鐘": "1", "min": "1"},
    {"天": "1", "日": "1", "周": "7", "个星期": "7", "星期": "7", "个周": "7", "礼拜": "7", "个礼拜": "7"},
    {"工作日": "1", "个工作日": "1"},
    {"年": "12", "周年": "12", "個月": "1", "个月": "1", "个季度": "3", "年度": "12", "个年度": "12"},
    {"℃": "1", "°C": "1", "摄氏度": "1"},
)  # fmt: skip

_BASE: dict[str, tuple[int, Decimal]] = {
    unit: (index, Decimal(factor)) for index, family in enumerate(_FAMILIES) for unit, factor in family.items()
}

Rounding = Literal["equal", "truncated", "last_digit", "different"]


def unit_factor(unit: str, other: str) -> Decimal | None:
    """What a value in ``other`` is multiplied by to be one in ``unit``; None where they do not compare."""
    if unit == other:
        return Decimal(1)
    one, two = _BASE.get(unit), _BASE.get(other)
    if one is None or two is None or one[0] != two[0]:
        return None
    return two[1] / one[1]


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether the two can be compared at all: same unit, or units of one family (人/名, 公里/米)."""
    if a.kind == b.kind == "rate" or "/" in a.unit or "/" in b.unit:
        one, two = a.unit.split("/"), b.unit.split("/")
        return len(one) == len(two) and all(unit_factor(x, y) == 1 for x, y in zip(one, two, strict=True))
    if _proportional(a) and _proportional(b):
        return True
    return unit_factor(a.unit, b.unit) is not None


def _proportional(quantity: Quantity) -> bool:
    return quantity.kind == "percent" or (quantity.kind == "ratio" and not quantity.unit)


def _factor(a: Quantity, b: Quantity) -> Decimal:
    """What b's figures are multiplied by to stand beside a's (三分之一 beside a percentage)."""
    if a.kind == "percent" and b.kind == "ratio":
        return Decimal(100)
    if a.kind == "ratio" and b.kind == "percent":
        return Decimal("0.01")
    return unit_factor(a.unit, b.unit) or Decimal(1)


def same_value(a: Quantity, b: Quantity) -> bool:
    """The same quantity in whatever notation: equal value (or equal range) in comparable units.

    The qualifier is not compared; a number that could not be read is the same as none.
    """
    if not same_unit(a, b):
        return False
    factor = _factor(a, b)
    if a.value is not None and b.value is not None:
        return a.value == b.value * factor
    if a.value is not None or b.value is not None or a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return a.low == b.low * factor and a.high == b.high * factor


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing: comparable units and intervals that meet.

    A number without any interval (a label, a malformed number) is compatible with nothing.
    """
    if not same_unit(a, b) or not _bounded(a) or not _bounded(b):
        return False
    factor = _factor(a, b)
    low = None if b.low is None else b.low * factor
    high = None if b.high is None else b.high * factor
    return not (
        (a.high is not None and low is not None and a.high < low)
        or (high is not None and a.low is not None and high < a.low)
    )


def _bounded(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def rounds_to(exact: Decimal, printed: Quantity) -> Rounding:
    """How ``exact``, in the base unit of ``printed``, relates to the printed figure.

    ``equal``: half-up rounding to the printed digits gives it; ``truncated``: cutting off does;
    ``last_digit``: it is one unit of the last printed digit away from either; else ``different``.
    """
    if printed.value is None:
        return "different"
    place = last_place(printed)
    quantum = Decimal(1).scaleb(place)
    with localcontext() as context:
        context.prec = 60
        value = printed.value
        rounded = (exact / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum
        cut = (exact / quantum).quantize(Decimal(1), ROUND_DOWN) * quantum
        if value == rounded:
            return "equal"
        if value == cut:
            return "truncated"
        if abs(value - rounded) <= quantum:
            return "last_digit"
    return "different"


_SCALE_EXPONENT = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}


def last_place(printed: Quantity) -> int:
    """The power of ten of the last printed digit, in the base unit (1848.66万元 → 2, 36.06% → -2)."""
    place = sum(_SCALE_EXPONENT.get(char, 0) for char in printed.scale) - printed.decimals
    if printed.kind == "percent":
        behind = printed.text[printed.number_end - printed.start :]
        before = printed.text[: printed.number_start - printed.start]
        if behind.startswith("‰") or before.endswith("千分之"):
            place -= 1
        elif behind.startswith("‱") or before.endswith("万分之"):
            place -= 2
    return place
