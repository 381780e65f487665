"""Two columns are read one after the other; what only looks like columns is read across."""

from reviewer.documents import load_bytes
from tests.documents.makers import Pdf
from tests.documents.typesetting import Turned, block

# Two columns of twenty characters in ten point type.
LEFT, RIGHT, MEASURE = 72.0, 296.0, 200.0
ONE = (
    "本部门全年收入合计2,946.25万元，比上年增加12.6万元，主要原因是上级追加了专项资金，同时人员经费按照规定标准"
    "作了调整，公用经费则按照过紧日子的要求继续压减。"
)
TWO = (
    "各项工作均按计划推进，培训、调研和督查等活动有序开展，群众对办事效率的评价有所提高，全年没有发生重大差错，档案"
    "和台账管理规范，受理申请12,408件，办结12,377件。"
)
THREE = (
    "资产管理方面，按照制度对固定资产进行了全面清查，账实相符率达到99.8%以上，处置和报废均履行了审批手续，没有闲置"
    "浪费的情况，使用效率逐步提高。"
)
FOUR = "绩效管理方面，项目目标在编制预算时一并申报，执行中跟踪两次，年末自评得分92.5分，评价结果用于下年安排。"


def read(pdf: Pdf):
    return load_bytes(pdf.bytes(), "报告.pdf")


def columns(pdf: Pdf, y: float, left: tuple[str, ...], right: tuple[str, ...], shift: float = 0.0) -> float:
    return max(block(pdf, LEFT, y, MEASURE, *left), block(pdf, RIGHT, y + shift, MEASURE, *right))


def test_one_column_after_the_other():
    pdf = Pdf().page()
    columns(pdf, 100, (ONE, TWO), (THREE, FOUR))
    assert read(pdf).text.split("\n") == [ONE, TWO, THREE, FOUR]


def test_lines_of_the_columns_need_not_stand_side_by_side():
    pdf = Pdf().page()
    columns(pdf, 100, (ONE, TWO), (THREE, FOUR), shift=8)
    assert read(pdf).text.split("\n") == [ONE, TWO, THREE, FOUR]


def test_a_paragraph_goes_on_in_the_next_column():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 100, MEASURE, THREE, FOUR)
    pdf.text(LEFT + 20, y, "全年共开展专题培训十二场，参加人员达", 10)
    pdf.text(RIGHT, 100, "六百人次，满意度为百分之九十五，比上年", 10).text(RIGHT, 116, "有所提高。", 10)
    block(pdf, RIGHT, 132, MEASURE, ONE, TWO)
    whole = "全年共开展专题培训十二场，参加人员达六百人次，满意度为百分之九十五，比上年有所提高。"
    assert read(pdf).text.split("\n") == [THREE, FOUR, whole, ONE, TWO]


def test_titles_and_tables_across_the_page_part_the_columns():
    pdf = Pdf().page().text(200, 60, "部门整体支出绩效自评报告", 14)
    y = columns(pdf, 100, (ONE,), (TWO,))
    pdf.text(LEFT, y + 16, "二、收支情况")
    sheet = Turned(pdf, 0)
    y = sheet.table([72, 200, 350, 496], y + 30, [["项目", "预算数", "决算数"], ["合计", "1,650.00", "1,682.03"]])
    columns(pdf, y + 30, (THREE,), (FOUR,))
    assert read(pdf).text.split("\n") == [
        "部门整体支出绩效自评报告",
        ONE,
        TWO,
        "二、收支情况",
        "项目\t预算数\t决算数",
        "合计\t1,650.00\t1,682.03",
        THREE,
        FOUR,
    ]


def test_a_heading_on_the_left_between_two_pairs_of_columns():
    pdf = Pdf().page()
    y = columns(pdf, 100, (ONE,), (TWO,))
    pdf.text(LEFT, y + 8, "（二）支出情况", 10)
    columns(pdf, y + 32, (THREE,), (FOUR,))
    assert read(pdf).text.split("\n") == [ONE, TWO, "（二）支出情况", THREE, FOUR]


def test_a_table_without_rulings_across_the_page_stays_whole():
    pdf = Pdf().page()
    y = columns(pdf, 100, (ONE,), (TWO,))
    rows = [
        ("项目", "预算数", "决算数"),
        ("培训费", "12.00", "8.25"),
        ("会议费", "", "3.00"),
        ("合计", "12.00", "11.25"),
    ]
    for number, row in enumerate(rows):
        for x, cell in zip((72, 250, 440), row, strict=True):
            pdf.text(x, y + 20 + 16 * number, cell, 10)
    columns(pdf, y + 100, (THREE,), (FOUR,))
    table = ["\t".join(row) for row in rows]
    assert read(pdf).text.split("\n") == [ONE, TWO, *table, THREE, FOUR]


def test_a_table_in_one_of_the_columns_stays_there():
    pdf = Pdf().page()
    y = block(pdf, LEFT, 100, MEASURE, ONE)
    y = Turned(pdf, 0).table([72, 172, 272], y, [["项目", "金额"], ["培训费", "8.25"]])
    block(pdf, LEFT, y + 20, MEASURE, TWO)
    block(pdf, RIGHT, 100, MEASURE, THREE, FOUR, ONE)
    assert read(pdf).text.split("\n") == [ONE, "项目\t金额", "培训费\t8.25", TWO, THREE, FOUR, ONE]


def test_few_lines_beside_a_known_gutter_are_columns_too():
    pdf = Pdf().page()
    y = columns(pdf, 100, (ONE,), (TWO,))
    pdf.text(180, y + 10, "三、下一步打算与有关建议的说明")
    pdf.text(LEFT + 20, y + 30, "继续加强预算管理，压减一般支出，", 10).text(LEFT, y + 46, "盘活存量资产。", 10)
    pdf.text(RIGHT + 20, y + 30, "定期开展自查，发现问题及时整改。", 10)
    assert read(pdf).text.split("\n")[-3:] == [
        "三、下一步打算与有关建议的说明",
        "继续加强预算管理，压减一般支出，盘活存量资产。",
        "定期开展自查，发现问题及时整改。",
    ]


def test_gaps_one_above_the_other_in_lines_of_one_column_are_no_gutter():
    pdf = Pdf().page()
    block(pdf, LEFT, 100, 424, ONE, TWO)
    for line in range(6):
        y = 300 + 16 * line
        pdf.text(LEFT, y, f"第{line + 1}项工作完成", 10).text(RIGHT, y, f"牵头单位：第{line + 1}科室", 10)
    lines = read(pdf).text.split("\n")
    assert lines[2:] == [f"第{line}项工作完成 牵头单位：第{line}科室" for line in range(1, 7)]


def test_a_column_alone_on_its_page_keeps_its_paragraphs():
    pdf = Pdf().page()
    columns(pdf, 100, (ONE, TWO), (THREE, FOUR))
    block(pdf.page(), LEFT, 100, MEASURE, THREE, FOUR, ONE)
    assert read(pdf).text.split("\n") == [ONE, TWO, THREE, FOUR, THREE, FOUR, ONE]


def test_text_a_world_apart_is_read():
    pdf = Pdf().page()
    columns(pdf, 100, (ONE, TWO), (THREE, FOUR))
    pdf.text(99999999, 300, "页外的字", 10)
    text = read(pdf).text
    assert "页外的字" in text
