"""Whether a passage tells plans: under a heading of measures, behind 年度目标：, or due in a year to come."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"^[ \t　]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]部分)"
    r"([^\n。；，]{2,30})$",
    re.MULTILINE,
)
_MEASURES = re.compile(
    r"(?:改进|整改|努力|提升)(?:的)?(?:措施|举措|建议|安排|方向|打算)|措施(?:与|和|及)?建议|下一?(?:步|年)|今后|(?:工作|整改)(?:打算|计划)$"
)
# What such a heading or colon announces is a list; behind 目标为95%， stands what was done.
_ANNOUNCED = re.compile(
    r"(?:目标|任务|(?:确定|设定|部署)[^，。；：]{0,12}工作)(?:任务|目标)?(?:为|是|如下|有[^，。；：]{1,3}项)?[：:]"
)
_DUE = re.compile(r"(20\d\d)年[^，。；;]{0,8}?前|(20\d\d)年(?:内|起)")
_SENTENCE = re.compile(r"[。！？\n]")
_DONE = re.compile(r"已|实际|完成率|[建完办]成了")
_PLANNED_FOR = re.compile(r"^[^#;；]*(?:计划[于在]?|拟于|将于|预计)")
_SPOKEN = re.compile(r"计划|拟|预计|力争|争取|目标|将|要|预算|任务|规划|前|确保|应|待")


def measure_headings(text: str) -> tuple[tuple[int, bool], ...]:
    """Where each numbered heading of ``text`` stands and whether it is one of measures to be taken."""
    return tuple((match.start(), _MEASURES.search(match[1]) is not None) for match in _NUMBERED.finditer(text))


def may_plan(text: str) -> bool:
    """Whether any number of ``text`` can be announced or due."""
    return _ANNOUNCED.search(text) is not None or _DUE.search(text) is not None


def announced_by(before: str) -> str:
    """The words in the sentence ``before`` a number that announce it as one of a list of aims, else ""."""
    sentence = _SENTENCE.split(before)[-1]
    announced = _ANNOUNCED.search(sentence)
    return announced[0].rstrip("：:") if announced and not _DONE.search(sentence, announced.end()) else ""


def due_by(before: str, this_year: int) -> str:
    """The words in the sentence ``before`` a number that set it a date after ``this_year``, the report's; else ""."""
    sentence = _SENTENCE.split(before)[-1]
    due = _DUE.search(sentence)
    if due is None or _DONE.search(sentence) or int(due[1] or due[2]) <= this_year or not this_year:
        return ""
    return due[0]


def speaks_of_plan(claim: str) -> bool:
    """Whether a claim says in any way that it tells a plan."""
    return _SPOKEN.search(claim) is not None


def plans_next(behind: str) -> bool:
    """Whether the words ``behind`` a number go on in its sentence to what is planned for it (3个计划于6月底前整改)."""
    return _PLANNED_FOR.search(_SENTENCE.split(behind, maxsplit=1)[0]) is not None


def says_done(words: str) -> str:
    """The word by which ``words`` call something done (已, 实际), else ""."""
    match = _DONE.search(words)
    return match[0] if match else ""
