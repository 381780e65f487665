"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in [*os.environ]:
        if name.startswith("REVIEWER_") and name not in {"REVIEWER_SHARED", "REVIEWER_DEMAND"}:
            monkeypatch.delenv(name)
    # A test that asks an endpoint means to ask it.
    monkeypatch.setenv("REVIEWER_CACHE", "off")


def demand(reason: str) -> None:
    """Skip with ``reason``, or fail where the real parts are demanded (REVIEWER_DEMAND=1, as in CI)."""
    if os.environ.get("REVIEWER_DEMAND") == "1":
        pytest.fail(f"demanded but absent: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents with gold reviews; it is not part of the repository."""
    place = Path(os.environ.get("REVIEWER_SHARED", ROOT.parent / "shared"))
    if not (place / "data").is_dir():
        demand("the folder of real documents (REVIEWER_SHARED or ../shared) is not here")
    return place


@pytest.fixture(scope="session")
def seed(shared: Path) -> str:
    """The text of the real report."""
    return (shared / "data" / "seed" / "report.txt").read_text(encoding="utf-8")
