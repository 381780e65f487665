"""The genre by the title: which documents the checks of an evaluation are for."""

import pytest

from reviewer.checks.genre import genre
from reviewer.checks.report import Report
from reviewer.documents import from_text
from reviewer.profiles import load_profile

BODY = "\n一、基本情况\n本单位编制20人。\n二、工作开展情况\n完成各项工作任务。\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某某局2022年度部门整体支出绩效自评报告", "self_evaluation"),
        ("某某中心2022年整体和项目支出绩效自评总结报告", "self_evaluation"),
        ("某某局2022年度财政资金绩效自评报告（整体支出）", "self_evaluation"),
        ("某某学校2022年度预算绩效情况说明", "self_evaluation"),
        ("某某局2022年度项目支出绩效自评表", "project_evaluation"),
        ("某某县乡村振兴专项资金绩效评价报告", "project_evaluation"),
        ("某某县2023年度就业补助资金绩效评价报告", "project_evaluation"),
        ("某某县统计局2023年部门决算公开", "final_accounts"),
        ("某某局2023年度部门整体支出绩效目标申报表", "other"),
        ("某某县2023年度部门整体支出绩效评价结果的通报", "other"),
        ("2023年度绩效自评工作方案", "other"),
        ("某某县财政局关于开展2023年绩效自评的通知", "other"),
        ("某某县2023年政府工作报告", "other"),
        ("某某局2022年工作总结", "other"),
    ],
)
def test_genre_by_title(title: str, expected: str) -> None:
    assert genre(Report(from_text(title + BODY), load_profile())) == expected
