"""Arithmetic sentences in the wordings of several places and genres. Texts are invented; values by hand."""

import pytest

from tests.checks.support import findings, passed


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


def test_shares_of_a_list_each_with_its_own_amount() -> None:
    # 30/100, 50/100, 20/100
    text = (
        "政府采购规模为100万元。货物类、工程类和服务类金额分别为30万元、50万元和{}万元，占政府采购规模的30%、50%和20%。"
    )
    assert findings("ARI02", text.format(20)) == ()
    assert passed("ARI02", text.format(20)) == ["30÷100=30%", "50÷100=50%", "20÷100=20%"]
    assert [f.computation for f in findings("ARI02", text.format(25))] == ["25÷100=25%≠20%"]


@pytest.mark.parametrize("shares", ["占政府采购规模的30%和50%", "占政府采购规模的99%"])
def test_lists_of_unlike_length_are_not_paired(shares: str) -> None:
    assert findings("ARI02", f"政府采购规模为100万元。三类金额分别为30万元、50万元和20万元，{shares}。") == ()


def test_a_share_that_names_its_part_is_of_that_part() -> None:
    # 60/100 and 40/100; 40 stands nearest to both shares
    text = "财政总收入100万元，税收收入60万元，非税收入40万元。"
    text += "税收收入占财政总收入的比重为{}%，非税收入占财政总收入的比重为40%。"
    assert findings("ARI02", text.format(60)) == ()
    assert passed("ARI02", text.format(60)) == ["60÷100=60%", "40÷100=40%"]
    assert [f.computation for f in findings("ARI02", text.format(66))] == ["60÷100=60%≠66%"]
    # the named part is not printed
    assert findings("ARI02", "财政总收入100万元，非税收入40万元。契税占财政总收入的比重为3%。") == ()


PLAIN = (
    "1.基本支出预算800.00元，占一般公共预算支出的96.74%。其中：\n"
    "工资福利支出预算600.00元，占基本支出预算75.00%。\n"
    "商品和服务支出预算{}元，占基本支出预算25.00%。\n"
)


def test_parts_in_paragraphs_of_their_own_without_numbers() -> None:
    # 600 + 200 = 800; 600/800 and 200/800
    assert passed("ARI01", PLAIN.format("200.00")) == ["600.00+200.00=800.00"]
    assert passed("ARI02", PLAIN.format("200.00")) == ["600.00÷800.00=75.00%", "200.00÷800.00=25.00%"]
    # 600 + 290 = 890
    assert [f.computation for f in findings("ARI01", PLAIN.format("290.00"))] == ["600.00+290.00=890.00≠800.00"]


def test_a_long_figure_wrong_by_one_slip_is_told_even_where_the_list_need_not_be_whole() -> None:
    # 1234.56 + 2345.67 = 3580.23; exchanged digits leave a gap of 1089.00, which 2345.67 for 3245.67 explains
    sound = "收入合计3580.23万元，其中：财政拨款1234.56万元；事业收入2345.67万元。"
    assert findings("ARI01", sound) == ()
    assert len(findings("ARI01", sound.replace("2345.67", "245.67"))) == 1


def test_a_standard_listed_twice_is_counted_twice() -> None:
    # (1000 x 20 + 2000 x 5) x 2 + 500 x 4 = 62000
    half = "{}优待金每户1000元，20人，艰苦地区每户2000元，5人安排。"
    text = f"{half.format('上半年')}{half.format('下半年')}奖励金以每人500元测算，4人安排，所需经费{{}}万元。"
    assert passed("ARI13", text.format("6.2")) == ["1000×20×2、2000×5×2、500×4；4+2+0.2=6.2=6.2"]
    assert findings("ARI13", text.format("5.2"))[0].computation == "1000×20×2、2000×5×2、500×4；4+2+0.2=6.2≠5.2"


def test_a_monthly_price_for_each_with_its_number_and_no_months() -> None:
    # 700 x 20 x 12 = 168000
    assert passed("ARI07", "按每人每月700元标准,食堂用餐人数20人为16.8万元。") == ["700×20×12=16.8万元"]


THREE = (
    "经费支出决算为100万元，完成全年预算200万元的50.0%。其中：出国费支出20万元，完成预算40万元的50.0%；"
    "用车费支出50万元，完成预算80万元的62.5%，其中：购置费10万元；运行费40万元；"
    "接待费支出{}万元，完成预算80万元的37.5%，比上年增加{}万元，增长50.0%。"
)


def test_what_is_fulfilled_of_a_budget_is_no_part_and_nothing_that_grew() -> None:
    # 20 + 50 + 30 = 100; 10 / (30 - 10) = 50%
    text = THREE.format(30, 10)
    assert not [f for code in ("ARI01", "ARI02", "ARI04") for f in findings(code, text)]
    assert "20+50+30=100" in passed("ARI01", text)
    assert "10÷(30-10)=50.0%" in passed("ARI04", text)
    # 8 / (30 - 8) = 36.4%, told of what was spent, not of its budget
    assert [f.computation for f in findings("ARI04", THREE.format(30, 8))] == ["8÷(30-8)=36.4%≠50.0%"]
