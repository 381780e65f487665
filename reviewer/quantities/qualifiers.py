"""Words before and behind a number that say how firm it is: 近, 约, 不低于, 余, 以上, 左右.

A qualifier is one of seven senses: ``about`` 约; ``near`` 近 (a little less); ``under`` 不足 (less);
``more`` 余 (a little more); ``beyond`` 超过 (more); ``at_least`` 不低于; ``at_most`` 不超过.
"""

from __future__ import annotations

from typing import Literal

from reviewer.model import Qualifier
from reviewer.quantities.numerals import SPACES

Sense = Literal["about", "near", "under", "more", "beyond", "at_least", "at_most"]

QUALIFIER: dict[Sense, Qualifier] = {
    "about": "about",
    "near": "below",
    "under": "below",
    "more": "over",
    "beyond": "over",
    "at_least": "at_least",
    "at_most": "at_most",
}

_PREFIXES: dict[Sense, str] = {
    "about": "约 大约 约为 大约为 约有 大概 大致 约占 约合 约计 约达 约需 差不多 估计",
    "near": "近 将近 接近 近达 已近 接近于",
    "under": "不足 不到 未满 不满 少于 低于 小于 未达 未达到 尚不足 < ＜ ﹤",
    "beyond": "超 超过 逾 突破 高于 多于 大于 远超 超出 已超 已超过 > ＞ ﹥",
    "at_least": "不低于 不少于 不小于 至少 最少 最低 起码 不下 不下于 不得低于 不得少于 不得小于 应不低于 ≥ ≧ >= ⩾",
    "at_most": "不超过 不高于 不多于 不大于 至多 最多 最高 不超 未超过 未超 不得超过 不得高于 不得多于 不得大于 不逾 ≤ ≦ <= ⩽",
}

# 节约20万元 saves it, 最近3年 are the last three, 以上百 is no 上百.
_NOT_AFTER = {
    "约": "节合公制契违预履签条简特缔婉邀赴集",
    "近": "最附临靠邻走贴远亲",
    "超": "赶反",
    "最高": "", "最低": "",
}  # fmt: skip

_SUFFIXES: dict[Sense, str] = {
    "at_least": "以上 及以上 （含）以上 (含)以上 含以上 以上（含） 以上(含) 或以上 之上 以上的",
    "at_most": "以下 及以下 （含）以下 (含)以下 含以下 以下（含） 以下(含) 或以下 以内 之内 以內 之下 （含）以内 (含)以内",
    "about": "左右 上下 前后",
}

_NOT_BEFORE = {
    "以下": "简几各方问内措情同称",
    "以上": "几各问内措情",
    "上下": "联班级游一齐功",
    "左右": "两翼手",
    "前后": "端续两",
}


def _by_last(words: dict[Sense, str], *, index: int) -> dict[str, tuple[tuple[str, Sense], ...]]:
    table: dict[str, list[tuple[str, Sense]]] = {}
    for sense, group in words.items():
        for word in group.split():
            table.setdefault(word[index], []).append((word, sense))
    return {char: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for char, each in table.items()}


_BY_LAST = _by_last(_PREFIXES, index=-1)
_BY_FIRST = _by_last(_SUFFIXES, index=0)


def prefix_before(text: str, start: int, floor: int) -> tuple[int, Sense] | None:
    """The qualifier that ends at ``start`` (white space between allowed) and begins at or after ``floor``."""
    place = start
    while place > floor and text[place - 1] in SPACES and start - place < 2:
        place -= 1
    if place <= floor:
        return None
    candidates = _BY_LAST.get(text[place - 1])
    if candidates is None:
        return None
    for word, sense in candidates:
        begin = place - len(word)
        if begin >= floor and text.startswith(word, begin):
            if begin and text[begin - 1] in _NOT_AFTER.get(word, ""):
                return None
            return begin, sense
    return None


def suffix_at(text: str, at: int) -> tuple[int, Sense] | None:
    """The qualifier that begins at ``at``: its end and sense."""
    candidates = _BY_FIRST.get(text[at : at + 1])
    if candidates is None:
        return None
    for word, sense in candidates:
        if text.startswith(word, at):
            end = at + len(word)
            follower = text[end : end + 1]
            if follower and follower in _NOT_BEFORE.get(word[:2], ""):
                return None
            return end, sense
    return None


_CLASH = {
    ("near", "about"), ("near", "more"), ("near", "at_least"), ("near", "at_most"), ("about", "more"),
    ("about", "at_least"), ("about", "at_most"), ("beyond", "about"), ("under", "more"), ("under", "at_least"),
    ("under", "about"), ("at_least", "at_most"), ("at_most", "more"), ("at_most", "at_least"), ("beyond", "at_most"),
    ("at_least", "about"), ("at_most", "about"), ("more", "at_most"),
}  # fmt: skip


def combine(senses: tuple[Sense, ...]) -> tuple[Sense | None, tuple[str, ...]]:
    """The sense of several qualifiers of one number, with a flag where they clash or repeat each other."""
    if not senses:
        return None, ()
    if len(senses) == 1:
        return senses[0], ()
    first = senses[0]
    for other in senses[1:]:
        if (first, other) in _CLASH:
            return "about", ("contradictory_qualifier",)
    if first == "more":
        return senses[-1], ("redundant_qualifier",)
    return first, ("redundant_qualifier",)
