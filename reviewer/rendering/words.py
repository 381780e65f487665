"""The trade's words for the codes of the model."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.model import Finding

SEVERITY: Mapping[str, str] = {"critical": "致命", "major": "重要", "minor": "一般", "info": "提示"}
CERTAINTY: Mapping[str, str] = {"certain": "算术不符", "likely": "疑似", "query": "口径待说明"}
VERDICT: Mapping[str, str] = {"verified": "与原文一致", "needs_review": "待人工核对", "rejected": "未通过核实"}
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
    "subject_is_self": "本单位主语",
    "named_object": "点名事项",
    "quantified": "数量金额",
    "period": "期间",
    "cause": "原因",
    "consequence": "后果",
    "evidence": "依据",
    "action_and_product": "动作和成果物",
    "responsible": "责任单位",
    "deadline": "完成时限",
    "verifiable_target": "可检验目标",
    "answers_problem": "对应问题",
}


def element(name: str) -> str:
    """The Chinese name of a statement's element; its own name where the trade has none."""
    return ELEMENT.get(name, name)


def certainty(finding: Finding) -> str:
    """How sure a finding is; only a figure that was recomputed can be 算术不符, what else is certain is 确定."""
    if finding.certainty == "certain" and "≠" not in finding.computation and not finding.code.startswith("ARI"):
        return "确定"
    return CERTAINTY[finding.certainty]


def is_wording(finding: Finding) -> bool:
    """Whether a finding is about words or punctuation: told apart, so that figures do not drown in them."""
    return finding.code.startswith("TYP")


def width(text: str) -> int:
    """How wide a line is in a sheet or terminal: a Chinese character takes two columns."""
    return sum(2 if ord(character) > 0xFF else 1 for character in text)
