"""Notations of speech, science and the clock: whole expressions, and the same inside sentences; values by hand."""

from decimal import Decimal

import pytest

from reviewer.quantities import find_quantities

# expression | value in the base unit | unit | kind
WHOLE = """
.5 | 0.5 | | number
.25万 | 2500 | | number
1，234，567 | 1234567 | | number
1，234，567名 | 1234567 | 名 | count
10 000 000 | 10000000 | | number
100K | 100000 | | number
1.2M | 1200000 | | number
0.0012G | 1200000 | | number
负 1,200 | -1200 | | number
1.5e3 | 1500 | | number
2E+5 | 200000 | | number
1.5e-3 | 0.0015 | | number
1.5×10^4 | 15000 | | number
1.5×10的4次方 | 15000 | | number
1.5 × 10⁴ | 15000 | | number
6.02×10²³ | 602000000000000000000000 | | number
10^4 | 10000 | | number
2^10 | 1024 | | number
2^-2 | 0.25 | | number
1.1^2 | 1.21 | | number
十的六次方 | 1000000 | | number
十的负二次方 | 0.01 | | number
三块五 | 3.5 | 元 | money
3块5 | 3.5 | 元 | money
3块05分 | 3.05 | 元 | money
5毛5 | 0.55 | 元 | money
一千块整 | 1000 | 元 | money
1000块人民币 | 1000 | 元 | money
100万人民币 | 1000000 | 元 | money
一个亿 | 100000000 | | number
十个亿 | 1000000000 | | number
俩 | 2 | 个 | count
仨月 | 3 | 个月 | duration
俩人 | 2 | 人 | count
百把人 | 100 | 人 | count
千把块 | 1000 | 元 | money
三公里 | 3 | 公里 | count
三十七度五 | 37.5 | 度 | count
九十九分半 | 99.5 | 分 | count
十万分之一 | 0.00001 | | ratio
一百分之三 | 0.03 | | ratio
二十分之三 | 0.15 | | ratio
半 | 0.5 | | ratio
3小时25分 | 205 | 分钟 | duration
一小时三十分钟 | 90 | 分钟 | duration
1小时2分3秒 | 3723 | 秒 | duration
两分三十秒 | 150 | 秒 | duration
公元前221年 | -221 | 年 | year
公元25年 | 25 | 年 | year
民国三十八年 | 1949 | 年 | year
八点五米 | 8.5 | 米 | count
三点五克 | 3.5 | 克 | count
三点五千克 | 3.5 | 千克 | count
12.5百万 | 12500000 | | number
10$ | 10 | 美元 | money
100€ | 100 | 欧元 | money
摄氏37度 | 37 | 摄氏度 | count
90平 | 90 | 平 | count
480元/人/月 | 480 | 元/人/月 | rate
八点五十 | 0.0850 | 时分 | date
上午8:30 | 0.0830 | 时分 | date
下午2:05 | 0.1405 | 时分 | date
下午3点 | 0.15 | 时分 | date
凌晨两点 | 0.02 | 时分 | date
晚上八点一刻 | 0.2015 | 时分 | date
下午四点二十 | 0.1620 | 时分 | date
八点三十分十五秒 | 0.083015 | 时分 | date
2023年12月31日24时 | 20231231.24 | 年月日 | date
3月5日下午2点30分 | 305.1430 | 月日 | date
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "value", "unit", "kind"), rows(WHOLE))
def test_a_whole_expression_is_one_quantity(text: str, value: str, unit: str, kind: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.text, quantity.value, quantity.unit, quantity.kind) == (text, Decimal(value), unit, kind)


# sentence | what is read in it | value
WITHIN = """
增速为.5个百分点。 | .5个百分点 | 0.5
早点摊的粥卖3块5，面卖八块。 | 3块5 八块 | 3.5 8
这座桥花了一个亿。 | 一个亿 | 100000000
他们俩分到仨西瓜。 | 俩 仨 | 2 3
误差为1.2e-3毫米。 | 1.2e-3毫米 | 0.0012
本次培训历时2小时40分。 | 2小时40分 | 160
得分95分30秒内提交。 | 95分 30秒内 | 95 30
采购单价12块5本。 | 12块 5本 | 12 5
他花3块买了5本。 | 3块 5本 | 3 5
由480元/人/月提高到540元/人/月。 | 480元/人/月 540元/人/月 | 480 540
四季度发放补贴8万元。 | 四季度 8万元 | 4 80000
"""


@pytest.mark.parametrize(("text", "printed", "values"), rows(WITHIN))
def test_within_a_sentence(text: str, printed: str, values: str) -> None:
    found = find_quantities(text)
    assert [q.text for q in found] == printed.split()
    assert [q.value for q in found] == [Decimal(each) for each in values.split()]


@pytest.mark.parametrize(("text", "low", "high"), [("百八十人", 80, 100), ("9:00-17:00", "0.09", "0.17")])
def test_what_names_an_interval_has_no_value(text: str, low: object, high: object) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.value is None
    assert (quantity.low, quantity.high) == (Decimal(str(low)), Decimal(str(high)))


@pytest.mark.parametrize("text", ["5G", "1000M速率", "十四五", "3M胶带公司"])
def test_names_have_no_value(text: str) -> None:
    assert [q.value for q in find_quantities(text)] == [None]


@pytest.mark.parametrize("text", ["伎俩", "……", "万把", "他有把握", "1.", "三公经费"])
def test_words_and_points_alone_have_no_figure(text: str) -> None:
    assert all(q.kind == "label" for q in find_quantities(text) if q.text != "1")


def test_cells_of_a_table_are_not_groups_of_one_number() -> None:
    assert [q.value for q in find_quantities("合计 123 456 789\n")] == [123, 456, 789]
    assert [q.value for q in find_quantities("2^9999 10^61")] == [2, 9999, 10, 61]
