"""Slips of the pen so gross that the figures fit nothing any more are found like small ones.

What the words relate is read whether the numbers fit or not. Texts are invented; values are computed by hand.
"""

from tests.checks.support import findings, run


def computed(code: str, text: str) -> list[str]:
    return [finding.computation for finding in findings(code, text)]


def test_a_part_larger_than_its_named_whole() -> None:
    sound = "全县共有就业人员5000人，其中城镇就业人员2000人，占全县就业人员的40%。"
    assert findings("ARI02", sound) == ()
    # 20000 / 5000 = 400%
    assert computed("ARI02", sound.replace("2000人", "20000人")) == ["20000÷5000=400%≠40%"]


def test_a_rate_with_a_slip_of_scale() -> None:
    sound = "项目预算80.00万元，全年支付60.00万元，支付率75.00%。"
    assert findings("ARI02", sound) == ()
    assert len(findings("ARI02", sound.replace("60.00万", "60.00亿"))) == 1


def test_a_count_in_another_scale_is_of_other_things() -> None:
    assert findings("ARI02", "新接收人员4000人，累计服务5.86万人，服务率100%。") == ()


def test_more_done_than_the_budget_it_is_measured_by() -> None:
    sound = "年初预算为200.00万元，支出决算为190.00万元，完成年初预算的95.00%。"
    assert findings("ARI02", sound) == ()
    # 910 / 200 = 455%
    assert computed("ARI02", sound.replace("190.00", "910.00")) == ["910.00÷200.00=455.00%≠95.00%"]


def test_an_increase_larger_than_what_it_led_to() -> None:
    sound = "全年接听来电3000次，较上年增加500次，增长20.0%。"
    assert findings("ARI04", sound) == ()
    assert len(findings("ARI04", sound.replace("500次", "5000次"))) == 1


def test_an_increase_is_not_laid_to_another_figure() -> None:
    # the income that grew is not printed; 20万元 is of something else
    assert findings("ARI04", "其他收入20.00万元。非税收入比上年增加500.00万元，增长5.00%。") == ()


def test_a_change_is_of_the_figure_of_its_own_sentence() -> None:
    # 80 / (400 - 80) = 25%; with 40 the year before is negative, and the income before it is no help
    sound = "收入400万元。其中：财政拨款400万元，比上年增加80万元，增长25%。"
    assert findings("ARI04", sound) == ()
    assert len(findings("ARI04", sound.replace("拨款400", "拨款40"))) == 1


def test_a_mark_that_was_passed_is_not_what_grew() -> None:
    # 100 / (500 - 100) = 25%
    sound = "采购规模为500亿元，首次突破400亿元，比上年增加100亿元，增长25%。"
    assert findings("ARI04", sound) == ()
    assert [f.values["复算"] for f in findings("ARI04", sound.replace("25%", "35%"))] == ["增长25%"]


def test_a_total_in_another_scale_than_its_parts() -> None:
    # 30 + 60 = 90万
    sound = "申请资金90万元。其中：30万元用于编制；60万元用于审计。"
    assert findings("ARI01", sound) == ()
    assert len(findings("ARI01", sound.replace("90万", "90亿"))) == 1


def test_shares_that_must_be_all_there_are() -> None:
    assert findings("ARI03", "达标的城市占65.5%，未达标的城市占34.5%。") == ()
    # 65.5 + 3.5 = 69
    assert computed("ARI03", "达标的城市占65.5%，未达标的城市占3.5%。") == ["65.5%+3.5%=69.0%≠100%"]
    # nothing says that these are all
    assert findings("ARI03", "青年占30.0%，党员占20.0%。") == ()


def test_answers_that_outnumber_the_sheets_handed_in() -> None:
    sound = "收回有效问卷500份，满意的有450份，满意率90%。"
    assert findings("ARI08", sound) == ()
    assert len(findings("ARI08", sound.replace("500份", "50份"))) == 1
    # 450 of those that came back, not of those handed out
    asked = "发放问卷600份，" + sound
    assert findings("ARI08", asked) == ()
    assert "450÷50=" in findings("ARI08", asked.replace("500份", "50份"))[0].computation


BALANCE = (
    "本年收入合计500.00万元，年初结转和结余30.00万元；本年支出合计510.00万元，年末结转和结余20.00万元。\n"
    "{}年末结转和结余{}万元，主要是工程尾款。"
)


def test_one_of_two_figures_for_the_same_is_a_slip() -> None:
    # 500 + 30 = 510 + 20
    assert findings("ARI06", BALANCE.format("", "20.00")) == ()
    (finding,) = findings("ARI06", BALANCE.format("", "200000.00"))
    assert (finding.certainty, finding.computation) == ("likely", "500.00+30.00=510.00+20.00=530.00")
    # 8万元 is no slip of 20万元: it may be of another scope
    assert findings("ARI06", BALANCE.format("", "8.00")) == ()
    assert any("530.00" in held.computation for held in run("ARI06", BALANCE.format("", "8.00")).passes)


ADDED = "年初预算400.00万元，年中追加120.00万元，调整后预算{}万元。\n按调整后预算{}万元计算。"


def test_the_adjusted_budget_printed_with_two_values() -> None:
    # 400 + 120 = 520
    assert findings("FIN02", ADDED.format("520.00", "520.00")) == ()
    (finding,) = findings("FIN02", ADDED.format("520.00", "250.00"))
    assert finding.values == {"一处": "250.00万元", "另一处": "520.00万元"}


def test_a_growth_that_the_last_digits_of_a_small_base_leave_open_is_minor() -> None:
    # 20.63 / (22.59 - 20.63) = 1052.6%; with 22.585 and 20.635 it would be 1058.2%
    text = "接待费22.59万元，比上年增加20.63万元，增长{}%。"
    assert [f.severity for f in findings("ARI04", text.format("1055.4"))] == ["minor"]
    assert [f.severity for f in findings("ARI04", text.format("1255.4"))] == ["critical"]
