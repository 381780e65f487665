"""Which files in a folder are taken for reports."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

# Those no reader knows (OFD) are taken, too: they fail by name rather than go unnoticed. A loose picture is a page
# or a photograph, not a report; TIFF holds all pages of a scan. A .md beside reports tells of them.
_ENDINGS = frozenset(
    {".txt", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".rtf", ".odt", ".ofd", ".zip", ".tif", ".tiff"}
    | {".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".ods", ".csv"}
)


class Folder(NamedTuple):
    """The reports in a folder and below, and the files passed over; both in the order of their paths."""

    reports: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def look_through(folder: Path) -> Folder:
    """The files of ``folder`` and below; hidden ones and an office program's lock files are neither."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.startswith((".", "~$"))]
    reports = tuple(file for file in files if file.suffix.lower() in _ENDINGS)
    return Folder(reports, tuple(file for file in files if file.suffix.lower() not in _ENDINGS))


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes; "" when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
