"""DAT02: figures counted since an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.dates.years import unjudged
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.prose import accounts, passages, plain, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_SINCE = re.compile(
    r"(?:自|从)?(?P<year>20\d\d)年(?:度|初|[0-1]?\d月(?:[0-3]?\d日|份|初|底)?)?[^，。；\n]{0,30}?(?:以来(?!的)|至今|起至今|至20\d\d年)"
    r"|(?:近|过去)(?P<years>[两二三四五六七八九十]|\d{1,2})年(?:来|间)?|[“\"]十[二三四五六]五[”\"](?:规划实施|期间)?以来"
)
# 加装电梯14部（2021年以来累计33部）: the aside follows the figure of the year.
_BESIDE = re.compile(r"\d[万亿]?[余多]?[一-龥]{1,3}[（(][^）)\n]{0,6}$")


@check("DAT02", name="跨年累计", severity="minor", since="0.2")
def cumulative(report: Report) -> Iterator[Outcome]:
    """
    检查什么：绩效部分“自某年以来”“近三年”累计的数量，起始早于报告年1月1日的。
    为何重要：跨年累计数不是本年产出，与本年支出不对应，须拆分出本年数。
    反例：
    某某县妇联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    自2021年5月开展巾帼创业行动以来，培训妇女1200人，发放贷款300万元。
    二、存在的问题
    宣传偏少。
    三、改进措施
    宣传部增设1个专栏。
    正例：
    某某县妇联2023年度部门整体支出绩效自评报告
    一、部门整体支出绩效情况
    2023年以来培训妇女1200人，对2021年以来的档案全面清理，发放贷款300万元。
    二、存在的问题
    宣传偏少。
    三、改进措施
    宣传部增设1个专栏。
    已知误报：同句已另列本年数。
    建议措辞：请拆分并单列报告年度数据。
    """
    unable = unjudged(report)
    if unable is not None:
        yield unable
        return
    year = report.document.year or 0
    found = [
        m
        for m in _SINCE.finditer(report.once(plain))
        if (m["year"] is None or int(m["year"]) < year) and accounts(report, m.start()) and _counts(report, m, year)
    ]
    if not found:
        yield Held((), f"绩效部分未见早于{year}年起算的累计数")
        return
    words = [Span(start=m.start(), end=m.end()) for m in found]
    yield Fault(
        f"{quoted(report.text, words)}的累计数起于{year}年之前，没有单列{year}年数",
        passages(report.text, words),
        "certain" if any(m["year"] for m in found) else "likely",
        values={"报告年度": str(year), "处数": str(len(words))},
    )


def _counts(report: Report, match: re.Match[str], year: int) -> bool:
    """Whether the sentence goes on with figures, and this year's are given neither there nor before it."""
    text = report.text
    sentence = report.sentence_at(match.end() - 1)
    figures = [
        q for q in report.quantities_in(match.end(), sentence.end) if q.kind in ("count", "money") and not q.flags
    ]
    if not figures or _BESIDE.search(text, sentence.start, match.start()):
        return False
    own = re.compile(rf"(?:{year}年度?|今年|本年|当年|年内)(?!以来|底|末|\d)[^，。；\n\d]{{0,16}}\d")
    if own.search(text, sentence.start, match.start()) or own.search(text, match.end(), sentence.end):
        return False
    return re.search(rf"{year}年(?!以来)", text[match.end() : sentence.end]) is None
