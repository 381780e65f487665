"""Prints a result in the format asked for, to stdout or a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from reviewer.errors import ConfigError, ExportError, system_reason
from reviewer.model import CheckResult, Document, EngineInfo, Review


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    html = "html"
    sarif = "sarif"
    xlsx = "xlsx"


class FailOn(StrEnum):
    critical = "critical"
    major = "major"
    minor = "minor"
    info = "info"
    never = "never"


_GRAVITY = [*FailOn]


def form_of(out: Path | None) -> Format:
    """The format that a file's ending asks for; a table on stdout, for .txt and where there is no ending.

    Raises ConfigError for an ending of no format.
    """
    ending = out.suffix.lower().lstrip(".") if out else ""
    if ending in {"", "txt"}:
        return Format.table
    if ending not in {*Format}:
        raise ConfigError(f"不能写成 .{ending} 文件", hint=f"扩展名用 {'、'.join(Format)}，或加 --format 指定格式")
    return Format(ending)


def emit(result: CheckResult | Review, document: Document, form: Format, out: Path | None) -> None:
    """Write ``result`` as ``form``. Raises ExportError when ``out`` cannot be written."""
    if form is Format.table and out is None:
        from rich.console import Console

        from reviewer.rendering.table import print_result

        print_result(Console(soft_wrap=False), result)
        return
    if form is Format.xlsx and out is not None:
        from reviewer.rendering.form import write_form

        write_form(result, document, out)
        return
    write(_rendered(result, document, form), out)


def write(text: str, out: Path | None) -> None:
    """Write ``text`` to a file, or to stdout as UTF-8. Raises ExportError."""
    if out is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(text)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"无法写入 {out}：{system_reason(error)}", hint="检查路径和权限，或换一个位置") from None


def finish(
    result: CheckResult | Review, document: Document, form: Format | None, out: Path | None, fail_on: FailOn
) -> None:
    """Write the result and end the command with its exit code."""
    emit(result, document, form or form_of(out), out)
    if out:
        print(f"已写入 {out}", file=sys.stderr)
    sys.exit(exit_code(result, fail_on))


def account(engine: EngineInfo) -> Iterator[str]:
    """What a review by model cost, and what it could not do; nothing for one without a model."""
    if engine.calls or engine.reused:
        tokens = engine.tokens
        cached = f"（服务方缓存 {tokens.cached}）" if tokens.cached else ""
        price = f"，费用约 {engine.cost:.4f} 元" if engine.cost is not None else ""
        yield (
            f"模型调用 {engine.calls} 次，取自缓存 {engine.reused} 次；"
            f"输入 {tokens.prompt} token{cached}，输出 {tokens.completion} token{price}"
        )
    yield from engine.notes
    for failure in engine.failed:
        yield f"未完成：{failure.section}：{failure.reason}"
    if engine.failed and engine.name != "extractive":
        yield "未完成的段落可重新运行续做（--resume，缺省如此），已有的回答不再重问；因上限或时限未问的，先调高再续"


def exit_code(result: CheckResult | Review, fail_on: FailOn) -> int:
    """3 for a partial review, 1 for findings at or above ``fail_on``, else 0."""
    if isinstance(result, Review) and result.engine.partial:
        return 3
    grave = _GRAVITY[: _GRAVITY.index(fail_on) + 1]
    return int(fail_on is not FailOn.never and any(finding.severity in grave for finding in result.findings))


def _rendered(result: CheckResult | Review, document: Document, form: Format) -> str:
    match form:
        case Format.xlsx:
            raise ConfigError("检查表须写入文件", hint="加 -o 检查表.xlsx")
        case Format.json:
            return result.model_dump_json(indent=2) + "\n"
        case Format.jsonl:
            return result.model_dump_json() + "\n"
        case Format.md:
            from reviewer.rendering.markdown import to_markdown

            return to_markdown(result)
        case Format.html:
            from reviewer.rendering.html import to_html

            return to_html(result, document)
        case Format.sarif:
            from reviewer.rendering.sarif import to_sarif

            return to_sarif(result)
        case Format.table:
            from rich.console import Console

            from reviewer.rendering.table import print_result

            page = io.StringIO()
            print_result(Console(file=page, width=120), result)
            return page.getvalue()
