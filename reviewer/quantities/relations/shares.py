"""Shares and completion: B占A的P%, 完成预算的P%, with the figures that can stand for part and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from reviewer.quantities.relations.bearers import JOINING, Above, Share, is_of, listed, own_base, subject
from reviewer.quantities.relations.breakdowns import Breakdown
from reviewer.quantities.relations.items import Item
from reviewer.quantities.relations.rates import rates, wholes_before

_WHOLE_WORDS = re.compile(
    r"^(?:全部|全省|全市|全县|全区|全国|全年|全镇|全乡|全校|年度|本年度|本年|当年|同期|上述|该|其|总|的)+"
    r"|(?:总数|总额|总量|总计|合计|总|数量|人数|户数|个数|数|的|比重|比例)+$"
)
_FUND = re.compile(r"(?:一般公共|公共财政|政府性基金|基金|国有资本经营|社会保险基金)预算")
_JOINT = re.compile(r"合计|共|分别|合占|累计")
_JOINTS = frozenset({"、", "和", "及", "与", "以及"})
_TELLING = 3  # a longer name is looked for in the whole paragraph
_TOTAL = re.compile(r"(?:收入|支出|预算|决算|采购).{0,4}(?:合计|总计|总额)$|(?:本年|全年|年度|总)(?:收入|支出)$")
_OF_REPORT = re.compile(
    r"^(?:其中|我[局委办单位]{1,2}|本?部门|本?单位|(?:19|20)\d{2}年度?|全年|本年度?|当年|年度|总)+|(?:合计|总计|总额)$"
)
_PLANNED = frozenset({"计划", "任务", "目标", "年度计划", "年度任务", "年度目标"})
_SCOPE = 14  # how many items back a whole is looked for


def shares(items: Sequence[Item], found: Sequence[Breakdown]) -> list[Share]:
    """The shares outside of breakdowns whose part and whole can be told."""
    told = {share.end for breakdown in found for share in breakdown.shares}
    above = {part.item.end: breakdown.totals for breakdown in found for part in breakdown.parts}
    read: list[Share] = []
    totals: dict[str, list[Item]] = {}
    for position, item in enumerate(items):
        if item.role in ("share", "completion", "percent") and item.end not in told:
            read += [*_share(items, position, above)] or _of_total(items, position, totals)
        elif item.role == "amount" and _TOTAL.search(item.lead):
            totals.setdefault(_own_name(item.lead), []).append(item)
    return read


def _of_total(items: Sequence[Item], position: int, totals: Mapping[str, Sequence[Item]]) -> list[Share]:
    """支出A，占本年支出合计的P%, where the total stands anywhere before with one value only."""
    percent, part = items[position], items[position - 1]
    if (
        not position
        or not _TOTAL.search(percent.of.removesuffix("的"))
        or _JOINT.search(percent.lead[: -len(percent.of)])
    ):
        return []
    wholes = [
        item
        for item in totals.get(_own_name(percent.of), ())
        if (item.quantity.kind, item.unit) == (part.quantity.kind, part.unit)
    ]
    place = (percent.block, percent.sentence, percent.depth)
    alike = (part.role, part.block, part.sentence, part.depth) == ("amount", *place)
    name = subject(percent)
    alike = alike and not listed(items, position - 1) and (not name or is_of(part, name))
    single = len({whole.value for whole in wholes}) == 1 and wholes[0] is not part
    return [Share(percent, part, (wholes[0],), named=True)] if alike and single else []


def _own_name(name: str) -> str:
    """The name of a total without the year and the words for whose it is."""
    return _OF_REPORT.sub("", name.replace("的", ""))


def _share(items: Sequence[Item], position: int, above: Above) -> Iterator[Share]:
    percent = items[position]
    if percent.role == "percent":
        yield from rates(items, position, above)
    elif _JOINT.search(percent.lead):
        return  # a share of several figures together
    elif not percent.of:
        name = subject(percent)
        yield from _of_subject(items, position, name, above) if name else _of_nearest(items, position)
    else:
        yield from _of_named(items, position)


def _of_named(items: Sequence[Item], position: int) -> Iterator[Share]:
    """B，占全县A总数的P%; 甲占A的P%: the share of what 占 names."""
    percent = items[position]
    core = core_name(percent.of)
    if core and own_base(percent):
        return
    before = [i for i in reversed(items[max(0, position - _SCOPE) : position]) if _before(i, percent)]
    wholes = [
        i for i in before if core and _named(i, core, percent.role) and (_near(i, percent) or len(core) > _TELLING)
    ]
    if core in _PLANNED:  # 完成计划的P% is of the plan named beside it, not of that of another task
        wholes = [whole for whole in wholes if whole.clause == percent.clause]
    name = subject(percent)
    near = [item for item in before if _near(item, percent) and (not name or is_of(item, name))]
    part = items[position - 1] if percent.gap.startswith(("（", "(")) else _part(near, wholes[0]) if wholes else None
    if part is None:
        return
    wholes = [whole for whole in wholes if not _beside(items, whole, part)]
    alone = bool(name) or part is not items[position - 1] or not listed(items, position - 1)
    for one, of_it in _respectively(items, position, part):
        found = _preferred([whole for whole in wholes if whole is not of_it and _of_a_kind(whole, of_it)], of_it)
        if found:
            single = len({whole.value for whole in found}) == 1
            yield Share(one, of_it, tuple(found[:3]), single and (alone or one is not percent))


def _of_subject(items: Sequence[Item], position: int, name: str, above: Above) -> Iterator[Share]:
    """总数A，其中甲B、乙C，甲所占比重为P%: the share of the member of the list that is called so."""
    percent = items[position]
    near = (i for i in reversed(items[max(0, position - _SCOPE) : position]) if i.sentence == percent.sentence)
    part = next((item for item in near if item.role == "amount" and is_of(item, name)), None)
    wholes = above.get(part.end, ()) if part is not None else ()
    if part is not None and wholes:
        yield Share(percent, part, wholes, named=len({whole.value for whole in wholes}) == 1)


def _beside(items: Sequence[Item], whole: Item, part: Item) -> bool:
    """Whether the two are members of one list (乡镇8个、村24个), so that neither is part of the other."""
    end = items.index(part)
    first = end
    while first and items[first].gap.startswith("、") and items[first].sentence == part.sentence:
        first -= 1
    return any(item is whole for item in items[first:end])


def _respectively(items: Sequence[Item], position: int, part: Item) -> list[tuple[Item, Item]]:
    """The percentage at ``position`` with its part; of A、B和C，占…的P%、Q%和R% each with its own.

    Nothing where several amounts share one percentage, or the lists are not equally long.
    """
    percents = [items[position], *_joined(items[position + 1 : position + 1 + _SCOPE])]
    last = items[position - 1]
    parts = [last, *_joined_before(items, position - 1)]
    if len(percents) == 1:
        return [] if part is last and len(parts) > 1 else [(percents[0], part)]
    return list(zip(percents, reversed(parts), strict=True)) if len(percents) == len(parts) else []


def _joined(items: Sequence[Item]) -> Iterator[Item]:
    yield from takewhile(lambda item: item.gap in _JOINTS and item.quantity.kind == "percent", items)


def _joined_before(items: Sequence[Item], position: int) -> Iterator[Item]:
    """The amounts before the one at ``position`` that stand in one list with it without words between."""
    while position and items[position].gap in _JOINTS and items[position - 1].role == "amount":
        position -= 1
        yield items[position]


def _of_a_kind(whole: Item, part: Item) -> bool:
    """Whether both are money or neither: 两个项目支出A，占项目支出的P% is no share of the two."""
    return (whole.quantity.kind == "money") == (part.quantity.kind == "money")


def _preferred(wholes: Sequence[Item], part: Item) -> Sequence[Item]:
    """Those that can hold ``part``; where none can, all: what the words name is read whether it fits or not."""
    return [whole for whole in wholes if whole.value >= part.value] or wholes


def _of_nearest(items: Sequence[Item], position: int) -> Iterator[Share]:
    """总数A，其中B，占P%: the share that the amount right before it is of the amount before that."""
    percent, part = items[position], items[position - 1]
    if (
        not position
        or part.lead.startswith(JOINING)
        or part.role != "amount"
        or part.clause != percent.clause
        or part.block != percent.block
    ):
        return
    wholes = wholes_before(items, position)
    if wholes:
        yield Share(percent, part, wholes, named="其中" in part.gap and len(wholes) == 1)


def _before(item: Item, percent: Item) -> bool:
    return item.block == percent.block and item.role == "amount"


def _near(item: Item, percent: Item) -> bool:
    return item.sentence >= percent.sentence - 1


def core_name(of: str) -> str:
    """The name of a whole without words of scope and counting (全市村（社区）总数的 → 村（社区）)."""
    previous = None
    while previous != of:
        previous, of = of, _WHOLE_WORDS.sub("", of)
    return of


def _named(item: Item, core: str, role: str) -> bool:
    """Whether ``item`` is printed under the name ``core``."""
    if item.quantity.kind == "count" and (item.tail.startswith(core) or (item.tail == "" and item.lead.endswith(core))):
        return True
    name = item.label.replace("的", "")
    if role == "completion":
        return core in _FUND.sub("", name)
    if core_name(name) == core:
        return True
    return len(core) > len("支出") and core_name(name).endswith(core)


def _part(before: Sequence[Item], whole: Item) -> Item | None:
    """The figure of the whole's kind nearest before the percentage."""
    for item in before:
        if (item.quantity.kind, item.unit) == (whole.quantity.kind, whole.unit):
            return item
    return None
