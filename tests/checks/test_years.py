"""DAT01–DAT07, UNT01 and UNT02 on invented reports of 2023."""

import pytest

from tests.checks.support import findings, quotes, report, run


@pytest.mark.parametrize("done", ["表彰2022年度先进站6个。", "2022年共完成改造12处。", "去年新增站点3个。"])
def test_last_years_work_is_asked_about(done: str) -> None:
    (finding,) = findings("DAT01", report(done=done))
    assert finding.certainty == "query"


@pytest.mark.parametrize(
    "done",
    [
        "完成12处，比2022年完成10处增加2处。",
        "开展2022年度组织生活会和民主评议。",
        "发放2022年度年终补贴。",
        "完成公务员2022年度考核。",
    ],
)
def test_last_years_business_done_this_year_is_right(done: str) -> None:
    assert findings("DAT01", report(done=done)) == ()


def test_counts_since_an_earlier_year() -> None:
    assert quotes("DAT02", report(done="自2021年3月开展行动以来，检查企业860家。")) == ["自2021年3月开展行动以来"]
    (finding,) = findings("DAT02", report(done="近三年累计培训1200人。"))
    assert finding.certainty == "likely"


@pytest.mark.parametrize(
    "done",
    [
        "2023年3月以来检查企业860家。",
        "对2021年以来的档案清理，清退8份。",
        "自2021年开展行动以来检查企业860家，其中2023年300家。",
        "自2021年建站以来运行平稳。",
    ],
)
def test_counts_that_are_this_years(done: str) -> None:
    assert findings("DAT02", report(done=done)) == ()


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ("截至11月底，发布预警120条。", "截至11月底"),
        ("1—10月发布预警120条。", "1—10月"),
        ("前三季度发布预警120条。", "前三季度"),
        ("截至2023年9月30日，发布预警120条。", "截至2023年9月30日"),
    ],
)
def test_figures_that_stop_before_the_end_of_the_year(done: str, words: str) -> None:
    (finding,) = findings("DAT03", report(done=done))
    assert words in finding.message and finding.certainty == "certain"


def test_until_now_is_only_asked_about() -> None:
    (finding,) = findings("DAT03", report(done="截至目前，发布预警120条。"))
    assert (finding.certainty, finding.severity) == ("query", "minor")


@pytest.mark.parametrize(
    "done",
    [
        "截至12月31日，发布预警120条。",
        "截至2022年10月底为100条。",
        "1—12月发布预警120条。",
        "截至11月底的报名期限内收件12份。",
        "上半年培训3期，下半年培训4期。",
        "1—9月发布90条，全年发布120条。",
    ],
)
def test_figures_of_the_whole_year(done: str) -> None:
    assert findings("DAT03", report(done=done)) == ()


def test_years_outside_the_account() -> None:
    assert "“2024年”" in findings("DAT05", report(done="新建站点8个，2024年将再为6个村增收3万元。"))[0].message
    assert (
        "“2011年”"
        in findings("DAT05", report(done="全年共检查站点36个，其中2011年共检查站点12个，合格10个。"))[0].message
    )


@pytest.mark.parametrize(
    "done",
    [
        "成立自评工作组，于2024年2月至3月开展自评，逐项核对台账。",
        "上级意见要求各地2026年建成统一平台，我局建成子平台1个。",
        "本站于2003年成立，实施2021—2025年规划，依据《条例》（2010年修订）开展检查12次。",
        "全年检查12次，编制2024年项目储备清单和2024年预算草案。",
        "2024年2月1日",
    ],
)
def test_years_that_belong(done: str) -> None:
    assert findings("DAT05", report(done=done)) == ()


def test_the_year_of_an_older_text() -> None:
    (finding,) = findings("DAT06", report(done="现将2022年度部门整体支出绩效自评情况报告如下。"))
    assert finding.severity == "critical" and "2022年度" in finding.message
    done = "2022年发布预警60条。2022年培训80人。2022年检修设备9台。"
    (finding,) = findings("DAT06", report(done=done))
    assert finding.values["正文主导年份"] == "2022"
    assert findings("DAT06", report(done="比2022年多。较2022年多。由2022年的3条增至9条。2023年发布9条。")) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2023年2月29日召开。", "不是日历上有的日期"),
        ("11月31日召开。", "不是日历上有的日期"),
        ("13月5日召开。", "不是日历上有的日期"),
        ("2023年13月完工。", "不是日历上有的月份"),
        ("工期为2023年9月1日至2023年3月1日。", "终点早于起点"),
        ("2023年至2021年实施。", "终点早于起点"),
    ],
)
def test_days_no_calendar_has(text: str, why: str) -> None:
    (finding,) = findings("DAT07", text)
    assert why in finding.message and finding.certainty == "certain"


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日召开。",
        "2023年9月至2024年3月实施。",
        "2021年至2023年。",
        "2023年9月1日至2023年9月1日。",
        "合计12月30日元",
    ],
)
def test_days_there_are(text: str) -> None:
    assert findings("DAT07", text) == ()


def test_an_event_awaited_and_studied_in_one_place() -> None:
    done = "举办喜迎二十大书画展12场，学习贯彻二十大精神8次。"
    (finding,) = findings("DAT07", report(done=done))
    assert finding.certainty == "query" and len(finding.evidence) >= 1


def test_the_same_digits_in_two_units() -> None:
    (finding,) = findings("UNT01", "支出1286.45万元。经审核支出1286.45元。")
    assert [e.quote for e in finding.evidence] == ["1286.45万元", "1286.45元"]
    assert findings("UNT01", "支出20万元，每人20元，另1286.45万元，12864500元。") == ()


def test_decimals_longer_than_all_others() -> None:
    money = "收入320.15万元，支出310.20万元，结余9.95万元，设备12.3456万元。"
    (finding,) = findings("UNT02", report(done=money))
    assert "12.3456万元" in finding.message and finding.severity == "info"
    assert run("UNT02", report(done=money.replace("12.3456", "12.35"))).passes
