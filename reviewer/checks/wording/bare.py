"""Numbers in running text that lack the unit they are counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.genre import is_evaluation
from reviewer.checks.outcomes import Fault
from reviewer.checks.prose import passages, quoted
from reviewer.checks.report import Report
from reviewer.model import Certainty, Span

_NUMBER = r"(?<![\d.])\d+(?:\.\d+)?"
_END = r"(?=[，。；])"
_JOINT = r"(?:为|达到?|约|共计?|合计|是)?"
_MONEY = r"(?:经费|资金|金额|补贴|补助|收入|支出|预算|决算|投入|罚没款|产值|损失|投资|余额|结余|税收|贷款)"
# 分辨率1080, 汇率7.1 … are no percentages.
_RATE = r"(?<!分辨率)(?<![汇频倍功速心]率)"
# A rate of nought (差错率为0) is nought in every unit.
# Each for itself, its first character first: a scan for a character is fast, one for any of these is not.
_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"率{_RATE}{_JOINT}(?!0[，。；]){_NUMBER}{_END}",
        rf"{_MONEY}{_JOINT}{_NUMBER}[万亿]?{_END}",
        rf"面积{_JOINT}{_NUMBER}[万亿]?{_END}",
        rf"\d(?<=[\u4e00-\u9fff]\d)\d*[余多]{_END}",
        rf"(?P<n>\d(?<![\d.]\d)\d*(?:\.\d+)?)[\u4e00-\u9fff]{{1,2}}，[^，。；\n\d]{{0,8}}"
        rf"(?:完成|办结|整改|解决|建成|销号|验收)(?P=n){_END}",
    )
)
_COUNT = re.compile(rf"\d(?<=[\u4e00-\u9fff]{{2}}\d)\d*{_END}")  # the digit first: a scan for digits is fast
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,4}$")
# 居全国第3, 降至2, 编号12, 得分95, 指标1 … need none.
_NEEDS_NONE = re.compile(
    r"(?:第|[至到比率值号码为版级期分比于]|系数|指数|权重|电话|邮编|位列|排名|名列|位居|目标|指标|附件|附表|表|图|问题|措施|方案|阶段|标段|机组|型|类|学号|热线)$"
)
# A form or a list headed 单位：万元 prints its numbers bare.
_HEADED = re.compile(r"单位\s*[:：]\s*[千百万亿]?元")


def bare_numbers(report: Report) -> Iterator[Fault]:
    """Numbers without a unit: those whose noun says what is missing, and plain counts, which are only asked about."""
    if not is_evaluation(report) or _HEADED.search(report.text):
        return
    told = sorted(match.span() for pattern in _SURE for match in pattern.finditer(report.text))
    sure = [Span(start=start, end=end) for start, end in told if not _tabled(report, start)]
    counts = [
        Span(start=noun.start(), end=number.end())
        for number in _COUNT.finditer(report.text)
        if (noun := _NOUN.search(report.text, max(0, number.start() - 4), number.start()))
        and not _NEEDS_NONE.search(noun[0])
        and not _tabled(report, noun.start())
        and not any(s.start < number.end() and noun.start() < s.end for s in sure)
    ]
    if sure:
        yield _fault(report, sure, "likely")
    if counts:
        yield _fault(report, counts, "query")


def _tabled(report: Report, offset: int) -> bool:
    return any(table.start <= offset < table.end for table in report.document.tables)


def _fault(report: Report, spans: list[Span], certainty: Certainty) -> Fault:
    return Fault(
        f"{quoted(report.text, spans)}成分残缺：数字之后缺单位，无法核对，宜补写单位（元、%、个、人等）。",
        passages(report.text, spans),
        certainty,
        "info" if certainty == "query" else None,
        values={"类别": "成分残缺", "处数": str(len(spans))},
    )
