"""Which totals and numbers an average or a price is of. Sentences are invented."""

import pytest

from tests.checks.support import findings, only, passed


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("办班20期，培训2,400人次，其中甲班5期500人次，乙班15期1,900人次，平均每期120人次。", "2400÷20=120"),
        ("办班20期，培训2,400人次，其中甲班5期450人次，乙班15期1,950人次，平均每期130人次。", "1950÷15=130"),
        ("接待费3.00万元，上年为2.00万元，全年接待400人次，人均75.00元。", "30000.00÷400=75.00"),
        ("接待费3.00万元，上年2.00万元、400人次，人均50.00元。", "20000.00÷400=50.00"),
        ("共有100个村，投入600.00万元，其中硬化400.00万元、亮化200.00万元，村均6.00万元。", "600.00÷100=6.00"),
        ("建成活动室7个，超目标1个，每个补助5,000元，计3.50万元。", "5000×7=3.50万元"),
        ("建成活动室7个，占计划的70.00%，少3个，每个补助5,000元，合计3.50万元。", "5000×7=3.50万元"),
        ("检查门店240家，改造60家，每家补助300元，合计7.20万元。", "300×240=7.20万元"),
    ],
)
def test_right_average_of_the_figures_meant(text: str, holds: str) -> None:
    assert findings("ARI07", text) == ()
    assert holds in passed("ARI07", text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("接待费3.00万元，全年接待400人次，人均85.00元。", "75.00元"),
        ("建成活动室7个，超目标1个，每个补助5,000元，计4.50万元。", "3.50万元"),
        ("检查门店240家，改造60家，每家补助300元，合计9.20万元。", "1.80万元"),
        ("办班20期，培训2,400人次，平均每期130人次。", "120人次"),
    ],
)
def test_wrong_average_of_the_figures_meant(text: str, due: str) -> None:
    assert only("ARI07", text).values["复算"] == due


@pytest.mark.parametrize(
    "text",
    [
        "培训经费12.00万元，培训教师240人、家长60人，人均400元。",  # of both together
        "办班20期，培训2,400人次，其中甲班5期500人次，乙班15期1,900人次，平均每期140人次。",
    ],
)
def test_an_average_that_may_be_of_several_figures_is_not_judged(text: str) -> None:
    assert findings("ARI07", text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "资助学生240人，小学生每人500元、中学生每人800元，共15.00万元。",  # two prices
        "接待86批次、620人次，支出4.96万元，批均576.74元，人均80.00元。",  # a mean is no total
    ],
)
def test_prices_and_means_beside_each_other(text: str) -> None:
    assert findings("ARI07", text) == ()


def test_the_second_of_two_means_is_judged() -> None:
    text = "接待86批次、620人次，支出4.96万元，批均576.74元，人均90.00元。"
    assert only("ARI07", text).values["复算"] == "80.00元"


@pytest.mark.parametrize(
    "text",
    [
        "共12,000亩，连同上年结转的130.00万元，亩均投入1,150元。",
        "新建120户，每户补助3.20万元，计384.00万元；修缮20户，每户补助1.50万元，计30.00万元。",
        "发放补贴1,260户，按12个月计680.40万元；维修2,000套，每套平均3,000元，计600.00万元。",
        "低保在册600人，全年发放低保金432.00万元，月人均600.00元。",
        "45家企业帮扶50个村，投入1,250.00万元，平均每家企业投入27.78万元，平均每个村投入25.00万元。",
        "按180户、户均3.33万元测算，安排600.00万元。",
        "接待费5.00万元，比上年的4.00万元增加1.00万元，接待500人次，人均100.00元。",
        "今年增收1,160万元，580个村，村均增收2.00万元，2031年470个村村均增收4.00万元。",
        "按每人185元、520人测算，安排10.00万元。",
        "惠及农户10,000户，兑付550.00万元，户均约550元。",
        "预算执行得分＝20×97.30%＝19.46分。",
        "整改率＝59÷64×100%＝92.19%。",
    ],
)
def test_means_of_other_sums_and_round_budgets(text: str) -> None:
    assert findings("ARI07", text) == ()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("新建120户，每户补助3.20万元，计384.00万元；修缮20户，每户补助1.50万元，计36.00万元。", "30.00万元"),
        (
            "45家企业帮扶50个村，投入1,250.00万元，平均每家企业投入27.78万元，平均每个村投入26.50万元。",
            "25.00万元",
        ),
        ("按180户、户均3.33万元测算，安排640.00万元。", "599.40万元"),
        ("按每人185元、520人测算，安排12.00万元。", "9.62万元"),
        ("惠及农户10,000户，兑付550.00万元，户均约650元。", "550元"),
        ("接待费5.00万元，比上年的4.00万元增加1.00万元，接待500人次，人均110.00元。", "100.00元"),
        ("补偿资金500.00万元，平均每亩20.00元；资金已兑付到户，惠及农户10,000户，户均600元。", "500元"),
        ("预算执行得分＝20×97.30%＝18.46分。", "19.46"),
    ],
)
def test_wrong_means_and_products_beside_others(text: str, due: str) -> None:
    assert only("ARI07", text).values["复算"] == due


def test_a_mean_over_fewer_months_than_the_year_it_names() -> None:
    # 318 / 12 = 26.5; 31.8 is over ten months
    assert findings("ARI07", "全年开展执法巡查318次，月均26.5次。") == ()
    assert only("ARI07", "全年开展执法巡查318次，月均31.8次。").certainty == "query"
    assert findings("ARI07", "全年开展执法巡查318次，3月起月均31.8次。") == ()
