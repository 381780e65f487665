"""How well claims are verified, by kind, and how fast.

    python benchmarks/claims.py [FILE|FOLDER ...] [--seed N] [--cases N] [--show KIND]

Cases are made from texts (the project's own examples, unless others are named) by plain string edits that
know nothing of the verifier: a sentence is quoted, and the claim is that sentence, a part of it or a
restatement, with one thing changed. A change that happens to leave the claim true is dropped. Printed are,
per kind, the share of cases decided rightly; recall (wrong claims refused), false alarms (right claims
refused), balanced accuracy, and claims per second on one core.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

from claims_common import EXAMPLES, NUMBER, ROUNDS, SENTENCE, Case, Sentence
from claims_right import RIGHT
from claims_told import WRONG

from reviewer.verification import verify_claim


def in_a_name(text: str, number: re.Match[str]) -> bool:
    """Whether the number is part of a name in quotation marks or of a budget code (05项)."""
    before = text[: number.start()]
    code = before.endswith(("（", "(")) and number["unit"] == "项"
    return code or number["digits"].startswith("00") or before.count("“") > before.count("”")


def sentences(source: str, dice: random.Random) -> list[Sentence]:
    found = []
    for match in SENTENCE.finditer(source):
        text = match[0].strip()
        numbers = tuple(number for number in NUMBER.finditer(text) if not in_a_name(text, number))
        if numbers and not re.search(r"[\d.万亿]$", text) and 8 <= len(text) <= 220 and source.count(text) == 1:
            found.append(Sentence(text, numbers, source, dice))
    return found


def cases(sources: list[str], seed: int, wanted: int) -> list[Case]:
    """At most ``wanted`` cases of each kind; scarce kinds are drawn again, with other dice, for other wordings."""
    dice = random.Random(seed)
    pool = [sentence for source in sources for sentence in sentences(source, dice)]
    made = []
    for makers, truth in ((RIGHT, True), (WRONG, False)):
        for kind, maker in makers.items():
            allowed = kind.endswith("_where_allowed")
            drawn: dict[Case, None] = {}
            for _ in range(ROUNDS):
                for s in pool:
                    drawn.update(
                        (Case(kind, truth, claim, quote, s.source, allowed), None) for claim, quote in maker(s)
                    )
                if len(drawn) >= wanted:
                    break
            made += dice.sample(list(drawn), min(wanted, len(drawn)))
    return made


def read(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise SystemExit(f"{path}: neither UTF-8 nor GB18030")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=60, help="at most so many per kind")
    parser.add_argument("--show", default="", help="print the cases of this kind that were decided wrongly (or 'all')")
    arguments = parser.parse_args()
    files = [f for path in arguments.paths for f in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    made = cases([read(file) for file in files], arguments.seed, arguments.cases)
    verify_claim("1人", quote="1人", source="1人")
    for source in {case.source for case in made}:
        verify_claim("", quote=source[:20], source=source)
    started = time.process_time()
    verdicts = [verify_claim(c.claim, quote=c.quote, source=c.source, allow_derived=c.allow_derived) for c in made]
    took = time.process_time() - started
    report(made, [verdict.supported for verdict in verdicts])
    print(f"{len(made) / took:,.0f} claims per second ({len(made)} claims, {len(files)} texts, seed {arguments.seed})")
    for case, verdict in zip(made, verdicts, strict=True):
        if verdict.supported != case.right and arguments.show in (case.kind, "all"):
            print(f"\n[{case.kind}] {case.claim}\n  引文：{case.quote}\n  理由：{verdict.reasons}")


def report(made: list[Case], supported: list[bool]) -> None:
    rates = {True: [0, 0], False: [0, 0]}
    for makers, truth in ((RIGHT, True), (WRONG, False)):
        print("right claims, accepted" if truth else "wrong claims, refused")
        for kind in makers:
            outcomes = [s == truth for case, s in zip(made, supported, strict=True) if case.kind == kind]
            rates[truth][0] += sum(outcomes)
            rates[truth][1] += len(outcomes)
            share = f"{100 * sum(outcomes) / len(outcomes):6.1f}%" if outcomes else "     –"
            few = "  (fewer than 40)" if len(outcomes) < 40 else ""
            print(f"  {kind:28}{share}  of {len(outcomes)}{few}")
    accepted, refused = (100 * good / max(1, total) for good, total in (rates[True], rates[False]))
    print(
        f"recall {refused:.1f}%  false alarms {100 - accepted:.1f}%  balanced accuracy {(accepted + refused) / 2:.2f}%"
    )


if __name__ == "__main__":
    main()
