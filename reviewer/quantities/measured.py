"""A numeral with all that belongs to it: sign, currency, qualifiers, unit, the other end of a range."""

from __future__ import annotations

import re

from reviewer.model import Qualifier, Quantity, QuantityKind
from reviewer.quantities import labels
from reviewer.quantities.building import Extent, build, judge
from reviewer.quantities.intervals import Interval
from reviewer.quantities.kinds import is_article, kind_of
from reviewer.quantities.numerals import BIG, SCALES, SPACES, Numeral, shifted
from reviewer.quantities.proportions import Proportion, proportion_at
from reviewer.quantities.qualifiers import Sense, prefix_before, suffix_at
from reviewer.quantities.ranges import End, range_end
from reviewer.quantities.reading import read_numeral
from reviewer.quantities.spans import compound
from reviewer.quantities.suffixes import read_suffix
from reviewer.quantities.units import SYMBOLS, Suffix

_HAN = re.compile(r"[一-鿿]")
_SYMBOLS = sorted(SYMBOLS, key=len, reverse=True)
_SYMBOL_LAST = frozenset(symbol[-1] for symbol in SYMBOLS)
# A bare numeral counts where nothing but these stands beside it: a cell, a line, brackets.
_ALONE = frozenset("\n\t\r（）()，,。；;：:=＝≈！!？?" + SPACES)
_LINKS = frozenset("至到-—－–~～")
_SOME = "几数幾數"
# 户数百分之…, 人数十人: the 数 belongs to the word before it.
_COUNTED = frozenset("人户总次件基份指系倍点字款额例票天日月岁函分参级")
_MINUS = frozenset("-−－﹣")
_NO_MINUS_AFTER = frozenset("年月日号）)]〕％%-—–０１２３４５６７８９")
_NO_NEGATIVE_AFTER = frozenset("正担肩背抱辜胜自欠承")
_NO_OVER_AFTER = frozenset("十百千万亿以之加网线月马早晚路经通超不越胜")


