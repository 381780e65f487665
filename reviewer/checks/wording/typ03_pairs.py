"""TYP03: brackets and quotation marks without their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.places import clause_from, clause_start
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.model import Span

_PAIRS = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "〈": "〉"}
_OPENERS = {close: open_ for open_, close in _PAIRS.items()}
_WIDTHS = str.maketrans("()", "（）")
_MARKS = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_PAIRS.values())) + "\n]")
# 1）, (1) without its opener, ①) … are list marks, and an apostrophe is no quotation mark.
_LIST_MARK = re.compile(r"(?:^|[\s。；;，,：:（(、])[\s]*[\dA-Za-z一二三四五六七八九十①-⑳]{1,3}$")
_APOSTROPHE = re.compile(r"[A-Za-z]$")
_MANY = 12


@check("TYP03", name="括号引号配对", severity="minor", since="0.2")
def pairs(report: Report) -> Iterator[Outcome]:
    """
    检查什么：同一段内括号、引号、书名号是否成对；编号后的半括号（“1）”）不计。
    为何重要：缺一半的引号或书名号，引文和文件名的起止不明，多为删改时误删。
    反例：
    印发《信访工作办法（试行）的通知，受理信访件12件。
    ---
    开展“进村入户活动6场，走访农户（含脱贫户120户。
    正例：
    印发《信访工作办法（试行）》的通知，1）受理信访件12件；2）开展“进村入户”活动6场。
    已知误报：跨段引用的引文；文字版PDF断行处遗失的标点。
    建议措辞：请补全或删去不成对的括号、引号、书名号。
    """
    lone = list(_lone(report.text))
    if len(lone) > _MANY and len(lone) * 2000 > len(report.text):
        yield Held((), "标点在换行处多有遗失，未逐处核对成对")
        return
    for place, mark in lone:
        start = max(clause_start(report.text, place), place - 20)
        end = min(clause_from(report.text, place + 1).end, place + 20)
        missing = _PAIRS.get(mark) or _OPENERS[mark]
        yield Fault(
            f"“{mark}”没有与之配对的“{missing}”",
            (Span(start=start, end=max(end, place + 1)),),
            "likely",
            values={"符号": mark},
        )
    if not lone:
        yield Held((), "括号、引号、书名号均成对")


def _lone(text: str) -> Iterator[tuple[int, str]]:
    """Marks without a partner, by a stack that is emptied where a paragraph ends."""
    open_: list[tuple[int, str]] = []
    for match in _MARKS.finditer(text):
        mark, place = match[0], match.start()
        if mark == "\n":
            if open_ and not _goes_on(text, place):
                yield from open_
                open_ = []
            continue
        if text[place - 1 : place] == mark or text[place + 1 : place + 2] == mark:
            continue  # 》》 and the like are ornaments
        if mark in _PAIRS:
            open_.append((place, mark))
            continue
        wanted = _OPENERS[mark].translate(_WIDTHS)
        at = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][1].translate(_WIDTHS) == wanted), None)
        if at is not None:
            yield from open_[at + 1 :]
            del open_[at:]
        elif not _is_list_mark(text, place, mark):
            yield place, mark
    yield from open_


def _goes_on(text: str, line_end: int) -> bool:
    """Whether the paragraph goes on behind a line end, as in the text of a PDF."""
    before = text[max(0, line_end - 1) : line_end]
    return (
        bool(before)
        and before not in "。！？；：”）】》\n \t"
        and line_end + 1 < len(text)
        and text[line_end + 1] != "\n"
    )


def _is_list_mark(text: str, place: int, mark: str) -> bool:
    before = text[max(0, place - 4) : place]
    if mark in "）)":
        return place == 0 or _LIST_MARK.search("\n" + before.rpartition("\n")[2]) is not None
    return mark == "’" and _APOSTROPHE.search(before) is not None
