"""The log of a batch: one line a report as it ends, so that an interrupted run loses nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from reviewer.model import Noun
from reviewer.settings import Settings

_NAME = "state.jsonl"
_DECIDING = {
    *("engine", "base_url", "model", "provider", "local_model", "profile", "corpus"),
    *("chunk_tokens", "summary_characters", "relations", "redact"),
}
"""The settings by which a result may come out another."""


class Entry(Noun):
    """How the review of one file ended. ``made_with`` is a hash of what else the result depends on."""

    path: str
    slug: str
    file_sha256: str
    made_with: str
    status: Literal["done", "partial", "failed"]
    reason: str = ""
    figures: dict[str, str] = Field(default_factory=dict)


def read_log(folder: Path) -> dict[Path, Entry]:
    """The last entry of every path; a line cut off by a crash is passed over, its report is done again."""
    entries: dict[Path, Entry] = {}
    place = folder / _NAME
    for line in place.read_text(encoding="utf-8").splitlines() if place.exists() else ():
        try:
            entry = Entry.model_validate_json(line)
        except ValidationError:
            continue
        entries[Path(entry.path)] = entry
    return entries


def append(folder: Path, entry: Entry) -> None:
    with (folder / _NAME).open("a", encoding="utf-8") as log:
        log.write(entry.model_dump_json() + "\n")


def made_with(settings: Settings, versions: Mapping[str, str]) -> str:
    """A hash of the settings and versions that a result depends on."""
    relevant = settings.model_dump(mode="json", include=_DECIDING)
    return hashlib.sha256(repr(sorted({**relevant, **versions}.items())).encode()).hexdigest()[:16]
