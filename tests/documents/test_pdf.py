"""Text PDFs: whole sentences, page furniture, ruled tables."""

import pytest

from reviewer.documents import load_bytes
from tests.documents.makers import Pdf

LEFT, RIGHT, SIZE = 72.0, 516.0, 12.0  # 37 characters to the line


def read(pdf: Pdf):
    return load_bytes(pdf.bytes(), "报告.pdf")


def prose(pdf: Pdf, y: float, *paragraphs: str) -> float:
    """Sets paragraphs of Chinese text, the first line indented by two characters; returns the next y."""
    for paragraph in paragraphs:
        rest, x = paragraph, LEFT + 2 * SIZE
        while rest:
            count = int((RIGHT - x) / SIZE)
            pdf.text(x, y, rest[:count], SIZE)
            rest, x, y = rest[count:], LEFT, y + 20
    return y


ONE = (
    "本部门全年收入合计增加，主要原因是上级追加了专项资金，同时人员"
    "经费按照规定标准作了调整，公用经费则按照过紧日子的要求继续压减。"
)
TWO = (
    "各项工作均按计划推进，培训、调研和督查等活动有序开展，群众对办"
    "事效率的评价有所提高，全年没有发生重大差错，档案和台账管理规范。"
)
THREE = (
    "资产管理方面，按照制度对固定资产进行了全面清查，账实相符，处置"
    "和报废均履行了审批手续，没有闲置浪费的情况，使用效率逐步提高。"
)


def test_lines_of_a_paragraph_are_joined_without_a_seam():
    pdf = Pdf().page()
    prose(pdf, 100, ONE, TWO, THREE)
    document = read(pdf)
    assert document.text == f"{ONE}\n{TWO}\n{THREE}"
    assert [o.page for o in document.origins] == [1, 1, 1]


def test_a_paragraph_runs_over_the_page_and_the_page_number_is_gone():
    pdf = Pdf()
    for index, part in enumerate([ONE, TWO, THREE], 1):
        pdf.page().text(292, 800, f"- {index} -", 9)
        prose(pdf, 100, part, part)
    # The last lines of page 1 go on at the top of page 2, at the left margin.
    pdf.page().text(LEFT, 100, "没有缩进的一行接着上页。").text(292, 800, "- 4 -", 9)
    document = read(pdf)
    assert "- " not in document.text
    assert document.notes == ("已略去页眉、页脚和页码共 4 处",)
    assert document.text.split("\n")[:2] == [ONE, ONE]


def test_a_sentence_broken_by_a_page_and_its_number_is_whole():
    first, second = (
        "支出主要用于人员经费和公用经费，其中办公设备购置及信息系统运行维护两项费用合计为一千三",
        "百元，低于预算。",
    )
    pdf = Pdf().page()
    y = prose(pdf, 100, ONE, TWO)
    pdf.text(LEFT + 2 * SIZE, y, first[:35]).text(LEFT, y + 20, "甲" * 37)
    pdf.text(292, 790, "17", 9)
    pdf.page().text(LEFT, 80, second).text(292, 790, "18", 9)
    prose(pdf, 120, THREE)
    document = read(pdf)
    assert first[:35] + "甲" * 37 + second in document.text
    assert "17" not in document.text and "18" not in document.text
    whole = next(o for o in document.origins if document.text[o.start : o.end].startswith("百元"))
    assert whole.page == 2


def test_a_number_moved_to_the_next_line_as_a_whole_does_not_end_the_paragraph():
    pdf = Pdf().page()
    prose(pdf, 60, ONE, TWO)
    pdf.text(LEFT + 2 * SIZE, 200, "乙" * 31).text(LEFT, 220, "490808.40万元。")
    assert "乙490808.40万元。" in read(pdf).text


def test_a_short_line_ends_a_paragraph_even_without_an_indent():
    pdf = Pdf().page()
    prose(pdf, 60, ONE)
    pdf.text(LEFT, 200, "附件：基础数据表").text(LEFT, 220, "某县某局")
    assert read(pdf).text.split("\n")[-2:] == ["附件：基础数据表", "某县某局"]


def test_running_heads_go_and_captions_of_units_stay():
    pdf = Pdf()
    for part in (ONE, TWO, THREE):
        pdf.page().text(200, 40, "某县某局部门整体支出绩效自评报告", 9).text(430, 60, "单位：万元", 9)
        prose(pdf, 120, part)
    document = read(pdf)
    assert "自评报告" not in document.text
    assert document.text.count("单位：万元") == 3


def test_ruled_tables_are_grids_in_their_place():
    pdf = Pdf().page()
    y = prose(pdf, 60, ONE)
    pdf.text(430, y, "单位：万元").grid([72, 250, 400, 516], [y + 10, y + 35, y + 60, y + 85])
    for row, cells in enumerate(
        [("项目", "预算数", "决算数"), ("培训费", "1,200.00", ""), ("合计", "1,200.00", "1,100.50")]
    ):
        for x, cell in zip((80, 260, 410), cells, strict=True):
            if cell:
                pdf.text(x, y + 27 + 25 * row, cell)
    prose(pdf, y + 120, TWO)
    document = read(pdf)
    grid = "项目\t预算数\t决算数\n培训费\t1,200.00\t\n合计\t1,200.00\t1,100.50"
    assert document.text == f"{ONE}\n单位：万元\n{grid}\n{TWO}"
    (table,) = document.tables
    assert (table.rows, table.columns, table.unit) == (3, 3, "万元")
    assert document.text[table.start : table.end] == grid


