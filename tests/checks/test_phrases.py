"""The phrase lists: each phrase has its reason, and its anchors lose no match."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from reviewer.checks import all_checks
from reviewer.checks.phrases import alternation, occurrences, phrases

LISTS = [
    (family.name, entry.name.removesuffix(".toml"))
    for family in files("reviewer.checks").iterdir()
    if family.is_dir()
    for entry in family.iterdir()
    if entry.name.endswith(".toml") and "[[phrase]]" in entry.read_text(encoding="utf-8")
]
EVERY_LIST = pytest.mark.parametrize(("family", "name"), LISTS, ids=lambda part: part)


def test_the_lists_are_found() -> None:
    assert {("wording", "phrasing"), ("wording", "confusables"), ("problems", "shortfalls")} <= set(LISTS)


@EVERY_LIST
def test_every_phrase_has_a_reason_and_something_to_find(family: str, name: str) -> None:
    for phrase in phrases(family, name):
        assert phrase.reason.strip() and (phrase.words or phrase.patterns)


@EVERY_LIST
def test_anchors_lose_no_match(family: str, name: str, shared: Path) -> None:
    """On real texts and on all examples, with digits masked or not."""
    seed = (shared / "data/seed/report.txt").read_text(encoding="utf-8")
    cards = "\n".join(e for one in all_checks().values() for e in (*one.card.failing, *one.card.passing))
    work = (shared / "data/work_reports/2026_湖南省_政府工作报告.txt").read_text(encoding="utf-8")
    for text in (seed, cards, work):
        for words in (text, re.sub(r"\d", "0", text)):
            near = {(p.reason, m.span()) for p, m in occurrences(words, family, name)}
            everywhere = {
                (phrase.reason, match.span())
                for phrase in phrases(family, name)
                for match in re.compile(alternation([phrase]), re.M).finditer(words)
            }
            assert near == everywhere
