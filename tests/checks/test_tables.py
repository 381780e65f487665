"""Tables recomputed: by headers and codes, on one level at a time, pages joined, one finding a table."""

import pytest

from reviewer.checks import select
from reviewer.checks.runner import check
from reviewer.documents import from_text
from reviewer.model import CheckResult
from reviewer.quantities.grids import column_sums, grids, row_sums

CODED = """支出预算总表
单位：元
类	款	项	科目名称	合计	基本支出	项目支出
205			教育支出	900	600	300
205	02		普通教育	900	600	300
205	02	01	学前教育	500	500	0
205	02	02	小学教育	400	100	300
合计				900	600	300
"""
TWO_SIDES = """收支决算总表
单位：万元
项目	决算数	项目	决算数
一、财政拨款收入	80.00	一、教育支出	70.00
二、事业收入	20.00	二、文化支出	25.00
本年收入合计	100.00	本年支出合计	95.00
年初结转和结余	5.00	年末结转和结余	10.00
总计	105.00	总计	105.00
"""


def tables(text: str) -> CheckResult:
    return check(from_text(text), checks=select(("TAB",)))


def test_levels_are_added_one_at_a_time() -> None:
    # per column: 500+400 = 900 under 20502, 900 under 205, 900 in all; along each of five rows once
    document = from_text(CODED)
    (grid,) = grids(document.text, document.tables)
    assert [column.kind for column in grid.columns] == ["code"] * 3 + ["label"] + ["figures"] * 3
    assert len(row_sums(grid)) == 5 and len(column_sums(grid)) == 9
    assert all(each.holds for each in (*row_sums(grid), *column_sums(grid)))


def test_columns_are_found_wherever_they_stand() -> None:
    moved = "\n".join(
        "\t".join([*(c := line.split("\t"))[:4], c[6], c[4], c[5]]) if line.count("\t") == 6 else line
        for line in CODED.splitlines()
    )
    assert moved != CODED and not tables(moved).findings and tables(moved).passes


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("小学教育	400	100	300", "小学教育	400	100	30", "小学教育"),
        ("学前教育	500	500	0", "学前教育	550	550	0", "普通教育"),
        ("合计				900	600	300", "合计				990	690	300", "合计"),
    ],
)
def test_one_bad_table_is_one_finding(good: str, bad: str, said: str) -> None:
    (finding,) = tables(CODED.replace(good, bad)).findings
    assert finding.code == "TAB01" and finding.severity == "critical" and said in finding.message


def test_the_cell_that_explains_everything_is_named() -> None:
    # 400 ≠ 100+3000 along the row, 300 ≠ 0+3000 and so on down the column: 300 would make both right
    (finding,) = tables(CODED.replace("小学教育	400	100	300", "小学教育	400	100	3000")).findings
    assert "如“小学教育”行“项目支出”列3000为300，则以上2处同时相符" in finding.message


def test_two_sides_have_their_own_totals() -> None:
    assert "4处合计" in tables(TWO_SIDES).passes[0].computation
    (finding,) = tables(TWO_SIDES.replace("文化支出	25.00", "文化支出	52.00")).findings
    assert "本年支出合计" in finding.message and "122.00" in finding.message  # 70 + 52


def test_a_tail_of_rounding_is_a_notice() -> None:
    (finding,) = tables(TWO_SIDES.replace("事业收入	20.00", "事业收入	20.01")).findings
    assert finding.severity == "info" and "四舍五入" in finding.message


def test_prices_and_rates_are_no_parts() -> None:
    text = "采购明细\n单位：元\n品名	数量	单价	合计\n桌	3	200	600\n椅	10	80	800\n合计			1400\n"
    assert not tables(text).findings


def test_a_rate_of_the_row_below_is_found() -> None:
    text = (
        "项目执行情况\n单位：万元\n项目	预算数	执行数	执行率（%）\n"
        "甲	100.00	90.00	90.00\n乙	200.00	150.00	80.00\n丙	50.00	40.00	80.00\n"
    )
    (finding,) = [f for f in tables(text).findings if f.code == "TAB02"]
    assert "“乙”" in finding.message and finding.values["复算"] == "75.00"  # 150/200


BUDGET = """支出预算表
单位：万元
项目	2032年预算	2031年预算	增减额	增减率
行政运行	60.00	50.00	10.00	20.00%
防汛	45.00	50.00	-5.00	-10.00%
抗旱	30.00	25.00	5.00	20.00%
小计	135.00	125.00	10.00	8.00%
"""


@pytest.mark.parametrize(
    ("good", "bad", "code", "said"),
    [
        ("-5.00	-10.00%", "-5.00	20.00%", "TAB02", "“防汛”行“增减率”列为20.00%，按同行数额应为-10.00%"),
        ("小计	135.00", "小计	153.00", "TAB01", "“小计”行“2032年预算”列为153.00"),
    ],
)
def test_growth_and_a_subtotal_that_ends_the_table(good: str, bad: str, code: str, said: str) -> None:
    assert not tables(BUDGET).findings
    assert any(f.code == code and said in f.message for f in tables(BUDGET.replace(good, bad)).findings)
