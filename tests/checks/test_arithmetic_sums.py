"""Totals and parts, shares and their sum. Texts are invented; every expected value is computed by hand."""

import re

import pytest

from reviewer.checks import select
from reviewer.checks.runner import check
from reviewer.documents import from_text
from reviewer.model import CheckResult
from tests.checks.support import findings, only, passed


def all_arithmetic(text: str) -> CheckResult:
    return check(from_text(text), checks=select(("ARI",)))


# 312.50 + 87.20 + 20.30 = 420.00
SOUND = "本年收入合计420.00万元，其中：财政拨款收入312.50万元；事业收入87.20万元；其他收入20.30万元。"


def test_parts_that_add_up_are_listed_with_their_computation() -> None:
    assert findings("ARI01", SOUND) == ()
    assert passed("ARI01", SOUND) == ["312.50+87.20+20.30=420.00"]


def test_parts_that_do_not_add_up() -> None:
    # 312.50 + 81.20 + 20.30 = 414.00; 420.00 - 414.00 = 6.00
    finding = only("ARI01", SOUND.replace("87.20", "81.20"))
    assert (finding.severity, finding.certainty) == ("critical", "certain")
    assert finding.computation == "312.50+81.20+20.30=414.00≠420.00"
    assert "相差6.00万元" in finding.message and "经复算" in finding.message
    assert finding.evidence[0].quote.startswith("本年收入合计420.00万元")
    assert finding.values["差额"] == "6.00万元"


@pytest.mark.parametrize("parts", ["公安30人，教育25人，其他7人", "男40人、女22人"])
def test_counts_must_agree_exactly(parts: str) -> None:
    # 30 + 25 + 7 = 62 and 40 + 22 = 62
    assert findings("ARI01", f"共招录62人，其中{parts}。") == ()
    assert only("ARI01", f"共招录61人，其中{parts}。").certainty == "certain"


def test_a_list_of_examples_is_no_breakdown() -> None:
    for text in (
        "现有教师320人，其中教授42人，副教授95人，博士生导师60人。",
        "全市有企业560家，其中规模以上企业44家。",
        "建成绿地86处，其中公园9处、游园31处等。",
        "现有学科12个，其中国家级3个、省级重点学科2个，28个学科具有硕士学位授予权。",
    ):
        assert findings("ARI01", text) == (), text


def test_a_list_that_ends_in_and_so_on_must_not_exceed_its_total() -> None:
    # 23 + 31 = 54 > 50
    assert only("ARI01", "举办培训50期，其中业务培训23期、技能培训31期等。").computation == "23+31=54>50"


def test_a_rounding_tail_is_only_a_notice() -> None:
    # 33.34 + 33.34 + 33.33 = 100.01; three parts and a total may be off by 4 x 0.005 = 0.02
    finding = only("ARI01", "采购总额100.00万元，其中：货物33.34万元、工程33.34万元、服务33.33万元。")
    assert (finding.severity, finding.computation) == ("info", "33.34+33.34+33.33=100.01≠100.00")
    assert "尾差" in finding.message


def test_parts_in_another_scale() -> None:
    # 1.2亿元 = 12000万元 = 7000 + 5000
    assert passed("ARI01", "总投资合计1.2亿元，其中：中央资金7000万元，地方配套5000万元。") == ["0.7+0.5=1.2"]


def test_changes_are_added_with_their_signs() -> None:
    # -80.00 + 35.50 + 4.50 = -40.00
    text = (
        "与上年相比减少40.00万元。其中：教育支出减少80.00万元，主要是项目完工；"
        "卫生支出增加35.50万元；住房支出增加4.50万元。"
    )
    assert passed("ARI01", text) == ["-80.00+35.50+4.50=-40.00"]


def test_changes_and_amounts_of_one_list_are_two_sums() -> None:
    # 60 + 40 = 100 and 5 - 15 = -10
    text = "支出100万元，比上年减少10万元。其中：日常经费60万元，比上年增加5万元；专项经费40万元，比上年减少15万元。"
    assert passed("ARI01", text) == ["60+40=100", "5-15=-10"]


def test_numbered_parts_below_their_total() -> None:
    # 0 + 18.40 + 2.10 = 20.50; 11.00 + 7.40 = 18.40
    text = (
        "“三公”经费预算20.50万元。其中：\n（一）因公出国（境）费0万元。\n"
        "（二）公务用车费18.40万元。其中：购置费11.00万元，运行费7.40万元。\n（三）公务接待费2.10万元。"
    )
    assert sorted(passed("ARI01", text)) == ["0+18.40+2.10=20.50", "11.00+7.40=18.40"]
    broken = only("ARI01", text.replace("2.10", "2.60"))
    assert broken.computation == "0+18.40+2.60=21.00≠20.50"


