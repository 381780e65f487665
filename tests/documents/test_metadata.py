"""Title, unit and year as a report states them at its head and foot. All texts are invented."""

import pytest

from reviewer.documents.metadata import describe
from reviewer.documents.outline import outline

BODY = "\n一、部门基本情况\n负责水务管理。\n二、绩效情况\n2022年度完成投资。2022年度办班3期。2021年度结转1万元。\n"


def told(text: str) -> tuple[str | None, str | None, int | None]:
    return describe(text, outline(text))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "云岭县水务局2023年度部门整体支出绩效自评报告",
            ("云岭县水务局2023年度部门整体支出绩效自评报告", "云岭县水务局", 2023),
        ),
        (
            "2023年度云岭县水务局部门整体支出绩效自评报告",
            ("2023年度云岭县水务局部门整体支出绩效自评报告", "云岭县水务局", 2023),
        ),
        ("云岭县水务局\n2023年度部门整体支出绩效自评报告", ("2023年度部门整体支出绩效自评报告", "云岭县水务局", 2023)),
        ("2023年度部门整体支出\n绩效自评报告", ("2023年度部门整体支出绩效自评报告", None, 2023)),
        (
            "中共云岭县委宣传部\n2023年部门整体支出绩效\n评价报告\n",
            ("2023年部门整体支出绩效评价报告", "中共云岭县委宣传部", 2023),
        ),
        (
            "部门整体支出绩效自评报告\n（2023年度）\n\n填报单位：云岭县水务局（盖章）",
            ("部门整体支出绩效自评报告（2023年度）", "云岭县水务局", 2023),
        ),
        (
            "部门整体支出绩效自评报告\n单位名称：云岭县水务局    单位：万元",
            ("部门整体支出绩效自评报告", "云岭县水务局", 2022),
        ),
        ("部门整体支出绩效自评报告\n单位：万元", ("部门整体支出绩效自评报告", None, 2022)),
        ("二〇二三年度部门整体支出绩效自评报告", ("二〇二三年度部门整体支出绩效自评报告", None, 2023)),
        ("２０２３年度部门决算", ("２０２３年度部门决算", None, 2023)),
        (
            "云岭县水务局关于2023年度部门整体支出绩效自评的报告",
            ("云岭县水务局关于2023年度部门整体支出绩效自评的报告", "云岭县水务局", 2023),
        ),
        ("附件2\n\n云岭县水务局2023年度部门决算", ("云岭县水务局2023年度部门决算", "云岭县水务局", 2023)),
    ],
)
def test_head(head: str, expected: tuple[str | None, str | None, int | None]):
    assert told(head + BODY) == expected


def test_unit_with_department_in_brackets():
    assert told("2024年度部门整体支出绩效自评报告\n部门（单位）名称：云岭县林业局（公章）" + BODY)[1] == "云岭县林业局"


def test_unit_over_the_date_at_the_end():
    assert told("2023年度部门整体支出绩效自评报告" + BODY + "\n云岭县水务局\n2024年3月8日\n")[1] == "云岭县水务局"


def test_year_that_stands_most_often_before_annual():
    assert told("部门整体支出绩效自评报告" + BODY)[2] == 2022


def test_nothing_told():
    assert told("保密。\n") == (None, None, None)


def test_seed(seed: str):
    assert told(seed) == ("2022年度部门整体支出绩效评价报告", None, 2022)
