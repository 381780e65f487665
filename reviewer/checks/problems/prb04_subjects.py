"""PRB04: problems whose subject is somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.phrases import Phrase, alternation, phrases
from reviewer.checks.places import clause_from
from reviewer.checks.registry import check
from reviewer.checks.report import Report

# A subject stands at the head of its clause, or behind one of these.
_BEFORE = (
    r"(?:^|(?<=[\s，。；：:、！？（）()“”.．]))"
    r"(?:但是?|因为?|由于|目前|当前|现阶段|同时|另外|此外|一方面|另一方面|[一二三四五六]是|主要是|(?:主要|直接|客观)?原因(?:是|在于|为)|导致|致使|使得?|造成|加之|还?有)?"
)


# “各单位要加强学习” is a measure that stands among the problems.
_NO_DEMAND = r"(?![^，。；\n]{0,4}(?:必须|应当?|须|需|要(?!求)))"


@check("PRB04", name="主体偏移", severity="major", since="0.1")
def subjects(report: Report) -> Iterator[Outcome]:
    """
    检查什么：问题章的句子是否以“很多单位”“政府部门”“各地”“部分同志”等为主语，而不是本部门、科室或项目。
    为何重要：说的是普遍现象，换任何部门都成立，无法据以整改。
    反例：
    某某县林业局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    完成造林1200亩。
    二、存在的问题
    许多单位重投入轻绩效，对绩效目标不重视。
    三、改进措施
    加强学习。
    正例：
    某某县林业局2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    完成造林1200亩，组织各单位义务植树。
    二、存在的问题
    我局造林科未按季报送监控表，与各地林场的结算推迟，下属单位中2家执行率低于80%。
    三、改进措施
    各部门明确专人。
    已知误报：“部分单位”确指本部门下属单位而前文已交代。
    建议措辞：问题应以本部门为对象，请写明是哪个科室、哪个项目的问题，涉及多少金额。
    """
    if report.once(genre) not in ("self_evaluation", "project_evaluation"):
        yield Unable("本文不是绩效自评报告")
        return
    sections = report.sections_of("problems")
    if not sections:
        yield Unable("没有识别到“存在的问题”章节，见STR01")
        return
    found = 0
    for section in sections:
        for match in _pattern().finditer(report.text, section.body_start, section.end):
            inner = report.section_at(match.start("subject"))
            if inner is not None and inner.kind == "measures":
                continue
            found += 1
            phrase = _phrase_of(match)
            clause = clause_from(report.text, match.start("subject"), section.end)
            yield Fault(
                message=f"问题以“{match['subject']}”为主语。{phrase.reason}",
                spans=(clause,),
                certainty=phrase.certainty,
                values={"主语": match["subject"]},
            )
    if not found:
        yield Held((), "问题章未见以他人为主语的句子")


@cache
def _pattern() -> re.Pattern[str]:
    listed = alternation(phrases("problems", "subjects"))
    return re.compile(rf"{_BEFORE}(?P<subject>{listed}){_NO_DEMAND}", re.M)


def _phrase_of(match: re.Match[str]) -> Phrase:
    listed = phrases("problems", "subjects")
    return next(p for p in listed if re.compile(alternation([p])).match(match.string, match.start("subject")))
