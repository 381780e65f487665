"""The words that name the numbers of a passage: list heads, shared nouns, A、B分别为x、y."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reviewer.verification.direction import NONE, Direction, direction

_EDGE = re.compile(r"[,。;!?、:#]")
_SENTENCE = re.compile(r"[。!?]")
_FILLERS = (
    '其中|共计|总共|共有|合共|分别|达到|占比|共|达|为|是|约|占|有|即|各|等|了|的|和|与|及|至|到|在|将|由|\\(|\\)|"'
)
_LEADING = re.compile(rf"^(?:{_FILLERS})+")
_TRAILING = re.compile(rf"(?:{_FILLERS})+$")
_BRACKETS = re.compile(r"\([^()]*\)")
# What relates a number to the one before and names nothing: 增长4.5%, 占36.06%, 比上年减少12人.
_RELATION = re.compile(
    r"(?<!\d)\d{4}年(?:度|末|底|初)?|首次|同比|环比|年均|平均|每年|[比较与同]\d{4}年(?:度|末|底)?|[比较与同](?:上年|去年|上一?年度?|上月|上期|年初|上届|同期)?(?:同期|相比|末|底)?|上年|去年|"
    r"增加|增长|增幅|增速|提高|提升|上升|上涨|扩大|减少|下降|降低|降幅|回落|下滑|[增减升降多少]|比重|比例|占.*$|达|到|至|为|了"
)
_JOINED = re.compile(r"(?:(?<!之)和|与|(?<![涉普触波危])及|以及)$")
# 年初预算5万元加追加的2万元: what follows names the second number.
_ADDED = re.compile("加上|减去|扣除|加(?![大强快入速班工])")
_FROM = re.compile(r"[从由]")
_RESPECTIVELY = re.compile(r"(?:分别([^,。;!?、:#]{0,6})|:|(?<=[^,。;!?:]{3})按)$")
_BEARERS = re.compile("由|对|给")
_EACH_OF = re.compile(r"[^,。;!?、:#]{0,4},([^,。;!?、:#]{0,8})(?:依次|各自)?分别([^,。;!?、:#]{0,12})")
TOTAL = "合计"
_TOTAL_ENDS = frozenset("计共有为达是")
_TOTAL = re.compile(r"[^,。;!?、:#]{0,3}[,;、:](?:一?共计?|合[计共]|总[计共])[有为达是]?")
# What may stand between a bound and what it bounds: 35岁以下的有22名.
_BOUNDED = re.compile(r"(?:的|人员|干部|职工|老人|人口)?(?:有|共|共有|为|占|(?:每[人月年户日])+)?")
_LIST = re.compile(r"、|以及|(?<![总共饱之])和(?!谐|平)|(?<![参给])与(?!会)|(?<![普涉触波危])及(?![时格])")
# One word for two items: 城乡居民收入分别增长8%和9%.
_PAIRS = {
    "城乡": ("城镇", "农村"),
    "男女": ("男", "女"),
    "收支": ("收入", "支出"),
    "进出口": ("进口", "出口"),
    "存贷款": ("存款", "贷款"),
}
_PAIR = re.compile("|".join(_PAIRS))
_REACHED = re.compile("[到达至为]$")
_BETWEEN = frozenset({"、", "和", "与", "及", "以及", ",", "、和"})


# Claims repeat the clauses of their quotations, often with the numbers alone changed.
_KEPT = 8192


class Label(NamedTuple):
    """The words of a number's own clause before it and after it, and the way they point; all folded.

    ``inherited``: its clause names nothing, and the words are those of the number before.
    """

    near: str
    after: str
    direction: Direction
    inherited: bool = False


@lru_cache(maxsize=_KEPT)
def labels(pieces: tuple[str, ...], bounds: tuple[str, ...]) -> tuple[Label, ...]:
    """The label of each number; ``pieces`` is the folded text before, between and behind the numbers.

    ``bounds`` has for each number its folded text where it bounds what the next one counts (35岁以下), else "".
    """
    named = _respectively(pieces)
    afters = _shared_noun(_afters(pieces), pieces)
    made: list[Label] = []
    for index, after in enumerate(afters):
        if index not in named and index > 1:
            named |= _respectively_before(pieces, index, made)
        if index and pieces[index][-1:] in _TOTAL_ENDS and _TOTAL.fullmatch(pieces[index]):
            made.append(Label(TOTAL, after, NONE))
            continue
        clause = named.get(index) or _clause(pieces[index], first=index == 0, followed=bool(after))
        near = _strip(clause)
        if index and bounds[index - 1] and _BOUNDED.fullmatch(pieces[index]):
            item = _strip(_clause(pieces[index - 1], first=index == 1, followed=False))
            made.append(Label(item + bounds[index - 1], after, made[-1].direction))
            continue
        points = direction(clause, _EDGE.split(pieces[index + 1], maxsplit=1)[0])
        if not after and not tells(clause):
            if made and not near and not points.polarity:
                points = _onward(made[-1].direction, clause)
            item = _item(pieces[index], _topic(pieces, made), points)
            made.append(Label(item + near, after, points, bool(item)))
            continue
        made.append(Label(near, after, points))
    return tuple(made)


def _onward(before: Direction, clause: str) -> Direction:
    """The direction that a number without words of its own takes over: 增长5%，达到15亿元 has grown to the latter."""
    if before.reach == "change" and _REACHED.search(clause):
        return before._replace(reach="to")
    return before


def tells(words: str) -> bool:
    """Whether ``words`` name anything beyond a change or a share (比上年增加, 占全国)."""
    return bool(item_words(words))


@lru_cache(maxsize=_KEPT)
def item_words(words: str) -> str:
    """``words`` without those of a change or a share."""
    return _strip(_RELATION.sub("", words))


@lru_cache(maxsize=_KEPT)
def _strip(words: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", words))


def _clause(piece: str, *, first: bool, followed: bool) -> str:
    """The words of the number's own clause before it.

    What joins it to the number before (37个岗位55个计划, 5名省级和94名市级) belongs to that one.
    """
    whole = (_BRACKETS.sub("", piece) if "(" in piece else piece).rstrip('("')
    clause = _EDGE.split(whole)[-1]
    if clause == whole:
        clause = whole = clause.removeprefix("相比")
    if ")" in clause:
        return clause.rpartition(")")[2]
    if clause == whole and _ADDED.match(clause):
        return clause
    if not first and (_JOINED.search(clause) or (followed and clause == whole and _strip(clause))):
        return ""
    return clause


def _item(piece: str, before: Label | None, points: Direction) -> str:
    """What a number speaks of whose own clause names nothing: 收入合计：, 项目支出5万元，占, 从3元提高到."""
    clauses = [_strip(clause) for clause in _EDGE.split(_BRACKETS.sub("", _SENTENCE.split(piece)[-1]))[:-1]]
    telling = next((clause for clause in reversed(clauses) if tells(clause)), "")
    if telling or before is None or ";" in piece:
        return telling
    if points.reach == "to" and before.direction.reach == "from":
        return _FROM.split(before.near, maxsplit=1)[0]
    return before.near


def _topic(pieces: Sequence[str], made: Sequence[Label]) -> Label | None:
    """The label that a number without words of its own takes over: the last that names an item (较2022年的5万元 names
    none), or at the start of a sentence the first of the sentence before."""
    at = len(made) - 1
    while at > 0 and made[at].near and not tells(made[at].near):
        at -= 1
    if at >= 0 and any(_SENTENCE.search(piece) for piece in pieces[at + 1 : len(made) + 1]):
        at = next((first for first in range(at, 0, -1) if _SENTENCE.search(pieces[first])), 0)
    return made[at] if made else None


def _after(piece: str) -> str:
    """The words of the number's own clause after it."""
    return "" if _ADDED.match(piece) else _strip(_EDGE.split(piece, maxsplit=1)[0][:16])