def test_a_table_without_rulings_is_told_by_its_columns():
    pdf = Pdf().page()
    y = prose(pdf, 60, ONE)
    pdf.text(430, y, "单位：万元")
    rows = [("项目", "预算数", "决算数"), ("培训费", "1,200.00", "800.25"), ("其中：", "", ""), ("课酬", "", "300.5")]
    for row, cells in enumerate([*rows, ("合计", "1,200.00", "1,100.75")]):
        for x, cell in zip((80, 260, 410), cells, strict=True):
            pdf.text(x, y + 20 + 20 * row, cell)
    prose(pdf, y + 140, TWO)
    document = read(pdf)
    grid = "项目\t预算数\t决算数\n培训费\t1,200.00\t800.25\n其中：\t\t\n课酬\t\t300.5\n合计\t1,200.00\t1,100.75"
    assert document.text == f"{ONE}\n单位：万元\n{grid}\n{TWO}"
    assert [(t.rows, t.columns, t.unit) for t in document.tables] == [(5, 3, "万元")]


def test_contents_and_spaced_words_are_no_tables():
    pdf = Pdf().page().text(250, 60, "目    录")
    for row, (title, page) in enumerate([("一、概况", "1"), ("二、收支", "3"), ("三、绩效", "3")]):
        pdf.text(80, 90 + 20 * row, title).text(480, 90 + 20 * row, page)
    for row, names in enumerate([("张三", "李四"), ("王五", "赵六"), ("陈七", "周八")]):
        pdf.text(80, 300 + 20 * row, names[0]).text(300, 300 + 20 * row, names[1])
    assert read(pdf).tables == ()


def test_merged_cells_and_cells_of_two_lines():
    pdf = Pdf().page()
    for y in (100, 190):
        pdf.rule(72, y, 372, y)
    pdf.rule(172, 130, 372, 130).rule(72, 160, 372, 160)
    for x in (72, 172, 372):
        pdf.rule(x, 100, x, 190)
    pdf.rule(272, 130, 272, 190)
    pdf.text(80, 135, "项目").text(200, 120, "金额").text(180, 150, "预算").text(280, 150, "决算")
    pdf.text(80, 172, "因公出国", 9).text(80, 184, "（境）费", 9).text(180, 178, "1,234.5").text(280, 178, "9")
    document = read(pdf)
    assert document.text == "项目\t金额\t\n\t预算\t决算\n因公出国（境）费\t1,234.5\t9"
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in document.tables[0].cells}
    assert spans == {
        (0, 0): (2, 1),
        (0, 1): (1, 2),
        (1, 1): (1, 1),
        (1, 2): (1, 1),
        (2, 0): (1, 1),
        (2, 1): (1, 1),
        (2, 2): (1, 1),
    }


def test_a_table_goes_on_over_the_page_without_its_repeated_head():
    pdf = Pdf()
    for page, row in enumerate([("甲", "1"), ("乙", "2")]):
        pdf.page().grid([72, 200, 300], [80, 100, 120]).text(80, 95, "项目").text(210, 95, "金额")
        pdf.text(80, 115, row[0]).text(210, 115, row[1]).text(292, 800, str(page + 1), 9)
    document = read(pdf)
    assert document.text == "项目\t金额\n甲\t1\n乙\t2"
    assert [(o.page, o.row) for o in document.origins] == [(1, 0), (1, 0), (1, 1), (1, 1), (2, 2), (2, 2)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(rotate):
    # Written upright for the turned page: PDF turns the paper, so the text runs the other way in its own space.
    matrices = {90: "0 1 -1 0 {x} {y}", 180: "-1 0 0 -1 {x} {y}", 270: "0 -1 1 0 {x} {y}"}
    places = {90: [(100, 100), (120, 100)], 180: [(500, 100), (500, 120)], 270: [(500, 700), (480, 700)]}
    pdf = Pdf(rotate=rotate).page()
    for (x, y), line in zip(places[rotate], ["第一行在上", "第二行在下"], strict=True):
        matrix = matrices[rotate].format(x=x, y=y)
        pdf.pages[-1].append(f"BT /F1 12 Tf {matrix} Tm <{line.encode('utf-16-be').hex()}> Tj ET")
    assert read(pdf).text == "第一行在上\n第二行在下"


def test_bold_faked_by_printing_twice_is_read_once():
    pdf = Pdf().page().text(72, 100, "一、概况").text(72.3, 100, "一、概况")
    assert read(pdf).text == "一、概况"


def test_a_hundred_pages_are_read_whole():
    pdf = Pdf()
    for index in range(100):
        prose(pdf.page(), 60, *([ONE, TWO, THREE] * 6)[index % 3 : 15 + index % 3])
    data = pdf.bytes()
    document = load_bytes(data, "a.pdf")
    assert document.text.count(ONE) == 500
