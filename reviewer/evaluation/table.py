"""Scores side by side, as a Markdown table: a row a measure, a column an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.evaluation.score import Rate, Score

_ROWS = {
    "recall": "成效召回",
    "precision": "成效准确",
    "quotes": "引文忠实",
    "numbers": "数字忠实",
    "labels": "问题措施定性",
    "faults": "预设差错查出",
    "alarms": "误报陷阱",
    "relations": "相符关系认出",
    "proposed": "模型提出的关系",
    "summary": "摘要数字正确",
    "coverage": "摘要覆盖收支要点",
    "length": "摘要字数",
    "rejected": "被拒提案",
    "failed": "未完成",
    "calls": "调用次数",
    "tokens": "token",
    "seconds": "秒",
}


def table(columns: Mapping[str, Sequence[Score]]) -> str:
    """``columns``: the scores of each engine, one a run; several runs show the lowest and the highest."""
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    for name, title in _ROWS.items():
        lines.append([title, *(_spread([getattr(run, name) for run in runs]) for runs in columns.values())])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _spread(values: Sequence[Rate | int | float | None]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "—"
    low, high = min(known, key=_size), max(known, key=_size)
    return _shown(low) if low == high else f"{_shown(low)} – {_shown(high)}"


def _size(value: Rate | int | float) -> float:
    return (
        value.right / value.all if isinstance(value, Rate) and value.all else 0.0 if isinstance(value, Rate) else value
    )


def _shown(value: Rate | int | float) -> str:
    if isinstance(value, Rate):
        return f"{value.right}/{value.all}（{100 * value.right / value.all:.0f}%）" if value.all else "—"
    return f"{value:.1f}" if isinstance(value, float) else str(value)
