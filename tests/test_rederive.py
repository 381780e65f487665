"""Receipts: every decision derived again from source, replies and code. The model is a hand-written function."""

import json

import pytest

import reviewer
from reviewer.engines.replay import ReplayEngine
from reviewer.errors import ConfigError
from reviewer.model import Relation, Review
from reviewer.receipts import sealed
from reviewer.rederive import Rederived, rederive
from reviewer.settings import Settings
from tests import samples
from tests.engines.scripted import Answer, scripted
from tests.test_pipeline import fabricating, honest


def made(script: object, **more: object) -> Review:
    with scripted(script) as endpoint:  # type: ignore[arg-type]
        given = {"engine": "openai", "base_url": endpoint.url, "model": "m", "retries": 0, "chunk_tokens": 200, **more}
        return reviewer.review(samples.document(), settings=Settings.model_validate(given))


def partly(body: dict) -> Answer:
    return Answer(status=503, error="busy") if "国土绿化" in body["messages"][-1]["content"] else honest(body)


@pytest.mark.parametrize("script", [honest, fabricating, partly, lambda body: Answer("无")])
def test_reviews_by_model_are_derived_again(script: object) -> None:
    review = made(script)
    again = Review.model_validate_json(review.model_dump_json())
    result = rederive(again, samples.document())
    assert result.differences == ()
    assert result.versions == ()
    assert result.compared > len(review.findings) + len(review.achievements)


def test_a_review_without_a_model_is_derived_again() -> None:
    assert rederive(samples.review(), samples.document()).differences == ()


def test_another_text_is_told() -> None:
    other = reviewer.from_text(samples.TEXT.replace("3200亩", "3300亩"), name="湖山县林草局.txt")
    assert "不是同一份文本" in rederive(samples.review(), other).differences[0]


def test_a_changed_decision_shows_by_its_seal_and_by_derivation() -> None:
    review = made(fabricating)
    rejected = next(each for each in review.achievements if each.status == "rejected")
    changed = tuple(
        each.model_copy(update={"status": "verified"}) if each is rejected else each for each in review.achievements
    )
    forged = review.model_copy(update={"achievements": changed})
    said = rederive(forged, samples.document()).differences
    assert any("封签" in each for each in said)
    assert f"成效 {rejected.id}：status 不一致" in said
    # Sealed anew the seal holds, but the decision still does not follow from the source.
    assert rederive(sealed(forged), samples.document()).differences == (f"成效 {rejected.id}：status 不一致",)


def test_a_finding_left_out_or_put_in_shows() -> None:
    review = samples.review()
    short = sealed(review.model_copy(update={"findings": review.findings[1:]}))
    assert any("重新推导有" in each for each in rederive(short, samples.document()).differences)
    extra = review.findings[0].model_copy(update={"id": "ARI01-99"})
    long = sealed(review.model_copy(update={"findings": (*review.findings, extra)}))
    assert "发现的问题 ARI01-99：回执中有，重新推导没有" in rederive(long, samples.document()).differences


def test_a_changed_reply_shows() -> None:
    review = made(honest)
    first = review.receipt.replies[0]
    other = first.model_copy(update={"text": json.dumps({"achievements": [], "statements": []})})
    receipt = review.receipt.model_copy(update={"replies": (other, *review.receipt.replies[1:])})
    assert rederive(sealed(review.model_copy(update={"receipt": receipt})), samples.document()).differences
    broken = review.receipt.model_copy(update={"replies": (first.model_copy(update={"text": "无"}),)})
    said = rederive(sealed(review.model_copy(update={"receipt": broken})), samples.document()).differences
    assert any("不能使用" in each for each in said)


def test_other_versions_are_told_beside() -> None:
    review = samples.review()
    receipt = review.receipt.model_copy(update={"checks_version": "0" * 16, "reviewer_version": "0.0.1"})
    result = rederive(sealed(review.model_copy(update={"receipt": receipt})), samples.document())
    assert result.differences == ()
    assert [each.split("：")[0] for each in result.versions] == ["程序版本", "检查项"]


def test_a_receipt_without_its_settings_is_an_error() -> None:
    review = samples.review()
    bare = review.receipt.model_copy(update={"settings": {}})
    with pytest.raises(ConfigError):
        rederive(review.model_copy(update={"receipt": bare}), samples.document())


def forged(review: Review, **more: object) -> Rederived:
    """What is told of a review that was changed and sealed anew, as whoever knows the program can."""
    return rederive(sealed(review.model_copy(update=more)), samples.document())


def test_a_reply_left_out_with_all_that_came_of_it_is_missed_by_its_section() -> None:
    review = made(honest)
    place = samples.TEXT.index("国土绿化")
    (gone,) = [each for each in review.receipt.replies if each.start is not None and each.start <= place < each.end]
    kept = tuple(each for each in review.receipt.replies if each is not gone)
    # Made again from what is left, the review agrees with itself, and claims to be whole.
    settings = Settings(model="m", chunk_tokens=200)
    again = reviewer.review(samples.document(), engine=ReplayEngine(review.engine, kept), settings=settings)
    said = forged(again, engine=review.engine).differences
    assert len(said) == 1 and "没有这一段的回答" in said[0] and "绩效情况" in said[0]


def test_a_failed_section_that_is_hushed_up_is_named() -> None:
    review = made(partly)
    assert review.engine.partial
    whole = review.engine.model_copy(update={"failed": (), "partial": False})
    assert any("没有这一段的回答" in each for each in forged(review, engine=whole).differences)
    flag = review.engine.model_copy(update={"partial": False})
    assert any("partial" in each for each in forged(review, engine=flag).differences)


def test_a_number_a_name_a_relation_or_a_summary_that_was_changed_is_named() -> None:
    review = made(honest)
    first = next(each for each in review.achievements if each.numbers)
    number = first.numbers[0].model_copy(update={"text": "9999"})
    changed = first.model_copy(update={"numbers": (number, *first.numbers[1:])})
    all_of_them = tuple(changed if each is first else each for each in review.achievements)
    assert forged(review, achievements=all_of_them).differences == (f"成效 {first.id}：numbers 不一致",)
    other = review.document.model_copy(update={"unit": "另一局", "year": 1999})
    assert forged(review, document=other).differences == ("单位不一致", "年度不一致")
    summary = review.summary.model_copy(update={"text": "自评得分100分。"})
    assert forged(review, summary=summary).differences == ("摘要不一致",)
    invented = Relation(id="R1", kind="sum", evidence=(), result="1", operands=("1",), outcome="holds")
    assert any("勾稽关系 R1" in each for each in forged(review, relations=(invented,)).differences)


def test_a_prompt_that_is_not_todays_is_told_beside() -> None:
    review = made(honest)
    receipt = review.receipt.model_copy(update={"prompts": {"extraction": "v1+000000000000", "dreams": "v1+0"}})
    result = forged(review, receipt=receipt)
    assert result.differences == ()
    assert [each.split("：")[0] for each in result.versions] == ["提示词 extraction", "提示词 dreams"]
