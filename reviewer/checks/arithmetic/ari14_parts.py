"""ARI14: a part that must not exceed its whole: passed on of found, chosen of handed in, paid out of raised."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reviewer.checks.arithmetic.figures import named, printed
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

# Deeds that come after others on the same things, with the deeds they come after.
_STEPS = (
    (
        r"移送|移交|转办|查实|立案|整改|整顿|转化|清退|销号|办结|审结|办复|化解|处置|调整",
        r"排查|摸排|发现|受理|收到|梳理|查出|检查|排查出|存在|从事|核查",
    ),
    (
        r"获|选送|精选|择优选|挑选|评选|遴选|入选|表彰|评为|推荐",
        r"收到|征集|申报|上报|报名|参评|参赛|提交|推荐|参加|征文|选送|精选",
    ),
    (r"下发|拨付|下拨|支付|使用|发放|支出", r"筹集|募集|到位|归集|争取"),
    (r"录用|录取|聘用|入围|进入面试|合格|通过", r"报名|应聘|参加考试|报考|面试|参考"),
    (r"办结|结案|审结|办复|答复|回复", r"立案|交办|承办|登记|转办"),
    (r"整改|化解|销号", r"交办|转办"),
    (r"有效|满意", r"发放问卷|发出问卷|回收|收回"),
)
_PAIRS = tuple((re.compile(part), re.compile(whole)) for part, whole in _STEPS)
_OF_MONEY = slice(2, 3)  # money is raised and paid, not found and put right
_ADDED = re.compile(r"合计|共计|总计|结转|结余|未结|未办结|旧案|存量|旧存|历年|往年|以前年度|滚存")
_NOUN = 2
_PHRASE = 6  # characters after a number that name what it counts
_VAGUE = frozenset({"人员", "对象", "单位", "项目", "部门", "工作", "资金", "情况", "群众", "企业"})
_TELLING = frozenset({"篇", "条", "件", "份", "起", "宗", "幅"})  # measure words that say what is counted
_AMONG = re.compile(  # not of 集中, 其中, 年中, 初中
    r"^[^，,、；;。：:（）()]{0,12}(?<![其集年月期程当初高途手心])中"
    r"(?:[，,][^，,、；;。：:]{0,16}|(?:已经?|目前|现|共|就)*有)$"
)
_OF_WHICH = re.compile(r"[，,；;（(]其中[：:，,]?[^，,；;。]*$")
_REACH = 10
_FARTHEST = 12  # times: a part so much larger is of something else, unless a digit was added
_STOP = re.compile(r"[、和及与等的]+$")
_RATHER = re.compile(r"应[办结检参发缴收报到]|每|平均|人均|超过|不低于|标准|奖金|奖补|上届|去年|上年")


@check("ARI14", name="部分与整体", severity="minor", since="0.2")
def parts(report: Report) -> Iterator[Outcome]:
    """检查什么：
    先后相承的两个同类数（排查—移送、整改，征集—获奖，上报—选送，筹集—下发，报名—录用等），后者是否不大于前者；“其中”
    所列的一项、“9个社区中，8个……”的后一数，是否不大于所属的数。

    为何重要：
    后一环节的数大于前一环节，说明两数口径不同或有一处有误。

    反例：
    共排查问题线索60条，移送有关部门68条问题线索。
    ---
    预算安排320.00万元，其中：设备购置360.00万元。
    ---
    全区7个街道中，已有9个街道建成服务站。

    正例：
    共排查问题线索60条，移送有关部门38条问题线索。

    已知误报：
    后一环节含以前年度结转或其他来源时可以大于前一环节，因此只作询问。

    建议措辞：
    请说明两数的关系和构成。
    """
    told = False
    items = report.relations.items
    listed = {item.end for breakdown in report.relations.breakdowns for item in breakdown.items}
    for position, item in enumerate(items):
        among = _among(items, position)
        whole = _whole(items, position) if among is None else None
        if among is not None:
            told = True
            yield _plainly(_outcome(among, item))
        elif whole is not None:
            told = True
            yield _outcome(whole, item)
        elif item.end not in listed and (within := _within(items, position)) is not None and _above(within, item):
            told = True
            yield _plainly(_fault(within, item))
    if not told:
        yield Unable("没有先后相承、可比较大小的计数")


def _whole(items: Sequence[Item], position: int) -> Item | None:
    """The largest of the earlier counts of the same things by a deed that comes before."""
    part = items[position]
    if part.role != "amount" or part.quantity.kind not in ("count", "money") or _RATHER.search(part.lead):
        return None
    for later, earlier in _PAIRS[_OF_MONEY] if part.quantity.kind == "money" else _PAIRS:
        if not later.search(part.lead) and not later.match(_tail(part)):
            continue
        found: list[Item] = []
        for other in reversed(items[max(0, position - _REACH) : position]):
            if other.block != part.block or other.sentence < part.sentence - 1:
                break
            if not _same_things(other, part) and not _goes_on(other, part, later):
                continue
            if _ADDED.search(other.lead):  # 受理A件，上年结转B件，合计C件: what was there before is dealt with too
                return None
            if other.role not in ("amount", "from") or _RATHER.search(other.lead):
                continue
            if earlier.search(_context(items, other)) and not later.match(_tail(other)):
                found.append(other)
        if found:
            whole = max(found, key=lambda other: other.value)
            return whole if part.value <= whole.value * _FARTHEST else None
    return None


def _within(items: Sequence[Item], position: int) -> Item | None:
    """The largest figure of the sentence that the one thing named after 其中 can be of."""
    part = items[position]
    if part.role != "amount" or not _OF_WHICH.search(part.gap) or _RATHER.search(part.lead):
        return None
    wholes = [
        item
        for item in items[max(0, position - _REACH) : position]
        if (item.block, item.sentence, item.depth) == (part.block, part.sentence, part.depth)
        and (item.quantity.kind, item.unit, item.role) == (part.quantity.kind, part.unit, "amount")
        and not _RATHER.search(item.lead)
    ]
    return max(wholes, key=lambda item: item.value, default=None)


def _among(items: Sequence[Item], position: int) -> Item | None:
    """The figure before, where this one says how many of them: N个A中，M个B."""
    part, whole = items[position], items[position - 1] if position else items[position]
    alike = [(item.sentence, item.depth, item.unit, item.role) for item in (whole, part)]
    if alike[0] != alike[1] or part.role != "amount" or part.quantity.kind != "count" or _RATHER.search(part.lead):
        return None
    return whole if _AMONG.match(part.gap) else None


def _context(items: Sequence[Item], item: Item) -> str:
    """The words that say what was done: those before the figure and after it, and those over the list it is in."""
    position = bisect_left(items, item.end, key=lambda one: one.end)
    while position and items[position].gap.startswith("、") and items[position - 1].sentence == item.sentence:
        position -= 1
    return f"{items[position].gap}{item.gap}{_tail(item)}"


def _tail(item: Item) -> str:
    return item.tail.partition("、")[0]


def _same_things(one: Item, two: Item) -> bool:
    if (one.quantity.kind, one.unit) != (two.quantity.kind, two.unit):
        return False
    if one.quantity.kind == "money" or one.unit in _TELLING:
        return True
    mine, other = _names(one), _names(two)
    return any(_head(one_name) in two_name or _head(two_name) in one_name for one_name in mine for two_name in other)


def _goes_on(one: Item, two: Item, later: re.Pattern[str]) -> bool:
    """Whether ``two`` names nothing, only its deed (已整改16个): it is of the things the sentence speaks of."""
    bare = not _tail(two) and any(match.end() == len(two.lead) for match in later.finditer(two.lead))
    return bare and one.sentence == two.sentence and (one.quantity.kind, one.unit) == (two.quantity.kind, two.unit)


def _head(name: str) -> str:
    """The end of a name that says what it is; longer where the last word says little (人员, 项目)."""
    return name[-2 * _NOUN :] if name[-_NOUN:] in _VAGUE else name[-_NOUN:]


def _names(item: Item) -> tuple[str, ...]:
    tail = _STOP.sub("", _tail(item)[:_PHRASE])
    lead = item.label if not item.adjoins else ""
    return tuple(name for name in (tail, lead) if len(name) >= _NOUN)


def _above(whole: Item, part: Item) -> bool:
    """Whether the least that ``part`` can be is more than the most that ``whole`` can be."""
    high, low = whole.quantity.high, part.quantity.low
    return high is not None and low is not None and low > high


def _outcome(whole: Item, part: Item) -> Outcome:
    if not _above(whole, part):
        return Held((whole.span, part.span), f"{printed(part)}≤{printed(whole)}")
    return _fault(whole, part)


def _plainly(outcome: Outcome) -> Outcome:
    """A part that the words themselves take from its whole must not exceed it."""
    return outcome._replace(certainty="likely", severity="major") if isinstance(outcome, Fault) else outcome


def _fault(whole: Item, part: Item) -> Fault:
    return Fault(
        f"{named(part)}大于前文{named(whole)}。",
        (part.span, whole.span),
        "query",
        computation=f"{printed(part)}＞{printed(whole)}",
        values={"前": printed(whole), "后": printed(part)},
    )
