"""Findings as SARIF 2.1.0, the exchange format of checking tools: for viewers and for systems that collect findings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from reviewer.checks import all_checks
from reviewer.model import CheckResult, Evidence, Finding, Review, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"critical": "error", "major": "error", "minor": "warning", "info": "note"}


def to_sarif(result: CheckResult | Review) -> str:
    """One run with a rule for every code that was found. Offsets are code points of the canonical text."""
    codes = sorted({finding.code for finding in result.findings})
    run = {
        "tool": {"driver": {"name": "reviewer", "version": version("reviewer"), "rules": [_rule(c) for c in codes]}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(result), "hashes": {"sha-256": result.document.sha256}}],
        "results": [_result(finding, result) for finding in result.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    card = all_checks()[code].card
    return {
        "id": code,
        "name": card.name,
        "shortDescription": {"text": "".join(card.what.splitlines())},
        "help": {"text": card.wording},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
    }


def _result(finding: Finding, result: CheckResult | Review) -> dict[str, Any]:
    said = "\n".join(filter(None, (finding.message, finding.computation, finding.ask)))
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_place(evidence, result) for evidence in finding.evidence],
        "partialFingerprints": {"reviewer/v1": finding.id},
        "properties": {"certainty": finding.certainty, "severity": finding.severity, "origin": finding.origin},
    }


def _place(evidence: Evidence, result: CheckResult | Review) -> dict[str, Any]:
    region = {
        "charOffset": evidence.start,
        "charLength": evidence.end - evidence.start,
        "snippet": {"text": evidence.quote},
    }
    return {"physicalLocation": {"artifactLocation": _location(result), "region": region}}


def _location(result: CheckResult | Review) -> dict[str, str]:
    return {"uri": quote(result.document.name)}
