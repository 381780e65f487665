"""DAT06 and DAT07: days that a year lacks, periods that end before they begin, deadlines that were over."""

import pytest

from tests.checks.support import findings, report

SIGNED = "某某县气象局\n2024年3月28日\n"


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("2023年11月25日至11月18日，开展宣传周活动。", True),
        ("2023年11月25日至18日，开展宣传周活动。", True),
        ("2023年11月18日至11月25日，开展宣传周活动。", False),
        ("2023年11月18日至25日，开展宣传周活动。", False),
        ("供暖期为2023年11月15日至3月15日。", False),
    ],
)
def test_periods_within_a_month(done: str, wrong: bool) -> None:
    assert [f.certainty for f in findings("DAT07", report(done=done))] == ["certain"] * wrong


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("2月29日，组织植树活动1次，栽树300株。", True),
        ("2023年春季，组织多次活动，2月29日为首次。", True),
        ("2月28日，组织植树活动1次，栽树300株。", False),
        ("次年2月29日完成验收。", False),
        ("截至2月29日，各项尾款付清。", False),
        ("尾款于2月29日前付清。", False),
    ],
)
def test_the_leap_day_of_a_year_without_one(done: str, wrong: bool) -> None:
    assert [f.certainty for f in findings("DAT07", report(done=done))] == ["likely"] * wrong
    leap = report(title="某某县气象局2024年度部门整体支出绩效自评报告", done=done.replace("2023", "2024"))
    assert findings("DAT07", leap) == ()


@pytest.mark.parametrize(
    ("measures", "over"),
    [
        ("观测科2023年11月底前办结用地手续。", True),
        ("观测科力争2023年12月31日前办结用地手续。", True),
        ("加强管理。2023年下半年，我局将加快自动站建设。", True),
        ("观测科2024年11月底前办结用地手续。", False),
        ("2024年下半年，我局将加快自动站建设。", False),
        ("观测科已于2023年12月底前办结用地手续，2024年6月底前完成建设。", False),
        ("对2023年12月底前到期的合同逐一清理。", False),
    ],
)
def test_deadlines_that_were_over_when_the_report_was_signed(measures: str, over: bool) -> None:
    text = report(measures=measures)
    assert [f.certainty for f in findings("DAT06", text + SIGNED)] == ["likely"] * over
    assert findings("DAT06", text) == ()  # nothing says when it was written
