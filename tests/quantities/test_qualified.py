"""Qualifiers, ranges and vague numerals: value, interval, qualifier and flags worked out by hand."""

from decimal import Decimal

import pytest

from reviewer.quantities import find_quantities

# text | value | low | high | unit | qualifier | flags
QUALIFIED = """
近200万元 | 2000000 | 1900000 | 2000000 | 元 | below |
将近200人 | 200 | 190 | 200 | 人 | below |
接近100% | 100 | 95 | 100 | % | below |
不足50人 | 50 | | 50 | 人 | below |
不到三成 | 30 | | 30 | % | below |
低于20% | 20 | | 20 | % | below |
少于3次 | 3 | | 3 | 次 | below |
约200万元 | 2000000 | 1800000 | 2200000 | 元 | about |
大约1500人 | 1500 | 1400 | 1600 | 人 | about |
约 30 个 | 30 | 27 | 33 | 个 | about |
200人左右 | 200 | 180 | 220 | 人 | about |
5%左右 | 5 | 4.5 | 5.5 | % | about |
500元上下 | 500 | 450 | 550 | 元 | about |
1000余人 | 1000 | 1000 | 2000 | 人 | over |
50余名 | 50 | 50 | 60 | 名 | over |
1500余次 | 1500 | 1500 | 1600 | 次 | over |
150多家 | 150 | 150 | 160 | 家 | over |
27万余户 | 270000 | 270000 | 280000 | 户 | over |
2.3万余名 | 23000 | 23000 | 24000 | 名 | over |
30余万元 | 300000 | 300000 | 400000 | 元 | over |
3千多万元 | 30000000 | 30000000 | 40000000 | 元 | over |
三千多人 | 3000 | 3000 | 4000 | 人 | over |
八十多幅 | 80 | 80 | 90 | 幅 | over |
二十余亿元 | 2000000000 | 2000000000 | 3000000000 | 元 | over |
十多年 | 10 | 10 | 20 | 年 | over |
3个多月 | 3 | 3 | 4 | 个月 | over |
一年多 | 1 | 1 | 2 | 年 | over |
两倍多 | 2 | 2 | 3 | 倍 | over |
百余人 | 100 | 100 | 200 | 人 | over |
超过100人 | 100 | 100 | | 人 | over |
超5000亿元 | 500000000000 | 500000000000 | | 元 | over |
逾300家 | 300 | 300 | | 家 | over |
突破万亿元 | 1000000000000 | 1000000000000 | | 元 | over |
上千人 | 1000 | 1000 | | 人 | over |
上万名 | 10000 | 10000 | | 名 | over |
高于5% | 5 | 5 | | % | over |
50%以上 | 50 | 50 | | % | at_least |
50%（含）以上 | 50 | 50 | | % | at_least |
不低于90% | 90 | 90 | | % | at_least |
不少于3人 | 3 | 3 | | 人 | at_least |
至少5次 | 5 | 5 | | 次 | at_least |
≥95% | 95 | 95 | | % | at_least |
三年以上 | 3 | 3 | | 年 | at_least |
三分之二以上 | 0.6666666666666666666666666667 | 0.6666666666666666666666666667 | | | at_least |
百分之九十以上 | 90 | 90 | | % | at_least |
不超过20% | 20 | | 20 | % | at_most |
不高于500元 | 500 | | 500 | 元 | at_most |
最多10个 | 10 | | 10 | 个 | at_most |
35岁以下 | 35 | | 35 | 岁 | at_most |
500元以内 | 500 | | 500 | 元 | at_most |
5个工作日内 | 5 | | 5 | 个工作日 | at_most |
≤3‰ | 0.3 | | 0.3 | % | at_most |
近30余万元 | 300000 | 285000 | 400000 | 元 | about | contradictory_qualifier
近100余次 | 100 | 95 | 200 | 次 | about | contradictory_qualifier
约50%以上 | 50 | 47.5 | 60 | % | about | contradictory_qualifier
近50人左右 | 50 | 47.5 | 60 | 人 | about | contradictory_qualifier
约200人左右 | 200 | 180 | 220 | 人 | about | redundant_qualifier
超过1000余人 | 1000 | 1000 | | 人 | over | redundant_qualifier
2.06万元 | 20600 | 20550 | 20650 | 元 | exact |
150万元 | 1500000 | 1495000 | 1505000 | 元 | exact |
1.5万名 | 15000 | 14500 | 15500 | 名 | exact |
3500元 | 3500 | 3500 | 3500 | 元 | exact |
25个 | 25 | 25 | 25 | 个 | exact |
36.06% | 36.06 | 36.055 | 36.065 | % | exact |
20% | 20 | 19.5 | 20.5 | % | exact |
-2.06万元 | -20600 | -20650 | -20550 | 元 | exact |
一百五十万元 | 1500000 | 1495000 | 1505000 | 元 | exact |
近三年 | 3 | 3 | 3 | 年 | exact | ~三年
"""

