"""A whole column typed into one cell, as paragraphs, reads as the rows it stands for."""

import io

import pytest

from reviewer.documents import load_bytes
from reviewer.documents.blocks import Grid, GridCell
from reviewer.documents.stacked import unstacked
from tests.documents.makers import docx, p, table

HEAD = ["项目", "预算数（万元）", "执行率"]
STACKED = [["河道清淤", "泵站维护", "水质监测"], ["120.00", "30.10", "8.05"], ["80.5%", "100%", "-"]]
ROWS = "项目\t预算数（万元）\t执行率\n河道清淤\t120.00\t80.5%\n泵站维护\t30.10\t100%\n水质监测\t8.05\t-"


def as_docx() -> bytes:
    cells = [f"<w:tc>{''.join(map(p, column))}</w:tc>" for column in STACKED]
    return docx(table([HEAD, cells]))


def as_html() -> bytes:
    first, *others = ("<br>".join(STACKED[0]), *("".join(f"<p>{entry}</p>" for entry in c) for c in STACKED[1:]))
    cells = "".join(f"<td>{cell}</td>" for cell in (first, *others))
    head = "".join(f"<td>{name}</td>" for name in HEAD)
    return f"<html><body><table><tr>{head}</tr><tr>{cells}</tr></table></body></html>".encode()


def as_xlsx() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append(["\n".join(column) for column in STACKED])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("name", "data"), [("a.docx", as_docx), ("a.html", as_html), ("a.xlsx", as_xlsx)])
def test_columns_typed_into_one_row_are_read_as_rows(name, data):
    document = load_bytes(data(), name)
    assert document.text.removeprefix("Sheet\n") == ROWS
    (found,) = document.tables
    assert (found.rows, found.columns, found.unit) == (4, 3, "万元")


def row_of(*texts: str) -> Grid:
    return Grid(rows=1, columns=len(texts), cells=tuple(GridCell(0, i, text) for i, text in enumerate(texts)))


@pytest.mark.parametrize(
    "texts",
    [
        ("培训费\n会议费", "12.00\n3.10"),
        ("培训费\n会议费\n差旅费", "12.00\n3.10"),
        ("完善制度\n加强管理\n提升服务", "已出台\n已培训\n已公开"),
        ("存在问题", "1.5\n2.5\n3.5"),
        ("", "1.5\n2.5\n3.5"),
    ],
    ids=["two paragraphs", "not as many", "no figures", "one cell has one", "one column only"],
)
def test_what_may_be_one_row_stays_one(texts):
    grid = row_of(*texts)
    assert unstacked(grid) == grid


def test_an_empty_cell_beside_stays_empty_in_every_row():
    grid = unstacked(row_of("甲\n乙\n丙", "1\n2\n3", ""))
    assert grid.rows == 3
    assert [(cell.row, cell.text) for cell in grid.cells if cell.column == 2] == [(0, ""), (1, ""), (2, "")]


def test_a_cell_merged_over_the_row_covers_all_its_parts():
    cells = (
        GridCell(0, 0, "基本支出", row_span=2),
        GridCell(0, 1, "工资"),
        GridCell(0, 2, "5"),
        GridCell(1, 1, "水费\n电费\n邮费"),
        GridCell(1, 2, "1\n2\n3"),
        GridCell(2, 0, "合计", column_span=2),
        GridCell(2, 2, "11"),
    )
    grid = unstacked(Grid(rows=3, columns=3, cells=cells))
    assert (grid.rows, grid.cells[0].row_span) == (5, 4)
    assert [(cell.row, cell.text) for cell in grid.cells if cell.column == 2] == [
        (0, "5"),
        (1, "1"),
        (2, "2"),
        (3, "3"),
        (4, "11"),
    ]


def test_paragraphs_of_other_cells_are_parted_by_a_space():
    document = load_bytes(
        docx(table([["职责", f"<w:tc>{p('管理水务')}{p('防汛抗旱')}</w:tc>"], ["人数", "5"]])), "a.docx"
    )
    assert document.text == "职责\t管理水务 防汛抗旱\n人数\t5"
