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
    rf"(?P<year>(?:19|20)\d{{2}})年(?:度)?(?:当年)?(?P<what>{_WHAT})[^。；;\n年]{{0,50}}?(?:比|较|与|同)"
    rf"(?P<base>(?:19|20)\d{{2}})年(?:度)?(?:当年)?(?P<of>{_WHAT})(?:相比|数)?[，,]?[^。；;\n]{{0,6}}?(?:增|减|下降|上升|持平|提高|降低)"
)


@check("ARI16", name="同年自比", severity="major", since="0.2")
def same_year(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “2031年预算……比2031年预算增加”一类句子，比较的两个年度和口径是否相同。

    为何重要：
    同一年度与自身比较没有意义，通常是换年度时只改了一处年份。

    反例：
    2031年预算安排80.00万元，比2031年预算增加5.00万元。

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
        if year != base or match["what"][:2] != match["of"][:2] or ("执行" in match["what"]) != ("执行" in match["of"]):
            yield Held(span, f"{year}年{match['what']}与{base}年{match['of']}比较")
        else:
            yield Fault(
                f"{year}年{match['what']}与{base}年{match['of']}比较，年度相同。",
                span,
                "likely",
                computation=f"{year}年＝{base}年",
            )
    if not told:
        yield Unable("没有写明两个年度的收支比较")
