"""The trade's words for the codes of the model."""

from __future__ import annotations

from collections.abc import Mapping

SEVERITY: Mapping[str, str] = {"critical": "致命", "major": "重要", "minor": "一般", "info": "提示"}
CERTAINTY: Mapping[str, str] = {"certain": "算术不符", "likely": "疑似", "query": "口径待说明"}
VERDICT: Mapping[str, str] = {"verified": "已核实", "needs_review": "待人工核对", "rejected": "未通过核实"}
LABEL: Mapping[str, str] = {"specific": "具体", "partial": "部分具体", "vague": "空泛"}
ROLE: Mapping[str, str] = {"problem": "问题", "measure": "措施"}
CATEGORY: Mapping[str, str] = {
    "activity": "活动",
    "input": "投入",
    "output": "产出",
    "outcome": "效果",
    "honour": "荣誉",
    "other": "其他",
}
NUMBER_STATUS: Mapping[str, str] = {
    "same": "一致",
    "rewritten": "写法不同、数值一致",
    "qualifier_changed": "修饰词改变",
    "unit_changed": "单位改变",
    "scale_changed": "量级改变",
    "direction_changed": "增减方向相反",
    "bound_to_other": "属于另一事项",
    "elsewhere": "不在引文中",
    "derived": "推算得出",
    "absent": "原文没有",
}
ELEMENT: Mapping[str, str] = {
    "subject_is_self": "以本单位为主语",
    "named_object": "点名事项",
    "quantified": "有数量金额",
    "period": "有期间",
    "cause": "有原因",
    "consequence": "有后果",
    "evidence": "有依据",
    "action_and_product": "动作和成果物",
    "responsible": "责任单位",
    "deadline": "完成时限",
    "verifiable_target": "可检验目标",
    "answers_problem": "对应问题",
}


def element(name: str) -> str:
    """The Chinese name of a statement's element; its own name where the trade has none."""
    return ELEMENT.get(name, name)


def certainty(code: str, value: str) -> str:
    """How sure a finding is; only arithmetic can be 算术不符, other certain findings are 确定."""
    if value == "certain" and not code.startswith(("ARI", "FIN")):
        return "确定"
    return CERTAINTY[value]
