"""What comes out as verified when a model mixes true and false quotations and numbers.

    python benchmarks/engine_truth.py [FILE ...] [--cases 500] [--seed 1]

Proposals are made from reports (the project's examples, unless others are named) by plain string edits that know
nothing of the verifier: true ones quote a clause and state it or a part of it; false ones change a digit of the
quotation or of the statement, take a number from another clause, change a unit or a scale, invent a sentence, or
list a number that is not printed. All go through the merge that every engine's proposals go through. Fails when a
false one is verified, or fewer than 98% of the true ones are.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reviewer.documents import load
from reviewer.model import Chunk, Document
from reviewer.tasks import achievements
from reviewer.tasks.proposals import AchievementProposal, ChunkReply, ExtractionReply

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*/report.txt"))
CLAUSE = re.compile(r"[^，。；：！？、（）()“”\n\t]{4,40}")
# A number with a qualifier is listed with it; 户均, 人均 and 个百分点 are other words.
NUMBER = re.compile(
    r"(?<![\d.第〔年月近约超过达于≥≤＞＜>])(\d+(?:\.\d+)?)"
    r"(万元|亿元|元|人次|人|个(?!百分点)|户|家|件|项|次|处|座|公里|亩|场|名|%)(?![\d以均次])"
)
# Units that never stand for one another.
_ANOTHER = (
    "万元:亿元 亿元:万元 元:亿元 人次:元 人:户 个:% 户:人 家:人 件:元 项:人 次:元 处:人 "
    "座:公里 公里:亩 亩:公里 场:亩 名:户 %:个百分点"
)
UNITS = dict(pair.split(":") for pair in _ANOTHER.split())


class Clause(NamedTuple):
    document: Document
    words: str
    number: re.Match[str]


class Claim(NamedTuple):
    quote: str
    statement: str
    numbers: list[str]


Maker = Callable[[Clause, Clause, random.Random], Claim | None]


def other_digits(number: re.Match[str], dice: random.Random) -> str:
    """The number with one digit changed, its unit kept."""
    at = dice.choice([i for i, character in enumerate(number[1]) if character.isdigit()])
    digit = dice.choice([d for d in "123456789" if d != number[1][at]])
    return number[1][:at] + digit + number[1][at + 1 :] + number[2]


def changed(clause: Clause, printed: str) -> str:
    return clause.words[: clause.number.start()] + printed + clause.words[clause.number.end() :]


def whole(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    return Claim(clause.words, clause.words, [clause.number[0]])


def unlisted(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    return Claim(clause.words, clause.words, [])


def spaced(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    """Quoted with a blank between two words, as models do: folded, not edited."""
    at = next(
        (i for i, c in enumerate(clause.words[:-1]) if "一" <= c <= "龥" and "一" <= clause.words[i + 1] <= "龥"), 0
    )
    return Claim(clause.words[: at + 1] + " " + clause.words[at + 1 :] if at else clause.words, clause.words, [])


def edited_quote(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    words = changed(clause, other_digits(clause.number, dice))
    return Claim(words, words, [])


def edited_statement(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    return Claim(clause.words, changed(clause, other_digits(clause.number, dice)), [])


def borrowed(clause: Clause, other: Clause, dice: random.Random) -> Claim | None:
    """The number of another clause in the place of its own."""
    return Claim(clause.words, changed(clause, other.number[0]), []) if other.number[1] not in clause.words else None


def other_unit(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    return Claim(clause.words, changed(clause, clause.number[1] + UNITS[clause.number[2]]), [])


def invented(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    words = f"新增{clause.words[-6:-2]}项目{dice.randint(1001, 9999)}个"
    return Claim(words, words, [])


def listed(clause: Clause, other: Clause, dice: random.Random) -> Claim:
    return Claim(clause.words, clause.words, [other_digits(clause.number, dice)])


TRUE: tuple[Maker, ...] = (whole, unlisted, spaced)
FALSE: tuple[Maker, ...] = (edited_quote, edited_statement, borrowed, other_unit, invented, listed)


def clauses(document: Document) -> list[Clause]:
    """Clauses with exactly one number."""
    found = []
    for match in CLAUSE.finditer(document.text):
        numbers = [*NUMBER.finditer(match[0])]
        if len(numbers) == 1 and len(re.findall(r"\d+", match[0])) == len(re.findall(r"\d+", numbers[0][1])):
            found.append(Clause(document, match[0], numbers[0]))
    return found


def verified(document: Document, claim: Claim) -> bool:
    proposal = AchievementProposal(
        quote=claim.quote, statement=claim.statement, numbers=claim.numbers, category="output", scope="", period=""
    )
    end = len(document.text)
    chunk = Chunk(id="C1", sections=(), path=(), kind="performance", start=0, end=end, tokens=end)
    (made,) = achievements.merge(document, [ChunkReply(chunk, ExtractionReply(achievements=[proposal], statements=[]))])
    return made.status == "verified"


def run(pool: list[Clause], makers: tuple[Maker, ...], cases: int, dice: random.Random, show: bool) -> Counter[str]:
    """How many of each kind were made (``kind``) and verified (``kind verified``)."""
    counted: Counter[str] = Counter()
    while counted.total() < cases * 100 and sum(counted[m.__name__] for m in makers) < cases:
        maker, clause, other = dice.choice(makers), dice.choice(pool), dice.choice(pool)
        claim = maker(clause, other, dice)
        if claim is None:
            continue
        if maker in (edited_quote, invented) and claim.quote in clause.document.text:
            continue  # by chance the report says this as well
        counted[maker.__name__] += 1
        held = verified(clause.document, claim)
        counted[f"{maker.__name__} verified"] += held
        if show and held == (makers is FALSE):
            print(f"{maker.__name__}: {claim}", file=sys.stderr)
    return counted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every case that was decided wrongly")
    given = parser.parse_args()
    dice = random.Random(given.seed)
    pool = [clause for file in given.files or EXAMPLES for clause in clauses(load(file))]
    failed = False
    for name, makers, floor in (("false", FALSE, 0.0), ("true", TRUE, 0.98)):
        counted = run(pool, makers, given.cases, dice, given.show)
        for maker in makers:
            print(
                f"  {maker.__name__:18}{counted[f'{maker.__name__} verified']:4} of {counted[maker.__name__]} verified"
            )
        made = sum(counted[m.__name__] for m in makers)
        held = sum(counted[f"{m.__name__} verified"] for m in makers)
        print(f"{name}: {held} of {made} verified ({100 * held / made:.1f}%)")
        failed |= held > 0 if makers is FALSE else held < floor * made
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
