"""``reviewer verify``: a review derived once more from its source and its receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reviewer.cli.inputs import read_review
from reviewer.cli.output import write
from reviewer.documents import load
from reviewer.errors import ConfigError
from reviewer.model import Review

if TYPE_CHECKING:
    from reviewer.rederive import Rederived


def command(
    receipt: Annotated[Path, typer.Argument(metavar="RECEIPT", help="review --receipt 或 --format json 写出的文件")],
    source: Annotated[Path | None, typer.Option(help="报告文件，缺省找与回执同处的同名文件")] = None,
) -> None:
    """据原文、回执中的模型回答和现有代码，重新推导每项结论并与记录核对。"""
    result = verify(read_review(receipt), receipt, source)
    write("".join(f"不符：{line}\n" for line in result.differences), None)
    write("".join(f"版本：{line}\n" for line in result.versions), None)
    found = f"有 {len(result.differences)} 处不符" if result.differences else "相符"
    write(f"{found}：共重新推导 {result.compared} 项\n", None)
    raise typer.Exit(int(bool(result.differences)))


def verify(recorded: Review, receipt: Path, source: Path | None) -> Rederived:
    """Compare ``recorded`` with what its source yields; the source is looked for beside the receipt and here.

    Raises ConfigError when there is no source, DocumentError when it cannot be read.
    """
    from reviewer.rederive import rederive

    places = [source] if source else [receipt.parent / recorded.document.name, Path(recorded.document.name)]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise ConfigError(f"没有找到原文 {source or recorded.document.name}", hint="用 --source 指出报告文件")
    return rederive(recorded, load(found))
