"""Reads thousands of broken files of every format: nothing may escape but DocumentError, within time and memory.

    python benchmarks/fuzz_documents.py --files 20000 --seed 1 --keep out/

Every file is made from (seed, number) alone, so that a failure can be made again with ``--only NUMBER``. Files are
read in a child process with a limit on its memory; one that takes longer than ``--seconds`` is killed and reported.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import sys
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fuzz_mutations import mutated
from fuzz_seeds import seeds

GIBIBYTE = 1 << 30
# Formats read by another program take seconds each; a share of them is enough.
WEIGHTS = {"docx": 6, "pdf": 4, "xlsx": 5, "html": 4, "txt": 3, "zip": 4, "csv": 2, "md": 1}
SLOW = frozenset({"doc", "rtf", "odt", "xls", "ods", "png", "jpg", "tif", "docm"})

Seeds = dict[str, list[bytes]]


def case(found: Seeds, seed: int, number: int, slow_every: int) -> tuple[str, bytes]:
    """Suffix and bytes of one broken file."""
    random = Random(f"{seed}:{number}")
    slow = sorted(SLOW & found.keys())
    if slow and slow_every and number % slow_every == 0:
        suffix = random.choice(slow)
    else:
        quick = sorted(found.keys() - SLOW)
        suffix = random.choices(quick, [WEIGHTS.get(name, 1) for name in quick])[0]
    everything = [data for files in found.values() for data in files]
    return suffix, mutated(random.choice(found[suffix]), random.choice(everything), random)


def child(pipe: Connection, found: Seeds, seed: int, slow_every: int) -> None:
    """Reads the files whose numbers come through the pipe; answers with what became of each."""
    from reviewer.documents import load_bytes
    from reviewer.errors import DocumentError

    for suffix, files in found.items():
        with contextlib.suppress(DocumentError):
            load_bytes(files[0], f"a.{suffix}")
    # Counted from what the program needs for whole files, libraries and their address space included.
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + GIBIBYTE, resource.RLIM_INFINITY))
    pipe.send("ready")
    while (number := pipe.recv()) is not None:
        suffix, data = case(found, seed, number, slow_every)
        try:
            load_bytes(data, f"a.{suffix}")
            outcome = "read"
        except DocumentError as error:
            outcome = type(error).__name__ if error.hint else f"! {type(error).__name__} without a hint: {error}"
        except BaseException as error:
            outcome = f"! {type(error).__name__}: {error}\n{traceback.format_exc(limit=-4)}"
        pipe.send((outcome, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


class Reader:
    """The child process, started again whenever it had to be killed or died."""

    def __init__(self, found: Seeds, seed: int, slow_every: int) -> None:
        self._arguments = (found, seed, slow_every)
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=child, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()
        assert self._pipe.recv() == "ready"

    def read(self, number: int, seconds: float) -> tuple[str, int]:
        """What became of file ``number``, and the most memory the child has ever held."""
        self._pipe.send(number)
        try:
            if self._pipe.poll(seconds):
                outcome: tuple[str, int] = self._pipe.recv()
                return outcome
            reason = f"! hang: more than {seconds:.0f} s"
        except EOFError:
            self._process.join()
            reason = f"! died: exit code {self._process.exitcode}"
        self._process.kill()
        self._process.join()
        self._start()
        return reason, 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--slow-every", type=int, default=100, help="one in so many goes through LibreOffice; 0: none")
    parser.add_argument("--keep", type=Path, help="folder for the files that failed")
    options = parser.parse_args()
    found = seeds(office=options.slow_every > 0)
    numbers = range(options.first, options.first + options.files) if options.only is None else [options.only]
    reader = Reader(found, options.seed, options.slow_every)
    outcomes: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    failures = most = 0
    longest = (0.0, -1)
    begun = time.monotonic()
    for number in numbers:
        suffix, data = case(found, options.seed, number, options.slow_every)
        formats[suffix] += 1
        started = time.monotonic()
        # LibreOffice has a limit of its own, and needs seconds for a whole file.
        outcome, memory = reader.read(number, options.seconds if suffix not in SLOW else 130)
        if suffix not in SLOW:
            longest = max(longest, (time.monotonic() - started, number))
        most = max(most, memory)
        outcomes[outcome.partition("\n")[0][:60] if outcome.startswith("!") else outcome] += 1
        if outcome.startswith("!"):
            failures += 1
            print(f"#{number} .{suffix} {outcome}", flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{number}.{suffix}").write_bytes(data)
    print(f"{sum(formats.values())} files, seed {options.seed}, {time.monotonic() - begun:.0f} s, {failures} failures")
    print("formats:", dict(formats.most_common()))
    print("outcomes:", dict(outcomes.most_common()))
    print(f"longest {longest[0]:.2f} s (file {longest[1]}), most memory {most / GIBIBYTE:.2f} GiB")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
