"""DAT04 and PRB04 on invented reports."""

import pytest

from tests.checks.support import findings, quotes, report, run


@pytest.mark.parametrize(
    ("done", "quote"),
    [
        ("今年将为农户增收50万元。", "今年将为农户增收50万元"),
        ("12名对象计划在今年发展为会员。", "12名对象计划在今年发展为会员"),
        ("目前，正启动2023年普查工作。", "正启动2023年普查工作"),
        ("2023年底前将建成站点8个。", "2023年底前将建成站点8个"),
        ("项目预计全年完成投资3000万元。", "项目预计全年完成投资3000万元"),
        ("新站即将投入使用。", "新站即将投入使用"),
        ("二期正在招标。", "二期正在招标"),
        ("三期尚在建设中。", "三期尚在建设中"),
        ("预计12月底全面完工。", "预计12月底全面完工"),
        ("四期年底前将全部完工。", "四期年底前将全部完工"),
    ],
)
def test_unfinished_tenses(done: str, quote: str) -> None:
    assert quotes("DAT04", report(done=done)) == [quote]


@pytest.mark.parametrize(
    "done",
    [
        "今年计划招录98人，实际招录94人。",
        "计划在今年新建8个站。实际建成7个。",
        "今年将8月定为安全月，今年将资金全部拨付到位。",
        "评审正高级职称12人，正式启动运行，启动培养计划。",
        "将党建工作纳入考核，2024年将新增站点。",
        "真正推进了改革，端正组织作风，争取上级资金500万元。",
    ],
)
def test_finished_tenses(done: str) -> None:
    assert not findings("DAT04", report(done=done))


def test_plans_may_be_in_measures_and_goals() -> None:
    goals = "（一）年度绩效目标\n今年将新建8个站，力争年底完成。\n（二）目标完成情况\n已建成8个。"
    assert not findings("DAT04", report(done=goals, problems="2个站正在建设。", measures="今年将完成用地手续。"))


def test_one_finding_for_the_report() -> None:
    (finding,) = findings("DAT04", report(done="今年将新增站点。预计可实现增收。二期正在招标，三期正在建设。"))
    assert [e.quote[:2] for e in finding.evidence] == ["今年", "预计", "二期", "三期"]
    assert finding.certainty == "certain" and finding.values["处数"] == "4"
    assert finding.message.startswith("2023年度已结束，仍用将来时、进行时：“今年将”")


def test_progress_alone_is_only_likely() -> None:
    (finding,) = findings("DAT04", report(done="二期正在招标。"))
    assert finding.certainty == "likely" and "将来时" not in finding.message


def test_tenses_need_a_year_that_is_over() -> None:
    assert "年度" in run("DAT04", report(title="部门整体支出绩效自评报告")).skipped[0].reason
    assert run("DAT04", report(title="某某局2023年部门预算", done="今年将新建8个站。")).skipped


@pytest.mark.parametrize(
    ("problems", "subject"),
    [
        ("许多单位重投入轻绩效。", "许多单位"),
        ("预算偏粗，另一方面，部分部门不按时报送。", "部分部门"),
        ("政府部门对绩效管理应用较少。", "政府部门"),
        ("各地普遍存在重投入轻绩效现象。", "各地"),
        ("由于部分同志认识不足，进度偏慢。", "部分同志"),
        ("基层单位人手少。", "基层单位"),
        ("全县各单位普遍重分配。", "全县各单位"),
        ("相关部门配合不够。", "相关部门"),
    ],
)
def test_subjects_that_are_somebody_else(problems: str, subject: str) -> None:
    (finding,) = findings("PRB04", report(problems=problems))
    assert finding.values["主语"] == subject and finding.certainty == "likely"
    assert finding.evidence[0].quote.startswith(subject)


@pytest.mark.parametrize("problems", ["上级专项资金下达较晚，影响进度。", "部分乡镇报送不及时。"])
def test_subjects_that_may_be_right_are_only_queries(problems: str) -> None:
    (finding,) = findings("PRB04", report(problems=problems))
    assert finding.certainty == "query"


@pytest.mark.parametrize(
    "problems",
    [
        "我局观测科未按季报送监控表。",
        "与部分单位对接不够，2个项目推迟。",
        "所属单位中2家执行率低于80%。",
        "财政安排资金120万元，仅支出60万元。",
        "各单位要加强学习。",
    ],
)
def test_subjects_that_are_the_department(problems: str) -> None:
    assert not findings("PRB04", report(problems=problems))


def test_only_the_problems_section_is_judged() -> None:
    assert not findings("PRB04", report(done="各地踊跃参与，许多单位获奖。", measures="各单位报送清单。"))
