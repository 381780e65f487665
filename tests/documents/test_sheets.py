"""Spreadsheets: what the sheet shows, its titles, its tables, what is left out and said so."""

import io
import math

import pytest

from reviewer.documents import load, load_bytes
from reviewer.errors import Damaged, NoText, TooLarge
from tests.documents.makers import archive

openpyxl = pytest.importorskip("openpyxl")


def workbook(*sheets, change=None) -> bytes:
    """A workbook of (name, rows) sheets; ``change`` gets the openpyxl book before it is written."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change is not None:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def grid(document, index=0) -> list[list[str]]:
    table = document.tables[index]
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.text[cell.start : cell.end]
    return rows


INDICATORS = [
    ["部门整体支出绩效自评表"],
    ["单位：万元"],
    ["指标", "年初预算", "执行数", "执行率"],
    ["河道清淤", 120, 96.6, 0.805],
    ["泵站维护", 30.1, 30.10, 1],
    [None],
    ["合计", 150.1, 126.69999999999999, 0.8441],
    ["注：执行率保留两位小数。"],
]


def percents(book):
    for row in range(4, 8):
        book.active.cell(row, 4).number_format = "0.00%"


def test_a_sheet_is_its_name_its_titles_its_table_and_its_notes():
    document = load_bytes(workbook(("自评表", INDICATORS), change=percents), "自评.xlsx")
    assert document.format == "xlsx"
    assert document.text.split("\n")[:3] == ["自评表", "部门整体支出绩效自评表", "单位：万元"]
    assert document.text.endswith("\n注：执行率保留两位小数。")
    assert grid(document) == [
        ["指标", "年初预算", "执行数", "执行率"],
        ["河道清淤", "120", "96.6", "80.50%"],
        ["泵站维护", "30.1", "30.1", "100.00%"],
        ["合计", "150.1", "126.7", "84.41%"],
    ]
    assert document.tables[0].unit == "万元"


def test_merged_cells_keep_their_spans_where_empty_rows_and_columns_fall_away():
    rows = [["一级指标", None, "二级指标", "分值"], ["产出", None, "数量", 20], [None], [None, None, "质量", 10]]

    def merge(book):
        book.active.merge_cells("A2:A4")
        book.active.merge_cells("A1:B1")

    table = load_bytes(workbook(("表", rows), change=merge), "表.xlsx").tables[0]
    assert (table.rows, table.columns) == (3, 3)
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells}
    assert spans[1, 0] == (2, 1)
    assert (2, 0) not in spans
    assert spans[0, 0] == (1, 1)


def test_an_empty_row_before_a_title_parts_two_tables():
    rows = [["表一"], ["甲", "乙"], [1, 2], [None], ["表二"], ["丙", "丁"], [3, 4]]
    document = load_bytes(workbook(("两表", rows)), "两表.xlsx")
    assert [grid(document, 0), grid(document, 1)] == [[["甲", "乙"], ["1", "2"]], [["丙", "丁"], ["3", "4"]]]
    assert document.text == "两表\n表一\n甲\t乙\n1\t2\n表二\n丙\t丁\n3\t4"


def test_every_visible_sheet_in_order_and_the_hidden_ones_named():
    def hide(book):
        book["字典"].sheet_state = "veryHidden"
        book["丙"].row_dimensions[2].hidden = True
        book["丙"].column_dimensions["B"].hidden = True

    data = workbook(("乙", [["a", 1]]), ("字典", [["秘", "密"]]), ("丙", [["b", 2], ["c", 3]]), change=hide)
    document = load_bytes(data, "a.xlsx")
    assert document.text == "乙\na\t1\n丙\nb\t2\nc\t3"
    assert any("隐藏的工作表未读入：“字典”" in note for note in document.notes)
    assert any("隐藏的行 1 行" in note for note in document.notes)
    assert any("隐藏的列 1 列" in note for note in document.notes)


def test_a_formula_without_a_stored_result_is_said():
    document = load_bytes(workbook(("表", [["合计", "=1+1"], ["注", "文字"]])), "a.xlsx")
    assert any("1 个公式没有保存计算结果" in note for note in document.notes)


def test_strings_in_runs_and_escapes():
    strings = (
        "<sst xmlns='m'><si><r><t>收入</t></r><r><t>合计</t></r><rPh><t>ignored</t></rPh></si>"
        "<si><t>甲_x000D_乙</t></si></sst>"
    )
    sheet = "<worksheet xmlns='m'><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c>"
    sheet += "<c r='D1' t='s'><v>99</v></c></row></sheetData></worksheet>"
    book = "<workbook xmlns='m' xmlns:r='r'><sheets><sheet name='表' sheetId='1' r:id='rId1'/></sheets></workbook>"
    relations = "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
    relations += "<Relationship Id='rId2' Type='x/hyperlink' Target='http://a.invalid/' TargetMode='External'/>"
    data = archive(
        {
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relations + "</Relationships>",
            "xl/sharedStrings.xml": strings,
            "xl/worksheets/sheet1.xml": sheet + "",
            "xl/vbaProject.bin": b"macro",
        }
    )
    document = load_bytes(data, "a.xlsm")
    assert document.text == "表\n收入合计\t甲 乙"
    assert any("宏" in note for note in document.notes)


def test_separated_values_in_two_encodings():
    text = '指标,预算数,决算数\r\n培训,“12”,10.50\r\n"会议,差旅",3,2\r\n'
    for encoding in ("utf-8-sig", "gb18030"):
        document = load_bytes(text.encode(encoding), "表.csv")
        assert grid(document) == [["指标", "预算数", "决算数"], ["培训", "“12”", "10.50"], ["会议,差旅", "3", "2"]]
    assert grid(load_bytes("甲\t乙\n1\t2\n".encode(), "表.tsv")) == [["甲", "乙"], ["1", "2"]]
    # What many systems call a spreadsheet.
    assert grid(load_bytes("甲\t乙\n1\t2\n".encode("gb18030"), "导出.xls")) == [["甲", "乙"], ["1", "2"]]
    page = "<html><body><table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>"
    assert grid(load_bytes(page.encode(), "导出.xls")) == [["甲", "乙"], ["1", "2"]]


def test_a_sheet_of_nothing_and_a_broken_one():
    with pytest.raises(NoText, match="没有内容"):
        load_bytes(workbook(("空", [])), "空.xlsx")
    with pytest.raises(Damaged):
        load_bytes(workbook(("表", INDICATORS))[:-200], "坏.xlsx")
    with pytest.raises(Damaged, match="工作表"):
        load_bytes(archive({"xl/styles.xml": "<s/>"}), "坏.xlsx")
    with pytest.raises(Damaged):
        load_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\x00" * 900, "坏.xls")


def test_full_width_commas_part_cells_only_where_nothing_else_does():
    prose = "2023年自评报告\n全年收入，支出，结余均已核对。\n各项任务，按期完成。\n\n项目,预算数\n培训,12.5\n"
    document = load_bytes(prose.encode(), "报告.csv")
    assert document.text.split("\n")[1:3] == ["全年收入，支出，结余均已核对。", "各项任务，按期完成。"]
    assert grid(document) == [["项目", "预算数"], ["培训", "12.5"]]
    wide = load_bytes("项目，预算数\n培训，12.5\n".encode(), "表.csv")
    assert grid(wide) == [["项目", "预算数"], ["培训", "12.5"]]


def test_a_sheet_named_by_its_first_line_says_so_once():
    rows = [["绩效自评表"], ["指标", "分值"], ["产出", 50]]
    assert load_bytes(workbook(("绩效自评表", rows)), "a.xlsx").text == "绩效自评表\n指标\t分值\n产出\t50"


def test_two_cells_far_apart_are_not_a_sheet_of_a_milliard():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "甲", "乙"
    stream = io.BytesIO()
    book.save(stream)
    assert load_bytes(stream.getvalue(), "a.xlsx").text == "Sheet\n甲\n乙"


def test_a_diagonal_of_cells_is_refused():
    book = openpyxl.Workbook()
    side = math.isqrt(500_000) + 1
    for place in range(1, side + 1):
        book.active.cell(place, place, 1)
        book.active.cell(place, place + 1, 1)
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(TooLarge, match="单元格"):
        load_bytes(stream.getvalue(), "a.xlsx")


@pytest.mark.real
def test_real_sheets(shared):
    folder = shared / "data" / "files"
    remarks = load(folder / "sh_unit_budget_a.xlsx")
    rows = grid(remarks)
    assert any("单位支出预算总表" in row[1] and row[2] == "否" for row in rows)
    assert any("图片 11 张" in note for note in remarks.notes)
    criteria = load(folder / "sz_jixiao_audit_criteria_template.xlsx")
    assert grid(criteria)[0][:3] == ["编码", "审核对象", "模式"]
    assert [row[0] for row in grid(criteria)[1:]] == [str(number) for number in range(26)]


def raw(sheet: str, strings: str = "") -> bytes:
    """A workbook of one sheet from the inside of its XML."""
    relations = (
        "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
    )
    return archive(
        {
            "xl/workbook.xml": "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations,
            "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet>{sheet}</worksheet>",
        }
    )


def test_one_long_string_in_a_hundred_thousand_cells_is_refused():
    cells = "<c t='s'><v>0</v></c>" * 100_000
    with pytest.raises(TooLarge, match="文字"):
        load_bytes(raw(f"<sheetData><row>{cells}</row></sheetData>", f"<si><t>{'长' * 30_000}</t></si>"), "a.xlsx")


def test_merged_areas_that_overlap_are_looked_at_once():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row>" * 2000
    areas = "".join(f"<mergeCell ref='A{n}:B2000'/>" for n in range(2000, 0, -1))
    with pytest.raises(TooLarge):
        load_bytes(raw(f"<sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells>"), "a.xlsx")
    same = "<mergeCell ref='A1:B2000'/>" * 40_000
    document = load_bytes(raw(f"<sheetData>{rows}</sheetData><mergeCells>{same}</mergeCells>"), "a.xlsx")
    assert [(c.row_span, c.column_span) for c in document.tables[0].cells] == [(2000, 2)]


def ods(head: str, cell: str) -> bytes:
    """An .ods file of one cell, which may say how often it is repeated."""
    spaces = "".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" ' for n in ("office", "table", "text"))
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    sheet = f'<office:spreadsheet><table:table table:name="a">{row}</table:table></office:spreadsheet>'
    content = f"{head}<office:document-content {spaces}><office:body>{sheet}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "META-INF/manifest.xml": "<m/>", "content.xml": content})


def test_a_cell_of_an_ods_file_repeated_beyond_all_measure_and_entities_end_at_once():
    wide = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    with pytest.raises((Damaged, TooLarge)):
        load_bytes(ods("", wide), "表.ods")
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = ods(
        f'<!DOCTYPE a [<!ENTITY a0 "长">{entities}]>', "<table:table-cell><text:p>&a9;</text:p></table:table-cell>"
    )
    with pytest.raises((Damaged, NoText, TooLarge)):
        load_bytes(bomb, "表.ods")
