"""What a list, a form or an earlier sentence makes up as a whole. Texts are invented, values computed by hand."""

from decimal import Decimal

import pytest

from tests.checks.support import findings, only, passed, run

FORM = (
    "项目支出绩效目标申报表\n项目总金额（元）：900000\n本年金额（元）：{}\n一、政策依据\n按有关规定执行，上年结余3万元。\n"
    "二、测算依据\n包括3个支出事项。一是租金，每月1万元，费用12万元。二是维修，费用2.4万元。三是物资，费用0.6万元。\n"
    "三、年度目标\n投入15万元。\n"
)


def test_the_basis_of_a_form_against_its_amount() -> None:
    # 12 + 2.4 + 0.6 = 15.0万元 = 150000元: the last amount of each step
    assert passed("ARI01", FORM.format("150000")) == ["12+2.4+0.6=15"]
    # off by 0.02万元, less than 4 x 0.05
    finding = only("ARI01", FORM.format("150200"))
    assert (finding.severity, finding.computation) == ("info", "12+2.4+0.6=15≠15.02")
    # 18 - 15 = 3万元: every step says what it costs, so the list is read however far off it is
    finding = only("ARI01", FORM.format("180000"))
    assert (finding.severity, finding.certainty, finding.computation) == ("major", "likely", "12+2.4+0.6=15≠18")


def test_a_basis_that_does_not_say_what_each_step_costs_is_not_added_up() -> None:
    # the second step names a price and no cost
    assert findings("ARI01", FORM.replace("费用2.4万元", "每次0.2万元").format("180000")) == ()


PLAIN = "本年金额（元）：{}\n二、测算依据\n办公用品4.5万元，设备维修2万元，宣传册、海报等1.5万元。\n三、年度目标\n"


def test_a_basis_that_is_a_plain_list() -> None:
    # 4.5 + 2 + 1.5 = 8
    assert passed("ARI01", PLAIN.format("80000")) == ["4.5+2+1.5=8"]
    assert only("ARI01", PLAIN.format("60000")).computation == "4.5+2+1.5=8≠6"
    # a figure said to be about so much asks, and does not accuse
    assert only("ARI01", PLAIN.format("60000").replace("维修2", "维修约2")).certainty == "query"


def test_a_basis_whose_first_amount_is_the_total_of_the_others_is_no_plain_list() -> None:
    text = "本年金额（元）：0\n二、测算依据\n宣传经费8万元，用于海报5万元，画册3万元。\n三、年度目标\n"
    assert findings("ARI01", text) == ()


def test_figures_of_a_written_calculation_are_no_costs() -> None:
    text = (
        "本年金额（元）：150000\n二、测算依据\n一是租金10万元。\n"
        "二是人员费用5万元，参照0.5万元/人*20人=10万元，今年付5万元。\n三、年度目标\n"
    )
    assert "10+5=15" in passed("ARI01", text)


def test_income_and_spending_each_make_up_the_total_of_both() -> None:
    # 80 + 20 = 100; 70 + 12 = 82
    text = "收支总预算100.00万元，其中：本年收入80.00万元，上年结转20.00万元；本年支出70.00万元，结转下年{}万元。"
    assert passed("ARI01", text.format("30.00")) == ["80.00+20.00=100.00", "70.00+30.00=100.00"]
    assert only("ARI01", text.format("12.00")).computation == "70.00+12.00=82.00≠100.00"


def test_spending_is_no_part_of_income_though_both_are_alike() -> None:
    text = "财政拨款收入{}万元，财政拨款支出{}万元。其中：基本支出30.00万元，项目支出70.00万元。"
    assert passed("ARI05", text.format("100.00", "100.00")) == ["30.00+70.00=100.00"]
    assert only("ARI05", text.format("100.00", "700.00")).computation == "30.00+70.00=100.00≠700.00"


def test_the_scale_of_a_factor_counts_where_the_sum_has_one() -> None:
    assert passed("ARI07", "参照0.5万元/人*20人=10万元。") == ["0.5万*20=10"]
    # 0.5亿 x 20 = 10亿 = 100000万
    assert "100000" in only("ARI07", "参照0.5亿元/人*20人=10万元。").computation
    # 3.5万 + 2000元 = 3.7万
    assert passed("ARI01", "合计3.5万元+2000元=3.7万元。") == ["3.5万+2000=3.7"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # 104 of 100 is 104%, 100 of 104 is 96.15%; 30 of 200 is 15%
        ("年初预算为100.00万元，支出决算为104.00万元，完成年初预算的96.15%。", "两数颠倒相除"),
        ("全年预算200.00万元，全年支付30.00万元，支付率0.15%。", "未乘以100的比值"),
        ("全年预算200.00万元，全年支付30.00万元，支付率1.50%。", "疑为小数点错位"),
        ("年初预算为0.00万元，支出决算为85.00万元，完成年初预算的100.00%。", "基数为零，比率无法计算"),
    ],
)
def test_what_may_have_made_a_wrong_percentage(text: str, said: str) -> None:
    (finding,) = findings("ARI02", text)
    assert said in finding.message and finding.severity == "critical"


