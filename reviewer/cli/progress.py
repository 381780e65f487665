"""Progress on stderr for work that takes longer than a second: a bar on a terminal, plain lines off it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reviewer.engines.base import Progress

_PATIENCE = 1.0


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A Progress to hand to the pipeline; nothing is shown for work that is done within a second."""
    if sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _Lines()


class _Lines:
    """At most one line a second."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= _PATIENCE:
            self._last = now
            print(f"{what}：{done}/{total}", file=sys.stderr, flush=True)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    began = time.monotonic()
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None, visible=False)

        def report(what: str, done: int, total: int) -> None:
            slow = time.monotonic() - began >= _PATIENCE
            bars.update(task, description=what, completed=done, total=total, visible=slow)

        yield report
