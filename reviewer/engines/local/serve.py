"""The child process that serves a model on loopback: ``python -m reviewer.engines.local.serve FILE CONTEXT``.

It prints the address it listens on and ends when its standard input is closed, so that it never outlives the
process that started it. The key that every request must carry is read from standard input.
"""

from __future__ import annotations

import os
import sys


def main(file: str, context: int) -> None:
    """Serve until the parent goes."""
    import xllamacpp

    # llama.cpp writes its log to stdout and stderr; only the address may reach the parent.
    said = os.fdopen(os.dup(1), "w")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    given = xllamacpp.CommonParams()
    given.model.path = file
    given.n_ctx = context
    given.n_parallel = 1  # one slot: on a few processors, side by side is slower than one after the other
    for threads in (given.cpuparams, given.cpuparams_batch):
        threads.n_threads = idle_processors()
        threads.poll = 0
    given.hostnames = ["127.0.0.1"]
    given.port = 0
    given.api_keys = [sys.stdin.readline().strip()]
    given.offline = True
    given.ui = False
    given.verbosity = 0
    server = xllamacpp.Server(given)
    print(server.listening_address, file=said, flush=True)
    sys.stdin.read()
    os._exit(0)  # the native threads need not be joined to release the port and the memory


def idle_processors() -> int:
    """How many threads to compute with: a thread that must wait for a busy processor holds up all the others."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    busy = round(os.getloadavg()[0]) if hasattr(os, "getloadavg") else 0  # not told on every system
    return max(1, usable - busy)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
