"""Scores on invented statements of them and invented forms."""

from decimal import Decimal

import pytest

from reviewer.checks.report import Report
from reviewer.checks.scoring import overall_scores
from reviewer.documents import from_text
from reviewer.profiles import load_profile
from tests.checks.support import findings, report, run


def _points(done: str) -> list[Decimal]:
    return [score.points for score in overall_scores(Report(from_text(report(done=done)), load_profile()))]


@pytest.mark.parametrize(
    ("done", "points"),
    [
        ("按自评表综合得分95分。", "95"),
        ("经自评，我局整体支出绩效自评得分为96.5分，等级为优。", "96.5"),
        ("自评总分：97.6 分。", "97.6"),
        ("综合评价得分98分，评价结果为“优”。", "98"),
        ("自评95分。", "95"),
        ("自评得分：95.50\n", "95.50"),
        ("指标体系总分为100分，我单位自评得分为93分。", "93"),
        ("最终得分92分。", "92"),
        ("逐项打分，执行得9.5分，产出得47分，合计88.60分，评价等级为优。", "88.60"),
        ("得分见下表。\n指标\t分值\t得分\n执行\t10\t9.5\n产出\t90\t81\n合计\t100\t90.5", "90.5"),
    ],
)
def test_the_overall_score(done: str, points: str) -> None:
    assert _points(done) == [Decimal(points)]


@pytest.mark.parametrize(
    "done",
    [
        "评价指标满分为100分，总分100分。",
        "平安建设考核综合得分96分。",
        "群众满意度测评总得分95.2分。",
        "营商环境评价综合得分88分，位居全市第三。",
        "预算执行率自评得分9.8分。",
        "用时95分钟。",
        "绩效评价结果为95%以上达标。",
        "指标\t分值\t得分\n执行\t10\t9.5",
        "党员积分合计95分。",
    ],
)
def test_scores_that_are_not_the_overall_one(done: str) -> None:
    assert _points(done) == []


def test_breakdown_in_sentences() -> None:
    result = run("SCO01", report(done="自评综合得分95分。其中投入得15分，过程得24分，产出得30分，效益得26分。"))
    assert not result.findings and "4处" in result.passes[0].computation


def test_breakdown_in_a_table() -> None:
    table = "指标\t分值\t得分\n预算执行率\t10\t9\n产出\t50\t48\n效益\t30\t29\n满意度\t10\t9\n"
    assert not findings("SCO01", report(done=f"自评综合得分95分。\n{table}"))


def test_a_table_that_is_only_mentioned() -> None:
    (finding,) = findings("SCO01", report(done="详见自评表，自评综合得分95分。"))
    assert (finding.severity, finding.certainty) == ("critical", "certain")
    assert finding.evidence[0].quote == "自评综合得分95分" and finding.values["总分"] == "95"


@pytest.mark.parametrize(
    ("done", "grade"),
    [
        ("自评综合得分95分，等级为优。", "优"),
        ("自评综合得分85.5分，评价结果为“良好”。", "良好"),
        ("自评综合得分72分（中）。", "中"),
        ("自评综合得分95分。评价等级：优秀。", "优秀"),
        ("评价结果分为优、良、中、差四个等级。自评综合得分85分，属“良”等级。", "良"),
    ],
)
def test_grades_that_fit(done: str, grade: str) -> None:
    result = run("SCO02", report(done=done))
    assert not result.findings
    assert result.passes[0].evidence[1].quote == grade


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("自评综合得分88分，等级为优。", "良"),
        ("自评综合得分90分，等级为“良”。", "优"),
        ("自评综合得分79.99分，评价等级为良。", "中"),
    ],
)
def test_grades_that_do_not_fit(done: str, expected: str) -> None:
    (finding,) = findings("SCO02", report(done=done))
    assert finding.values["应为"] == expected and "不符" in finding.message


def test_no_grade_at_all() -> None:
    (finding,) = findings("SCO02", report(done="自评综合得分95分，各项工作优质完成。"))
    assert "未注明评价等级" in finding.message and "应为“优”" in finding.computation


def test_more_than_full_marks() -> None:
    messages = [f.message for f in findings("SCO02", report(done="自评综合得分105分，等级为优。"))]
    assert messages == ["自评总分105分超过100分"]


@pytest.mark.parametrize("code", ["SCO01", "SCO02"])
def test_without_a_score_there_is_nothing_to_judge(code: str) -> None:
    result = run(code, report())
    assert not result.findings and "没有识别到自评总分" in result.skipped[0].reason


FORM = """项目支出绩效自评表
（2031年度）
项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
年度资金总额	300.00	320.00	288.00	10	90.00%	9.00
其中：当年财政拨款	300.00	320.00	288.00	—	90.00%	—
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	维修管网	≥120公里	114公里	50	47.50
产出指标	时效指标	维修及时率	≥95%	96%	10	10.00
效益指标	社会效益	供水人口	≥12万人	12.3万人	30	28.00
总分					100	94.50
"""


