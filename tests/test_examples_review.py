"""The whole product on the example reports: everything planted is found, no trap is reported, what holds is listed."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reviewer.checks.runner import check
from reviewer.documents import load
from reviewer.model import CheckResult, Evidence
from tests.planted import EVERY_EXAMPLE, EVERY_FORM, gold, squeezed

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
            (m.start(), m.end()) for quote in quotes for m in re.finditer(re.escape(squeezed(quote)), self.squeezed)
        ]
        return any(a < d and c < b for a, b in mine for c, d in theirs)


@cache
def _checked(folder: Path, form: str) -> Checked:
    document = load(folder / f"report.{form}")
    at = [0]
    for character in document.text:
        at.append(at[-1] + (not character.isspace()))
    return Checked(check(document), squeezed(document.text), tuple(at))


@EVERY_EXAMPLE
@EVERY_FORM
def test_everything_planted_is_found(folder: Path, form: str) -> None:
    checked = _checked(folder, form)
    missed = [
        item["id"]
        for item in (*gold(folder)["must_find"], *gold(folder)["notices"])
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
        for item in gold(folder)["must_not_find"]
        for f in checked.result.findings
        if f.code in item["codes"] and checked.touches(f.evidence, [item["quote"]])
    ]
    assert caught == []


@EVERY_EXAMPLE
def test_most_of_what_holds_is_listed(folder: Path) -> None:
    """Under whatever code: a rate may be told as a share, a sum of scores as a sum."""
    checked = _checked(folder, "txt")
    holds = [item for item in gold(folder)["holds"] if item.get("computations")]
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
    planted = [quote for part in ("must_find", "notices") for item in gold(folder)[part] for quote in item["quotes"]]
    wrong = [
        (item["id"], f.code, f.message)
        for item in gold(folder)["holds"]
        for f in checked.result.findings
        if f.code == item["code"]
        and f.certainty != "query"
        and checked.touches(f.evidence[:1], item["quotes"])
        and not checked.touches(f.evidence, planted)
    ]
    assert wrong == []
