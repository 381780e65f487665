"""Which runs of clauses of a sentence say that something was done, with its figures.

General rules of the language, not of one report: figures that follow one another belong to one deed until a
clause without a figure, a semicolon with a new topic or a word of addition (同时, 此外) sets in; a clause
that lays down a standard (每船每年300元, 不超过15%的标准) is no deed; 其中 and 占 stay with their head.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.engines.clauses import Clause, clauses
from reviewer.model import Quantity
from reviewer.statements.figures import measures

_NORM = re.compile(
    r"标准(?![化间器厂])|原则|上限|最高不超过|目标任务|不得|应当|[按每](?:每)?(?:人|户|村|亩|年|月)(?:每|不)"
)
_EACH = re.compile(r"每(?:个|名|位)[^，]{0,16}(?:不|至少|统一)")
_CHANGES = re.compile(r"[由从][^，；]{1,24}(?:缩短|压[缩减]|减少|降低?|提[高升]|增加|上升|延长)[到至为]")
_CHANGES_TO = re.compile(rf"{_CHANGES.pattern}[^，；。]{{0,10}}")
_SPENDS = re.compile(r"发放|拨付|兑现|下达|支付|表彰")
_ADDS = re.compile(r"^(?:同时|此外|另外|还|并且|另)")
_CARRIES = re.compile(r"^(?:其中|占|分别|含|包括|比|较|同比|环比|增[长加幅]|下降|上升|减少|提[高升]|降低)")
_RESUMES = re.compile(r"^(?:共|合计|累计|总计|实际|最终|成功|全年|20\d\d年|今年|当年)")
_STATE = re.compile(r"^(?:目前|现|现已|均已?|已|全部|基本|实现)")
_INPUT_ONLY = re.compile(r"^(?:共|累计|先后|已|近|约)*(?:投入|投资|安排|筹集|争取|整合)[^，]{0,24}$")
_HONOUR = re.compile(
    r"获(?:批|得(?!感)|评|授|颁|[^，]{0,14}(?:奖|称号|表彰|荣誉))|荣获|荣膺|被(?:评(?![审价估])|授|认定|命名|列)[^，]{0,2}|入选"
)
_SCORE = re.compile(r"自评(?:得分|表|综合)|综合得分|评价等级|(?:得|扣)\d+(?:\.\d+)?分")
_AIM = re.compile(r"(?:绩效目标|主要指标|主要目标|年度目标|目标任务)(?:设定)?(?:为|是|如下|包括|：)")
_SUFFERED = re.compile(r"受[旱灾淹]|成灾|倒塌|损毁|直接经济损失")
_BACKGROUND = re.compile(
    r"(?:[当名单]中|之中|基础上|过程中|情况下|以来|[之以]后|之前|时)$|^(?:根据|按照|依据|对照|为)[^，]{0,40}(?:要求|规定|部署|精神)$"
)
_TOTAL_IN_BRACKETS = re.compile(r"（((?:[全本我][市县区省州部局]?)?(?:共计?|合计|累计|总计)[^（）]{2,40})）")
_WRITTEN_OUT = re.compile(r"[0-9０-９十百千万亿]")
_THINGS = frozenset("名人位家项篇座台部所件处栋艘辆")
_NO_PROSE = re.compile(r"[\[［【]\d+[\]］】]|[图表]\s*\d|注[：:]|[^\n]*\t")
_HAN = re.compile(r"[一-龥]")
_LEAST_WORDS = 2
_MOST_FIGURES = 8
_BARE_HEAD = re.compile(r"(?:总?人数|数量|总数|比例|占比|规模|金额|面积|共计|合计|累计|分别)")
_SHORT = 4
_LEAD_MAX = 44
_GAP_MAX = 34


class Deed(NamedTuple):
    """A verbatim run ``start..end`` with the figures that measure it, in order."""

    start: int
    end: int
    figures: tuple[Quantity, ...]


class _Part(NamedTuple):
    clause: Clause
    figures: tuple[Quantity, ...]
    deed: bool


def deeds(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Deed]:
    """The deeds of one sentence ``text[start:end]``; ``quantities`` are those that begin in it."""
    if _SCORE.search(text, start, end) or _AIM.search(text, start, end) or _NO_PROSE.match(text, start, end):
        return []
    changed = {at for match in _CHANGES_TO.finditer(text, start, end) for at in range(*match.span())}
    figures = [quantity for quantity in quantities if measures(quantity) or quantity.start in changed]
    if not figures and not _HONOUR.search(text, start, end):
        return []
    parts = [_part(text, clause, figures) for clause in clauses(text, start, end)]
    return [
        _deed(text, parts, first, last)
        for run in _runs(text, parts)
        for first, last in _of_bounded_size(text, parts, *run)
    ]


def _part(text: str, clause: Clause, figures: Sequence[Quantity]) -> _Part:
    inside = _within(figures, clause)
    words = text[clause.start : clause.end]
    if _CHANGES.search(words):
        return _Part(clause, inside, bool(inside))
    if inside and _is_norm(words, inside):
        total = _TOTAL_IN_BRACKETS.search(text, clause.start, clause.end)
        if total is None:
            return _Part(clause, inside, False)
        clause = clause._replace(start=total.start(1), end=total.end(1))
        inside = _within(figures, clause)
    said = len(_HAN.findall(words)) - sum(len(_HAN.findall(q.text)) for q in inside)
    deed = (
        (said >= _LEAST_WORDS or bool(_CARRIES.match(words) or _RESUMES.match(words)))
        and any(_weighs(q) for q in inside)
        and not _BACKGROUND.search(words)
        and not _SUFFERED.search(words)
    )
    return _Part(clause, inside, deed or bool(_HONOUR.search(words)))


def _weighs(quantity: Quantity) -> bool:
    """Whether a figure makes a deed: no rate (300元/船) or score, and no small number in words unless it counts
    people or things (两名, 三项, but not 三个方面, 两级)."""
    if _is_rate(quantity) or quantity.unit == "分":
        return False
    return bool(_WRITTEN_OUT.search(quantity.text)) or quantity.unit in _THINGS


def _is_norm(words: str, figures: Sequence[Quantity]) -> bool:
    """Whether a clause lays down what each one gets, rather than what was done for how many."""
    if _SPENDS.search(words):
        return False
    counted = any(figure.kind == "count" for figure in figures)
    return bool(_EACH.search(words)) or (bool(_NORM.search(words)) and not counted)


def _within(figures: Sequence[Quantity], clause: Clause) -> tuple[Quantity, ...]:
    first = bisect_left(figures, clause.start, key=_start)
    return tuple(figures[first : bisect_left(figures, clause.end, lo=first, key=_start)])


def _start(quantity: Quantity) -> int:
    return quantity.start


def _runs(text: str, parts: Sequence[_Part]) -> Iterator[tuple[int, int]]:
    """First and last part of each run of parts that are one deed."""
    first = last = -1
    for at, part in enumerate(parts):
        if not part.deed and not (first >= 0 and last == at - 1 and _is_its_rate(text, part)):
            continue
        if first >= 0 and _joins(text, parts, last, at):
            last = at
            continue
        if first >= 0:
            yield first, last
        first = last = at
    if first >= 0:
        yield first, last


def _of_bounded_size(text: str, parts: Sequence[_Part], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The run whole, or clause by clause when it holds more figures than one deed can be read with."""
    if sum(len(part.figures) for part in parts[first : last + 1]) <= _MOST_FIGURES:
        yield first, last
        return
    begin = first
    for at in range(first + 1, last + 1):
        clause = parts[at].clause
        if parts[at].deed and not _CARRIES.match(text[clause.start : clause.end]):
            yield begin, at - 1
            begin = at
    yield begin, last


