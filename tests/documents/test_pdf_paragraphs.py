"""Paragraphs of ragged text, and sentences with labels, notes and page numbers standing in them."""

import pytest

from reviewer.documents import load_bytes
from tests.documents.makers import Pdf
from tests.documents.typesetting import block, lines

LEFT, MEASURE = 72.0, 440.0
ONE = (
    "截至2023年12月31日，资产总额1,234,567.89元，负债总额0元，净资产1,234,567.89元，与上年同期相比增长5.20%，其中办公设备"
    "增加120,300.00元，报废处置35,210.50元，均按规定履行了审批手续，资料齐全。"
)
TWO = (
    "根据《某县财政局关于开展部门整体支出绩效评价工作的通知》（某财绩〔2024〕12号）要求，通过APP、Web端和12345热线收集"
    "意见1,024条，采纳率为87.30%（其中涉及窗口服务的占41.00%），办结12,377件。"
)
THREE = "全年预算执行率为98.76%，其中上半年45.30%，下半年53.46%，结余资金1.24%已按规定全部上缴国库。"


def read(pdf: Pdf):
    return load_bytes(pdf.bytes(), "报告.pdf")


@pytest.mark.parametrize("size", [10, 12, 14, 16])
def test_paragraphs_with_a_ragged_right_edge_are_whole(size):
    pdf = Pdf().page()
    block(pdf, LEFT, 80, MEASURE, ONE, TWO, THREE, ONE, size=size, lead=1.6 * size)
    assert read(pdf).text.split("\n") == [ONE, TWO, THREE, ONE]


def test_a_line_set_to_the_right_does_not_run_into_the_next_heading():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 80, MEASURE, ONE, TWO)
    pdf.text(LEFT + MEASURE - 60, y, "某县财政局", 12).text(LEFT, y + 16, "二、收支情况", 12)
    block(pdf, LEFT, y + 32, MEASURE, THREE)
    assert read(pdf).text.split("\n") == [ONE, TWO, "某县财政局", "二、收支情况", THREE]


def test_without_indents_a_justified_line_that_stops_short_ends_its_paragraph():
    pdf = Pdf().page()
    full = "甲乙丙丁，" * 8
    for number, line in enumerate([full, full, "子丑寅卯，" * 7 + "辰巳午。", full, full, "未申。"]):
        pdf.text(LEFT, 80 + 18 * number, line, 11)
    assert read(pdf).text.split("\n") == [full * 2 + "子丑寅卯，" * 7 + "辰巳午。", full * 2 + "未申。"]


def test_text_set_narrower_for_a_picture_is_whole():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 80, MEASURE, ONE, TWO)
    y = block(pdf, LEFT, y, 250, ONE, THREE)
    block(pdf, LEFT, y, MEASURE, TWO)
    assert read(pdf).text.split("\n") == [ONE, TWO, ONE, THREE, TWO]


def test_labels_of_a_chart_within_a_sentence_follow_its_paragraph():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 80, MEASURE, ONE)
    first, second, *rest = lines(TWO, MEASURE, 10, 20)
    pdf.text(LEFT + 20, y, first, 10)
    pdf.text(180, y + 30, "图1 近三年收入", 9).text(140, y + 60, "2021年", 8).text(220, y + 60, "2022年", 8)
    pdf.text(LEFT, y + 100, second, 10)
    for number, line in enumerate(rest):
        pdf.text(LEFT, y + 116 + 16 * number, line, 10)
    block(pdf, LEFT, y + 116 + 16 * len(rest), MEASURE, THREE)
    assert read(pdf).text.split("\n") == [ONE, TWO, "图1 近三年收入", "2021年 2022年", THREE]


def test_labels_beside_narrower_text_do_not_stand_in_its_lines():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 80, MEASURE, ONE, THREE)
    for number, label in enumerate(["120", "100", "80"]):
        pdf.text(400, y + 16 * number, label, 7)
    y = block(pdf, LEFT, y, 250, TWO)
    block(pdf, LEFT, y, MEASURE, THREE)
    assert read(pdf).text.split("\n") == [ONE, THREE, TWO, "120", "100", "80", THREE]


def test_labels_between_sentences_stay_where_they_are():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 80, MEASURE, ONE)
    pdf.text(180, y + 30, "图1 近三年收入", 9)
    block(pdf, LEFT, y + 60, MEASURE, TWO)
    assert read(pdf).text.split("\n") == [ONE, "图1 近三年收入", TWO]


def test_a_sentence_goes_on_over_a_note_at_the_foot_of_the_page():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 80, MEASURE, ONE, THREE)
    first, *rest = lines(TWO, MEASURE, 10, 20)
    pdf.text(LEFT + 20, y, first, 10).text(LEFT, 700, "注：数据来自部门决算。", 8)
    pdf.page()
    for number, line in enumerate(rest):
        pdf.text(LEFT, 80 + 16 * number, line, 10)
    assert read(pdf).text.split("\n") == [ONE, THREE, TWO, "注：数据来自部门决算。"]


@pytest.mark.parametrize(("number", "y"), [("17", 800), ("— 17 —", 700), ("17", 640)])
def test_a_page_number_is_never_glued_to_a_figure(number, y):
    pdf = Pdf().page()
    block(pdf, LEFT, 80, MEASURE, ONE, TWO, ONE)
    first = "人员经费按照规定标准作了调整，全年支出合计比上年增加，其中在职人员工资支出为一千"
    pdf.text(LEFT + 20, 600, first, 10).text(280, y, number, 9)
    pdf.page().text(LEFT, 80, "2150.40万元，与预算持平。", 10)
    text = read(pdf).text
    assert f"{first}2150.40万元" in text
    assert text.count("17") == (0 if number == "— 17 —" and y > 723 else 1)
