"""One pass over a text that reads every number in it: ``find_quantities``.

Each candidate start (a digit or a Chinese numeral) is read once, from the most special form to the plainest:
identifier, date, list marker, label, proportion, numeral with unit. What is consumed is not looked at again,
so that the cost is linear in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.model import Qualifier, Quantity, QuantityKind
from reviewer.quantities import clocks, dates, identifiers, labels
from reviewer.quantities.building import Extent, build, named
from reviewer.quantities.measured import measured_at
from reviewer.quantities.numerals import CN_CLASS, SPACES, Numeral
from reviewer.quantities.plain import plain_at
from reviewer.quantities.ranges import LINK
from reviewer.quantities.reading import read_numeral
from reviewer.quantities.spoken import TOGETHER, together_at
from reviewer.quantities.suffixes import read_suffix
from reviewer.quantities.tables import share_unit
from reviewer.quantities.units import Suffix
from reviewer.quantities.when import When

_START = re.compile(f"[0-9０-９{CN_CLASS}½¼¾⅓⅔半.俩倆仨]")
_RUN = re.compile(f"[{CN_CLASS}]+")
_END = "\0"
_SPECIAL = frozenset("年月-/.．－–—~～至到日号" + SPACES + "＋+·•・:：∶时時点點、)）]")
_CALENDAR = frozenset("年月至到-—–－~～" + SPACES)
_NO_DATE = frozenset(".．:：∶、)）]")
_NO_POINT_AFTER = frozenset(".…．·)）]】〕％%_/０１２３４５６７８９")
_HARD: frozenset[QuantityKind] = frozenset({"money", "percent", "percentage_point", "date", "year", "rate"})


def find_quantities(text: str) -> list[Quantity]:
    """Every number of ``text``, in order, not overlapping; ``text[q.start:q.end] == q.text``.

    Ordinals, dates, years, identifiers and labels are reported with their kind, so that a caller can set
    them aside; words that only contain a numeral (统一, 四川) are not reported. Never raises; the cost is
    linear in the text.
    """
    found: list[Quantity] = []
    floor = place = 0
    search = _START.search
    while (match := search(text, place)) is not None:
        at = match.start()
        char = text[at]
        if "0" <= char <= "9" or "０" <= char <= "９":
            quantity, place = _read_arabic(text, at, floor)
        elif char == ".":
            quantity, place = _leading_point(text, at, floor)
        elif char in TOGETHER:
            quantity, place = together_at(text, at), at + 1
        else:
            quantity, place = _read_chinese(text, at, floor)
        if quantity is not None:
            found.append(quantity)
            if quantity.unit and len(found) > 1:
                share_unit(text, found)
            floor = place = max(place, quantity.end)
    return found


def _dated(text: str, at: int, when: When) -> Quantity:
    when = clocks.with_time(text, when)
    qualifier: Qualifier = "range" if when.value is None else "exact"
    extent = Extent(at - when.back, when.end, at, when.end)
    return build(text, extent, when.value, (when.low, when.high), when.kind, when.unit, qualifier)


def _read_arabic(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    plain = plain_at(text, at, floor)
    if plain is not None:
        return plain, plain.end
    end = identifiers.digits_end(text, at)
    follower = text[end : end + 1] or _END
    ordinal = _ordinal(text, at, floor) or _of_an_era(text, at, floor)
    if ordinal is not None:
        return ordinal, ordinal.end
    span = identifiers.identifier_at(text, at, end, floor)
    if span is not None:
        return named(text, span[0], span[1], "identifier"), span[1]
    if follower in _SPECIAL or (follower == "\n" and text[end + 1 : end + 2] in ("年", "月")):
        special = _special(text, at, end, follower, floor)
        if special is not None:
            return special, special.end
    if end - at == 4 and labels.bare_year_at(text, at):
        year = Decimal(int(text[at:end]))
        return build(text, Extent(at, end, at, end), year, (year, year), "year", "年"), end
    quantity, place = measured_at(text, at, floor)
    if quantity is not None and quantity.kind == "number" and text[quantity.end : quantity.end + 1] == "强":
        return named(text, at, quantity.end + 1, "label"), quantity.end + 1
    if (
        quantity is not None
        and quantity.kind in ("count", "number")
        and not quantity.decimals
        and not quantity.scale
        and end - at <= 3
    ):
        quote = labels.quoted_until(text, at, whole=True)
        if quote is not None:
            return named(text, at, quote, "label"), quote
    return quantity, place


def _leading_point(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    """.5 without its nought; the points of 1., No.5 and of an ellipsis are none."""
    before = text[at - 1] if at else "\n"
    follower = text[at + 1 : at + 2] or _END
    if not "0" <= follower <= "9" or (at == floor and at) or before in _NO_POINT_AFTER or _alphanumeric(before):
        return None, at + 1
    return measured_at(text, at, floor)


def _alphanumeric(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _special(text: str, at: int, end: int, follower: str, floor: int) -> Quantity | None:
    """List markers, 1+5, dates and times, told by what follows the digits."""
    if follower in "、)）.．]" and end - at <= 3:
        marker = labels.marker_at(text, at)
        if marker is not None:
            return named(text, at, marker, "label", ("list_marker",))
    if follower in "+＋·•・":
        stop = labels.plus_label_at(text, at)
        return named(text, at, stop, "label") if stop is not None else None
    when = None
    if follower in "-/.．－":
        when = dates.iso_at(text, at)
    elif follower in ":：∶":
        when = clocks.clock_at(text, at, floor)
    elif follower in "时時点點":
        when = clocks.spoken_time_at(text, at, floor)
    if when is None and end - at <= 4 and follower not in _NO_DATE:
        when = dates.calendar_at(text, at)
    return _dated(text, at, when) if when is not None else None


def _read_chinese(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    ordinal = _ordinal(text, at, floor) or _of_an_era(text, at, floor)
    if ordinal is not None:
        return ordinal, ordinal.end
    stop = labels.label_at(text, at)
    if stop is not None:
        stop = labels.quoted_until(text, at) or stop
        return named(text, at, stop, "label"), stop
    word = labels.word_at(text, at)
    if word is not None:
        return None, word
    if labels.joined_before(text, at):
        return None, at + 1
    marker = labels.marker_at(text, at)
    if marker is not None:
        return named(text, at, marker, "label", ("list_marker",)), marker
    run = _RUN.match(text, at, at + 6)
    run_end = run.end() if run is not None else at + 1
    if run_end - at <= 4:
        follower = text[run_end : run_end + 1] or _END
        when = None
        if follower in _CALENDAR:
            when = dates.calendar_at(text, at)
        elif follower in "点點时時":
            when = clocks.spoken_time_at(text, at, floor)
        if when is not None:
            return _dated(text, at, when), when.end
    quantity, place = measured_at(text, at, floor)
    if quantity is None:
        return None, place
    if quantity.kind not in _HARD and not quantity.scale:
        quote = labels.quoted_until(text, at)
        if quote is not None and quote >= quantity.number_end:
            return named(text, at, quote, "label"), quote
    return quantity, quantity.end


def _of_an_era(text: str, at: int, floor: int) -> Quantity | None:
    if at == floor or text[at - 1] not in "元前国":
        return None
    when = dates.era_at(text, at, floor)
    return _dated(text, at, when) if when is not None else None


def _ordinal(text: str, at: int, floor: int) -> Quantity | None:
    """第三, 第3名, 第 5 位, 第1至3名, at the numeral behind the 第."""
    start = at - 1
    if start >= floor and text[start] in SPACES:
        start -= 1
    if start < floor or text[start] != "第":
        return None
    stop = labels.label_at(text, start)
    if stop is not None:
        return named(text, start, stop, "label")
    numeral = read_numeral(text, at)
    if numeral is None or numeral.value is None:
        return None
    value: Decimal | None = numeral.value
    low = high = numeral.value
    qualifier: Qualifier = "exact"
    suffix = read_suffix(text, numeral.end, numeral, ordinal=True)
    number_end = numeral.end
    listed = None if suffix.unit else _listed(text, numeral)
    link = LINK.match(text, suffix.end)
    if listed is not None:
        number_end, high, suffix = listed
        value, qualifier = None, "range"
    elif link is not None or text.startswith(("至第", "到第", "-第", "—第"), suffix.end):
        place = link.end() if link is not None else suffix.end + 2
        other = read_numeral(text, place)
        if other is not None and other.value is not None and other.value > low:
            suffix = read_suffix(text, other.end, other, ordinal=True)
            number_end = other.end
            value, high, qualifier = None, other.value, "range"
    extent = Extent(start, suffix.end, at, number_end)
    return build(text, extent, value, (low, high), "ordinal", suffix.unit, qualifier)


def _listed(text: str, first: Numeral) -> tuple[int, Decimal, Suffix] | None:
    """Where numbers that count on behind a 第 end, the last, and the unit they share: 第一、二批, 第1、2、3季度."""
    last, high = first, first.mantissa
    while text.startswith("、", last.end):
        following = read_numeral(text, last.end + 1)
        if following is None or following.chinese != first.chinese or following.value != high + 1:
            break
        last, high = following, high + 1
    suffix = read_suffix(text, last.end, last, ordinal=True)
    return (last.end, high, suffix) if last is not first and suffix.unit else None
