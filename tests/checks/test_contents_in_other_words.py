"""What clean reports say in other words than the forms do, each beside what still is a fault. Invented texts."""

import pytest

from tests.checks.support import findings, quotes, report, run


def _missing(text: str) -> str:
    return run("STR01", text).findings[0].values["缺项"]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("分项得分", "自评96分：预算执行10分得9.5分，产出50分得47分。"),
        ("分项得分", "其中，履职50分，自评47.5分；管理50分，自评48分。"),
        ("分项得分", "预算执行（10分）9.5分，产出（50分）47分。"),
        ("分项得分", "扣分情况：目标编制扣1分，支出进度扣1.5分，档案管理扣0.5分。"),
        ("部门职责", "县气象局负责天气预报、灾害预警、人工影响天气等工作，属参公单位。"),
        ("机构设置", "编制58个，年末实有55人。"),
        ("年度绩效目标", "县政府年初下达我局的6项任务均已完成。"),
        ("收入支出情况", "支出按对象划分，预报服务120万元、设备维护80万元。"),
        ("满意度", "答“满意”的186份，占93%。"),
        ("满意度", "现场扫码评价320人次，好评率96%。"),
        ("结果应用", "自评结果拟随决算一并公开。"),
        ("结果应用", "本次评分作为编制下年预算的依据。"),
        ("预算执行率", "年初批复390万元，实际使用380万元。"),
        ("收入支出情况", "其中人员支出231.60万元，日常运转25.30万元，专项160.58万元。"),
        ("三公", "接待费0.42万元，没有公车。"),
        ("结转结余", "剩余8.52万元已交回财政。"),
        ("国有资产", "设备按季盘点，账实一致。"),
        ("预算绩效管理", "成立自评小组，逐项核验指标。"),
    ],
)
def test_contents_in_other_words_are_there(item: str, words: str) -> None:
    assert item in _missing(report())
    assert item not in _missing(report(done=words))


def test_a_number_of_posts_is_an_establishment_and_a_number_of_projects_is_not() -> None:
    assert "机构设置" in _missing(report(done="编制18个项目的绩效目标。"))


def test_a_chapter_called_other_is_that_of_other_matters() -> None:
    assert "其他需要说明" in _missing(report() + "四、其他支出\n无。\n")
    assert "其他需要说明" not in _missing(report() + "四、其他\n无。\n")


def test_remedies_told_beside_the_problems_are_measures() -> None:
    text = "某某县气象局2023年度部门整体支出绩效自评报告\n一、绩效情况\n发布预警120条。\n二、存在的问题\n设备老化。{}\n"
    assert "改进措施" in _missing(text.format("12台超期使用。"))
    assert "改进措施" not in _missing(text.format("整改：观测科6月底前更换12台。"))


def test_the_score_may_stand_in_one_chapter_with_the_problems() -> None:
    text = (
        "某某县气象局2023年度部门整体支出绩效自评报告\n一、绩效情况\n发布预警120条。\n二、自评结论、问题和改进措施\n"
        "（一）自评结论\n{}\n（二）主要问题\n设备老化。\n（三）改进措施\n观测科6月底前更换12台。\n"
    )
    assert "分项得分" in _missing(text.format("综合得分97分。"))
    assert "分项得分" not in _missing(text.format("综合得分97分，产出50分得48分。"))


@pytest.mark.parametrize(
    "told",
    [
        "（一）服务对象满意度\n对用户3000户按10%抽样，入户调查300户，满意285户，占95%。",
        "（一）满意度\n服务评价中，得分由85.4分升至90.2分。服务对象满意度采用现场扫码方式，共320人参与，好评率95%。",
        "用户满意度95.5%。由学会面向200家企业调查，回函180家，满意172家。",
        "在窗口设置评价器，按键评价2140次，满意2098次，满意的占98.04%。",
        "对乡镇值班人员发放调查表160张，表示满意的150张，占93.75%。",
        "对用户发出问卷300份，收回280份，答“满意”的260份，占92.9%。",
    ],
)
def test_a_survey_told_in_other_words_is_a_survey(told: str) -> None:
    assert findings("EVD03", report(done=told)) == ()


def test_a_satisfaction_without_survey_is_still_asked_about() -> None:
    (finding,) = findings("EVD03", report(done="用户满意度95.5%。全年发布预警信息120条。"))
    assert finding.severity == "minor"


def test_a_running_total_beside_the_figure_of_the_year_is_no_fault() -> None:
    beside = "安装监测站14处（2021年以来累计33处），共有64处（2023年新增9处，2019年以来逐年建成55处）。"
    assert findings("DAT02", report(done=beside)) == ()
    assert findings("DAT02", report(done="自2018年启动以来累计扫描600万页，本年扫描量占20%。")) == ()
    alone = "截至2023年底，2021年以来累计安装监测站33处。"
    assert quotes("DAT02", report(done=alone)) == ["2021年以来累计安装监测站33处"]


def test_basically_done_with_the_counts_beside_it_is_no_softening() -> None:
    counted = "14项指标完成12项，基本完成1项，未完成1项。观测站改造基本完成，计划6个，完成5个。"
    assert findings("QUA04", report(done=counted)) == ()
    assert len(findings("QUA04", report(done="6个观测站改造基本完成。"))) == 1


def test_a_rate_of_nought_needs_no_unit() -> None:
    assert findings("TYP04", report(done="预警信息差错率为0，全年无事故。")) == ()
    assert len(findings("TYP04", report(done="预警信息差错率为5，全年无事故。"))) == 1


def test_the_same_persons_may_be_sent_out_more_than_once() -> None:
    assert findings("UNT04", "选派技术人员120人次下乡。") == ()
    assert len(findings("UNT04", "引进技术人员12人次。")) == 1


@pytest.mark.parametrize(
    "told",
    [
        "立案209件，结案200件，余9件转入2024年一季度办理。",
        "建成5个站，另1个因用地变更于2024年2月完工。",
        "结余20万元，按规定结转2024年支付。",
    ],
)
def test_what_became_of_the_rest_next_year_is_no_stray_year(told: str) -> None:
    assert findings("DAT05", report(done=told)) == ()


def test_next_year_s_work_is_a_stray_year() -> None:
    assert len(findings("DAT05", report(done="全年发布预警120条，2024年将为6个村安装终端。"))) == 1


def test_a_chapter_of_shortcomings_and_plans_holds_problems_and_measures() -> None:
    text = (
        "某某县气象局2023年度部门整体支出绩效自评报告\n一、绩效情况\n发布预警120条。\n"
        "二、{}\n2个自动站未建成，观测科6月底前建成。\n三、{}\n得分送各科室。\n"
    )
    missing = _missing(text.format("不足和打算", "结果使用"))
    assert not [item for item in ("存在的问题", "改进措施", "结果应用") if item in missing]
    missing = _missing(text.format("自动站", "得分"))
    assert all(item in missing for item in ("存在的问题", "改进措施", "结果应用"))


def test_a_list_of_goals_goes_on_behind_its_semicolons() -> None:
    goals = "任务目标：建成自动站8个；设备完好率达到98%以上。"
    assert findings("QUA05", report(done=goals)) == ()
    assert len(findings("QUA05", report(done="任务目标：建成自动站8个。设备完好率达到98%以上。"))) == 1
    assert len(findings("QUA05", report(done="目标：建成自动站8个；实际建成8个，设备完好率达到98%以上。"))) == 1
