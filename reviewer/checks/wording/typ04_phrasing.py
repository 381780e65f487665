"""TYP04: words too many, constructions mixed, objects that do not go with their verbs, parts left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.phrases import Phrase, occurrences
from reviewer.checks.prose import masked, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.checks.wording.bare import bare_numbers
from reviewer.checks.wording.forms import forms
from reviewer.model import Span

_NAMES = {
    "repeat": "重复赘余",
    "mixed": "句式杂糅",
    "collocation": "搭配不当",
    "missing": "成分残缺",
    "order": "语序不当",
    "form": "书写不规范",
}


@check("TYP04", name="赘字或杂糅", severity="minor", since="0.2")
def phrasing(report: Report) -> Iterator[Outcome]:
    """
    检查什么：重复赘余（共……共、打造成为）、句式杂糅、搭配不当（召开……培训班、加大师资力度）、成分残缺（加大……建设缺“力度”、数字后缺单位）、语序不当，以及数字与量词间的空格、连接号不一致、引号间顿号、半角标点、段末缺标点、系统名称用书名号等书写格式。数字先遮蔽，不改动任何数。
    为何重要：语病使事项、数量的所指不清；同类毛病多，说明报告未经统稿校对。
    反例：
    5月召开为期2天的财会业务培训班，共组织各站干部职工等共300人参加。
    ---
    加大水源地保护区建设。目的是为了防止类似事故不再发生。
    ---
    评出一等奖2 篇，每组1-3人，另设3—5人的评审组。
    正例：
    5月举办为期2天的财会业务培训班，组织各站干部职工等共300人参加，加大水源地保护区建设力度，以防止类似事故再次发生。评出一等奖2篇，每组1—3人。
    已知误报：按语法规则和常见搭配提示，个别用法约定俗成；引用原文件的表述。
    建议措辞：语句不通或书写不规范，请修改。
    """
    found = sorted(occurrences(report.once(masked), "wording", "phrasing"), key=lambda place: place[0].reason)
    told = 0
    for phrase, places in groupby(found, key=lambda place: place[0]):
        told += 1
        yield _fault(report, phrase, [Span(start=match.start(), end=match.end()) for _, match in places])
    for fault in (*bare_numbers(report), *forms(report)):
        told += 1
        yield fault
    if not told:
        yield Held((), "未见常见的赘余、杂糅、搭配不当和书写格式问题")


def _fault(report: Report, phrase: Phrase, spans: list[Span]) -> Fault:
    suggested = f"，宜作“{phrase.suggest}”" if phrase.suggest else ""
    return Fault(
        message=f"{quoted(report.text, spans)}{_NAMES[phrase.kind]}：{phrase.reason.rstrip('。')}{suggested}。",
        spans=passages(report.text, spans),
        certainty=phrase.certainty,
        severity="info" if phrase.certainty == "query" else None,
        values={"类别": _NAMES[phrase.kind], "处数": str(len(spans))},
    )
