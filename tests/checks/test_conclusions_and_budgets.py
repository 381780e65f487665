"""Conclusions on the budget against the figures beside them; shortcomings that were put right.

Texts are invented; values are computed by hand.
"""

import pytest

from tests.checks.support import findings, only, passed, report

_OFFICE = "公用经费年初预算50.00万元，支出{}万元，公用经费严格控制在预算之内。"
_EACH = (
    "“三公”经费预算20.00万元（其中接待费8.00万元、用车费12.00万元），支出19.00万元。"
    "接待费{}万元、用车费10.60万元。各单项均未突破年初预算。"
)
_RATED = "办公支出（公用经费）年初预算50.00万元，执行率{}，公用经费控制在了预算以内。"


@pytest.mark.parametrize(
    ("text", "computation"),
    [
        (_OFFICE.format("52.00"), "52.00-50.00=2.00"),
        (_EACH.format("8.40"), "8.40-8.00=0.40"),
        (_RATED.format("105.46%"), "105.46%＞100%"),
        ("会议费预算6.00万元，支出5.80万元，培训费预算9.00万元，支出9.40万元，均未超预算。", "9.40-9.00=0.40"),
    ],
)
def test_spending_over_the_budget_belies_the_conclusion(text: str, computation: str) -> None:
    finding = only("FIN07", text)
    assert (finding.certainty, finding.computation) == ("likely", computation)


@pytest.mark.parametrize(
    "text",
    [
        _OFFICE.format("48.00"),
        _EACH.format("7.90"),
        _RATED.format("95.46%"),
        "会议费预算6.00万元，实际支出7.00万元，系承办全省现场会。除会议费外，各项支出均控制在预算之内。",
        "会议费预算6.00万元，实际支出7.00万元，其余各项支出均未突破预算。",
        "会议费预算6.00万元，实际支出7.00万元。“三公”经费未超预算。",
        "年初预算400.00万元，追加100.00万元，全年支出480.00万元，各项支出均控制在预算之内。",
        "接待费预算8.00万元，比上年的9.00万元减少1.00万元，实际支出7.50万元，未超预算。",
        "人员经费预算200.00万元、公用经费预算50.00万元，支出245.00万元，均控制在预算之内。",
        "基本支出预算300.00万元，支出302.00万元（含上年结转3.00万元），控制在预算之内。",
        "接待费预算8.00万元，支出8.60万元。\n用车费预算9.00万元，支出8.80万元，未超预算。",
    ],
)
def test_a_conclusion_that_its_figures_bear_is_left(text: str) -> None:
    assert findings("FIN07", text) == ()


def test_an_execution_rate_of_all_needs_a_basis_other_than_the_spending() -> None:
    text = "年初预算480.00万元。全年支出520.00万元，其中基本支出300.00万元。对照年初预算，预算执行率为{}。"
    assert only("FIN02", text.format("100%")).computation == "520.00÷480.00=108%≠100%"
    assert findings("FIN02", text.format("108.33%")) == ()
    held = text.replace("年初预算480.00万元。", "年初预算480.00万元，全年拨款520.00万元。").format("100%")
    assert passed("FIN02", held) == ["预算执行率：520.00÷520.00=100%"]


def test_a_rate_cut_off_is_a_notice() -> None:
    text = "核定编制128名，年末实有在职人员119人，在职人员控制率{}。"
    assert findings("FIN02", text.format("92.97%")) == ()
    assert only("FIN02", text.format("92.96%")).severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "全年支出500.00万元。项目支出预算300.00万元，实际支出280.00万元。年初预算480.00万元，预算执行率{}。",
        "全年支出500.00万元。“三公”经费预算8.00万元（其中接待费2.00万元），实际支出7.00万元。年初预算480.00万元，预算执行率{}。",
    ],
)
def test_what_was_spent_of_a_part_is_not_the_spending_of_the_department(text: str) -> None:
    assert passed("FIN02", text.format("104.17%")) == ["预算执行率：500.00÷480.00=104.17%"]
    assert only("FIN02", text.format("94.17%")).computation == "500.00÷480.00=104.17%≠94.17%"


@pytest.mark.parametrize(
    "done",
    [
        "闲置设备4台已于11月上缴机关事务中心。",
        "闲置电脑6台均已报废核销。",
        "抽检不合格3批次，已于8月重新送检合格。",
        "闲置房屋2处经财政局批准出租。",
        "设备采购流标1次，随后二次招标成交。",
        "设备采购废标1次，重新招标后按期完成。",
    ],
)
def test_what_was_put_right_is_no_hidden_shortcoming(done: str) -> None:
    assert findings("PRB05", report(done=done)) == ()


@pytest.mark.parametrize(
    "done", ["闲置设备4台。", "设备采购流标1次，拟重新招标。", "闲置设备4台拟于次年处置。", "闲置电脑6台，尚未处置。"]
)
def test_what_is_left_to_do_is_one(done: str) -> None:
    assert len(findings("PRB05", report(done=done))) == 1
