"""Each quantity of a paragraph with the words that say what it is: an amount, a change, a share, a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from reviewer.model import Quantity, Span
from reviewer.quantities.relations.blocks import blocks

Role = Literal["amount", "change", "share", "growth", "completion", "average", "from", "percent"]


class Item(NamedTuple):
    """A quantity as a member of its paragraph.

    ``gap`` are the words between it and the item before (white space removed), ``lead`` those of its own
    clause before it, ``tail`` those after it up to the next mark or item. ``start`` is the offset at which the
    lead begins; ``adjoins`` says that no mark parts it from the item before. ``block``, ``sentence`` and
    ``clause`` (parted by ；) count through the text, ``depth`` is the number of brackets open around it.
    ``sign`` is -1 for a decrease; ``of`` names the whole of a share or the base of a growth, as far as it is
    named. ``aside`` marks what stands in a reason or a purpose; ``introduces`` an item after which its
    paragraph ends in 其中： or 包括：.
    """

    quantity: Quantity
    gap: str
    lead: str
    tail: str
    start: int
    block: int
    sentence: int
    clause: int
    depth: int
    role: Role
    sign: int
    of: str
    aside: bool
    adjoins: bool
    introduces: bool

    @property
    def end(self) -> int:
        return self.quantity.end

    @property
    def value(self) -> Decimal:
        """The value in the base unit with the sign of its direction."""
        assert self.quantity.value is not None
        return self.quantity.value * self.sign if self.role in ("change", "growth") else self.quantity.value

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.quantity.end)

    @property
    def unit(self) -> str:
        unit = self.quantity.unit.partition("（")[0]  # 台（套）
        return _SAME_UNIT.get(unit, unit)

    @property
    def exact(self) -> bool:
        return self.quantity.qualifier == "exact"

    @property
    def label(self) -> str:
        """What the quantity is of: its lead without joining words and verbs, or else its tail."""
        name = _LABEL_HEAD.sub("", _LABEL_TAIL.sub("", self.lead))
        return name or self.tail


_SAME_UNIT = {"名": "人", "位": "人"}
_AMOUNT_KINDS = frozenset({"money", "count", "number", "rate"})
_READ_KINDS = _AMOUNT_KINDS | {"percent"}

_FOLD = re.compile(r"\s+")
_BRACKETED = re.compile(r"（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]")
_LAST_MARK = re.compile(r"[，,；;。：:！!？?、（）()《》*＊×=＝+＋]")
_TAIL = re.compile(r"[^，,；;。：:！!？?、“”\"（）()]*")
_SENTENCE_END = re.compile(r"[。！？]|(?<=[万亿元%])\.(?=[一二三四五六七八九])")
_DOWN = r"减少|下降|降低|回落|压减|核减|调减|缩减|减支|减收|下滑|负增长|降幅|减|降"
_UP = r"净增加|净增|增加|增长|提高|上升|上涨|增幅|增收|增支|(?<!新)增"
_CHANGE = re.compile(rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:了|额|幅度|幅|率)?(?:约|近|逾|超)?为?[:：]?$")
_BECAME = re.compile(r"^[^，,；;。]{0,4}为[:：]?$")
_FEWER = re.compile(r"(?:(?P<down>(?<![至不])少)|(?P<up>(?<![许至])多))了?(?:约|近)?$")  # after 比 only: 比预算少A
_COMPARED = re.compile(
    r"(?:比|较|与|和|同)(?P<base>[^，,；;。：:]{1,24}?)(?:相比|相较|比较)?(?:[，,][^，,；;。：:]{0,16})?$"
)
_SHARE = re.compile(
    r"(?:占比|占(?P<of>[^，,；;。、]*?)的?(?:比例|比重|份额)?|比重|比例)(?:约|近|超过|超)?(?:为|达到|达|是)?[:：]?$"
)
_COMPLETION = re.compile(
    r"(?:完成|占(?=年|全年|本年|当年|调整|批复|计划|任务|目标|预算))(?P<of>[^，,；;。]*?(?:预算|计划|任务|目标|预算数))的?(?:比例)?(?:为)?$"
)
_AVERAGE = re.compile(
    r"(?:(?:[村户人组校县乡镇亩企家个场笔次]|社区|单位)(?:平均|均|平)|平均每?|每(?:平方公里|公里|平方米|人次|批次|[村户人亩所座处笔件台套辆起期班])(?:平均)?)"
    r"[^，,；;。均]{0,10}$"
)
_FROM = re.compile(r"(?:从|由(?!于)|(?<!之)比|较)[^，,；;。]{0,20}的?$")
_COMPARED_TO = re.compile(r"(?:与|同|和)[^，,；;。]{2,24}$")
_COMPARISON_ENDS = re.compile(r"相比|相较|比较")
_MADE_UP = re.compile(r"[^；;。]*?(?:组成|构成)")
_ASIDE = re.compile(r"主要用于|主要是|主要原因|主要为|主要因|原因是|原因为|用于|由于|因为")
_INTRODUCES = re.compile(r"(?:其中|包括|如下|分别为)[：:]?\s*$")
_LABEL_HEAD = re.compile(r"^(?:其中|分别|包括|包含|另有|另|共|共计|合计|有|和|及|以及|与|为|是)+")
_LABEL_TAIL = re.compile(r"的?(?:为|是|有|达到|达|共计|合计|共|约)+$")


def read_items(text: str, quantities: Sequence[Quantity]) -> list[Item]:
    """The items of ``text``: its readable amounts and percentages, in order."""
    items: list[Item] = []
    wanted = iter([q for q in quantities if q.kind in _READ_KINDS and q.value is not None])
    quantity = next(wanted, None)
    sentence = clause = 0
    for number, block in enumerate(blocks(text)):
        tabular = "\t" in text[block.start : block.end]
        members: list[Quantity] = []
        while quantity is not None and quantity.start < block.end:
            members.append(quantity)
            quantity = next(wanted, None)
        if tabular:  # cells say what they are by their place, not by the words before them
            members = []
        for item in _block_items(text, block, members, number, sentence, clause):
            items.append(item)
            sentence, clause = item.sentence, item.clause
        sentence, clause = sentence + 1, clause + 1
    return items


def _block_items(
    text: str, block: Span, members: Sequence[Quantity], number: int, sentence: int, clause: int
) -> Iterator[Item]:
    depth = 0
    aside = False
    before = block.start
    previous: Item | None = None
    for position, quantity in enumerate(members):
        raw = text[before : quantity.start]
        gap = _FOLD.sub("", raw)
        after = members[position + 1].start if position + 1 < len(members) else block.end
        tail_match = _TAIL.match(_FOLD.sub("", text[quantity.end : min(after, quantity.end + 80)]))
        ends = len(_SENTENCE_END.findall(gap))
        parts = ends + gap.count("；") + gap.count(";")
        sentence, clause = sentence + ends, clause + parts
        depth = max(0, depth + gap.count("（") + gap.count("(") - gap.count("）") - gap.count(")"))
        if parts:
            aside = False
        aside = aside or _ASIDE.search(gap[max(map(gap.rfind, "。；;")) + 1 :]) is not None
        clean = _BRACKETED.sub("", gap)
        lead = _LAST_MARK.split(clean)[-1]
        tail = tail_match.group() if tail_match else ""
        role, sign, of = _role(quantity, lead, clean, previous)
        if role == "amount" and _COMPARED_TO.search(lead) and _COMPARISON_ENDS.match(tail):
            role = "from"  # 与上年支出A相比，增加D
        if role == "from" and "由" in lead and _MADE_UP.match(text, quantity.end, min(block.end, quantity.end + 120)):
            role = "amount"  # 由A和B组成
        previous = Item(
            quantity,
            gap,
            lead,
            tail,
            _lead_start(text, before, quantity.start, lead),
            number,
            sentence,
            clause,
            depth,
            role,
            sign,
            of,
            aside,
            previous is not None and _LAST_MARK.search(clean) is None,
            position + 1 == len(members)
            and _INTRODUCES.search(text[max(quantity.end, block.end - 80) : block.end]) is not None,
        )
        yield previous
        before = quantity.end


def _lead_start(text: str, floor: int, end: int, lead: str) -> int:
    """The offset at which the folded ``lead`` begins; bracketed words inside it belong to it."""
    if not lead:
        return end
    position = end
    for character in reversed(lead):
        found = text.rfind(character, floor, position)
        position = position if found < 0 else found
    return position


def _role(quantity: Quantity, lead: str, gap: str, previous: Item | None) -> tuple[Role, int, str]:
    if quantity.kind == "percent":
        if match := _COMPLETION.search(lead):
            return "completion", 1, match["of"]
        if match := _SHARE.search(lead):
            return "share", 1, match["of"] or ""
        if match := _CHANGE.search(lead):
            return "growth", -1 if match["down"] else 1, _base(gap, match)
        return "percent", 1, ""
    change = _CHANGE.search(lead) or (_FEWER.search(lead) if _FROM.search(lead) else None)
    if change is not None and previous is not None and previous.role == "from" and _BECAME.search(lead):
        return "amount", 1, ""  # 由A降为B: B is what is left
    if change is None and _FROM.search(lead):
        return "from", 1, ""
    if _AVERAGE.search(lead):
        return "average", 1, ""
    if match := change:
        return "change", -1 if match["down"] else 1, _base(gap, match)
    return "amount", 1, ""


def _base(gap: str, change: re.Match[str]) -> str:
    """The name that a comparison before the verb of ``change`` gives to its base (比上年预算数增加)."""
    match = _COMPARED.search(gap.removesuffix(change.group()))
    return match["base"] if match else ""
