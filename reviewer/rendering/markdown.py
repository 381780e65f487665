"""A review or check result as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model import CheckResult, Evidence, Finding, Review
from reviewer.rendering.words import CATEGORY, ELEMENT, LABEL, ROLE, SEVERITY, VERDICT, certainty, element, is_wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~])")


def to_markdown(result: CheckResult | Review) -> str:
    """The whole result. Text of the report is escaped: it is data, never markup."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: CheckResult | Review) -> Iterator[str]:
    document = result.document
    yield f"# {_plain(document.title or document.name)}"
    yield ""
    yield f"- 文件：{_plain(document.name)}（{document.characters}字，SHA-256 {document.sha256[:16]}…）"
    yield f"- 单位：{_plain(document.unit or '未署名')}；年度：{document.year or '不明'}"
    yield from (f"- 注：{_plain(note)}" for note in document.notes)
    grave = [finding for finding in result.findings if not is_wording(finding)]
    wording = [finding for finding in result.findings if is_wording(finding)]
    if isinstance(result, Review):
        yield from _summary(result)
    yield from ("", f"## 发现的问题（{len(grave)}项）", "")
    for number, finding in enumerate(grave, 1):
        yield from _finding(number, finding)
    if isinstance(result, Review):
        yield from _statements(result)
        yield from _achievements(result)
    yield from ("", f"## 文字和标点问题（{len(wording)}项）", "")
    for finding in wording:
        places = "；".join(_quoted(evidence) for evidence in finding.evidence)
        yield f"- {finding.code} {_plain(finding.message)} {places}"
    yield from ("", f"## 核对相符（{len(result.passes)}项）", "")
    yield from (f"- {held.code} {_plain(held.computation)}" for held in result.passes)
    yield from ("", f"## 未能检查（{len(result.skipped)}项）", "")
    yield from (f"- {skip.code}：{_plain(skip.reason)}" for skip in result.skipped)


def _finding(number: int, finding: Finding) -> Iterator[str]:
    level = f"{SEVERITY[finding.severity]}·{certainty(finding)}"
    yield f"{number}. **{finding.code} {finding.name}**（{level}）：{_plain(finding.message)}"
    if finding.computation:
        yield f"   - 复算：{_plain(finding.computation)}"
    yield from (f"   - 原文：{_quoted(evidence)}" for evidence in finding.evidence)
    if finding.ask:
        yield f"   - 建议：{_plain(finding.ask)}"


def _summary(review: Review) -> Iterator[str]:
    engine = review.engine
    yield f"- 引擎：{engine.name}" + (f"，模型 {_plain(engine.model)}，{engine.calls}次调用" if engine.model else "")
    yield from (f"- **说明**：{_plain(note)}" for note in engine.notes)
    yield from (f"- **未完成**：{_plain(f.section)}：{_plain(f.reason)}" for f in engine.failed)
    yield from ("", "## 复核摘要", "", _plain(review.summary.text) or "（没有通过核实的摘要）")


def _statements(review: Review) -> Iterator[str]:
    yield from ("", "## 问题与措施", "")
    for statement in review.statements:
        there = [element(name) for name in ELEMENT if statement.elements.get(name)]
        missing = [element(name) for name in ELEMENT if statement.elements.get(name) is False]
        yield f"- **{statement.id} {ROLE[statement.role]}：{_plain(statement.title)}**（{LABEL[statement.label]}）"
        if there:
            yield f"  - 已有要素：{'、'.join(there)}"
        if missing:
            yield f"  - 缺少要素：{'、'.join(missing)}"
        yield from (f"  - {_plain(reason.text)}（{reason.code}）" for reason in statement.reasons)
        yield from (f"  - 原文：{_quoted(evidence)}" for evidence in statement.evidence)
        if statement.ask:
            yield f"  - 追问：{_plain(statement.ask)}"


def _achievements(review: Review) -> Iterator[str]:
    yield from ("", f"## 报告所列成效（{len(review.achievements)}项）", "")
    yield from ("|编号|类别|事项|核对|原文|", "|-|-|-|-|-|")
    for done in review.achievements:
        quotes = "；".join(_quoted(evidence) for evidence in done.evidence)
        said = _plain(done.statement) + "".join(f"（{_plain(reason)}）" for reason in done.reasons)
        yield f"|{done.id}|{CATEGORY[done.category]}|{said}|{VERDICT[done.status]}|{quotes}|"


def _quoted(evidence: Evidence) -> str:
    return f"“{_plain(evidence.quote)}”（第{evidence.start + 1}—{evidence.end}字）"


def _plain(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join((text or "").split()))
