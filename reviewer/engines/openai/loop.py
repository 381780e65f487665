"""One event loop a process, in a thread of its own, for all calls of all engines.

Limits and connections are shared that way by reports that are reviewed side by side, and the engine works the
same where the caller has an event loop already (a notebook, a server).
"""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
from collections.abc import Callable, Coroutine
from queue import SimpleQueue
from typing import Any, TypeVar

from reviewer.engines.base import Progress

T = TypeVar("T")

_lock = threading.Lock()
_running: tuple[int, asyncio.AbstractEventLoop] | None = None


def run(work: Callable[[Progress], Coroutine[Any, Any, T]], progress: Progress) -> T:
    """The result of ``work``; its progress is reported in the caller's thread. An interruption cancels the work."""
    events: SimpleQueue[tuple[str, int, int] | None] = SimpleQueue()
    future = asyncio.run_coroutine_threadsafe(work(lambda *step: events.put(step)), _loop())
    future.add_done_callback(lambda _: events.put(None))
    try:
        while (step := events.get()) is not None:
            progress(*step)
    except BaseException:
        future.cancel()
        raise
    return future.result()


def _loop() -> asyncio.AbstractEventLoop:
    global _running
    with _lock:
        # A forked child has the variable but not the thread.
        if _running is None or _running[0] != os.getpid():
            loop = asyncio.new_event_loop()
            thread = threading.Thread(target=loop.run_forever, name="reviewer-calls", daemon=True)
            thread.start()
            atexit.register(_stop, loop, thread)
            _running = (os.getpid(), loop)
        return _running[1]


def _stop(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    if not loop.is_running():
        return
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    if not thread.is_alive():
        loop.close()
