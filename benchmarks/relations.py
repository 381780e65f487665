"""How many labelled arithmetic relations of real texts the checks read, and how many they decide rightly.

    python benchmarks/relations.py DATA

``DATA`` is a folder with texts and a ``relations.jsonl``: one relation a line with its file, its figures as
printed, and whether it holds. A relation is *read* when an outcome of an arithmetic check carries all of its
figures in its computation; it is *decided rightly* when one that holds is a pass and one that does not is a
finding of any severity. Findings that meet no labelled relation are listed to be read one by one.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from reviewer.checks import check, select
from reviewer.documents import load
from reviewer.model import CheckResult

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# What a label says of the relation without it being a printed figure.
_NOT_FIGURES = frozenset({"direction", "unit_divisor", "actual", "stated"})


class Outcome(NamedTuple):
    held: bool
    figures: frozenset[Decimal]
    said: str
    quotes: tuple[str, ...] = ()


def outcomes(result: CheckResult) -> list[Outcome]:
    found = [Outcome(True, figures(p.computation), f"{p.code} {p.computation}") for p in result.passes]
    for f in result.findings:
        said = f"{f.code} {f.severity} {f.certainty} {f.message}"
        quotes = tuple("".join(e.quote.split()) for e in f.evidence)
        found.append(Outcome(False, figures(" ".join((f.computation, *f.values.values()))), said, quotes))
    return found


def figures(text: str) -> frozenset[Decimal]:
    return frozenset(Decimal(number).normalize() for number in _NUMBER.findall(text))


def needed(row: dict[str, Any]) -> frozenset[Decimal] | None:
    """The printed figures of a labelled relation; None where the label gives words, not figures.

    A factor that the label worked out itself (380 for 368 and 12 months of one) is not printed.
    """
    shown = figures(row["quote"].replace(",", ""))
    wanted: set[Decimal] = set()
    for name, value in row["values"].items():
        if name in _NOT_FIGURES and not (name == "stated" and row["relation"] == "product"):
            continue
        for figure in value if isinstance(value, list) else [value]:
            try:
                number = abs(Decimal(figure)).normalize()
                if row["relation"] != "product" or number in shown:
                    wanted.add(number)
            except InvalidOperation:
                return None
    return frozenset(wanted) or None


def main(folder: Path) -> None:
    rows = [json.loads(line) for line in (folder / "relations.jsonl").read_text(encoding="utf-8").splitlines()]
    checks = select(("ARI", "XRF"))
    by_file = {name: outcomes(check(load(folder / name), checks=checks)) for name in {row["file"] for row in rows}}
    tally: Counter[str] = Counter()
    met: dict[str, set[Outcome]] = defaultdict(set)
    for row in rows:
        wanted = needed(row)
        quote = "".join(row["quote"].split())
        hits = [
            o
            for o in by_file[row["file"]]
            if (wanted <= o.figures if wanted is not None else len(o.quotes) > 1 and all(q in quote for q in o.quotes))
        ]
        met[row["file"]].update(hits)
        verdict = "unread" if not hits else "right" if any(o.held == row["holds"] for o in hits) else "wrong"
        tally[f"{'holds' if row['holds'] else 'fails'} {verdict}"] += 1
        if verdict != "right":
            print(f"{verdict:6} {row['severity']:13} {row['relation']:15} {row['file']}: {row['quote'][:70]}")
    for name, found in sorted(by_file.items()):
        for outcome in found:
            if not outcome.held and outcome not in met[name]:
                print(f"beyond the labels  {name}: {outcome.said}")
    print(dict(sorted(tally.items())))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
