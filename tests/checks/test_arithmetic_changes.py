"""Growth, averages, plans and counted lists. Texts are invented; expected values are computed by hand."""

import pytest

from tests.checks.support import findings, only, passed, run


def test_growth_follows_from_the_change() -> None:
    # 30 / (330 - 30) = 10%
    text = "支出合计330.00万元，比上年增加30.00万元，增长10.00%。"
    assert passed("ARI04", text) == ["30.00÷(330.00-30.00)=10.00%"]
    (finding,) = findings("ARI04", text.replace("10.00%", "19.00%"))
    assert (finding.severity, finding.certainty, finding.values["复算"]) == ("critical", "certain", "增长10.00%")


def test_a_decrease_adds_the_change_to_reach_the_base() -> None:
    # -50 / (450 + 50) = -10%
    assert passed("ARI04", "收入总计450.00万元。与上年相比，减少50.00万元，下降10.00%。") == [
        "-50.00÷(450.00+50.00)=-10.00%"
    ]


@pytest.mark.parametrize(
    ("stated", "severity"),
    [("增长8.33%", "minor"), ("增长8.35%", "minor"), ("增长8.43%", "critical"), ("下降8.34%", "critical")],
)
def test_growth_is_graded(stated: str, severity: str) -> None:
    # (129.90 - 119.90) / 119.90 = 8.34028…%
    text = f"2030年执行数为119.90万元，2031年安排129.90万元，比2030年执行数{stated}。"
    assert [f.severity for f in findings("ARI04", text)] == [severity]


def test_truncation_is_a_notice() -> None:
    # 20 / 300 = 6.666…%: half-up 6.67, cut off 6.66
    (finding,) = findings("ARI04", "支出320.00万元，较上年增加20.00万元，增长6.66%。")
    assert finding.severity == "info" and "截尾" in finding.message


def test_growth_from_nothing_has_no_rate() -> None:
    text = "2030年执行数为0.00万元，2031年安排8.00万元，比2030年执行数增加100.00%。"
    (finding,) = findings("ARI04", text)
    assert "基数为零" in finding.message and finding.severity == "critical"


def test_growth_from_one_level_to_another() -> None:
    # (63 - 60) / 60 = 5%
    assert passed("ARI04", "补助标准由每月60元提高到63元，增长5%。") == ["(63-60)÷60=5%"]


def test_last_years_figure_printed_beside_the_change_is_the_base() -> None:
    # 92.00 - 80.00 = 12.00; 12 / 80 = 15%
    text = "2031年支出92.00万元，2030年支出80.00万元，同比增加12.00万元，增长15.00%。"
    assert findings("ARI04", text) == ()
    assert "12.00÷80.00=15.00%" in passed("ARI04", text)


def test_this_year_last_year_and_the_rate_alone() -> None:
    # (10.5 - 12) / 12 = -12.5%
    text = "2031年支出10.5万元，2030年支出12万元，下降12.5%。"
    assert passed("ARI04", text) == ["(10.5-12)÷12=-12.5%"]
    (finding,) = findings("ARI04", text.replace("12.5%", "21.5%"))
    assert finding.values["复算"] == "下降12.5%"
    assert findings("ARI04", "城镇居民收入42000元，农村居民收入21000元，增长6.5%。") == ()


def test_a_rate_against_a_base_named_by_the_comparison() -> None:
    # (22.5 - 25) / 25 = -10%
    assert "(22.5-25)÷25=-10%" in passed("ARI04", "实际支出22.5万元，较上年25万元下降10%。")
    assert findings("ARI04", "实际支出22.5万元，较上年25万元下降12%。")[0].values["复算"] == "下降10%"
    # two figures stand before: the one beside the comparison is meant, unless the other fits
    assert only("ARI04", "预算30万元，实际支出22.5万元，较上年25万元下降12%。").certainty == "likely"
    assert findings("ARI04", "预算30万元，实际支出22.5万元，较上年25万元增长20%。") == ()


def test_a_difference_that_does_not_follow() -> None:
    # 412.60 - 498.75 = -86.15
    text = "本年支出合计412.60万元。本年支出较2030年的498.75万元减少68.15万元，下降13.66%。"
    (finding,) = findings("ARI04", text)
    assert finding.computation == "412.60-498.75=-86.15≠-68.15"
    assert finding.certainty == "likely"


def test_growth_at_constant_prices_cannot_be_recomputed() -> None:
    for text in (
        "全市生产总值800亿元，比上年增加60亿元，增长5.0%。",
        "产值800亿元，比上年增加60亿元，按可比价格计算增长5.0%。",
        "2031年收入30000元，比2026年增加10000元，年均增长8.4%。",
    ):
        assert findings("ARI04", text) == (), text


