"""Reading files beside widely used converters: how much of the text comes out whole, and how fast.

    python benchmarks/converters.py FOLDER [--python OTHER/bin/python] [--pages 100]

FOLDER holds documents and an ``expected.yaml`` with the sentences and headings that each must yield. A sentence
counts when it stands in the output in one piece, a heading when a line or a table cell begins with it; white space
and the marks of Markdown are ignored. The converters (markitdown, pdfminer.six, docling) run under OTHER python, so
that they need not be installed beside this project; one that is not there is left out, and docling is not asked for
pdf, which it reads with models that it fetches. Speed is that of a pdf and a docx of about ``--pages`` pages made
here; times are the best of three in one process, without start-up.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from reviewer.documents import load

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "water-2022" / "report.txt"
_IGNORED = re.compile(r"[\s|*#\\_`]+|-{3,}")
_PIECES = re.compile(r"[\n\t|]")
_RUNS = 3
# What each of the others is asked to read; None: everything.
TOOLS: dict[str, frozenset[str] | None] = {
    "markitdown": None,
    "pdfminer": frozenset({".pdf"}),
    "docling": frozenset({".docx", ".html"}),
}
# About what fits a page of A4 in the default type of a new Word file.
_PER_PAGE = 1400

OTHERS = """
import json, sys, time
tool, runs, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
if tool == "markitdown":
    from markitdown import MarkItDown
    one = MarkItDown()
    convert = lambda path: one.convert(path).text_content
elif tool == "docling":
    from docling.document_converter import DocumentConverter
    one = DocumentConverter()
    convert = lambda path: one.convert(path).document.export_to_markdown()
else:
    from pdfminer.high_level import extract_text
    convert = extract_text
found = {}
for path in files:
    best, text = 1e9, ""
    for _ in range(runs):
        begun = time.perf_counter()
        try:
            text = convert(path)
        except Exception as error:
            text = ""
        best = min(best, time.perf_counter() - begun)
    found[path] = [best, text]
json.dump(found, sys.stdout)
"""


def ours(files: Sequence[Path], runs: int) -> dict[str, tuple[float, str]]:
    found = {}
    for path in files:
        best, text = 1e9, ""
        for _ in range(runs):
            begun = time.perf_counter()
            text = load(path).text
            best = min(best, time.perf_counter() - begun)
        found[str(path)] = best, text
    return found


def others(python: str | None, files: Sequence[Path], runs: int) -> dict[str, dict[str, tuple[float, str]]]:
    """What every tool that ``python`` has makes of the files it is asked for."""
    if python is None:
        return {}
    check = "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)"
    here = [tool for tool in TOOLS if not subprocess.run([python, "-c", check, tool], check=False).returncode]
    return {tool: _read_by(python, tool, files, runs) for tool in here}


def _read_by(python: str, tool: str, files: Sequence[Path], runs: int) -> dict[str, tuple[float, str]]:
    suffixes = TOOLS[tool]
    wanted = [str(path) for path in files if suffixes is None or path.suffix in suffixes]
    command = [python, "-c", OTHERS, tool, str(runs), *wanted]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {path: (seconds, text) for path, (seconds, text) in json.loads(done.stdout).items()}


def completeness(text: str, expected: dict[str, list[str]]) -> tuple[int, int, int, int]:
    """Sentences that stand whole, all sentences, headings that begin a line or cell, all headings."""
    flat = _IGNORED.sub("", text)
    pieces = [_IGNORED.sub("", piece) for piece in _PIECES.split(text)]
    sentences, headings = expected.get("sentences", []), expected.get("headings", [])
    whole = sum(_IGNORED.sub("", sentence) in flat for sentence in sentences)
    begun = sum(any(piece.startswith(_IGNORED.sub("", heading)) for piece in pieces) for heading in headings)
    return whole, len(sentences), begun, len(headings)


def long_files(folder: Path, pages: int) -> list[Path]:
    """A docx of about this many pages, and the same as a pdf."""
    import docx

    document = docx.Document()
    text = [line for line in EXAMPLE.read_text(encoding="utf-8").split("\n") if line]
    length = number = 0
    while length < pages * _PER_PAGE:
        line = text[number % len(text)]
        number += 1
        length += len(line) + 20
        if "\t" not in line:
            document.add_paragraph(line)
            continue
        values = line.split("\t")
        table = document.add_table(rows=1, cols=len(values), style="Table Grid")
        for cell, value in zip(table.rows[0].cells, values, strict=True):
            cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    path = folder / "long.docx"
    path.write_bytes(stream.getvalue())
    command = ["soffice", f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=300)
    return [path, folder / "long.pdf"]


def main() -> int:
    import yaml

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", help="an interpreter that has markitdown, pdfminer.six, docling")
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args()
    expected = yaml.safe_load((options.folder / "expected.yaml").read_text(encoding="utf-8"))["files"]
    files = [options.folder / name for name in expected]
    tools = {"reviewer": ours(files, 1)}
    tools |= others(options.python, files, 1)
    for tool, found in tools.items():
        print(f"\n{tool}: sentences whole, headings at the beginning of a line or cell, seconds")
        totals = [0, 0, 0, 0]
        for path in files:
            if str(path) not in found:
                continue
            seconds, text = found[str(path)]
            counts = completeness(text, expected[path.name])
            totals = [total + count for total, count in zip(totals, counts, strict=True)]
            print(f"  {path.name:38} {counts[0]:3}/{counts[1]:<3} {counts[2]:3}/{counts[3]:<3} {seconds:6.2f}")
        print(f"  {'all':38} {totals[0]:3}/{totals[1]:<3} {totals[2]:3}/{totals[3]:<3}")
    with tempfile.TemporaryDirectory() as folder:
        made = long_files(Path(folder), options.pages)
        import pypdfium2

        count = len(pypdfium2.PdfDocument(made[1]))
        print(f"\nseconds for {count} pages, best of {_RUNS}")
        speeds = {"reviewer": ours(made, _RUNS)}
        speeds |= others(options.python, made, _RUNS)
        for tool, found in speeds.items():
            print(f"  {tool:10}", "  ".join(f"{Path(path).suffix} {found[path][0]:.2f}" for path in found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
