"""What is left of a stock: 年初债务余额A，化解B，年末余额C with C = A − B; 资产A，负债B，净资产C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from reviewer.checks.arithmetic.figures import measure, named, printed, written
from reviewer.checks.arithmetic.slips import slip
from reviewer.checks.outcomes import Fault, Held
from reviewer.checks.report import Report
from reviewer.quantities.relations import Item
from reviewer.quantities.relations.recompute import last_place

_STOCK = r"(?:余额|存量|结存|库存|积案|未结|未办结)"
_OPENING = re.compile(rf"(?:年初|期初|上年末|上年底)[^，,；;。]{{0,12}}{_STOCK}[^，,；;。]{{0,6}}$")
_CLOSING = re.compile(rf"(?:年末|年底|期末)[^，,；;。]{{0,12}}{_STOCK}[^，,；;。]{{0,6}}$")
_DOWN = re.compile(r"(?:化解|偿还|归还|清偿|还本|核销|处置|支出|减少|使用|领用|出库|清退|办结|化减)[^，,；;。]{0,4}$")
_UP = re.compile(r"(?:新增|增加|举借|发行|借入|收入|购入|入库|受理|转入)[^，,；;。]{0,4}$")
_ASSETS = re.compile(r"(?<!定)(?<!动)(?<!形)(?<!净)(?<!他)资产(?:总额|总计|合计|总值|总量)?(?:为|共|达)?$")
_DEBTS = re.compile(r"负债(?:总额|总计|合计)?(?:为|共)?$")
_NET = re.compile(r"净资产(?:总额|合计)?(?:为|共)?$")


def stocks(report: Report) -> Iterator[Held | Fault]:
    """Every opening stock, with what went and came, that has its closing one in its sentence; every net worth."""
    for _, members in groupby(report.relations.items, key=lambda item: item.block):
        block = [item for item in members if item.exact]
        yield from _net_worth(block)
        for _, sentence in groupby(block, key=lambda item: item.sentence):
            yield from _closing(list(sentence))


def _closing(items: Sequence[Item]) -> Iterator[Held | Fault]:
    opening = next((at for at, item in enumerate(items) if _OPENING.search(item.lead)), None)
    if opening is None:
        return
    first = items[opening]
    alike = [
        item for item in items[opening + 1 :] if (item.quantity.kind, item.unit) == (first.quantity.kind, first.unit)
    ]
    closing = next((at for at, item in enumerate(alike) if _CLOSING.search(item.lead)), None)
    if closing is None:
        return
    moved = [(item, _sign(item)) for item in alike[:closing]]
    if moved and all(sign for _, sign in moved):
        yield _outcome(first, moved, alike[closing])


def _sign(item: Item) -> int:
    """1 for what came, -1 for what went, 0 where the words tell neither."""
    return -1 if _DOWN.search(item.lead) else 1 if _UP.search(item.lead) else 0


def _net_worth(items: Sequence[Item]) -> Iterator[Held | Fault]:
    found = [[item for item in items if pattern.search(item.lead)] for pattern in (_ASSETS, _DEBTS, _NET)]
    if all(len(figures) == 1 for figures in found):
        assets, debts, net = (figures[0] for figures in found)
        if assets.end < debts.end < net.end and assets.unit == debts.unit == net.unit:
            yield _outcome(assets, [(debts, -1)], net)


def _outcome(first: Item, moved: Sequence[tuple[Item, int]], last: Item) -> Held | Fault:
    due = first.value + sum((abs(item.value) * sign for item, sign in moved), Decimal(0))
    left = written(first.value, first) + "".join(f"{'+' if s > 0 else '-'}{written(abs(i.value), i)}" for i, s in moved)
    shown = f"{written(due, last)}{measure(last)}"
    spans = (first.span, *(item.span for item, _ in moved), last.span)
    if abs(due - last.value) < max(last_place(item.quantity) for item in (first, last, *(item for item, _ in moved))):
        return Held(spans, f"{left}={shown}")
    how = slip(last, due)
    return Fault(
        f"经复算，{left}为{shown}，与所列{named(last)}不符{f'，疑为{how}' if how else ''}。",
        spans,
        "likely",
        severity="major",
        computation=f"{left}={shown}≠{printed(last)}",
        values={"所列": printed(last), "复算": shown},
    )
