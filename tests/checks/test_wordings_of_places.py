"""Arithmetic sentences in the wordings of several places and genres. Texts are invented; values by hand."""

import pytest

from tests.checks.support import findings, run


def passed(code: str, text: str) -> list[str]:
    return [held.computation for held in run(code, text).passes]


@pytest.mark.parametrize(
    ("code", "text", "computation"),
    [
        # each side of the balance makes up the total, which stands before or after it
        (
            "ARI01",
            "收支总预算700.00万元。收入包括：一般公共预算拨款600.00万元、上年结转100.00万元。",
            "600.00+100.00=700.00",
        ),
        (
            "ARI01",
            "支出包括：教育支出200.00万元、卫生健康支出300.00万元、住房保障支出200.00万元。收支总预算700.00万元。",
            "200.00+300.00+200.00=700.00",
        ),
        ("ARI01", "“三公”经费总额90万元，比上年下降2%。分项情况是：接待费30万元；用车费60万元。", "30+60=90"),
        ("ARI01", "经费总额90万元，其中：出国费20万元，与上年持平；接待费30万元；用车费40万元。", "20+30+40=90"),
        ("ARI01", "出台文件12件（含新制定5件，修改4件，废止3件）。", "5+4+3=12"),
        # 5 / (105 - 5)
        ("ARI04", "税收收入105万元，同比增长5.0%，增收5万元。", "5÷(105-5)=5.0%"),
        # 20 / 400, the base is printed
        ("ARI04", "预算总额380万元，较上年预算的400万元减少20万元，同比下降5.0%。", "-20÷400=-5.0%"),
    ],
)
def test_wordings(code: str, text: str, computation: str) -> None:
    assert findings(code, text) == ()
    assert computation in passed(code, text)


def test_two_ways_of_parting_one_total_are_two_lists() -> None:
    # 60 + 40 and 55 + 45
    text = "户籍人口100人。其中，城镇人口60人，乡村人口40人；男性人口55人，女性人口{}人。"
    assert passed("ARI01", text.format(45)) == ["60+40=100", "55+45=100"]
    assert [f.computation for f in findings("ARI01", text.format(54))] == ["55+54=109≠100"]


def test_parts_of_the_last_part_are_not_parts_of_the_total() -> None:
    # 20 + 30 + 50 = 100; 10 + 40 = 50
    text = "经费总额100万元，其中：出国费20万元；接待费30万元；用车费50万元，其中：购置费10万元；运行费40万元。"
    assert findings("ARI01", text) == ()
    assert set(passed("ARI01", text)) == {"20+30+50=100", "10+40=50"}


def test_a_fund_named_budget_is_not_the_budget_that_was_fulfilled() -> None:
    text = "一般公共预算总收入1000万元，完成预算数105.00%，其中：本级收入240万元，完成预算数101.00%。"
    assert findings("ARI02", text) == ()
