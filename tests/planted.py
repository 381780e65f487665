"""The example reports, each in a folder with the gold of what is planted in it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[1] / "examples").glob("*/gold.yaml"))
EVERY_EXAMPLE = pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
EVERY_FORM = pytest.mark.parametrize("form", ["txt", "docx", "pdf"])


@cache
def gold(folder: Path) -> dict[str, Any]:
    """What must be found, must not be found and holds in the report of ``folder``."""
    planted: dict[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    return planted


def squeezed(text: str) -> str:
    """``text`` without blanks, which differ from format to format."""
    return "".join(text.split())
