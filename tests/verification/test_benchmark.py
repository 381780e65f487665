"""The benchmark of claims: its cases are honest, and its marks are reached on our own examples and on a real report."""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from reviewer.verification import verify_claim

ROOT = Path(__file__).resolve().parents[2]
LEAST = 0.95
BALANCED = 0.99


@pytest.fixture(scope="module")
def claims() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module("claims")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def rates(claims: ModuleType, sources: list[str]) -> tuple[dict[str, float], float]:
    outcomes: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for case in claims.cases(sources, 11, 40):
        verdict = verify_claim(case.claim, quote=case.quote, source=case.source, allow_derived=case.allow_derived)
        outcomes[case.right, case.kind].append(verdict.supported == case.right)
    kinds = {kind: sum(each) / len(each) for (_, kind), each in outcomes.items()}
    right, wrong = (
        [hit for (truth, _), each in outcomes.items() if truth == side for hit in each] for side in (True, False)
    )
    return kinds, (sum(right) / len(right) + sum(wrong) / len(wrong)) / 2


def test_the_examples_reach_the_mark_in_every_kind(claims: ModuleType) -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("*.txt"))]
    kinds, balanced = rates(claims, sources)
    assert set(kinds) == set(claims.RIGHT) | set(claims.WRONG)
    assert {kind: rate for kind, rate in kinds.items() if rate < LEAST} == {}
    assert balanced >= BALANCED


def test_a_real_report_reaches_the_mark_in_every_kind(claims: ModuleType, seed: str) -> None:
    kinds, balanced = rates(claims, [seed])
    assert {kind: rate for kind, rate in kinds.items() if rate < LEAST} == {}
    assert balanced >= BALANCED


def test_every_kind_has_forty_cases_on_the_examples(claims: ModuleType) -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("*.txt"))]
    counts: dict[str, int] = defaultdict(int)
    for case in claims.cases(sources, 11, 40):
        counts[case.kind] += 1
    assert {kind: count for kind, count in counts.items() if count < 40} == {}


def test_the_cases_are_what_their_names_say(claims: ModuleType) -> None:
    source = "2022年度自评报告\n新建泵站12座，投入资金350.40万元，比上年增加20.30万元，合格率96.50%，惠及近3万户。"
    by_kind = defaultdict(set)
    for case in claims.cases([source], 3, 60):
        by_kind[case.kind].add(case.claim)
    assert any("百分之九十六点五零" in claim for claim in by_kind["percent_in_words"])
    assert any("3,504,000元" in claim for claim in by_kind["rescaled"])
    assert any("减少20.30万元" in claim for claim in by_kind["direction_flipped"])
    assert any("惠及3万户" in claim for claim in by_kind["qualifier_dropped"])
    assert any("350.40亿元" in claim or "350.40元" in claim for claim in by_kind["scale_slip"])
    assert any("投入资金20.30万元" in claim for claim in by_kind["swapped"])
    assert all("2022年" not in claim for claim in by_kind["other_year"])


def test_numbers_are_spelt_in_chinese(claims: ModuleType) -> None:
    chinese = sys.modules["claims_common"].chinese
    assert chinese("36.06") == "三十六点零六"
    assert chinese("105") == "一百零五"
    assert chinese("10") == "十"
    assert chinese("210") == "二百一十"
    assert chinese("12010") == "一万二千零一十"
