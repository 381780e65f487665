"""The remarks a real reviewer wrote about a real budget are found, each in its place, and little beyond them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from reviewer.checks.runner import check
from reviewer.documents import load
from reviewer.model import CheckResult
from reviewer.rendering.form import fill
from tests.planted import squeezed

# Families that tell of the arithmetic, the tables and the wording of the form; the rest is tested elsewhere.
CODES = ("ARI", "TAB", "XRF", "COP", "FIN", "SCO")


@pytest.fixture(scope="module")
def remarks(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (shared / "data/files/sh_unit_budget_a.findings.yaml").read_text(encoding="utf-8")
    )
    return found


@pytest.fixture(scope="module")
def budget(shared: Path) -> tuple[Any, CheckResult]:
    document = load(shared / "data/files/sh_unit_budget_a.pdf")
    return document, check(document)


def test_every_remark_is_found(budget: tuple[Any, CheckResult], remarks: dict[str, Any]) -> None:
    document, result = budget
    text = squeezed(document.text)
    missed = []
    for remark in remarks["findings"]:
        quote = squeezed(remark["quote"])
        places = [at for at in range(len(text)) if text.startswith(quote, at)]
        at = places[remark.get("occurrence", 1) - 1]
        hit = any(
            start < at + len(quote) and at < end
            for finding in result.findings
            for start, end in (_place(document.text, e.start, e.end) for e in finding.evidence)
        )
        if not hit:
            missed.append(remark["id"])
    assert missed == []


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in the text without white space."""
    before = len(squeezed(text[:start]))
    return before, before + len(squeezed(text[start:end]))


def test_at_most_one_finding_beyond_what_is_true(budget: tuple[Any, CheckResult], remarks: dict[str, Any]) -> None:
    document, result = budget
    text = squeezed(document.text)
    quotes = [
        squeezed(quote)
        for part in ("findings", "also_true_not_on_sheet")
        for remark in remarks[part]
        for quote in (remark["quote"], *remark.get("more_quotes", ()))
    ]
    known = [(at, at + len(quote)) for quote in quotes for at in range(len(text)) if text.startswith(quote, at)]
    beyond = [
        f.message
        for f in result.findings
        if f.code.startswith(CODES)
        and not any(
            start < b and a < end
            for start, end in (_place(document.text, e.start, e.end) for e in f.evidence)
            for a, b in known
        )
    ]
    assert len(beyond) <= 1, beyond


def test_the_sheet_answers_as_the_reviewer_did(budget: tuple[Any, CheckResult]) -> None:
    """否 stands in the four rows in which the reviewer wrote it, and in no other."""
    document, result = budget
    arithmetic = result.model_copy(update={"findings": tuple(f for f in result.findings if f.code.startswith(CODES))})
    _, rows = fill(arithmetic, document)
    assert [row.row.names for row in rows if row.answer == "否"] == [
        "预算编制说明",
        "《支出预算总表》",
        "《一般公共预算支出功能分类预算表》",
        "其他相关说明",
    ]
