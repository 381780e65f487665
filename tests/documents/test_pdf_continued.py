"""Tables and rows of tables broken over pages: joined where it is plain, else left apart."""

import pytest

from reviewer.documents import load_bytes
from tests.documents.makers import Pdf
from tests.documents.typesetting import Turned

COLUMNS = [60.0, 130.0, 200.0, 412.0]


def read(pdf: Pdf):
    return load_bytes(pdf.bytes(), "报告.pdf")


def table(pdf: Pdf, top: float, *rows: list[str], columns: list[float] = COLUMNS) -> None:
    Turned(pdf, 0).table(columns, top, list(rows))


HEAD = ["指标", "完成值", "偏差原因及改进措施"]
# Twenty characters of ten points fill the last column but for its padding.
LONG = "年初安排的专题培训因场地调整推迟到九月举"
REST = "办，其余场次按计划完成。"


def broken(first: list[str], second: list[str]) -> list[str]:
    """The rows of a table of which ``first`` ends a page and ``second`` begins the next."""
    pdf = Pdf()
    table(pdf.page(), 700, HEAD, first)
    table(pdf.page(), 60, second, ["会议费", "3.00", "无"])
    document = read(pdf)
    assert len(document.tables) == 1
    return document.text.split("\n")[1:-1]


def test_a_row_broken_by_the_page_is_one_row():
    assert broken(["培训场次", "12场", LONG], ["", "", REST]) == [f"培训场次\t12场\t{LONG}{REST}"]


def test_a_broken_row_is_joined_under_a_head_printed_again():
    pdf = Pdf()
    table(pdf.page(), 700, HEAD, ["培训场次", "12场", LONG])
    table(pdf.page(), 60, HEAD, ["", "", REST])
    assert read(pdf).text == "\t".join(HEAD) + f"\n培训场次\t12场\t{LONG}{REST}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["培训场次", "12场", LONG], ["调研次数", "", REST]),
        (["培训场次", "12场", "无"], ["", "", "另有一项说明"]),
        (["培训场次", "12场", LONG[:-1] + "。"], ["", "", "另有一项说明。"]),
        (["培训场次", "12场", LONG], ["", "", "1,200.00"]),
        (["培训场次", "12场", LONG], ["", "12场", REST]),
        (["培训场次", "12场", LONG], ["", "", "2.其他原因"]),
    ],
    ids=["labelled", "room left", "sentence ended", "figure", "cell that was not full", "numbered"],
)
def test_what_may_be_a_row_of_its_own_stays_one(first, second):
    assert broken(first, second) == ["\t".join(first), "\t".join(second)]


def test_columns_hidden_by_merged_cells_on_the_next_page():
    pdf = Pdf()
    table(
        pdf.page(),
        700,
        ["类", "款", "名称", "金额"],
        ["201", "05", "专项普查", "25.77"],
        columns=[60, 90, 120, 300, 400],
    )
    table(pdf.page(), 60, ["合计", "25.77"], columns=[60, 300, 400])
    document = read(pdf)
    assert document.text == "类\t款\t名称\t金额\n201\t05\t专项普查\t25.77\n合计\t\t\t25.77"
    (found,) = document.tables
    assert [(c.column, c.column_span) for c in found.cells if c.row == 2] == [(0, 3), (3, 1)]


def test_columns_hidden_on_the_first_page():
    pdf = Pdf()
    table(pdf.page(), 700, ["项目", "金额"], columns=[60, 300, 400])
    table(pdf.page(), 60, ["201", "05", "专项普查", "25.77"], columns=[60, 90, 120, 300, 400])
    assert read(pdf).text == "项目\t\t\t金额\n201\t05\t专项普查\t25.77"


@pytest.mark.parametrize("columns", [[60, 300, 380], [60, 220, 400], [80, 300, 400]])
def test_tables_with_other_columns_stay_apart(columns):
    pdf = Pdf()
    table(pdf.page(), 700, ["名称", "数量", "金额"], ["培训", "2", "25.77"], columns=[60, 180, 300, 400])
    table(pdf.page(), 60, ["合计", "25.77"], columns=columns)
    assert len(read(pdf).tables) == 2


def test_another_table_with_fewer_columns_and_its_own_head_stays_apart():
    pdf = Pdf()
    table(pdf.page(), 700, ["名称", "数量", "金额"], ["培训", "2", "25.77"], columns=[60, 180, 300, 400])
    table(pdf.page(), 60, ["姓名", "职务"], ["某某", "科长"], columns=[60, 300, 400])
    assert len(read(pdf).tables) == 2


@pytest.mark.parametrize("caption", ["单位：万元", "续表", "续表1", "表1（续）"])
def test_a_caption_printed_again_does_not_part_a_table(caption):
    pdf = Pdf()
    table(pdf.page().text(60, 650, "表1 收支总表").text(360, 670, "单位：万元", 10), 700, HEAD, ["培训", "25.77", "无"])
    table(pdf.page().text(360, 240, caption, 10), 260, HEAD, ["会议", "3.00", "无"])
    document = read(pdf)
    rows = ["\t".join(row) for row in (HEAD, ["培训", "25.77", "无"], ["会议", "3.00", "无"])]
    assert document.text.split("\n") == ["表1 收支总表", "单位：万元", *rows]
    assert document.notes == ("已略去页眉、页脚和页码共 1 处",)


def test_a_new_caption_parts_tables():
    pdf = Pdf()
    table(pdf.page().text(60, 650, "表1 收入表"), 700, HEAD, ["培训", "25.77", "无"])
    table(pdf.page().text(60, 240, "表2 支出表"), 260, HEAD, ["会议", "3.00", "无"])
    assert len(read(pdf).tables) == 2


def rows(pdf: Pdf, top: float, *cells: tuple[str, str, str]) -> None:
    for number, row in enumerate(cells):
        for x, cell in zip((60, 250, 400), row, strict=True):
            pdf.text(x, top + 20 * number, cell, 10)


def test_a_table_without_rulings_goes_on_under_its_head():
    head, pdf = ("项目", "预算数", "决算数"), Pdf()
    rows(pdf.page(), 700, head, ("培训费", "12.00", "8.25"), ("会议费", "3.00", "2.75"))
    rows(pdf.page(), 60, head, ("差旅费", "5.00", "4.80"), ("合计", "20.00", "15.80"))
    document = read(pdf)
    assert len(document.tables) == 1
    assert document.text.split("\n")[2:] == ["会议费\t3.00\t2.75", "差旅费\t5.00\t4.80", "合计\t20.00\t15.80"]


def test_tables_without_rulings_under_other_heads_stay_apart():
    pdf = Pdf()
    rows(pdf.page(), 700, ("项目", "预算数", "决算数"), ("培训费", "12.00", "8.25"), ("会议费", "3.00", "2.75"))
    rows(pdf.page(), 60, ("科室", "人数", "经费"), ("办公室", "5", "4.80"), ("合计", "20", "15.80"))
    assert len(read(pdf).tables) == 2
