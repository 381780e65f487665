"""What cases are made with: sentences, numbers in them, and the ways in which a number may be printed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
UNITS = "个百分点|%|元|人次|人|名|户|家|个|件|项|条|次|支|份|所|座|公里|亩|吨|场|篇|台|辆|期"
NUMBER = re.compile(
    r"(?<![\d.,，．\-—～~+/〔\[“\"第签节破个约近超过不低于至少一二两三四五六七八九十])"
    r"(?P<before>不超过|不低于|超过|至少|近|约|超)?"
    r"(?P<digits>\d+(?:\.\d+)?)(?P<scale>万|亿)?(?P<more>余|多)?"
    rf"(?P<unit>{UNITS})(?P<after>以上|以下|左右)?(?![\d/／+])"
)
YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
TITLE = re.compile(r"^[^\n，。]{0,20}(20\d\d)年(?!\d)[^\n，。]{0,30}(?:报告|公报|预算|决算|说明|情况)$", re.M)
ROUNDS = 8
SENTENCE = re.compile(r"[^。；\n]+")
FACTOR = {"万": Decimal(10_000), "亿": Decimal(100_000_000), None: Decimal(1)}
CHINESE = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
FLIPS = {
    "增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "提高": "降低", "降低": "提高",
    "提升": "下降", "上升": "下降", "增收": "减收", "高于": "低于", "低于": "高于",
}  # fmt: skip
FLIP = re.compile(rf"({'|'.join(FLIPS)})(了|到|至|(?!值)[\u4e00-\u9fff]{{0,3}})?(?=[近约超]?\d)")
SYNONYMS = {
    "约": ("大约", "约为"),
    "近": ("将近", "接近"),
    "超过": ("超", "逾"),
    "超": ("超过", "逾"),
    "不超过": ("至多", "不高于"),
    "不低于": ("至少", "不少于"),
    "至少": ("不低于", "不少于"),
}
OTHERS = {"约": "近", "近": "约", "超过": "近", "超": "约", "不超过": "不低于", "不低于": "不超过", "至少": "至多"}


class Case(NamedTuple):
    kind: str
    right: bool
    claim: str
    quote: str | tuple[str, ...]
    source: str
    allow_derived: bool = False


class Sentence(NamedTuple):
    text: str
    numbers: tuple[re.Match[str], ...]
    source: str
    dice: random.Random


Maker = Callable[[Sentence], Iterator[tuple[str, str | tuple[str, ...]]]]
RIGHT: dict[str, Maker] = {}
WRONG: dict[str, Maker] = {}


def right(maker: Maker) -> Maker:
    RIGHT[maker.__name__] = maker
    return maker


def wrong(maker: Maker) -> Maker:
    WRONG[maker.__name__] = maker
    return maker


def put(sentence: Sentence, number: re.Match[str], printed: str) -> str:
    """The sentence, or the clauses around the number, with ``printed`` in its place."""
    start, end = clause(sentence, number)
    return sentence.text[start : number.start()] + printed + sentence.text[number.end() : end]


def clause(sentence: Sentence, number: re.Match[str]) -> tuple[int, int]:
    if sentence.dice.random() < 0.5:
        return 0, len(sentence.text)
    start = max(sentence.text.rfind(mark, 0, number.start()) for mark in "，：") + 1
    ends = [at for mark in "，：" if (at := sentence.text.find(mark, number.end())) >= 0]
    return start, min(ends, default=len(sentence.text))


def plain(number: re.Match[str]) -> bool:
    return not (number["before"] or number["more"] or number["after"])


def value(number: re.Match[str]) -> Decimal:
    return Decimal(number["digits"]) * FACTOR[number["scale"]]


def printed(number: re.Match[str], *, digits: str | None = None, **changes: str) -> str:
    parts = {name: number[name] or "" for name in ("before", "digits", "scale", "more", "unit", "after")}
    if digits is not None:
        parts["digits"] = digits
    parts.update(changes)
    return "".join(parts[name] for name in ("before", "digits", "scale", "more", "unit", "after"))


def chinese(digits: str) -> str:
    """Digits below a hundred million in Chinese numerals, decimals read out."""
    whole, _, decimals = digits.partition(".")
    words, number = "", int(whole)
    for unit, word in ((10_000, "万"), (1, "")):
        part, number = divmod(number, unit) if unit > 1 else (number, 0)
        if part:
            words += ("零" if words and part < 1000 else "") + below_ten_thousand(part) + word
    return (words or "零") + ("点" + "".join(CHINESE[int(digit)] for digit in decimals) if decimals else "")


def below_ten_thousand(number: int) -> str:
    words, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += (
                ("零" if gap and words else "")
                + ("" if digit == 1 and word == "十" and not words else CHINESE[digit])
                + word
            )
            gap = False
        else:
            gap = True
    return words


def occurs(digits: str, text: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(digits)}(?![\d]|\.\d)", text) is not None


def figures(sentence: Sentence) -> set[Decimal]:
    return {value(number) for number in sentence.numbers}
