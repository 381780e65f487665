"""What a section is about, from the words of its heading and the section above it (word lists in kinds.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from reviewer.model import SectionKind

_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+(?:部分|[篇编章节条])|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、．.]"
    r"|\d+[）)]|[㈠-㈩①-⑳⑴-⒇])+"
)
_SPACED_NUMBER = re.compile(r"^\s*\d{1,2}(?:[.．]\d{1,2})*[ \u3000]+")
_END_MARKS = "。：:；，"
# An item whose title is a sentence names what it speaks of, not a kind of section.
_LONGEST_NAME = 24
_AROUND = re.compile(r"^(?:关于)?(?:(?:本|我)?(?:部门|单位)|部门[（(]单位[）)]|20\d\d年(?:度)?)*(?:的)?")


@dataclass(frozen=True)
class _Words:
    kind: SectionKind
    exact: re.Pattern[str] | None
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None


@dataclass(frozen=True)
class _Lists:
    words: tuple[_Words, ...]
    closed: frozenset[str]
    open: frozenset[str]
    glossary: re.Pattern[str]
    plain: re.Pattern[str]
    opening: re.Pattern[str]


def _union(patterns: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None


@cache
def _lists() -> _Lists:
    data = tomllib.loads(files("reviewer.documents").joinpath("kinds.toml").read_text(encoding="utf-8"))
    words = tuple(
        _Words(cast(SectionKind, k["name"]), _union(k.get("exact")), _union(k.get("strong")), _union(k.get("weak")))
        for k in data["kind"]
    )
    plain = re.compile(f"(?:{'|'.join(f'(?:{p})' for p in data['plain'])})$")
    return _Lists(
        words,
        frozenset(data["closed"]),
        frozenset(data["open"]),
        re.compile(data["glossary"]),
        plain,
        re.compile(data["opening"]),
    )


@lru_cache(maxsize=4096)
def bare(title: str) -> str:
    """The title without number, blanks and end mark."""
    return _NUMBER.sub("", "".join(_SPACED_NUMBER.sub("", title).split())).rstrip(_END_MARKS)


def is_glossary(title: str) -> bool:
    """Whether the heading announces explanations of terms."""
    return bool(_lists().glossary.search(bare(title)))


def is_opening(title: str) -> bool:
    """Whether the heading is that of a preface, which holds no numbered sections."""
    return bool(_lists().opening.fullmatch(bare(title)))


def names_section(title: str) -> bool:
    """Whether a line without a number is a heading by its words alone."""
    return bool(_lists().plain.search(bare(title)))


@lru_cache(maxsize=4096)
def kind_of(title: str, parent: SectionKind | None = None, *, glossary: bool = False) -> SectionKind:
    """The kind of a section by its heading; ``parent`` is the kind of the section above (None at the top).

    ``glossary`` says that the section lies within explanations of terms, whose entries name every kind.
    """
    lists = _lists()
    plain = bare(title)
    if glossary or lists.glossary.search(plain):
        return "other"
    whole = _AROUND.sub("", plain)
    for words in lists.words:
        if words.exact and (words.exact.fullmatch(plain) or words.exact.fullmatch(whole)):
            return words.kind
    if parent is not None and (parent in lists.closed or len(plain) > _LONGEST_NAME):
        return parent
    for words in lists.words:
        if words.strong and words.strong.search(plain):
            return words.kind
    if parent is None or parent in lists.open:
        for words in lists.words:
            if words.weak and words.weak.search(plain):
                return words.kind
    return parent if parent is not None else "other"
