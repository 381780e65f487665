"""Markdown reports: what is printed of the marks, and tables of bars."""

import time

from reviewer.checks.runner import check
from reviewer.documents import load_bytes
from reviewer.model import Document

REPORT = """# 云岭县林业局2024年度部门整体支出绩效自评报告

## 一、收支情况

**单位：万元**

| 项目 | 预算数 | 决算数 | 执行率 |
|:---|---:|---:|---|
| 基本支出 | 100.00 | 90.00 | 90.00% |
| **合计** | 100.00 | 90.00 | 95.00% |

## 二、绩效情况

- 栽树3万株。
"""


def read(text: str) -> Document:
    return load_bytes(text.encode(), "报告.md")


def test_headings_and_emphasis_are_read_without_their_marks():
    document = read(REPORT)
    assert document.title == "云岭县林业局2024年度部门整体支出绩效自评报告"
    assert [section.title for section in document.sections if section.level == 1] == ["一、收支情况", "二、绩效情况"]
    assert "#" not in document.text and "*" not in document.text


def test_a_table_of_bars_is_a_table_and_is_checked():
    document = read(REPORT)
    (table,) = document.tables
    assert (table.rows, table.columns, table.unit) == (3, 4, "万元")
    words = {(cell.row, cell.column): document.text[cell.start : cell.end] for cell in table.cells}
    assert words[0, 0] == "项目" and words[2, 0] == "合计" and words[2, 3] == "95.00%"
    (found,) = [finding for finding in check(document).findings if finding.code == "TAB02"]
    assert "90.00÷100.00=90.00%≠95.00%" in found.computation


def test_cells_may_hold_a_bar_and_rows_may_be_short_or_without_outer_bars():
    (table,) = (document := read("甲 | 乙 | 丙\n---|---|---\n1 | 2\\|3 | 4\n5 | 6\n之后。")).tables
    assert document.text[table.start : table.end] == "甲\t乙\t丙\n1\t2|3\t4\n5\t6\t"
    assert document.text.endswith("之后。")


def test_masks_blanks_and_lone_bars_stay_as_they_are():
    text = "负责人张**、李**，20__年__月。\n#号楼改造\n甲|乙\n正文"
    document = read(text)
    assert document.text == text and not document.tables


def test_a_table_without_a_word_is_no_trouble():
    assert read("|\n|-|\n|\n之后").text.strip() == "之后"


def test_long_lines_take_no_long_time():
    begun = time.perf_counter()
    read("# 标题\n甲|乙\n" + "| " + " " * 100_000 + "-|x\n" + "|-" * 50_000 + "\n" + "**" * 50_000 + "完")
    assert time.perf_counter() - begun < 5
