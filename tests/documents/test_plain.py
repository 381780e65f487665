"""Text files: encodings, canonical text, tab grids."""

import hashlib

import pytest

from reviewer.documents import from_text, load_bytes
from reviewer.errors import Damaged, DocumentError, NoText
from reviewer.model import Document

REPORT = "某县某局2023年度部门整体支出绩效自评报告\n一、部门概况\n全年支出100.50万元，其中培训费12万元。\n"


def cells(document: Document, index: int = 0) -> dict[tuple[int, int], str]:
    return {(c.row, c.column): document.text[c.start : c.end] for c in document.tables[index].cells}


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        REPORT.encode("utf-8-sig"),
        REPORT.encode("gb18030"),
        REPORT.encode("utf-16"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-32"),
        REPORT.replace("\n", "\r\n").encode("gb18030"),
        REPORT.replace("\n", "\r").encode(),
    ],
)
def test_every_encoding_gives_the_same_text(data):
    document = load_bytes(data, "报告.txt")
    assert document.text == REPORT
    assert document.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert document.notes == ()
    assert document.format == "txt"


@pytest.mark.parametrize(("encoding", "named"), [("utf-16-le", "UTF-16-LE"), ("utf-16-be", "UTF-16-BE")])
def test_an_unmarked_utf16_file_is_read_with_a_note(encoding, named):
    document = load_bytes(REPORT.encode(encoding), "a.txt")
    assert document.text == REPORT
    assert named in document.notes[0]


def test_big5_is_guessed_with_a_note():
    text = (
        "本部門全年支出總計一百萬元，其中人員經費八十萬元，公用經費二十萬元。預算執行情況良好，各項工作均已按計劃完成。"
        * 4
    )
    document = load_bytes(text.encode("big5"), "a.txt")
    assert document.text == text
    assert "BIG5" in document.notes[0]


def test_a_file_cut_inside_a_character_is_read_with_a_note():
    document = load_bytes(REPORT.encode()[:-3], "a.txt")
    assert document.text.startswith("某县某局2023年度")
    assert "1 处" in document.notes[0]


def test_only_line_ends_and_composition_change():
    document = from_text("é１２３，“全角”\u3000\xa0不折叠\f第二页\x0b换行\u2028末\x85尾")
    assert document.text == "é１２３，“全角”\u3000\xa0不折叠\n第二页\n换行\n末\n尾"
    assert from_text("e\u0301").text == "\u00e9"


def test_half_a_character_is_marked():
    assert from_text("甲\ud83d乙").text == "甲\ufffd乙"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02" * 500, b"\x7fELF\x02\x01\x01" + b"\x00" * 99])
def test_binary_under_the_name_of_text_is_refused(data):
    with pytest.raises(Damaged) as caught:
        load_bytes(data, "报告.txt")
    assert "文本" in str(caught.value) or "编码" in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", "\u3000\n".encode()])
def test_nothing_but_white_space_is_no_text(data):
    with pytest.raises(NoText):
        load_bytes(data, "报告.txt")


def test_markdown_is_told_by_its_name():
    assert load_bytes(b"# \xe6\xa0\x87\xe9\xa2\x98", "a.MD").format == "md"


def test_tabbed_lines_are_a_grid_with_the_unit_above():
    text = "附表如下：\n单位：万元\n项目\t预算数\t决算数\n培训费\t12.00\t11.50\n合计\t12.00\t11.50\n以上。"
    document = from_text(text)
    (table,) = document.tables
    assert (table.rows, table.columns, table.unit) == (3, 3, "万元")
    assert text[table.start : table.end].startswith("项目\t") and text[table.start : table.end].endswith("11.50")
    assert cells(document)[1, 2] == "11.50"


def test_a_unit_spaced_out_or_beside_the_department_is_read():
    grid = "\n项目\t金额\n合计\t5\n"
    assert from_text(f"编制单位：某局    金额单位：元{grid}").tables[0].unit == "元"
    assert from_text(f"单 位 ： 万 元{grid}").tables[0].unit == "万元"
    assert from_text(f"编制单位：某局{grid}").tables[0].unit is None
    assert from_text(f"单位：元宝镇{grid}").tables[0].unit is None


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("项目\t预算数（万元）\t执行数（万元）\t执行率（%）", "万元"),
        ("项目\t预算数(元)\t执行数( 元 )\t得分", "元"),
        ("项目\t资金（万元）\t受益人数（人）\t完成率", "万元"),
        ("项目\t预算数（万元）\t执行数（元）\t执行率", None),
        ("项目\t预算数（万元）\t执行数\t执行率", None),
        ("项目\t参训（人）\t合格（人）\t合格率", None),
    ],
)
def test_the_unit_in_the_heads_of_columns_is_that_of_the_table_where_all_amounts_have_it(head, unit):
    document = from_text(f"各项目情况如下：\n{head}\n培训\t12.50\t10\t80%\n维修\t3\t3\t100%\n")
    assert document.tables[0].unit == unit


def test_the_unit_of_one_table_is_not_that_of_the_next():
    document = from_text("单位：万元\n甲\t1\n乙\t2\n\n丙\t3\t4\n丁\t5\t6\n")
    assert [table.unit for table in document.tables] == ["万元", None]


def test_indents_single_lines_and_contents_are_no_tables():
    assert from_text("\t第一段缩进。\n\t第二段缩进。").tables == ()
    assert from_text("只有\t一行\n普通文字").tables == ()
    assert from_text("目 录\n一、概况\t1\n二、问题\t5\n正文").tables == ()


def test_empty_cells_have_no_length():
    document = from_text("项目\t预算\t决算\n培训\t\t3\n")
    cell = next(c for c in document.tables[0].cells if (c.row, c.column) == (1, 1))
    assert cell.start == cell.end == len("项目\t预算\t决算\n培训\t")


def test_origins_cover_every_printed_line():
    document = from_text("甲\n\n乙丙")
    assert [(o.start, o.end, o.paragraph) for o in document.origins] == [(0, 1, 0), (3, 5, 2)]


def test_the_seed_is_read_code_point_for_code_point(shared):
    data = (shared / "data" / "seed" / "report.txt").read_bytes()
    assert load_bytes(data, "report.txt").text == data.decode("utf-8")


@pytest.mark.real
def test_every_real_text_file_is_read(shared):
    for path in sorted(
        [*(shared / "data" / "reports").glob("*.txt"), *(shared / "data" / "work_reports").glob("*.txt")]
    ):
        try:
            document = load_bytes(path.read_bytes(), path.name)
        except DocumentError as error:
            pytest.fail(f"{path.name}: {error}")
        assert "\r" not in document.text and "\ufffd" not in document.text
