"""Which files a batch reviews, and what each one's results are called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reviewer.documents.folders import look_through


class Job(NamedTuple):
    """One report to review; results are written as ``slug`` with an ending."""

    path: Path
    slug: str


class Plan(NamedTuple):
    jobs: tuple[Job, ...]
    passed_over: tuple[Path, ...]


def plan(paths: Sequence[Path], known: Mapping[Path, str]) -> Plan:
    """The jobs for files and folders (searched whole), each path once, in order.

    ``known`` holds the slugs of an earlier run, which stay. A file named directly is always a job, also
    when it is missing or of an unknown format: it will be listed as failed.
    """
    passed_over: list[Path] = []
    wanted = dict.fromkeys(path.resolve() for path in _files(paths, passed_over))
    taken = set(known.values())
    jobs: list[Job] = []
    for path in wanted:
        slug = known.get(path) or _slug(path, taken)
        taken.add(slug)
        jobs.append(Job(path, slug))
    return Plan(tuple(jobs), tuple(passed_over))


def _files(paths: Iterable[Path], passed_over: list[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = look_through(path)
        passed_over.extend(found.passed_over)
        yield from found.reports


def _slug(path: Path, taken: set[str]) -> str:
    """The folder's and the file's name; with a mark of the whole path where another file has the same."""
    name = f"{path.parent.name}_{path.name}" if path.parent.name else path.name
    if name not in taken:
        return name
    return f"{name}-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"
