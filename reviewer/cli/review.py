"""``reviewer review``: one report reviewed by code and an engine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.inputs import read_report
from reviewer.cli.options import (
    BaseUrl,
    Consent,
    CorpusFolder,
    EngineOption,
    Fail,
    Form,
    Fresh,
    MaxCost,
    MaxTokens,
    Model,
    Out,
    ProfileName,
    Redact,
    Report,
    StdinName,
)
from reviewer.cli.output import FailOn, account, finish, write
from reviewer.cli.progress import shown_progress
from reviewer.settings import load_settings


def command(
    file: Report,
    form: Form = None,
    out: Out = None,
    fail_on: Fail = FailOn.major,
    engine: EngineOption = None,
    base_url: BaseUrl = None,
    model: Model = None,
    profile: ProfileName = None,
    corpus: CorpusFolder = None,
    max_tokens: MaxTokens = None,
    max_cost: MaxCost = None,
    fresh: Fresh = None,
    consent: Consent = None,
    redact: Redact = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列分段、token 和费用，不发送")] = False,
    receipt: Annotated[Path | None, typer.Option(help="另存回执（完整结果的 JSON），供 reviewer verify")] = None,
    stdin_filename: StdinName = "标准输入.txt",
) -> None:
    """复核一份报告：检查，摘录成效，判断问题和措施是否空泛，起草摘要；每个数字和引文都经核实。"""
    from reviewer.pipeline import make_engine
    from reviewer.pipeline import review as run

    limits = {"max_tokens": max_tokens, "max_cost": max_cost, "fresh": fresh}
    privacy = {"consent": consent, "redact": redact}
    where = {"engine": engine, "base_url": base_url, "model": model, "profile": profile, "corpus": corpus}
    settings = load_settings(**where, **limits, **privacy)
    if dry_run:
        from reviewer.cli.dryrun import planned

        write("".join(f"{line}\n" for line in planned(read_report(file, stdin_filename), settings)), out)
        raise typer.Exit
    proposer = make_engine(settings.engine, settings)
    document = read_report(file, stdin_filename)
    with shown_progress() as progress:
        result = run(document, engine=proposer, settings=settings, progress=progress)
    for line in account(result.engine):
        typer.echo(line, err=True)
    if receipt:
        write(result.model_dump_json(indent=2) + "\n", receipt)
    finish(result, document, form, out, fail_on)
