"""What code makes of the passages a small model chose; the replies here are hand-written."""

import pytest
from pydantic import ValidationError

from reviewer.documents import from_text
from reviewer.documents.chunks import chunk
from reviewer.documents.tokens import token_counter
from reviewer.engines.local.brief import BriefReply
from reviewer.engines.local.selection import Passage, SelectionReply, as_proposals
from reviewer.engines.openai.schema import strict_schema
from tests import samples


def proposals(kind_of_section: str, *passages: tuple[str, str]):
    document = from_text(samples.TEXT)
    (place,) = [c for c in chunk(document, 200, token_counter()) if c.kind == kind_of_section][:1]
    chosen = [Passage(quote=quote, kind=kind) for quote, kind in passages]
    return as_proposals(SelectionReply(passages=chosen), document, place)


def test_code_reads_what_the_model_only_chose() -> None:
    (done,) = proposals("performance", ("完成造林3200亩，抚育幼林1.5万余亩", "achievement")).achievements
    assert (done.statement, done.category, done.numbers) == ("完成造林3200亩，抚育幼林1.5万余亩", "output", [])


def test_the_chapter_decides_before_the_model() -> None:
    performance = proposals("performance", ("完成造林3200亩", "measure"), ("国土绿化", "achievement"))
    assert [a.quote for a in performance.achievements] == ["完成造林3200亩"]
    assert performance.statements == []
    problems = proposals("problems", ("部分单位对绩效管理重视不够", "achievement"))
    assert [(s.role, s.quote) for s in problems.statements] == [("problem", "部分单位对绩效管理重视不够")]
    assert problems.achievements == []


def test_a_passage_chosen_twice_counts_once() -> None:
    twice = ("完成造林3200亩", "achievement")
    assert len(proposals("performance", twice, twice).achievements) == 1


def test_a_summary_is_bounded_for_a_small_model_and_the_same_for_the_rest() -> None:
    sentence = {"cites": ["A1"], "text": "主要成效：改造闸门12座。"}
    assert BriefReply.model_validate({"sentences": [sentence]}).as_summary().sentences[0].text == sentence["text"]
    for broken in ([sentence] * 7, [{**sentence, "text": "长" * 161}], [{**sentence, "cites": ["A1"] * 5}]):
        with pytest.raises(ValidationError):
            BriefReply.model_validate({"sentences": broken})
    bounds = strict_schema(BriefReply)["properties"]["sentences"]
    assert bounds["maxItems"] == 6 and bounds["items"]["properties"]["text"]["maxLength"] == 160
