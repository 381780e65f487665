"""Reads and writes the file of accepted findings."""

from __future__ import annotations

from pathlib import Path

import typer
from pydantic import ValidationError

from reviewer.checks.baseline import Baseline, baseline_of, without_known
from reviewer.cli.output import write
from reviewer.errors import ConfigError, system_reason
from reviewer.model import CheckResult


def applied(result: CheckResult, known: Path | None, written: Path | None) -> CheckResult:
    """``result`` less what the file ``known`` accepts; with ``written``, all that is left is accepted there first.

    Raises ConfigError for a file that cannot be read, ExportError for one that cannot be written.
    """
    if written is not None:
        baseline = baseline_of(result)
        write(baseline.model_dump_json(indent=2) + "\n", written)
        typer.echo(f"已把{len(baseline.accepted)}项发现记入基线 {written}", err=True)
        return without_known(result, baseline)
    return result if known is None else without_known(result, _read(known))


def _read(path: Path) -> Baseline:
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "不是基线文件"
        raise ConfigError(
            f"无法读取基线 {path}：{reason}", hint="用 reviewer check FILE --write-baseline 生成"
        ) from None
