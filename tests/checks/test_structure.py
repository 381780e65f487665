"""STR01–04 and STR08 on invented texts."""

import pytest

from reviewer.checks.structure.numbering import chinese_number, numeral
from tests.checks.support import findings, only, quotes, report, run

FUNDS = ("政府性基金", "国有资本经营", "社会保险基金")


def _missing(text: str, profile: str = "national") -> str:
    return run("STR01", text, profile).findings[0].values["缺项"]


def test_missing_contents_are_one_finding() -> None:
    (finding,) = findings("STR01", report())
    assert (finding.severity, finding.certainty) == ("critical", "likely")
    assert "预算执行率" in finding.message and "“三公”经费" in finding.message
    assert finding.evidence[0].quote == "某某县气象局2023年度部门整体支出绩效自评报告"


def test_what_is_there_is_not_listed() -> None:
    missing = _missing(report(done="年初预算300万元，预算执行率96%。群众满意度91%。"))
    assert "执行率" not in missing and "满意度" not in missing
    assert "存在的问题" not in missing and "改进措施" not in missing
    assert "结转结余" in missing


def test_a_complaint_is_no_account() -> None:
    """What the problems section says of procurement does not report on procurement."""
    assert "政府采购" in _missing(report(problems="政府采购不规范，满意度调查没有开展。"))


def test_severity_is_that_of_the_worst_missing() -> None:
    full = (
        "职能职责：管气象。机构设置科室3个。绩效目标明确。年初预算300万元，基本支出200万元，“三公”经费2万元，"
        "结转结余0万元，政府采购5万元，固定资产80万元，绩效监控两次，满意度91%，自评综合得分93分，"
        "一级指标得分见下，评价结果应用于预算。"
    )
    (finding,) = findings("STR01", report(done=full))
    assert finding.severity == "minor"
    assert all(item in finding.values["缺项"] for item in (*FUNDS, "附件", "其他需要说明"))
    assert only("STR01", report(done=f"{full}附件略。")).severity == "info"


def test_profiles_ask_for_different_contents() -> None:
    assert "政府性基金" in _missing(report(), "province10")
    assert "政府性基金" not in _missing(report(), "county4")


@pytest.mark.parametrize(
    "title",
    [
        "某某县气象局2023年部门预算",
        "某某县气象局2023年度部门决算",
        "某某县2023年政府工作报告",
        "项目支出绩效目标申报表（2023年度）",
        "某某县预算绩效评价管理暂行办法",
        "关于开展2023年度整体支出绩效自评工作的通知",
    ],
)
@pytest.mark.parametrize("code", ["STR01", "SCO01", "SCO02", "PRB04"])
def test_other_genres_are_not_judged(code: str, title: str) -> None:
    result = run(code, report(title=title, problems="很多单位不重视。", done="综合得分95分。"))
    assert not result.findings and result.skipped[0].reason.startswith("本文不是")


@pytest.mark.parametrize(
    "title",
    [
        "某某县气象局2023年度部门整体支出绩效评价报告",
        "某某县气象局关于2023年度部门整体支出绩效自评情况的报告",
        "2023年度某某县气象局部门预算整体支出绩效自评报告",
        "2023年部门整体绩效自评工作总结",
        "某某县气象局2023年度部门预算绩效自评报告",
        "某某县气象局2023年度部门整体支出和项目支出绩效自评报告",
    ],
)
def test_self_evaluations_are_judged_by_any_title(title: str) -> None:
    assert findings("STR01", report(title=title))


def test_project_reports_are_not_held_to_the_outline_of_departments() -> None:
    for title in ("2023年度人工影响天气项目支出绩效自评报告", "某某中心2023年度项目支出绩效单位自评报告"):
        assert "项目支出" in run("STR01", report(title=title)).skipped[0].reason


@pytest.mark.parametrize("word", ["保密", " 保密。", "（略）", "略", "待补充", "涉密", "属保密事项", "×××"])
def test_lone_words_are_placeholders(word: str) -> None:
    assert [q.strip("。（） ") for q in quotes("STR02", f"一、基本情况\n（一）部门职责\n{word}\n")] == [
        word.strip("。（） ")
    ]


def test_none_is_right_where_there_may_be_none() -> None:
    assert not findings("STR02", "一、绩效情况\n完成。\n二、政府性基金预算支出情况\n无\n三、其他情况\n无。\n")
    assert quotes("STR02", "一、绩效情况\n完成。\n二、存在的问题\n无。\n") == ["无。"]


def test_words_behind_a_heading_on_its_line() -> None:
    assert quotes("STR02", "一、基本情况\n（一）部门职责：保密。\n（二）机构设置：科室3个。\n") == ["保密。"]
    assert quotes("STR02", "一、绩效情况\n完成。\n二、存在的问题及原因：无。\n") == ["无。"]


def test_the_same_word_in_two_sections_is_one_finding() -> None:
    (finding,) = findings("STR02", "一、概况\n（一）部门职责\n保密\n（二）机构设置\n保密\n")
    assert [e.quote for e in finding.evidence] == ["保密", "保密"]
    assert "部门职责" in finding.message and "机构设置" in finding.message


