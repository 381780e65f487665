"""Wrong claims, which must be refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims_common import (
    FACTOR,
    FLIP,
    FLIPS,
    NUMBER,
    OTHERS,
    TITLE,
    WRONG,
    YEAR,
    Sentence,
    figures,
    occurs,
    plain,
    printed,
    put,
    value,
    wrong,
)
from claims_right import shares, sums

__all__ = ["WRONG"]


@wrong
def derived_where_not_allowed(s: Sentence) -> Iterator[tuple[str, str]]:
    yield from sums(s)
    yield from shares(s)


@wrong
def qualifier_dropped(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if not plain(number):
            yield put(s, number, printed(number, before="", more="", after="")), s.text


@wrong
def qualifier_added(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if plain(number):
            change = s.dice.choice(
                [{"before": "近"}, {"before": "约"}, {"before": "超过"}, {"after": "以上"}, {"after": "左右"}]
            )
            yield put(s, number, printed(number, **change)), s.text


@wrong
def qualifier_changed(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if number["before"] and not number["more"] and not number["after"]:
            yield put(s, number, printed(number, before=OTHERS[number["before"]])), s.text
        if number["more"] and not number["before"] and not number["after"]:
            yield put(s, number, printed(number, more="", before=s.dice.choice(["近", "约"]))), s.text
        if number["after"] and not number["before"] and not number["more"]:
            yield put(s, number, printed(number, after="以下" if number["after"] != "以下" else "以上")), s.text


@wrong
def scale_slip(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        changed = {"万": s.dice.choice(["亿", ""]), "亿": "万", None: "万"}[number["scale"]]
        if number["unit"] == "%" or "百分点" in number["unit"]:
            continue
        claim = printed(number, scale=changed)
        if value(number) / FACTOR[number["scale"]] * FACTOR[changed or None] not in figures(s):
            yield put(s, number, claim), s.text


@wrong
def decimal_slip(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if len(number["digits"].replace(".", "")) >= 3 and value(number):
            digits = f"{(Decimal(number['digits']) / 10).normalize():f}"
            if not occurs(digits, s.text):
                yield put(s, number, printed(number, digits=digits)), s.text


@wrong
def percent_for_points(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if number["unit"] in ("%", "个百分点"):
            yield put(s, number, printed(number, unit="%" if number["unit"] != "%" else "个百分点")), s.text


@wrong
def unit_changed(s: Sentence) -> Iterator[tuple[str, str]]:
    other = {"人": "人次", "名": "人次", "人次": "人", "户": "人", "家": "人", "次": "人次", "元": "人", "亩": "公里"}
    for number in s.numbers:
        if number["unit"] in other:
            claim = printed(number, unit=other[number["unit"]])
            if claim not in s.text:
                yield put(s, number, claim), s.text


@wrong
def swapped(s: Sentence) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(s.numbers):
        for two in s.numbers[at + 1 :]:
            if one["unit"] == two["unit"] and plain(one) and plain(two) and value(one) != value(two):
                text = s.text[: one.start()] + two[0] + s.text[one.end() : two.start()] + one[0] + s.text[two.end() :]
                start = max(s.text.rfind("，", 0, one.start()) + 1, 0) if s.dice.random() < 0.5 else 0
                yield text[start:], s.text


@wrong
def other_item(s: Sentence) -> Iterator[tuple[str, str]]:
    """One line item named with the number of another: 提拔149人，晋升195人 told as 提拔195人."""
    labels = [re.search(r"(?:^|[，：、])([\u4e00-\u9fff]{3,10})$", s.text[: number.start()]) for number in s.numbers]
    for one, label in zip(s.numbers, labels, strict=True):
        for two, other in zip(s.numbers, labels, strict=True):
            if not label or not other or one["unit"] != two["unit"] or value(one) == value(two):
                continue
            if (
                label[1][-2:] != other[1][-2:]
                and not re.match("[占增降减升比同较其]", label[1])
                and plain(one)
                and plain(two)
            ):
                yield f"{label[1]}{two[0]}", s.text


@wrong
def direction_flipped(s: Sentence) -> Iterator[tuple[str, str]]:
    for match in FLIP.finditer(s.text):
        if NUMBER.search(s.text, match.end()):
            yield s.text[: match.start()] + FLIPS[match[1]] + (match[2] or "") + s.text[match.end() :], s.text


@wrong
def level_as_change(s: Sentence) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"(增长|提升|提高|增加|上升|下降|降)[到至](?=\d)", s.text):
        verb = match[1] + "低" * (match[1] == "降")
        start = s.text.rfind("，", 0, match.start()) + 1 if s.dice.random() < 0.5 else 0
        yield s.text[start : match.start()] + verb + s.dice.choice(["了", ""]) + s.text[match.end() :], s.text


@wrong
def other_year(s: Sentence) -> Iterator[tuple[str, str]]:
    for match in YEAR.finditer(s.text):
        year = str(int(match[0]) + s.dice.choice([-1, 1]))
        if year not in s.text and year not in s.source[:1000]:
            yield s.text[: match.start()] + year + s.text[match.end() :], s.text
    title = TITLE.findall(s.source[:800])
    if title and not YEAR.search(s.text) and not re.search("去年|上年|前年|明年", s.text):
        year = str(int(title[0]) - s.dice.choice([-1, 1, 2]))
        if year not in s.source[:1000] and year not in s.text:
            yield f"{year}年，{s.text}", s.text


@wrong
def part_of_longer(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        digits = number["digits"]
        if len(digits) >= 3:
            short = digits[1:] if s.dice.random() < 0.5 or "." in digits[-3:-1] else digits[:-1]
            short = short.strip(".")
            if short and short[0] != "0" and not occurs(short, s.text) and Decimal(short) != Decimal(digits):
                yield put(s, number, printed(number, digits=short)), s.text


@wrong
def elsewhere(s: Sentence) -> Iterator[tuple[str, str]]:
    pool = [m for m in NUMBER.finditer(s.source) if plain(m) and not occurs(m["digits"], s.text)]
    for number in s.numbers:
        same_unit = [m for m in pool if m["unit"] == number["unit"] and value(m) not in figures(s)]
        if same_unit:
            yield put(s, number, s.dice.choice(same_unit)[0]), s.text


@wrong
def invented(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        digits = "".join(s.dice.choice("123456789") if char.isdigit() else char for char in number["digits"])
        if not occurs(digits, s.source):
            yield put(s, number, printed(number, digits=digits)), s.text


@wrong
def edited_quotation(s: Sentence) -> Iterator[tuple[str, str]]:
    number = s.dice.choice(s.numbers)
    digit = str((int(number["digits"][-1]) + 1) % 10)
    at = s.dice.randrange(len(s.text))
    end = number.end("digits")
    for quote in (
        s.text[: end - 1] + digit + s.text[end:],
        s.text[:at] + s.text[at + 1 :],
        s.text[:at] + "的" + s.text[at:],
    ):
        if quote.strip() and "".join(quote.split()) not in "".join(s.source.split()):
            yield s.text, quote


@wrong
def quotation_cut_in_number(s: Sentence) -> Iterator[tuple[str, str]]:
    for number in s.numbers:
        if len(number["digits"]) >= 3 and number["digits"][1] != ".":
            at = number.start("digits") + 1
            rest = s.text[at:]
            left = re.match(r"[\d.]+", rest)
            if rest[0] != "0" and left and rest.count(left[0]) == 1 and s.source.count(rest) == 1:
                yield rest, rest
