"""Tasks said to be done in full against a share of the task, a goal of another chapter, or their number.

Texts are invented; values are computed by hand.
"""

import pytest

from tests.checks.support import findings, only

_TAX = "全年完成税收{}万元，占县下达任务200万元的{}，圆满完成了县下达的税收任务。"
_DAMS = "年度计划加固水库13座，年底完工{}座，13座水库全部按期完工并投入使用。"
_GOALS = "某某县某某局2023年度部门整体支出绩效自评报告\n一、年度绩效目标\n{}\n二、绩效情况\n{}\n"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (_TAX.format("180", "90.00%"), "圆满完成了县下达的税收任务"),
        (_DAMS.format("11"), "13座水库全部按期完工"),
        (
            _GOALS.format("举办各类培训8期。", "全年举办业务培训6期，培训430人次，培训计划圆满完成。"),
            "培训计划圆满完成",
        ),
        (
            _GOALS.format("招聘专业人员80名。", "全年公开招聘到岗68名，其中硕士30名、本科38名，超额完成年度招聘任务。"),
            "超额完成年度招聘任务",
        ),
        ("计划培训80人，实际培训71人。各项目标任务均已不折不扣地完成。", "各项目标任务均已不折不扣地完成"),
    ],
)
def test_a_claim_that_the_figures_belie_is_told(text: str, claim: str) -> None:
    finding = only("ARI09", text)
    assert finding.certainty == "likely"
    assert claim in [evidence.quote for evidence in finding.evidence]


@pytest.mark.parametrize(
    "text",
    [
        _TAX.format("210", "105.00%"),
        _DAMS.format("13"),
        "上半年完成税收80万元，占全年任务200万元的40.00%。全年完成210万元，圆满完成税收任务。",
        _GOALS.format("举办各类培训8期。", "一季度举办业务培训2期，以后按月举办，培训计划圆满完成。"),
        _GOALS.format("举办各类培训8期。", "全年举办业务培训8期，培训计划圆满完成。"),
        _GOALS.format("举办各类培训8期。", "全年举办业务培训6期、专题讲座2期，培训计划圆满完成。"),
        _GOALS.format("举办各类培训8期。", "举办业务培训6期，其余2期于9月补办，培训计划圆满完成。"),
        _GOALS.format("举办各类培训8期，联合培训4期。", "全年举办业务培训6期，培训计划圆满完成。"),
        _GOALS.format("招聘专业人员80名。", "全年公开招聘到岗88名，其中硕士30名，超额完成年度招聘任务。"),
    ],
)
def test_a_claim_that_the_figures_bear_or_leave_open_is_left(text: str) -> None:
    assert findings("ARI09", text) == ()


def test_what_was_left_and_made_up_for_is_only_asked_about() -> None:
    text = "年度计划加固水库13座，年底完工11座，其余2座次年3月完工，至此13座水库全部完工。"
    assert only("ARI09", text).certainty == "query"