@pytest.mark.parametrize("blank", ["支出XX万元", "××单位承办", "共____户", "建成【】个", "X X年"])
def test_blanks_of_the_form(blank: str) -> None:
    expected = blank != "X X年"
    assert bool(findings("STR02", f"一、情况\n经核实，{blank}，完成。\n")) is expected


@pytest.mark.parametrize(
    "text",
    ["推行“1+X”模式。", "张××等3人获奖。", "落实保密制度。", "保密工作有序。", "XXL号工装12件。", "填报人：____"],
)
def test_no_blanks(text: str) -> None:
    assert not findings("STR02", f"一、情况\n{text}\n")


def _list(*numbers: object) -> str:
    return "一、履职情况\n" + "".join(f"{n}.第{n}项工作。完成{n}件。\n" for n in numbers) + "二、其他\n无。\n"


def test_gap_is_shown_at_the_heading_after_it() -> None:
    (finding,) = findings("STR03", _list(1, 2, 4, 5))
    assert [e.quote for e in finding.evidence] == ["4.第4项工作"]
    assert "缺3" in finding.message and "一、履职情况" in finding.message
    assert finding.computation == "应为1—5连续，实为1、2、4、5"


def test_doubled_number() -> None:
    (finding,) = findings("STR03", _list(1, 2, 2, 3))
    assert [e.quote for e in finding.evidence] == ["2.第2项工作"] and "2重号" in finding.message


def test_gap_among_chapters() -> None:
    (finding,) = findings("STR03", "一、概况\n甲。\n二、绩效\n乙。\n四、问题\n丙。\n")
    assert finding.evidence[0].quote == "四、问题" and finding.values["缺号"] == "3"


def test_numbers_that_go_on_are_passes() -> None:
    result = run("STR03", _list(1, 2, 3))
    assert not result.findings
    assert [p.computation for p in result.passes] == ["一级标题编号1—2连续", "“一、履职情况”下编号1—3连续"]


def test_a_count_may_run_through_chapters() -> None:
    text = "一、学习\n1.学习甲。完成。\n2.学习乙。完成。\n二、宣传\n3.宣传丙。完成。\n4.宣传丁。完成。\n"
    assert not findings("STR03", text)


def test_a_heading_within_a_paragraph_is_not_missing() -> None:
    text = "一、职责\n（一）管水。负责水。\n（二）管林。负责林。（三）管路。负责路。\n（四）管桥。负责桥。\n"
    assert not findings("STR03", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成甲事。三是完成乙事，四是完成丙事。", [["三是完成乙事", "四是完成丙事"]]),
        ("一是完成甲事；三是完成乙事。", [["三是完成乙事"]]),
        ("一是甲。\n二是乙。\n二是丙。", [["二是丙"]]),
        ("甲事已办。\n其三是办了乙事。", [["其三是办了乙事"]]),
        ("甲事已办。其二，办了乙事。", [["其二"]]),
        ("名列全县第二，全市第三，第三产业增长。", []),
        ("一是甲；二是乙，一要丙，二要丁；三是戊。", []),
        ("增长主要原因一是甲增加，二是乙增加。", []),
        ("首先是甲。二是乙。", []),
        ("周二是开放日，第二是否参加自愿，二要素齐全。", []),
    ],
)
def test_ordinals(text: str, expected: list[list[str]]) -> None:
    assert [[e.quote for e in f.evidence] for f in findings("STR04", f"一、情况\n{text}\n")] == expected


def test_ordinals_of_another_section_do_not_count() -> None:
    text = "一、甲\n一是甲；二是乙。\n二、乙\n三是丙。\n"
    (finding,) = findings("STR04", text)
    assert finding.message == "“三是”之前没有与之衔接的“一是、二是”"


def test_ordinals_may_run_over_paragraphs() -> None:
    assert not findings("STR04", "一、甲\n一是甲。\n详情见后。\n二是乙。\n三是丙。\n")


def test_proportion_is_computed() -> None:
    text = report(done="字" * 400 + "。", problems="不细。", measures="加强。")
    (finding,) = findings("STR08", text)
    # 24 title + 12 heading + 401 + problems 7+3 + measures 6+3 characters
    assert finding.values == {"问题占比": "2.19%", "措施占比": "1.97%", "合计": "4.17%", "下限": "8%"}
    assert "问题10字÷全文456字=2.19%" in finding.computation


def test_proportion_without_the_sections_is_left_to_str01() -> None:
    result = run("STR08", "某某局2023年度部门整体支出绩效自评报告\n一、绩效情况\n完成。\n")
    assert not result.findings and "STR01" in result.skipped[0].reason


@pytest.mark.parametrize(("value", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")])
def test_numerals(value: int, text: str) -> None:
    assert numeral(value) == text and chinese_number(text) == value


def test_an_evaluation_of_a_project_is_named_by_its_project_and_signed_by_its_maker() -> None:
    project = report(title="某某县2023年度灌区改造补助资金绩效评价报告")
    signed = f"{project}某某县水利局\n2024年5月22日\n"
    assert run("STR06", signed).passes and run("STR06", project).findings
    (finding,) = run("STR06", signed.replace("灌区改造补助资金", "部门整体支出")).findings
    assert (finding.severity, finding.values["缺"]) == ("minor", "标题没有单位名称")
