"""Rates whose figures stand apart from them, and percentage points where there is no rate.

Texts are invented; values are computed by hand.
"""

import pytest

from tests.checks.support import findings, only, passed

_LIST = "全年受理纠纷300件，其中婚姻60件、邻里120件、劳资70件、其他50件，调解成功270件，成功率{}。"
_COLON = "受理投诉240件，其中：电话120件，来信60件，来访60件，办结234件，办结率{}。"
_OWN = "人员经费400.00万元、公用经费100.00万元。公用经费年初预算105.00万元，执行率{}。"
_WHOLE = "全年支出400.00万元。\n1.基本支出300.00万元，占总支出的75.00%。\n2.项目支出100.00万元，占总支出的{}。"


@pytest.mark.parametrize(
    ("text", "equation"),
    [
        (_LIST.format("90.00%"), "270÷300=90.00%"),
        (_COLON.format("97.50%"), "234÷240=97.50%"),
        (_OWN.format("95.24%"), "100.00÷105.00=95.24%"),
        (_WHOLE.format("25.00%"), "100.00÷400.00=25.00%"),
        ("全年支出400.00万元。\n事业支出8.00万元，占年度总支出的2.00%。", "8.00÷400.00=2.00%"),
    ],
)
def test_a_rate_finds_its_figures(text: str, equation: str) -> None:
    assert findings("ARI02", text) == ()
    assert equation in passed("ARI02", text)


@pytest.mark.parametrize(
    ("text", "severity", "computation"),
    [
        (_LIST.format("95.00%"), "critical", "270÷300=90.00%≠95.00%"),
        (_COLON.format("79.50%"), "critical", "234÷240=97.50%≠79.50%"),
        (_OWN.format("98.24%"), "critical", "100.00÷105.00=95.24%≠98.24%"),
        (_OWN.format("95.23%"), "info", "100.00÷105.00=95.24%≠95.23%"),
        (_WHOLE.format("26.00%"), "critical", "100.00÷400.00=25.00%≠26.00%"),
        ("立案19件，办结21件，办结率90.48%。", "critical", "21÷19=110.53%≠90.48%"),
        ("受理312件，办结3609件，办结率99.04%。", "critical", "3609÷312=1156.73%≠99.04%"),
        ("受理1327件，办结2164件，办结率95.25%。", "critical", "2164÷1327=163.07%≠95.25%"),
    ],
)
def test_a_rate_that_its_figures_do_not_give_is_told(text: str, severity: str, computation: str) -> None:
    finding = only("ARI02", text)
    assert (finding.severity, finding.computation) == (severity, computation)


@pytest.mark.parametrize(
    "text",
    [
        "年初预算400.00万元，调整后预算500.00万元，预算调整率25.00%。",
        "计划编制30个，调整后计划36个，计划变更率20.00%。",
        "本月受理60件，累计办结240件，办结率98.00%。",
        "全年支出400.00万元。\n基本支出300.00万元（人员经费200.00万元，公用经费100.00万元），占总支出的75.00%。",
        "全年支出400.00万元。\n基本支出300.00万元，其中人员经费200.00万元，基本支出占总支出的75.00%。",
        "全年支出400.00万元，其中甲县支出80.00万元。\n乙县全年支出90.00万元。\n项目支出60.00万元，占总支出的15.00%。",
    ],
)
def test_a_rate_of_figures_that_the_words_leave_open_is_left(text: str) -> None:
    assert findings("ARI02", text) == ()


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("居民知晓率由70.5%上升到90.0%，增幅19.5%。", "certain"),
        ("空置率由30.0%下降到21.0%，降幅为9.0%。", "certain"),
        ("满意度由97.0%提高到98.5%，提高1.5%。", "query"),
        ("事业收入540.00万元，比上年增加40.00万元，增长8.00个百分点。", "likely"),
        ("全年立案40件，同比下降20个百分点。", "likely"),
    ],
)
def test_points_and_percent_taken_for_each_other_are_told(text: str, certainty: str) -> None:
    assert only("ARI10", text).certainty == certainty


@pytest.mark.parametrize(
    "text",
    [
        "居民知晓率由70.5%上升到90.0%，增幅27.7%。",
        "居民知晓率由70.5%上升到90.0%，增幅为19.5个百分点。",
        "税收收入300.00万元，占收入的60.00%，提高2.00个百分点。",
        "旅游收入3.20亿元，增长8.00%，增速提高1.2个百分点。",
        "常住人口42万人，城镇化水平提高1.2个百分点。",
        "参保率98.0%，惠及群众3万人，提高2个百分点。",
    ],
)
def test_points_of_a_rate_are_right(text: str) -> None:
    assert findings("ARI10", text) == ()
