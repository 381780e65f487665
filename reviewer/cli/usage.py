"""What is wrong with a command line, in Chinese: the library that parses it speaks English."""

from __future__ import annotations

import re

from typer.exceptions import TyperException

# What the library says, and how we say it. The first that fits counts.
_SAYINGS = tuple(
    (re.compile(said, re.DOTALL), ours)
    for said, ours in (
        (r"No such command '(.+?)'\. Did you mean (.+)\?", r"没有名为 \1 的命令，相近的有 \2"),
        (r"No such command '(.+)'\.", r"没有名为 \1 的命令"),
        (r"No such option: (\S+) \(Possible options: (.+)\)", r"没有名为 \1 的选项，相近的有 \2"),
        (r"No such option: (\S+?)\.? Did you mean (.+)\?", r"没有名为 \1 的选项，相近的有 \2"),
        (r"No such option: (\S+)", r"没有名为 \1 的选项"),
        (r"Missing command\.", "没有写明命令"),
        (r"Missing argument '(.+?)'\..*", r"没有给出 \1"),
        (r"Missing option '(.+)'\..*", r"没有给出选项 \1"),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", r"多出了 \1"),
        (r"Option '(.+?)' requires .*", r"选项 \1 后面须写值"),
        (r"Option '(.+?)' does not take a value.*", r"选项 \1 后面不写值"),
        (r"Invalid value for '(.+?)'(?: / '.+?')?: .*?'([^']*)' is not one of (.+?)\.?\Z", r"\1 不能是 \2，可用：\3"),
        (r"Invalid value for '(.+?)'(?: / '.+?')?: .*valid integer.*", r"\1 须是整数"),
        (r"Invalid value for '(.+?)'(?: / '.+?')?: .*greater than or equal to (\d+).*", r"\1 须不小于 \2"),
        (r"Invalid value for '(.+?)'(?: / '.+?')?: .*less than or equal to (\d+).*", r"\1 须不大于 \2"),
        (r"Invalid value for '(.+?)'(?: / '.+?')?: .*", r"\1 的值不合要求"),
    )
)


def mistake(error: TyperException) -> tuple[str, str] | None:
    """The message and the hint for a command line that cannot be understood; None for what is no such complaint."""
    said = error.format_message()
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "reviewer"
    for pattern, ours in _SAYINGS:
        if found := pattern.fullmatch(said):
            return found.expand(ours).replace("'", "").replace(", ", "、"), f"用 {command} --help 查看用法"
    return None
