"""Lists with a counted head: 围绕A、B、C六项任务; 《A》、《B》三个文件; “A+B+C”五级; 3个事项。一是…二是…;
6个镇（A、B、C）; 五项职责：（1）…（2）…"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reviewer.model import Span


class Enumeration(NamedTuple):
    """A claimed number of things and the things listed.

    ``least..most`` is how many the list can be said to hold (joining words such as 和 may part two things or
    stand inside one). ``open``: the list ends in 等. ``sure``: the form leaves no other reading of the list.
    """

    claimed: int
    head: Span
    items: tuple[Span, ...]
    least: int
    most: int
    open: bool
    sure: bool

    @property
    def span(self) -> Span:
        return Span(start=min(self.items[0].start, self.head.start), end=max(self.items[-1].end, self.head.end))


_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
# What may not stand before a number is asked behind its first character: a scan for characters is fast.
_NUMBER = r"(?P<number>[两二三四五六七八九十\d](?:(?<=\d)\d)?)"
_FRESH_NUMBER = r"(?P<number>[两二三四五六七八九十\d](?<![\d.第].)(?:(?<=\d)\d)?)"
_NOUN = (
    r"(?:任务|工作|方面|领域|环节|文件|制度|办法|方案|指标|内容|措施|举措|行动|工程|活动|问题|类型|板块|维度|阶段|"
    r"原则|机制|平台|科室|股室|处室|支出事项|事项|重点|要求|目标|步骤|抓手|体系|标准|渠道|模式|产业|项目)"
)
_HEAD = re.compile(
    rf"{_NUMBER}\s*(?:个|项|大|类|种|份|条|方面)\s*(?:重点|主要|关键|核心|专项|基本|具体|配套)?\s*{_NOUN}"
)
_INTRODUCED = re.compile(
    r"围绕|聚焦|紧扣|紧盯|突出|包括|包含|涵盖|涉及|分为|分成|抓好|抓实|实施|推进|开展|完成|制定|出台|印发|建立|修订|落实|推行|健全|内设|下设|设有"
)
_HEAD_BEFORE = re.compile(
    rf"(?P<head>{_FRESH_NUMBER}\s*(?:个|项|家|所|类|种|大|次|处|方面)[一-鿿]{{0,8}}?)[，,]?(?P<opens>[：:]|即|(?:分别)(?:为|是)?[：:]?|包括[：:]?)"
    r"(?P<list>[^，,。；;：:！？\n]{4,160})(?=(?P<end>[。；;\n]|\Z|，(?!以及|和|及|与|暨)))"
)
_BRACKETS = re.compile(r"[（(][^（）()\n]*[）)]")
_NO_LIST = re.compile(r"《|“|\d\s*(?:个|名|人|家|项|万|亿|元|辆|台|套|处|公里|亩|％|%)|一是")
_LONGEST_PIECE = 20
_CLAUSE_END = re.compile(r"[，,。；;：:！？\n]")
_JOIN = re.compile(r"和|及|与|暨")
_QUOTED = re.compile(r"[“\"]([^“”\"]*、[^“”\"]*)[”\"]\s*$")
_OPEN = re.compile(r"等\s*$")
_BOOK = re.compile(r"《[^《》\n]{2,80}》(?:\s*[（(][^（）()\n]{1,40}[）)])?")
_BOOKS = re.compile(
    rf"(?P<list>(?:{_BOOK.pattern}\s*[、和及与，]?\s*){{2,12}})(?P<open>等)?\s*{_NUMBER}\s*(?:个|项|份|部|件|类)\s*[^，。；]{{0,6}}?"
    r"(?:文件|制度|办法|方案|规定|意见|通知|细则|政策|规范)"
)
_PLUS = re.compile(
    rf"[“\"](?P<list>[^“”\"+＋\n]{{1,30}}(?:[+＋][^“”\"+＋\n]{{1,30}}){{1,9}})[”\"]\s*(?:的)?\s*{_NUMBER}\s*(?:级|位一体|层|方|环|联|维|步)(?!以上|以下)"
)
_ONES = re.compile(r"[“\"](?P<number>[两二三四五六七八九十])[个大项](?P<word>[一-鿿]{1,4})[”\"]")
_ONES_LIST = re.compile(r"[“\"](?P<list>[^“”\"\n]{3,80})[”\"]")
_NAMELY = re.compile(
    r"(?<=[”\"])[，,：:]?(?:即|就是|分别为|分别是|包括|[：:])[：:]?(?P<list>[^“”\"，,。；;：:\n]{5,100})"
)
_SPOKEN_HEAD = re.compile(rf"{_NUMBER}\s*(?:个|项|条|点|类|大|方面)[^，。；：:\n]{{0,12}}[。：:]\s*(?=一是)")
_BARE_COUNT = re.compile(r"[\d两二三四五六七八九十](?P<measure>[个项条点类]|方面)[。：:]\s*$")
_ORDER = "一二三四五六七八九十"
_ORDINAL = re.compile(r"(?P<numeral>[一二三四五六七八九十])(?<![^。；;，,.：:”\"\s万元].)是")
# 下辖6个镇（A、B、C）: the names of all; 其中, 不含 open names of some, a figure tells how many each has.
_NAMED_IN_BRACKETS = re.compile(
    rf"(?P<head>{_FRESH_NUMBER}\s*[个家所条座支][一-鿿]{{1,8}})[（(](?P<list>[^（）()，,；;。：:\n\d“”《》]{{5,160}})[）)]"
)
_SOME_ONLY = re.compile(r"^(?:其中|包括|包含|含|不含|如|即|详见|例如|主要|涉及|原|另)|[级类型]$")
_FEWEST_NAMES = 3
_MOST_MISSING = 1  # with more, the brackets may hold kinds or examples
_NUMBERED_HEAD = re.compile(
    rf"{_FRESH_NUMBER}\s*(?:个|项|条|点|类|大|方面)[^，。；：:\n（）()]{{1,12}}[：:]\s*(?=[（(]1[）)])"
)
_NUMERAL = re.compile(r"[（(](?<=[：:；;。，,\s].)(?P<numeral>\d{1,2})[）)]")
_HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)", re.M)
_LONGEST_STEP = 1500  # characters from one 几是 to the next


def enumerations(text: str) -> list[Enumeration]:
    """Every list of ``text`` whose head says how many things it holds, in order."""
    found = [
        *_listed_before(text),
        *_listed_after(text),
        *_in_brackets(text),
        *_books(text),
        *_joined(text),
        *_ones(text),
        *_spoken(text),
        *_numbered(text),
    ]
    return sorted(found, key=lambda enumeration: enumeration.span.start)


def _number(match: re.Match[str]) -> int:
    numeral = match["number"]
    return int(numeral) if numeral.isdecimal() else _DIGITS[numeral]


def _span(match: re.Match[str], group: int | str = 0) -> Span:
    return Span(start=match.start(group), end=match.end(group))


def _spans(pieces: Sequence[str], start: int) -> tuple[Span, ...]:
    """Where ``pieces`` stand that begin at ``start`` with one mark between each two."""
    ends = [*accumulate((len(piece) + 1 for piece in pieces), initial=start)]
    return tuple(Span(start=at, end=at + len(piece)) for at, piece in zip(ends, pieces, strict=False))


def _listed_before(text: str) -> Iterator[Enumeration]:
    for head in _HEAD.finditer(text):
        floor = max(0, head.start() - 160)
        window = text[floor : head.start()]
        cut = max((m.end() for m in _CLAUSE_END.finditer(window)), default=0)
        introduced = [m for m in _INTRODUCED.finditer(window, cut) if "、" in window[m.end() :]]
        if not introduced:
            continue
        begin = introduced[0].end()
        listed = window[begin:]
        if quoted := _QUOTED.search(listed):  # “A、B、C”三项机制: what is quoted is the list
            begin, listed = begin + quoted.start(1), quoted[1]
        if re.search(r"[《》“”（）()\d]|[各余另的第共]\s*$|其他|其余|分别", listed):
            continue
        pieces = listed.split("、")
        if len(pieces) < 2 or not all(2 <= len("".join(piece.split())) <= 12 for piece in pieces[:-1]):
            continue
        joins = len(_JOIN.findall(listed))
        lengths = {len("".join(piece.split())) for piece in pieces}
        yield Enumeration(
            _number(head),
            _span(head),
            _spans(pieces, floor + begin),
            len(pieces),
            len(pieces) + joins,
            _OPEN.search(listed) is not None,
            len(lengths) == 1 and not joins,
        )


def _listed_after(text: str) -> Iterator[Enumeration]:
    """5个科室：A、B、C；3家单位，分别为A、B和C; what 包括 begins may be some of them only."""
    for head in _HEAD_BEFORE.finditer(text):
        listed = _BRACKETS.sub(lambda bracket: "（" * len(bracket[0]), head["list"])
        pieces = listed.split("、")
        if len(pieces) < 2 or _NO_LIST.search(listed) or not all(2 <= len(p.strip()) <= _LONGEST_PIECE for p in pieces):
            continue
        joins = len(_JOIN.findall(listed))
        parted = joins == 1 and _two_things(pieces[0], pieces[-1])
        goes_on = head["end"] == "，"
        if goes_on and head["opens"] in ("：", ":"):
            continue
        yield Enumeration(
            _number(head),
            _span(head, "head"),
            _spans(pieces, head.start("list")),
            len(pieces) + parted,
            len(pieces) + joins,
            _OPEN.search(listed) is not None or head["opens"].startswith("包"),
            (not joins or parted) and not goes_on,
        )


def _in_brackets(text: str) -> Iterator[Enumeration]:
    for head in _NAMED_IN_BRACKETS.finditer(text):
        pieces, claimed = head["list"].split("、"), _number(head)
        if len(pieces) < _FEWEST_NAMES or not all(2 <= len(piece.strip()) <= _LONGEST_PIECE for piece in pieces):
            continue
        joins = len(_JOIN.findall(head["list"]))
        most = len(pieces) + joins
        if _SOME_ONLY.search(head["list"]) or not len(pieces) - _MOST_MISSING <= claimed <= most + _MOST_MISSING:
            continue
        spans, ends_open = _spans(pieces, head.start("list")), _OPEN.search(head["list"]) is not None
        yield Enumeration(claimed, _span(head, "head"), spans, len(pieces), most, ends_open, False)


def _numbered(text: str) -> Iterator[Enumeration]:
    """五项职责：（1）…；（2）… within a paragraph."""
    for head in _NUMBERED_HEAD.finditer(text):
        line_end = text.find("\n", head.end())
        numerals = _NUMERAL.finditer(text, head.end() - 1, line_end if line_end >= 0 else len(text))
        steps: list[Span] = []
        for numeral in numerals:
            if int(numeral["numeral"]) != len(steps) + 1:
                break
            steps.append(_span(numeral))
        if len(steps) >= 2:
            yield Enumeration(_number(head), _span(head), tuple(steps), len(steps), len(steps), False, True)


def _two_things(first: str, last: str) -> bool:
    """Whether the 和 of the last piece parts two things: both begin as the first does (市A、市B和市C) or end alike."""
    one, _, two = re.sub(r"以及|及|与|暨", "和", last).partition("和")
    return bool(one and two) and (two[0] == first[0] or one[-1] == two[-1])


def _books(text: str) -> Iterator[Enumeration]:
    for match in _BOOKS.finditer(text):
        titles = tuple(_span(title) for title in _BOOK.finditer(text, match.start("list"), match.end("list")))
        head = Span(start=match.start("number"), end=match.end())
        yield Enumeration(_number(match), head, titles, len(titles), len(titles), match["open"] is not None, True)


def _joined(text: str) -> Iterator[Enumeration]:
    for match in _PLUS.finditer(text):
        spans = _spans(re.split(r"[+＋]", match["list"]), match.start("list"))
        head = Span(start=match.start("number"), end=match.end())
        yield Enumeration(_number(match), head, spans, len(spans), len(spans), "等" in match["list"], False)


def _ones(text: str) -> Iterator[Enumeration]:
    """“四个一” with “一A、一B、一C、一D” after it in the same sentence; “三个到位”，即A到位、B到位、C到位."""
    for head in _ONES.finditer(text):
        stop = min((i for i in (text.find(mark, head.end()) for mark in "。\n") if i >= 0), default=len(text))
        for listed in (*_ONES_LIST.finditer(text, head.end(), stop), *_NAMELY.finditer(text, head.end(), stop)):
            pieces = _pieces(listed["list"], head["word"])
            goes_on = head["word"] in text[listed.end() : stop]  # A到位、B到位，使C到位
            if len(pieces) < 2 or not _all_have(pieces, head["word"]) or goes_on:
                continue
            spans = _spans(pieces, listed.start("list"))
            yield Enumeration(_number(head), _span(head), spans, len(spans), len(spans), False, True)
            break


def _pieces(listed: str, word: str) -> list[str]:
    """What the marks part, and 和 where both sides have the word counted."""
    pieces = re.split(r"[、和及与暨]", listed)
    return pieces if _all_have(pieces, word) else listed.split("、")


def _all_have(pieces: Sequence[str], word: str) -> bool:
    """Whether all begin with the word counted, or all end with it."""
    return all(piece.startswith(word) for piece in pieces) or all(piece.endswith(word) for piece in pieces)


def _spoken(text: str) -> Iterator[Enumeration]:
    ordinals = list(_ORDINAL.finditer(text))
    starts = [ordinal.start() for ordinal in ordinals]
    for head in _SPOKEN_HEAD.finditer(text):
        if _one_of_several(text, head):
            continue
        steps: list[Span] = []
        reach = head.end()
        heading = _HEADING.search(text, head.end())
        stop = heading.start() if heading else len(text)
        for ordinal in ordinals[bisect_left(starts, head.end()) :]:
            if ordinal.start() >= stop or ordinal.start() - reach > _LONGEST_STEP:
                break
            wanted = _ORDER[len(steps)] if len(steps) < len(_ORDER) else ""
            if ordinal["numeral"] == "一" and steps:
                break
            if ordinal["numeral"] == wanted:
                steps.append(_span(ordinal))
                reach = ordinal.end()
        if len(steps) >= 2:
            yield Enumeration(_number(head), _span(head), tuple(steps), len(steps), len(steps), False, True)


def _one_of_several(text: str, head: re.Match[str]) -> bool:
    """Whether a bare count ends a sentence of several (完成9项，未完成1项。): it then leads into no list."""
    bare = _BARE_COUNT.search(head[0])
    if bare is None:
        return False
    begin = max(text.rfind(mark, 0, head.start()) for mark in "。\n") + 1
    return re.search(rf"\d\s*{bare['measure']}", text[begin : head.start()]) is not None