def test_the_form_with_money_and_indicators_in_one_table_holds() -> None:
    result = run("SCO05", FORM)
    assert not result.findings
    assert result.passes[0].computation == "《项目支出绩效自评表》4项指标的分值、得分与合计相符"


def test_the_money_may_stand_in_a_table_of_its_own() -> None:
    money, indicators = FORM.split("一级指标", 1)
    assert not findings("SCO05", f"{money}\n绩效指标完成情况表\n一级指标{indicators}")


@pytest.mark.parametrize(
    ("code", "good", "bad", "said"),
    [
        # 90% × 10 = 9.00; 9.50+47.50+10+28 = 95.00 fits the total, so that only the rule is broken
        ("SCO05", "90.00%	9.00", "90.00%	9.50", "“年度资金总额执行率”按完成率乘以分值应为9.00，所列为9.50"),
        ("SCO05", "96%	10	10.00", "96%	10	11.00", "“维修及时率”得分11.00超过分值10"),
        ("SCO05", "30	28.00", "25	28.00", "各指标分值之和为95，与合计100不符"),
        ("SCO04", "50	47.50", "50	50.00", "“维修管网”目标120公里，完成114公里，得满分"),
    ],
)
def test_faults_of_that_form(code: str, good: str, bad: str, said: str) -> None:
    (finding,) = findings(code, FORM.replace(good, bad))
    assert said in finding.message


def test_projects_listed_with_their_points_need_not_be_worth_a_hundred() -> None:
    rows = "\n".join(f"{name}项目	100.00	90.00	90.00%	10	9.00" for name in ("甲", "乙", "丙"))
    assert not findings(
        "SCO05", f"项目执行情况表\n项目名称	全年预算数	全年执行数	执行率	分值	得分\n{rows}\n"
    )


PARTS = (
    "自评得分{total}分，等级为优。"
    "其中：决策（20分）18.50分、过程（20分）19.10分、产出（30分）{output}分、效益（30分）29.00分。"
)


@pytest.mark.parametrize(
    ("total", "output", "said"),
    [
        # 18.50+19.10+28.00+29.00 = 94.60; with 30.50 it is 97.10
        ("94.60", "28.00", []),
        ("95.60", "28.00", ["各部分得分之和为94.60分，与所列总分95.60分不符。"]),
        ("97.10", "30.50", ["“产出”得分30.50超过分值30。"]),
    ],
)
def test_parts_told_in_a_sentence(total: str, output: str, said: list[str]) -> None:
    result = run("SCO05", report(done=PARTS.format(total=total, output=output)))
    assert [finding.message for finding in result.findings] == said


def test_parts_that_are_not_all_there_is_are_left_alone() -> None:
    done = "自评得分90.00分。其中：决策（10分）8.00分、过程（20分）19.00分、产出（30分）28.00分。"
    assert not findings("SCO05", report(done=done))


def test_parts_named_by_their_indicators_are_a_breakdown() -> None:
    parts = "其中预算执行9.66分，产出48.34分，效益27.50分，满意度9.00分"
    assert not findings("SCO01", report(done=f"自评得分94.5分，{parts}，等级为优。"))
    assert findings("SCO01", report(done="自评得分94.5分，等级为优，活动时间每场效果30分钟。"))


def test_parts_in_an_annex_that_is_listed_cannot_be_checked() -> None:
    scored = report(done="自评得分93分，等级为优，各指标得分详见附件。")
    assert run("SCO01", scored).findings
    assert "附表" in run("SCO01", f"{scored}附件：部门整体支出绩效自评表\n").skipped[0].reason


def test_points_that_do_not_add_up_are_told_once_and_not_as_rounding() -> None:
    # 19 + 28 + 29 + 18 = 94
    table = "三级指标\t分值\t得分\n投入\t20\t19\n过程\t30\t28\n产出\t30\t29\n效益\t20\t18\n合计\t100\t95\n"
    assert not findings("TAB01", report(done=table))
    (finding,) = findings("SCO05", report(done=table))
    assert "94" in finding.message and "95" in finding.message


@pytest.mark.parametrize(("name", "number"), [("投诉下降率", 0), ("产值增幅", 0), ("设备完好率", 1)])
def test_a_percentage_of_change_is_not_exceeded_by_parts(name: str, number: int) -> None:
    rows = f"绩效自评表\n三级指标\t目标值\t完成值\t分值\t得分\n{name}\t≥8%\t10.52%\t60\t60\n满意度\t≥90%\t92%\t40\t40\n"
    assert len(findings("SCO06", rows)) == number


def test_the_progress_of_a_season_is_not_the_execution_of_the_year() -> None:
    head = "绩效自评表\n三级指标\t分值\t得分\n"
    rest = "培训\t50\t48\n满意度\t40\t38.4\n"
    assert findings("SCO03", f"{head}预算完成率\t7\t6.7\n支付进度\t3\t2\n{rest}") == ()
    assert len(findings("SCO03", f"{head}支付进度\t10\t7\n{rest}")) == 1
