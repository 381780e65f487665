"""Every number that a careful reader noted in the real report is found with its value, unit and qualifier."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from reviewer.model import Quantity
from reviewer.quantities import COUNTABLE, find_quantities

_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_QUALIFIERS = {"exact": "exact", "approx_over": "over", "approx_under": "below", "at_least": "at_least"}
_FLAGS = {"contradictory": "contradictory_qualifier", "malformed": "malformed"}


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    place = shared / "data" / "seed" / "gold" / "b_achievements.yaml"
    noted = yaml.safe_load(place.read_text(encoding="utf-8"))
    return [*noted["finance_facts"], *noted["achievements"]]


@pytest.fixture(scope="module")
def found(seed_text: str) -> list[Quantity]:
    return find_quantities(seed_text)


@pytest.fixture(scope="module")
def seed_text(shared: Path) -> str:
    return (shared / "data" / "seed" / "report.txt").read_text(encoding="utf-8")


def expected(noted: dict[str, Any]) -> tuple[Decimal | None, str]:
    """Value in the base unit and unit of a noted number (1848.66 + 万元 → 18486600, 元)."""
    unit: str = noted["unit"]
    if noted["value"] is None:
        return None, unit
    value = Decimal(noted["value"])
    if unit[0] in _SCALES:
        value *= _SCALES[unit[0]]
        unit = unit[1:]
    return value, unit.removesuffix("村") if unit == "个村" else unit


@pytest.mark.real
def test_every_noted_number_is_read(gold: list[dict[str, Any]], found: list[Quantity]) -> None:
    missed = []
    seen = 0
    for item in gold:
        spans = [(each["loc"]["start"], each["loc"]["end"]) for each in item["quote"]]
        inside = [each for each in found if any(low <= each.start and each.end <= high for low, high in spans)]
        for noted in item["numbers"]:
            seen += 1
            value, unit = expected(noted)
            text = noted["as_written"].removesuffix("村") if noted["unit"] == "个村" else noted["as_written"]
            flag = _FLAGS.get(noted["qualifier"])
            match = [
                each
                for each in inside
                if (each.text, each.value, each.unit) == (text, value, unit)
                and (flag in each.flags if flag else each.qualifier == _QUALIFIERS[noted["qualifier"]])
            ]
            if not match:
                missed.append((item["id"], noted["as_written"]))
            else:
                inside.remove(match[0])
    assert seen == 199
    assert missed == []


@pytest.mark.real
def test_nothing_else_is_counted(gold: list[dict[str, Any]], found: list[Quantity]) -> None:
    """Inside the noted quotations every further countable number is an article, a threshold, a span of time."""
    allowed = {"两批", "35岁以下"}
    for item in gold:
        spans = [(each["loc"]["start"], each["loc"]["end"]) for each in item["quote"]]
        noted = [each["as_written"] for each in item["numbers"]]
        for each in found:
            if each.kind in COUNTABLE and any(low <= each.start and each.end <= high for low, high in spans):
                known = any(text.startswith(each.text) for text in noted)
                assert known or each.text in allowed or "indefinite" in each.flags, (item["id"], each.text)


@pytest.mark.real
def test_the_spans_are_those_of_the_report(seed_text: str, found: list[Quantity]) -> None:
    assert all(seed_text[each.start : each.end] == each.text for each in found)
