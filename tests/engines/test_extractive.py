"""The engine without a model: which clauses it proposes; all texts but the seed's are invented."""

import re
from collections import Counter

import pytest
import yaml

from reviewer.documents import from_text, load
from reviewer.documents.chunks import chunk
from reviewer.engines.base import Fact, no_progress
from reviewer.engines.clauses import clauses
from reviewer.engines.compose import compose
from reviewer.engines.deeds import deeds
from reviewer.engines.extractive import ExtractiveEngine
from reviewer.engines.kinds import category_of, period_of, scope_of
from reviewer.quantities import find_quantities
from reviewer.tasks import achievements

HEAD = "某渔港管理处2023年度部门整体支出绩效自评报告\n"


class Characters:
    """A counter that needs no vocabulary."""

    name, exact = "characters", False

    def count(self, text: str) -> int:
        return len(text)


def proposed(sentence: str) -> list[tuple[str, list[str]]]:
    found = deeds(sentence, 0, len(sentence), find_quantities(sentence))
    return [(sentence[deed.start : deed.end], [figure.text for figure in deed.figures]) for deed in found]


def extracted(text: str, budget: int = 1500):
    document = from_text(text)
    return ExtractiveEngine().extract(document, chunk(document, budget, Characters()), no_progress)


def report(body: str) -> str:
    return f"{HEAD}一、部门概况\n负责渔港管理，在编31人。\n二、整体支出绩效情况\n{body}\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加强渔港管理，健全制度。", []),
        ("全年检查渔船412艘。", [("全年检查渔船412艘", ["412艘"])]),
        (
            "检查渔船412艘，查处违规18起，收缴渔具96件。",
            [("检查渔船412艘，查处违规18起，收缴渔具96件", ["412艘", "18起", "96件"])],
        ),
        (
            "培训渔民320人，其中持证210人，占65.63%。",
            [("培训渔民320人，其中持证210人，占65.63%", ["320人", "210人", "65.63%"])],
        ),
        (
            "修复码头3座；注重日常巡查，维护航标27座。",
            [("修复码头3座", ["3座"]), ("维护航标27座", ["27座"])],
        ),
        (
            "表彰船长12人；评选平安渔船40艘；推荐省级先进5人。",
            [("表彰船长12人；评选平安渔船40艘；推荐省级先进5人", ["12人", "40艘", "5人"])],
        ),
        (
            "清淤航道6公里，同时协助邻县救助渔船2艘。",
            [("清淤航道6公里", ["6公里"]), ("同时协助邻县救助渔船2艘", ["2艘"])],
        ),
        ("投入80万元，高标准改造渔港监控。", [("投入80万元，高标准改造渔港监控", ["80万元"])]),
        (
            "按照每船每年300元的标准补助，共发放补助36万元。",
            [("共发放补助36万元", ["36万元"])],
        ),
        (
            "计划招录协管员20人，组织笔试面试，实际招录17人。",
            [("计划招录协管员20人，组织笔试面试，实际招录17人", ["20人", "17人"])],
        ),
        ("渔港管理处获批省级文明渔港。", [("渔港管理处获批省级文明渔港", [])]),
        ("自评得分96分。", []),
        ("在上报的50名船长当中，选送4名参评。", [("选送4名参评", ["4名"])]),
    ],
)
def test_which_clauses_are_deeds(sentence, expected):
    assert proposed(sentence) == expected


def test_a_long_run_of_figures_is_read_clause_by_clause():
    sentence = "新建1座、2处、3个，撤销4座、5处、6个，更名7座、8处、9个。"
    assert [figures for _, figures in proposed(sentence)] == [
        ["1座", "2处", "3个"],
        ["4座", "5处", "6个"],
        ["7座", "8处", "9个"],
    ]


def test_clauses_keep_brackets_and_quotation_marks_whole():
    text = "甲（一，二；三），乙“四，五”；丙1,200元。"
    assert [(text[c.start : c.end], c.after_semicolon) for c in clauses(text, 0, len(text))] == [
        ("甲（一，二；三）", False),
        ("乙“四，五”", False),
        ("丙1,200元", True),
    ]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("培训渔民320人", "activity"),
        ("投入资金80万元", "input"),
        ("建成码头3座", "output"),
        ("持证率从61%提升至88%", "outcome"),
        ("荣获全省平安渔港称号", "honour"),
    ],
)
def test_categories(text, category):
    assert category_of(text, tuple(find_quantities(text))) == category


@pytest.mark.parametrize(
    ("text", "before", "period"),
    [
        ("检查渔船412艘", "", "本年"),
        ("表彰2022年度先进12人", "", "上年"),
        ("由去年底的61%提升至88%", "", "本年"),
        ("登记渔民1200人", "自2019年建港以来，", "累计"),
        ("明年将增收50万元", "", "预测"),
    ],
)
def test_periods(text, before, period):
    assert period_of(text, before + text, 2023) == period


@pytest.mark.parametrize(
    ("text", "scope"), [("全县检查渔船9艘", "全县"), ("检查渔船9艘", "本部门"), ("我市新建码头2座", "全市")]
)
def test_scopes(text, scope):
    assert scope_of(text, text) == scope


