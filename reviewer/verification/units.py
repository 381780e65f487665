"""Which units say the same."""

from __future__ import annotations

from decimal import Decimal

from reviewer.model import Quantity
from reviewer.quantities.units import FAMILIES, UNITS

# Measure words that stand for one another when the same things are counted.
_SYNONYMS = (
    ("名", "人", "位", "个人"),
    ("人次", "人·次", "余人次"),
    ("家", "所", "户企业", "间"),
    ("件", "项", "条", "份", "宗", "起", "桩"),
    ("篇", "本", "部", "册", "幅", "张"),
    ("次", "场", "场次", "回", "趟"),
    ("期", "班"),
    ("支", "队", "批", "批次"),
    ("家次", "户次", "个次"),
    ("天", "日"),
    ("个月", "月"),
    ("小时", "个小时"),
    ("公里", "千米", "km"),
    ("公斤", "千克", "kg"),
    ("平方公里", "平方千米"),
    ("平方米", "平米", "平", "㎡"),
    ("立方米", "方", "m³"),
    ("元", "人民币", "块", "圆"),
    ("辆", "台"),
    ("分", "个分"),
)
_CLASS = {unit: group[0] for group in _SYNONYMS for unit in group}
# 630万千瓦 is 6300兆瓦: units of one measure lead to its base; days and months stay what they are.
_MEASURED = {
    unit: (family["1"].split()[0], Decimal(factor))
    for family in FAMILIES
    if len(family) > 1
    for factor, units in family.items()
    for unit in units.split()
    if UNITS[unit].kind == "count"
}

# 个 counts no persons (名) and no happenings (次); measures are marked in the lexicon of units.
_NOT_GENERIC = frozenset({"名", "次", "人次", "户次", "家次"})
_FAMILY = {"money": "money", "rate": "rate", "percent": "%", "ratio": "%", "percentage_point": "points"}


def unit_class(unit: str) -> str:
    """The word that stands for all synonyms of ``unit``."""
    return _CLASS.get(unit, unit)


def measure(quantity: Quantity) -> tuple[str, Decimal | None]:
    """The class of the unit and the value in it; fractions count as percent (1/4 is 25%)."""
    if quantity.kind == "percentage_point":
        return "百分点", quantity.value
    if quantity.kind == "ratio" and quantity.unit == "":
        return "%", None if quantity.value is None else quantity.value * 100
    if quantity.kind == "rate":
        return quantity.unit.replace("·", "/"), quantity.value
    if quantity.unit in _MEASURED:
        base, factor = _MEASURED[quantity.unit]
        return base, None if quantity.value is None else quantity.value * factor
    return unit_class(quantity.unit), quantity.value


def units_agree(one: Quantity, unit: str, after: str, other: Quantity, other_unit: str, other_after: str) -> bool:
    """Whether two quantities of these unit classes count the same, with the words that follow each number.

    个 stands for most measure words, a missing measure word for any, and 580村 says what 580个村 says.
    """
    if unit == other_unit:
        return True
    if _FAMILY.get(one.kind, "") or _FAMILY.get(other.kind, ""):
        return _is_money_cut_short(one, other) or _is_money_cut_short(other, one)
    if not unit or not other_unit:
        return True
    return _generic(unit, after, other_unit) or _generic(other_unit, other_after, unit)


def _is_money_cut_short(bare: Quantity, money: Quantity) -> bool:
    """6.83亿 for 6.83亿元."""
    return money.kind == "money" and money.unit == "元" and bare.kind == "number" and bare.scale in ("万", "亿", "万亿")


def _generic(unit: str, after: str, other: str) -> bool:
    if unit != "个":
        return False
    if other == "户":
        return "户" in after or "家庭" in after
    if after.startswith(other) or (other == "名" and after.startswith("人")):
        return True
    return other not in _NOT_GENERIC and other in UNITS and not UNITS[other].measure
