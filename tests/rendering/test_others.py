"""Table, Markdown and workbook."""

import io
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

import reviewer
from reviewer.errors import ExportError
from reviewer.model import Review, Skip
from reviewer.rendering.html import to_html
from reviewer.rendering.links import linked_numbers
from reviewer.rendering.markdown import to_markdown
from reviewer.rendering.table import print_result, tally
from reviewer.rendering.words import certainty
from reviewer.rendering.workbook import Row, write_workbook
from tests import samples


def test_the_table_names_every_finding_and_its_computation() -> None:
    page = io.StringIO()
    print_result(Console(file=page, width=140), samples.review())
    printed = "".join(page.getvalue().split())
    assert all(finding.code in printed for finding in samples.review().findings)
    assert "450.00+40.00=490.00" in printed
    assert samples.review().summary.text[:20].replace(" ", "") in printed
    # Long Chinese lines are folded, not cut: only a quotation is shortened, inside its marks.
    assert printed.count("…") == printed.count("…”")


def test_square_brackets_of_a_report_are_not_console_markup() -> None:
    document = reviewer.from_text("[bold]标题[/bold]\n一、情况\n开展巡查近100余次[red]。\n", name="[x].txt")
    page = io.StringIO()
    print_result(Console(file=page, width=120), reviewer.check(document))
    assert "[x].txt" in page.getvalue()


def test_markdown_escapes_the_report_and_lists_what_held() -> None:
    document = reviewer.from_text("# 不是标题\n一、收入\n合计10万元，其中：甲6万元，乙4万元。\n|表|\n")
    text = to_markdown(reviewer.check(document))
    assert "\n# 不是标题" not in text
    assert "6+4=10" in text


def test_places_are_counted_from_one_everywhere() -> None:
    document = reviewer.from_text("收入合计10万元，其中：甲6万元，乙5万元。\n")
    result = reviewer.check(document)
    (found,) = [finding for finding in result.findings if finding.code == "ARI01"]
    (place,) = found.evidence
    assert (place.start, place.end) == (0, 21)
    page = io.StringIO()
    print_result(Console(file=page, width=300), result)
    assert "（第1字）" in page.getvalue()
    assert "（第1—21字）" in to_markdown(result)
    assert "第1—21字" in to_html(result, document)


def test_without_a_finding_the_checks_that_could_not_run_are_named_by_reason() -> None:
    page = io.StringIO()
    skips = [
        Skip(code="TAB01", reason="没有表格"),
        Skip(code="ARI10", reason="甲"),
        Skip(code="TAB02", reason="没有表格"),
    ]
    print_result(Console(file=page, width=140), samples.review().model_copy(update={"findings": (), "skipped": skips}))
    assert "未能检查：没有表格（TAB01 TAB02）" in page.getvalue() and "未能检查：甲（ARI10）" in page.getvalue()


def test_the_tally_counts() -> None:
    result = samples.review()
    assert tally(result).startswith(f"发现问题 {len(result.findings)} 项（")


def test_only_arithmetic_is_called_arithmetic() -> None:
    first = samples.review().findings[0]
    assert (first.code, certainty(first)) == ("ARI01", "算术不符")
    numbering = first.model_copy(update={"code": "STR03", "computation": ""})
    assert certainty(numbering) == "确定"
    assert certainty(numbering.model_copy(update={"certainty": "query"})) == "口径待说明"
    missing = first.model_copy(update={"code": "FIN01", "computation": "缺年初预算数"})
    assert certainty(missing) == "确定"


def test_a_number_is_not_linked_inside_a_longer_one() -> None:
    number = samples.review().achievements[0].numbers[0].model_copy(update={"text": "20", "start": 3, "end": 5})
    assert [(p.text, p.start) for p in linked_numbers("2022年20人120人", [number])] == [
        ("2022年", None),
        ("20", 3),
        ("人120人", None),
    ]


def test_the_workbook_holds_a_row_a_report_and_the_ledger(tmp_path: Path) -> None:
    rows = [
        Row("a.txt", "reports/a.html", {"收入合计": "500.00万元"}, "", samples.review()),
        Row("b.docx", "", {}, "文件已损坏", None),
    ]
    write_workbook(rows, tmp_path / "summary.xlsx")
    book = openpyxl.load_workbook(tmp_path / "summary.xlsx")
    summary = [list(row) for row in book["汇总"].iter_rows(values_only=True)]
    head = summary[0]
    assert [line[head.index("状态")] for line in summary[1:]] == ["完成", "失败"]
    assert summary[1][head.index("收入合计（万元）")] == 500
    assert summary[2][head.index("说明")] == "文件已损坏"
    assert summary[1][head.index("空泛问题")] == 1
    ledger = list(book["问题台账"].iter_rows(min_row=2, values_only=True))
    assert len(ledger) == len(samples.review().findings)
    place = samples.review().findings[0].evidence[0]
    column = [cell.value for cell in book["问题台账"][1]].index("位置（字）")
    assert ledger[0][column].startswith(f"{place.start + 1}—{place.end}")
    quotes = {e.quote for finding in samples.review().findings for e in finding.evidence}
    assert all(set(str(line[9]).split("\n")) & quotes or "\n" in str(line[9]) for line in ledger)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    result = samples.review()
    sly = result.model_copy(update={"document": result.document.model_copy(update={"unit": "=1+1\x07"})})
    write_workbook([Row("=HYPERLINK(1)", "", {}, "", sly)], tmp_path / "s.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "s.xlsx")["汇总"]
    assert [(sheet.cell(2, column).value, sheet.cell(2, column).data_type) for column in (1, 3)] == [
        ("=1+1", "s"),
        ("=HYPERLINK(1)", "s"),
    ]


def test_a_workbook_that_cannot_be_written_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_workbook([], tmp_path / "no" / "s.xlsx")
    assert caught.value.hint


def test_a_review_survives_its_json() -> None:
    assert Review.model_validate_json(samples.review().model_dump_json()) == samples.review()
