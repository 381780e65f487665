"""Rates of tables: of two columns together, the row they stand in, the name of the table. All invented."""

import pytest

from tests.checks.support import findings, only, run

ADJUSTED = (
    "表2 项目支出情况表（单位：万元）\n项目\t年初预算\t追加\t支出数\t执行率\n"
    "甲\t420.00\t0.00\t415.80\t99.00%\n乙\t180.00\t0.00\t176.40\t98.00%\n丙\t200.00\t0.00\t150.00\t{third}\n"
    "丁\t0.00\t130.00\t130.00\t100.00%\n戊\t110.00\t90.00\t180.00\t90.00%\n"
)


def test_a_rate_of_two_columns_together() -> None:
    result = run("TAB02", ADJUSTED.format(third="75.00%"))
    assert result.findings == () and len(result.passes) == 1


def test_a_wrong_rate_of_two_columns_together() -> None:
    finding = only("TAB02", ADJUSTED.format(third="57.00%"))
    assert finding.computation == "150.00÷(200.00+0.00)=75.00%≠57.00%"
    assert finding.evidence[0].quote == "200.00\t0.00\t150.00\t57.00%"


SHARES = (
    "{above}\n单位：万元\n项目\t支出\t占比\n"
    "甲\t50.00\t50.00%\n乙\t30.00\t{second}\n丙\t20.00\t20.00%\n合计\t100.00\t100.00%\n"
)


def test_the_evidence_of_a_share_is_its_row() -> None:
    finding = only("TAB02", SHARES.format(above="支出构成表", second="33.00%"))
    assert [each.quote for each in finding.evidence] == ["30.00\t33.00%"]


@pytest.mark.parametrize(
    ("above", "named"),
    [
        ("支出构成表", "《支出构成表》"),
        ("表1：2031年支出构成情况", "《表1：2031年支出构成情况》"),
        ("全年支出100.00万元，分三类，构成如下：", "所附表格"),
        ("支出构成情况如下：", "所附表格"),
    ],
)
def test_what_leads_to_a_table_is_not_its_name(above: str, named: str) -> None:
    assert only("TAB02", SHARES.format(above=above, second="33.00%")).message.startswith(named)


def test_a_rate_of_nothing_is_not_claimed() -> None:
    text = "执行情况表\n单位：万元\n项目\t预算数\t决算数\t执行率\n甲\t0.00\t0.00\t0.00%\n乙\t20.00\t18.00\t90.00%\n"
    assert findings("TAB02", text) == ()


@pytest.mark.parametrize(("target", "found"), [("不超过", 0), ("≤", 0), ("", 1)])
def test_a_target_that_must_not_be_exceeded_is_reached_below_it(target: str, found: int) -> None:
    rows = f"培训\t600\t480\t80.00%\n办班\t12\t9\t75.00%\n等候时间{target}\t15\t12\t100.00%\n"
    text = f"指标表\n指标\t计划\t完成\t完成率\n{rows}"
    assert len(findings("TAB02", text)) == found
