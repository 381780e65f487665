"""ARI08: a coverage or completion rate against the counts printed around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.arithmetic.figures import named, percentage, printed
from reviewer.checks.outcomes import Fault, Held, Outcome, Unable
from reviewer.checks.registry import check
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import grade, last_place

_RATE = re.compile(
    r"(?P<name>[一-鿿]{0,6}(?P<verb>覆盖|签约|办结|整改|完成|到位|合格|入学|就业|参保|参与|满意|达标|回收|调解成功|清退|录用)(?:率|度))"
)
_WHOLE = re.compile(r"全[市县区省州镇乡校]|共有|全部|总数|总量|应|有效|共|总")
_FROM = re.compile(r"从|由")
_REACH = 24
_PEOPLE = {
    "满意": ("有效", "完成访问", "接通", "回复", "答复", "收回", "回收", "发放", "调查", "回访", "受访"),
}
_SATISFIED = re.compile(r"(?<!不)满意")
_ANSWER = re.compile(r"满意|一般|不了解|弃权")
_RESPECTIVELY = re.compile(r"分别|各$")


@check("ARI08", name="率与计数互证", severity="major", since="0.2")
def rates(report: Report) -> Iterator[Outcome]:
    """检查什么：
    覆盖率、办结率、完成率、满意度等比率，是否等于同段所列同名对象的分子与分母之比：分子为比率前同一动词所带的个数，
    分母为同名对象的总数。

    为何重要：
    率与个数对不上，说明分子、分母的口径没有交代，或其中一个数未更新。

    反例：
    全年新增覆盖小微企业480家，覆盖率达到92.00%。对全县640家小微企业逐一建档。

    正例：
    全年新增覆盖小微企业480家，覆盖率达到75.00%。对全县640家小微企业逐一建档。

    已知误报：
    分母剔除了不具备条件的对象、分子只是当年新增数时，比率可与所列个数不同，因此只作询问。

    建议措辞：
    请说明该比率的分子、分母口径及统计时点。
    """
    items = report.relations.items
    counts = [item for item in items if item.quantity.kind == "count" and item.value > 0]
    told = 0
    for position, item in enumerate(items):
        match = _RATE.search(item.gap) if item.quantity.kind == "percent" else None
        if match is None or item.role in ("completion", "share"):
            continue
        for outcome in _outcome(_reached(items, position), match["verb"], counts):
            told += 1
            yield outcome
    if not told:
        yield Unable("没有识别到分子、分母都列出的覆盖率、办结率一类比率")


def _reached(items: Sequence[Item], position: int) -> Item:
    """The rate itself, or the one it rose to (从17%增长到91%)."""
    item = items[position]
    following = items[position + 1] if position + 1 < len(items) else item
    rises = _FROM.search(item.lead) and following.quantity.kind == "percent" and following.sentence == item.sentence
    return following if rises else item


def _outcome(rate: Item, verb: str, counts: Sequence[Item]) -> Iterator[Outcome]:
    at = bisect_left(counts, rate.quantity.start, key=lambda item: item.quantity.start)
    near = [item for item in counts[max(0, at - _REACH) : at + _REACH] if item.block == rate.block]
    part = next(
        (
            item
            for item in reversed(near)
            if item.end <= rate.quantity.start and item.sentence == rate.sentence and _of_verb(item, verb)
        ),
        None,
    )
    if part is None or _RESPECTIVELY.search(part.lead):  # the first of a list is not all of them
        return
    noun = _noun(part, verb)
    wholes = [item for item in near if item is not part and item.unit != "" and _whole_of(item, part, noun, verb)]
    if verb in _PEOPLE:
        wholes = _asked(wholes, part, verb)
    wholes.sort(key=lambda item: (_rank(item, verb), item.value < part.value))
    if verb in _PEOPLE and (group := _group(near, part)) is not None:
        asked = [item for item in wholes if item is not group and item.clause == part.clause]
        nearer = any(group.end < item.end < part.end for item in asked)  # 回访200户，有效问卷190份，满意180户
        wholes = asked if nearer else [group, *asked]
    if not wholes:
        return
    place = last_place(rate.quantity)
    answers = [item for item in near if verb in _PEOPLE and item.clause == part.clause and _of_verb(item, verb)]
    if len(answers) > 1 and not any(item in answers for item in wholes):
        yield from _summed(answers, wholes, rate)  # 非常满意A份、满意B份: which of them count, the words need not say
        return
    for whole in wholes:
        if grade(part.value / whole.value * 100, rate.quantity.value or rate.value, place) in ("ok", "truncated"):
            yield Held((part.span, whole.span, rate.span), f"{_number(part)}÷{_number(whole)}={printed(rate)}")
            return
    whole = wholes[0]
    if not (part.exact and whole.exact and rate.exact):
        return
    due = percentage(part.value / whole.value * 100, rate.quantity.decimals)
    yield Fault(
        f"按所列{named(part)}、{named(whole)}计算为{due}，与所列{named(rate)}不符。",
        (rate.span, part.span, whole.span),
        "query",
        computation=f"{_number(part)}÷{_number(whole)}={due}≠{printed(rate)}",
        values={"所列": printed(rate), "复算": due},
    )


def _summed(answers: Sequence[Item], wholes: Sequence[Item], rate: Item) -> Iterator[Outcome]:
    """The rate where the answers that say so together give it."""
    added = sum((item.value for item in answers), Decimal(0))
    for whole in wholes:
        if grade(added / whole.value * 100, rate.quantity.value or rate.value, last_place(rate.quantity)) == "ok":
            terms = "+".join(_number(item) for item in answers)
            yield Held((*(item.span for item in answers), whole.span), f"({terms})÷{_number(whole)}={printed(rate)}")
            return


def _of_verb(item: Item, verb: str) -> bool:
    """Whether the figure counts what the verb says (满意268份, not 不满意3份)."""
    return _SATISFIED.search(item.lead) is not None if verb == "满意" else verb in item.lead


def _asked(wholes: Sequence[Item], part: Item, verb: str) -> list[Item]:
    """Those asked: of the clause of ``part`` where it names any; a 问卷 of another clause is of other people."""
    named_so = [item for item in wholes if _rank(item, verb) < len(_PEOPLE[verb])]
    if any(_RESPECTIVELY.search(item.lead) for item in named_so):
        return []
    return [item for item in named_so if item.clause == part.clause] or named_so


def _group(near: Sequence[Item], part: Item) -> Item | None:
    """Those whose answers ``part`` counts: the number of the same unit right before it in its clause."""
    before = [item for item in near if item.end < part.end and (item.clause, item.unit) == (part.clause, part.unit)]
    asked = [item for item in before if not _ANSWER.search(item.lead)]
    return asked[-1] if asked and not _RESPECTIVELY.search(asked[-1].lead) else None


def _noun(part: Item, verb: str) -> str:
    """What is counted: the words after the verb (覆盖两新组织924个), else those after the number."""
    after = part.lead.rpartition(verb)[2].lstrip("了")
    return after or part.tail


def _whole_of(item: Item, part: Item, noun: str, verb: str) -> bool:
    if verb in _PEOPLE and any(word in item.lead for word in _PEOPLE[verb]):
        return item.sentence == part.sentence
    if len(noun) < 2 or not (item.tail.startswith(noun) or item.lead.endswith(noun)):
        return False
    return _WHOLE.search(item.lead) is not None


def _rank(item: Item, verb: str) -> int:
    """Of those asked, those whose answers count come first."""
    words = _PEOPLE.get(verb, ())
    return next((rank for rank, word in enumerate(words) if word in item.lead), len(words))


def _number(item: Item) -> str:
    return f"{item.value.normalize():f}"
