"""What escapes when one figure of a relation that holds is changed, and how often a clean text is called faulty.

    python benchmarks/planted_faults.py TEXT... [--seed N]

``TEXT`` are files. Each equality that the arithmetic checks list as a pass is a place to plant: one of its figures
is changed in the text (digits exchanged, a digit replaced, dropped or added, a scale), the text is checked again,
and the fault is *caught* when a finding that the clean text does not give meets the changed figure, or computes
with it. The unchanged texts give the false alarms: every finding there that is graver than 提示 and no question is
printed, to be judged by a reader. What is not planted, or planted and not counted, is printed with its number and
its reason.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reviewer.checks import check, select
from reviewer.checks.arithmetic.hundred import bare_shares, whole
from reviewer.checks.arithmetic.judged import judged
from reviewer.checks.arithmetic.totals import spanning
from reviewer.checks.report import Report
from reviewer.documents import from_text, load
from reviewer.model import CheckResult, Document, Pass
from reviewer.profiles import load_profile

_CHECKS = select(("ARI", "FIN", "TAB", "XRF05", "SCO05"))
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.])|(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年|$)")
_MOST_PLACES = 60  # relations a text; the same kind over and over teaches nothing more


class Fault(NamedTuple):
    kind: str
    start: int
    end: int
    printed: str


class Tally(NamedTuple):
    """Faults planted and caught by (check, kind), and what was left out, by reason."""

    planted: Counter[tuple[str, str]]
    caught: Counter[tuple[str, str]]
    left_out: Counter[str]


def main(arguments: list[str]) -> None:
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 7
    paths = arguments[: arguments.index("--seed")] if "--seed" in arguments else arguments
    dice = random.Random(seed)
    tally = Tally(Counter(), Counter(), Counter())
    characters = alarms = 0
    for path in map(Path, paths):
        document = load(path)
        clean = check(document, checks=_CHECKS)
        graver = [f for f in clean.findings if f.severity != "info" and f.certainty != "query"]
        characters += len(document.text)
        alarms += len(graver)
        for finding in graver:
            print(f"on the clean text  {path.name}: {finding.code} {finding.message[:110]}")
        for escaped in _plant(document, clean, dice, tally):
            print(f"escaped  {path.name}: {escaped}")
    print(f"\nclean text: {alarms} findings in {characters} characters, one in {characters // max(1, alarms)}")
    _print(tally)


def _plant(document: Document, clean: CheckResult, dice: random.Random, tally: Tally) -> Iterator[str]:
    """Plants in one text, counts, and yields what escaped."""
    places = list(_places(document, clean, tally))
    dice.shuffle(places)
    tally.left_out["beyond the first 60 relations of a text"] += max(0, len(places) - _MOST_PLACES)
    for held in places[:_MOST_PLACES]:
        figures = _figures(document.text, held, tally)
        if not figures:
            tally.left_out["a relation without a printed figure of its own (worked out from others)"] += 1
            continue
        for fault in _faults(document.text, dice.choice(figures), dice):
            changed = document.text[: fault.start] + fault.printed + document.text[fault.end :]
            result = check(from_text(changed, name=document.name), checks=_CHECKS)
            found = _found(result, fault, clean, held)
            if not found and _still_holds(result, held, fault):
                tally.left_out["a change within rounding: the same relation, with the changed figure, still holds"] += 1
                continue
            tally.planted[held.code, fault.kind] += 1
            if found:
                tally.caught[held.code, fault.kind] += 1
            else:
                was = document.text[fault.start : fault.end]
                yield f"{held.code} {fault.kind}: {was} → {fault.printed}  in  {held.computation[:80]}"


def _places(document: Document, clean: CheckResult, tally: Tally) -> Iterator[Pass]:
    """The passes that state an equality which the words of the text claim."""
    loose = _agreements(Report(document, load_profile()))
    for held in clean.passes:
        if not held.evidence or "=" not in held.computation or any(sign in held.computation for sign in "≤≥"):
            tally.left_out["no equality (at most, at least, a date, a list): a changed figure need be no fault"] += 1
        elif (held.code, held.evidence[0].start, held.evidence[0].end) in loose:
            tally.left_out["figures found to agree where the words claim nothing: to break them is no fault"] += 1
        else:
            yield held


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
        *(("ARI03", spanning(run[0], run[-1])) for run in bare_shares(report) if not whole(run)),
        *(("ARI07", spanning(cost.total, cost.objects)) for cost in found.unit_costs),
        *(("ARI07", spanning(p.price, p.result)) for p in found.products if not p.sure),
        *(("ARI04", spanning(one.base, one.change)) for one in found.differences if not one.named),
    ]
    return {(code, span.start, span.end) for code, span in spans}


def _figures(text: str, held: Pass, tally: Tally) -> list[re.Match[str]]:
    """The figures of the relation, as they stand in its evidence; of one printed twice there only one is meant."""
    named = {Decimal(number).normalize() for number in re.findall(r"\d+(?:\.\d+)?", held.computation)}
    found = [
        match
        for evidence in held.evidence
        for match in _NUMBER.finditer(text, evidence.start, evidence.end)
        if not _YEAR.match(text, match.start()) and _value(match.group()) in named and _value(match.group())
    ]
    times = Counter(_value(match.group()) for match in {match.start(): match for match in found}.values())
    once = [match for match in found if times[_value(match.group())] == 1]
    tally.left_out["figures printed twice in the passage: which of them is the relation's is not told"] += len(
        times
    ) - len({_value(match.group()) for match in once})
    return once


def _faults(text: str, figure: re.Match[str], dice: random.Random) -> Iterator[Fault]:
    """One fault of each kind that fits the figure."""
    for kind, printed in _changed(figure.group(), text[figure.end() : figure.end() + 2], dice):
        yield Fault(kind, figure.start(), figure.end() + (kind == "scale"), printed)


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


def _found(result: CheckResult, fault: Fault, clean: CheckResult, held: Pass) -> bool:
    """Whether a finding that the clean text does not give has the changed figure in its evidence, or is of the same
    check and computes with it (a table's finding stands at the total, not at the changed cell).
    """
    known = {(f.code, f.message) for f in clean.findings}
    end = fault.start + len(fault.printed)
    changed = _value(fault.printed.rstrip("亿"))
    return any(
        any(e.start < end and fault.start < e.end for e in f.evidence)
        or (f.code == held.code and changed in map(_value, re.findall(r"\d+(?:\.\d+)?", f.computation)))
        for f in result.findings
        if (f.code, f.message) not in known
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


def _print(tally: Tally) -> None:
    for reason, times in tally.left_out.items():
        print(f"left out {times:5}  {reason}")
    keys = list(tally.planted)
    for name in (*sorted({code for code, _ in keys}), *sorted({kind for _, kind in keys})):
        _line(name, tally, [key for key in keys if name in key])
    _line("all", tally, keys)


def _line(name: str, tally: Tally, keys: Iterable[tuple[str, str]]) -> None:
    planted = sum(tally.planted[key] for key in keys)
    caught = sum(tally.caught[key] for key in keys)
    print(f"{name:12} {caught:4} of {planted:4} caught ({caught / max(1, planted):.1%})")


if __name__ == "__main__":
    main(sys.argv[1:])
