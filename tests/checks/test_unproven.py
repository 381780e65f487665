"""QUA03 and EVD03: rises without a comparison, satisfaction of people whom no survey asked."""

import pytest

from tests.checks.support import findings, report

SURVEY = "12月发放问卷200份，收回186份，表示满意的179份，满意率96.24%。"


@pytest.mark.parametrize(
    "done",
    [
        "通过印发资料、悬挂横幅等方式，全县防灾减灾工作的社会影响力大幅提升。",
        "补贴资金已全部兑付到户，惠及农户1200户，农民收入大幅增加。",
        "通过集中整治，城区环境面貌得到了大幅度改善，居民普遍叫好。",
    ],
)
def test_a_rise_needs_a_comparison(done: str) -> None:
    (finding,) = findings("QUA03", report(done=done))
    assert finding.certainty == "query"


@pytest.mark.parametrize(
    "done",
    [
        "通过集中整治，投诉量由36件下降到12件，环境面貌大幅改善。",
        "全年接待游客3.6万人次，比上年大幅增加，门票收入增长25%。",
        "推动基层服务能力大幅提升，全年培训人员120人次。",
        "全年大幅提高了村级补助标准，每村每年6万元，按季拨付。",
    ],
)
def test_a_rise_with_one_or_aimed_at_is_no_question(done: str) -> None:
    assert findings("QUA03", report(done=done)) == ()


@pytest.mark.parametrize("whose", ["办事群众", "申请人", "办事企业"])
def test_satisfaction_of_people_nobody_asked(whose: str) -> None:
    done = f"{SURVEY}窗口服务方面，{whose}满意率达到100%。"
    (finding,) = findings("EVD03", report(done=done))
    assert finding.certainty == "query"
    assert findings("EVD03", report(done=f"{SURVEY}其中{whose}满意率96.24%。")) == ()
    asked = f"{SURVEY}另电话回访{whose}60人，{whose}满意率达到100%。"
    assert findings("EVD03", report(done=asked)) == ()
