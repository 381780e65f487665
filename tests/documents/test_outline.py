"""The section tree: styles of headings, nesting, kinds, and what only looks like a heading. All texts are invented."""

import time
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents.kinds import kind_of
from reviewer.documents.outline import outline
from reviewer.model import Cell, Section, Table

COUNTY = """云岭县水务局
2023年度部门整体支出绩效自评报告

一、部门（单位）基本情况
（一）部门职责
负责全县水资源管理。
（二）机构设置
内设股室5个。
二、部门整体支出绩效情况
（一）供水保障
1.改造老旧管网。全年改造管网12.5公里。
2.水质检测。检测水样120份，合格率99.2%。
（二）防汛抗旱
1、修复水毁工程3处。
经综合评价，我局2023年度部门整体支出绩效自评得分92.5分，等级为优。
三、存在的主要问题及原因分析
1、制度流于形式。单位制定了办法，执行不够严格。
2、绩效管理力量薄弱
专职人员只有1人。
四、下一步改进措施
1、完善制度。修订资金管理办法。
附件：1.整体支出绩效自评表
"""


def titles(sections: tuple[Section, ...]) -> dict[str, str]:
    return {s.id: s.title for s in sections}


def kinds(sections: tuple[Section, ...]) -> dict[str, str]:
    return {s.id: s.kind for s in sections}


