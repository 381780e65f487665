"""The commands, each in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewer.cli import batch, catalogue, check, doctor, evaluate, letter, model, review, serve, verify

app = typer.Typer(
    help="部门整体支出绩效自评报告的复核：逐个核实数字和引文，复算勾稽关系，指出空泛的问题和措施。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("check")(check.command)
app.command("review")(review.command)
app.command("batch")(batch.command)
app.command("letter")(letter.command)
app.command("verify")(verify.command)
app.command("eval")(evaluate.command)
app.command("rule")(catalogue.rule)
app.command("schema")(catalogue.schema)
app.command("prompts")(catalogue.prompts)
app.command("doctor")(doctor.command)
app.command("serve")(serve.command)
app.add_typer(model.app, name="model")


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="显示版本")] = False) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"reviewer {installed('reviewer')}")
        raise typer.Exit
