"""How long a check and a review take: whole processes, and warm in one process.

    python benchmarks/speed.py REPORT [REPORT …]

Prints the median and the range over several runs, in milliseconds. Times are of this machine and this
moment; compare only what was measured in one run.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import reviewer

RUNS = 7


def measured(work: Callable[[], object]) -> str:
    """Median (least–most) of several runs after one that is not counted."""
    work()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(times):7.1f} ms ({min(times):.1f}–{max(times):.1f})"


def process(*arguments: str) -> Callable[[], object]:
    command = [sys.executable, "-c", "from reviewer.cli import main; main()", *arguments]
    return lambda: subprocess.run(command, check=False, capture_output=True)


def main(paths: list[Path]) -> None:
    for path in paths:
        document = reviewer.load(path)
        print(f"{path.name}: {len(document.text)} characters")
        print("  load, warm              ", measured(lambda path=path: reviewer.load(path)))
        print("  quantities, warm        ", measured(lambda text=document.text: reviewer.find_quantities(text)))
        print("  check, warm             ", measured(lambda document=document: reviewer.check(document)))
        print(
            "  review extractive, warm ",
            measured(lambda document=document: reviewer.review(document, engine="extractive")),
        )
        print("  reviewer check, process ", measured(process("check", str(path), "--format", "json")))
        print("  reviewer review, process", measured(process("review", str(path), "--format", "json")))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
