"""Which files of a folder are reports."""

from reviewer.documents.folders import look_through


def test_documents_sheets_archives_and_scans_are_taken_the_rest_is_named(tmp_path):
    taken = [
        "a/报告.docx",
        "a/报告.PDF",
        "a/指标表.xlsx",
        "a/评分.csv",
        "b/扫描.tif",
        "b/旧表.xls",
        "b/全套.zip",
        "b/版式.ofd",
    ]
    left = ["a/佐证照片.jpg", "b/截图.png", "b/说明.md", "b/汇报.pptx"]
    for name in [*taken, *left, "a/~$报告.docx", "a/.DS_Store"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = look_through(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in found.reports} == set(taken)
    assert {path.relative_to(tmp_path).as_posix() for path in found.passed_over} == set(left)
