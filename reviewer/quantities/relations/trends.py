"""Words of direction against a figure of the same paragraph: 会议费比上年增加A … 会议费得到有效压减."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.model import Span
from reviewer.quantities.relations.blocks import blocks
from reviewer.quantities.relations.items import Item


class Trend(NamedTuple):
    """What is said to have fallen (``sign`` -1) or risen, and its change on the year before that says otherwise."""

    span: Span
    sign: int
    change: Item


_HOW = (
    r"(?:支出|费用|总额|总量)?(?:实现了?|得到了?|呈现?|均|都|也)?"
    r"(?:有效|持续|稳步|明显|显著|大幅|逐年|有所|进一步|不断|较大幅度|稳中有)?的?"
)
_SAID = re.compile(
    rf"(?P<subject>[一-鿿“”]{{3,16}}?){_HOW}"
    r"(?:(?P<down>只减不增|压减|压缩|下降|降低|减少)|(?P<up>只增不减|上升|增长|增加|提升))(?:趋势|态势)?[。，；,;\n]"
)
_SUBJECT = re.compile(
    r"(?P<subject>[一-鿿“”]*?)(?:支出|费用|总额|总量)?(?:决算|执行)?数?(?:合计|总计|共计)?(?:同比|比|较|与)"
)
_HEAD = re.compile(r"(?:19|20)\d{2}年度?|^(?:全年|本年|当年|其中|我[局办委部院])")
_PAST = re.compile(r"上年|去年|同比|(?:19|20)\d{2}年")
_TOPIC = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?(?P<topic>[一-鿿“”]{3,12}?)(?:支出)?(?:方面|情况)[，,。：:]"
)
_TOTAL = re.compile(r"(?:决算|执行|支出|合计|总计)数?(?:合计|总计|总额)?(?:为|是|共)?$")
# Of less than the year, of the time to come, of figures made comparable: not the change that is printed.
_OTHERWISE = re.compile(r"上半年|下半年|季度|\d月|月份|预计|今后|下一步|将|剔除|扣除|可比|除外|预算|计划|目标")
_SINCE = re.compile(r"比|以来|近[几两三五十]年")  # what is said is of another span of time than the change
_TAIL = re.compile(r"(?:支出|费用|总额|总量|数)+$")
# What may stand before the name without making it that of a part (盗窃类发案数).
_BEFORE_NAME = re.compile(
    r"(?:全年|本年|当年|做到了?|实现了?|确保了?|使得?|全[市县区镇乡]|我[局办委部院校镇乡]|单位|部门|有效)*"
)
_SHORTEST = 3
_NEAR = 24  # characters before a claim in which its conditions stand


def trends(text: str, items: Sequence[Item]) -> list[Trend]:
    """Every change of a thing that its own paragraph says to have gone the other way, none of its changes agreeing."""
    changed: dict[int, list[_Changed]] = {}
    for position, item in enumerate(items):
        if item.role in ("change", "growth") and _PAST.search(item.lead) and not _OTHERWISE.search(item.lead):
            before = items[position - 1] if position and items[position - 1].block == item.block else None
            changed.setdefault(item.block, []).append(_Changed(item, *_named(item, before)))
    return [
        trend
        for number, block in enumerate(blocks(text))
        if number in changed
        for trend in _of_block(text, block, changed[number])
    ]


class _Changed(NamedTuple):
    """A change, the name of what changed, and whether what its paragraph is about may be meant where none is told."""

    item: Item
    name: str
    of_topic: bool


def _named(item: Item, before: Item | None) -> tuple[str, bool]:
    match = _SUBJECT.match(_HEAD.sub("", item.lead))
    name = _plain(match["subject"]) if match else ""
    of_total = before is not None and before.role == "amount" and _TOTAL.search(before.lead) is not None
    return (name if len(name) >= _SHORTEST else ""), not name and of_total


def _of_block(text: str, block: Span, changes: Sequence[_Changed]) -> Iterator[Trend]:
    about = _TOPIC.match(text, block.start, block.end)
    topic = _plain(about["topic"]) if about else ""
    for match in _SAID.finditer(text, block.start, block.end):
        sign = -1 if match["down"] else 1
        said = _plain(match["subject"])
        own = [
            change.item
            for change in changes
            if (name := change.name or (topic if change.of_topic else ""))
            and said.endswith(name)
            and _BEFORE_NAME.fullmatch(said.removesuffix(name))
        ]
        opposed = bool(own) and all(item.sign != sign for item in own)
        ended = text.rfind("。", block.start, match.start()) + 1
        near = text[max(block.start, ended, match.start() - _NEAR) : match.end()]
        if opposed and not _OTHERWISE.search(near) and not _SINCE.search(near):
            yield Trend(Span(start=match.start("subject"), end=match.end() - 1), sign, own[0])


def _plain(words: str) -> str:
    """The words without quotation marks and without what may be left out at their end (会议费支出, 来信件数)."""
    return _TAIL.sub("", words.replace("“", "").replace("”", ""))
