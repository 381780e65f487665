"""Right claims, which must be accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from claims_common import (
    FACTOR,
    FULL_WIDTH,
    NUMBER,
    RIGHT,
    SYNONYMS,
    TITLE,
    YEAR,
    Sentence,
    chinese,
    figures,
    occurs,
    plain,
    printed,
    put,
    right,
    value,
)

__all__ = ["RIGHT", "shares", "sums"]


@right
def same(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        yield put(s, number, number[0]), s.text


@right
def rescaled(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if number["scale"] and plain(number) and number["unit"] == "元":
            yield put(s, number, f"{value(number).normalize():,f}元"), s.text
        elif number["unit"] == "元" and not number["scale"] and value(number) >= 10_000 and plain(number):
            yield put(s, number, f"{(value(number) / 10_000).normalize():f}万元"), s.text
        if number["scale"] == "亿" and plain(number):
            yield (
                put(
                    s,
                    number,
                    printed(number, digits=f"{(Decimal(number['digits']) * 10_000).normalize():f}", scale="万"),
                ),
                s.text,
            )


@right
def separators(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if Decimal(number["digits"]) >= 1000 and "." not in number["digits"]:
            yield put(s, number, printed(number, digits=f"{int(number['digits']):,}")), s.text


@right
def percent_in_words(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if number["unit"] == "%" and plain(number):
            yield put(s, number, "百分之" + chinese(number["digits"])), s.text


@right
def chinese_numerals(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        top = 10_000 if number["scale"] else 100_000_000
        if number["unit"] in "人名户家个件项条" and plain(number) and 2 < Decimal(number["digits"]) < top:
            yield put(s, number, chinese(number["digits"]) + (number["scale"] or "") + number["unit"]), s.text


@right
def full_width(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        yield put(s, number, number[0].translate(FULL_WIDTH)), s.text


@right
def qualifier_synonym(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if number["before"] and not number["more"] and not number["after"]:
            yield put(s, number, printed(number, before=s.dice.choice(SYNONYMS[number["before"]]))), s.text
        if number["more"] and not number["before"] and not number["after"]:
            yield put(s, number, printed(number, more="余" if number["more"] == "多" else "多")), s.text


@right
def number_first(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        label = re.search(r"(?:^|[，：、])([\u4e00-\u9fff]{3,8})$", s.text[: number.start()])
        follows = s.text[number.end() : number.end() + 1]
        if (
            label
            and number["unit"] not in "元%个百分点"
            and follows in ("", "，", "、")
            and not re.search("占|突破|达到?$|近$", label[1])
        ):
            yield f"{number[0]}{label[1]}", s.text


@right
def clauses_reordered(s: Sentence) -> Iterator[tuple[str, str]]:
    parts = s.text.split("，")
    told = [
        part
        for part in parts
        if re.match(r"[\u4e00-\u9fff（）]{4,}[^：]*\d", part) and not re.match("其中|占|比|同比|增|降|减|较", part)
    ]
    if len(told) >= 2:
        yield "，".join(reversed(told)), s.text


@right
def quotation_in_other_type(s: Sentence) -> Iterator[tuple[str, str]]:
    at = s.dice.randrange(1, len(s.text))
    if s.text[at - 1].isalnum() and s.text[at - 1].isascii():
        return
    loose = s.text[:at] + s.dice.choice([" ", "\n", "　"]) + s.text[at:]
    yield s.text, loose.translate(str.maketrans("，（）“”", ",()「」"))


@right
def year_of_title(s: Sentence) -> Iterator[tuple[str, str]]:
    title = TITLE.findall(s.source[:800])
    if title and not YEAR.search(s.text) and not re.search(r"去年|上年|今年|明年|^[\d（(]", s.text):
        yield f"{title[0]}年，{s.text}", s.text


@right
def merged(s: Sentence) -> Iterator[tuple[str, tuple[str, ...]]]:
    halves = s.text.split("，")
    if len(halves) >= 2 and all(len(half) >= 6 and NUMBER.search(half) for half in halves[:2]):
        yield f"{halves[0]}，{halves[1]}", (halves[0], halves[1])


def sums(s: Sentence) -> Iterator[tuple[str, str]]:
    for one, two in zip(s.numbers, s.numbers[1:], strict=False):
        if (
            one["unit"] == two["unit"]
            and one["scale"] == two["scale"]
            and plain(one)
            and plain(two)
            and one["unit"] not in "%个百分点"
        ):
            total = Decimal(one["digits"]) + Decimal(two["digits"])
            if total * FACTOR[one["scale"]] not in figures(s) and not occurs(f"{total:f}", s.text):
                yield f"两项合计{printed(one, digits=f'{total:f}')}", s.text


def shares(s: Sentence) -> Iterator[tuple[str, str]]:
    for one, two in zip(s.numbers, s.numbers[1:], strict=False):
        if (
            one["unit"] == two["unit"]
            and plain(one)
            and plain(two)
            and value(one) > value(two)
            and one["unit"] not in "%个百分点"
        ):
            share = (value(two) * 100 / value(one)).quantize(Decimal("0.01"), ROUND_HALF_UP)
            if not occurs(f"{share:f}", s.text) and share > 0:
                yield f"后者占前者的{share:f}%", s.text


@right
def derived_where_allowed(s: Sentence) -> Iterator[tuple[str, str]]:
    yield from sums(s)
    yield from shares(s)


@right
def rounded_where_allowed(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if "." in number["digits"] and plain(number) and Decimal(number["digits"]) >= 20:
            whole = Decimal(number["digits"]).quantize(Decimal(1), ROUND_HALF_UP)
            if not occurs(f"{whole:f}", s.text) and whole != Decimal(number["digits"]):
                yield put(s, number, printed(number, before="约", digits=f"{whole:f}")), s.text
