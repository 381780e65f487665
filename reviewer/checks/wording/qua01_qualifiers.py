"""QUA01: qualifiers around one number that exclude or repeat each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import alternation, phrases
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Certainty, Severity, Span


class _Conflict(NamedTuple):
    why: str
    severity: Severity = "minor"
    certainty: Certainty = "certain"


CONFLICTS: dict[tuple[str, str], _Conflict] = {
    ("below", "above"): _Conflict("一说不到、一说超过，两词互斥"),
    ("below", "at_least"): _Conflict("一说不到、一说以上，两词互斥"),
    ("below", "about"): _Conflict("一说不到、一说上下浮动，两词不能并用"),
    ("above", "about"): _Conflict("一说超过、一说上下浮动，两词不能并用"),
    ("above", "at_most"): _Conflict("一说超过、一说不过，两词互斥"),
    ("at_most", "above"): _Conflict("一说不过、一说超过，两词互斥"),
    ("at_most", "at_least"): _Conflict("一说不过、一说以上，两词互斥"),
    ("at_most", "about"): _Conflict("一说上限、一说上下浮动，两词不能并用"),
    ("about", "above"): _Conflict("一说上下浮动、一说超过，两词不能并用"),
    ("about", "at_least"): _Conflict("一说上下浮动、一说以上，两词不能并用"),
    ("about", "at_most"): _Conflict("一说上下浮动、一说不过，两词不能并用"),
    ("about", "about"): _Conflict("两词意思重复，留一个即可", "info", "likely"),
    ("above", "above"): _Conflict("两词意思重复，留一个即可", "info", "likely"),
    ("above", "at_least"): _Conflict("两词意思重复，留一个即可", "info", "likely"),
}
# 节约、签约、公约 …, 附近、最近、就近 …, 赶超、反超 … end in a qualifier's character and are none.
_WORD_ENDS = r"(?<![节集签履公预条契特违邀简制合盟婚毁失相立附最靠邻临贴亲就远毗拉赶反高远出年])"
_UNIT = r"(?:[%％‰]|[^\W\d一二三四五六七八九十百千亿余多约近超的了在和及]{0,3}?)"
# 余额, 多功能 … begin with a qualifier's character and are none.
_WORD_BEGINS = r"(?!额|款|下|地|功能|元化|媒体|边|样)"
_MEASURE = r"(?:[万亿]?元|人次|场次|公里|[万亿人名个户家次场件项处份篇期台套亩间条批])?"
# 近十余年来, 近5年多 speak of the time until now, and 近 does not qualify the number.
_TIME = r"(?!\s*(?:个?年|个?月|个?季度|[日天周届]|个?星期|来))"
_NUMBER = r"\d[\d,，]*(?:\.\d+)?\s*[百千万亿]*|[一二两三四五六七八九十百千万亿几数]+"


@check("QUA01", name="互斥修饰", severity="minor", since="0.1")
def qualifiers(report: Report) -> Iterator[Outcome]:
    """
    检查什么：一个数前后的修饰词是否矛盾（近…余、约…多、超…左右、不足…以上）或重复（约…左右）。
    为何重要：修饰词互斥，读者无从知道实际数在这个数之上还是之下，绩效数据不可核。
    反例：
    全年检查经营户近300余户。
    ---
    发放资料约2000多份，接待群众超500人次左右。
    ---
    参训人员不足40人以上。
    正例：
    全年检查经营户300余户，发放资料近2000份，节约经费30余万元，签约项目20余个，近十余年来首次完成全部清单任务。
    已知误报：“近”表示时间（“近”后为年、月、日的已排除）。
    建议措辞：修饰词互相矛盾，请改为准确数。
    """
    before, after = _meanings()
    found = 0
    for match in _pattern().finditer(report.text):
        behind = match["tight"] or match["loose"]
        conflict = CONFLICTS.get((before[match["before"]], after[behind]))
        if conflict is None:
            continue
        found += 1
        quote = match[0]
        yield Fault(
            message=f"“{quote}”中“{match['before']}”与“{behind}”{conflict.why}",
            spans=(Span(start=match.start(), end=match.end()),),
            certainty=conflict.certainty,
            severity=conflict.severity,
            values={"数前": match["before"], "数后": behind},
        )
    if not found:
        yield Held((), "数字前后的修饰词无互斥")


@cache
def _meanings() -> tuple[dict[str, str], dict[str, str]]:
    """What each word before and after a number means."""
    sides: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for phrase in phrases("wording", "qualifiers"):
        side, _, meaning = phrase.kind.partition(":")
        sides[side].update(dict.fromkeys(phrase.words, meaning))
    return sides["before"], sides["after"]


@cache
def _pattern() -> re.Pattern[str]:
    listed = phrases("wording", "qualifiers")
    before = alternation(phrase for phrase in listed if phrase.kind.startswith("before:"))
    tight = alternation(phrase for phrase in listed if phrase.kind == "after:above")
    loose = alternation(p for p in listed if p.kind.startswith("after:") and p.kind != "after:above")
    return re.compile(
        rf"{_WORD_ENDS}(?P<before>{before})了?\s?(?P<number>{_NUMBER})"
        rf"(?:(?P<tight>{tight}){_WORD_BEGINS}{_TIME}{_MEASURE}|{_TIME}{_UNIT}(?P<loose>{loose}))"
    )
