"""The engine without a model against the annotated examples of this repository."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from reviewer.documents import load
from reviewer.documents.chunks import chunk
from reviewer.engines.base import no_progress
from reviewer.engines.extractive import ExtractiveEngine
from reviewer.tasks import achievements, statements, summary
from tests.engines.test_extractive import Characters

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/gold.yaml"))
ELEMENTS = {"action_and_product": "action", "verifiable_target": "target"}


def printed(numbers) -> Counter[str]:
    return Counter(digits for number in numbers for digits in re.findall(r"\d+(?:\.\d+)?", number.replace(",", "")))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.parent.name)
def reviewed(request):
    gold = yaml.safe_load(request.param.read_text(encoding="utf-8"))
    document = load(request.param.with_name("report.txt"))
    engine = ExtractiveEngine()
    replies = engine.extract(document, chunk(document, 1500, Characters()), no_progress).replies
    done, stated = achievements.merge(document, replies), statements.merge(document, replies)
    facts = summary.facts(document, done, stated, (), ())
    brief = summary.merge(facts, engine.summarise(facts, 300, no_progress), 300)
    return gold, document, done, stated, brief


def test_statements_titles_labels_and_pairs(reviewed):
    gold, _, _, stated, _ = reviewed
    assert [(s.id, s.title, s.label, list(s.pairs_with)) for s in stated] == [
        (g["id"], g["title"], g["label"], g["pairs_with"]) for g in gold["statements"]
    ]
    assert [s.evidence[0].quote for s in stated] == [g["quote"] for g in gold["statements"]]


def test_nearly_all_elements(reviewed):
    gold, _, _, stated, _ = reviewed
    agree = [
        ours.elements[name] == theirs["elements"][ELEMENTS.get(name, name)]
        for ours, theirs in zip(stated, gold["statements"], strict=True)
        for name in ours.elements
    ]
    assert sum(agree) >= 0.95 * len(agree)


def test_achievements_of_the_gold_have_counterparts(reviewed):
    gold, document, done, _, _ = reviewed
    held = 0
    for theirs in gold["achievements"]:
        start = document.text.index(theirs["quote"])
        end = start + len(theirs["quote"])
        wanted = printed(number["text"] for number in theirs["numbers"])
        held += any(
            each.evidence[0].start < end
            and start < each.evidence[0].end
            and not wanted - printed(number.text for number in each.numbers)
            for each in done
            if each.status == "verified"
        )
    assert held >= 0.95 * len(gold["achievements"])


def test_the_summary_holds_and_is_short(reviewed):
    brief = reviewed[4]
    assert 0 < len(brief.text) <= 300
    assert {sentence.status for sentence in brief.sentences} == {"verified"}
