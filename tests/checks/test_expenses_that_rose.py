"""Expenses to be kept down that rose: told once a report, unless the words beside them say why.

Texts are invented; values are computed by hand.
"""

import pytest

from tests.checks.support import findings, only, report


@pytest.mark.parametrize(
    "done",
    [
        "会议费支出3.20万元，比上年增加1.20万元，增长60.00%。全年召开会议12次。",
        "公务接待费5.10万元，较上年的4.00万元上升27.50%，接待60批次。",
        "“三公”经费支出9.00万元，比2022年多支出1.00万元。",
        "公务接待费5.10万元，上年为4.00万元，接待60批次。",
        "公务用车购置费18.00万元，上年为零。",
    ],
)
def test_a_rise_without_a_reason_is_asked_about(done: str) -> None:
    finding = only("FIN06", report(done=done))
    assert (finding.certainty, len(finding.evidence)) == ("query", 1)


def test_all_rises_of_a_report_are_one_question() -> None:
    done = "会议费支出3.20万元，比上年增加1.20万元。\n公务接待费5.10万元，比上年增长27.50%。"
    assert len(only("FIN06", report(done=done)).evidence) == 2


@pytest.mark.parametrize(
    "done",
    [
        "会议费支出3.20万元，比上年增加1.20万元，主要用于承办全省现场会。",
        "会议费支出3.20万元，比上年增加1.20万元。新承办全省现场会1次，支出1.30万元。",
        "因换届，会议费支出3.20万元，比上年增加1.20万元。",
        "会议费支出3.20万元，比上年增加1.20万元。全年会议12次。增加的原因是换届会议较多。",
        "会议费支出3.20万元，比上年减少1.20万元，下降27.27%。",
        "会议费支出3.20万元，比预算增加0.20万元。",
        "公务接待费3.10万元，上年为4.00万元。",
        "培训费与上年持平。办公费支出3.20万元，比上年增加1.20万元。",
        "会议费支出3.20万元。全年受理业务比上年增加1,200件。",
    ],
)
def test_a_reason_beside_it_or_no_rise_is_left(done: str) -> None:
    assert findings("FIN06", report(done=done)) == ()


def test_next_years_budget_is_no_rise() -> None:
    measures = "次年会议费预算安排3.20万元，比上年增加1.20万元。"
    assert findings("FIN06", report(measures=measures)) == ()
