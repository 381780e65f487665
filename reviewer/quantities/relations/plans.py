"""Plan against actual: 计划招录A人，实际招录B人; A个引进计划 … 共引进B名."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.quantities.relations.items import Item


class Plan(NamedTuple):
    """What was planned and what the text says was done."""

    planned: Item
    actual: Item


_PLANNED = re.compile(r"(?:计划|拟|预计|预期|目标值?|任务数?|应)(?:为|数为|数)?(?P<verb>[一-鿿]{0,2})[^，,；;。]*$")
_TASKED = re.compile(r"(?P<verb>[一-鿿]{2})(?:计划|指标|任务|名额|目标)数?(?:为)?$")
_DONE = re.compile(r"(?:完工|建成|竣工|到岗|办结|投用|交付)$")
_ACTUAL = re.compile(r"(?:实际|最终|累计|共计|共|已|实|现已|完成)")
_REALLY = re.compile(r"实际|最终|^(?:已)?完成(?:数|值|情况)?(?:为)?$")
_LEAST = re.compile(r"实际(?:完成)?(?:值|数)?(?:为)?$")
_QUOTA = re.compile(r"^(?P<verb>[一-鿿]{2,4}?)(?:计划|指标|名额)")
_YEARS_LONG = re.compile(r"总投资|五年|规划|到20\d\d年")
_AHEAD = re.compile(r"明年|下一年|下年|来年|今后|下一步|将")
_REACH = 6  # how many items on the deed is looked for


def plans(items: Sequence[Item]) -> list[Plan]:
    """Every plan of the text with the deed that answers it, in order."""
    return [plan for position in range(len(items)) for plan in _plan(items, position)]


def _plan(items: Sequence[Item], position: int) -> Iterator[Plan]:
    planned = items[position]
    if planned.role not in ("amount", "percent") or _YEARS_LONG.search(planned.lead) or _AHEAD.search(planned.lead):
        return
    spoken = _TASKED.search(planned.lead) or _PLANNED.search(planned.lead)
    if spoken and position + 1 < len(items):
        actual = items[position + 1]
        if (
            actual.sentence == planned.sentence
            and actual.block == planned.block
            and _comparable(planned, actual)
            and _ACTUAL.search(actual.lead)
            and (_REALLY.search(actual.lead) or (spoken["verb"] and spoken["verb"] in actual.lead))
        ):
            yield Plan(planned, actual)
            return
    if spoken:
        for actual in items[position + 1 : position + 4]:
            if actual.block == planned.block and _comparable(planned, actual) and _DONE.search(actual.lead):
                yield Plan(planned, actual)
                return
        return
    if planned.quantity.qualifier == "at_least" and position + 1 < len(items):
        actual = items[position + 1]
        if actual.clause == planned.clause and _comparable(planned, actual) and _LEAST.search(actual.lead):
            yield Plan(planned, actual)
        return
    quota = _QUOTA.search(planned.tail)
    if quota and planned.quantity.kind == "count":
        for actual in items[position + 1 : position + 1 + _REACH]:
            if actual.block != planned.block:
                return
            if actual.quantity.kind == "count" and re.search(
                rf"(?:实际|最终|累计|共计|共|已){quota['verb']}[了]?$", actual.lead
            ):
                yield Plan(planned, actual)
                return


def _comparable(planned: Item, actual: Item) -> bool:
    if planned.quantity.kind == "money" and not re.search(r"年度|全年|当年|年初|本年", planned.lead):
        return False
    return (planned.quantity.kind, planned.unit) == (actual.quantity.kind, actual.unit)
