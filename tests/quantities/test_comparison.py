"""Comparison of quantities: same value in any notation, meeting intervals, kinds of rounding, table units."""

from decimal import Decimal

import pytest

from reviewer.model import Quantity
from reviewer.quantities import compatible, find_quantities, last_place, rounds_to, same_unit, same_value, scale_by_unit


def one(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    "a, b",
    [
        ("1848.66万元", "18,486,600元"),
        ("1848.66万元", "１８４８．６６万元"),
        ("2亿元", "20000万元"),
        ("36%", "百分之三十六"),
        ("36%", "三十六％"),
        ("0.5‰", "0.05%"),
        ("25%", "四分之一"),
        ("50%", "一半"),
        ("30%", "三成"),
        ("120人", "一百二十名"),
        ("12家", "12个"),
        ("3公里", "3000米"),
        ("2吨", "2000千克"),
        ("一年半", "18个月"),
        ("壹仟元整", "1000元"),
        ("2022年3月5日", "2022-03-05"),
        ("二〇二二年", "2022年"),
        ("2至3万元", "20000-30000元"),
        ("200元/人/月", "200元/人/月"),
    ],
)
def test_same(a: str, b: str) -> None:
    assert same_value(one(a), one(b)) and same_value(one(b), one(a))
    assert compatible(one(a), one(b))


@pytest.mark.parametrize(
    "a, b",
    [
        ("5%", "5个百分点"),
        ("100万元", "100亿元"),
        ("100万元", "100万美元"),
        ("120人", "120次"),
        ("120人", "121人"),
        ("3年", "3个月"),
        ("200元/人/月", "200元"),
        ("400百余万次", "400百余万次"),
        ("2至3万元", "20000元"),
    ],
)
def test_not_same(a: str, b: str) -> None:
    assert not same_value(one(a), one(b))


@pytest.mark.parametrize(
    "a, b, meets",
    [
        ("1000余人", "1200人", True),
        ("1000余人", "2100人", False),
        ("近200人", "195人", True),
        ("近200人", "150人", False),
        ("2.06万元", "20620元", True),
        ("2.06万元", "20680元", False),
        ("50%以上", "60%", True),
        ("50%以上", "40%", False),
        ("不超过20%", "19.7%", True),
        ("约200人", "210人", True),
        ("2至3万元", "2.5万元", True),
        ("2至3万元", "4万元", False),
        ("十几个", "15家", True),
        ("5%", "5个百分点", False),
        ("四分之一以上", "26%", True),
    ],
)
def test_compatible(a: str, b: str, meets: bool) -> None:
    assert compatible(one(a), one(b)) is meets
    assert compatible(one(b), one(a)) is meets


@pytest.mark.parametrize(
    "exact, printed, kind",
    [
        ("20690", "2.07万元", "equal"),
        ("20690", "2.06万元", "truncated"),
        ("20690", "2.08万元", "last_digit"),
        ("20690", "2.10万元", "different"),
        ("81.034", "81.03%", "equal"),
        ("81.035", "81.04%", "equal"),
        ("81.039", "81.03%", "truncated"),
        ("81.031", "81.04%", "last_digit"),
        ("12.5", "13个", "equal"),
        ("12.5", "12个", "truncated"),
        ("-20690", "-2.07万元", "equal"),
    ],
)
def test_rounds_to(exact: str, printed: str, kind: str) -> None:
    assert rounds_to(Decimal(exact), one(printed)) == kind


@pytest.mark.parametrize(
    "text, place",
    [
        ("1848.66万元", 2),
        ("36.06%", -2),
        ("0.5‰", -2),
        ("万分之三", -2),
        ("150万元", 4),
        ("25个", 0),
        ("百分之三十六", 0),
    ],
)
def test_last_place(text: str, place: int) -> None:
    assert last_place(one(text)) == place


def test_units_of_one_family() -> None:
    assert same_unit(one("3人"), one("3名"))
    assert not same_unit(one("3人"), one("3人次"))
    assert not same_unit(one("3元"), one("3美元"))


def test_a_table_gives_its_unit_to_bare_cells() -> None:
    cells = find_quantities("1,848.66\t12\t36.06%\t3个")
    scaled = scale_by_unit(cells, "单位：万元".removeprefix("单位："))
    assert [(each.value, each.unit, each.kind) for each in scaled] == [
        (Decimal(18486600), "元", "money"),
        (Decimal(120000), "元", "money"),
        (Decimal("36.06"), "%", "percent"),
        (Decimal(3), "个", "count"),
    ]
    assert (scaled[0].low, scaled[0].high) == (Decimal(18486550), Decimal(18486650))
    assert scale_by_unit(cells, "备注") == cells
