"""True statements whose words invite a wrong reading: none of them is a finding, and the false ones beside them are."""

import pytest

from tests.checks.support import findings, report, run


@pytest.mark.parametrize(
    ("code", "text"),
    [
        # the full mark of each part, not parts of the last one
        ("ARI01", "投入得8分、过程得26分、产出得27分，满分分别为10分、30分、30分。"),
        # what is 累计 reaches back before the year
        ("ARI01", "新建甲类站3座、乙类站2座，累计9座。"),
        ("ARI02", "特困人员400人，其中集中供养100人，分散供养300人，集中供养率25.00%。"),
        ("ARI02", "年末在册200人，走失1人，走失率0.40%（按全年在册250人计算）。"),
        ("ARI02", "经费支出100.00万元，其中：运行费90.00万元（特种车辆占八成以上），接待费10.00万元。"),
        ("ARI04", "预算50.00万元，决算42.00万元，比预算少8.00万元，比2022年增加2.00万元，增长5.00%。"),
        # the bracket is of the percentage before it, not of the next item
        ("ARI04", "甲类费用98元，同比下降2.00%（上年为100元）；乙类费用4,950元，同比下降1.00%（上年为5,000元）。"),
        ("ARI08", "向住户发送短信9000条，回复500户，满意450户，满意度90.00%。"),
        ("ARI08", "收回有效问卷50份、40份，满意的分别为45份、30份，综合满意度83.33%。"),
        ("ARI08", "回访学员200人，满意190人，满意度95.00%；发放问卷300份，有效250份，满意225份，满意度90.00%。"),
        ("ARI08", "回收有效问卷200份，其中满意190份、不满意10份，满意度95.00%。"),
        ("ARI11", "完成指标9项，未完成1项。\n一是巡查有序。二是服务到位。三是宣传广泛。"),
        ("FIN02", "年初预算400.00万元，年中追加100.00万元，追减20.00万元，调整后预算480.00万元。"),
        ("FIN04", "年初预算400.00万元，年中追加200.00万元（普查经费150.00万元，人员调资50.00万元）。"),
        ("COP04", "本报告金额单位为万元，数据取自决算。"),
    ],
)
def test_what_is_true_is_not_told(code: str, text: str) -> None:
    assert findings(code, text) == ()


@pytest.mark.parametrize(
    ("code", "text", "computation"),
    [
        ("ARI02", "特困人员400人，其中集中供养100人，分散供养300人，集中供养率35.00%。", "100÷400=25.00%≠35.00%"),
        ("ARI02", "年末在册200人，走失1人，走失率0.50%（按全年在册250人计算）。", "1÷250=0.40%≠0.50%"),
        (
            "ARI04",
            "甲类费用98元，同比下降2.00%（上年为100元）；乙类费用4,950元，同比下降1.50%（上年为5,000元）。",
            "(4950-5000)÷5000=-1.00%≠-1.50%",
        ),
        (
            "ARI04",
            "决算42.00万元，比预算少8.00万元，比2022年增加2.00万元，增长6.00%。",
            "2.00÷(42.00-2.00)=5.00%≠6.00%",
        ),
        ("ARI08", "发送短信9000条，回复500户，满意450户，满意度95.00%。", "450÷500=90.00%≠95.00%"),
        (
            "FIN02",
            "年初预算400.00万元，年中追加100.00万元，追减20.00万元，调整后预算490.00万元。",
            "400.00+100.00+-20.00=480.00≠490.00",
        ),
    ],
)
def test_the_same_form_with_a_wrong_figure_is_told(code: str, text: str, computation: str) -> None:
    assert [finding.computation for finding in findings(code, text)] == [computation]


def test_a_reason_for_the_adjustment_is_more_than_a_bracket() -> None:
    assert findings("FIN04", "年初预算400.00万元，年中追加200.00万元（见附表）。")


def test_a_unit_without_its_number_is_told_still() -> None:
    assert findings("COP04", "公务接待费为万元，与上年持平。")


def test_a_measure_that_ends_below_a_figure_is_a_measure() -> None:
    text = report(problems="1.积案偏多。2023年积案9件。", measures="1.复议科6月底前增配1人，积案降到5件以下。")
    assert run("PRB02", text).findings == ()


def test_a_centre_that_acts_by_a_day_is_a_measure() -> None:
    measures = "1.普查中心按阶段结算补贴，登记补贴于2024年5月31日前付清。"
    assert findings("PRB03", report(problems="1.普查补贴支付慢。结转9万元。", measures=measures)) == ()


def test_a_shortfall_that_the_problems_name_is_not_asked_again() -> None:
    short = "山塘整治计划6座，完成5座。"
    (finding,) = findings("ARI09", report(done=short))
    assert finding.message == "山塘整治计划6座，完成5座，少1座，完成率83.33%。"
    text = report(done=short, problems="山塘整治未按期完成，因管线迁改推迟。")
    assert run("ARI09", text).findings == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ARI02", "一般40份、不满意10份，总体满意率（含比较满意）92.00%。"),
        ("ARI02", "验收合格18项，复验合格2项，最终合格率100%。"),
        ("ARI08", "收到有效答卷400份，其中非常满意200份、满意168份、一般22份、不满意10份，总体满意率92.00%。"),
        ("FIN04", "“三公”经费支出20.00万元，占年初预算25.00万元的80.00%。全年预算数500.00万元。"),
    ],
)
def test_an_overall_rate_and_a_budget_of_a_part_are_read_as_such(code: str, text: str) -> None:
    assert findings(code, text) == ()


