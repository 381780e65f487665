"""The question to put back to the department: what is missing, asked of the thing the statement speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reviewer.model import Reason
from reviewer.statements.words import topics

_WHAT = {
    "named_object": "点名涉及的项目、科目或制度",
    "quantified": "写明金额或数量",
    "period": "写明发生在哪一年哪一时段",
    "cause": "说明具体原因",
    "consequence": "说明造成的结果（如结转、退回、未完成数）",
    "evidence": "附依据（文号、报表或项目编码）",
    "action_and_product": "写明做什么、形成什么成果",
    "responsible": "明确责任科室或责任人",
    "deadline": "明确完成时限",
    "verifiable_target": "给出可检验的目标值",
    "answers_problem": "注明对应第几条问题",
}

_TOPICS = 2
_COVERED = {"named_object", "quantified", "action_and_product"}
_EVADED = "请对照年初绩效目标和正文中未完成、被通报或被整改的事项，逐项核实是否确无问题；确有的，补写问题、原因和措施。"


def question(
    role: Literal["problem", "measure"], text: str, title: str, found: dict[str, bool], reasons: Sequence[Reason]
) -> str:
    """One Chinese request naming what is missing; "" when every element is there."""
    codes = {reason.code for reason in reasons}
    if "VP6" in codes:
        return _EVADED
    missing = [name for name in _WHAT if found.get(name) is False]
    name = title or text.strip()[:20]
    subject = "以本单位为主语，" if "VP3" in codes else ""
    asked = [_WHAT[element] for element in missing]
    if not asked:
        return f"请就“{name}”改为以本单位为主语。" if subject else ""
    specific = _of_topic(role, title, text)
    if specific and not _has_figures(role, found):
        rest = [_WHAT[element] for element in missing if element not in _COVERED]
        return f"请就“{name}”{subject}具体说明：{specific}{'；并' if rest else ''}{'，'.join(rest)}。"
    return f"请就“{name}”{subject}补充：{'，'.join(asked)}。"


def _has_figures(role: str, found: dict[str, bool]) -> bool:
    return found["quantified"] if role == "problem" else found["verifiable_target"]


def _of_topic(role: Literal["problem", "measure"], title: str, text: str) -> str:
    """What to ask of the topics named in the title, else in the text; at most two, each of words of its own."""
    for place in (title, text):
        asked: list[str] = []
        taken: set[int] = set()
        for topic in topics():
            match = topic.pattern.search(place)
            if match and taken.isdisjoint(range(*match.span())) and len(asked) < _TOPICS:
                taken.update(range(*match.span()))
                asked.append(getattr(topic, role))
        if asked:
            return "；".join(asked)
    return ""
