"""What kind of document this is, as far as it says so itself: some checks only make sense for one kind."""

from __future__ import annotations

import re
from typing import Literal

from reviewer.checks.report import Report

Genre = Literal["self_evaluation", "project_evaluation", "final_accounts", "other"]

_HEAD = 400
_SPACES = re.compile(r"\s+")
# A rule, notice or form about evaluations is not one.
_EVALUATION = re.compile(
    r"(?:绩效.{0,8}?(?:自评|自我评价|评价|评估|自查)|自评报告|绩效(?:情况)?(?:报告|总结)|绩效情况的?说明)"
    r"(?!.{0,8}(?:办法|方案|通知|规程|细则|意见|标准|机构|申报表|批复表|通报|公示|反馈|复核))"
)
_PROJECT = re.compile(r"项目|专项(?:资金|经费|债券)|(?:补助|奖补|扶持|发展|引导|衔接)资金|工程")
_OTHER = re.compile(
    r"目标(?:申报|批复)?表|预算(?:公开|说明|情况说明)|部门预算|单位预算|政府工作报告|统计公报|办法|方案|通知|细则"
)


def genre(report: Report) -> Genre:
    """The genre by the title, else by what stands before the first chapter, else by the sections there are."""
    title = _SPACES.sub("", report.document.title or "")
    for words in (title, _head(report)):
        evaluation = _EVALUATION.search(words)
        if evaluation:
            around = words[max(0, evaluation.start() - 30) : evaluation.end() + 10]
            return "project_evaluation" if _PROJECT.search(around) and "整体" not in around else "self_evaluation"
        if "决算" in words:
            return "final_accounts"
        if _OTHER.search(words):
            return "other"
    kinds = {section.kind for section in report.document.sections}
    if "performance" in kinds and kinds & {"problems", "measures"} and "绩效" in report.text:
        return "self_evaluation"
    return "other"


def is_evaluation(report: Report) -> bool:
    """Whether this is an evaluation of a department or of a project."""
    return report.once(genre) in ("self_evaluation", "project_evaluation")


def _head(report: Report) -> str:
    """What stands before the first heading of a chapter, without blanks."""
    chapter = next((s.start for s in report.document.sections if s.kind not in ("title", "contents")), _HEAD)
    return _SPACES.sub("", report.text[: min(chapter, _HEAD)])
