"""A letter as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.letters.compose import LEDGER_HEAD, RECOMPUTED_HEAD, Letter, chinese_number


def to_markdown(letter: Letter) -> str:
    """The letter and its two annexes."""
    return "\n\n".join(_blocks(letter)) + "\n"


def _blocks(letter: Letter) -> Iterator[str]:
    yield letter.sender
    yield letter.number
    yield f"# {letter.title}"
    yield f"{letter.addressee}："
    yield letter.opening
    yield "## 一、总体情况"
    yield letter.overall
    yield "## 二、主要问题"
    for number, part in enumerate(letter.issues, 1):
        yield f"（{chinese_number(number)}）{part.lead}{part.text}"
    yield "## 三、整改要求"
    for number, demand in enumerate(letter.demands, 1):
        yield f"（{chinese_number(number)}）{demand}"
    yield "## 四、报送时限"
    yield letter.deadline
    yield "附件：1.复核问题清单　2.数据复算表"
    yield from letter.closing
    yield "## 附件1　复核问题清单"
    yield _table(LEDGER_HEAD, letter.ledger)
    yield "## 附件2　数据复算表"
    yield _table(RECOMPUTED_HEAD, letter.recomputed)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["-"] * len(head), *rows]
    return "\n".join(f"|{'|'.join(cell.replace('|', '｜') for cell in line)}|" for line in lines)
