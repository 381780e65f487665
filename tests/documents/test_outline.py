"""The section tree: levels, spans and ids. All texts are invented."""

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents import from_text
from reviewer.documents.outline import outline
from reviewer.model import Section
from tests.documents.sections import kinds, titles

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


def test_praise_with_a_mark_is_no_self_assessed_score():
    text = (
        "一、绩效情况\n（一）供水\n管网改造完成。\n省级河湖长制考核得98分，居全市第一。\n二、存在的问题\n经费不足。\n"
    )
    assert [s.id for s in outline(text)] == ["S1", "S1.1", "S2"]


def test_text_without_headings():
    text = "2023年度工作总结\n全年工作平稳推进。\n"
    first, second = outline(text)
    assert (first.id, first.kind, text[first.start : first.end]) == ("S0", "title", "2023年度工作总结")
    assert (second.id, second.kind, second.title) == ("S1", "other", "")


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


def test_a_file_of_nothing_but_headings_is_read():
    text = "".join(f"{number % 99 + 1}.工作\n" for number in range(16_000))
    document = from_text(text)
    assert len(document.sections) > 15_000


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