def test_counts_inside_the_parts_do_not_disturb() -> None:
    # the villages 49 + 12 = 61; the groups and members belong to each
    text = "自治组织共计61个，其中：村委会49个，村民小组395个；居委会12个，居民小组135个。"
    assert passed("ARI01", text) == ["49+12=61"]


def test_a_paragraph_broken_at_the_margin_is_read_as_one() -> None:
    text = (
        "    经批复，本部门二〇三一年度全口径收入预算合计为420.00\n"
        "万元，其中：财政拨款收入312.50万元，主要用于人员和日常公用支\n"
        "出；事业收入87.20万元；其他收入20.30万元。\n"
    )
    assert passed("ARI01", text) == ["312.50+87.20+20.30=420.00"]


def test_levels_of_government_are_all_there_is() -> None:
    # 120.00 + 60.00 + 15.00 = 195.00
    finding = only("ARI01", "改造支出200.50万元，其中：中央补助120.00万元，省级补助60.00万元，县级配套15.00万元。")
    assert finding.computation == "120.00+60.00+15.00=195.00≠200.50"


def test_one_wrong_digit_of_a_long_figure_is_no_gap_by_chance() -> None:
    # 3121.40 + 1202.35 = 4323.75; 4353.75 differs in one digit
    text = "全年发放贷款4353.75万元，其中涉农贷款3121.40万元，小微贷款1202.35万元。"
    assert only("ARI01", text).certainty == "likely"
    # 4400.00 could be a total with parts that are not named
    assert findings("ARI01", text.replace("4353.75", "4467.20")) == ()


def test_spending_is_told_by_its_own_check() -> None:
    # 210.40 + 189.60 = 400.00
    text = "本年支出合计400.00万元，其中：基本支出210.40万元，占52.60%；项目支出189.60万元，占47.40%。"
    assert passed("ARI05", text) == ["210.40+189.60=400.00"]
    assert passed("ARI01", text) == []
    assert only("ARI05", text.replace("189.60", "188.60")).computation == "210.40+188.60=399.00≠400.00"


def test_a_calculation_written_out() -> None:
    assert passed("ARI01", "全年需12.5+7.25=19.75万元。") == ["12.5+7.25=19.75"]
    assert only("ARI01", "全年需12.5+7.25=20.75万元。").computation == "12.5+7.25=19.75≠20.75"


def test_shares_are_recomputed_from_the_total_they_name() -> None:
    # 240 / 320 = 75%
    text = "全县有320个村、41个社区，已有240个村完成改造，占全县村总数的75.00%。"
    assert passed("ARI02", text) == ["240÷320=75.00%"]
    wrong = only("ARI02", text.replace("75.00%", "57.00%"))
    assert (wrong.severity, wrong.certainty, wrong.values["复算"]) == ("critical", "certain", "75.00%")


@pytest.mark.parametrize(
    ("stated", "severity"),
    [("14.28%", "info"), ("14.30%", "minor"), ("14.92%", "critical")],  # 100 / 700 = 14.2857…%, half-up 14.29
)
def test_shares_are_graded(stated: str, severity: str) -> None:
    text = (
        f"支出合计700.00万元，其中：培训费100.00万元，占{stated}；"
        "会议费200.00万元，占28.57%；其他400.00万元，占57.14%。"
    )
    assert only("ARI02", text).severity == severity


def test_a_share_of_something_not_in_the_text_is_left_alone() -> None:
    assert findings("ARI02", "全市民政支出46.79亿元，占全国同类支出的1.9%；社会救助支出20.00亿元，占全省的3.0%。") == ()


def test_completion_and_execution_rates() -> None:
    # 450 / 500 = 90%; 291 / 300 = 97%
    assert passed("ARI02", "年初预算500万元，决算450万元，完成年初预算的90.00%。") == ["450÷500=90.00%"]
    assert passed("ARI02", "预算批复300万元，实际支出291万元，预算执行率97.00%。") == ["291÷300=97.00%"]
    assert findings("ARI02", "预算批复300万元，实际支出291万元，预算执行率99.00%。")[0].certainty == "likely"


def test_shares_add_to_a_hundred() -> None:
    # 33.3 + 33.3 + 33.3 = 99.9, within 3 x 0.05; 62.5 + 21.4 + 18.1 = 102.0
    assert passed("ARI03", "甲类占33.3%，乙类占33.3%，丙类占33.3%。") == ["33.3%+33.3%+33.3%=99.9%"]
    assert only("ARI03", "甲类占62.5%，乙类占21.4%，丙类占18.1%。").values["合计"] == "102.0%"
    assert findings("ARI03", "甲类占32.5%，乙类占21.4%。") == ()


LAST_YEARS_PARTS = (
    "2031年度收、支总计640.00万元。与上年相比，增加40.00万元，增长6.67%。\n"
    "本年收入合计640.00万元，其中：财政拨款收入570.00万元，占95.00%；其他收入30.00万元，占5.00%。"
)