def _is_its_rate(text: str, part: _Part) -> bool:
    """A rate without words of a standard goes with the deed before it (补助2万元/港)."""
    clause = part.clause
    rates = bool(part.figures) and all(_is_rate(figure) for figure in part.figures)
    return rates and not clause.after_semicolon and not _NORM.search(text, clause.start, clause.end)


def _is_rate(quantity: Quantity) -> bool:
    return quantity.kind == "rate" or "/" in quantity.unit


def _joins(text: str, parts: Sequence[_Part], last: int, at: int) -> bool:
    clause = parts[at].clause
    words = text[clause.start : clause.end]
    if _CARRIES.match(words):
        return True
    if _ADDS.match(words):
        return False
    gap = parts[last + 1 : at]
    if clause.after_semicolon:
        return not gap and _stands_alone(parts, last) and _stands_alone(parts, at)
    if not gap:
        return True
    if len(gap) > 1 or any(part.clause.after_semicolon for part in gap):
        return False
    width = gap[0].clause.end - gap[0].clause.start
    return (width <= 10 or (width <= _GAP_MAX and bool(_RESUMES.match(words)))) and not gap[0].figures


def _stands_alone(parts: Sequence[_Part], at: int) -> bool:
    """Whether the deeds between two semicolons are this one clause: a list of short deeds (评选40人；推荐5人)."""
    begins = parts[at].clause.after_semicolon or at == 0 or not parts[at - 1].deed
    ends = at + 1 == len(parts) or parts[at + 1].clause.after_semicolon or not parts[at + 1].deed
    return begins and ends


def _deed(text: str, parts: Sequence[_Part], first: int, last: int) -> Deed:
    figures = tuple(figure for part in parts[first : last + 1] for figure in part.figures)
    start, end = parts[first].clause.start, parts[last].clause.end
    if first and _wants_subject(text, parts[first]):
        before = parts[first - 1]
        if not before.figures and before.clause.end - before.clause.start <= _LEAD_MAX:
            start = before.clause.start
    if last + 1 < len(parts):
        after = parts[last + 1]
        words = text[after.clause.start : after.clause.end]
        alone = first == last and bool(_INPUT_ONLY.match(text[start:end]))
        if not after.figures and not after.clause.after_semicolon and (alone or _STATE.match(words)):
            end = after.clause.end
    return Deed(start, end, figures)


def _wants_subject(text: str, part: _Part) -> bool:
    """A clause that is little more than its figure (调入6人) is understood only with the clause before it."""
    if part.clause.after_semicolon or not part.figures or text[part.clause.start - 1 : part.clause.start] == "（":
        return False
    if _BARE_HEAD.match(text, part.clause.start):
        return True
    words = part.clause.end - part.clause.start - sum(q.end - q.start for q in part.figures)
    return words < _SHORT
