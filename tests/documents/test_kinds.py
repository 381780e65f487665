"""What a section is about, by its heading and the section above."""

import pytest

from reviewer.documents.kinds import kind_of

PROVINCIAL = {
    "一、部门（单位）基本情况": "profile",
    "二、一般公共预算支出情况": "expenditure",
    "三、政府性基金预算支出情况": "expenditure",
    "四、国有资本经营预算支出情况": "expenditure",
    "五、社会保险基金预算支出情况": "expenditure",
    "六、部门整体支出绩效情况": "performance",
    "七、存在的问题及原因分析": "problems",
    "八、下一步改进措施": "measures",
    "九、部门整体支出绩效自评结果拟应用和公开情况": "application",
    "十、其他需要说明的情况": "other",
    "附件1：部门整体支出绩效评价基础数据表": "appendix",
}
ELSEWHERE = {
    "一、部门概况": "profile",
    "部门财政资金收支情况": "finance",
    "三、部门整体预算绩效管理情况": "performance",
    "四、评价结论及建议": "score",
    "三、改进措施": "measures",
    "二、当年预算执行情况": "finance",
    "三、整体绩效目标实现情况": "performance",
    "五、总体评价结论": "score",
    "六、措施建议": "measures",
    "三、评价情况分析及综合评价结论": "performance",
    "（三）人员概况。": "organisation",
    "五、存在的问题和整改情况": "problems",
    "六、绩效自评结果应用": "application",
    "七、主要经验及做法": "performance",
    "四、提高资金使用效益的措施与建议": "measures",
    "二、收入决算情况说明": "income",
    "三、支出决算情况说明": "expenditure",
    "一、收入支出决算总体情况说明": "finance",
    "七、财政拨款“三公”经费支出决算情况说明": "expenditure",
    "十、预算绩效管理情况": "performance",
    "（二）部门决算单位构成": "organisation",
    "（一）职能职责。": "duties",
    "第四部分 名词解释": "other",
    "目  录": "contents",
}


@pytest.mark.parametrize(("title", "kind"), [*PROVINCIAL.items(), *ELSEWHERE.items()])
def test_kind_by_heading(title: str, kind: str):
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("title", "parent", "kind"),
    [
        ("1、绩效评价结果应用不足", "problems", "problems"),
        ("2、整改措施不到位", "problems", "problems"),
        ("（二）改进措施", "problems", "measures"),
        ("（一）存在的问题", "measures", "problems"),
        ("（三）存在的主要问题", "performance", "problems"),
        ("1.坚持问题导向抓整治", "performance", "performance"),
        ("2.促进农民收入增长", "performance", "performance"),
        ("（二）预算管理", "performance", "performance"),
        ("（五）自评得分情况", "performance", "score"),
        ("3、收入支出总体情况说明", "profile", "finance"),
        ("1、基本支出情况", "expenditure", "expenditure"),
        ("（三）财政拨款收入", "duties", "duties"),
    ],
)
def test_kind_by_heading_and_the_section_above(title: str, parent: str, kind: str):
    assert kind_of(title, parent) == kind
