"""Every example of the status table has the status it stands under."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from reviewer.model import NumberStatus, QuoteMatch, Verdict
from reviewer.verification import verify_claim
from reviewer.verification.statuses import CLAIMS, NUMBERS, QUOTES, Example, NumberRow, page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "verification.md"


def test_every_status_has_a_row() -> None:
    assert [row.status for row in NUMBERS] == list(get_args(NumberStatus))
    assert [row.match for row in QUOTES] == list(get_args(QuoteMatch))
    assert [row.status for row in CLAIMS] == list(get_args(Verdict))


@pytest.mark.parametrize(
    ("row", "example"), [(row, example) for row in NUMBERS for example in row.examples], ids=lambda each: str(each)[:60]
)
def test_numbers(row: NumberRow, example: Example) -> None:
    verdict = verify_claim(example.claim, quote=example.quote, source=example.report)
    assert row.status in {number.status for number in verdict.numbers}
    assert {number.status for number in verdict.numbers} <= {row.status, "same", "rewritten"}
    assert verdict.supported == (row.supports == "是")
    allowed = verify_claim(example.claim, quote=example.quote, source=example.report, allow_derived=True)
    assert allowed.supported == (row.supports != "否")


@pytest.mark.parametrize("row", QUOTES, ids=lambda row: row.match)
def test_quotes(row) -> None:
    for example in row.examples:
        verdict = verify_claim(example.claim, quote=example.quote, source=example.report)
        assert verdict.quote_match == row.match
        assert verdict.supported == (row.supports == "是")
        assert (verdict.quote_span is None) == (row.match == "absent")


@pytest.mark.parametrize("row", CLAIMS, ids=lambda row: row.status)
def test_claims(row) -> None:
    for example in row.examples:
        verdict = verify_claim(example.claim, quote=example.quote, source=example.report)
        assert verdict.status == row.status
        assert verdict.supported == (row.status == "verified")


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: python -m reviewer.verification.statuses > docs/verification.md"
    )