def test_the_wrong_denominator_is_named() -> None:
    # 50 / 250 = 20% (this year), 50 / 200 = 25% (last year)
    (cause,) = findings("ARI15", "支出250.00万元，比上年增加50.00万元，增长20.00%。")
    assert "分母" in cause.message and cause.computation == "50.00÷250.00=20.00%"


def test_averages() -> None:
    # 630 / 180 = 3.5
    text = "全县180个村实现集体经济增收630万元，村均增收3.5万元。"
    assert passed("ARI07", text) == ["630÷180=3.5"]
    (finding,) = findings("ARI07", text.replace("3.5万元", "5.3万元"))
    assert (finding.severity, finding.certainty) == ("minor", "likely")


def test_a_truncated_average_is_a_notice_and_any_printed_count_will_do() -> None:
    # 1000 / 300 = 3.333…; 1000 / 150 = 6.666…, half-up 6.67, cut off 6.66
    text = "全县300个村参加，150个村完成，实现增收1000万元，村均增收6.66万元。"
    (finding,) = findings("ARI07", text)
    assert finding.severity == "info" and finding.computation == "1000÷150=6.67≠6.66"


def test_an_average_of_something_else_is_left_alone() -> None:
    assert findings("ARI07", "投入90万元改造30个村，村均增收5万元。") == ()


def test_a_price_times_a_number() -> None:
    # 5人 x 200元 x 12月 = 12000元 = 1.2万; 80 x 150 = 12000
    assert passed("ARI07", "生活补贴5人*200元*12月=1.2万") == ["5*200*12=1.2"]
    assert passed("ARI07", "每人80元，预计150人参加，所需经费1.2万元。") == ["80×150=1.2万元"]
    (finding,) = findings("ARI07", "每月租金1500元，一年合计19000元。")
    assert finding.computation == "1500×12=18000元≠19000元"


PLAN = "全年计划培训骨干80人，实际培训71人。"


def test_a_shortfall_against_a_conclusion_is_one_finding_with_both_places() -> None:
    # 71 / 80 = 88.75%; 18 / 20 = 90%
    text = PLAN + "发布20个引进计划，共引进18名专业人才。\n全年各项绩效目标均已完成。"
    (finding,) = findings("ARI09", text)
    assert (finding.severity, finding.certainty) == ("critical", "likely")
    assert finding.computation == "71÷80=88.75%，80-71=9；18÷20=90.00%，20-18=2"
    assert [e.quote for e in finding.evidence] == [
        "全年计划培训骨干80人，实际培训71人",
        "发布20个引进计划，共引进18名",
        "全年各项绩效目标均已完成",
    ]


def test_a_shortfall_without_a_conclusion_is_a_question() -> None:
    (finding,) = findings("ARI09", PLAN)
    assert (finding.severity, finding.certainty) == ("minor", "query")


@pytest.mark.parametrize("said", ["确保全面完成年度目标。", "绩效目标未全部完成。", "力争各项指标全部完成。"])
def test_what_is_hoped_or_denied_is_no_conclusion(said: str) -> None:
    (finding,) = findings("ARI09", PLAN + said)
    assert finding.certainty == "query"


def test_plans_for_later_and_long_ones_are_left_alone() -> None:
    for text in ("计划总投资5亿元，已完成投资2亿元。", "明年计划招聘30人，已报名12人。", "核定编制42名，实有39人。"):
        assert run("ARI09", text).findings == (), text


def test_what_was_reached_passes() -> None:
    assert passed("ARI09", "计划新建水窖40口，实际建成42口。") == ["42÷40=105.00%"]


@pytest.mark.parametrize(
    "text",
    [
        "围绕产业培育、环境整治、乡风文明、基层治理五项重点任务推进工作。",
        "制定《值班办法》、《公章办法》三个制度。",
        "形成“县级统筹+乡镇落实+村级参与”四级联动。",
        "申报预算包括2个事项。一是设备，3万元。二是培训，2万元。三是差旅，1万元。",
    ],
)
def test_counted_lists_that_do_not_agree(text: str) -> None:
    assert [f.severity for f in findings("ARI11", text)] == ["minor"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("围绕产业培育、环境整治、乡风文明、基层治理四项重点任务推进工作。", 4),
        ("制定《值班办法》（内发〔2031〕2号）、《公章办法》两个制度。", 2),
        ("形成“县级统筹+乡镇落实+村级参与”三级联动。", 3),
        ("抓好预算编制、预算执行和绩效评价三个环节。", 3),
        ("开展“三个一”活动，做到“一村一策、一户一档、一月一访”。", 3),
        ("突出抓好以下三个方面：一是抓编制。二是抓执行。三是抓评价。", 3),
    ],
)
def test_counted_lists_that_agree(text: str, count: int) -> None:
    assert findings("ARI11", text) == ()
    assert passed("ARI11", text) == [f"列举{count}项=所称{count}项"]


