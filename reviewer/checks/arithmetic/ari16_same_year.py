"""ARI16: a year compared with itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_WHAT = r"(?:预算安排|预算执行数|预算数|预算|决算数|决算|执行数|收入|支出)"
_COMPARED = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})年(?:度)?(?:当年)?(?:[^，,。；;\n年\d]{{2,16}}?(?=(?:{_WHAT})(?:总额|合计|数|为|是|共)*\d))?"
    rf"(?P<what>{_WHAT})[^。；;\n年]{{0,50}}?(?:比|较|与|同)"
    rf"(?P<base>(?:19|20)\d{{2}})年(?:度)?(?:当年)?(?P<of>{_WHAT})(?:相比|数)?(?:\d[\d,.]*[万亿]?元)?[，,]?[^。；;\n]{{0,6}}?(?:增|减|下降|上升|持平|提高|降低)"
)
# A year by itself, as what everything of the report's own year is compared with: 与2031年相比.
_WITH_YEAR = re.compile(
    r"(?:与|同|比|较)(?P<base>(?:19|20)\d{2})年(?:度)?(?:相比|相较|比较|(?:增|减|下降|上升|提高|降低|持平))"
)
_OTHER_YEAR = re.compile(r"(?:19|20)\d{2}年|上年|去年|次年|下年|明年")


@check("ARI16", name="同年自比", severity="major", since="0.2")
def same_year(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “2031年预算……比2031年预算增加”“与2031年相比”一类句子，比较的年度是否就是被比较的年度。

    为何重要：
    同一年度与自身比较没有意义，通常是换年度时只改了一处年份。

    反例：
    2031年预算安排80.00万元，比2031年预算增加5.00万元。
    ---
    某某县文化馆2031年度部门决算说明
    本年支出80.00万元，与2031年相比增加5.00万元。

    正例：
    2031年预算安排80.00万元，比2030年预算增加5.00万元。
    ---
    2031年决算数80.00万元，比2031年预算数减少5.00万元。

    已知误报：
    同一年度的调整预算与年初预算比较的，应写明“年初”“调整后”。

    建议措辞：
    请核对比较的年度。
    """
    told = False
    for match in _COMPARED.finditer(report.text):
        told = True
        span = (Span(start=match.start(), end=match.end()),)
        year, base = match["year"], match["base"]
        if year != base or not _same(match, report.document.title or ""):
            yield Held(span, f"{year}年{match['what']}与{base}年{match['of']}比较")
        else:
            yield Fault(
                f"{year}年{match['what']}与{base}年{match['of']}比较，年度相同。",
                span,
                "likely",
                computation=f"{year}年＝{base}年",
            )
    for match in _of_own_year(report):
        told = True
        yield Fault(
            f"{match['base']}年度的数与{match['base']}年比较，年度相同。",
            (Span(start=match.start(), end=match.end()),),
            "likely",
            computation=f"{match['base']}年＝{match['base']}年",
        )
    if not told:
        yield Unable("没有写明两个年度的收支比较")


def _same(match: re.Match[str], title: str) -> bool:
    """Whether both are of one kind; in a document of the budget, 收入 and 支出 are those of the budget."""
    what, of = match["what"], match["of"]
    planned = "预算" in title and "决算" not in title and what in ("收入", "支出") and of.startswith("预算")
    return (planned or what[:2] == of[:2]) and ("执行" in what) == ("执行" in of)


def _of_own_year(report: Report) -> Iterator[re.Match[str]]:
    """Where the text compares with the report's own year, and no other year's figure stands before in the sentence."""
    for match in _WITH_YEAR.finditer(report.text):
        before = report.text[report.sentence_at(match.start()).start : match.start()]
        own = report.document.year == int(match["base"])
        if own and not _OTHER_YEAR.search(before.replace(f"{match['base']}年", "")):
            yield match
