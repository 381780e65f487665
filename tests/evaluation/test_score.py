"""Scores computed by hand for a small review with known faults."""

import json
from pathlib import Path

import pytest

from reviewer.cli.evaluate import Case, chosen, of_all_saved
from reviewer.errors import ConfigError
from reviewer.evaluation import Gold, load_gold, score, table
from reviewer.evaluation.score import Rate
from reviewer.model import Achievement, Evidence, Relation, Summary
from tests import samples

TEXT = samples.TEXT
GOLD = Gold.model_validate(
    {
        "achievements": [
            {"quote": "完成造林3200亩，抚育幼林1.5万余亩", "numbers": [{"text": "3200亩"}, {"text": "1.5万余亩"}]},
            {"quote": "开展巡查近100余次", "numbers": [{"text": "近100余次"}]},
        ],
        "finance": [{"quote": "本年收入合计500.00万元", "numbers": [{"text": "500.00万元"}]}],
        "statements": [{"role": "measure", "quote": "1、提高思想认识。", "label": "vague"}],
        "must_find": [
            {"code": "ARI01", "quotes": ["本年收入合计500.00万元"]},
            {"code": "UNT03", "quotes": ["近100余次"]},
        ],
        "must_not_find": [{"codes": ["QUA01"], "quote": "开展巡查近100余次"}],
    }
)


def achievement(number: int, quote: str, status: str = "verified") -> Achievement:
    start = TEXT.find(quote)
    places = (Evidence(start=start, end=start + len(quote), quote=quote),) if start >= 0 else ()
    more = {"category": "output", "scope": "本部门", "period": "本年", "numbers": (), "status": status}
    return Achievement(id=f"A{number:02d}", section="S2", statement=quote, evidence=places, **more)


def scored(*achievements: Achievement):
    summary = Summary(text="本年收入合计500.00万元。")
    review = samples.review().model_copy(update={"achievements": achievements, "summary": summary})
    return score(review, TEXT, GOLD, 2.0)


def test_an_achievement_counts_where_its_place_and_numbers_agree() -> None:
    made = scored(achievement(1, "完成造林3200亩，抚育幼林1.5万余亩"), achievement(2, "栽植苗木近40万株"))
    assert (made.recall, made.precision) == (Rate(1, 2), Rate(1, 2))


def test_parts_of_one_count_together_and_rejected_ones_not() -> None:
    assert scored(achievement(1, "完成造林3200亩"), achievement(2, "抚育幼林1.5万余亩")).recall == Rate(1, 2)
    assert scored(achievement(1, "完成造林3200亩")).recall == Rate(0, 2)
    rejected = scored(
        achievement(1, "完成造林3200亩，抚育幼林1.5万余亩", "rejected"), achievement(2, "造林9亩", "rejected")
    )
    assert rejected.recall == Rate(0, 2) and rejected.precision == Rate(0, 0)
    # One of two quotations stands in the report; the review's two statements stand there too.
    assert rejected.quotes == Rate(3, 4) and rejected.rejected == 2


def test_labels_faults_traps_and_summary() -> None:
    made = scored()
    assert made.labels == Rate(1, 1)
    assert made.faults == Rate(1, 2)
    assert made.alarms == Rate(1, 1)
    assert made.coverage == Rate(1, 1)
    assert made.length == len("本年收入合计500.00万元。") and made.seconds == 2.0


def test_scores_add_up_and_runs_show_their_spread() -> None:
    one, other = scored(achievement(1, "完成造林3200亩，抚育幼林1.5万余亩")), scored()
    assert (one + other).recall == Rate(1, 4) and (one + other).seconds == 4.0
    assert "| 成效召回 | 0/2（0%） – 1/2（50%） |" in table({"引擎": [one, other]})


def test_gold_files_of_the_examples_are_read_and_others_are_refused(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    for name in ("education-2023", "labour-2024", "water-2022"):
        gold = load_gold(examples / name / "gold.yaml")
        assert gold.achievements and gold.statements and gold.must_find
    with pytest.raises(ConfigError, match="无法读取"):
        load_gold(tmp_path / "gold.yaml")
    (tmp_path / "gold.json").write_text(json.dumps({"statements": [{"role": "other"}]}), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"statements\.0"):
        load_gold(tmp_path / "gold.json")


def test_the_command_prints_a_table() -> None:
    from typer.testing import CliRunner

    from reviewer.cli.app import app

    place = Path(__file__).parents[2] / "examples" / "water-2022"
    done = CliRunner().invoke(app, ["eval", str(place), "--engine", "extractive"])
    assert done.exit_code == 0
    assert done.stdout.startswith("|  | extractive |") and "| 引文忠实 |" in done.stdout


def test_a_relation_of_the_gold_is_recognised_where_a_check_or_a_proposal_says_that_it_holds() -> None:
    quotes = ("本年收入合计500.00万元", "完成造林3200亩")
    gold = Gold.model_validate({"holds": [{"quotes": [quote]} for quote in quotes] + [{"quotes": list(quotes)}]})
    place = TEXT.index(quotes[0])
    evidence = Evidence(start=place, end=place + 6, quote=TEXT[place : place + 6])
    relation = Relation(
        id="R1", kind="sum", evidence=(evidence,), result="", operands=(), outcome="holds", computation="", reason=""
    )
    plain = samples.review().model_copy(update={"passes": (), "relations": ()})
    assert score(plain, TEXT, gold).relations == Rate(0, 3)
    assert score(plain.model_copy(update={"relations": (relation,)}), TEXT, gold).relations == Rate(1, 3)
    wrong = relation.model_copy(update={"outcome": "rejected"})
    made = score(plain.model_copy(update={"relations": (wrong,)}), TEXT, gold)
    assert (made.relations, made.proposed) == (Rate(0, 3), 1)


def test_an_achievement_without_numbers_is_found_by_its_place() -> None:
    gold = Gold.model_validate({"achievements": [{"quote": "完成造林3200亩", "numbers": []}]})
    done = achievement(1, "完成造林3200亩").model_copy(update={"statement": "完成造林任务"})
    assert score(samples.review().model_copy(update={"achievements": (done,)}), TEXT, gold).recall == Rate(1, 1)


def test_reviews_made_earlier_add_up_by_engine_and_a_second_of_a_report_is_another_run() -> None:
    one = samples.review()
    other_info = one.document.model_copy(update={"sha256": "0" * 64})
    other = one.model_copy(update={"document": other_info})
    document = samples.document()
    cases = [Case(document, GOLD), Case(document.model_copy(update={"sha256": "0" * 64}), GOLD)]
    (runs,) = of_all_saved(cases, [one, other, one]).values()
    assert [run.recall.all for run in runs] == [4, 2]
    assert all(run.seconds is None for run in runs) and "| 秒 | — |" in table({"引擎": runs})


def test_an_engine_may_be_named_with_its_model() -> None:
    made = chosen("openai:hand-written", None)
    assert (made.engine, made.model) == ("openai", "hand-written")
    assert chosen("local:some-model", None).local_model == "some-model"
    with pytest.raises(ConfigError):
        chosen("nonsense", None)
