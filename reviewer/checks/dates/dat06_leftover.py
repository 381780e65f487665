"""DAT06: the year of an earlier report left in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.checks.dates.years import unjudged
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.places import clause_start
from reviewer.checks.prose import accounts, passages, quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

# The look behind comes second, so that the search can run from one "20" to the next.
_ALONE = r"(?<![\d〔\[【.\-—－~～至到].{4})"
_YEAR = re.compile(rf"(?P<year>20\d\d){_ALONE}\s*年(?!\s*[-—－~～至到])")
_OWN = re.compile(
    rf"(?P<year>20\d\d){_ALONE}\s*年度?(?:本部门|我[局部委办院校]|全县|全市|本单位)?的?(?:部门|单位)?整体支出(?:绩效)?(?:自评|评价|情况|目标|总额|为|共)"
)
_COMPARES = re.compile(r"比|较|上年|去年|同期|与|对照|参照|印发|关于|《|根据|按照|结转")
_ENOUGH = 3


@check("DAT06", name="旧年份残留", severity="critical", since="0.2")
def leftover(report: Report) -> Iterator[Outcome]:
    """
    检查什么：正文中出现最多的年份是否就是标题的年度；“某年度部门整体支出”一类自称是否写成了别的年度。
    为何重要：年份不一致，多为套用上年文本而未更新，全部数据的年度归属都存疑。
    反例：
    某某县供销社2023年度部门整体支出绩效自评报告
    一、基本情况
    根据要求，对2022年度部门整体支出绩效自评情况报告如下。
    二、部门整体支出绩效情况
    新建服务站6个。
    三、存在的问题
    宣传偏少。
    四、改进措施
    办公室增设1个专栏。
    正例：
    某某县供销社2023年度部门整体支出绩效自评报告
    一、基本情况
    根据要求，对2023年度部门整体支出绩效自评情况报告如下。
    二、部门整体支出绩效情况
    2023年新建服务站6个，比2022年增加2个。
    三、存在的问题
    宣传偏少。
    四、改进措施
    办公室增设1个专栏。
    已知误报：以学年、跨年度项目为主的报告。
    建议措辞：请核对年度，属旧文本残留的请全文更新并复核有关数据。
    """
    unable = unjudged(report)
    if unable is not None:
        yield unable
        return
    year = report.document.year or 0
    own = [
        Span(start=m.start(), end=m.end())
        for m in _OWN.finditer(report.text)
        if int(m["year"]) != year and not _COMPARES.search(report.text, clause_start(report.text, m.start()), m.start())
    ]
    if own:
        yield Fault(
            f"标题为{year}年度，而正文称{quoted(report.text, own)}",
            passages(report.text, own),
            "likely",
            values={"标题年度": str(year)},
        )
    else:
        yield _by_count(report, year)


def _by_count(report: Report, year: int) -> Outcome:
    """Whether another year than that of the title is named most often, and clearly so."""
    named = [
        m for m in _YEAR.finditer(report.text) if accounts(report, m.start()) and not _is_base(report.text, m.start())
    ]
    counts = Counter(int(m["year"]) for m in named)
    mode, most = counts.most_common(1)[0] if counts else (year, 0)
    said = "，".join(f"{each}年{count}处" for each, count in counts.most_common(3))
    if mode == year or most < _ENOUGH or most < 2 * counts[year]:
        return Held((), f"标题年度{year}，正文年份：{said or '无'}")
    spans = [Span(start=m.start(), end=m.end()) for m in named if int(m["year"]) == mode]
    return Fault(
        f"标题为{year}年度，而正文以{mode}年为主（{said}）",
        passages(report.text, spans[:5]),
        "likely",
        computation=said,
        values={"标题年度": str(year), "正文主导年份": str(mode)},
    )


def _is_base(text: str, offset: int) -> bool:
    """Whether the year is only what this one is compared with."""
    return text[max(0, offset - 1) : offset] in ("比", "较", "由", "从", "自", "与", "同", "对")
