"""SARIF holds every finding with its place, its rule and its fingerprint."""

import json

from reviewer.checks import check
from reviewer.documents import from_text
from reviewer.rendering.sarif import to_sarif
from tests import samples


def test_every_finding_is_there_with_its_place_and_rule() -> None:
    document = from_text(samples.TEXT, name="某局 报告.txt")
    found = check(document)
    log = json.loads(to_sarif(found))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints"
    assert [each["ruleId"] for each in run["results"]] == [finding.code for finding in found.findings] != []
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {finding.code for finding in found.findings}
    for result, finding in zip(run["results"], found.findings, strict=True):
        assert result["partialFingerprints"] == {"reviewer/v1": finding.id}
        for location in result["locations"]:
            region = location["physicalLocation"]["region"]
            start = region["charOffset"]
            assert document.text[start : start + region["charLength"]] == region["snippet"]["text"]
            assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("%20%E6%8A%A5%E5%91%8A.txt")
    assert all("\n" not in rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"])


def test_levels_follow_the_severity() -> None:
    log = json.loads(to_sarif(check(from_text(samples.TEXT))))
    levels = {result["properties"]["severity"]: result["level"] for result in log["runs"][0]["results"]}
    expected = {"critical": "error", "major": "error", "minor": "warning", "info": "note"}
    assert levels.items() <= expected.items() and len(levels) > 1
