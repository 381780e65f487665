"""Numbers of a table against the text: 万 lost, digits out of order, the unit of a whole table. Invented."""

import pytest

from tests.checks.support import findings, only, passed

GOALS = "绩效指标完成情况\n指标\t目标值\t完成值\n低产林改造（{unit}）\t2,000\t{done}\n编发信息\t200条\t{sent}\n"
SOUND = {"unit": "亩", "done": "2,150", "sent": "215条"}
TEXT = "完成低产林改造2,150亩。\n全年编发信息215条，比上年的187条增加28条。\n"

MONEY = (
    "项目支出明细表\n单位：{unit}\n项目名称\t预算数\t支出数\n宣传教育\t88.00\t81.40\n"
    "场所维护\t230.00\t214.34\n执法办案\t452.00\t446.73\n合计\t770.00\t742.47\n"
)


def test_rows_that_the_text_bears_out() -> None:
    assert findings("XRF05", TEXT + GOALS.format(**SOUND)) == ()
    assert "编发信息215条=215条" in passed("XRF05", TEXT + GOALS.format(**SOUND))
    assert findings("XRF05", TEXT.replace("2,150亩", "0.215万亩") + GOALS.format(**SOUND)) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"unit": "万亩"}, "疑有一处单位错用“万”"),
        ({"sent": "251条"}, "疑为数字颠倒"),
        ({"done": "2,510"}, "疑为数字颠倒"),
    ],
)
def test_rows_that_differ_by_a_slip(wrong: dict[str, str], said: str) -> None:
    finding = only("XRF05", TEXT + GOALS.format(**(SOUND | wrong)))
    assert said in finding.message
    assert finding.certainty == "likely"


@pytest.mark.parametrize("other", ["260条", "215件", "251篇"])
def test_rows_of_another_measure_or_no_slip(other: str) -> None:
    assert findings("XRF05", TEXT + GOALS.format(**(SOUND | {"sent": other}))) == ()


@pytest.mark.parametrize(
    ("unit", "text", "number"),
    [
        ("元", "项目支出742.47万元，其中执法办案支出446.73万元。", 1),
        ("万元", "项目支出742.47万元，其中执法办案支出446.73万元。", 0),
        ("元", "项目支出742.47元，其中执法办案支出446.73元。", 0),
        ("元", "全年支出742.47万元。", 0),  # one figure may meet by chance
        ("千元", "项目支出74.25万元，人均742.47元。", 0),
    ],
)
def test_the_unit_of_a_table(unit: str, text: str, number: int) -> None:
    found = [f for f in findings("XRF05", f"{text}\n{MONEY.format(unit=unit)}") if "表头单位" in f.message]
    assert len(found) == number
    assert all(f.evidence[0].quote == f"单位：{unit}" for f in found)