@pytest.mark.parametrize(
    ("percent", "severities"), [("89.32%", []), ("89.31%", ["info"]), ("89.33%", ["minor"]), ("98.32%", ["critical"])]
)
def test_a_share_of_a_total_of_an_earlier_paragraph(percent: str, severities: list[str]) -> None:
    # 4122 / 4615 = 89.3174…%
    text = f"本年支出合计4615.00万元。\n二、财政拨款支出\n财政拨款支出4122.00万元，占本年支出合计的{percent}。"
    assert [f.severity for f in findings("ARI02", text)] == severities
    assert ("4122.00÷4615.00=89.32%" in [p.computation for p in run("ARI02", text).passes]) is (not severities)


def test_a_total_with_two_values_is_no_whole() -> None:
    text = "本年支出合计4615.00万元。\n本年支出合计4600.00万元。\n财政拨款支出4122.00万元，占本年支出合计的98.32%。"
    assert findings("ARI02", text) == ()


def test_a_plan_is_that_of_its_own_task() -> None:
    text = "造林3.36万亩，占年度计划3.5万亩的96.00%；封育5.2万亩，完成计划的104.00%；抚育12万亩，完成计划的100%。"
    assert findings("ARI02", text) == ()


def test_a_second_list_under_the_total_of_the_sentence_before() -> None:
    # 900+50+50 = 1000 with 5%; a digit lost in 50.00 breaks the sum and the share at once
    text = (
        "支出预算1000.00万元。按性质分：基本支出400.00万元，占40.00%；项目支出600.00万元，占60.00%。"
        "按功能分：卫生支出900.00万元，占90.00%；社保支出50.00万元，占5.00%；住房支出50.00万元，占5.00%。"
    )
    assert findings("ARI01", text) == ()
    (finding,) = findings("ARI01", text.replace("住房支出50.00", "住房支出5.00"))
    assert finding.computation == "900.00+50.00+5.00=955.00≠1000.00"
    (share,) = findings("ARI02", text.replace("住房支出50.00", "住房支出5.00"))
    assert share.severity == "minor" and "小数点" not in share.message


def test_what_the_money_is_chiefly_for_counts_where_it_has_a_share() -> None:
    text = "支出200.00万元，主要用于：城乡180.00万元，占90.00%；社保12.00万元，占6.00%；卫生8.00万元，占4.00%。"
    assert "180.00+12.00+8.00=200.00" in [p.computation for p in run("ARI01", text).passes]
    (finding,) = findings("ARI01", text.replace("180.00", "181.80"))
    assert finding.computation == "181.80+12.00+8.00=201.80≠200.00"


def test_public_and_private_are_all_there_are() -> None:
    (finding,) = findings("ARI01", "委托12家机构实施，其中公办机构5家、民办机构8家。")
    assert finding.computation == "5+8=13≠12"


@pytest.mark.parametrize(("gap", "told"), [("9.00", False), ("9.37", False), ("19.37", True)])
def test_a_gap_of_few_digits_is_explained_in_its_own_paragraph_only(gap: str, told: bool) -> None:
    total = f"{Decimal('400.00') + Decimal(gap)}"
    text = f"收入合计{total}万元，其中：拨款收入300.00万元，其他收入100.00万元。\n公务用车运行费{gap}万元。"
    assert any("公务用车运行费" in f.message for f in findings("ARI15", text)) is told


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("新增受益近5200人，其中甲村2460人、乙村1830人、丙村1120人。", ["minor"]),  # 5410 is not 近5200
        ("新增受益近5500人，其中甲村2460人、乙村1830人、丙村1120人。", []),
        ("新增受益5200余人，其中甲村2460人、乙村1830人、丙村990人。", []),  # 5280
    ],
)
def test_parts_above_an_approximate_total(text: str, severities: list[str]) -> None:
    assert [f.severity for f in findings("ARI01", text)] == severities
