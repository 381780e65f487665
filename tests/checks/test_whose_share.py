"""Whose share a percentage is: its subject, a bracket, a list before it; what the words leave open is not told.

Texts are invented; values are computed by hand.
"""

import pytest

from tests.checks.support import findings, passed

_MARKET = "年末实有主体1,000户，其中个体户700户、公司200户、合作社100户，"
_GRANTS = "转移支付1,000.00万元，其中中央600.00万元、省级300.00万元、市级100.00万元，"
_SHOWS = "演出完成9场，其中学校5场、乡镇3场、军营1场，"


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        (f"{_MARKET}公司所占比重为20.0%。", "200÷1000=20.0%"),
        (f"{_MARKET}公司占比20.0%。", "200÷1000=20.0%"),
        (f"{_MARKET}个体户户数占实有主体总数的70.0%。", "700÷1000=70.0%"),
        (f"{_GRANTS}中央资金占转移支付的60.00%。", "600.00÷1000.00=60.00%"),
        (f"{_GRANTS}市级占转移支付的10.00%。", "100.00÷1000.00=10.00%"),
        (
            "基本支出1,000.00万元，其中人员经费900.00万元、公用经费100.00万元，人员经费占基本支出的90.00%。",
            "900.00÷1000.00=90.00%",
        ),
        (f"{_SHOWS}完成目标12场的75.00%。", "9÷12=75.00%"),
        (f"{_SHOWS}占计划12场的75.00%。", "9÷12=75.00%"),
        (
            "项目预算550.00万元，支出500.00万元，其中甲项300.00万元、乙项200.00万元，执行率90.91%。",
            "500.00÷550.00=90.91%",
        ),
        ("发现问题8个、整改6个，整改率75.00%。", "6÷8=75.00%"),
    ],
)
def test_the_part_is_what_the_words_name(text: str, equation: str) -> None:
    assert findings("ARI02", text) == ()
    assert equation in passed("ARI02", text)


@pytest.mark.parametrize(
    ("text", "computation"),
    [
        (f"{_MARKET}公司所占比重为30.0%。", "200÷1000=20.0%≠30.0%"),
        (f"{_GRANTS}中央资金占转移支付的65.00%。", "600.00÷1000.00=60.00%≠65.00%"),
        (
            "基本支出1,000.00万元，其中人员经费900.00万元、公用经费100.00万元，人员经费占基本支出的80.00%。",
            "900.00÷1000.00=90.00%≠80.00%",
        ),
        (f"{_SHOWS}完成目标12场的85.00%。", "9÷12=75.00%≠85.00%"),
        (
            "项目预算550.00万元，支出500.00万元，其中甲项300.00万元、乙项200.00万元，执行率95.91%。",
            "500.00÷550.00=90.91%≠95.91%",
        ),
        ("学生1,000人，其中男生600人、女生400人，女生占45%。", "400÷1000=40%≠45%"),
    ],
)
def test_a_wrong_share_of_the_part_that_is_named(text: str, computation: str) -> None:
    assert [finding.computation for finding in findings("ARI02", text)] == [computation]


@pytest.mark.parametrize(
    "text",
    [
        # its own budget is another whole than the spending it is part of
        "全年支出1,000.00万元。其中：基本支出400.00万元，占其预算的99.50%；项目支出600.00万元，占其可用资金的85.71%。",
        "全年支出1,000.00万元，其中基本支出400.00万元，占自身年初预算的99.50%；项目支出600.00万元。",
        # points are of their full mark, the rate of what was spent
        "预算执行14分，得13.58分：部门整体执行率98.49%，高于95%。",
        "预算执行指标10分，得9.00分，整体支出执行率98.49%。",
        # two things counted beside each other
        "全年共抽查乡镇8个、村24个，占乡镇总数的50%。",
        "新建公园4个、广场2处、停车场6个，占公园总数的20%。",
        # what is named is none of the figures before
        f"{_MARKET}外资企业占比3.5%。",
        "年末党员200名，其中女党员80名、少数民族党员20名，大专以上学历占60.00%。",
        # of the last or of all: open
        "新增就业500人，其中毕业生200人，退役军人50人，占全年目标600人的83.33%。",
        "财政拨款800.00万元，由公共预算700.00万元（占本年收入的70.00%）和基金100.00万元组成。",
    ],
)
def test_what_the_words_leave_open_is_not_told(text: str) -> None:
    assert findings("ARI02", text) == ()


def test_a_base_named_once_is_that_of_the_next_share_too() -> None:
    sound = (
        "本年收入合计1,000.00万元。其中：财政拨款收入800.00万元，由公共预算700.00万元（占本年收入的70.00%）"
        "和基金100.00万元（占10.00%）组成；事业收入200.00万元，占20.00%。"
    )
    assert findings("ARI02", sound) == ()
    wrong = sound.replace("占20.00%", "占25.00%")
    assert [finding.computation for finding in findings("ARI02", wrong)] == ["200.00÷1000.00=20.00%≠25.00%"]
