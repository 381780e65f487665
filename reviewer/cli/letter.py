"""``reviewer letter``: the feedback letter of a review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reviewer.cli.inputs import read_review
from reviewer.cli.options import Consent, Redact
from reviewer.cli.output import write
from reviewer.cli.progress import shown_progress
from reviewer.model import Review
from reviewer.settings import EngineName, Settings, load_settings

if TYPE_CHECKING:
    from reviewer.letters import Letter


def command(
    file: Annotated[Path, typer.Argument(metavar="REVIEW.json", help="reviewer review --format json 的结果")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="letter.docx 或 letter.md，缺省在标准输出写 Markdown")
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="openai：由模型起草正文，逐句核实；缺省由程序写成")] = "extractive",
    consent: Consent = None,
    redact: Redact = None,
) -> None:
    """据复核结果起草反馈函，函中每个数字都出自发现的问题。"""
    from reviewer.letters import save, to_markdown

    drafted = _drafted(read_review(file), load_settings(engine=engine, consent=consent, redact=redact))
    if out is None:
        write(to_markdown(drafted), None)
    else:
        save(drafted, out)
        typer.echo(f"已写入 {out}", err=True)


def _drafted(review: Review, settings: Settings) -> Letter:
    from reviewer.engines.base import Drafting
    from reviewer.letters import draft
    from reviewer.letters.assisted import assisted
    from reviewer.pipeline import make_engine

    proposer = make_engine(settings.engine, settings)
    if not isinstance(proposer, Drafting):
        if settings.engine == "local":
            typer.echo("本机小模型不起草函件：正文由程序写成", err=True)
        return draft(review)
    with shown_progress() as progress:
        made = assisted(review, proposer, progress)
    for note in made.notes:
        typer.echo(note, err=True)
    return made.letter
