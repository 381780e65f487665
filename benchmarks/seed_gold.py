"""How much of a careful reviewer's gold the checks find, and what they report beyond it.

    python benchmarks/seed_gold.py GOLD [CATALOGUE]

``GOLD`` is a folder with ``d_inconsistencies.yaml`` (inconsistencies, typos, passes, traps, each with its
places) and ``c_problems.yaml``, beside a ``report.txt`` one level up. ``CATALOGUE`` is the list of checks with
the quotations on which each should fire (``checks.yaml``): with it, a finding of a check that is expected to
fire counts as within the gold, and is listed as such.

An inconsistency is found when a finding of one of its checks points into one of its places; a wording error
when a wording finding covers half of it (or of itself); a pass when a pass of an arithmetic or comparing check
points into its place. A trap is fallen into when a check of sums, comparisons, years or names points into it
with more than a question, and is none of the gold's own: of a trap with several places, into two of them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from reviewer.checks import check
from reviewer.documents import load
from reviewer.model import CheckResult, Evidence, Finding

Place = tuple[int, int]
WORDING = ("TYP", "UNT", "QUA")
TRAPPED = ("ARI", "XRF", "FIN", "COP", "DAT01", "UNT01")


class Gold(NamedTuple):
    """The gold's inconsistencies and wording errors, its problems, and the catalogue of checks."""

    truth: dict[str, Any]
    problems: dict[str, Any]
    catalogue: list[dict[str, Any]]


def places(entry: dict[str, Any]) -> list[Place]:
    """The places of a gold entry, whatever shape it has."""
    quoted = entry.get("quote", [])
    listed = quoted if isinstance(quoted, list) else [entry]
    return [(q["loc"]["start"], q["loc"]["end"]) for q in listed if "loc" in q]


def meets(evidence: tuple[Evidence, ...], wanted: list[Place]) -> int:
    """How many of the places the evidence overlaps."""
    return sum(any(e.start < end and start < e.end for e in evidence) for start, end in wanted)


def covers(evidence: tuple[Evidence, ...], place: Place) -> bool:
    """Whether a piece of evidence shares half of itself, or of the place, with it."""
    start, end = place
    for e in evidence:
        shared = min(end, e.end) - max(start, e.start)
        if shared > 0 and 2 * shared >= min(end - start, e.end - e.start):
            return True
    return False


def found(result: CheckResult, entry: dict[str, Any]) -> list[Finding]:
    codes = {code.replace("-", "") for code in entry["check"]}
    wanted = places(entry)
    return [f for f in result.findings if f.code in codes and meets(f.evidence, wanted)]


def expected(catalogue: list[dict[str, Any]], text: str, finding: Finding) -> bool:
    """Whether the catalogue says that this check fires here, or on the report as a whole."""
    for entry in catalogue:
        if entry["id"].replace("-", "") == finding.code and entry["fires_on_seed"] == "yes":
            at = [(text.index(q), text.index(q) + len(q)) for q in entry["quotes"] if q in text]
            return not at or meets(finding.evidence, at) > 0 or finding.code.startswith(("STR", "SCO", "FIN", "EVD"))
    return False


def inconsistencies(result: CheckResult, truth: dict[str, Any]) -> tuple[dict[str, list[bool]], set[str]]:
    """Which of the gold's inconsistencies are found, by its own confidence, and the findings that find them."""
    by_confidence: dict[str, list[bool]] = {}
    within: set[str] = set()
    for entry in truth["inconsistencies"]:
        hits = found(result, entry)
        within.update(f.id for f in hits)
        by_confidence.setdefault(entry["confidence"], []).append(bool(hits))
        if not hits:
            print(f"missed  {entry['id']} {entry['confidence']} {'/'.join(entry['check'])} {entry['title']}")
    return by_confidence, within


