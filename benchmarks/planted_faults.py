"""What escapes when one figure of a relation that holds is changed, and how often a clean text is called faulty.

    python benchmarks/planted_faults.py TEXT...

``TEXT`` are files. Each relation that the arithmetic checks pass in a text is a place to plant: one of its figures
is changed in the text (a digit exchanged or replaced, a digit dropped or added, a scale, a percentage taken from a
neighbour, a total), the text is checked again, and the fault is *caught* when a finding meets the changed figure.
A change that leaves the relation within rounding is not counted as a fault, and figures that merely agree without
the words claiming it (a list that need not be whole) are no place to plant. The unchanged texts give the false
alarms: every finding of these checks there is printed, to be judged by a reader.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reviewer.checks import check, select
from reviewer.checks.arithmetic.judged import judged
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.report import Report
from reviewer.documents import from_text, load
from reviewer.model import CheckResult, Document, Pass
from reviewer.profiles import load_profile

CHECKS = ("ARI01", "ARI02", "ARI03", "ARI04", "ARI05", "ARI07", "ARI10", "ARI13", "TAB", "XRF05", "FIN02", "SCO05")
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.])|(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年|$)")
_MOST_PLACES = 60  # relations a text; the same kind over and over teaches nothing more
_TOLERATED = Decimal("0.0006")  # a change smaller than this part of the figure may be a rounding tail


class Fault(NamedTuple):
    kind: str
    start: int
    end: int
    printed: str


def main(paths: list[str]) -> None:
    chosen = select(CHECKS)
    dice = random.Random(7)
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    by_check: Counter[str] = Counter()
    missed_by_check: Counter[str] = Counter()
    characters = alarms = 0
    for name in paths:
        document = load(Path(name))
        text = document.text
        clean = check(document, checks=chosen)
        graver = [f for f in clean.findings if f.severity != "info" and f.certainty != "query"]
        characters += len(text)
        alarms += len(graver)
        for finding in graver:
            print(f"on the clean text  {Path(name).name}: {finding.code} {finding.message[:110]}")
        loose = _agreements(Report(document, load_profile()))
        passes = [
            p for p in clean.passes if p.evidence and (p.code, p.evidence[0].start, p.evidence[0].end) not in loose
        ]
        dice.shuffle(passes)
        for held in passes[:_MOST_PLACES]:
            for fault in _faults(text, held, dice):
                changed = text[: fault.start] + fault.printed + text[fault.end :]
                result = check(_like(document, changed), checks=chosen)
                found = _found(result, fault, clean)
                if not found and _still_holds(result, held, fault):
                    continue
                planted[fault.kind] += 1
                by_check[held.code] += 1
                if found:
                    caught[fault.kind] += 1
                else:
                    missed_by_check[held.code] += 1
                    print(
                        f"escaped  {Path(name).name}: {held.code} {fault.kind}: "
                        f"{text[fault.start : fault.end]} → {fault.printed}  in  {held.computation[:70]}"
                    )
    print(f"\nclean text: {alarms} findings in {characters} characters, one in {characters // max(1, alarms)}")
    for kind in sorted(planted):
        print(f"{kind:12} {caught[kind]:4} of {planted[kind]:4} caught ({caught[kind] / planted[kind]:.1%})")
    for code in sorted(by_check):
        print(f"{code:12} {by_check[code] - missed_by_check[code]:4} of {by_check[code]:4} caught")
    total = sum(planted.values())
    print(f"all          {sum(caught.values()):4} of {total:4} caught ({sum(caught.values()) / max(1, total):.1%})")


def _agreements(report: Report) -> set[tuple[str, int, int]]:
    """The passes that only list figures found to agree, where the words claim no relation: a list that nothing says
    is whole, a rate whose whole is not named. To break those is no fault of the report.
    """
    found = report.relations
    spans = [
        *(
            ("ARI01", spanning(s.total, *s.parts, *s.breakdown.shares))
            for s in judged(report)
            if s.breakdown.closure == "open"
        ),
        *(("ARI02", spanning(share.part, share.percent)) for share in found.shares if not share.named),
        *(("ARI07", spanning(cost.total, cost.objects)) for cost in found.unit_costs),
        *(("ARI07", spanning(p.price, p.result)) for p in found.products if not p.sure),
        *(("ARI04", spanning(one.base, one.change)) for one in found.differences if not one.named),
    ]
    return {(code, span.start, span.end) for code, span in spans}


def _like(document: Document, text: str) -> Document:
    """The changed text, read as text; tables as tab-separated lines stay tables."""
    return from_text(text, name=document.name)


def _faults(text: str, held: Pass, dice: random.Random) -> Iterator[Fault]:
    """One fault of each kind that fits a figure of the relation, on figures its computation names."""
    named = {Decimal(number).normalize() for number in re.findall(r"\d+(?:\.\d+)?", held.computation)}
    figures = [
        match
        for evidence in held.evidence
        for match in _NUMBER.finditer(text, evidence.start, evidence.end)
        if not _YEAR.match(text, match.start()) and _value(match.group()) in named and _value(match.group())
    ]
    if not figures:
        return
    figure = dice.choice(figures)
    for kind, printed in _changed(figure.group(), text[figure.end() : figure.end() + 2], dice):
        before, after = _value(figure.group()), _value(printed.rstrip("万亿"))
        if kind == "scale" or abs(after - before) > max(abs(before) * _TOLERATED, _last(figure.group()) * 3):
            end = figure.end() + (1 if kind == "scale" else 0)
            yield Fault(kind, figure.start(), end, printed)


def _changed(printed: str, behind: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    digits = [at for at, character in enumerate(printed) if character.isdigit()]
    swaps = [(a, b) for a, b in pairwise(digits) if printed[a] != printed[b] and b == a + 1]
    if swaps:
        a, b = dice.choice(swaps)
        swapped = printed[:a] + printed[b] + printed[a] + printed[b + 1 :]
        if swapped[0] != "0" or swapped.startswith("0."):
            yield "swapped", swapped
    at = dice.choice(digits)
    other = dice.choice([d for d in "123456789" if d != printed[at]])
    yield "digit", printed[:at] + other + printed[at + 1 :]
    if "," not in printed and len(digits) >= 3:
        yield "dropped", printed[: digits[1]] + printed[digits[1] + 1 :]
        yield "added", printed[: digits[1]] + dice.choice("123456789") + printed[digits[1] :]
    if behind.startswith("万") and not behind.startswith("万人"):
        yield "scale", f"{printed}亿"


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "")).normalize()


def _last(printed: str) -> Decimal:
    return Decimal(1).scaleb(-len(printed.partition(".")[2]))


def _found(result: CheckResult, fault: Fault, clean: CheckResult) -> bool:
    """Whether a finding that the clean text does not give has the changed figure in its evidence or beside it."""
    known = {(f.code, f.message) for f in clean.findings}
    end = fault.start + len(fault.printed)
    return any(
        (f.code, f.message) not in known and any(e.start < end and fault.start < e.end for e in f.evidence)
        for f in result.findings
    )


def _still_holds(result: CheckResult, held: Pass, fault: Fault) -> bool:
    """Whether the same relation, with the changed figure in its computation, is within rounding."""
    end = fault.start + len(fault.printed)
    return any(
        p.code == held.code
        and fault.printed.replace(",", "") in p.computation
        and any(e.start < end and fault.start < e.end for e in p.evidence)
        for p in result.passes
    )


if __name__ == "__main__":
    main(sys.argv[1:])
