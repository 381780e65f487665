"""What a folder of reports yields to compare with, and PRB07 on it."""

import json
from pathlib import Path

import pytest

from reviewer.checks import check, select
from reviewer.corpus import corpus_stamp, load_corpus
from reviewer.documents import from_text
from reviewer.errors import ConfigError
from reviewer.model import CheckResult
from tests.cli.test_cli import run

COPIED = "预算编制工作不够精细，部分项目年初没有细化到具体用途，执行中调整较多。"


def _report(unit: str, problem: str, year: int = 2023) -> str:
    title = f"{unit}{year}年度部门整体支出绩效自评报告"
    performance = "一、部门整体支出绩效情况\n完成全年任务。"
    return f"{title}\n{performance}\n二、存在的问题\n（一）{problem}\n三、改进措施\n细化预算。\n"


def _shelf(folder: Path, **reports: str) -> Path:
    for name, text in reports.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _judged(text: str, folder: Path) -> CheckResult:
    return check(from_text(text), checks=select(("PRB07",)), corpus=load_corpus(folder))


def _peers(count: int) -> dict[str, str]:
    """Reports of as many departments, each with a problem in words of its own."""
    stems = "甲乙丙丁戊己庚辛壬癸"
    names = [first + second for first in stems for second in stems][:count]
    return {f"r{at}": _report(f"某县{name}局", f"{name}库房漏水三处。") for at, name in enumerate(names)}


def test_the_departments_own_report_of_last_year_is_enough(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, old=_report("某县水利局", COPIED, 2022))
    (finding,) = _judged(_report("某县水利局", COPIED), shelf).findings
    assert "2022年度报告" in finding.message and finding.values["对照报告"] == "old.txt"
    assert COPIED.rstrip("。") in finding.evidence[0].quote


def test_the_same_report_as_another_file_and_later_years_are_no_comparison(tmp_path: Path) -> None:
    text = _report("某县水利局", COPIED)
    shelf = _shelf(tmp_path, copy=text + "\n附件略\n", later=_report("某县水利局", COPIED, 2024))
    (skip,) = _judged(text, shelf).skipped
    assert "只有0份" in skip.reason


@pytest.mark.parametrize(("others", "told"), [(28, "skipped"), (29, "findings")])
def test_other_departments_need_thirty_reports(tmp_path: Path, others: int, told: str) -> None:
    shelf = _shelf(tmp_path, copied=_report("某县农业局", COPIED), **_peers(others))
    result = _judged(_report("某县水利局", COPIED), shelf)
    assert [name for name in ("findings", "passes", "skipped") if getattr(result, name)] == [told]


def test_one_report_in_several_files_counts_once(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, **_peers(3), again=_peers(1)["r0"] + "\n附件略\n")
    (skip,) = _judged(_report("某县水利局", COPIED), shelf).skipped
    assert "只有3份" in skip.reason


def test_words_of_its_own_pass_and_say_what_was_compared(tmp_path: Path) -> None:
    result = _judged(_report("某县水利局", "两座水闸的启闭机超过使用年限。"), _shelf(tmp_path, **_peers(30)))
    (held,) = result.passes
    assert "与30份报告的问题章比较" in held.computation and not result.findings


def test_what_could_not_be_read_is_counted(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, silent="某县某局通知\n一、开会。\n")
    (shelf / "broken.docx").write_bytes(b"PK\x03\x04")
    (skip,) = _judged(_report("某县水利局", COPIED), shelf).skipped
    assert "另有2份无法读取或没有问题章" in skip.reason


def test_a_folder_that_is_missing_or_empty_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="没有报告文件"):
        load_corpus(tmp_path)
    with pytest.raises(ConfigError, match="没有名为"):
        load_corpus(tmp_path / "none")


def test_the_stamp_tells_whether_the_reports_are_the_same(tmp_path: Path) -> None:
    folder = _shelf(tmp_path, old=_report("某县水利局", COPIED))
    stamp = corpus_stamp(folder)
    assert stamp == corpus_stamp(folder) != ""
    (folder / "notes.md").write_text("不是报告", encoding="utf-8")
    assert corpus_stamp(folder) == stamp
    _shelf(tmp_path, old=_report("某县水利局", "库房漏水。"))
    assert corpus_stamp(folder) != stamp
    assert corpus_stamp(None) == ""


def test_the_command_and_the_receipt_know_the_corpus(tmp_path: Path) -> None:
    """Checked and reviewed with the corpus on the command line; re-derived with the same corpus."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    _shelf(shelf, old=_report("某县水利局", COPIED, 2022))
    report = tmp_path / "report.txt"
    report.write_text(_report("某县水利局", COPIED), encoding="utf-8")
    assert "2022年度报告" in run("check", report, "--corpus", shelf, "--select", "PRB07").stdout
    run("review", report, "--corpus", shelf, "-o", tmp_path / "review.json")
    assert any(finding["code"] == "PRB07" for finding in json.loads((tmp_path / "review.json").read_text())["findings"])
    told = "对照报告文件夹的内容已与复核时不同"
    same = run("verify", tmp_path / "review.json", "--source", report).stdout
    assert "相符" in same
    assert told not in same
    (shelf / "old.txt").write_text(_report("某县水利局", "库房漏水。", 2022), encoding="utf-8")
    assert told in run("verify", tmp_path / "review.json", "--source", report).stdout
