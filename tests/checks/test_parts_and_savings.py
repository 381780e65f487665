"""Figures that look like parts, wholes, plans and things of another kind (all texts invented)."""

from __future__ import annotations

import pytest

from tests.checks.support import findings, passed, report


def test_two_projects_are_no_whole_of_the_money_they_cost() -> None:
    right = "从类别看，禁毒和普法两个项目支出36.00万元，占项目支出的60.00%；其余项目支出24.00万元。"
    assert findings("ARI02", right) == ()


def test_what_a_higher_standard_costs_is_a_part() -> None:
    text = "年中追加60,000.00元，分别是调整津贴标准10,000.00元、换届评估20,000.00元、节日慰问30,000.00元。"
    assert passed("ARI01", text) == ["10000.00+20000.00+30000.00=60000.00"]
    (finding,) = findings("ARI01", text.replace("60,000", "61,000"))
    assert finding.values["分项之和"] == "60000.00元"


def test_money_saved_is_no_plan_missed() -> None:
    saved = "全年政府采购计划50.00万元，实际采购46.00万元，节约4.00万元。"
    assert findings("ARI09", report(done=saved)) == ()
    assert findings("ARI09", report(done="全年计划植树50.00万株，实际植树46.00万株。")) != ()


@pytest.mark.parametrize(("last", "told"), [("3.00", False), ("4.00", True)])
def test_rows_that_make_up_a_subtotal_are_no_parts_of_the_total(last: str, told: bool) -> None:
    rows = (
        f"甲站\t5.00\n乙站\t6.00\n两个分站小计\t7.00\n其中：丙分站\t4.00\n丁分站\t3.00\n戊站\t{last}\n部门合计\t21.00\n"
    )
    found = findings("TAB01", f"各站支出如下：\n单位\t支出（万元）\n{rows}")
    assert bool(found) is told


def test_the_year_a_vehicle_was_bought_is_no_leftover() -> None:
    assert findings("DAT05", report(done="更新车辆1辆，替换2009年购置的车辆。")) == ()


def test_answers_of_teachers_are_counted_in_copies() -> None:
    assert findings("UNT04", report(done="收回问卷：教师200份，满意187份；家长300份，满意280份。")) == ()
    assert findings("UNT04", report(done="培训教师200台。")) != ()


def test_a_table_that_begins_with_a_part_can_be_read() -> None:
    rows = "其中：甲站\t5.00\n乙站\t6.00\n合计\t11.00\n"
    assert findings("TAB01", f"各站支出如下：\n单位\t支出（万元）\n{rows}") == ()
    assert findings("TAB01", "单位\t支出（万元）\n其中：甲站\t5.00\n合计\t5.00\n") == ()
