"""Means over the year and over inhabitants. Sentences are invented."""

import pytest

from tests.checks.support import findings, only, passed


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("全年供水量730.0万吨，日均供水量2.0万吨。", "730.0÷365=2.0"),
        ("2032年供水732.0万吨，日均2.0万吨。", "732.0÷366=2.0"),
        ("全年接听热线12,000件，日均约33件，按时办结率98.0%。", "12000÷365=33"),
        ("全年收运垃圾31,260吨，平均每月2,605吨。", "31260÷12=2605"),
        ("全区常住人口40.0万人，编制床位2,200张，每千人口床位数5.50张。", "2200÷400=5.50"),
        ("全区户籍人口50.0万人，公厕125座。每万人拥有公厕2.5座。", "125÷50=2.5"),
    ],
)
def test_means_that_follow(text: str, holds: str) -> None:
    assert findings("ARI07", text) == ()
    assert holds in passed("ARI07", text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("全年公交客运量1,460.0万人次，日均客运量约5.0万人次。", "4.0万人次"),
        ("全年接听热线12,000件，日均23件。", "33件"),
        ("图书馆全年接待读者36,500人次，日均接待50人次。", "100人次"),
        ("全年收运垃圾31,260吨，月均2,065吨。", "2605吨"),
        ("全区常住人口40.0万人，编制床位2,200张，每千人口床位数5.05张。", "5.50张"),
    ],
)
def test_means_that_do_not_follow(text: str, due: str) -> None:
    assert only("ARI07", text).values["复算"] == due


@pytest.mark.parametrize(
    "text",
    [
        "窗口全年办件50,000件，日均200件。",  # over working days
        "展馆全年开放310天。全年接待观众62,000人次，日均200人次。",
        "全年办件30,000件，工作日日均100件。",
        "4月至12月接待游客27.5万人次，日均1,200人次。",
        "全年检测样品3,000份，其中汛期1,800份，日均20份。",  # of the part
        "图书馆全年接待读者30万人次，周一闭馆，日均接待约960人次。",
        "景区全年接待游客68,200人次，日均220人次。",
        "全年供水730.0万吨，生活垃圾日均转运量约18吨。",
        "建成区面积32.0平方公里，常住人口40.0万人，城镇人口22.0万人，每千人口床位数5.50张。",
        "设施投运5个月，全年处理污水60.0万吨，月均12.0万吨。",
    ],
)
def test_means_over_something_else(text: str) -> None:
    assert findings("ARI07", text) == ()
