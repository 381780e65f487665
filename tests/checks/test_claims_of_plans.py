"""ARI09: one task said to be done, or more than done, beside the figures of it."""

import pytest

from tests.checks.support import findings, report


@pytest.mark.parametrize(
    "done",
    [
        "全年计划完成疏浚河道12公里，实际完成10公里，超额完成了市里下达的疏浚任务。",
        "按照年初计划，应完成危桥改造8座，年内完工6座，完工率75%。至此，年初承诺的危桥改造任务如期兑现。",
        "全年计划培训骨干80人，实际培训71人，培训骨干目标圆满完成。",
    ],
)
def test_a_task_not_done_is_said_to_be_done(done: str) -> None:
    (finding,) = findings("ARI09", report(done=done))
    assert (finding.severity, finding.certainty) == ("critical", "likely")


@pytest.mark.parametrize(
    "done",
    [
        "全年计划完成疏浚河道12公里，实际完成10公里。超额完成了市里下达的清淤任务。",
        "全年计划完成疏浚河道12公里，实际完成10公里，其余2公里于3月完工，疏浚任务全部完成。",
        "全年计划完成疏浚河道12公里，实际完成10公里，确保疏浚任务如期完成。",
        "全年计划完成疏浚河道12公里，实际完成10公里，疏浚任务未如期完成。",
        "全年计划完成疏浚河道12公里，实际完成10公里，2公里因征地缓建，疏浚任务圆满完成。",
        "全年计划完成疏浚河道12公里，实际完成10公里，调整后的疏浚任务全部完成。",
    ],
)
def test_another_task_or_one_done_since_is_only_asked_about(done: str) -> None:
    assert {f.certainty for f in findings("ARI09", report(done=done))} == {"query"}


def test_a_task_done_holds() -> None:
    done = "全年计划完成疏浚河道12公里，实际完成13公里，超额完成了市里下达的疏浚任务。"
    assert findings("ARI09", report(done=done)) == ()


GOALS = "一、基本情况\n年度绩效目标：新建乡镇气象站30个，修复观测场12处。\n二、部门整体支出绩效情况\n"


@pytest.mark.parametrize(
    ("done", "wrong"),
    [
        ("全年新建乡镇气象站27个，每个投资3万元，年度建设任务全面完成。", True),
        ("全年新建乡镇气象站27个，每个投资3万元，乡镇气象站目标任务超额完成。", True),
        ("全年新建乡镇气象站31个，每个投资3万元，年度建设任务全面完成。", False),
        ("全年新建乡镇气象站27个，每个投资3万元，观测任务全面完成。", False),
        ("全年新建乡镇气象站27个，其余3个次年完工，年度建设任务全面完成。", False),
    ],
)
def test_a_goal_of_another_chapter_is_said_to_be_done(done: str, wrong: bool) -> None:
    text = report(done=done).replace("一、部门整体支出绩效情况\n", GOALS)
    assert [f.certainty for f in findings("ARI09", text)] == ["likely"] * wrong
