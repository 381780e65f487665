"""The whole product on the example reports: everything planted is found, no trap is reported, what holds is listed."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from reviewer.checks.runner import check
from reviewer.documents import load
from reviewer.model import CheckResult, Evidence

EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[1] / "examples").glob("*/gold.yaml"))
EVERY_EXAMPLE = pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
EVERY_FORM = pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
HELD = 0.8  # the least share of the gold's agreeing computations that must be listed as passed


class Checked(NamedTuple):
    """A report in one form, checked; ``at`` maps its offsets to the text without blanks."""

    result: CheckResult
    squeezed: str
    at: tuple[int, ...]

    def touches(self, evidence: Sequence[Evidence], quotes: Sequence[str]) -> bool:
        """Whether a place of ``evidence`` meets one of ``quotes``, wherever that stands; blanks do not count."""
        mine = [(self.at[e.start], self.at[e.end]) for e in evidence]
        theirs = [
            (m.start(), m.end()) for quote in quotes for m in re.finditer(re.escape(_squeezed(quote)), self.squeezed)
        ]
        return any(a < d and c < b for a, b in mine for c, d in theirs)


@cache
def _checked(folder: Path, form: str) -> Checked:
    document = load(folder / f"report.{form}")
    at = [0]
    for character in document.text:
        at.append(at[-1] + (not character.isspace()))
    return Checked(check(document), _squeezed(document.text), tuple(at))


@cache
def _gold(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    return gold


def _squeezed(text: str) -> str:
    return "".join(text.split())


@EVERY_EXAMPLE
@EVERY_FORM
def test_everything_planted_is_found(folder: Path, form: str) -> None:
    checked = _checked(folder, form)
    missed = [
        item["id"]
        for item in (*_gold(folder)["must_find"], *_gold(folder)["notices"])
        if not any(
            f.code == item["code"] and (not item["quotes"] or checked.touches(f.evidence, item["quotes"]))
            for f in checked.result.findings
        )
    ]
    assert missed == []


@EVERY_EXAMPLE
@EVERY_FORM
def test_no_trap_is_reported(folder: Path, form: str) -> None:
    checked = _checked(folder, form)
    caught = [
        (item["id"], f.code)
        for item in _gold(folder)["must_not_find"]
        for f in checked.result.findings
        if f.code in item["codes"] and checked.touches(f.evidence, [item["quote"]])
    ]
    assert caught == []


@EVERY_EXAMPLE
def test_most_of_what_holds_is_listed(folder: Path) -> None:
    """Under whatever code: a rate may be told as a share, a sum of scores as a sum."""
    checked = _checked(folder, "txt")
    holds = [item for item in _gold(folder)["holds"] if item.get("computations")]
    listed = [
        item["id"]
        for item in holds
        if any(
            checked.touches(p.evidence, item["quotes"]) and _says(p.computation, item["computations"])
            for p in checked.result.passes
        )
    ]
    assert len(listed) >= HELD * len(holds), sorted({item["id"] for item in holds} - {*listed})


def _says(computation: str, wanted: Sequence[dict[str, str]]) -> bool:
    """Whether a computation carries the stated result of one of ``wanted``."""
    figures = {Decimal(number).normalize() for number in re.findall(r"\d+(?:\.\d+)?", computation)}
    return any(Decimal(one["stated"]).normalize() in figures for one in wanted)


@EVERY_EXAMPLE
def test_what_holds_is_not_reported_as_failing(folder: Path) -> None:
    """A finding of arithmetic that lies within a relation that holds must be about something else planted there."""
    checked = _checked(folder, "txt")
    gold = _gold(folder)
    planted = [quote for part in ("must_find", "notices") for item in gold[part] for quote in item["quotes"]]
    wrong = [
        (item["id"], f.code, f.message)
        for item in gold["holds"]
        for f in checked.result.findings
        if f.code == item["code"]
        and f.certainty != "query"
        and checked.touches(f.evidence[:1], item["quotes"])
        and not checked.touches(f.evidence, planted)
    ]
    assert wrong == []
