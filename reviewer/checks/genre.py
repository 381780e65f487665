"""What kind of document this is, as far as it says so itself: some checks only make sense for one kind."""

from __future__ import annotations

import re
from typing import Literal

from reviewer.checks.report import Report

Genre = Literal["self_evaluation", "project_evaluation", "final_accounts", "other"]

_HEAD = 400
_SPACES = re.compile(r"\s+")
_EVALUATION = re.compile(
    r"绩效.{0,8}?(?:自评|自我评价|评价|评估|自查)(?!指标|办法|标准|机构|中心|规程|细则|业务)|自评报告|绩效(?:情况)?报告|绩效情况的?说明"
)
_OTHER = re.compile(
    r"目标(?:申报|批复)表|预算(?:公开|说明|情况说明)|部门预算|单位预算|政府工作报告|统计公报|(?:管理|暂行|实施)?办法"
)
_ACCOUNTS = re.compile(r"决算")


def genre(report: Report) -> Genre:
    """The genre by title and head of the document; without a telling head, by the sections it has."""
    head = _head(report)
    evaluation = _EVALUATION.search(head)
    if evaluation and not re.search(r"目标(?:申报|批复)表|(?:管理|暂行|实施)办法", head[: evaluation.start() + 40]):
        return "project_evaluation" if _of_project(head) else "self_evaluation"
    if _ACCOUNTS.search(head):
        return "final_accounts"
    if _OTHER.search(head):
        return "other"
    kinds = {section.kind for section in report.document.sections}
    if "performance" in kinds and kinds & {"problems", "measures"} and "绩效" in report.text:
        return "self_evaluation"
    return "other"


def _head(report: Report) -> str:
    """Title and what stands before the first heading of a chapter, without blanks."""
    chapter = next((s.start for s in report.document.sections if s.kind not in ("title", "contents")), _HEAD)
    return _SPACES.sub("", f"{report.document.title or ''}\n{report.text[: min(chapter, _HEAD)]}")


def _of_project(head: str) -> bool:
    return "项目" in head and not re.search(r"整体|部门|单位", head)