def _afters(pieces: Sequence[str]) -> list[str]:
    """The words behind each number; those behind brackets belong to the number before these."""
    afters: list[str] = []
    opened = -1
    for index, piece in enumerate(pieces[1:]):
        opening, closing = piece.find("("), piece.find(")")
        if opening == closing:
            afters.append(_after(piece))
        elif closing >= 0 and (opening < 0 or closing < opening):
            afters.append(_after(piece[:closing]))
            outside = piece[closing + 1 :]
            if opened >= 0 and _EDGE.search(outside):
                afters[opened] = afters[opened] or _after(outside)
            opened = -1
        elif opening >= 0 and closing < 0:
            afters.append(_after(piece[:opening]))
            opened = index
        else:
            afters.append(_after(piece))
    return afters


def _respectively(pieces: Sequence[str]) -> dict[int, str]:
    """By number, the item it belongs to in A、B分别为x、y and in A、B：x、y."""
    named: dict[int, str] = {}
    for index, piece in enumerate(pieces[:-1]):
        if not piece.endswith((":", "按")) and "分别" not in piece:
            continue
        if (match := _RESPECTIVELY.search(piece)) is None:
            continue
        items = _items(re.split(r"[,。;!?:]", piece[: match.start()])[-1])
        if match[0] == "按":
            items[0] = _BEARERS.split(items[0])[-1]
            items = [f"{item}级" if len(item) == 1 else item for item in items]
        count = len(items)
        run = pieces[index + 1 : index + count]
        if count < 2 or len(run) != count - 1 or not all(between in _BETWEEN for between in run):
            continue
        if index + count < len(pieces) - 1 and pieces[index + count] in _BETWEEN - {","}:
            continue
        for offset, item in enumerate(items):
            named[index + offset] = _completed(item, items[-1]) + (match[1] or "")
    return named


