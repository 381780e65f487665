"""Expenses that are to be kept down and rose, as far as the text says so, with the reason or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reviewer.checks.prose import accounts
from reviewer.checks.report import Report
from reviewer.model import Span

_NAME = (
    r"(?P<name>[“\"]?三公[”\"]?经费|会议费|培训费|公务接待费?|接待费|公务用车(?:运行维护|运行|购置)?费|用车运行维护费)"
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_BEFORE = r"(?:上年|去年|(?:19|20)\d\d年)(?:同期|决算|支出)?"
_ROSE = re.compile(
    rf"{_NAME}[^。；;\n]{{0,40}}?[比较]{_BEFORE}[^。；;\n预]{{0,16}}?(?:增加|增长|上升|上涨|提高|多支出?|多开?支)了?(?:{_NUMBER})(?:万?元|[%％])"
)
_TWO = re.compile(
    rf"{_NAME}(?:支出|决算数?|为)*(?P<now>{_NUMBER})万元[，,（(]{_BEFORE}(?:数|为|是)*(?P<then>{_NUMBER}万元|零|0元)"
)
_OTHER_WAY = re.compile(r"减少|下降|降低|少支|压减|持平|预算")
_WHY = re.compile(
    r"原因|由于|因(?!公)|主要|系|受[^，。；]{1,16}影响|导致|所致|带来|引起|用于|为了|承办|承接|恢复|更新|报废|换购|新[增购设]|增多"
)
_WHY_LATER = re.compile(r"(?:增加|增长|上升|增幅|上涨|变动|较多)[^。；\n]{0,16}?(?:原因|因|由于|系)")


class Rise(NamedTuple):
    """Where a text says that an expense rose, and whether it says why there, in the next sentence or later on."""

    span: Span
    explained: bool


def rises(report: Report) -> Iterator[Rise]:
    """The rises of such expenses over a year before, in the order of the text."""
    for match in (*_ROSE.finditer(report.text), *_TWO.finditer(report.text)):
        if not accounts(report, match.start()) or not _rose(match):
            continue
        sentence = report.sentence_at(match.start())
        following = report.sentence_at(min(sentence.end + 1, len(report.text) - 1))
        line_end = report.text.find("\n", match.end())
        end = line_end if line_end >= 0 else len(report.text)
        why = _WHY.search(report.text, sentence.start, min(end, following.end))
        explained = why is not None or _WHY_LATER.search(report.text, match.end(), end) is not None
        yield Rise(Span(start=match.start(), end=match.end()), explained)


def _rose(match: re.Match[str]) -> bool:
    """Whether what is told is a rise: no fall between the name and the verb, of two figures the later the larger."""
    if _OTHER_WAY.search(match.group()):
        return False
    if match.re is _ROSE:
        return True
    then = match["then"].removesuffix("万元").replace(",", "")
    before = Decimal(0) if then in ("零", "0元") else Decimal(then)
    return Decimal(match["now"].replace(",", "")) > before
