"""The problems chapters of other reports, read from a folder."""

from __future__ import annotations

import hashlib
from functools import cached_property, lru_cache
from pathlib import Path

from reviewer.corpus.overlap import grams
from reviewer.documents import load
from reviewer.documents.folders import file_hash, look_through
from reviewer.errors import ConfigError, DocumentError
from reviewer.model import Document, Noun, Span


class Chapter(Noun):
    """The problems chapter of one report: its words without headings of chapters, and whose and of which year it is."""

    name: str
    sha256: str
    unit: str | None
    year: int | None
    text: str

    @cached_property
    def grams(self) -> frozenset[str]:
        return grams(self.text)


class Corpus(Noun):
    """Reports to compare with. ``silent`` have no problems chapter, ``unread`` could not be read; both by name."""

    chapters: tuple[Chapter, ...]
    silent: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def former(self, document: Document) -> tuple[Chapter, ...]:
        """The chapters of the same department's reports of earlier years."""
        if not (document.unit and document.year):
            return ()
        return tuple(c for c in self.chapters if c.unit == document.unit and c.year and c.year < document.year)

    def peers(self, document: Document) -> tuple[Chapter, ...]:
        """The chapters of other departments' reports, each report once though it be there as several files."""
        others = {
            (each.unit, each.year) if each.unit else each.sha256: each
            for each in self.chapters
            if each.sha256 != document.sha256 and not (document.unit and each.unit == document.unit)
        }
        return tuple(others.values())


def problem_bodies(document: Document) -> tuple[Span, ...]:
    """The outermost problems sections, each without its heading."""
    return tuple(Span(start=each.body_start, end=each.end) for each in document.sections_of("problems"))


def chapter(document: Document) -> Chapter | None:
    """The problems chapter of a report, or None where it has none."""
    text = "\n".join(document.text[span.start : span.end] for span in problem_bodies(document))
    if not text.strip():
        return None
    return Chapter(name=document.name, sha256=document.sha256, unit=document.unit, year=document.year, text=text)


def corpus_stamp(folder: Path | None) -> str:
    """A hash of the reports in ``folder``: their paths there and their bytes; "" where there is no folder."""
    if folder is None:
        return ""
    files = [f"{file.relative_to(folder)} {file_hash(file)}" for file in look_through(folder).reports]
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:16]


def load_corpus(folder: Path | None) -> Corpus | None:
    """The problems chapters of all reports in ``folder`` and below; None where no folder is given.

    They are read once as long as the files stay the same.

    Raises ConfigError when there is no such folder or it holds no report.
    """
    return _read(folder, corpus_stamp(folder)) if folder else None


@lru_cache(maxsize=4)
def _read(folder: Path, stamp: str) -> Corpus:
    """Kept for as long as the ``stamp`` of the folder is the same."""
    if not folder.is_dir():
        raise ConfigError(f"没有名为 {folder} 的对照报告文件夹", hint="corpus 应为存放其他部门或上年报告的文件夹")
    chapters: list[Chapter] = []
    silent: list[str] = []
    unread: list[str] = []
    for file in look_through(folder).reports:
        try:
            found = chapter(load(file))
        except DocumentError:
            unread.append(file.name)
            continue
        if found:
            chapters.append(found)
        else:
            silent.append(file.name)
    if not (chapters or silent or unread):
        raise ConfigError(f"{folder} 中没有报告文件", hint="放入其他部门或上年的报告（docx、pdf、txt 等）")
    return Corpus(chapters=tuple(chapters), silent=tuple(silent), unread=tuple(unread))
