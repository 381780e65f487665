"""``reviewer check``: one report checked by code alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.inputs import read_report, words
from reviewer.cli.options import CorpusFolder, Fail, Form, Ignore, Out, ProfileName, Report, Select, StdinName
from reviewer.cli.output import FailOn, finish
from reviewer.settings import load_settings


def command(
    file: Report,
    form: Form = None,
    out: Out = None,
    fail_on: Fail = FailOn.major,
    select: Select = "",
    ignore: Ignore = "",
    profile: ProfileName = None,
    corpus: CorpusFolder = None,
    stdin_filename: StdinName = "标准输入.txt",
    baseline: Annotated[Path | None, typer.Option(help="基线文件：其中已接受的发现不再列出")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="把全部发现记入此基线文件")] = None,
) -> None:
    """检查一份报告：复算勾稽、核对结构和文字，不用模型，不联网。"""
    import reviewer.checks
    from reviewer.cli.baseline import applied
    from reviewer.corpus import load_corpus
    from reviewer.profiles import load_profile

    chosen = reviewer.checks.select(words(select), words(ignore))
    settings = load_settings(profile=profile, corpus=corpus)
    rules = load_profile(settings.profile)
    peers = load_corpus(settings.corpus)
    document = read_report(file, stdin_filename)
    found = reviewer.checks.check(document, profile=rules, checks=chosen, corpus=peers)
    result = applied(found, baseline, write_baseline)
    finish(result, document, form, out, fail_on)