def test_one_root_cause_is_one_story() -> None:
    # 570 + 30 = 600 = 640 - 40; 570/600 = 95%, 30/600 = 5%; 570/640 = 89.06%, 30/640 = 4.69%
    result = all_arithmetic(LAST_YEARS_PARTS)
    assert [f.code for f in result.findings] == ["ARI01", "ARI15"]
    total, cause = result.findings
    assert total.computation == "570.00+30.00=600.00≠640.00"
    assert "89.06%、4.69%" in total.message
    assert cause.severity == "info" and "可能" in cause.message and "上年" in cause.message
    assert "95.00%、5.00%" in cause.message
    assert [e.quote for e in cause.evidence][1] == "增加40.00万元"
    assert {p.computation for p in result.passes} == {
        "40.00÷(640.00-40.00)=6.67%",
        "95.00%+5.00%=100.00%",
        "640.00=640.00",
    }


@pytest.mark.parametrize(
    ("printed", "how"),
    [("327.50", "颠倒"), ("3725.00", "小数点"), ("3725000", "万与亿")],
)
def test_slips_of_the_pen_are_named(printed: str, how: str) -> None:
    # 372.50 + 109.00 + 18.50 = 500.00
    text = f"本年收入合计500.00万元，其中：财政拨款收入{printed}万元；事业收入109.00万元；其他收入18.50万元。"
    (cause,) = findings("ARI15", text)
    assert how in cause.message and "372.50万元" in cause.message


def test_a_correction_that_also_fits_the_shares_is_the_one_named() -> None:
    # 372.50 / 500 = 74.50%, 109 / 500 = 21.80%, 18.50 / 500 = 3.70%
    text = (
        "本年收入合计500.00万元，其中：财政拨款收入375.50万元，占74.50%；"
        "事业收入109.00万元，占21.80%；其他收入18.50万元，占3.70%。"
    )
    (cause,) = findings("ARI15", text)
    assert "375.50万元如为372.50万元" in cause.message and "占比也同时相符" in cause.message
    # without shares, four corrections of one digit would do: none is named
    assert findings("ARI15", re.sub("，占[0-9.]+%", "", text)) == ()


def test_the_same_figure_elsewhere_is_the_best_clue() -> None:
    # 410.20 + 53.78 = 463.98
    text = "收入总预算463.98万元，其中：本年收入410.20万元，其他资金53.73万元。\n其他资金53.78万元，用于修缮。"
    assert "另一处为53.78万元" in only("ARI15", text).message


def test_table_rows_are_not_prose() -> None:
    assert all_arithmetic("合计100万元\t其中：甲60万元\t乙30万元\t其他5万元").findings == ()


def test_a_rate_is_of_the_amount_right_before_its_part() -> None:
    # 35 / 40 = 87.5%; 570 / 600 = 95%
    assert passed("ARI02", "发现隐患40处，已整改35处，整改率87.5%。") == ["35÷40=87.5%"]
    (finding,) = findings("ARI02", "发现隐患40处，已整改35处，整改率78.5%。")
    assert finding.certainty == "likely"
    # another figure stands between: the rate may be of it
    assert findings("ARI02", "走访600户，收回问卷573份，满意的有538户，满意率93.89%。") == ()
    assert findings("ARI02", "出生人口7.9万人，死亡人口6.1万人，死亡率6.15‰。") == ()


def test_a_share_of_several_figures_together_is_not_the_last_ones() -> None:
    assert findings("ARI02", "发电量465.72亿千瓦时，其中风电0.82亿千瓦时、光伏1.05亿千瓦时，合计占0.4%。") == ()


def test_a_list_off_by_one_is_a_question() -> None:
    # 31 + 26 = 57
    (finding,) = findings("ARI01", "登记公益岗位58个，其中保洁31个，护林26个。")
    assert (finding.severity, finding.certainty) == ("minor", "query")
    assert findings("ARI01", "登记公益岗位58个，其中保洁31个，护林21个。") == ()


def test_full_marks_are_not_added_with_points() -> None:
    # 9.5 + 47.0 + 36.0 = 92.5; full marks 10 + 50 + 40 = 100
    text = "自评得分92.5分，其中：执行率满分10分，得9.5分；产出满分50分，得47.0分；效益满分40分，得36.0分。"
    assert passed("ARI01", text) == ["9.5+47.0+36.0=92.5"]


def test_two_lists_under_one_total() -> None:
    # 70 + 30 = 100 = 85 + 15
    text = "收支总预算100.00万元，其中本年收入70.00万元，上年结转30.00万元；本年支出85.00万元，结转下年15.00万元。"
    assert "70.00+30.00=100.00" in passed("ARI01", text)
    assert findings("ARI01", text) == ()
    (finding,) = findings("ARI01", text.replace("上年结转30.00", "上年结转30.05"))
    assert finding.computation == "70.00+30.05=100.05≠100.00"
