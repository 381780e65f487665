"""Which lines are headings, and which only look like one. All texts are invented."""

import pytest

from reviewer.documents.outline import outline
from reviewer.model import Cell, Table
from tests.documents.sections import kinds, numbered, titles


@pytest.mark.parametrize(
    "line",
    [
        "2022年全县完成投资3亿元。",
        "1.5万名群众受益。",
        "12.31前完成验收。",
        "3、4月份开展排查。",
        "一、二、三产业协调发展。",
        "三、四季度连续增长。",
        "一是加强领导。二是完善制度。",
        "首先，抓培训。",
        "2.3个百分点的差距仍然存在。",
        "第三，强化监督。",
        "一、一般公共服务支出\t12.30\t11.20",
        "1848.66万元全部到位。",
        "18.2%的支出用于培训。",
    ],
)
def test_what_only_looks_like_a_heading(line: str):
    text = f"一、绩效情况\n前文已述。\n{line}\n二、存在的问题\n文。\n"
    assert numbered(outline(text)) == [("S1", "一、绩效情况"), ("S2", "二、存在的问题")]


def test_number_with_a_year_after_it_is_a_heading():
    text = "一、收支情况\n1.2022年度收入情况。全年收入5万元。\n2、2022年度支出情况。全年支出5万元。\n"
    assert numbered(outline(text))[1:] == [("S1.1", "1.2022年度收入情况"), ("S1.2", "2、2022年度支出情况")]


def test_wrapped_line_that_begins_with_a_number_is_no_heading():
    full = "本年度组织开展了农村饮水安全排查整治工作，共排查水厂、泵站及管网设施等各类问题"
    text = (
        f"一、工作情况\n{full}\n二、三类问题较为突出，已按照要求整改到位，现将有关情况说明如下，供研究参考\n使用。\n"
        + (f"{full}。\n" * 8)
    )
    assert numbered(outline(text)) == [("S1", "一、工作情况")]


def test_heading_on_two_lines_after_a_bare_number():
    text = "第一部分\n单位概况\n一、主要职能\n负责管理。\n第二部分\n决算情况说明\n文字说明。\n"
    sections = outline(text)
    assert titles(sections) == {"S1": "第一部分 单位概况", "S1.1": "一、主要职能", "S2": "第二部分 决算情况说明"}
    assert kinds(sections) == {"S1": "profile", "S1.1": "duties", "S2": "finance"}


def test_tables_hold_no_headings():
    head = "一、收支情况\n见下表。\n"
    grid = "项目\t金额\n一、财政拨款收入\t5\n二、其他收入\t6\n"
    text = head + grid + "二、绩效情况\n良好。\n"
    table = Table(
        start=len(head),
        end=len(head) + len(grid) - 1,
        rows=3,
        columns=2,
        cells=(Cell(row=0, column=0, start=len(head), end=len(head) + 2),),
    )
    assert numbered(outline(text, [table])) == [("S1", "一、收支情况"), ("S2", "二、绩效情况")]
    one_column = head + "一、财政拨款收入\n" + "二、绩效情况\n良好。\n"
    cell = Table(start=len(head), end=len(head) + 8, rows=1, columns=1, cells=())
    assert numbered(outline(one_column, [cell])) == [("S1", "一、收支情况"), ("S2", "二、绩效情况")]


def test_rows_of_a_table_printed_one_below_the_other():
    rows = "".join(
        f"{n}、{name}支出\n{value}\n"
        for n, name, value in [
            ("一", "教育", "12.30"),
            ("二", "国防", "0.00"),
            ("三", "科技", "4.1"),
            ("四", "农林", "7.00"),
        ]
    )
    text = f"一、决算报表\n{rows}二、决算情况说明\n全年支出平稳，较上年持平。\n"
    assert numbered(outline(text)) == [("S1", "一、决算报表"), ("S2", "二、决算情况说明")]


def test_headings_that_open_with_a_numeral():
    text = "一、五年来工作回顾\n成绩显著。\n二、“十四五”规划\n目标明确。\n三、三公经费情况\n持续下降。\n"
    assert [s.title for s in outline(text)] == ["一、五年来工作回顾", "二、“十四五”规划", "三、三公经费情况"]


def test_headings_without_numbers():
    text = (
        "云岭县水务局2024年部门预算\n\n云岭县水务局主要职能\n"
        "    负责水务。\n    一、加强管理。落实责任。\n    二、做好服务。完善机制。\n\n"
        "云岭县水务局机构设置\n    设5个股室。\n\n名词解释\n"
        "    （一）财政拨款收入：指拨款。\n\n其他相关情况说明\n    一、采购情况。无。\n"
    )
    found = [(s.id, s.title, s.kind) for s in outline(text) if s.level == 1]
    assert found == [
        ("S1", "云岭县水务局主要职能", "duties"),
        ("S2", "云岭县水务局机构设置", "organisation"),
        ("S3", "名词解释", "other"),
        ("S4", "其他相关情况说明", "other"),
    ]
    assert kinds(outline(text))["S3.1"] == "other"


def test_untitled_line_that_stands_alone_opens_a_section():
    text = (
        "一、主要做法\n\n做好了准备。\n\n守护一江清水\n\n"
        "全年清理河道垃圾，开展巡查，沿线群众普遍反映水质明显好转。\n\n二、存在的问题\n\n经费不足。\n"
    )
    assert titles(outline(text)) == {"S1": "一、主要做法", "S1.1": "守护一江清水", "S2": "二、存在的问题"}


def test_masked_answers_are_no_headings():
    text = "一、基本情况\n1、部门职责\n 保密\n2、机构设置\n保密\n二、绩效情况\n良好。\n"
    assert [s.title for s in outline(text)] == ["一、基本情况", "1、部门职责", "2、机构设置", "二、绩效情况"]


def test_long_item_has_its_first_clause_for_a_title_and_keeps_its_sentence():
    item = (
        "负责统筹推进全县农村饮水安全巩固提升工程建设，组织实施水源地保护和水质监测，"
        "指导乡镇做好供水设施运行管护、水费收缴和应急供水等各项工作"
    )
    text = f"一、主要职责\n1、{item}；承担其他任务。\n"
    section = outline(text)[1]
    assert section.title == "1、负责统筹推进全县农村饮水安全巩固提升工程建设"
    assert text[section.body_start : section.body_start + 6] == item[:6]


def test_a_number_and_blanks_before_the_name_of_a_section_make_a_heading():
    text = (
        "    1  部门概况\n    1.1  职能职责\n    负责全县林业。\n    2  绩效情况\n    造林1.2万亩。\n"
        "    3  存在的不足\n    3.1  拨付偏慢。验收推迟。\n    4  改进意见\n    4.1  优化流程。由造林股办理。\n"
    )
    sections = outline(text)
    assert titles(sections) == {
        "S1": "1  部门概况",
        "S1.1": "1.1  职能职责",
        "S2": "2  绩效情况",
        "S3": "3  存在的不足",
        "S3.1": "3.1  拨付偏慢",
        "S4": "4  改进意见",
        "S4.1": "4.1  优化流程",
    }
    assert kinds(sections)["S3"] == "problems" and kinds(sections)["S4"] == "measures"


@pytest.mark.parametrize("line", ["3  个乡镇", "2  大坪林场", "12  月底前完工", "5  名干部职工"])
def test_a_number_and_blanks_before_other_words_make_none(line: str):
    text = f"一、绩效情况\n前文已述。\n{line}\n二、存在的问题\n文。\n"
    assert numbered(outline(text)) == [("S1", "一、绩效情况"), ("S2", "二、存在的问题")]
