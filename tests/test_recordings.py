"""A whole review of an example with the answers of a careful reader, written by hand in place of a model's.

The prompts go out and the answers come in over HTTP as with any endpoint; what is asserted was counted in the
recording and in the gold of the example.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import reviewer
from reviewer.evaluation import Score, load_gold, score
from reviewer.evaluation.score import Rate
from reviewer.model import Review
from reviewer.settings import Settings
from tests.engines.scripted import Answer, scripted

ROOT = Path(__file__).parent
EXAMPLE = ROOT.parent / "examples" / "water-2022"
RECORDED: dict[str, list[dict[str, Any]]] = json.loads(
    (ROOT / "recordings" / "hand_written_water_2022.json").read_text(encoding="utf-8")
)


def reader(body: dict) -> Answer:
    """Says of what is shown what was written down of it."""
    asked = body["messages"][-1]["content"]
    if "<facts-" in asked:
        return Answer(json.dumps({"sentences": RECORDED["summary"]}, ensure_ascii=False))
    wanted = ("achievements", "statements") if "所在章节" in asked else ("relations",)
    found = {name: [each for each in RECORDED[name] if each["quote"] in asked] for name in wanted}
    return Answer(json.dumps(found, ensure_ascii=False))


@pytest.fixture(scope="module")
def made() -> Review:
    with scripted(reader) as endpoint:
        given = {"engine": "openai", "base_url": endpoint.url, "model": "hand-written", "cache": "off"}
        return reviewer.review(reviewer.load(EXAMPLE / "report.txt"), settings=Settings.model_validate(given))


@pytest.fixture(scope="module")
def scored(made: Review) -> Score:
    text = reviewer.load(EXAMPLE / "report.txt").text
    return score(made, text, load_gold(EXAMPLE / "gold.yaml"))


def test_what_a_careful_reader_says_is_verified(made: Review) -> None:
    assert not made.engine.partial
    assert [each.reasons for each in made.achievements if each.status != "verified"] == []
    assert len(made.achievements) == len(RECORDED["achievements"])
    assert [s.title for s in made.statements] == [s["title"] for s in RECORDED["statements"]]


def test_the_score_is_that_of_a_careful_reader(scored: Score) -> None:
    # All 41 achievements of the gold with their numbers, and its six vague statements.
    assert scored.recall == Rate(41, 41)
    assert scored.labels == Rate(6, 6)
    assert scored.quotes.right == scored.quotes.all == len(RECORDED["achievements"]) + 6
    assert scored.rejected == scored.failed == 0


def test_relations_come_out_as_computed_by_hand(made: Review) -> None:
    """Of 45 relations four rest on a figure that was planted wrong, and the checks have told of those."""
    outcomes = Counter(relation.outcome for relation in made.relations)
    assert outcomes["conflict"] == outcomes["rejected"] == 0
    wrong = {relation.result for relation in made.relations if relation.outcome == "known"}
    assert wrong == {"9846.72万元", "268.15万元", "2.76%", "32万元"}
    assert sum(outcomes.values()) == len(RECORDED["relations"])


def test_a_summary_in_the_words_of_the_facts_stands(made: Review) -> None:
    assert [(s.status, s.reasons) for s in made.summary.sentences] == [("verified", ())] * len(RECORDED["summary"])
    assert made.summary.text == "".join(each["text"] for each in RECORDED["summary"])
