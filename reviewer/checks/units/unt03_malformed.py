"""UNT03: what looks like a number and cannot be read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Certainty, Span

_MEASURE = r"(?=\s*(?:[万亿]|元|%|％|人|名|个|户|次|件|家|项|亩|公里|平方))"


# The first digit comes first, what may not stand before it second: a scan for digits is fast, one for a gap is not.
_FIRST = r"\d(?<![\d.,，]\d)"
_LOOSE = r"\d(?<![\d.]\d)"

_DOUBLED = ("十十", "十百", "十千", "百十", "百百", "百千", "千十", "千百")


class _Form(NamedTuple):
    """``sign``: a text without any of these cannot hold it."""

    pattern: re.Pattern[str]
    why: str
    certainty: Certainty = "certain"
    sign: tuple[str, ...] = ("",)


_FORMS = (
    _Form(
        re.compile(rf"{_FIRST}\d+(?:[百十][余多来]?[万亿]?|千(?:[余多][万亿]?|[万亿]))(?!分|[一二三四五六七八九])"),
        "阿拉伯数字后又接“百”“十”“千”",
    ),
    _Form(re.compile(rf"{_FIRST}\d*(?:[十百][十百千]|千[十百])[余多]?[万亿]?"), "“十”“百”“千”相连", sign=_DOUBLED),
    _Form(
        re.compile(rf"{_FIRST}\d*(?:\.\d+)?[十百千]?[余多]?万[余多]?万元?"),
        "两个“万”相连",
        sign=("万万", "万余万", "万多万"),
    ),
    _Form(re.compile(rf"{_FIRST}\d*(?:\.\d+)?亿万元?"), "“亿”“万”相连", sign=("亿万",)),
    _Form(re.compile(rf"{_LOOSE}\d*\.\.+\d+(?!\.)"), "小数点重复", sign=("..",)),
    _Form(re.compile(rf"{_LOOSE}\d*\.\d+\.\d+(?![\d.]){_MEASURE}"), "有两个小数点"),
    _Form(re.compile(rf"{_LOOSE}\d*\.(?=[万亿元%％])"), "小数点后没有数字", sign=(".万", ".亿", ".元", ".%", ".％")),
    _Form(
        re.compile(rf"{_FIRST}\d*(?:\.\d+)?(?:[%％]\s?[%％]|元元|万元\s?万元|亿元\s?亿元)"),
        "单位重复",
    ),
    _Form(
        re.compile(r"\d(?<![\d.,]\d)(?!\d{0,2}(?:,\d{3})+(?!\d|,\d))\d*(?:,\d+)+(?:\.\d+)?(?=\s*[万亿]?元)"),
        "千分位分隔不是三位一节",
        "likely",
        (",",),
    ),
)


@check("UNT03", name="不成数", severity="minor", since="0.1")
def malformed(report: Report) -> Iterator[Outcome]:
    """
    检查什么：无法读成一个数的写法，如“400百余万”“1848..66”“12,34万元”“95%%”“3亿万元”。
    为何重要：读不出数值，就无法复核，同一处可能相差百倍。
    反例：
    公众号阅读量达300百余万次。
    ---
    全年支出1286..45万元，其中培训费12.3.4万元。
    ---
    项目支出1,28,600元，完成率95%%。
    正例：
    公众号阅读量达300余万次，支出1,286,045元，其中培训费12.34万元，完成率95%，发动5百余人、2千多户，规划期2021.1.1起。
    已知误报：编号、版本号后紧接量词。
    建议措辞：该数无法识别，请核实并改为准确、规范的写法。
    """
    found = 0
    for pattern, why, certainty, sign in _FORMS:
        if not any(each in report.text for each in sign):
            continue
        for match in pattern.finditer(report.text):
            found += 1
            yield Fault(
                f"“{match[0]}”读不出确定的数值：{why}", (Span(start=match.start(), end=match.end()),), certainty
            )
    if not found:
        yield Held((), "数字均可识别")