def measured_at(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    """The quantity whose numeral begins at ``at`` (None: the numeral is none), and where to go on."""
    proportion = proportion_at(text, at, floor)
    if proportion is not None:
        quantity = _proportional(text, proportion, floor)
        return quantity, quantity.end
    numeral = read_numeral(text, at)
    if numeral is None:
        return None, at + 1
    if "overlong" in numeral.flags:
        extent = Extent(at, numeral.end, at, numeral.end)
        return build(text, extent, None, (None, None), "identifier", flags=numeral.flags), numeral.end
    start, number_start = at, at
    implied: Sense | None = None
    if text[at] in SCALES and at > floor:
        before = text[at - 1]
        if (
            before in _SOME
            and not (before == "数" and at > 1 and text[at - 2] in _COUNTED)
            and numeral.value is not None
        ):
            number_start = start = at - 1
            low, high = numeral.value * 2, numeral.value * 9
            numeral = numeral._replace(value=None, low=low, high=high, flags=("vague",))
        elif before in "上过過" and not (at > 1 and text[at - 2] in _NO_OVER_AFTER):
            implied = "beyond"
            start = at - 1
    suffix = read_suffix(text, numeral.end, numeral)
    if suffix.kind == "duration" or suffix.unit == "分":
        numeral, suffix = compound(text, numeral, suffix) or (numeral, suffix)
    if numeral.low is not None and numeral.value is not None:
        if suffix.unit:
            numeral = numeral._replace(value=None, flags=("vague",))
        elif _bare_pair(text, numeral):
            return None, numeral.end
    if text[numeral.end - 1] == "把":
        implied = "about"
    if numeral.chinese and start == at and not _stands(text, at, numeral, suffix, floor):
        return None, numeral.end
    return _assemble(text, start, number_start, numeral, suffix, implied, floor)


def _bare_pair(text: str, numeral: Numeral) -> bool:
    """三四 within running Chinese and without a classifier is no number."""
    before, after = text[numeral.start - 1 : numeral.start], text[numeral.end : numeral.end + 1]
    return bool((before and _HAN.match(before)) or (after and _HAN.match(after)))


def _stands(text: str, at: int, numeral: Numeral, suffix: Suffix, floor: int) -> bool:
    """Whether a Chinese numeral stands for a number here and is not a part of a word."""
    if not suffix.unit and labels.joined_before(text, at, bare=True):
        return False
    printed = text[at : numeral.end]
    if printed[-1] == "把":
        return bool(suffix.unit)
    implied_one = text[at] in SCALES and text[at] not in "十拾"
    if implied_one and (len(printed) == 1 or all(char in BIG for char in printed)):
        # 百 and 万 alone count only where something says how many: 近百人, 百余人.
        return suffix.more or prefix_before(text, at, floor) is not None
    if suffix.unit == "番" and printed == "一":
        return text[at - 1 : at] in ("翻", "了")
    if printed == "一" and suffix.unit and text[suffix.end : suffix.end + 1] == suffix.unit:
        # 一件件, 一步步: one after the other.
        return False
    if suffix.unit or suffix.more or suffix.exponent:
        return True
    if len(printed) > 1 and not all(char in SCALES for char in printed):
        return True
    if implied_one and len(printed) > 1:
        follower = text[numeral.end : numeral.end + 1]
        return not (follower and _HAN.match(follower)) or prefix_before(text, at, floor) is not None
    before, after = text[at - 1 : at], text[numeral.end : numeral.end + 1]
    if (before in _ALONE or before in "负負") and (after in _ALONE or not after):
        return True
    other = range_end(text, numeral, suffix, at, False) if after in _LINKS else None
    return other is not None and bool(other.suffix.unit)


def _proportional(text: str, proportion: Proportion, floor: int) -> Quantity:
    senses: tuple[Sense, ...] = ()
    start, end = proportion.start, proportion.end
    prefix = prefix_before(text, start, floor)
    if prefix is not None:
        start = prefix[0]
        senses = (prefix[1],)
    if proportion.more:
        senses = (*senses, "more")
    behind = suffix_at(text, end)
    if behind is not None:
        end = behind[0]
        senses = (*senses, behind[1])
    extent = Extent(start, end, proportion.number_start, proportion.number_end)
    kind, unit, decimals = proportion.kind, proportion.unit, proportion.decimals
    if proportion.value is None:
        return build(text, extent, None, (proportion.low, proportion.high), kind, unit, "range", decimals)
    place = proportion.place
    qualifier, interval, flags = judge(senses, proportion.value, place, decimals, rounded=False)
    if not senses:
        interval = (proportion.low, proportion.high)
    return build(text, extent, proportion.value, interval, kind, unit, qualifier, decimals, "", flags)


def _assemble(
    text: str, start: int, number_start: int, numeral: Numeral, suffix: Suffix, implied: Sense | None, floor: int
) -> tuple[Quantity, int]:
    start, negative, symbol = _before(text, start, floor)
    if suffix.unit in ("度", "℃", "摄氏度") and text.endswith("零下", floor, start):
        start, negative = start - 2, True
    if suffix.unit == "度" and text.endswith(("摄氏", "华氏"), floor, start):
        start, suffix = start - 2, suffix._replace(unit=text[start - 2] + "氏度")
    senses: list[Sense] = [implied] if implied else []
    if implied is None:
        prefix = prefix_before(text, start, floor)
        if prefix is not None and not _no_qualifier(prefix[1], suffix, text, prefix[0]):
            start = prefix[0]
            senses.append(prefix[1])
    if numeral.more or suffix.more:
        senses.append("more")
    kind, unit = kind_of(text, number_start, numeral, suffix), suffix.unit
    if kind == "label":
        extent = Extent(start, suffix.end, number_start, numeral.end)
        return build(text, extent, None, (None, None), kind), suffix.end
    if symbol and kind in ("number", "money"):
        kind = "money"
        unit = symbol if not unit or unit == "元" else unit
    other = range_end(text, numeral, suffix, start, negative)
    if other is not None:
        return _ranged(text, start, number_start, numeral, suffix, other, symbol)
    end, behind = _behind(text, suffix)
    if behind is not None:
        senses.append(behind)
    flags = numeral.flags + suffix.flags
    both = (text.endswith("±", floor, start) and 1) or (text.endswith("正负", floor, start) and 2)
    extent = Extent(start - both, end, number_start, numeral.end)
    if numeral.value is None or both:
        interval = _spread(numeral, suffix)
        qualifier: Qualifier = "exact" if interval[0] is None else "range"
        quantity = build(text, extent, None, interval, kind, unit, qualifier, numeral.decimals, numeral.scale, flags)
        return quantity, end
    value = shifted(numeral.value, suffix.exponent)
    if suffix.extra is not None:
        value += suffix.extra
    if negative:
        value = -value
    place = numeral.place + suffix.exponent
    rounded = bool(numeral.decimals or numeral.place) or kind == "percent"
    qualifier, interval, clash = judge(tuple(senses), value, place, numeral.decimals, rounded)
    if kind == "count" and qualifier == "exact" and is_article(text, number_start, numeral):
        flags += ("indefinite",)
    flags += clash
    quantity = build(text, extent, value, interval, kind, unit, qualifier, numeral.decimals, numeral.scale, flags)
    return quantity, end


def _spread(numeral: Numeral, suffix: Suffix) -> Interval:
    """The interval of a vague numeral (十几), or to either side of nought (±5)."""
    if numeral.value is not None:
        margin = shifted(numeral.value, suffix.exponent)
        return -margin, margin
    if numeral.low is None or numeral.high is None:
        return None, None
    return shifted(numeral.low, suffix.exponent), shifted(numeral.high, suffix.exponent)


def _no_qualifier(sense: Sense, suffix: Suffix, text: str, at: int) -> bool:
    """近三年 are the last three years, 最低20%的家庭 the lowest fifth: neither bounds the number."""
    if text[at] == "最" and suffix.kind == "percent":
        return text[suffix.end : suffix.end + 1] == "的"
    if text.startswith("突破一", at) and suffix.kind == "count" and suffix.end - at <= 4:
        # 突破一批关键技术: what is broken through is no number.
        return True
    return (
        sense == "near"
        and suffix.kind == "duration"
        and text[at] == "近"
        and not suffix.unit.endswith(("小时", "分钟", "秒", "工作日"))
    )


def _behind(text: str, suffix: Suffix) -> tuple[int, Sense | None]:
    behind = suffix_at(text, suffix.end)
    if behind is not None:
        return behind
    end = suffix.end
    if (
        suffix.kind == "duration"
        and text[end : end + 1] == "内"
        and text[end + 1 : end + 2] not in tuple("部容外控设需涵蒙地存")
    ):
        return end + 1, "at_most"
    if text[end : end + 1] in ("+", "＋") and not text[end + 1 : end + 2].isalnum() and suffix.kind != "number":
        return end + 1, "at_least"
    return end, None


def _before(text: str, start: int, floor: int) -> tuple[int, bool, str]:
    """Sign and currency before the number, in either order: -￥5, ￥-5, 人民币负五元."""
    start, negative = _sign(text, start, floor)
    symbol = ""
    if start > floor:
        place = start - 1 if text[start - 1] in SPACES else start
        if place > floor and text[place - 1] in _SYMBOL_LAST:
            for candidate in _SYMBOLS:
                if text.endswith(candidate, floor, place):
                    symbol = SYMBOLS[candidate]
                    start, before = _sign(text, place - len(candidate), floor)
                    negative = negative or before
                    break
    return start, negative, symbol


def _sign(text: str, start: int, floor: int) -> tuple[int, bool]:
    """A minus, 负 or plus right before ``start``."""
    if start <= floor:
        return start, False
    char = text[start - 1]
    before = text[start - 2] if start > 1 else "\n"
    if char in SPACES and before in "负負":
        return (start - 2, True) if text[max(0, start - 3) : start - 2] not in _NO_NEGATIVE_AFTER else (start, False)
    if char in _MINUS:
        if (before.isascii() and before.isalnum()) or before in _NO_MINUS_AFTER or (start - 1 == floor and floor):
            return start, False
        return start - 1, True
    if char in "负負" and before not in _NO_NEGATIVE_AFTER:
        return start - 1, True
    if char in "+＋" and not (before.isascii() and before.isalnum()):
        return start - 1, False
    return start, False


def _ranged(
    text: str, start: int, number_start: int, numeral: Numeral, suffix: Suffix, other: End, symbol: str
) -> tuple[Quantity, int]:
    end, _ = _behind(text, other.suffix)
    chosen = other.suffix if other.suffix.unit else suffix
    kind: QuantityKind = chosen.kind
    unit = chosen.unit
    if symbol and kind in ("number", "money"):
        kind = "money"
        unit = unit if unit and unit != "元" else symbol
    extent = Extent(start, end, number_start, other.numeral.end)
    decimals = max(numeral.decimals, other.numeral.decimals)
    flags = numeral.flags + other.numeral.flags
    scale = other.numeral.scale
    quantity = build(text, extent, None, (other.low, other.high), kind, unit, "range", decimals, scale, flags)
    return quantity, end
