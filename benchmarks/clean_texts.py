"""How often a text is called faulty where it is not: every finding on texts without planted faults, judged by a reader.

    python benchmarks/clean_texts.py FILE...

A finding is looked up in ``clean_texts.toml`` by the folder and name of its file, its check and a digest of the line
it begins in (its own id would change with every word the check quotes more or less). There a reader who saw it in
its context said what it is: ``true`` (the text is wrong there), ``arguable`` (a careful reviewer may raise it), or
``false`` (the text is right). Findings nobody has judged are printed and counted apart; judged ones that no longer
appear are counted too, so that the list does not grow stale unseen. Printed are the verdicts by check, and false
alarms per 20,000 characters.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reviewer.checks import check
from reviewer.documents import load
from reviewer.model import Finding

VERDICTS = ("true", "arguable", "false")
_PER = 20_000


def judgements() -> Mapping[str, Mapping[str, Any]]:
    """By text: what a finding is looked up by → {verdict, reason}."""
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for text, findings in listed.items():
        for place, judged in findings.items():
            if judged["verdict"] not in VERDICTS or not judged["reason"]:
                raise ValueError(f"{text} {place}: needs a verdict of {VERDICTS} and a reason")
    return listed


def place_of(finding: Finding, text: str) -> str:
    """The check and a digest of the line that the first piece of evidence begins in, blanks apart."""
    start = finding.evidence[0].start if finding.evidence else 0
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = "".join(text[begin : len(text) if end < 0 else end].split())
    return f"{finding.code}-{hashlib.sha256(line.encode()).hexdigest()[:10]}"


def main(paths: list[Path]) -> None:
    known = judgements()
    by_check: dict[str, Counter[str]] = {}
    characters = gone = 0
    for path in paths:
        document = load(path)
        characters += len(document.text)
        judged = known.get(f"{path.resolve().parent.name}/{path.name}", {})
        found = [(place_of(finding, document.text), finding) for finding in check(document).findings]
        gone += len(judged.keys() - {place for place, _ in found})
        for place, finding in found:
            verdict = judged[place]["verdict"] if place in judged else "unjudged"
            by_check.setdefault(finding.code, Counter())[verdict] += 1
            if verdict in ("unjudged", "false"):
                told = f"{finding.severity} {finding.certainty}  {finding.message[:110]}"
                print(f"{verdict:9} {path.name}  {place}  {told}")
    columns = (*VERDICTS, "unjudged")
    print(f"\n{'check':8}" + "".join(f"{name:>10}" for name in columns))
    for code, counts in sorted(by_check.items()):
        print(f"{code:8}" + "".join(f"{counts[name]:>10}" for name in columns))
    total = sum(by_check.values(), Counter())
    print(f"{'all':8}" + "".join(f"{total[name]:>10}" for name in columns))
    rate = total["false"] * _PER / max(1, characters)
    print(f"\n{len(paths)} texts, {characters} characters: {rate:.2f} false alarms per {_PER} characters")
    if gone:
        print(f"{gone} judged findings no longer appear")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(name) for name in sys.argv[1:]])
