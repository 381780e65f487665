"""Finding quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.verification import locate
from reviewer.verification.folding import fold, fold_with_offsets

REPORT = (
    "全年维修水闸12座，疏浚河道38.6公里。\n其中：“样板河道”3条（含备选１条），\n"
    "投入资金1 280.5 万元。\n全年维修水闸12座。"
)


@pytest.mark.parametrize(
    ("quote", "quoted", "match"),
    [
        ("维修水闸12座", "维修水闸12座", "exact"),
        ("疏浚河道 38.6 公里", "疏浚河道38.6公里", "folded"),
        ("疏浚河道３８．６公里", "疏浚河道38.6公里", "folded"),
        ("其中:「样板河道」3条(含备选1条),投入资金", "其中：“样板河道”3条（含备选１条），\n投入资金", "folded"),
        ("投入资金1280.5万元", "投入资金1 280.5 万元", "folded"),
        ("38.6公里。其中", "38.6公里。\n其中", "folded"),
    ],
)
def test_exact_and_folded(quote: str, quoted: str, match: str) -> None:
    evidence = locate(quote, REPORT)
    assert evidence is not None
    assert (evidence.quote, evidence.match) == (quoted, match)
    assert REPORT[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " \n",
        "维修水闸13座",
        "维修水闸十二座",
        "维修了水闸12座",
        "维修水闸12座、疏浚",
        "疏浚河道386公里",
        "疏浚河道……公里",
    ],
)
def test_an_edited_quotation_is_absent(quote: str) -> None:
    assert locate(quote, REPORT) is None


def test_the_place_within_counts_else_the_first() -> None:
    second = REPORT.rindex("维修水闸12座")
    assert locate("维修水闸12座", REPORT).start == REPORT.index("维修水闸12座")
    assert locate("维修水闸12座", REPORT, Span(start=second - 4, end=len(REPORT))).start == second
    assert locate("维修水闸 12 座", REPORT, Span(start=second - 4, end=len(REPORT))).start == second
    assert locate("疏浚河道", REPORT, Span(start=second, end=len(REPORT))).start == REPORT.index("疏浚河道")
    assert locate("疏浚河道", REPORT, Span(start=-5, end=10_000)) is not None


def test_a_place_that_cuts_a_number_yields_to_one_that_does_not() -> None:
    source = "新建泵站114个，改造泵站14个；补助近200万元，另补助200万元。"
    assert source[: locate("14个", source).start].endswith("改造泵站")
    assert source[: locate("200万元", source).start].endswith("另补助")
    only = "新建泵站114个。"
    assert locate("14个", only).start == 5


def test_two_numbers_are_not_joined_into_one() -> None:
    assert locate("9894人", "计划98 94人") is None
    assert locate("98 94人", "计划98\n94人").match == "folded"
    assert locate("共1234567元", "共1 234 567元").match == "folded"


def test_pathological_texts_stay_linear() -> None:
    source = "万" * 200_000
    assert locate("万" * 1000 + "亿", source) is None
    assert locate("1" * 50 + "2", "1" * 200_000) is None
    assert locate("一 二", " " * 200_000) is None


@given(st.text(alphabet='１2３ 万，,“"\n　元合计', max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_every_piece_of_a_text_is_found_in_it(text: str, one: int, other: int) -> None:
    start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
    quote = text[start:end]
    evidence = locate(quote, text)
    if quote.strip():
        assert evidence is not None
        assert text[evidence.start : evidence.end] == evidence.quote
        assert fold(evidence.quote) == fold(quote)
    else:
        assert evidence is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_strings(quote: str, source: str) -> None:
    evidence = locate(quote, source)
    if evidence is not None:
        assert source[evidence.start : evidence.end] == evidence.quote
        assert fold(evidence.quote) == fold(quote)


@given(st.text(max_size=60))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert all(fold(text[offset]) == char for char, offset in zip(folded.text, folded.offsets, strict=True))
