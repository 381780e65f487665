"""The miner of arithmetic sentences: what it reads, before anything is judged. Texts are invented."""

from decimal import Decimal
from itertools import pairwise

import pytest

from reviewer.model import Span
from reviewer.quantities import find_quantities
from reviewer.quantities.relations import Relations, find_relations
from reviewer.quantities.relations.blocks import blocks
from reviewer.quantities.relations.recompute import grade, rounded


def mined(text: str) -> Relations:
    return find_relations(text, find_quantities(text))


def printed(text: str) -> tuple[list[str], list[list[str]]]:
    """The totals and the parts of every breakdown, as printed."""
    found = mined(text).breakdowns
    return [b.totals[0].quantity.text for b in found], [[i.quantity.text for i in b.items] for b in found]


def test_roles_of_figures() -> None:
    items = mined("支出50万元，占总支出的25.0%，比上年增加5万元，增长11.1%，人均2万元。").items
    assert [(item.role, item.sign, item.of) for item in items] == [
        ("amount", 1, ""),
        ("share", 1, "总支出"),
        ("change", 1, "上年"),
        ("growth", 1, ""),
        ("average", 1, ""),
    ]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("新增", "amount"),
        ("较上年减少", "change"),
        ("增加到", "amount"),
        ("由", "from"),
        ("户均增收", "average"),
    ],
)
def test_words_before_a_figure_give_its_role(words: str, role: str) -> None:
    (item,) = mined(f"收入{words}30元。").items
    assert item.role == role


def test_nested_lists_keep_apart() -> None:
    text = "总计100元，其中：甲60元（其中甲一45元、甲二15元）；乙40元。"
    totals, parts = printed(text)
    assert sorted(zip(totals, parts, strict=True)) == [("100元", ["60元", "40元"]), ("60元", ["45元", "15元"])]


def test_closure() -> None:
    closures = {
        "总计100元，其中：甲60元；其他40元。": "closed",
        "总计100元，其中：甲60元；乙40元。": "likely",
        "现有100人，其中甲60人，乙40人。": "open",
        "现有100人，其中甲60人、乙40人等。": "at_most",
        "拨付100元，其中：甲60元，占60%；乙40元，占40%。": "closed",
    }
    assert {text: mined(text).breakdowns[0].closure for text in closures} == closures


def test_table_rows_are_left_out() -> None:
    assert mined("合计\t100元\t其中：60元").items == []


def test_blocks_join_lines_broken_at_the_margin() -> None:
    long = "本部门年度收入预算合计四百二十万元，其中财政拨款收入三百万元，主要"
    text = f"一、收入情况\n{long}\n用于人员支出。\n二、支出情况\n"
    assert [text[b.start : b.end] for b in blocks(text)] == [
        "一、收入情况\n",
        f"{long}\n用于人员支出。\n",
        "二、支出情况\n",
    ]
    assert blocks("") == []


def test_blocks_tile_the_text() -> None:
    text = "甲\n\n乙，\n其中：丙\n（一）丁\n"
    found = blocks(text)
    assert found[0].start == 0 and found[-1].end == len(text)
    assert all(one.end == two.start for one, two in pairwise(found))
    assert all(isinstance(block, Span) for block in found)


@pytest.mark.parametrize(
    ("exact", "stated", "expected"),
    [
        ("2.065", "2.07", "ok"),  # half goes up
        ("2.069", "2.06", "truncated"),
        ("2.061", "2.07", "last_digit"),
        ("2.061", "2.05", "last_digit"),
        ("2.061", "2.09", "wrong"),
        ("-2.065", "-2.07", "ok"),
        ("-2.065", "2.07", "wrong"),
    ],
)
def test_grades(exact: str, stated: str, expected: str) -> None:
    assert grade(Decimal(exact), Decimal(stated), Decimal("0.01")) == expected


def test_rounding_to_tens() -> None:
    assert rounded(Decimal(125), Decimal(10)) == Decimal(130)


def test_spans_lie_in_the_text() -> None:
    text = "全年计划培训80人，实际培训71人。\n收入合计9万元，其中：甲5万元，占55.6%；乙4万元，占44.4%。"
    relations = mined(text)
    assert relations.plans and relations.breakdowns
    for item in relations.items:
        assert 0 <= item.start <= item.quantity.start < item.end <= len(text)
        assert "".join(text[item.start : item.quantity.start].split()) == item.lead


def test_a_rate_of_a_budget_that_was_added_to_is_not_of_the_first_sum() -> None:
    sentence = "年初预算1140.00万元，追加预算215.60万元，全年支出1328.87万元，执行率98.03%。"
    assert not find_relations(sentence, find_quantities(sentence)).shares
    apart = "支出合计1243.15万元。年初预算1198.00万元，年中追加88.40万元，预算执行率96.64%。"
    assert not find_relations(apart, find_quantities(apart)).shares
    plain = sentence.replace("追加预算215.60万元，", "")
    assert [share.percent.quantity.text for share in find_relations(plain, find_quantities(plain)).shares] == ["98.03%"]
