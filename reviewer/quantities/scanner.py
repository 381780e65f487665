"""One pass over a text that reads every number in it: ``find_quantities``.

Each candidate start (a digit or a Chinese numeral) is read once, from the most special form to the plainest:
identifier, date, list marker, label, proportion, numeral with unit. What is consumed is not looked at again,
so that the cost is linear in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.model import Qualifier, Quantity, QuantityKind
from reviewer.quantities import dates, identifiers, labels
from reviewer.quantities.intervals import Interval, printed, qualified, widened
from reviewer.quantities.numerals import (
    BIG,
    CN_CLASS,
    DIGITS,
    RUN,
    SMALL,
    Numeral,
    read_numeral,
    step,
)
from reviewer.quantities.proportions import Proportion, proportion_at
from reviewer.quantities.qualifiers import QUALIFIER, Sense, combine, prefix_before, suffix_at
from reviewer.quantities.suffixes import Suffix, read_suffix
from reviewer.quantities.units import SYMBOLS

_START = re.compile(f"[0-9０-９{CN_CLASS}½¼¾⅓⅔半]")
_SIGNS = "-−－﹣"
_RANGE = re.compile(r"[    ]?(?:—{1,2}|[-–－~～―─‐‑−〜∼]|至|到)[    ]?(?=[0-9０-９" + CN_CLASS + r"百千万负￥¥$])")
_FROM = re.compile(r"[从由自][^，。；、,;\n]{0,6}$")
_SYMBOL_LAST = frozenset(symbol[-1] for symbol in SYMBOLS)
_SYMBOLS = sorted(SYMBOLS, key=len, reverse=True)
_HAN = re.compile(r"[一-鿿]")
_NUMERIC_WORD = frozenset(SMALL) | frozenset(BIG)
_IMPLIED = {"上": "beyond", "过": "beyond", "近": "near", "超": "beyond", "逾": "beyond", "约": "about"}
_VAGUE_PREFIX = "几数"
_NOT_VAGUE_AFTER = "人户总次件基份指系倍点字款额例票天日月岁参函倒"


def find_quantities(text: str) -> list[Quantity]:
    """Every number of ``text``, in order, not overlapping; ``text[q.start:q.end] == q.text``.

    Ordinals, dates, years, identifiers and labels are reported with their kind, so that a caller can set
    them aside; words that only contain a numeral (统一, 四川) are not reported.
    """
    found: list[Quantity] = []
    floor = 0
    place = 0
    search = _START.search
    while True:
        match = search(text, place)
        if match is None:
            return found
        at = match.start()
        quantity, place = _read(text, at, floor)
        if quantity is not None:
            found.append(quantity)
            floor = place = quantity.end


def _read(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    char = text[at]
    if char.isdigit() and char not in DIGITS and char not in "½¼¾⅓⅔":
        return _read_arabic(text, at, floor)
    return _read_chinese(text, at, floor)


def _build(
    text: str,
    start: int,
    end: int,
    number: tuple[int, int],
    value: Decimal | None,
    interval: Interval,
    kind: QuantityKind,
    unit: str,
    qualifier: Qualifier = "exact",
    decimals: int = 0,
    scale: str = "",
    flags: tuple[str, ...] = (),
) -> Quantity:
    return Quantity.model_construct(
        start=start,
        end=end,
        number_start=number[0],
        number_end=number[1],
        text=text[start:end],
        value=value,
        low=interval[0],
        high=interval[1],
        decimals=decimals,
        scale=scale,
        kind=kind,
        unit=unit,
        qualifier=qualifier,
        flags=flags,
    )


def _special(text: str, start: int, end: int, kind: QuantityKind, flags: tuple[str, ...] = ()) -> Quantity:
    return _build(text, start, end, (start, end), None, (None, None), kind, "", flags=flags)


def _dated(text: str, at: int, when: dates.When) -> Quantity:
    qualifier: Qualifier = "range" if when.value is None else "exact"
    kind: QuantityKind = "year" if when.kind == "year" else "date"
    return _build(text, at, when.end, (at, when.end), when.value, (when.low, when.high), kind, when.unit, qualifier)


# ------------------------------------------------------------------ Arabic


def _read_arabic(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    end = identifiers.digits_end(text, at)
    follower = text[end : end + 1]
    before = text[at - 1] if at > floor else ""
    if before and before in "第":
        ordinal = _ordinal(text, at, floor)
        if ordinal is not None:
            return ordinal, ordinal.end
    span = identifiers.identifier_at(text, at, end, floor)
    if span is not None:
        return _special(text, span[0], span[1], "identifier"), span[1]
    if follower in "年月-/.．－–—－~～至到日号 　 " and follower or follower in "＋+·•・:：∶时時点點、)）":
        special = _arabic_special(text, at, end, follower)
        if special is not None:
            return special, special.end
    return _plain(text, at, floor)


def _arabic_special(text: str, at: int, end: int, follower: str) -> Quantity | None:
    marker = labels.marker_at(text, at) if follower in "、)）.．" and end - at <= 3 else None
    if marker is not None:
        return _special(text, at, marker, "label", ("list_marker",))
    if follower in "+＋·•・":
        stop = labels.plus_label_at(text, at)
        return _special(text, at, stop, "label") if stop is not None else None
    when = None
    if follower in "-/.．－":
        when = dates.iso_at(text, at)
    elif follower in ":：∶":
        when = dates.clock_at(text, at)
    elif follower in "时時点點":
        when = dates.spoken_time_at(text, at)
    if when is None and end - at <= 4:
        when = dates.calendar_at(text, at)
    return _dated(text, at, when) if when is not None else None


# ----------------------------------------------------------------- Chinese


def _read_chinese(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    before = text[at - 1] if at > floor else ""
    if before == "第":
        ordinal = _ordinal(text, at, floor)
        if ordinal is not None:
            return ordinal, ordinal.end
    char = text[at]
    stop = labels.label_at(text, at)
    if stop is not None:
        return _special(text, at, stop, "label"), stop
    word = labels.word_at(text, at)
    if word is not None:
        return None, word
    if labels.joined_before(text, at):
        return None, at + 1
    marker = labels.marker_at(text, at)
    if marker is not None:
        return _special(text, at, marker, "label", ("list_marker",)), marker
    run = RUN.match(text, at)
    run_end = run.end() if run is not None else at + 1
    follower = text[run_end : run_end + 1]
    if follower in "年月至到-—－–~～" and follower and run_end - at <= 4:
        when = dates.calendar_at(text, at)
        if when is not None:
            return _dated(text, at, when), when.end
    if follower in "点點时時" and follower and run_end - at <= 3:
        when = dates.spoken_time_at(text, at)
        if when is not None:
            return _dated(text, at, when), when.end
    quantity, nxt = _plain(text, at, floor)
    if quantity is None:
        return None, max(nxt, run_end if run_end - at > 8 else at + 1)
    if quantity.kind not in ("money", "percent", "date", "year", "rate"):
        quote = labels.quoted_until(text, at)
        if quote is not None and quote > at:
            return _special(text, at, quote, "label"), quote
    if (
        char == "一"
        and quantity.number_end - quantity.number_start == 1
        and quantity.kind == "count"
        and quantity.qualifier == "exact"
    ):
        quantity = quantity.model_copy(update={"flags": (*quantity.flags, "indefinite")})
    return quantity, quantity.end


def _ordinal(text: str, at: int, floor: int) -> Quantity | None:
    stop = labels.label_at(text, at - 1)
    if stop is not None:
        return _special(text, at - 1, stop, "label")
    numeral = read_numeral(text, at)
    if numeral is None or numeral.value is None:
        return None
    end = numeral.end
    suffix = read_suffix(text, end, numeral, ordinal=True)
    low: Decimal = numeral.value
    high = low
    value: Decimal | None = low
    qualifier: Qualifier = "exact"
    number_end = end
    link = _RANGE.match(text, suffix.end)
    if link is not None:
        place = link.end()
        if text[place : place + 1] == "第":
            place += 1
        other = read_numeral(text, place)
        if other is not None and other.value is not None and other.value > low:
            suffix = read_suffix(text, other.end, other, ordinal=True)
            number_end = other.end
            value, high, qualifier = None, other.value, "range"
    unit = suffix.unit
    return _build(text, at - 1, suffix.end, (at, number_end), value, (low, high), "ordinal", unit, qualifier)


# ------------------------------------------------------ numerals with units


def _plain(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    proportion = proportion_at(text, at, floor)
    if proportion is not None:
        quantity = _proportional(text, proportion, floor)
        return quantity, quantity.end
    numeral = read_numeral(text, at)
    if numeral is None:
        return None, at + 1
    number_start = at
    implied: Sense | None = None
    start = at
    vague: tuple[Decimal, Decimal] | None = None
    if text[at] in _NUMERIC_WORD and at > floor:
        before = text[at - 1]
        if before in _VAGUE_PREFIX and not (before == "数" and at - 2 >= 0 and text[at - 2] in _NOT_VAGUE_AFTER):
            number_start = start = at - 1
            assert numeral.value is not None or numeral.flags
            if numeral.value is not None:
                vague = (numeral.value * 2, numeral.value * 9)
                numeral = numeral._replace(value=None, low=vague[0], high=vague[1], flags=(*numeral.flags, "vague"))
        elif before in "上过" and not (at - 2 >= floor and text[at - 2] in "以之加网线月马早晚路经通超不"):
            implied = "beyond"
            start = at - 1
    suffix = read_suffix(text, numeral.end, numeral)
    if numeral.chinese and not _accept(text, at, start, numeral, suffix, implied, floor):
        return None, numeral.end if numeral.end - at > 1 else at + 1
    return _finish(text, number_start, start, numeral, suffix, implied, floor)


def _accept(
    text: str, at: int, start: int, numeral: Numeral, suffix: Suffix, implied: Sense | None, floor: int
) -> bool:
    """Whether a Chinese numeral stands for a number here."""
    length = numeral.end - at
    single = (
        length == 1
        or numeral.value is not None
        and length <= 2
        and all(c in _NUMERIC_WORD for c in text[at : numeral.end])
    )
    if suffix.unit:
        bare_word = text[at] in "百千万萬亿億" and start == at and length == 1
        return not (bare_word and implied is None and prefix_before(text, at, floor) is None and not suffix.more)
    if suffix.more:
        return True
    if not single:
        return True
    if implied or start != at:
        return True
    before, after = text[at - 1 : at], text[numeral.end : numeral.end + 1]
    return not (before and _HAN.match(before)) and not (after and _HAN.match(after))


def _proportional(text: str, proportion: Proportion, floor: int) -> Quantity:
    sense: tuple[Sense, ...] = ()
    start, end = proportion.start, proportion.end
    prefix = prefix_before(text, start, floor)
    if prefix is not None:
        start = prefix[0]
        sense = (prefix[1],)
    if proportion.more:
        sense = (*sense, "more")
    suffix = suffix_at(text, end)
    if suffix is not None:
        end = suffix[0]
        sense = (*sense, suffix[1])
    if proportion.value is None:
        return _build(
            text,
            start,
            end,
            (proportion.number_start, proportion.number_end),
            None,
            (proportion.low, proportion.high),
            proportion.kind,
            proportion.unit,
            "range",
            proportion.decimals,
        )
    final, flags = combine(sense)
    interval: Interval = (proportion.low, proportion.high)
    qualifier: Qualifier = "exact"
    if final is not None:
        qualifier = QUALIFIER[final]
        unit = step(proportion.value, -proportion.decimals, proportion.decimals)
        clash = "contradictory_qualifier" in flags
        interval = widened(proportion.value, unit) if clash else qualified(final, proportion.value, unit)
    return _build(
        text,
        start,
        end,
        (proportion.number_start, proportion.number_end),
        proportion.value,
        interval,
        proportion.kind,
        proportion.unit,
        qualifier,
        proportion.decimals,
        "",
        flags,
    )


def _finish(
    text: str, number_start: int, start: int, numeral: Numeral, suffix: Suffix, implied: Sense | None, floor: int
) -> tuple[Quantity | None, int]:
    symbol = ""
    start, negative = _sign(text, start, floor)
    if (
        start > floor
        and text[start - 1] in _SYMBOL_LAST
        or start > floor + 1
        and text[start - 1] == " "
        and text[start - 2] in _SYMBOL_LAST
    ):
        start, symbol = _symbol(text, start, floor)
        if symbol:
            start, before_symbol = _sign(text, start, floor)
            negative = negative or before_symbol
    sense: list[Sense] = [implied] if implied else []
    if implied is None:
        prefix = prefix_before(text, start, floor)
        if prefix is not None and not (
            prefix[1] == "near" and suffix.kind == "duration" and suffix.unit not in ("小时", "分钟")
        ):
            start = prefix[0]
            sense.append(prefix[1])
    if numeral.more or suffix.more:
        sense.append("more")
    other = _range_end(text, numeral, suffix, start, bool(sense), floor)
    if other is not None:
        return _ranged(text, number_start, start, numeral, suffix, other, symbol)
    end = suffix.end
    behind = suffix_at(text, end)
    if behind is not None:
        end = behind[0]
        sense.append(behind[1])
    elif (
        suffix.kind == "duration"
        and text[end : end + 1] == "内"
        and text[end + 1 : end + 2] not in "部容外控设在需涵蒙"
    ):
        end += 1
        sense.append("at_most")
    kind, unit = suffix.kind, suffix.unit
    if symbol and kind in ("number", "count") and not unit:
        kind, unit = "money", symbol
    elif symbol and kind == "money" and unit == "元":
        unit = symbol
    final, clash = combine(tuple(sense))
    flags = numeral.flags + suffix.flags + clash
    value = numeral.value
    if value is None:
        low, high = _shift(numeral.low, suffix.exponent), _shift(numeral.high, suffix.exponent)
        qualifier: Qualifier = "range" if low is not None else "exact"
        return _build(
            text,
            start,
            end,
            (number_start, numeral.end),
            None,
            (low, high),
            kind,
            unit,
            qualifier,
            numeral.decimals,
            numeral.scale,
            flags,
        ), end
    place = numeral.place + suffix.exponent
    if suffix.exponent:
        value = _scaled(value, suffix.exponent)
    if suffix.extra is not None:
        value += suffix.extra
    if negative:
        value = -value
    if final is None:
        rounded = (
            bool(numeral.decimals or numeral.scale or kind == "percent")
            and not numeral.chinese
            or numeral.chinese
            and bool(numeral.decimals)
        )
        interval = printed(value, place, rounded)
        qualifier = "exact"
    else:
        unit_step = step(value, place, numeral.decimals)
        interval = (
            widened(value, unit_step) if "contradictory_qualifier" in clash else qualified(final, value, unit_step)
        )
        qualifier = QUALIFIER[final]
    quantity = _build(
        text,
        start,
        end,
        (number_start, numeral.end),
        value,
        interval,
        kind,
        unit,
        qualifier,
        numeral.decimals,
        numeral.scale,
        flags,
    )
    return quantity, end


def _shift(value: Decimal | None, exponent: int) -> Decimal | None:
    return value if value is None or not exponent else _scaled(value, exponent)


def _scaled(value: Decimal, exponent: int) -> Decimal:
    moved = value.scaleb(exponent)
    power = moved.as_tuple().exponent
    return Decimal(int(moved)) if isinstance(power, int) and power > 0 else moved


def _sign(text: str, start: int, floor: int) -> tuple[int, bool]:
    """A minus, 负 or plus right before ``start``."""
    if start <= floor:
        return start, False
    char = text[start - 1]
    if char in _SIGNS:
        before = text[start - 2] if start - 2 >= 0 else ""
        if start - 1 > floor or start - 1 == 0:
            if not before or not (
                before.isalnum() and before.isascii() or before in "年月日）)]〕％%０１２３４５６７８９-—–"
            ):
                return start - 1, True
        return start, False
    if char in "负負" and not (start - 2 >= 0 and text[start - 2] in "担肩背抱辜胜自欠承"):
        return start - 1, True
    if char in "+＋":
        before = text[start - 2] if start - 2 >= 0 else ""
        if not (before and before.isalnum() and before.isascii()):
            return start - 1, False
    return start, False


def _symbol(text: str, start: int, floor: int) -> tuple[int, str]:
    place = start - 1 if text[start - 1] == " " else start
    for symbol in _SYMBOLS:
        if text.endswith(symbol, floor, place):
            return place - len(symbol), SYMBOLS[symbol]
    return start, ""


def _range_end(
    text: str, numeral: Numeral, suffix: Suffix, start: int, qualified_already: bool, floor: int
) -> tuple[Numeral, Suffix] | None:
    """The right end of a range that begins with ``numeral``, or None."""
    link = _RANGE.match(text, suffix.end)
    if link is None or numeral.value is None:
        return None
    place = link.end()
    negative = text[place] in "负"
    if negative or text[place] in "￥¥$":
        place += 1
    other = read_numeral(text, place)
    if other is None or other.value is None:
        return None
    tail = read_suffix(text, other.end, other)
    if tail.more or text[other.end : other.end + 1] in "月年" and tail.kind != "duration":
        return None
    if other.chinese and not tail.unit and other.end - place == 1 and not numeral.chinese:
        return None
    if suffix.unit and tail.unit and suffix.unit != tail.unit:
        return None
    if suffix.unit and not tail.unit and suffix.kind != "money" and not link.group().strip() in "-—–－~～":
        return None
    if suffix.unit and tail.unit and _FROM.search(text, max(0, start - 8), start) is not None:
        return None
    shared = not numeral.scale and not suffix.unit and other.scale and numeral.mantissa < other.mantissa
    left = _scaled(numeral.value, other.place + other.decimals) if shared else numeral.value
    right = -other.value if negative else other.value
    exponent = tail.exponent or suffix.exponent
    left, right = _scaled(left, suffix.exponent or tail.exponent), _scaled(right, exponent)
    if left > right:
        return None
    return other._replace(low=left, high=right), tail


def _ranged(
    text: str,
    number_start: int,
    start: int,
    numeral: Numeral,
    suffix: Suffix,
    other: tuple[Numeral, Suffix],
    symbol: str,
) -> tuple[Quantity, int]:
    right, tail = other
    end = tail.end
    behind = suffix_at(text, end)
    if behind is not None:
        end = behind[0]
    chosen = tail if tail.unit else suffix
    kind, unit = chosen.kind, chosen.unit
    if symbol and not unit:
        kind, unit = "money", symbol
    decimals = max(numeral.decimals, right.decimals)
    flags = numeral.flags + right.flags
    quantity = _build(
        text,
        start,
        end,
        (number_start, right.end),
        None,
        (right.low, right.high),
        kind,
        unit,
        "range",
        decimals,
        right.scale,
        flags,
    )
    return quantity, end
