"""A review derived once more from its source and its receipt."""

from __future__ import annotations

from pathlib import Path

from reviewer.documents import load
from reviewer.errors import ConfigError
from reviewer.model import Review
from reviewer.rederive import Rederived, rederive


def verify(recorded: Review, receipt: Path, source: Path | None) -> Rederived:
    """Compare ``recorded`` with what its source yields; the source is looked for beside the receipt and here.

    Raises ConfigError when there is no source, DocumentError when it cannot be read.
    """
    places = [source] if source else [receipt.parent / recorded.document.name, Path(recorded.document.name)]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise ConfigError(f"没有找到原文 {source or recorded.document.name}", hint="用 --source 指出报告文件")
    return rederive(recorded, load(found))
