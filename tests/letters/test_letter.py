"""The feedback letter: its parts, its figures, its form as docx."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from reviewer.errors import ExportError
from reviewer.letters import draft, save, to_markdown
from reviewer.letters.compose import chinese_number
from tests import samples
from tests.conftest import demand

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def body() -> list[str]:
    letter = draft(samples.review())
    return [letter.overall, *(part.text for part in letter.issues), *letter.demands, letter.deadline]


def test_every_figure_of_the_body_is_one_of_a_finding() -> None:
    said = " ".join(f"{f.message} {f.computation} {f.ask}" for f in samples.review().findings)
    known = set(_NUMBER.findall(said))
    assert known
    assert set(_NUMBER.findall(" ".join(body()))) <= known


def test_the_parts_of_an_official_letter_are_there() -> None:
    letter = draft(samples.review())
    assert letter.title == "关于2022年度部门整体支出绩效自评报告复核意见的函"
    assert letter.addressee == "湖山县林草局"
    assert "《湖山县林草局2022年度部门整体支出绩效自评报告》" in letter.opening
    assert letter.issues[0].lead == "收支数据勾稽不符。"
    assert "490.00" in letter.issues[0].text
    assert letter.deadline.startswith("请在收到本函后{{整改期限}}内")


def test_no_document_number_is_cited_that_nobody_gave() -> None:
    assert not re.search(r"〔\d{4}〕", to_markdown(draft(samples.review())))


def test_every_item_rests_on_something() -> None:
    review = samples.review()
    known = {finding.id for finding in review.findings} | {s.id for s in review.statements}
    for part in draft(review).issues:
        assert part.cites
        assert set(part.cites) <= known


def test_vague_statements_are_told_once_by_their_titles() -> None:
    """What is asked of each stands in the annex, where findings ask it."""
    review = samples.review()
    assert {"PRB01", "PRB03"} <= {finding.code for finding in review.findings}
    others = tuple(finding for finding in review.findings if not finding.code.startswith("PRB"))
    for letter in (draft(review), draft(review.model_copy(update={"findings": others}))):
        said = "".join(part.text for part in letter.issues)
        assert said.count("绩效管理意识不强") == said.count("提高思想认识") == 1
        assert "“绩效管理意识不强”这一问题未结合本单位的具体项目" in said
        assert "“提高思想认识”这一措施缺少责任单位" in said
    asks = {row[4] for row in draft(review).ledger}
    assert all(finding.ask in asks for finding in review.findings)


def test_a_finding_on_a_statement_that_is_not_there_is_told_by_itself() -> None:
    review = samples.review()
    letter = draft(review.model_copy(update={"statements": ()}))
    single = next(finding for finding in review.findings if finding.code == "PRB01")
    assert any(single.message in part.text and single.ask in part.text for part in letter.issues)


def test_each_matter_is_followed_by_what_is_asked() -> None:
    review = samples.review()
    for finding in review.findings:
        if finding.severity in ("critical", "major") and finding.code not in ("PRB01", "PRB03"):
            (part,) = (part for part in draft(review).issues if finding.id in part.cites)
            assert finding.ask in part.text.split(finding.message, 1)[1]


def test_small_matters_beyond_eight_are_left_to_the_annex() -> None:
    review = samples.review()
    small = next(f for f in review.findings if f.severity == "minor" and not f.code.startswith("TYP"))
    many = tuple(small.model_copy(update={"id": f"X{n}", "message": f"第{n}处"}) for n in range(1, 11))
    (part,) = draft(review.model_copy(update={"findings": many, "statements": ()})).issues
    assert part.text == f"{'；'.join(f'第{n}处' for n in range(1, 9))}。其余见附件1，请一并核对更正。"
    assert len(part.cites) == 10


def test_only_sums_stand_in_the_table_of_recomputed_figures() -> None:
    rows = draft(samples.review()).recomputed
    assert any(row[1:] == ("ARI01", "450.00+40.00=490.00≠500.00", "不符") for row in rows)
    assert all(any(mark in row[2] for mark in "=≠＝") for row in rows)
    assert "ARI15" not in {row[1] for row in rows}


def test_a_clean_review_makes_a_letter_that_says_so() -> None:
    review = samples.review()
    clean = review.model_copy(update={"findings": (), "statements": ()})
    letter = draft(clean)
    assert letter.issues == ()
    assert "未发现需要更正的事项" in letter.overall


@pytest.mark.parametrize(("value", "read"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (34, "三十四")])
def test_chinese_numbers(value: int, read: str) -> None:
    assert chinese_number(value) == read


def test_the_docx_has_the_form_of_an_official_document(tmp_path: Path) -> None:
    place = tmp_path / "letter.docx"
    save(draft(samples.review()), place)
    word = docx.Document(str(place))
    page = word.sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    # Word keeps lengths in twips: a margin may be off by less than a tenth of a millimetre.
    assert all(abs(got - Mm(want)) < Mm(0.1) for got, want in zip(margins, (37, 35, 28, 26), strict=True))
    title = next(p for p in word.paragraphs if p.text.startswith("关于2022年度"))
    assert title.runs[0].font.size.pt == 22
    assert 'w:eastAsia="方正小标宋简体"' in title._p.xml
    assert [len(table.columns) for table in word.tables] == [6, 4]
    assert len(word.tables[0].rows) == 1 + len(samples.review().findings)


def test_the_docx_opens_in_an_office_suite(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        demand("LibreOffice (soffice) is not installed")
    save(draft(samples.review()), tmp_path / "letter.docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "letter.docx")], check=True, capture_output=True, timeout=120)
    import reviewer

    printed = "".join(reviewer.load(tmp_path / "letter.pdf").text.split())
    assert "关于2022年度部门整体支出绩效自评报告复核意见的函" in printed
    assert "附件2数据复算表" in printed


@pytest.mark.parametrize("name", ["letter.pdf", "letter"])
def test_other_formats_are_refused_with_a_hint(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        save(draft(samples.review()), tmp_path / name)
    assert ".docx" in caught.value.hint


def test_pipes_do_not_break_the_tables_of_the_markdown() -> None:
    review = samples.review()
    odd = review.findings[0].model_copy(update={"message": "甲|乙"})
    text = to_markdown(draft(review.model_copy(update={"findings": (odd,)})))
    row = next(line for line in text.splitlines() if line.startswith("|1|ARI01|"))
    assert row.count("|") == 7
