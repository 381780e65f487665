"""ARI10: percentage points and percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.arithmetic.figures import percentage
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_P = r"\d{1,3}(?:\.\d+)?"
_UP, _DOWN = r"增长|提高|提升|上升|增加|升|[增升涨]幅", r"下降|降低|降幅?|减少|回落"
_MOVED = rf"(?P<verb>{_UP}|{_DOWN})(?:了|为|达到?)?"
_BY = rf"(?P<by>{_P})(?P<unit>个百分点|百分点|[%％])"
_WORDS = r"[^，,；;。\n\d]"
_LEVELS = (
    re.compile(
        rf"(?:从|由)[^，,；;。\n]{{0,14}}?(?P<from>{_P})[%％][^，,；;。\n]{{0,4}}?(?:{_UP}|{_DOWN}){_WORDS}{{0,6}}?(?:至|到|为)"
        rf"{_WORDS}{{0,6}}?(?P<to>{_P})[%％][，,]{_WORDS}{{0,6}}?{_MOVED}{_BY}"
    ),
    re.compile(
        rf"{_MOVED}{_BY}[，,](?:从|由)[^，,；;。\n]{{0,14}}?(?P<from>{_P})[%％][^，,；;。\n]{{0,4}}?(?:{_UP}|{_DOWN})"
        rf"{_WORDS}{{0,6}}?(?:至|到|为){_WORDS}{{0,6}}?(?P<to>{_P})[%％]"
    ),
    re.compile(
        rf"(?P<to>{_P})[%％][，,]?(?:比|较){_WORDS}{{0,4}}(?:(?:19|20)\d\d年)?{_WORDS}{{0,8}}?(?P<from>{_P})[%％]"
        rf"(?:[，,]|{_WORDS}{{0,3}}?){_MOVED}{_BY}"
    ),
)
# 收入895.26万元，比上年增长7.49个百分点: an amount has no points, unless it is told beside the rate that moved.
_OF_AMOUNT = re.compile(
    rf"\d(?:[百千万亿]?元|[万亿]?[一-龥]{{1,2}})[，,]?(?:(?:同比|(?:比|较)(?:上年|去年|同期|上年同期|去年同期))[，,]?)?"
    rf"(?P<moved>(?:{_UP}|{_DOWN})了?{_P}个?百分点)"
)
_RATE_NEAR = re.compile(r"[%％‰]|率|比重|占|比例|增速|增幅|降幅|[。；;\n]")


@check("ARI10", name="百分点与百分比", severity="minor", since="0.2")
def points(report: Report) -> Iterator[Outcome]:
    """检查什么：
    “由A%提高到B%，提高C”“B%，比上年的A%提高C”中，C恰为两率之差的应写作“百分点”，写作“百分点”的应等于两率之差，
    “提高”“下降”应与两率的大小相符；数额的增减幅不应写作“百分点”。

    为何重要：
    率的差是百分点，率的增长才是百分比，混用会使增幅相差数倍。

    反例：
    参保率由80.0%提高到92.0%，提高12.0%。
    ---
    参保率由80.0%提高到92.0%，提高15.0个百分点。
    ---
    事业收入540.00万元，比上年增加40.00万元，增长8.00个百分点。

    正例：
    参保率由80.0%提高到92.0%，提高12.0个百分点。
    ---
    参保率由80.0%提高到92.0%，提高15.0%。

    已知误报：
    两率为四舍五入的数时，差可有一个末位的出入，不判。

    建议措辞：
    两个比率之差请用“百分点”表述，并核对差额。
    """
    told = False
    for pattern in _LEVELS:
        for match in pattern.finditer(report.text):
            told = True
            yield _outcome(match)
    for match in _OF_AMOUNT.finditer(report.text):
        sentence = report.sentence_at(match.start())
        if _RATE_NEAR.search(report.text, sentence.start, match.end()) is None:
            told = True
            yield Fault(
                f"数额的增减幅是百分比，写作“{match['moved']}”。",
                (Span(start=match.start("moved"), end=match.end("moved")),),
                "likely",
                values={"所列": match["moved"]},
                ask="数额的增减幅请写作“%”；如为两个比率之差，请写明是什么比率。",
            )
    if not told:
        yield Unable("没有“由A%提高到B%，提高C”一类表述")


def _outcome(match: re.Match[str]) -> Outcome:
    start, end, by = (Decimal(match[name]) for name in ("from", "to", "by"))
    place = Decimal(1).scaleb(-max(len(match[name].partition(".")[2]) for name in ("from", "to", "by")))
    difference = abs(end - start)
    span = (Span(start=match.start(), end=match.end()),)
    pointed = match["unit"] not in ("%", "％")
    agrees = abs(difference - by) <= place
    equation = f"{max(start, end)}-{min(start, end)}={difference}"
    if (end < start) == (re.match(_UP, match["verb"]) is not None) and difference > place:
        return Fault(
            f"由{start}%到{end}%，所称“{match['verb']}”与两率的大小相反。",
            span,
            severity="major",
            computation=f"{end}%{'<' if end < start else '>'}{start}%",
            values={"所列": f"{match['verb']}{by}{match['unit']}"},
        )
    if pointed:
        if agrees:
            return Held(span, f"{equation}个百分点")
        return Fault(
            f"经复算，{start}%与{end}%相差{difference}个百分点，与所列{by}个百分点不符。",
            span,
            severity="major",
            computation=f"{equation}≠{by}",
            values={"所列": f"{by}个百分点", "复算": f"{difference}个百分点"},
        )
    rate = difference / start * 100 if start else None
    slack = place / 2 if difference == by else place
    if rate is not None and abs(rate - by) <= slack:
        shown = f"{equation}，{difference}÷{start}={percentage(rate, 2)}"
        return _either(span, shown, by) if difference == by else Held(span, shown)
    if difference == by:
        return Fault(
            f"{start}%与{end}%相差{difference}，是百分点，写作{by}%。",
            span,
            computation=f"{equation}（百分点）",
            values={"所列": f"{by}%", "应为": f"{difference}个百分点"},
        )
    return Fault(
        f"经复算，{start}%与{end}%相差{difference}个百分点，与所列{by}%不符。",
        span,
        "likely",
        severity="major",
        computation=f"{equation}≠{by}",
        values={"所列": f"{by}%", "应为": f"{difference}个百分点"},
    )


def _either(span: tuple[Span, ...], equation: str, by: Decimal) -> Fault:
    """Near 100% the difference and the growth round to one figure: which is meant, the text has to say."""
    return Fault(
        f"所列{by}%恰为两率之差，差应写作百分点。",
        span,
        "query",
        computation=equation,
        values={"所列": f"{by}%", "应为": f"{by}个百分点"},
        ask="如为两率之差，请写作“百分点”。",
    )
