"""FIN06: a reason for a change that names no amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.checks.finance.rises import rises
from reviewer.checks.genre import genre
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.prose import quoted
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_REASON = re.compile(
    r"(?:主要(?:是)?因为|主要原因(?:是|为|：|:)+|主要是(?:因为|由于)?|(?:是)?由于|原因(?:是|为))[^。；;\n]{2,60}?(?:增加|减少|增长|下降|提高|降低|增多)[^。；;\n]{0,20}"
)
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|降低|提高)(?:了)?\s*\d")
# 主要是因为项目支出增加 says nothing; what names a cause or a matter of its own does.
_BARE = re.compile(
    r"(?:是|为|因|因为|由于|因：|[：:])(?:(?:本年|今年|当年|年中|年度|部分|专项|项目|人员|公用|基本|其他|其它|财政|拨款|支出|经费|资金"
    r"|收入|预算|决算|业务|工作|任务|有所|相应|大幅|较多|较大|变动|调整|费用|成本|开支|安排|等|的|和|及|、|与|量)+)"
    r"(?:增加|减少|增长|下降|提高|降低|增多)"
)
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十]+(?:个|项|类|人|万)")
_MONEY = re.compile(r"(?:收入|支出|预算|决算|经费|资金|收、支)")


@check("FIN06", name="变动原因无金额", severity="minor", since="0.2")
def reasons(report: Report) -> Iterator[Outcome]:
    """检查什么：
    自评报告说明收支增减原因时（如“主要是因为项目支出增加”），原因中有没有具体的项目、金额或数量；“三公”经费、会议费、
    培训费比上年增长的，本句和下句有没有说明原因，没有的合并作一处询问。

    为何重要：
    只说“项目支出增加”等于没有说明原因，无法判断变动是否合理。

    反例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    本年支出合计900.00万元，比上年增加80.00万元，主要是因为项目支出增加。
    二、存在的问题
    窗口排队时间偏长。
    三、改进措施
    办公室增设窗口。

    ---
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    本年支出合计900.00万元。会议费支出3.20万元，比上年增加1.20万元，增长60.00%。全年召开会议12次。
    二、存在的问题
    窗口排队时间偏长。
    三、改进措施
    办公室增设窗口。

    正例：
    某某县某某局2031年度部门整体支出绩效自评报告
    一、部门基本情况
    本年支出合计900.00万元，比上年增加80.00万元，主要是因为新建图书馆增加75.00万元。
    二、存在的问题
    窗口排队时间偏长。
    三、改进措施
    办公室增设窗口。

    已知误报：
    原因在下文逐项列出金额的。

    建议措辞：
    请写明变动所涉的项目和金额。
    """
    if report.once(genre) != "self_evaluation":
        yield Unable("本文不是部门整体支出绩效自评报告")
        return
    rising = [rise.span for rise in rises(report) if not rise.explained]
    if rising:
        yield _unexplained(report, rising)
    bare: list[Span] = []
    given = 0
    for match in _REASON.finditer(report.text):
        sentence = report.sentence_at(match.start())
        before = report.text[sentence.start : match.start()]
        if not _CHANGE.search(before) or not _MONEY.search(report.text, max(0, sentence.start - 60), match.start()):
            continue
        after = report.text[match.start() : sentence.end]
        if _FIGURE.search(after) or not _BARE.search(match[0]):
            given += 1
        else:
            bare.append(Span(start=match.start(), end=match.end()))
    if bare:
        yield Fault(
            f"{len(bare)}处收支变动的原因没有金额或数量。",
            tuple(bare),
            computation=f"{len(bare)}处原因句中没有数",
        )
    elif given:
        yield Held((), f"{given}处变动原因写有数额")
    elif not rising:
        yield Unable("没有说明收支增减原因的句子")


def _unexplained(report: Report, rising: Sequence[Span]) -> Fault:
    return Fault(
        f"{len(rising)}处应当从严控制的经费比上年增长，前后文没有说明原因：{quoted(report.text, rising)}",
        tuple(rising),
        "query",
        values={"处数": str(len(rising))},
        ask="请说明增长的原因及所涉事项、金额。",
    )
