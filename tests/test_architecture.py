"""The structure of the code: imports flow one way, public names are listed once, files stay small."""

import ast
from pathlib import Path

import pytest

import reviewer

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "reviewer").rglob("*.py"))
DECIDING = ("quantities", "checks", "verification")


def test_imports_keep_to_the_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


def test_public_names_are_there_and_sorted() -> None:
    assert sorted(reviewer.__all__) == reviewer.__all__
    assert all(hasattr(reviewer, name) for name in reviewer.__all__)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330


@pytest.mark.parametrize("room", DECIDING)
def test_no_float_where_figures_are_decided(room: str) -> None:
    for path in (ROOT / "reviewer" / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            spoken = isinstance(node, ast.Name) and node.id == "float"
            written = isinstance(node, ast.Constant) and isinstance(node.value, float)
            assert not spoken and not written, f"{path}:{node.lineno}: float"