def numbered(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    return [(s.id, s.title) for s in sections if s.number]


def test_county_form_gives_the_tree_its_ids_and_kinds():
    sections = outline(COUNTY)
    assert titles(sections) == {
        "S0": "2023年度部门整体支出绩效自评报告",
        "S1": "一、部门（单位）基本情况",
        "S1.1": "（一）部门职责",
        "S1.2": "（二）机构设置",
        "S2": "二、部门整体支出绩效情况",
        "S2.1": "（一）供水保障",
        "S2.1.1": "1.改造老旧管网",
        "S2.1.2": "2.水质检测",
        "S2.2": "（二）防汛抗旱",
        "S2.2.1": "1、修复水毁工程3处。",
        "S2.3": "",
        "S3": "三、存在的主要问题及原因分析",
        "S3.1": "1、制度流于形式",
        "S3.2": "2、绩效管理力量薄弱",
        "S4": "四、下一步改进措施",
        "S4.1": "1、完善制度",
        "S5": "附件：1.整体支出绩效自评表",
    }
    by_kind = kinds(sections)
    assert by_kind["S0"] == "title"
    assert (by_kind["S1"], by_kind["S1.1"], by_kind["S1.2"]) == ("profile", "duties", "organisation")
    assert {by_kind[key] for key in by_kind if key.startswith("S2") and key != "S2.3"} == {"performance"}
    assert by_kind["S2.3"] == "score"
    assert {by_kind["S3"], by_kind["S3.1"], by_kind["S3.2"]} == {"problems"}
    assert (by_kind["S4.1"], by_kind["S5"]) == ("measures", "appendix")


def test_spans_cover_heading_and_body():
    sections = {s.id: s for s in outline(COUNTY)}
    run_in = sections["S2.1.1"]
    assert COUNTY[run_in.start : run_in.end] == "1.改造老旧管网。全年改造管网12.5公里。\n"
    assert COUNTY[run_in.body_start : run_in.end] == "全年改造管网12.5公里。\n"
    below = sections["S3.2"]
    assert COUNTY[below.body_start : below.end] == "专职人员只有1人。\n"
    score = sections["S2.3"]
    assert (score.level, score.path) == (2, ("二、部门整体支出绩效情况",))
    assert COUNTY[score.start : score.end].startswith("经综合评价")
    assert sections["S2.2"].end == score.start == sections["S2.2.1"].end
    assert sections["S2.1.2"].path == ("二、部门整体支出绩效情况", "（一）供水保障", "2.水质检测")
    assert sections["S2.1.2"].number == "2."


@pytest.mark.parametrize(
    "text",
    [
        "一、概况\n（一）职责\n正文。\n（二）机构\n正文。\n二、绩效\n正文。\n",
        "一、概况\n1、职责\n正文。\n2、机构\n正文。\n二、绩效\n正文。\n",
        "第一部分 概况\n一、职责\n正文。\n二、机构\n正文。\n第二部分 绩效\n正文。\n",
        "第一章 概况\n第一条 职责\n正文。\n第二条 机构\n正文。\n第二章 绩效\n正文。\n",
        "1.概况\n（1）职责\n正文。\n（2）机构\n正文。\n2.绩效\n正文。\n",
        "１．概况\n(1)职责\n正文。\n(2)机构\n正文。\n２．绩效\n正文。\n",
        "（一）概况\n①职责\n正文。\n②机构\n正文。\n（二）绩效\n正文。\n",
        "㈠概况\n1）职责\n正文。\n2）机构\n正文。\n㈡绩效\n正文。\n",
        "　　一、概况\n  ( 一 ) 职责\n正文。\n  ( 二 ) 机构\n正文。\n　　二 、绩效\n正文。\n",
        "1、概况\n（一）职责\n正文。\n（二）机构\n正文。\n2、绩效\n正文。\n",
        "1.概况\n1.1职责\n正文。\n1.2机构\n正文。\n2.绩效\n正文。\n",
    ],
)
def test_two_levels_in_every_style(text: str):
    assert [(s.id, s.level) for s in outline(text)] == [("S1", 1), ("S1.1", 2), ("S1.2", 2), ("S2", 1)]


def test_levels_may_differ_between_parts_of_one_document():
    text = (
        "一、甲部分\n1、子一\n文。\n2、子二\n文。\n"
        "二、乙部分\n（一）子一\n1.孙一\n文。\n2.孙二\n文。\n（二）子二\n文。\n三、丙部分\n文。\n"
    )
    assert [s.id for s in outline(text)] == ["S1", "S1.1", "S1.2", "S2", "S2.1", "S2.1.1", "S2.1.2", "S2.2", "S3"]


def test_missing_and_repeated_numbers_do_not_change_the_level():
    text = "一、甲部分\n1.子一。文。\n2.子二。文。\n4.子四。文。\n4.子四又。文。\n三、丙部分\n文。\n"
    assert [s.id for s in outline(text)] == ["S1", "S1.1", "S1.2", "S1.3", "S1.4", "S2"]


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


def test_contents_page_is_one_section_and_the_body_counts():
    text = (
        "青山市档案馆2023年度部门决算\n目  录\n一、单位概况……………1\n"
        "（一）主要职责……………1\n二、决算说明………3\n三、未写的一章………9\n\n"
        "一、单位概况\n（一）主要职责\n保管档案。\n二、决算说明\n收支平衡。\n"
    )
    sections = outline(text)
    assert titles(sections) == {
        "S0": "青山市档案馆2023年度部门决算",
        "S0.1": "目  录",
        "S0.1.1": "三、未写的一章",
        "S1": "一、单位概况",
        "S1.1": "（一）主要职责",
        "S2": "二、决算说明",
    }
    assert kinds(sections)["S0.1"] == kinds(sections)["S0.1.1"] == "contents"


def test_contents_may_name_the_same_thing_on_two_levels():
    text = (
        "青山市档案馆2023年度部门决算\n目录\n一、概况\n（一）概况\n（二）机构\n二、决算说明\n"
        "一、概况\n（一）概况\n保管档案。\n（二）机构\n设3个科。\n二、决算说明\n收支平衡。\n"
    )
    assert [s.id for s in outline(text)] == ["S0", "S0.1", "S1", "S1.1", "S1.2", "S2"]


def test_headings_that_open_with_a_numeral():
    text = "一、五年来工作回顾\n成绩显著。\n二、“十四五”规划\n目标明确。\n三、三公经费情况\n持续下降。\n"
    assert [s.title for s in outline(text)] == ["一、五年来工作回顾", "二、“十四五”规划", "三、三公经费情况"]


def test_praise_with_a_mark_is_no_self_assessed_score():
    text = (
        "一、绩效情况\n（一）供水\n管网改造完成。\n省级河湖长制考核得98分，居全市第一。\n二、存在的问题\n经费不足。\n"
    )
    assert [s.id for s in outline(text)] == ["S1", "S1.1", "S2"]


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


def test_text_without_headings():
    text = "2023年度工作总结\n全年工作平稳推进。\n"
    first, second = outline(text)
    assert (first.id, first.kind, text[first.start : first.end]) == ("S0", "title", "2023年度工作总结")
    assert (second.id, second.kind, second.title) == ("S1", "other", "")


PROVINCIAL = {
    "一、部门（单位）基本情况": "profile",
    "二、一般公共预算支出情况": "expenditure",
    "三、政府性基金预算支出情况": "expenditure",
    "四、国有资本经营预算支出情况": "expenditure",
    "五、社会保险基金预算支出情况": "expenditure",
    "六、部门整体支出绩效情况": "performance",
    "七、存在的问题及原因分析": "problems",
    "八、下一步改进措施": "measures",
    "九、部门整体支出绩效自评结果拟应用和公开情况": "application",
    "十、其他需要说明的情况": "other",
    "附件1：部门整体支出绩效评价基础数据表": "appendix",
}
ELSEWHERE = {
    "一、部门概况": "profile",
    "部门财政资金收支情况": "finance",
    "三、部门整体预算绩效管理情况": "performance",
    "四、评价结论及建议": "score",
    "三、改进措施": "measures",
    "二、当年预算执行情况": "finance",
    "三、整体绩效目标实现情况": "performance",
    "五、总体评价结论": "score",
    "六、措施建议": "measures",
    "三、评价情况分析及综合评价结论": "performance",
    "（三）人员概况。": "organisation",
    "五、存在的问题和整改情况": "problems",
    "六、绩效自评结果应用": "application",
    "七、主要经验及做法": "performance",
    "四、提高资金使用效益的措施与建议": "measures",
    "二、收入决算情况说明": "income",
    "三、支出决算情况说明": "expenditure",
    "一、收入支出决算总体情况说明": "finance",
    "七、财政拨款“三公”经费支出决算情况说明": "expenditure",
    "十、预算绩效管理情况": "performance",
    "（二）部门决算单位构成": "organisation",
    "（一）职能职责。": "duties",
    "第四部分 名词解释": "other",
    "目  录": "contents",
}


@pytest.mark.parametrize(("title", "kind"), [*PROVINCIAL.items(), *ELSEWHERE.items()])
def test_kind_by_heading(title: str, kind: str):
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("title", "parent", "kind"),
    [
        ("1、绩效评价结果应用不足", "problems", "problems"),
        ("2、整改措施不到位", "problems", "problems"),
        ("（二）改进措施", "problems", "measures"),
        ("（一）存在的问题", "measures", "problems"),
        ("（三）存在的主要问题", "performance", "problems"),
        ("1.坚持问题导向抓整治", "performance", "performance"),
        ("2.促进农民收入增长", "performance", "performance"),
        ("（二）预算管理", "performance", "performance"),
        ("（五）自评得分情况", "performance", "score"),
        ("3、收入支出总体情况说明", "profile", "finance"),
        ("1、基本支出情况", "expenditure", "expenditure"),
        ("（三）财政拨款收入", "duties", "duties"),
    ],
)
def test_kind_by_heading_and_the_section_above(title: str, parent: str, kind: str):
    assert kind_of(title, parent) == kind


