"""``reviewer rule``, ``schema`` and ``prompts``: what the program holds, printed."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewer.cli.output import write
from reviewer.errors import ConfigError
from reviewer.model import CheckResult, Noun, Review


def schema(
    of: Annotated[str, typer.Argument(metavar="[review|check]", help="review 或 check 的输出")] = "review",
) -> None:
    """输出结果的 JSON Schema。"""
    import json

    shapes: dict[str, type[Noun]] = {"review": Review, "check": CheckResult}
    if of not in shapes:
        raise ConfigError(f"没有 {of} 的 JSON Schema", hint="可用：review、check")
    write(json.dumps(shapes[of].model_json_schema(), ensure_ascii=False, indent=2) + "\n", None)


def rule(code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="检查代码，如 ARI01")] = None) -> None:
    """列出全部检查，或说明其中一项。"""
    from reviewer.checks import all_checks
    from reviewer.checks.pages import line, page

    checks = all_checks()
    if code is None:
        write("".join(f"{line(each.card)}\n" for each in checks.values()), None)
    elif (found := checks.get(code.upper().replace("-", ""))) is None:
        raise ConfigError(f"没有代码为 {code} 的检查", hint="用 reviewer rule 查看全部检查代码")
    else:
        write(page(found.card), None)


def prompts(task: Annotated[str | None, typer.Argument(metavar="[TASK]", help="任务，如 extraction")] = None) -> None:
    """列出提示词的任务、版本和哈希，或输出其中一份的全文。"""
    from reviewer.prompts import load_prompt, tasks

    if task is None:
        listed = [load_prompt(each) for each in tasks()]
        write("".join(f"{each.task}  {each.stamp}  输出至多 {each.output_limit} token\n" for each in listed), None)
        return
    prompt = load_prompt(task)
    shown = [("system", prompt.system)]
    for example in prompt.examples:
        shown += [("example", example.text), ("reply", example.reply)]
    write("".join(f"=== {part} ===\n{text}\n" for part, text in (*shown, ("user", prompt.user))), None)
