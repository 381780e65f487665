"""Dates, identifiers, labels, list markers, and words that are no number at all."""

from decimal import Decimal

import pytest

from reviewer.quantities import find_quantities

DATES = [
    ("2022年3月5日", "date", "20220305"),
    ("2022 年 3 月 5 日", "date", "20220305"),
    ("二〇二二年三月五日", "date", "20220305"),
    ("二零二二年十二月三十一日", "date", "20221231"),
    ("２０２２年３月５日", "date", "20220305"),
    ("2022年3月", "date", "20220300"),
    ("2022年10月份", "date", "20221000"),
    ("3月5日", "date", "305"),
    ("8月份", "date", "800"),
    ("10月", "date", "1000"),
    ("三月", "date", "300"),
    ("2022-09-28", "date", "20220928"),
    ("2022/9/28", "date", "20220928"),
    ("2022.9.28", "date", "20220928"),
    ("2022-09-28 11:25", "date", "20220928.1125"),
    ("11:25", "date", "0.1125"),
    ("11:25:30", "date", "0.112530"),
    ("9时30分", "date", "0.0930"),
    ("三点半", "date", "0.0330"),
    ("十一点二十五分", "date", "0.1125"),
    ("2022年", "year", "2022"),
    ("2022年度", "year", "2022"),
    ("二〇二二年", "year", "2022"),
    ("２０２２年", "year", "2022"),
    ("1998年", "year", "1998"),
]


@pytest.mark.parametrize("text, kind, value", DATES)
def test_dates(text: str, kind: str, value: str) -> None:
    (found,) = find_quantities(f"于{text}，")
    assert (found.text, found.kind, found.value) == (text, kind, Decimal(value))


@pytest.mark.parametrize(
    "text, printed",
    [
        ("某组字〔2022〕19号", "〔2022〕19号"),
        ("某财字[2021]3号", "[2021]3号"),
        ("某发（2020）105号", "（2020）105号"),
        ("代码91430000MA4L1234XY", "91430000MA4L1234XY"),
        ("电话13800000000", "13800000000"),
        ("电话0731-12345678", "0731-12345678"),
        ("电话400-123-4567", "400-123-4567"),
        ("身份证430000199001011234", "430000199001011234"),
        ("身份证43000019900101123X", "43000019900101123X"),
        ("版本1.2.3", "1.2.3"),
        ("5G网络", "5G"),
        ("浓度PM2.5下降", "PM2.5"),
        ("A4纸", "A4"),
    ],
)
def test_identifiers(text: str, printed: str) -> None:
    assert [(each.text, each.kind, each.value) for each in find_quantities(text)] == [(printed, "identifier", None)]


@pytest.mark.parametrize(
    "text, printed",
    [
        ("根据“五看五清”要求", "五看五清"),
        ("落实“1+5”文件", "1+5"),
        ("实行1+X政策", "1+X"),
        ("采取3+1模式", "3+1"),
        ("以四不两直方式", "四不两直"),
        ("党的二十大精神", "二十大"),
        ("二十届三中全会", "二十届三中全会"),
        ("驻村第一书记", "第一书记"),
        ("坚持三会一课", "三会一课"),
        ("“十四五”", "十四五"),
        ("十四五规划", "十四五"),
        ("推行一村一策", "一村一策"),
        ("“五个到户”服务", "五个到户"),
        ("一带一路", "一带一路"),
        ("委托第三方", "第三方"),
        ("“一企业一博士”项目", "一企业一博士"),
    ],
)
def test_labels(text: str, printed: str) -> None:
    found = find_quantities(text)
    assert [(each.text, each.kind, each.value) for each in found] == [(printed, "label", None)]