def test_only_sections_that_tell_results_are_read():
    text = (
        f"{HEAD}一、部门概况\n在编31人，设4个科室。\n二、整体支出绩效情况\n（一）检查渔船412艘\n修复码头3座。\n"
        "三、存在的问题\n1、有18艘渔船未检验。\n四、改进措施\n1、6月底前检验18艘。\n"
    )
    quotes = [p.quote for reply in extracted(text).replies for p in reply.reply.achievements]
    assert quotes == ["修复码头3座"]


def test_statements_are_proposed_whole_in_their_chunk():
    text = report("修复码头3座。") + "三、存在的问题\n1、检验偏慢。有18艘渔船未检验。\n四、改进措施\n1、加快检验。\n"
    found = [(p.role, p.quote, p.title) for reply in extracted(text).replies for p in reply.reply.statements]
    assert found == [
        ("problem", "1、检验偏慢。有18艘渔船未检验。", "检验偏慢"),
        ("measure", "1、加快检验。", "加快检验"),
    ]


def test_a_line_broken_inside_a_sentence_is_read_as_one():
    text = report("今年以来渔港管理处会同乡镇和派出所在全部渔港码头检查渔船4\n12艘，查处违规18起。")
    (proposal,) = [p for reply in extracted(text).replies for p in reply.reply.achievements]
    assert "\n" not in proposal.statement
    assert "查处违规18起" in proposal.statement


def test_quotes_and_numbers_are_verbatim():
    body = "检查渔船412艘。近30余万元用于航标。\n“渔港亮化”工程建成灯杆１２０根，覆盖率92.5%。"
    for reply in extracted(report(body)).replies:
        for proposal in reply.reply.achievements:
            assert proposal.quote in report(body)
            assert all(number in proposal.quote for number in proposal.numbers)


def facts_for_summary() -> list[Fact]:
    def fact(key, kind, text, weight=0):
        return Fact(id=key, kind=kind, text=text, quotes=(text,), weight=weight)

    return [
        fact("F1", "finance", "收入总计320.50万元。", 5),
        fact("F2", "finance", "支出合计318.40万元", 1),
        fact("S1", "score", "自评得分96分"),
        fact("A01", "achievement", "修复码头3座", 3),
        fact("A02", "achievement", "检查渔船412艘", 9),
        fact("ARI01-1", "finding", "支出分项合计318.40万元，与320.50万元不符", 90),
        fact("V1", "statement", "2条问题、2条措施均空泛"),
    ]


def test_the_summary_says_the_weightiest_first_and_cites_it():
    sentences = compose(facts_for_summary(), 300).sentences
    assert [(s.text, s.cites) for s in sentences] == [
        ("收入总计320.50万元。", ["F1"]),
        ("自评得分96分。", ["S1"]),
        ("主要成效：检查渔船412艘；修复码头3座。", ["A02", "A01"]),
        ("主要疑点：支出分项合计318.40万元，与320.50万元不符。", ["ARI01-1"]),
        ("2条问题、2条措施均空泛。", ["V1"]),
    ]


@pytest.mark.parametrize("characters", [0, 10, 30, 60, 80, 300])
def test_the_summary_keeps_to_its_length(characters):
    assert sum(len(s.text) for s in compose(facts_for_summary(), characters).sentences) <= characters


@pytest.mark.parametrize("hostile", ["（" * 20_000, "，" * 20_000, "“，" * 10_000, "1，" * 10_000, "；1" * 10_000])
def test_hostile_text_yields_nothing(hostile):
    assert not any(each.reply.achievements for each in extracted(report(hostile)).replies)


# ------------------------------------------------------------- against the gold review of the real report


def figures(texts) -> Counter[str]:
    """The numbers as printed, without qualifiers and units, which annotators cut in different places."""
    return Counter(number for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text))


@pytest.fixture(scope="module")
def seed(shared):
    document = load(shared / "data/seed/report.txt")
    extraction = ExtractiveEngine().extract(document, chunk(document, 1500, Characters()), no_progress)
    return document, achievements.merge(document, extraction.replies)


def test_the_gold_achievements_have_counterparts_with_the_same_numbers(shared, seed):
    gold = yaml.safe_load((shared / "data/seed/gold/b_achievements.yaml").read_text(encoding="utf-8"))["achievements"]
    held = same = 0
    for theirs in gold:
        wanted = figures(number["as_written"] for number in theirs["numbers"])
        places = [(quote["loc"]["start"], quote["loc"]["end"]) for quote in theirs["quote"]]
        near = [
            figures(number.text for number in ours.numbers)
            for ours in seed[1]
            if ours.status == "verified"
            and any(ours.evidence[0].start < end and start < ours.evidence[0].end for start, end in places)
        ]
        held += any(not wanted - numbers for numbers in near)
        same += any(wanted == numbers for numbers in near)
    assert held >= 60
    assert same >= 55


def test_everything_proposed_for_the_seed_is_borne_out(seed):
    document, found = seed
    assert {each.status for each in found} == {"verified"}
    for each in found:
        assert all(document.text[e.start : e.end] == e.quote for e in each.evidence)
        for number in each.numbers:
            printed = document.text[number.start : number.end]
            assert "".join(printed.split()) == "".join(number.text.split())
