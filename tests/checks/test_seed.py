"""What the checks find, and leave alone, in the real report with its gold review."""

import time
from pathlib import Path

import pytest
import yaml

from reviewer.checks import select
from reviewer.checks.runner import check
from reviewer.documents import from_text, load
from reviewer.model import CheckResult

CODES = ("STR", "QUA", "UNT", "TYP", "SCO", "PRB", "DAT")
# Code → words that the evidence of one of its findings must lie in or around.
PLANTED = {
    "STR01": "2022年度部门整体支出绩效评价报告",
    "STR02": "保密",
    "STR03": "4.打造聚才平台",
    "STR04": "三是10月初",
    "STR08": "三、存在的问题及原因",
    "TYP02": "，，",
    "UNT03": "400百余万",
    "SCO01": "综合得分95分",
    "SCO02": "综合得分95分",
}


@pytest.fixture(scope="module")
def result(seed: str) -> CheckResult:
    return check(from_text(seed), checks=select(CODES))


def _quotes(result: CheckResult, code: str) -> list[str]:
    return [e.quote for f in result.findings if f.code == code for e in f.evidence]


@pytest.mark.parametrize(("code", "words"), PLANTED.items())
def test_found(result: CheckResult, code: str, words: str) -> None:
    assert any(words in quote for quote in _quotes(result, code))


def test_found_each_place(result: CheckResult) -> None:
    assert _quotes(result, "STR02") == ["保密", "保密"]
    assert _quotes(result, "QUA01") == ["近100余次", "近30余万元"]
    assert [q[:4] for q in _quotes(result, "PRB04")] == ["很多单位", "政府部门"]
    assert {q[:3] for q in _quotes(result, "DAT04")} == {"今年将", "计划在", "正启动"}


def test_the_message_says_what_is_missing(result: CheckResult) -> None:
    messages = {f.code: f.message for f in result.findings}
    assert "缺3" in messages["STR03"]
    assert "占全文2.47%" in messages["STR08"] and "占2.19%" in messages["STR08"]
    (missing,) = (f for f in result.findings if f.code == "STR01")
    assert missing.severity == "critical"
    assert all(word in missing.message for word in ("执行率", "结转结余", "政府采购", "满意度", "应用和公开"))


def test_no_finding_on_a_trap(result: CheckResult, shared: Path) -> None:
    gold = yaml.safe_load((shared / "data/seed/gold/d_inconsistencies.yaml").read_text(encoding="utf-8"))
    places = [(q["loc"]["start"], q["loc"]["end"]) for trap in gold["false_positive_traps"] for q in trap["quote"]]
    assert len(places) >= 11
    hit = [e.quote for f in result.findings for e in f.evidence if any(e.start < b and a < e.end for a, b in places)]
    assert hit == []


def test_quick(seed: str) -> None:
    """20 ms warm on an idle machine; the limit leaves room for a busy one."""
    document, checks = from_text(seed), select(CODES)
    spent = []
    for _ in range(5):
        before = time.perf_counter()
        check(document, checks=checks)
        spent.append(time.perf_counter() - before)
    assert min(spent) < 0.1


def test_few_alarms_in_other_genres(shared: Path) -> None:
    """Real budgets, accounts, bulletins and work reports: what is reported there was read and is true of the text."""
    found = []
    for path in sorted([*(shared / "data/reports").glob("*.txt"), *(shared / "data/work_reports").glob("*.txt")]):
        result = check(load(path), checks=select(CODES))
        found += [(path.name.split("_")[0], f.code, f.values.get("缺号")) for f in result.findings]
    assert found == [("ah", "STR03", "6")]
