"""Results as a table in the terminal. Chinese is two columns wide, which rich knows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from reviewer.model import CheckResult, Evidence, Finding, Review
from reviewer.rendering.words import CATEGORY, LABEL, ROLE, SEVERITY, VERDICT, certainty, element, is_wording

_STYLE = {"critical": "bold red", "major": "yellow", "minor": "cyan", "info": "dim"}
_QUOTE_LENGTH = 48


def print_result(console: Console, result: CheckResult | Review) -> None:
    """Print findings, and for a review also summary, achievements and statements."""
    console.print(_head(result))
    if isinstance(result, Review):
        _print_summary(console, result)
    grave = [finding for finding in result.findings if not is_wording(finding)]
    wording = [finding for finding in result.findings if is_wording(finding)]
    if grave:
        console.print(_findings(grave))
    if isinstance(result, Review):
        console.print(_statements(result))
        console.print(_achievements(result))
    if wording:
        console.print(_wording(wording))
    if not result.findings:
        _print_clean(console, result)
    console.print(f"{tally(result)}（--format json 可看明细）", style="dim")


def _print_clean(console: Console, result: CheckResult | Review) -> None:
    """No finding is no certificate: what could not be checked is said in the same breath."""
    if len(result.passes) < len(result.skipped):
        console.print("没有可报的问题，但多数检查不适用于本文或缺少所需内容，不能当作核对无误。", style="yellow")
    else:
        console.print("未发现问题。", style="green")
    codes: dict[str, list[str]] = {}
    for skip in result.skipped:
        codes.setdefault(skip.reason, []).append(skip.code)
    for reason, listed in codes.items():
        console.print(Text(f"未能检查：{reason}（{' '.join(listed)}）", style="yellow"))


def tally(result: CheckResult | Review) -> str:
    """One line that counts what was found, what held and what could not run."""
    counts = [
        f"{name}{sum(f.severity == severity for f in result.findings)}"
        for severity, name in SEVERITY.items()
        if any(f.severity == severity for f in result.findings)
    ]
    found = f"发现问题 {len(result.findings)} 项" + (f"（{'、'.join(counts)}）" if counts else "")
    stories = sum(not f.story for f in result.findings)
    if stories < len(result.findings):
        found += f"，同因的归在一起为 {stories} 件"
    return f"{found}；核对相符 {len(result.passes)} 项；未能检查 {len(result.skipped)} 项"


def _head(result: CheckResult | Review) -> RenderableType:
    document = result.document
    title = Text(document.title or document.name, style="bold")
    facts = [document.unit or "单位未署名", f"{document.year}年度" if document.year else "年度不明"]
    facts += [document.format, f"{document.characters}字", f"{len(document.sections)}个章节"]
    return Group(title, Text(" · ".join(facts), style="dim"), *(Text(f"注：{note}") for note in document.notes))


def _findings(findings: Sequence[Finding]) -> Table:
    table = Table(show_lines=True, expand=True, title="发现的问题", title_justify="left")
    table.add_column("代码", no_wrap=True)
    table.add_column("程度", no_wrap=True)
    table.add_column("问题与复算", ratio=3, overflow="fold")
    table.add_column("原文", ratio=2, overflow="fold")
    for finding in findings:
        said = Text(f"{finding.name}：{finding.message}")
        if finding.computation:
            said.append(f"\n复算：{finding.computation}", style="bold")
        if finding.ask and not finding.story:
            said.append(f"\n建议：{finding.ask}", style="dim")
        level = Text(SEVERITY[finding.severity], style=_STYLE[finding.severity])
        level.append(f"\n{certainty(finding)}", style="dim")
        table.add_row(_code(finding), level, said, Text("\n".join(_shown(e) for e in finding.evidence)))
    return table


def _wording(findings: Sequence[Finding]) -> Table:
    table = Table(title="文字和标点问题", title_justify="left", expand=True)
    table.add_column("代码", no_wrap=True)
    table.add_column("问题", ratio=3, overflow="fold")
    table.add_column("原文", ratio=2, overflow="fold")
    for finding in findings:
        table.add_row(_code(finding), Text(finding.message), Text("\n".join(_shown(e) for e in finding.evidence)))
    return table


def _code(finding: Finding) -> str:
    """The code, set in where the finding belongs to the one before it."""
    return f" └{finding.code}" if finding.story else finding.code


def _shown(evidence: Evidence) -> str:
    words = " ".join(evidence.quote.split())
    cut = words if len(words) <= _QUOTE_LENGTH else f"{words[: _QUOTE_LENGTH - 1]}…"
    return f"“{cut}”（第{evidence.start + 1}字）"


def _print_summary(console: Console, review: Review) -> None:
    engine = review.engine
    by = f"引擎：{engine.name}" + (f"（{engine.model}，{engine.calls}次调用）" if engine.model else "（不用模型）")
    console.print(Text(by, style="dim"))
    for failure in engine.failed:
        console.print(Text(f"未完成：{failure.section}：{failure.reason}", style="bold red"))
    if review.summary.text:
        console.print(Panel(Text(review.summary.text), title="复核摘要", title_align="left"))


def _achievements(review: Review) -> Table:
    table = Table(title="报告所列成效", title_justify="left", expand=True)
    for name, ratio in (("编号", None), ("类别", None), ("事项", 1), ("核对", None)):
        table.add_column(name, ratio=ratio, no_wrap=ratio is None, overflow="fold")
    for done in review.achievements:
        table.add_row(done.id, CATEGORY[done.category], Text(done.statement), VERDICT[done.status])
    return table


def _statements(review: Review) -> Table:
    table = Table(title="问题与措施", title_justify="left", expand=True, show_lines=True)
    for name, ratio in (("编号", None), ("类型", None), ("标题", 1), ("判断", None), ("缺少的要素", 1), ("追问", 2)):
        table.add_column(name, ratio=ratio, no_wrap=ratio is None, overflow="fold")
    for said in review.statements:
        missing = "、".join(element(name) for name, there in said.elements.items() if not there)
        label = VERDICT[said.status] if said.status == "rejected" else LABEL[said.label]
        table.add_row(said.id, ROLE[said.role], Text(said.title), label, missing, Text(said.ask))
    return table