def assert_sound(text: str, sections: tuple[Section, ...]) -> None:
    by_id = {s.id: s for s in sections}
    assert len(by_id) == len(sections)
    assert [s.start for s in sections] == sorted(s.start for s in sections)
    for section in sections:
        assert 0 <= section.start <= section.body_start <= section.end <= len(text)
        above = by_id.get(section.id.rpartition(".")[0])
        if above is not None:
            assert above.start <= section.start and section.end <= above.end
            assert section.level == above.level + 1
    top = [s for s in sections if "." not in s.id]
    if text.strip():
        assert top
        assert not text[: top[0].start].strip()
        assert top[-1].end == len(text)
        assert all(a.end == b.start for a, b in pairwise(top))


MARKS = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2、",
    "（1）",
    "①",
    "第一部分",
    "目录",
    "附件",
    "正文内容。",
    "自评95分。",
    "绩效情况",
    "问题",
    "……3",
    "\t",
    "\n",
    "\n\n",
    " ",
    "。",
    "12.5",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(MARKS), max_size=60).map("".join)))
def test_any_text_gives_nested_spans_that_cover_it(text: str):
    assert_sound(text, outline(text))


def test_time_is_linear_also_for_strange_input():
    for unit in ["一、\n", "（一）\n1.\n", "目录\n一、甲\n", "\n", "1.1 甲\n"]:
        begun = time.perf_counter()
        outline(unit * (60_000 // len(unit)))
        assert time.perf_counter() - begun < 5


def test_seed_outline_agrees_with_gold(seed: str, shared):
    gold = yaml.safe_load((shared / "data/seed/gold/a_outline.yaml").read_text(encoding="utf-8"))
    wanted = {
        "overview": "profile",
        "overview.duties": "duties",
        "overview.organisation": "organisation",
        "finance.total": "finance",
        "finance.income": "income",
        "finance.expenditure": "expenditure",
        "performance.area": "performance",
    }
    sections = {s.id: s for s in outline(seed)}
    for entry in gold["sections"]:
        ours = sections[entry["id"]]
        heading = "" if entry["heading"].startswith("(无标题)") else entry["heading"]
        assert (ours.title, ours.level) == (heading, entry["level"])
        assert ours.kind == wanted.get(entry["type"], entry["type"])
        if entry["level"]:
            first = seed.count("\n", 0, ours.start) + 1
            assert first == entry["first_line"]
    listed = {entry["id"] for entry in gold["sections"]}
    extra = [key for key in sections if key not in listed]
    assert len(extra) == 26 + 6  # numbered items: 9 + 7 + 6 + 4 achievements, 3 problems, 3 measures


def test_real_documents_give_sound_outlines(shared):
    for path in sorted((shared / "data" / "reports").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert_sound(text, outline(text))
