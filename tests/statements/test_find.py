"""Statements found in a whole report, paired and placed."""

import pytest
import yaml

from reviewer.documents import from_text, load
from reviewer.statements import find_statements

REPORT = """某渔港管理处2023年度部门整体支出绩效自评报告
一、部门概况
负责渔港管理。
二、整体支出绩效情况
全年培训渔民320人。
三、存在的问题及原因
自评发现的问题如下：
1、支付进度偏慢。我处“渔港亮化”项目预算90万元，因两次流标，年末结转59万元。
2、人才短缺
缺乏复合型人才。
四、改进措施
1、加快亮化支付。工程科牵头，2024年6月底前完成“渔港亮化”项目招标，支付率达到95%。
2、重视人才引进。
"""


@pytest.fixture(scope="module")
def statements():
    return find_statements(from_text(REPORT))


def test_every_quote_stands_where_it_says(statements):
    for statement in statements:
        for evidence in statement.evidence:
            assert REPORT[evidence.start : evidence.end] == evidence.quote


def test_roles_titles_and_labels(statements):
    assert [(s.id, s.role, s.title, s.label) for s in statements] == [
        ("P1", "problem", "支付进度偏慢", "specific"),
        ("P2", "problem", "人才短缺", "vague"),
        ("M1", "measure", "加快亮化支付", "specific"),
        ("M2", "measure", "重视人才引进", "vague"),
    ]


def test_pairs_by_shared_content(statements):
    assert {s.id: s.pairs_with for s in statements} == {"P1": ("M1",), "P2": ("M2",), "M1": ("P1",), "M2": ("P2",)}


def test_one_section_on_problems_and_measures():
    text = (
        "一、部门概况\n负责渔港管理。\n二、存在的问题和改进措施\n（一）存在的问题\n1、支付偏慢。\n"
        "（二）改进措施\n1、加快支付。\n"
    )
    assert [(s.role, s.title) for s in find_statements(from_text(text))] == [
        ("problem", "支付偏慢"),
        ("measure", "加快支付"),
    ]


def test_no_section_no_statement():
    assert find_statements(from_text("一、部门概况\n负责渔港管理。\n")) == ()


@pytest.fixture(scope="module")
def gold(shared):
    return yaml.safe_load((shared / "data/seed/gold/c_problems.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed(shared):
    return find_statements(load(shared / "data/seed/report.txt"))


def test_all_of_the_gold_are_found_vague_with_its_quotations(gold, seed):
    expected = [*gold["problems"], *gold["measures"]]
    assert [(s.id, s.title, s.label) for s in seed] == [(g["id"], g["title"], g["label"]) for g in expected]
    for ours, theirs in zip(seed, expected, strict=True):
        assert all(quote["text"] in ours.evidence[0].quote for quote in theirs["quote"])


def test_points_are_those_of_the_gold(gold, seed):
    points = {s.id: sum(s.elements.values()) for s in seed}
    assert points == {g["id"]: g["specificity_score"] for g in (*gold["problems"], *gold["measures"])}


def test_elements_of_problems_are_those_of_the_gold(gold, seed):
    elements = {s.id: s.elements for s in seed if s.role == "problem"}
    assert elements == {g["id"]: g["specificity"] for g in gold["problems"]}


def test_the_score_in_a_chapter_with_problems_and_measures_is_no_statement():
    text = (
        "第一部分 绩效情况\n培训渔民320人。\n第二部分 自评结论、问题和改进措施\n"
        "一、自评结论\n自评得分97分，扣3分：支出进度不均衡扣3分。\n"
        "二、主要问题\n（一）支付进度偏慢。因两次流标，年末结转59万元。\n"
        "三、改进措施\n（一）加快支付。工程科6月底前完成招标。\n"
    )
    found = find_statements(from_text(text))
    assert [(s.id, s.title) for s in found] == [("P1", "支付进度偏慢"), ("M1", "加快支付")]