def test_answers_that_together_give_the_rate_are_listed() -> None:
    (held,) = run("ARI08", "收到有效答卷400份，非常满意200份、满意168份、一般32份，总体满意率92.00%。").passes
    assert held.computation == "(200+168)÷400=92.00%"


def test_a_budget_approved_at_the_start_is_read() -> None:
    text = "年初批复预算400.00万元，年中追加100.00万元，调整后预算510.00万元。"
    assert [f.computation for f in findings("FIN02", text)] == ["400.00+100.00=500.00≠510.00"]


@pytest.mark.parametrize(
    "problems",
    ["采血缺口482人次，因采血车停运。", "无偿献血未完成任务，因采血车停运。", "比计划3600人次少，因采血车停运。"],
)
def test_a_shortfall_is_admitted_by_name_plan_or_gap(problems: str) -> None:
    done = "无偿献血：计划3600人次，实际完成3118人次。"
    assert findings("PRB05", report(done=done, problems=problems)) == ()
    assert findings("ARI09", report(done=done, problems=problems)) == ()
    assert findings("PRB05", report(done=done))


def test_a_goal_exceeded_by_another_figure_is_no_conclusion_on_the_plan() -> None:
    planned = "应办结课题40个，已办结30个。"
    (asked,) = findings("ARI09", f"培育企业70家，超额完成年度目标。{planned}")
    assert (asked.severity, asked.certainty) == ("minor", "query")
    (told,) = findings("ARI09", f"培育企业70家，各项年度目标均已完成。{planned}")
    assert told.severity == "critical"
    (same,) = findings("ARI09", "应办结课题40个，已办结30个，超额完成年度目标。")
    assert same.severity == "critical"


def test_a_plan_whose_rest_is_accounted_for_in_its_sentence_is_not_asked_about() -> None:
    assert findings("ARI09", "计划建成站点6个，实际建成5个，另1个因产权变更于次年2月完工。") == ()
    assert findings("ARI09", "计划建成站点7个，实际建成5个，另1个因产权变更于次年2月完工。")
    assert findings("ARI09", "各项年度目标均已完成。计划建成站点6个，实际建成5个，另1个因产权变更于次年2月完工。")


def test_what_little_is_left_of_a_budget_is_no_shortfall() -> None:
    done = "预算数500.00万元，执行数{}万元，执行率{}%。未执行的{}万元中，会议费少支2.00万元，其余为合同尾款。"
    assert findings("PRB05", report(done=done.format("490.00", "98.00", "10.00"), problems="意识不强。")) == ()
    assert findings("PRB05", report(done=done.format("400.00", "80.00", "100.00"), problems="意识不强。"))


def test_the_number_of_goals_reached_is_admitted_by_the_goal_missed() -> None:
    done = "年度共设产出指标10个，完成9个。"
    assert findings("ARI09", report(done=done, problems="巡查指标未完成，因道路中断。")) == ()
    assert findings("ARI09", report(done=done))


def test_a_grade_with_its_band_in_brackets_is_a_grade() -> None:
    assert findings("SCO02", report(done="对照指标自评得分93分，属于“优”等（90分以上）。")) == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ARI04", "重复来访量由上年的80件降为60件，下降25.00%。"),
        (
            "ARI02",
            "共调解纠纷500起，其中婚姻110起、邻里120起、损害70起，物业等其他200起；调解成功490起，成功率98.00%。",
        ),
        ("ARI08", "对居民和司机各200人开展问卷调查，满意的居民180人、司机160人，综合满意率85.00%。"),
        (
            "ARI05",
            "支出600.00万元。年初预算500.00万元，追加100.00万元，执行率100%。其中基本支出400.00万元，项目支出200.00万元。",
        ),
        ("PRB05", report(done="食品抽检2400批次，不合格67批次。")),
    ],
)
def test_what_is_left_lists_inside_and_samples_of_others_are_read_as_such(code: str, text: str) -> None:
    assert findings(code, text) == ()


def test_what_is_left_is_recomputed_too() -> None:
    (finding,) = findings("ARI04", "重复来访量由上年的80件降为60件，下降35.00%。")
    assert finding.values["复算"] == "下降25.00%"


def test_parts_of_the_initial_budget_in_its_own_sentence_are_added() -> None:
    assert findings("ARI05", "年初预算500.00万元，其中基本支出400.00万元，项目支出200.00万元。")


def test_goods_that_lie_idle_are_told_still() -> None:
    assert findings("PRB05", report(done="购置检测设备12台，闲置3台。"))


def test_what_was_spent_of_a_part_is_not_all_that_was_spent() -> None:
    text = "调整后预算500.00万元，支出490.00万元，预算执行率98.00%。政府采购预算50.00万元，实际支出45.00万元。"
    assert findings("FIN02", text) == ()
    text = "调整后预算500.00万元。政府采购预算50.00万元，全年支出450.00万元，预算执行率98.00%。"
    assert [f.values["复算"] for f in findings("FIN02", text)] == ["90.00%"]


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("本局主管全县社会救助工作。", "部门职责"),
        ("本局承担法律援助、人民调解等职责。", "部门职责"),
        ("年末资产总额36.00万元，无闲置资产。", "国有资产"),
    ],
)
def test_duties_and_assets_in_other_words_are_there(said: str, item: str) -> None:
    (without,) = run("STR01", report()).findings
    (told,) = run("STR01", report(done=said)).findings
    assert (item in without.message, item in told.message) == (True, False)