# text | low | high | unit | kind
RANGES = """
2至3万元 | 20000 | 30000 | 元 | money
2-3万元 | 20000 | 30000 | 元 | money
2000万至3000万 | 20000000 | 30000000 | | number
2000-3000万元 | 20000000 | 30000000 | 元 | money
20万—30万元 | 200000 | 300000 | 元 | money
20万元—30万元 | 200000 | 300000 | 元 | money
1.5至2万亿元 | 1500000000000 | 2000000000000 | 元 | money
100～200元 | 100 | 200 | 元 | money
100~200元 | 100 | 200 | 元 | money
800元至1000元 | 800 | 1000 | 元 | money
1-3名 | 1 | 3 | 名 | count
1—3名 | 1 | 3 | 名 | count
1～2篇 | 1 | 2 | 篇 | count
3到5年 | 3 | 5 | 年 | duration
三至五年 | 3 | 5 | 年 | duration
三到五个 | 3 | 5 | 个 | count
二十至三十人 | 20 | 30 | 人 | count
5%-10% | 5 | 10 | % | percent
5-10% | 5 | 10 | % | percent
5%至10% | 5 | 10 | % | percent
50%—60% | 50 | 60 | % | percent
百分之三十至四十 | 30 | 40 | % | percent
百分之三到百分之五 | 3 | 5 | % | percent
10-20 | 10 | 20 | | number
1.5-2.5倍 | 1.5 | 2.5 | 倍 | ratio
0—6岁 | 0 | 6 | 岁 | count
800至1万元 | 800 | 10000 | 元 | money
-5～5℃ | -5 | 5 | ℃ | count
十几个 | 11 | 19 | 个 | count
二十几人 | 21 | 29 | 人 | count
几十万元 | 200000 | 900000 | 元 | money
数十万 | 200000 | 900000 | | number
数百家 | 200 | 900 | 家 | count
三四个 | 3 | 4 | 个 | count
一两次 | 1 | 2 | 次 | count
七八十人 | 70 | 80 | 人 | count
十七八岁 | 17 | 18 | 岁 | count
三五年 | 3 | 5 | 年 | duration
五六百元 | 500 | 600 | 元 | money
两三万人 | 20000 | 30000 | 人 | count
两三成 | 20 | 30 | % | percent
2021—2023年 | 2021 | 2023 | 年 | year
2021-2023年 | 2021 | 2023 | 年 | year
2021年至2023年 | 2021 | 2023 | 年 | year
1-11月 | 100 | 1100 | 月 | date
1月至11月 | 100 | 1100 | 月 | date
2022年1-6月 | 20220100 | 20220600 | 年月 | date
2022年3月5日至8日 | 20220305 | 20220308 | 年月日 | date
2022年3月5日至4月8日 | 20220305 | 20220408 | 年月日 | date
2021年12月至2022年3月 | 20211200 | 20220300 | 年月 | date
3月5日—8日 | 305 | 308 | 月日 | date
第1-3名 | 1 | 3 | 名 | ordinal
第一至三名 | 1 | 3 | 名 | ordinal
"""


def cells(table: str, width: int) -> list[tuple[str, ...]]:
    found = []
    for line in filter(None, table.splitlines()):
        parts = [part.strip(" ") for part in line.split("|")]
        found.append(tuple(parts + [""] * (width - len(parts)))[:width])
    return found


def number(printed: str) -> Decimal | None:
    return Decimal(printed) if printed else None


@pytest.mark.parametrize("text, value, low, high, unit, qualifier, flags", cells(QUALIFIED, 7))
def test_qualified(text: str, value: str, low: str, high: str, unit: str, qualifier: str, flags: str) -> None:
    (found,) = find_quantities(f"共计{text}。")
    assert found.text == (flags[1:] if flags.startswith("~") else text)
    assert (found.value, found.low, found.high) == (number(value), number(low), number(high))
    assert (found.unit, found.qualifier) == (unit, qualifier)
    assert [flag for flag in found.flags if "qualifier" in flag] == [
        flag for flag in flags.split() if "qualifier" in flag
    ]


@pytest.mark.parametrize("text, low, high, unit, kind", cells(RANGES, 5))
def test_range(text: str, low: str, high: str, unit: str, kind: str) -> None:
    (found,) = find_quantities(f"按{text}。")
    assert (found.text, found.low, found.high) == (text, Decimal(low), Decimal(high))
    assert (found.value, found.unit, found.kind, found.qualifier) == (None, unit, kind, "range")


@pytest.mark.parametrize(
    "text, parts",
    [
        ("从3500元提升至3836元", ["3500元", "3836元"]),
        ("从17.41%增长到91.42%", ["17.41%", "91.42%"]),
        ("由12人到20人", ["12人", "20人"]),
        ("35岁以下22名", ["35岁以下", "22名"]),
        ("22名35岁以下", ["22名", "35岁以下"]),
        ("8批次354人", ["8批次", "354人"]),
        ("37个岗位55个计划", ["37个", "55个"]),
        ("奖励1万元/村", ["1万元/村"]),
        ("按每人每年200元", ["200元"]),
        ("一等奖3篇，二等奖6 篇", ["一等奖", "3篇", "二等奖", "6 篇"]),
        ("20.9万户69.3万人", ["20.9万户", "69.3万人"]),
        ("下降5.2%和11.5%", ["5.2%", "11.5%"]),
        ("2022年98人", ["2022年", "98人"]),
    ],
)
def test_neighbours_stay_apart(text: str, parts: list[str]) -> None:
    assert [each.text for each in find_quantities(text)] == parts


def test_a_list_shares_the_unit_at_its_end() -> None:
    found = find_quantities("分别提高20.9、36.2、54个百分点。")
    assert [(each.value, each.unit) for each in found] == [
        (Decimal("20.9"), "个百分点"),
        (Decimal("36.2"), "个百分点"),
        (Decimal(54), "个百分点"),
    ]
    found = find_quantities("分别为3.2、4.5和6.1亿元")
    assert [(each.value, each.unit, each.text) for each in found] == [
        (Decimal(320000000), "元", "3.2"),
        (Decimal(450000000), "元", "4.5"),
        (Decimal(610000000), "元", "6.1亿元"),
    ]


def test_a_number_to_either_side() -> None:
    (found,) = find_quantities("误差±0.5%")
    assert (found.text, found.value, found.low, found.high) == ("±0.5%", None, Decimal("-0.5"), Decimal("0.5"))
