"""Lists whose sum is far off: told where no total fits two of their shares; lists that a text layer broke after ；.

Texts are invented; values are computed by hand.
"""

import pytest

from reviewer.quantities.relations.blocks import blocks
from tests.checks.support import findings, only, passed

_SUMS = ("ARI01", "ARI02", "ARI05")


@pytest.mark.parametrize(
    ("code", "text", "gap"),
    [
        # 60.00÷60.00% is 100.00, 410.00÷40.00% is 1025.00
        (
            "ARI05",
            "全年支出1,000.00万元，其中：基本支出60.00万元，占60.00%；项目支出410.00万元，占40.00%。",
            "530.00",
        ),
        # 73.50÷35.00% is 210.00, 1950.00÷65.00% is 3000.00
        (
            "ARI01",
            "本年收入合计900.00万元，其中：财政拨款收入73.50万元，占35.00%；事业收入1,950.00万元，占65.00%。",
            "1123.50",
        ),
        # 25.00÷50.00% is 50.00, 90.00÷30.00% is 300.00, 30.00÷20.00% is 150.00
        (
            "ARI01",
            "培训支出400.00万元，其中：教材25.00万元，占50.00%；师资90.00万元，占30.00%；场地30.00万元，占20.00%。",
            "255.00",
        ),
    ],
)
def test_shares_that_no_total_fits_show_that_a_part_is_wrong(code: str, text: str, gap: str) -> None:
    finding = only(code, text)
    assert f"相差{gap}万元" in finding.message
    assert finding.certainty == "likely"


@pytest.mark.parametrize(
    "text",
    [
        # both of 100.00, which is not printed
        "全年支出3,700.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。",
        # the first two of 50.00
        "培训支出412.00万元，其中：教材25.00万元，占50.00%；师资15.00万元，占30.00%；场地30.00万元，占20.00%。",
        # 600.00÷60.00% is 1000.00: right
        "全年支出1,000.00万元，其中：基本支出600.00万元，占60.00%；项目支出400.00万元，占40.00%。",
    ],
)
def test_shares_of_one_total_leave_a_far_sum_undecided(text: str) -> None:
    assert [finding for code in _SUMS for finding in findings(code, text)] == []


_OTHER_LINES = "".join(f"{'本年各项工作按计划推进取得预期效果' * 2}{'好' * (index % 2)}。\n\n" for index in range(24))


def _broken(share: str) -> str:
    """A paragraph on a page somewhat narrower than the text's others, whose second line ends in ；."""
    return (
        f"{_OTHER_LINES}本单位本年度的各项支出合计为800.00万元，其中：用于教学方面\n"
        "的支出400.00万元，占50.00%；用于科研的240.00万元，占30.00%；\n"
        f"用于后勤的160.00万元，占{share}。\n"
    )


def test_a_list_goes_on_after_a_line_about_as_wide_as_those_before() -> None:
    assert "160.00÷800.00=20.00%" in passed("ARI02", _broken("20.00%"))
    assert only("ARI02", _broken("26.00%")).computation == "160.00÷800.00=20.00%≠26.00%"


@pytest.mark.parametrize(
    "items",
    [
        ("教学支出合计400.00万元，占全部支出的50.00%，比上年略有增加；", "科研支出240.00万元。"),  # no line before
        ("支出如下\n其中：教学400.00万元；", "科研240.00万元。"),
        (
            "本单位本年度的各项支出合计为800.00万元，其中：用于教学方面\n的支出400.00万元；",
            "科研240.00万元。",
        ),
    ],
)
def test_paragraphs_that_end_in_a_semicolon_stay_apart(items: tuple[str, str]) -> None:
    text = f"{_OTHER_LINES}{items[0]}\n{items[1]}\n"
    last = blocks(text)[-1]
    assert text[last.start : last.end].strip() == items[1]


def test_a_rate_of_nothing_has_no_base() -> None:
    (finding,) = findings("ARI02", "全年受理0件，办结12件，办结率96.00%。")
    assert "基数为零" in finding.message
    assert findings("ARI02", "全年受理12件，办结12件，办结率100.00%。") == ()
