"""The command line: parse arguments, call, print. Data on stdout, everything else on stderr.

Exit codes: 0 clean; 1 findings at or above ``--fail-on``; 2 usage, configuration or nothing done; 3 partial.
"""

from __future__ import annotations

import os
import sys
import warnings
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError

if TYPE_CHECKING:
    import typer

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """The ``reviewer`` command. Whatever stops the work is one line and a hint, never a traceback."""
    if not os.environ.get("REVIEWER_DEBUG"):
        warnings.simplefilter("ignore")  # libraries warn developers, in English; what matters to the reader is a note
    from reviewer.cli.app import app

    try:
        _run(app)
    except ReviewerError as error:
        _complain(error.message, error.hint)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (``| head``): that is no fault of anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:  # the command-line library ends silently here
            _complain("已中断", "已完成的部分保留；批量处理重复同一命令即可继续")
        raise
    except Exception as error:
        if os.environ.get("REVIEWER_DEBUG"):
            raise
        _complain(
            f"程序内部错误：{type(error).__name__}: {error}", "设 REVIEWER_DEBUG=1 重新运行可得详情，请连同文件反馈"
        )
        sys.exit(2)


def _run(app: typer.Typer) -> None:
    """Run a command and end with its exit code; what is wrong with the command line is told in Chinese."""
    from typer.exceptions import TyperException

    from reviewer.cli.usage import mistake

    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        told = mistake(error)
        if told:
            _complain(*told)
        else:
            print(error.format_message(), file=sys.stderr)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, hint: str) -> None:
    print(f"错误：{message}", file=sys.stderr)
    if hint:
        print(f"提示：{hint}", file=sys.stderr)
