"""``reviewer batch``: many reports, one after the other or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import BaseUrl, CorpusFolder, EngineOption, Fail, Model, ProfileName
from reviewer.cli.output import FailOn, exit_code
from reviewer.cli.progress import shown_progress
from reviewer.settings import load_settings

_NAMED = 10


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help="报告文件或文件夹")],
    out: Annotated[Path, typer.Option("--out", "-o", help="结果文件夹")],
    engine: EngineOption = None,
    base_url: BaseUrl = None,
    model: Model = None,
    profile: ProfileName = None,
    corpus: CorpusFolder = None,
    jobs: Annotated[int | None, typer.Option(help="进程数，缺省按处理器数")] = None,
    force: Annotated[bool, typer.Option("--force", help="已完成的也重新复核")] = False,
    fail_on: Fail = FailOn.never,
) -> None:
    """批量复核：一份出错不影响其余；重复运行只做未完成的。输出 reviews.jsonl、逐份页面和汇总表。

    文件夹里的文档、表格、压缩包和 TIFF 扫描件逐份复核；单张图片、.md 等不当作报告，列出名称。
    """
    from reviewer.batch import run

    settings = load_settings(engine=engine, base_url=base_url, model=model, profile=profile, corpus=corpus, jobs=jobs)
    with shown_progress() as progress:
        result = run(paths, out, settings=settings, force=force, progress=progress)
    typer.echo(
        f"已复核 {len(result.reviewed)} 份，此前已完成 {len(result.kept)} 份，失败 {len(result.failed)} 份", err=True
    )
    for failure in result.failed:
        typer.echo(f"失败：{failure.path}：{failure.reason}", err=True)
    if result.passed_over:
        typer.echo(_said_of(result.passed_over), err=True)
    typer.echo(f"{out}")
    if result.failed or result.partial:
        raise typer.Exit(3 if result.reviewed or result.kept else 2)
    raise typer.Exit(max((exit_code(each, fail_on) for each in result.reviews()), default=0))


def _said_of(passed_over: Sequence[Path]) -> str:
    names = "、".join(path.name for path in passed_over[:_NAMED]) + ("等" if len(passed_over) > _NAMED else "")
    return (
        f"文件夹中有 {len(passed_over)} 个文件未当作报告：{names}。"
        "扫描的图片请合成一个 PDF，报告的附件请与报告一起压缩成 .zip；也可在命令中直接写出文件名"
    )
