"""How well claims are verified, by kind, and how fast.

    python benchmarks/claims.py [FILE|FOLDER ...] [--seed N] [--cases N] [--show KIND]

Cases are made from texts (the project's own examples, unless others are named) by plain string edits that
know nothing of the verifier: a sentence is quoted, and the claim is that sentence, a part of it or a
restatement, with one thing changed. A change that happens to leave the claim true is dropped. Printed are,
per kind, the share of cases decided rightly; recall (wrong claims refused), false alarms (right claims
refused), balanced accuracy, and claims per second on one core.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

from reviewer.verification import verify_claim

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


# ------------------------------------------------------------------ helpers


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


# -------------------------------------------------------------- right claims


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


# -------------------------------------------------------------- wrong claims


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


# ------------------------------------------------------------------- running


def in_a_name(text: str, number: re.Match[str]) -> bool:
    """Whether the number is part of a name in quotation marks or of a budget code (05项)."""
    before = text[: number.start()]
    code = before.endswith(("（", "(")) and number["unit"] == "项"
    return code or number["digits"].startswith("00") or before.count("“") > before.count("”")


def sentences(source: str, dice: random.Random) -> list[Sentence]:
    found = []
    for match in SENTENCE.finditer(source):
        text = match[0].strip()
        numbers = tuple(number for number in NUMBER.finditer(text) if not in_a_name(text, number))
        if numbers and not re.search(r"[\d.万亿]$", text) and 8 <= len(text) <= 220 and source.count(text) == 1:
            found.append(Sentence(text, numbers, source, dice))
    return found


def cases(sources: list[str], seed: int, wanted: int) -> list[Case]:
    """At most ``wanted`` cases of each kind; scarce kinds are drawn again, with other dice, for other wordings."""
    dice = random.Random(seed)
    pool = [sentence for source in sources for sentence in sentences(source, dice)]
    made = []
    for makers, truth in ((RIGHT, True), (WRONG, False)):
        for kind, maker in makers.items():
            allowed = kind == "derived_where_allowed"
            drawn: dict[Case, None] = {}
            for _ in range(ROUNDS):
                for s in pool:
                    drawn.update(
                        (Case(kind, truth, claim, quote, s.source, allowed), None) for claim, quote in maker(s)
                    )
                if len(drawn) >= wanted:
                    break
            made += dice.sample(list(drawn), min(wanted, len(drawn)))
    return made


def read(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise SystemExit(f"{path}: neither UTF-8 nor GB18030")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=60, help="at most so many per kind")
    parser.add_argument("--show", default="", help="print the cases of this kind that were decided wrongly (or 'all')")
    arguments = parser.parse_args()
    files = [f for path in arguments.paths for f in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    made = cases([read(file) for file in files], arguments.seed, arguments.cases)
    verify_claim("1人", quote="1人", source="1人")
    for source in {case.source for case in made}:
        verify_claim("", quote=source[:20], source=source)
    started = time.process_time()
    verdicts = [verify_claim(c.claim, quote=c.quote, source=c.source, allow_derived=c.allow_derived) for c in made]
    took = time.process_time() - started
    report(made, [verdict.supported for verdict in verdicts])
    print(f"{len(made) / took:,.0f} claims per second ({len(made)} claims, {len(files)} texts, seed {arguments.seed})")
    for case, verdict in zip(made, verdicts, strict=True):
        if verdict.supported != case.right and arguments.show in (case.kind, "all"):
            print(f"\n[{case.kind}] {case.claim}\n  引文：{case.quote}\n  理由：{verdict.reasons}")


def report(made: list[Case], supported: list[bool]) -> None:
    rates = {True: [0, 0], False: [0, 0]}
    for makers, truth in ((RIGHT, True), (WRONG, False)):
        print("right claims, accepted" if truth else "wrong claims, refused")
        for kind in makers:
            outcomes = [s == truth for case, s in zip(made, supported, strict=True) if case.kind == kind]
            rates[truth][0] += sum(outcomes)
            rates[truth][1] += len(outcomes)
            share = f"{100 * sum(outcomes) / len(outcomes):6.1f}%" if outcomes else "     –"
            few = "  (fewer than 40)" if len(outcomes) < 40 else ""
            print(f"  {kind:28}{share}  of {len(outcomes)}{few}")
    accepted, refused = (100 * good / max(1, total) for good, total in (rates[True], rates[False]))
    print(
        f"recall {refused:.1f}%  false alarms {100 - accepted:.1f}%  balanced accuracy {(accepted + refused) / 2:.2f}%"
    )


if __name__ == "__main__":
    main()
