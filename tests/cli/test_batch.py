"""What ``reviewer batch`` says of the files of a folder that it did not take for reports."""

from pathlib import Path

from tests import samples
from tests.cli.test_cli import run


def test_files_that_are_no_reports_are_named(tmp_path: Path) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "报告.txt").write_text(samples.TEXT, encoding="utf-8")
    for number in range(11):
        (inbox / f"照片{number:02}.jpg").write_bytes(b"\xff\xd8\xff")
    done = run("batch", inbox, "--out", tmp_path / "结果", "--engine", "extractive", "--jobs", 1)
    assert done.returncode == 0
    assert "已复核 1 份" in done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "未当作报告" in line]
    assert "11 个文件" in line and "照片09.jpg等" in line and "照片10.jpg" not in line
    assert "PDF" in line and ".zip" in line