@pytest.mark.parametrize(
    "text",
    [
        "围绕产业培育、环境整治等五项重点任务推进工作。",
        "来自北京、上海、天津六个县的代表参加。",
        "推进道路、供水及其他六个项目。",
        "“1+X”政策体系和“五看五清”要求。",
    ],
)
def test_open_lists_and_heads_of_other_things(text: str) -> None:
    assert findings("ARI11", text) == ()


def test_a_reason_that_points_the_other_way() -> None:
    text = "2030年执行数为80.00万元，2031年安排60.00万元，比2030年执行数减少25.00%。主要原因是：差旅经费{}。"
    (finding,) = findings("ARI04", text.format("增加"))
    assert (finding.severity, finding.certainty) == ("major", "likely")
    assert [e.quote for e in finding.evidence] == ["比2030年执行数减少25.00%", "差旅经费增加"]
    assert findings("ARI04", text.format("减少")) == ()
    assert findings("ARI04", text.format("压缩后结余增加")) == ()


@pytest.mark.parametrize(
    ("text", "computation"),
    [
        ("全年目标任务120个，完成114个。", "114÷120=95.00%，120-114=6"),
        ("年度计划投资5000万元，实际完成投资4200万元。", "4200÷5000=84.00%，5000-4200=800"),
        ("培训场次≥20场，实际完成18场。", "18÷20=90.00%，20-18=2"),
        ("目标满意度95%，实际为92.5%。", "95-92.5=2.5"),
    ],
)
def test_forms_of_plan_and_deed(text: str, computation: str) -> None:
    (finding,) = findings("ARI09", text + "年度绩效目标全部完成。")
    assert finding.computation == computation


def test_the_same_shortfall_told_twice_is_one() -> None:
    (finding,) = findings("ARI09", PLAN + "\n" + PLAN + "\n各项指标均已完成。")
    assert finding.computation == "71÷80=88.75%，80-71=9"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("补助126人，每人每月600元，全年12个月，共90.72万元。", "600×126×12=90.72万元"),
        ("资助180人，每人每月补助1500元，按10个月计算，共计270.00万元。", "1500×180×10=270.00万元"),
        ("改造厕所450座，每座补助2000元，共补助90.00万元。", "2000×450=90.00万元"),
        ("配备育秧盘，单价4.50元，共购置12万张，支出54.00万元。", "4.5×120000=54.00万元"),
        ("购置监测站60套，单价1.20万元，计72.00万元。", "12000×60=72.00万元"),
    ],
)
def test_price_times_number(text: str, held: str) -> None:
    assert passed("ARI07", text) == [held]
    assert findings("ARI07", text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("补助126人，每人每月600元，全年12个月，共97.20万元。", "600×126×12为90.72万元"),
        (
            "资助180人，每人每月补助1500元，按10个月计算，共计27.00万元。",
            "270.00万元，与所列共计27.00万元不符，疑为小数点错位",
        ),
        ("护林员1250名，每人每年补助8000元，全年发放补助1000.00元。", "疑为万与亿（或元与万元）错位"),
        ("投入480.00万元，治理64平方公里，每平方公里补助7.50元。", "75000.00元"),
        ("投资960.00万元，受益人口约9.6万人，人均投资200元。", "除以约9.6万人为100元"),
        ("运行维护费6.48万元，保有车辆3辆，每辆平均2.61万元。", "2.16万元"),
        ("预算54.00万元，举办培训班18期，每期2.80万元。", "3.00万元"),
        ("困难群众6.8万人，人均资助380元，资助资金2584.00元。", "疑为万与亿（或元与万元）错位"),
        ("公务接待费9.60万元，占25.00%。全年公务接待120批次，1200人次，人均8.00元。", "9.60万元除以1200人次为80.00元"),
    ],
)
def test_prices_and_averages_that_do_not_fit(text: str, said: str) -> None:
    (finding,) = findings("ARI07", text)
    assert said in finding.message


