"""What is said to have fallen or risen against its figure in the same paragraph. Sentences are invented."""

import pytest

from tests.checks.support import findings, only


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“三公”经费合计较上年增加2.40万元，增长20.00%。我局厉行节约，“三公”经费得到有效压减。",
            "‘三公’经费得到有效压减",
        ),
        ("会议费比上年增加2.00万元。经多方努力，会议费只减不增。", "会议费只减不增"),
        ("信访件数较2031年下降8.00%，信访件数明显上升，压力加大。", "信访件数明显上升"),
        (
            "“三公”经费方面，2031年决算数为20.00万元，2032年比上年增加3.00万元。做到了“三公”经费只减不增。",
            "做到了‘三公’经费只减不增",
        ),
    ],
)
def test_a_trend_that_its_figure_contradicts(text: str, said: str) -> None:
    finding = only("ARI04", text)
    assert (finding.severity, finding.certainty, finding.values["所称"]) == ("major", "likely", said)


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费合计较上年减少2.40万元。我局厉行节约，“三公”经费得到有效压减。",
        "公务接待费较上年增加2.00万元，公务用车费较上年减少5.00万元，“三公”经费总体下降。",  # of another thing
        "办案件数较上年上升8.00%，群众来信办案件数占比明显下降。",
        "会议费较上年增加2.00万元；剔除承办全市大会因素后，会议费明显下降。",
        "会议费一季度较上年增加2.00万元，会议费明显下降。",
        "会议费较年初预算增加2.00万元，会议费有所下降。",  # against the budget
        "投诉件数较上年增加20件。下一步加强回访，使投诉件数明显下降。",
        "会议费较上年增加2.00万元。\n会议费得到有效压减。",  # in another paragraph
        "“三公”经费方面，公务接待费8.00万元，比上年增加1.00万元。做到了“三公”经费只减不增。",  # of a part
        "收入合计较上年增长5.00%，收入增幅明显下降。",
        "刑事发案数较上年上升8.00%，其中盗窃类刑事发案数下降。",
        "会议费比上年增加2.00万元，与2029年相比，会议费明显下降。",
    ],
)
def test_a_trend_of_something_else(text: str) -> None:
    assert findings("ARI04", text) == ()
