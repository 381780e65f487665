"""One figure told twice, its digits in another order the second time. Paragraphs are invented."""

import pytest

from tests.checks.support import findings, only, report

RIGHT = [
    ("追缴违纪资金86.52万元。", "在全年追缴违纪资金86.52万元的基础上继续核查。"),
    ("上年追缴违纪资金68.25万元。", "追缴违纪资金86.52万元。"),
    ("2022年追缴违纪资金68.25万元。", "2023年追缴违纪资金86.52万元。"),
    ("计划追缴违纪资金68.25万元。", "追缴违纪资金86.52万元。"),
    ("城东片区培训经费42.10万元。", "城西片区培训经费41.20万元。"),
    ("培训支出42.10万元。", "材料支出41.20万元。"),
    ("甲项目预算执行率95.62%。", "乙项目预算执行率96.52%。"),
    ("全县森林覆盖率由上年的62.14%提高到62.51%。", "确保全县森林覆盖率不低于65.21%。"),
    ("完成项目投资12.30万元，另有完成项目投资13.20万元。", "完成项目投资32.10万元。"),
    ("走访监测对象68户。", "慰问困难群众86户。"),
    ("检查生产企业42家。", "检查流通企业24家。"),
    ("平均每村补助42.10万元。", "每村补助41.20万元。"),
]
WRONG = [
    ("追缴违纪资金86.52万元。", "在全年追缴违纪资金68.25万元的基础上继续核查。", "likely"),
    ("年末结转结余72.34万元。", "年末结转结余74.32万元结转下年。", "likely"),
    ("办公楼安全隐患整治40.50万元。", "投入54.00万元开展办公楼安全隐患整治，查出隐患12处。", "likely"),
    ("全县森林覆盖率由上年的62.14%提高到62.51%。", "确保全县森林覆盖率稳定在65.21%的水平。", "likely"),
    ("纳入监测对象68户。", "对86户防返贫监测对象的帮扶资金逐户跟踪。", "query"),
]


@pytest.mark.parametrize(("first", "second"), RIGHT)
def test_two_figures_that_may_stand_side_by_side(first: str, second: str) -> None:
    assert findings("XRF01", report(done=f"{first}\n{second}")) == ()


@pytest.mark.parametrize(("first", "second", "certainty"), WRONG)
def test_the_same_digits_in_another_order(first: str, second: str, certainty: str) -> None:
    finding = only("XRF01", report(done=f"{first}\n{second}"))
    assert finding.certainty == certainty
    assert "数字相同而次序不同" in finding.message


def test_other_words_for_one_thing_are_asked_once() -> None:
    assert len(findings("XRF01", report(done="使用结转资金1853.73万元。\n使用结转资金1835.73万元。"))) == 1