def test_a_monthly_price_without_its_months_is_left_open() -> None:
    # some came in the course of the year: 1026×100×12 need not be what was paid
    assert findings("ARI07", "为1026人发放津贴，每人每月100元，全年发放118.60万元。") == ()


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("上线率达到62.4%，比2029年的59.9%提升2.5个百分点。", []),
        ("上线率达到62.4%，比2029年的59.9%提升3.5个百分点。", ["major"]),
        ("有效率由84%提高到88%，提升4%。", ["minor"]),  # 4÷84 = 4.76%, which is printed as 5%
        ("有效率由84%提高到88%，提升5%。", []),
        ("参保率比上年提高了1.20%，由95.80%提高到96.80%。", ["major"]),
        ("参保率由96.80%下降到95.80%，提高1.00个百分点。", ["major"]),
    ],
)
def test_levels_of_a_rate(text: str, severities: list[str]) -> None:
    assert [f.severity for f in findings("ARI10", text)] == severities


@pytest.mark.parametrize(
    ("text", "claimed", "listed"),
    [
        ("内设5个科室：办公室、财务科、疾控科、基层科；下属单位7家。", "5", "4"),
        ("所属单位3个，分别为：市防汛中心、市监测站、市水系管理处和市节水中心。", "3", "4"),
        ("设4个股室，分别为办公室、救助股、养老股、社会股和政权股。", "4", "5"),
        ("应急监测共计4次，分别为3月污染、6月暴雨、7月台风、8月溃口、11月冬汛监测。", "4", "5"),
        ("推进4项重点任务，即森林防火、病虫防控、储备林建设、古树保护、平台建设。", "4", "5"),
    ],
)
def test_a_list_after_its_number(text: str, claimed: str, listed: str) -> None:
    (finding,) = findings("ARI11", text)
    assert (finding.values["所称"], finding.values["列举"]) == (claimed, listed)


@pytest.mark.parametrize(
    "text",
    [
        "下属单位7家，包括区疾控中心、区妇幼保健院、区卫生监督所等。",
        "所属单位2个：市图书馆（市少儿馆、市古籍馆）、市文化馆。",
        "实施2个项目：道路硬化、污水管网和雨水管网建设。",
        "现场核查9个村，分别为东岗镇4个村、西坪镇3个村、南湾乡2个村。",
    ],
)
def test_lists_that_may_be_whole(text: str) -> None:
    assert findings("ARI11", text) == ()


def test_the_own_year_as_what_is_compared_with() -> None:
    title = "某某县文化馆2031年度部门决算说明\n"
    assert findings("ARI16", f"{title}本年支出80.00万元，与2031年相比增加5.00万元。")
    assert findings("ARI16", f"{title}本年支出80.00万元，与2030年相比增加5.00万元。") == ()
    assert findings("ARI16", f"{title}2032年预算安排90.00万元，与2031年相比增加10.00万元。") == ()


def test_one_thing_of_which_more_is_named_than_there_is() -> None:
    (finding,) = findings("ARI14", "预算安排320.00万元，其中设备购置及运行维护360.00万元。")
    assert finding.severity == "major"
    assert findings("ARI14", "预算安排320.00万元，其中设备购置及运行维护300.00万元。") == ()
    assert findings("ARI14", "抽检量超每千人6.6批次，其中快检超5万批次。") == ()


@pytest.mark.parametrize(
    ("outcome", "word", "held"),
    [("98.00", "小于", True), ("98.00", "大于", False), ("104.00", "小于", False), ("104.00", "大于", True)],
)
def test_which_of_budget_and_outcome_is_said_to_be_larger(outcome: str, word: str, held: bool) -> None:
    text = (
        f"年初预算100.00万元，支出决算{outcome}万元，完成年初预算的{outcome}%，决算数{word}年初预算数的主要原因是调整。"
    )
    assert [f.severity for f in findings("ARI04", text)] == ([] if held else ["major"])


def test_what_was_cut_is_no_reason_for_more() -> None:
    text = "经费168.00万元，比上年增加8.00万元，增长5.00%，主要原因是压减办公费、差旅费。"
    (finding,) = findings("ARI04", text)
    assert "方向相反" in finding.message
    assert findings("ARI04", text.replace("压减办公费、差旅费", "压减办公费后新增房租")) == ()


def test_satisfaction_is_of_the_answers_that_came_back() -> None:
    text = "发放调查问卷500份，收回480份，满意456份，满意率{}。"  # 456÷480 = 95%
    assert findings("ARI08", text.format("95.00%")) == ()
    (finding,) = findings("ARI08", text.format("9.50%"))
    assert finding.values["复算"] == "95.00%"
