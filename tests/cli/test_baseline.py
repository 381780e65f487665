"""The baseline file: write what is known, run again, change the report, hand in a bad file."""

import json
from pathlib import Path

import pytest

from tests import samples
from tests.cli.test_cli import run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    place = tmp_path / "湖山县林草局.txt"
    place.write_text(samples.TEXT, encoding="utf-8")
    return place


def test_known_findings_are_accepted_and_new_ones_are_not(report: Path, tmp_path: Path) -> None:
    known = tmp_path / "known" / "baseline.json"
    first = run("check", report, "--write-baseline", known, "--format", "json")
    listed = json.loads(known.read_text(encoding="utf-8"))["accepted"]
    assert listed and all(entry["id"] and entry["message"] for entry in listed)
    assert (first.returncode, json.loads(first.stdout)["findings"]) == (0, [])
    assert f"{len(listed)}项" in first.stderr

    again = json.loads(run("check", report, "--baseline", known, "--format", "json").stdout)
    assert again["findings"] == [] and any("基线" in skip["reason"] for skip in again["skipped"])

    report.write_text(samples.TEXT + "\n另检查近100余次。\n", encoding="utf-8")
    done = run("check", report, "--baseline", known, "--format", "json", "--select", "QUA01")
    (new,) = json.loads(done.stdout)["findings"]
    assert new["evidence"][0]["quote"] == "近100余次"


def test_a_file_that_is_no_baseline_is_refused(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"accepted": 3}', encoding="utf-8")
    for known in (bad, tmp_path / "absent.json"):
        done = run("check", report, "--baseline", known)
        assert done.returncode == 2 and "基线" in done.stderr and "--write-baseline" in done.stderr


def test_rule_lists_every_check_and_says_what_it_needs() -> None:
    listed = run("rule").stdout
    assert "PRB07" in listed and "ARI01" in listed
    assert "需对照报告" in run("rule", "PRB07").stdout
