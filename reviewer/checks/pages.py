"""Documentation made from the cards: one Markdown page a check, and an index. Nothing is written by hand.

``python -m reviewer.checks.pages docs/checks`` writes them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reviewer.checks.card import Card, Need

SEVERITIES = {"critical": "致命", "major": "重要", "minor": "一般", "info": "提示"}
_NEEDS: Mapping[Need, str] = {"report": "", "annex": "需附件", "corpus": "需对照报告"}
INDEX = "index.md"


def page(card: Card) -> str:
    """The page of one check."""
    return "\n".join(
        [
            f"# {card.code} {card.name}",
            "",
            f"级别：{SEVERITIES[card.severity]}　状态：{status(card)}　自 {card.since} 版起",
            "",
            *_part("检查什么", card.what),
            *_part("为何重要", card.why),
            *_part("反例", *map(_fenced, card.failing)),
            *_part("正例", *map(_fenced, card.passing)),
            *_part("已知误报", card.false_alarms),
            *_part("建议措辞", card.wording),
        ]
    )


def index(cards: Iterable[Card]) -> str:
    """The table of all checks."""
    listed = [*cards]
    rows = [
        f"| [{card.code}]({card.code}.md) | {card.name} | {SEVERITIES[card.severity]} | {status(card)} "
        f"| {_cell(card.what)} |"
        for card in listed
    ]
    head = ["# 检查一览", "", *_legend(listed), "", "| 代码 | 名称 | 级别 | 状态 | 检查什么 |"]
    return "\n".join([*head, "|---|---|---|---|---|", *rows, ""])


def status(card: Card) -> str:
    """Whether the check runs on a report alone, or what it needs beside it."""
    return "，".join(filter(None, ("已建", _NEEDS[card.needs], "模型可补充" if card.fed else "")))


def _legend(cards: Sequence[Card]) -> list[str]:
    annex, corpus = (sum(card.needs == need for card in cards) for need in ("annex", "corpus"))
    return [
        f"共{len(cards)}项，均已建成。其中{annex}项需附件：与随报告提交（同在一个 zip 中）或文末所附的表格核对；"
        f"{corpus}项需对照报告：与 `--corpus` 文件夹中其他部门或上年的报告比较。没有提供的，列为未能检查并写明原因。"
        f"{sum(card.fed for card in cards)}项模型可补充：模型另行提出勾稽关系，由程序复算。"
    ]


def line(card: Card) -> str:
    """A check in one line: code, severity, name and the first sentence of what it looks for."""
    what = "".join(card.what.split()).split("。")[0]
    return f"{card.code}  {SEVERITIES[card.severity]}  {card.name}：{what}。"


def pages(cards: Iterable[Card]) -> Mapping[str, str]:
    """File name → content, for every check and the index."""
    listed = [*cards]
    return {INDEX: index(listed), **{f"{card.code}.md": page(card) for card in listed}}


def _part(heading: str, *paragraphs: str) -> list[str]:
    return [f"## {heading}", "", *(line for paragraph in paragraphs for line in (paragraph, ""))]


def _fenced(example: str) -> str:
    return f"```text\n{example}\n```"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


def _main(folder: str) -> None:
    from pathlib import Path

    from reviewer.checks.registry import all_checks

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name, content in pages(check.card for check in all_checks().values()).items():
        (place / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    import sys

    _main(sys.argv[1])
