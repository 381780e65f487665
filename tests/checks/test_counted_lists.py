"""ARI11: lists in brackets, numbered within a paragraph, and named after a head in quotation marks."""

import pytest

from tests.checks.support import findings, passed, report


@pytest.mark.parametrize(
    ("text", "computation"),
    [
        ("全区下辖6个镇（东河、西河、南坪、北坪、中岭）。", "列举5项<所称6项"),
        ("设有4家分院（城东、城西、城南、城北、城中），均已投用。", "列举5项>所称4项"),
        ("主要承担以下四项职责：（1）拟订规划；（2）组织监测；（3）发布信息。", "列举3项<所称4项"),
        ("存在2个方面问题：(1)进度慢；(2)档案缺；(3)公示晚。", "列举3项>所称2项"),
        ("重点实施“三大行动”，即清河行动、护岸行动、净水行动、增绿行动，成效明显。", "列举4项>所称3项"),
        ("做到“四个到位”，即思想到位、组织到位、责任到位。", "列举3项<所称4项"),
        ("实施“三大工程”。一是清淤。二是护岸。三是截污。四是补水。", "列举4项>所称3项"),
    ],
)
def test_lists_that_do_not_make_their_number(text: str, computation: str) -> None:
    (finding,) = findings("ARI11", report(done=text))
    assert finding.computation == computation


@pytest.mark.parametrize(
    "text",
    [
        "全区下辖5个镇（东河、西河、南坪、北坪、中岭）。",
        "主要承担以下三项职责：（1）拟订规划；（2）组织监测；（3）发布信息。",
        "重点实施“四大行动”，即清河行动、护岸行动、净水行动、增绿行动，成效明显。",
        "实施“两大工程”。一是清淤。二是护岸。",
        "实施“三大行动”，即清河行动、护岸行动和净水行动，河道面貌改善。",
    ],
)
def test_lists_that_make_their_number(text: str) -> None:
    assert len(passed("ARI11", report(done=text))) == 1
    assert findings("ARI11", report(done=text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "全区下辖16个镇（东河、西河、南坪等）。",
        "建成12个站点（养老、助餐、文体）。",
        "新增6家企业（其中规上、限上、专精）。",
        "全区下辖6个镇（不含东河、西河、南坪、北坪、中岭）。",
        "设有5个科室（含办公室、财务科、业务科、法规科）。",
        "服务9个村（社区）。",
        "建成5个基地（茶叶、水果、蔬菜）。",
        "组建4个专班（综合、宣传、督导类）。",
        "采购设备6套，主要事项：（2）安装；（3）验收。",
    ],
)
def test_names_of_some_are_no_list(text: str) -> None:
    assert findings("ARI11", report(done=text)) == ()


OUTLINE = (
    "（一）履职情况\n{lead}成效主要体现在以下{number}个方面：\n1.监测网更密。新建站点6个。\n2.预报更准。准确率91%。\n"
    "{more}（二）其他情况\n无。"
)


@pytest.mark.parametrize(("number", "told"), [("三", 1), ("两", 0), ("2", 0), ("四", 1)])
def test_lists_in_paragraphs_of_their_own(number: str, told: int) -> None:
    text = OUTLINE.format(number=number, more="", lead="")
    assert [f.certainty for f in findings("ARI11", report(done=text))] == ["likely"] * told


@pytest.mark.parametrize(("lead", "more"), [("", "4.服务更优。\n"), ("1.总体。\n", ""), ("", "1.另起。\n")])
def test_lists_numbered_with_a_break_or_within_another_are_left(lead: str, more: str) -> None:
    assert findings("ARI11", report(done=OUTLINE.format(number="五", more=more, lead=lead))) == ()


def test_annexes_whose_titles_begin_with_their_year() -> None:
    body = report(done="各项指标完成情况详见附件3，全年发布预警信息120条。")
    annexes = "附件：1.2023年度基础数据表\n　　　2.2023年度自评表"
    (finding,) = findings("STR07", f"{body}\n{annexes}\n")
    assert finding.severity == "major"
    assert findings("STR07", f"{body}\n{annexes}\n　　　3.2023年度指标表\n") == ()


@pytest.mark.parametrize(("number", "told"), [("十二", 0), ("十三", 1)])
def test_lists_of_more_than_ten(number: str, told: int) -> None:
    numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    lines = "\n".join(f"（{numeral}）推进第{numeral}类站点建设。" for numeral in numerals)
    text = report(done=f"全年开展以下{number}项工作：\n{lines}")
    assert [f.certainty for f in findings("ARI11", text)] == ["likely"] * told
