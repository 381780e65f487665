"""The checks of structure, wording, dates, units, scores and problems on the example reports and their gold."""

from functools import cache
from pathlib import Path

import pytest

from reviewer.checks import select
from reviewer.checks.runner import check
from reviewer.documents import load
from reviewer.model import CheckResult
from tests.planted import EVERY_EXAMPLE, gold

CODES = ("STR", "QUA", "UNT", "TYP", "SCO", "PRB", "DAT")


@cache
def _result(folder: Path, form: str = "txt") -> CheckResult:
    return check(load(folder / f"report.{form}"), checks=select(CODES))


@cache
def _text(folder: Path) -> str:
    return load(folder / "report.txt").text


def _hit(folder: Path, codes: list[str], quote: str) -> bool:
    """Whether a finding of one of ``codes`` has evidence in the place of ``quote``."""
    start = _text(folder).index(quote)
    places = [(e.start, e.end) for f in _result(folder).findings if f.code in codes for e in f.evidence]
    return any(a < start + len(quote) and start < b for a, b in places)


@EVERY_EXAMPLE
def test_planted_faults_are_found(folder: Path) -> None:
    planted = [item for item in gold(folder)["must_find"] if item["code"].startswith(CODES)]
    assert len(planted) >= 7
    for item in planted:
        found = [f for f in _result(folder).findings if f.code == item["code"]]
        assert found, item
        assert all(_hit(folder, [item["code"]], quote) for quote in item["quotes"]), item


@EVERY_EXAMPLE
def test_traps_are_left_alone(folder: Path) -> None:
    traps = [item for item in gold(folder)["must_not_find"] if any(code.startswith(CODES) for code in item["codes"])]
    assert traps
    assert [item["id"] for item in traps if _hit(folder, item["codes"], item["quote"])] == []


@EVERY_EXAMPLE
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_same_in_every_format(folder: Path, form: str) -> None:
    def said(result: CheckResult) -> set[tuple[str, str]]:
        return {(f.code, f.message) for f in result.findings}

    assert said(_result(folder, form)) == said(_result(folder))
