"""COP05: a purpose sentence copied from another item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.checks.crossref.accounts import AccountLine, account_lines
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_PURPOSE = re.compile(r"主要(?:用于|是|安排|反映)[:：]?\s*(?P<what>[^。\n]{4,80})。")
_WORDS = re.compile(r"(?:等|方面|的|支出|经费|工作|专项|资金|费用|项目|事务|其他|一般|管理)+")
_REACH = 200
_SHORTEST = 6
_SHARED = 2  # characters in a row that tie a purpose to a name


class _Purpose(NamedTuple):
    line: AccountLine
    what: str
    span: Span


@check("COP05", name="用途照抄", severity="minor", since="0.2")
def purposes(report: Report) -> Iterator[Outcome]:
    """检查什么：
    各支出项目“主要用于……”的内容，是否与另一项目完全相同且只与另一项目的名称有关。

    为何重要：
    用途照抄说明该项目的说明没有填写，读者不知道钱用在哪里。

    反例：
    教育支出（类）普通教育（款）小学教育（项）60万元。主要用于：小学教育日常运转。
    文化支出（类）文化和旅游（款）图书馆（项）30万元。主要用于：小学教育日常运转。

    正例：
    教育支出（类）普通教育（款）小学教育（项）60万元。主要用于：小学教育日常运转。
    文化支出（类）文化和旅游（款）图书馆（项）30万元。主要用于：图书馆购书和开放。

    已知误报：
    名称不同而用途确实相同的两项（如两级单位的同类经费）。

    建议措辞：
    请核实该项目的用途并重写。
    """
    found = [*_purposes(report)]
    if not found:
        yield Unable("没有识别到按科目说明用途的段落")
        return
    by_what: dict[str, list[_Purpose]] = {}
    for purpose in found:
        by_what.setdefault(purpose.what, []).append(purpose)
    copied = 0
    for alike in by_what.values():
        owners = [purpose for purpose in alike if _about(purpose)]
        for purpose in alike:
            if purpose.line.name.startswith("其他") or not owners or _about(purpose):
                continue
            if purpose.line.name != owners[0].line.name:
                copied += 1
                yield Fault(
                    f"“{purpose.line.name}”的用途写为“{purpose.what}”，与“{owners[0].line.name}”的用途相同，疑为照抄。",
                    (purpose.span, owners[0].span),
                    "likely",
                    computation=f"{purpose.line.name}≠{owners[0].line.name}",
                    key=f"{purpose.line.name}≠{owners[0].line.name}：{purpose.what}",
                )
    if not copied:
        yield Held((), f"{len(found)}项用途未见照抄")


def _purposes(report: Report) -> Iterator[_Purpose]:
    lines = report.once(account_lines)
    for position, line in enumerate(lines):
        until = min(
            lines[position + 1].span.start if position + 1 < len(lines) else len(report.text), line.span.end + _REACH
        )
        match = _PURPOSE.search(report.text, line.span.end, until)
        if match is not None and len(what := "".join(match["what"].split())) >= _SHORTEST:
            yield _Purpose(line, what, Span(start=line.span.start, end=match.end()))


def _about(purpose: _Purpose) -> bool:
    """Whether the purpose shares a word with the name of its own line, the lowest level first."""
    name = _WORDS.sub("|", purpose.line.name)
    return any(
        name[at : at + _SHARED] in purpose.what for at in range(len(name) - 1) if "|" not in name[at : at + _SHARED]
    )
