"""The reviewer's sheet: every finding in the row where it stands, what is missing and what nobody can judge shown."""

from pathlib import Path

import openpyxl
import pytest

from reviewer.checks.runner import check
from reviewer.documents import from_text
from reviewer.errors import ExportError
from reviewer.rendering.form import fill, write_form

BUDGET = """某某县2031年县级部门预算
预算部门：某某县某某局

目 录
一、主要职能
二、名词解释
三、部门预算编制说明

某某局主要职能
某某局是主管本县某某工作的部门。
名词解释
财政拨款收入：指从本级财政部门取得的财政拨款。
2031年部门预算编制说明
公务接待费1.20万元，与上年持平，主要原因是。
2031年部门支出预算总表
单位：元
科目编码	科目名称	合计	基本支出	项目支出
205	教育支出	9000	6000	3000
20502	普通教育	6000	6000	3000
20508	进修培训	3000	0	3000
合计		9000	6000	3000
"""


def test_findings_stand_in_their_rows() -> None:
    document = from_text(BUDGET)
    form, rows = fill(check(document), document)
    answers = {filled.row.names: (filled.answer, filled.remarks) for filled in rows}
    assert form.name == "预算公开情况检查表"
    assert answers["及时公开"][0] == "未核"
    assert answers["主要职能"][0] == answers["名词解释"][0] == "是"
    assert answers["预算编制说明"][0] == "否" and "COP04" in answers["预算编制说明"][1][0]
    assert answers["《支出预算总表》"][0] == "否" and "9000" in answers["《支出预算总表》"][1][0]
    assert answers["机构设置"] == ("否", ("未见该部分。",))
    assert answers["项目经费情况说明"][0] == "—"


def test_a_clean_table_is_yes() -> None:
    document = from_text(BUDGET.replace("普通教育\t6000\t6000\t3000", "普通教育\t6000\t6000\t0"))
    _, rows = fill(check(document), document)
    assert next(r for r in rows if r.row.names == "《支出预算总表》").answer == "是"


def test_the_sheet_has_the_rows_and_no_formulas(tmp_path: Path) -> None:
    document = from_text(BUDGET)
    write_form(check(document), document, tmp_path / "form.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0]
    assert sheet["C4"].value == "符合要求"
    assert [sheet.cell(row, 2).value for row in range(5, 8)] == ["及时公开", "封面", "目录"]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_long_remarks_are_shown_whole_and_the_sheet_is_one_page_wide(tmp_path: Path) -> None:
    document = from_text(BUDGET)
    write_form(check(document), document, tmp_path / "form.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0]
    by_name = {sheet.cell(row, 2).value: sheet.row_dimensions[row].height or 0 for row in range(5, sheet.max_row + 1)}
    assert by_name["《支出预算总表》"] > by_name["主要职能"] == 15
    properties = sheet.sheet_properties.pageSetUpPr
    assert sheet.page_setup.orientation == "landscape" and properties is not None and properties.fitToPage


def test_final_accounts_have_rows_of_their_own() -> None:
    document = from_text(
        "某某县文化馆2031年度部门决算说明\n一、主要职责\n开展文化活动。\n二、支出决算情况说明\n"
        "本年支出合计90.00万元，其中：基本支出40.00万元，项目支出40.00万元。\n"
    )
    form, rows = fill(check(document), document)
    answers = {filled.row.names: filled.answer for filled in rows}
    assert form.name == "决算公开情况检查表"
    assert (answers["主要职责"], answers["支出决算情况"], answers["名词解释"]) == ("是", "否", "—")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    document = from_text(BUDGET)
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(ExportError):
        write_form(check(document), document, tmp_path / "taken" / "form.xlsx")