@pytest.mark.parametrize(
    "text",
    [
        "1.加强管理",
        "1、加强管理",
        "（1）加强管理",
        "一、基本情况",
        "（二）绩效",
        "\u3000\u3000三、措施",
        "12．其他",
        "十一、说明",
        "总体好。二是改进",
    ],
)
def test_list_markers(text: str) -> None:
    (found,) = find_quantities(text)
    assert (found.kind, found.flags, found.value) == ("label", ("list_marker",), None)


@pytest.mark.parametrize(
    "text",
    [
        "统一",
        "唯一",
        "单一",
        "进一步",
        "一般",
        "一定",
        "一些",
        "一直",
        "一起",
        "一切",
        "一致",
        "一体化",
        "万一",
        "之一",
        "逐一",
        "每一",
        "四川",
        "队伍",
        "大陆",
        "陆续",
        "三亚",
        "五金",
        "百姓",
        "百度",
        "百货",
        "千方百计",
        "千万不要",
        "成千上万",
        "十分重要",
        "十足",
        "两委",
        "两会",
        "周三",
        "星期一",
        "星期三",
        "零售",
        "参加",
        "单位：万元",
        "一带",
        "半径",
        "上半年",
        "下半年",
        "多半",
        "三农工作",
        "二手",
        "二维码",
        "归零",
        "五台山",
        "九龙",
        "八方",
        "七夕",
        "六安",
        "万科",
        "万物",
        "丝毫",
        "收拾",
        "一方面",
        "一系列",
        "一次性",
        "一把手",
        "一站式",
        "统筹",
        "亿万群众",
        "两江",
        "老百姓",
        "百分比",
        "三角形",
        "九江",
        "退伍",
    ],
)
def test_words_are_no_numbers(text: str) -> None:
    assert find_quantities(f"关于{text}的") == []


@pytest.mark.parametrize(
    "text, printed, kind, value",
    [
        ("二期工程", "二期", "ordinal", 2),
        ("第三季度", "第三季度", "ordinal", 3),
        ("某届八次全会", "八次", "ordinal", 8),
        ("90年代", "90年代", "year", 90),
        ("九八年", "九八年", "year", 98),
        ("21世纪", "21世纪", "date", 21),
        ("（05款）", "05款", "identifier", None),
        ("12345热线", "12345", "identifier", None),
        ("12345万元", "12345万元", "money", 123450000),
        ("12345余人", "12345余人", "count", 12345),
        ("世界500强", "500强", "label", None),
        ("千亿级产业", "千亿级", "label", None),
        ("3.0版", "3.0版", "identifier", 3),
        ("翻了一番", "一番", "ratio", 1),
        ("三比一", "三比一", "ratio", 3),
        ("2.5:1", "2.5:1", "ratio", Decimal("2.5")),
    ],
)
def test_kinds_told_by_the_place(text: str, printed: str, kind: str, value: Decimal | int | None) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.kind, found.value) == (printed, kind, value)


def test_a_year_without_its_word() -> None:
    found = find_quantities("其中2021录用66人，2021、2022年均有")
    assert [(each.text, each.kind) for each in found] == [
        ("2021", "year"),
        ("66人", "count"),
        ("2021", "year"),
        ("2022年", "year"),
    ]


def test_a_number_broken_by_a_line_end() -> None:
    for text in ("收入1848.\n66万元", "收入1848.66\n万元", "收入18\n48.66万元"):
        (found,) = find_quantities(text)
        assert (found.value, found.unit, found.flags) == (Decimal(18486600), "元", ("line_break",))
    assert [each.text for each in find_quantities("金额 12\n人员经费 35")] == ["12", "35"]
    assert [each.text for each in find_quantities("100\n200\n300")] == ["100", "200", "300"]


def test_malformed() -> None:
    (found,) = find_quantities("达400百余万次")
    assert (found.text, found.value, found.low, found.high, found.flags) == (
        "400百余万次",
        None,
        None,
        None,
        ("malformed",),
    )


def test_an_article_is_flagged() -> None:
    assert [each.flags for each in find_quantities("一批企业，三批企业")] == [("indefinite",), ()]
