"""Documentation made from the cards: one Markdown page a check, and an index. Nothing is written by hand.

``python -m reviewer.checks.pages docs/checks`` writes them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reviewer.checks.card import Card, Status
from reviewer.checks.unbuilt import model_fed

SEVERITIES = {"critical": "致命", "major": "重要", "minor": "一般", "info": "提示"}
STATUSES: Mapping[Status, str] = {"built": "已建", "model": "需模型", "attachment": "需附件", "corpus": "需语料"}
_FED = "，模型可补充"
INDEX = "index.md"


def page(card: Card) -> str:
    """The page of one check; of one that is not built, what it needs."""
    if card.status != "built":
        head = [
            f"# {card.code} {card.name}",
            "",
            f"级别：{SEVERITIES[card.severity]}　状态：{STATUSES[card.status]}",
            "",
        ]
        return "\n".join([*head, *_part("检查什么", card.what), *_part("为何没有运行", f"{card.why}。")])
    return "\n".join(
        [
            f"# {card.code} {card.name}",
            "",
            f"级别：{SEVERITIES[card.severity]}　自 {card.since} 版起",
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
    fed = model_fed()
    rows = [
        f"| [{card.code}]({card.code}.md) | {card.name} | {SEVERITIES[card.severity]} "
        f"| {STATUSES[card.status]}{_FED if card.code in fed else ''} | {_cell(card.what)} |"
        for card in listed
    ]
    counts = Counter(card.status for card in listed)
    said = "，".join(f"{name}{counts[status]}项" for status, name in STATUSES.items() if counts[status])
    head = ["# 检查一览", "", f"共{len(rows)}项：{said}。", "", "| 代码 | 名称 | 级别 | 状态 | 检查什么 |"]
    return "\n".join([*head, "|---|---|---|---|---|", *rows, ""])


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

    from reviewer.checks.registry import catalogue

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name, content in pages(check.card for check in catalogue().values()).items():
        (place / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    import sys

    _main(sys.argv[1])
