"""What looks like a number and is none: fixed words, political shorthand, list markers.

Two answers: a *word* (统一, 四川, 万一) is not reported at all; a *label* (五看五清, 1+5, 二十大, 第一书记)
is reported with kind ``label``. General patterns come first; the lists hold what no pattern tells.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from reviewer.quantities.numerals import SPACES
from reviewer.quantities.units import unit_at

_DATA: dict[str, dict[str, str]] = tomllib.loads(
    files("reviewer.quantities").joinpath("words.toml").read_text(encoding="utf-8")
)
_NUMERAL = "一二三四五六七八九十百千万亿两"
_FIVE_YEARS = re.compile(
    r"十[一二三四五六七]?五(?=(?<=[三四五]五)$|规划|时期|期间|开局|收官|末|以来|重点|纲要|发展|初|计划|[”’」』\"])"
)
_CONGRESS = re.compile(
    r"(?:二十|十[一二三四五六七八九])大(?![中型小多批类项户量部])|(?:二十|十[一二三四五六七八九])届[一二三四五六七八九]中全会"
)
# 一村一策, 一月一汇报, 一企业一博士: each of the one has one of the other.
_EACH = re.compile(
    rf"一(?![{_NUMERAL}点])[一-鿿][^{_NUMERAL}\W0-9A-Za-z]{{0,2}}一"
    rf"(?!定|般|些|直|起|切|样|致|律|旦|并|同|体|个|名|种|部|家|系|批|次性)(?![{_NUMERAL}])[一-鿿]{{1,2}}"
)
# 五看五清, 四不两直, 三会一课: digit, word, digit, word, where the words are no classifiers.
_SHORTHAND = re.compile(
    rf"[一二三四五六七八九两双](?![{_NUMERAL}点成折分是来又至到加减乘除等比])[一-鿿][一二三四五六七八九两双](?![{_NUMERAL}点成折分是来又加减乘除等比])[一-鿿]"
)
_ADVERB = re.compile(r"十分(?!钟|鐘|之|制)[一-鿿]")
_PLUS = re.compile(r"[0-9０-９]{1,3}(?:\s?[+＋]\s?(?:[0-9０-９]{1,3}(?![0-9.万亿元%])|[XxNn]))+(?![A-Za-z=＝])")
_DOTTED = re.compile(r"[0-9０-９]{1,2}[·・•][0-9０-９]{1,2}(?![0-9])")


def _table(words: list[str]) -> dict[str, tuple[tuple[int, frozenset[str]], ...]]:
    """By the first character: the words of each length, the longest first."""
    table: dict[str, dict[int, set[str]]] = {}
    for word in words:
        table.setdefault(word[0], {}).setdefault(len(word), set()).add(word)
    return {
        first: tuple((length, frozenset(each)) for length, each in sorted(sizes.items(), reverse=True))
        for first, sizes in table.items()
    }


_WORDS_AT = _table([word for group in _DATA["words"].values() for word in group.split()])
_LABELS_AT = _table(_DATA["labels"]["words"].split())
_INSIDE = [
    (char, index, word)
    for word in _DATA["inside"]["words"].split()
    for index, char in enumerate(word)
    if char in _NUMERAL and index
]
_INSIDE_AT = {first: tuple((index, word) for char, index, word in _INSIDE if char == first) for first, _, _ in _INSIDE}
_BEFORE = _DATA["before"]
_BEFORE_BARE = _DATA["before_bare"]


def word_at(text: str, at: int) -> int | None:
    """The end of a fixed word whose first character is the numeral at ``at``."""
    if text.startswith("分之", at + 1):
        return None
    if text.startswith("十分", at) and _ADVERB.match(text, at) is not None:
        return at + 2
    for length, words in _WORDS_AT.get(text[at], ()):
        if text[at : at + length] in words:
            # 三公 is a word, 三公里 a distance.
            return None if length == 2 and len(unit_at(text, at + 1)) > 1 else at + length
    for index, word in _INSIDE_AT.get(text[at], ()):
        if at >= index and text.startswith(word, at - index):
            return at - index + len(word)
    return None


def joined_before(text: str, at: int, *, bare: bool = False) -> bool:
    """Whether the character before the numeral makes a word with it; ``bare``: no unit follows."""
    return at > 0 and text[at - 1] in (_BEFORE_BARE if bare else _BEFORE).get(text[at], "")


def label_at(text: str, at: int) -> int | None:
    """The end of a label that begins with the Chinese numeral at ``at``."""
    for length, words in _LABELS_AT.get(text[at], ()):
        if text[at : at + length] in words:
            return at + length
    char = text[at]
    if char in "十二":
        match = _FIVE_YEARS.match(text, at) or _CONGRESS.match(text, at)
        if match is not None:
            return match.end()
    if char == "一":
        match = _EACH.match(text, at)
        if match is not None:
            return match.end()
    match = _SHORTHAND.match(text, at)
    if match is None or unit_at(text, at + 1) or unit_at(text, at + 3):
        return None
    return match.end()


def plus_label_at(text: str, at: int) -> int | None:
    """The end of 1+5, 1+X, 7·20 at an Arabic digit."""
    match = _PLUS.match(text, at) or _DOTTED.match(text, at)
    return match.end() if match is not None else None


_OPEN, _CLOSE = "“‘「『", "”’」』"
_CLOSER = dict(zip(_OPEN, _CLOSE, strict=True))
_QUOTE_LENGTH = 14


def quoted_until(text: str, at: int, *, whole: bool = False) -> int | None:
    """The end of the short quotation around ``at`` (a slogan or the name of a campaign), or None.

    ``whole``: only where the quotation begins at ``at``.
    """
    for place in range(at - 1, max(-1, at - (2 if whole else 1 + _QUOTE_LENGTH)), -1):
        char = text[place]
        if char in _CLOSE or char == "\n":
            return None
        if char in _CLOSER:
            end = text.find(_CLOSER[char], at, place + 2 + _QUOTE_LENGTH)
            return end if end >= 0 else None
    return None


_BARE_YEAR = re.compile(
    r"(?:19[5-9]|20[0-4])[0-9](?=[一-鿿]|、(?:19|20)[0-9]{2}|-(?:19|20)[0-9]{2})(?![年月多余至到万亿千百])"
)


def bare_year_at(text: str, at: int) -> bool:
    """Whether the four digits at ``at`` are a year without 年 (2021录用, 2021、2022年)."""
    return (
        _BARE_YEAR.match(text, at) is not None and not unit_at(text, at + 4) and text[at - 1 : at] not in tuple("￥¥$.")
    )


_LINE_MARK = re.compile(
    r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})(?:[、）)]|[.．](?![0-9０-９])|[.．](?=(?:19|20)[0-9]{2}年))"
)
_BRACKET_MARK = re.compile(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]")
_FOOTNOTE = re.compile(r"[0-9]{1,3}\]")
_SPOKEN_MARK = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|方面(?=[，,]))")
_BLANK = SPACES + "\t\r"


def marker_at(text: str, at: int) -> int | None:
    """The end of the number of a list marker that begins at ``at``: 1. · （2） · 三、 · 四是."""
    before = at - 1
    while before >= 0 and text[before] in _BLANK and at - before < 12:
        before -= 1
    char = text[before] if before >= 0 else "\n"
    if char == "\n":
        match = _LINE_MARK.match(text, at)
        if match is not None:
            return match.end() - 1
    if char == "[" and _FOOTNOTE.match(text, at) is not None:
        return text.index("]", at)
    if char in "（(":
        match = _BRACKET_MARK.match(text, at)
        if match is not None:
            return match.end() - 1
    if char in "\n。；;，,：:":
        match = _SPOKEN_MARK.match(text, at)
        if match is not None and not text[at].isdigit():
            return match.end() - 1
    return None