def wording(result: CheckResult, truth: dict[str, Any]) -> tuple[int, set[str]]:
    """How many of the gold's wording errors are read, and the findings that read them."""
    read = 0
    within: set[str] = set()
    for entry in truth["typos"]:
        wanted = places(entry)[0]
        hits = [f for f in result.findings if f.code.startswith(WORDING) and covers(f.evidence, wanted)]
        within.update(f.id for f in hits)
        read += bool(hits)
        if not hits:
            print(f"missed wording  {entry['quote']}（{entry['type']}）")
    return read, within


def passes(result: CheckResult, truth: dict[str, Any]) -> int:
    """How many of the relations that hold are listed as such."""
    held = 0
    for entry in truth["passes"]:
        wanted = places(entry)
        hit = any(p.code.startswith(("ARI", "XRF", "FIN", "TAB")) and meets(p.evidence, wanted) for p in result.passes)
        held += hit
        if not hit:
            print(f"missed pass  {entry['id']} {entry['check']} {entry['name']}")
    return held


def traps(result: CheckResult, truth: dict[str, Any], stories: set[str]) -> int:
    """How many of the gold's traps are fallen into by findings other than ``stories``."""
    trapped = 0
    for entry in truth["false_positive_traps"]:
        wanted = places(entry)
        least = min(2, len(wanted))
        for f in result.findings:
            grave = f.certainty != "query" and f.severity != "info"
            if f.id not in stories and f.code.startswith(TRAPPED) and grave and meets(f.evidence, wanted) >= least:
                trapped += 1
                print(f"trap  {f.code} {entry['text']}: {f.message[:60]}")
    return trapped


def beyond(gold: Gold, text: str, result: CheckResult, within: set[str]) -> int:
    """How many findings neither the gold nor the catalogue has, each printed."""
    judged = [p for entry in (*gold.problems["problems"], *gold.problems["measures"]) for p in places(entry)]
    short = [p for entry in gold.problems["undisclosed_shortfalls"] for p in places(entry)]
    everything = [p for kind in ("inconsistencies", "typos") for entry in gold.truth[kind] for p in places(entry)]
    rest = [
        f
        for f in result.findings
        if f.id not in within and not (f.code.startswith("PRB") and meets(f.evidence, [*judged, *short]))
    ]
    known = [f for f in rest if expected(gold.catalogue, text, f)]
    new = [f for f in rest if f not in known]
    for f in known:
        print(f"by the catalogue  {f.code} {f.severity} {f.certainty} {f.message[:90]}")
    for f in new:
        near = "near a gold place" if meets(f.evidence, everything) else ""
        print(f"beyond  {f.code} {f.severity} {f.certainty} {f.message[:90]} {near}")
    return len(new)


def main(folder: Path, listed: Path | None) -> None:
    gold = Gold(
        yaml.safe_load((folder / "d_inconsistencies.yaml").read_text(encoding="utf-8")),
        yaml.safe_load((folder / "c_problems.yaml").read_text(encoding="utf-8")),
        yaml.safe_load(listed.read_text(encoding="utf-8"))["checks"] if listed else [],
    )
    document = load(folder.parent / "report.txt")
    result = check(document)
    by_confidence, stories = inconsistencies(result, gold.truth)
    read, worded = wording(result, gold.truth)
    held = passes(result, gold.truth)
    trapped = traps(result, gold.truth, stories)
    new = beyond(gold, document.text, result, stories | worded)

    total = sum(len(hits) for hits in by_confidence.values())
    parts = "，".join(f"{name} {sum(hits)}/{len(hits)}" for name, hits in by_confidence.items())
    print(f"inconsistencies {sum(map(sum, by_confidence.values()))}/{total} ({parts})")
    print(f"wording errors {read}/{len(gold.truth['typos'])}")
    print(f"passes {held}/{len(gold.truth['passes'])}")
    print(f"traps {trapped}/{len(gold.truth['false_positive_traps'])}")
    print(f"beyond the gold {new} of {len(result.findings)} findings ({100 * new / max(1, len(result.findings)):.1f}%)")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
