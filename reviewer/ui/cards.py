"""What stands on the right of the page: findings, statements and achievements as cards with their places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from reviewer.model import Achievement, CheckResult, Evidence, Finding, Review, Statement
from reviewer.rendering.words import (
    CATEGORY,
    LABEL,
    NUMBER_STATUS,
    ROLE,
    SEVERITY,
    VERDICT,
    certainty,
    element,
)

Show = Callable[[int, int], None]
"""Called with the place that the reader is to show."""

_COLOUR = {"critical": "#c62828", "major": "#b26a00", "minor": "#00708a", "info": "#6b7280"}
_SHORT = 24


def findings(found: Sequence[Finding], show: Show, key: str = "finding") -> None:
    """A card a finding, worst first."""
    if not found:
        st.success("未发现问题。")
    for finding in found:
        with st.container(border=True):
            level = f"{SEVERITY[finding.severity]}·{certainty(finding)}"
            _html(
                f'<b style="color:{_COLOUR[finding.severity]}">{escape(level)}</b> '
                f"<b>{escape(finding.code)} {escape(finding.name)}</b><br>{escape(finding.message)}"
                + (f"<br>复算：<b>{escape(finding.computation)}</b>" if finding.computation else "")
                + (f'<br><span style="color:#5c6773">建议：{escape(finding.ask)}</span>' if finding.ask else "")
            )
            _places(finding.evidence, f"{key}-{finding.id}", show)


def statements(said: Sequence[Statement], show: Show) -> None:
    """A card a problem or measure, with its elements and the question to put back."""
    if not said:
        st.info("没有读到问题或措施。")
    for statement in said:
        with st.container(border=True):
            elements = "　".join(
                f"{'✓' if there else '✗'}{escape(element(name))}" for name, there in statement.elements.items()
            )
            reasons = "".join(f"<br>{escape(reason.code)} {escape(reason.text)}" for reason in statement.reasons)
            rejected = statement.status == "rejected"
            label = VERDICT["rejected"] if rejected else LABEL[statement.label]
            _html(
                f"<b>{escape(statement.id)} {ROLE[statement.role]}：{escape(statement.title)}</b>（{label}）"
                f'<br><span style="color:#5c6773">{elements}</span>{reasons}'
                f"<br>追问：{escape(statement.ask)}"
            )
            _places(statement.evidence, statement.id, show)


def achievements(done: Sequence[Achievement], show: Show) -> None:
    """A card an achievement, with what became of each number."""
    if not done:
        st.info("没有摘录到成效。")
    for achievement in done:
        with st.container(border=True):
            numbers = "　".join(
                f"{escape(n.text)}（{NUMBER_STATUS[n.status]}）" for n in achievement.numbers if n.status != "same"
            )
            reasons = "".join(f"<br>{escape(reason)}" for reason in achievement.reasons)
            _html(
                f"<b>{escape(achievement.id)}</b> {escape(achievement.statement)}"
                f'<br><span style="color:#5c6773">{CATEGORY[achievement.category]} · '
                f"{VERDICT[achievement.status]}　{numbers}{reasons}</span>"
            )
            _places(achievement.evidence, achievement.id, show)


def proofs(result: CheckResult | Review) -> None:
    """What held, and what could not be checked."""
    rows = "".join(f"<li>{escape(held.code)} {escape(held.computation)}</li>" for held in result.passes)
    _html(f"<b>核对相符（{len(result.passes)}）</b><ul>{rows}</ul>")
    rows = "".join(f"<li>{escape(skip.code)}：{escape(skip.reason)}</li>" for skip in result.skipped)
    _html(f"<b>未能检查（{len(result.skipped)}）</b><ul>{rows}</ul>")


def _places(evidence: Sequence[Evidence], key: str, show: Show) -> None:
    for number, place in enumerate(evidence):
        words = " ".join(place.quote.split())
        short = words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
        # A button's label is Markdown: what would be markup in the report's words is taken out of it.
        label = "".join(c for c in short if c not in "*_`[]<>$:#~\\|!")
        st.button(
            f"定位：{label or '（空白）'}",
            key=f"{key}-{number}",
            on_click=show,
            args=(place.start, place.end),
            type="tertiary",
        )


def _html(body: str) -> None:
    """``body`` is made here, and every word of a report in it is escaped."""
    st.html(f'<div style="font-size:.92rem;line-height:1.7;overflow-wrap:anywhere">{body}</div>')
