"""What is left of a count: 24个项目中，完工22个，其余2个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.checks.arithmetic.figures import named, printed
from reviewer.checks.outcomes import Fault, Held, Outcome
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item

_REST = re.compile(
    r"^(?:其余|其他|其它|剩余|余下|剩下|尚余|仅剩|另外|另|(?:目前|现)?(?:尚|仍|还)有|尚未\w{2,4}|不合格|不达标)的?$"
)
_WHOLE = re.compile(
    r"共|总|计划|应|全部|目标|任务|发现|排查|列入|确定|下达|申报|受理|收到|接到|抽检|抽查|检[测验查]|发出|交办|承办|登记|立案"
)
_AMONG = re.compile(r"中$|其中")
_DONE = re.compile(
    r"完成|完工|竣工|整改|办结|建成|开工|实施|已|验收|合格|达标|交付|销号|化解|投用|开通|通过|回复|答复|收回|^实"
)
_REACH = 8


def remainders(report: Report) -> Iterator[Outcome]:
    """Each 其余N个 with the whole and what was done of it in the same sentence."""
    items = report.relations.items
    for position, rest in enumerate(items):
        if rest.role == "amount" and rest.quantity.kind == "count" and rest.exact and _REST.match(rest.lead):
            yield from _outcome(_before(items, position), rest)


def _before(items: Sequence[Item], position: int) -> list[Item]:
    """The counts of its unit before the rest, in its sentence."""
    rest = items[position]
    near = [item for item in items[max(0, position - _REACH) : position] if item.sentence == rest.sentence]
    return [i for i in near if (i.role, i.unit, i.depth, i.exact) == ("amount", rest.unit, rest.depth, True)]


def _outcome(before: Sequence[Item], rest: Item) -> Iterator[Outcome]:
    if len(before) != 2:  # with more figures of the unit, the rest may be of any of them
        return
    whole, done = before
    among = _AMONG.search(whole.tail) or _AMONG.search(done.gap)
    if not among and not (_WHOLE.search(whole.lead) and _DONE.search(done.lead)):
        return
    left = whole.value - done.value
    difference = f"{whole.value:f}-{done.value:f}={left:f}"
    if left == rest.value:
        yield Held((whole.span, rest.span), difference)
        return
    yield Fault(
        f"经复算，{named(whole)}减{named(done)}为{left:f}，与所列{named(rest)}不符。",
        (rest.span, whole.span, done.span),
        "likely",
        "major",
        computation=f"{difference}≠{rest.value:f}",
        values={"所列": printed(rest), "复算": f"{left:f}"},
    )
