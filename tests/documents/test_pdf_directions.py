"""Text that runs up, down or upside down on the page is read in its own direction."""

import pytest

from reviewer.documents import load_bytes
from tests.documents.makers import Pdf
from tests.documents.typesetting import Turned, block

ROWS = [["项目", "预算数", "决算数"], ["培训费", "1,200.00", "800.25"], ["会议费", "600.00", "300.50"]]
GRID = "项目\t预算数\t决算数\n培训费\t1,200.00\t800.25\n会议费\t600.00\t300.50"
TEXT = "各项工作按计划推进，培训和督查有序开展，办事效率的评价有所提高，全年没有发生重大差错，档案管理规范。"


def read(pdf: Pdf):
    return load_bytes(pdf.bytes(), "报告.pdf")


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_table_printed_sideways_reads_as_a_table(quarters):
    pdf = Pdf().page()
    sheet = Turned(pdf, quarters).text(60, 60, "附表　收支总表").text(400, 60, "单位：万元")
    sheet.table([60, 200, 330, 460], 80, ROWS)
    document = read(pdf)
    assert document.text.endswith(GRID)
    assert [(table.rows, table.columns, table.unit) for table in document.tables] == [(3, 3, "万元")]


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_table_without_rulings_printed_sideways(quarters):
    pdf = Pdf().page()
    sheet = Turned(pdf, quarters)
    for number, row in enumerate(ROWS):
        for x, cell in zip((60, 200, 330), row, strict=True):
            sheet.text(x, 80 + 20 * number, cell)
    assert read(pdf).text == GRID


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_text_does_not_mix_with_upright_text(quarters):
    pdf = Pdf().page()
    block(pdf, 72, 100, 400, TEXT, TEXT)
    # The middle of the page on every side: its lines cross those of the upright text.
    Turned(pdf, quarters).text(90, 110, "旁注一：竖排的说明").text(90, 130, "旁注二：另一行")
    assert read(pdf).text.split("\n") == [TEXT, TEXT, "旁注一：竖排的说明", "旁注二：另一行"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_upright_text_on_turned_paper_is_read_all_the_same(rotate):
    pdf = Pdf(rotate=rotate).page()
    y = block(pdf, 72, 100, 400, TEXT)
    Turned(pdf, 0).table([60, 200, 330, 460], y, ROWS)
    assert read(pdf).text == f"{TEXT}\n{GRID}"


def test_most_of_the_text_comes_first_and_a_page_number_goes():
    pdf = Pdf()
    for number in (1, 2):
        pdf.page().text(292, 810, str(number), 9)
        sheet = Turned(pdf, 3)
        block(pdf, 72, 60, 200, "上方竖写。")
        for line in range(4):
            sheet.text(60, 100 + 20 * line, f"第{number}页横放的第{'一二三四'[line]}行")
    document = read(pdf)
    assert document.text.split("\n") == [
        line for page in (1, 2) for line in (*(f"第{page}页横放的第{count}行" for count in "一二三四"), "上方竖写。")
    ]
    assert document.notes == ("已略去页眉、页脚和页码共 2 处",)


def test_a_head_printed_sideways_stays_in_its_cell():
    pdf = Pdf().page().grid([72, 110, 300, 400], [100, 180, 260])
    pdf.text(95, 160, "产出指标", 10, "0 1 -1 0").text(120, 140, "培训场次").text(310, 140, "12场")
    pdf.text(95, 240, "效益指标", 10, "0 1 -1 0").text(120, 220, "群众满意度").text(310, 220, "95%")
    assert read(pdf).text == "产出指标\t培训场次\t12场\n效益指标\t群众满意度\t95%"


def test_a_watermark_is_left_out_and_said_to_be():
    pdf = Pdf().page()
    block(pdf, 72, 100, 400, TEXT, TEXT)
    pdf.text(150, 200, "内部资料", 60, "0.7 0.7 -0.7 0.7")
    document = read(pdf)
    assert document.text == f"{TEXT}\n{TEXT}"
    assert document.notes == ("已略去斜排的文字（如水印）共 4 字",)


def test_letters_made_to_lean_are_upright_text():
    pdf = Pdf().page().text(72, 100, "斜体的一行字", 12, "1 0 0.33 1")
    assert read(pdf).text == "斜体的一行字"
