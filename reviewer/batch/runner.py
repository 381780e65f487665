"""Plan, run, resume: reviews every report that is not done yet, then writes what covers them all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from reviewer.batch.plan import Job, plan
from reviewer.batch.state import Entry, append, made_with, read_log
from reviewer.batch.worker import work
from reviewer.corpus import corpus_stamp
from reviewer.documents.folders import file_hash
from reviewer.engines.base import Progress, no_progress
from reviewer.errors import ConfigError, ExportError, system_reason
from reviewer.model import Review
from reviewer.pipeline import make_engine
from reviewer.profiles import load_profile
from reviewer.receipts import checks_version
from reviewer.rendering.workbook import Row, write_workbook
from reviewer.settings import Settings, load_settings

_PAGES = "reports"


class Failed(NamedTuple):
    path: str
    reason: str


class BatchResult(NamedTuple):
    """What a run did. ``kept`` were done before; ``passed_over`` are files in folders that are no reports."""

    out: Path
    reviewed: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    failed: tuple[Failed, ...]
    passed_over: tuple[Path, ...]

    @property
    def partial(self) -> bool:
        return any(entry.status == "partial" for entry in (*self.reviewed, *self.kept))

    def reviews(self) -> Iterator[Review]:
        """The reviews of this batch, read back from their files."""
        for entry in (*self.kept, *self.reviewed):
            yield _read(self.out, entry)


def run(
    paths: Sequence[Path],
    out: Path,
    *,
    settings: Settings | None = None,
    force: bool = False,
    progress: Progress = no_progress,
) -> BatchResult:
    """Review all ``paths`` into ``out``; one bad file never stops the rest.

    ``out`` gets reviews.jsonl, summary.xlsx, state.jsonl and reports/ with a json, md and html per report.
    A report that was done with the same bytes, settings and versions is kept, unless ``force``.

    Raises ConfigError when nothing is given or a setting is missing, ExportError when ``out`` is unusable.
    """
    settings = settings or load_settings()
    make_engine(settings.engine, settings)
    pages = out / _PAGES
    try:
        pages.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"无法建立结果文件夹 {out}：{system_reason(error)}", hint="检查路径和权限，或换一个位置"
        ) from None
    log = read_log(out)
    jobs, passed_over = plan(paths, {path: entry.slug for path, entry in log.items()})
    if not jobs:
        raise ConfigError("没有找到报告文件", hint="给出报告文件，或含有 docx、pdf、txt、html 的文件夹")
    mark = made_with(settings, _stamps(settings))
    kept = [] if force else [log[job.path] for job in jobs if _stands(job, log, mark, pages)]
    standing = {entry.path for entry in kept}
    todo = [job for job in jobs if str(job.path) not in standing]
    ended: list[Entry] = []
    progress("逐份复核", 0, len(todo))
    try:
        for entry in _work_all(todo, pages, settings, mark):
            append(out, entry)
            ended.append(entry)
            progress("逐份复核", len(ended), len(todo))
    finally:
        # Also after an interruption: what was finished is in the files that cover all reports.
        _write_overview(out, {**log, **{Path(entry.path): entry for entry in ended}})
    return BatchResult(
        out=out,
        reviewed=tuple(entry for entry in ended if entry.status != "failed"),
        kept=tuple(kept),
        failed=tuple(Failed(entry.path, entry.reason) for entry in ended if entry.status == "failed"),
        passed_over=passed_over,
    )


def _stamps(settings: Settings) -> dict[str, str]:
    """What a result depends on beside the settings: the program, and what lies in the files that they name."""
    return {
        "reviewer": version("reviewer"),
        "checks": checks_version(),
        "profile content": load_profile(settings.profile).stamp,
        "corpus content": corpus_stamp(settings.corpus),
    }


def _stands(job: Job, log: dict[Path, Entry], mark: str, pages: Path) -> bool:
    entry = log.get(job.path)
    return (
        entry is not None
        and entry.status == "done"
        and entry.made_with == mark
        and entry.file_sha256 == file_hash(job.path)
        and all((pages / f"{entry.slug}.{ending}").exists() for ending in ("json", "md", "html"))
    )


def _work_all(jobs: Sequence[Job], pages: Path, settings: Settings, mark: str) -> Iterator[Entry]:
    # A model on this machine has one slot, and every process would load it anew.
    most = 1 if settings.engine == "local" else settings.jobs or os.cpu_count() or 1
    count = min(most, len(jobs))
    if count <= 1:
        for job in jobs:
            yield work(job, pages, settings, mark)
        return
    settings = _share(settings, count)
    broken: list[Job] = []
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(work, job, pages, settings, mark): job for job in jobs}
        try:
            for future in as_completed(waiting):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    broken.append(waiting[future])
        finally:
            pool.shutdown(cancel_futures=True)
    for job in broken:
        yield _work_alone(job, pages, settings, mark)


def _share(settings: Settings, count: int) -> Settings:
    """Each process's part of the limits that are meant for all of them together."""
    parts = {name: -(-getattr(settings, name) // count) for name in ("concurrency", "rpm", "tpm")}
    return settings.model_copy(update=parts)


def _work_alone(job: Job, pages: Path, settings: Settings, mark: str) -> Entry:
    """In a process of its own: a process died, and only the report that kills it again is to blame."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(work, job, pages, settings, mark).result()
        except BrokenProcessPool:
            return Entry(
                path=str(job.path),
                slug=job.slug,
                file_sha256=file_hash(job.path),
                made_with=mark,
                status="failed",
                reason="处理进程异常退出（可能内存不足），请单独复核该文件",
            )


def _write_overview(out: Path, entries: dict[Path, Entry]) -> None:
    rows = []
    with (out / "reviews.jsonl").open("w", encoding="utf-8") as lines:
        for path, entry in sorted(entries.items()):
            result = None if entry.status == "failed" else _read(out, entry)
            if result is not None:
                lines.write(result.model_dump_json() + "\n")
            rows.append(Row(path.name, f"{_PAGES}/{entry.slug}.html", entry.figures, entry.reason, result))
    write_workbook(rows, out / "summary.xlsx")


def _read(out: Path, entry: Entry) -> Review:
    return Review.model_validate_json((out / _PAGES / f"{entry.slug}.json").read_text(encoding="utf-8"))