def _items(words: str) -> list[str]:
    """The items of a list, or the two that one word stands for."""
    items = _LIST.split(words)
    pair = _PAIR.search(words) if len(items) == 1 else None
    if pair is None:
        return items
    return [words[: pair.start()] + each + words[pair.end() :] for each in _PAIRS[pair[0]]]


def _respectively_before(pieces: Sequence[str], index: int, made: Sequence[Label]) -> dict[int, str]:
    """By number, the item of 路38公里、桥7座，分别完成计划的95%、80%: as many items stand right before."""
    match = _EACH_OF.fullmatch(pieces[index])
    if match is None:
        return {}
    end = index + 1
    while end < len(pieces) - 1 and pieces[end] in _BETWEEN:
        end += 1
    groups = _groups(pieces, made)[index - end :]
    if len({len(group) for group in groups}) != 1 or not 2 <= len(groups) == end - index:
        return {}
    items = [_FROM.split(group[0].near, maxsplit=1)[0] or group[0].after for group in groups]
    if len(set(items)) < len(items) or not all(items):
        return {}
    return {index + offset: item + match[1] + match[2] for offset, item in enumerate(items)}


def _groups(pieces: Sequence[str], made: Sequence[Label]) -> list[list[Label]]:
    """The labels of the last sentence, those of one item together (甲由1元提高到2元), totals apart."""
    groups: list[list[Label]] = []
    for piece, label in zip(pieces, made, strict=False):
        if _SENTENCE.search(piece):
            groups = []
        if not label.inherited or not groups:
            groups.append([])
        groups[-1].append(label)
    return [group for group in groups if group[0].near != TOTAL]


def _completed(item: str, last: str) -> str:
    """An item with the noun that only the last of its list has: 一、二、三产业, 6月末、9月末支出."""
    if not item or len(item) >= len(last):
        return item
    same = last.rfind(item[-1])
    return item + last[same + 1 if same >= 0 else len(item) :]


def _shared_noun(afters: list[str], pieces: Sequence[str]) -> list[str]:
    """5名省级、9名市级和94名县级特派员: the noun of the last item belongs to all."""
    whole = list(afters)
    for index in range(len(afters) - 2, -1, -1):
        item, following = afters[index], whole[index + 1]
        between = pieces[index + 1]
        if item and following and between[len(item) :] in _BETWEEN and item[-1] in following:
            whole[index] = _completed(item, following)
    return whole
