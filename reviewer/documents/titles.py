"""The title of a document: the lines at its head, however they are broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.documents.layout import Line

ORGANISATION = (
    r"(?:委员会(?:办公室)?|人民政府|街道办事处|办事处|管委会|人民法院|人民检察院|[\u4e00-\u9fffA-Za-z×＊*○](?:局|厅|部|委|办|院|校|处|队|站|所|馆|社)"
    r"|办公室|中心|大学|学院|学校|中学|小学|幼儿园|医院|联合会|联合社|总会|协会|工会|团委|妇联|党校|支队|总队|大队|公司|集团|银行|本级)"
)
_BRACKETED = re.compile(r"\s*(?:[（(\[【][^（(）)\[\]【】]{0,30}[）)\]】]\s*)+\Z")
_ENDING = re.compile(
    r"(?:报告书?|决算|预算|情况说明|说明书?|公报|申报表|自评表|评价表|总结|方案|办法|规定|汇报|(?:决算|预算|信息)公开|分析)\Z"
)
NAME = r"[\u4e00-\u9fffA-Za-z×＊*○（）()·]"
_UNIT_LINE = re.compile(rf"{NAME}{{2,40}}{ORGANISATION}[）)]?\Z|\S*{ORGANISATION}[（(]\S*[）)]\Z")
_NOT_TITLE = re.compile(
    r"[。；，！？：:]|^附[件表]?\s*\d*\Z|[〔\[]\d{4}[〕\]]\s*第?\d*号?|^\W*\d+\W*\Z|^\d{4}\s*年\s*\d+\s*月|^[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]+月"
)
_CONTINUED = re.compile(r"(?:支出|绩效|自评|评价|编制|公开|情况|决算|预算|年度)*(?:报告书?|说明书?|公开)\Z")
_YEAR_BELOW = re.compile(r"[（(]\s*(?:20\d\d|二[〇零]..)\s*年?\s*度?\s*[）)]\Z")
_UNFINISHED = re.compile(r"(?:年度?|支出|绩效|部门|单位|关于|[的及和]|项目|资金|自评|评价|整体)\Z")
_YEAR = re.compile(r"20\d\d|二[〇零○]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_LONGEST = 45
_HEAD = 15


@dataclass(frozen=True, slots=True)
class Title:
    """The title joined into one line, and the lines it takes (``first..last``); ``start, stop`` are its offsets."""

    text: str
    first: int
    last: int
    start: int
    stop: int


def unit_line(text: str) -> bool:
    """Whether a line is nothing but the name of an organisation."""
    return bool(_UNIT_LINE.match(re.sub(r"\s", "", text)))


def _begins(rows: Sequence[Line], above: int, below: int) -> bool:
    """Whether the title goes on from one line to the next: the year stands above, or the line above is unfinished."""
    text, rest = rows[above].text, rows[below].text
    if below != above + 1 or not _part(text) or unit_line(text) or _ENDING.search(text):
        return False
    return bool(_UNFINISHED.search(text) or (_YEAR.search(text) and not _YEAR.search(rest)))


def _part(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST and not _NOT_TITLE.search(text)


def find_title(rows: Sequence[Line], stop: int) -> Title | None:
    """The title among the lines before ``stop``: up to a word such as 报告, joined with the lines it begins on.

    A line that is only the name of the unit is not part of it. Without such a word the first short line is taken.
    """
    head = [index for index in range(min(stop, len(rows))) if rows[index].text][:_HEAD]
    for place, index in enumerate(head):
        text = _BRACKETED.sub("", rows[index].text)
        if not _part(text) or not _ENDING.search(re.sub(r"\s", "", text)):
            continue
        first = last = place
        while first > 0 and _begins(rows, head[first - 1], head[first]):
            first -= 1
        for follower in head[place + 1 : place + 3]:
            below = rows[follower].text
            if follower != head[last] + 1 or not (_CONTINUED.match(below) or _YEAR_BELOW.match(below)):
                break
            last += 1
        return _title(rows, head[first : last + 1])
    for index in head:
        text = rows[index].text
        if _part(text) and not unit_line(text) and len(_CHINESE.findall(text)) >= 4:
            return _title(rows, [index])
    return None


def _title(rows: Sequence[Line], indices: Sequence[int]) -> Title:
    text = _SPACED.sub("", "".join(rows[index].text for index in indices))
    first, last = rows[indices[0]], rows[indices[-1]]
    return Title(text, indices[0], indices[-1], first.first, last.stop)
