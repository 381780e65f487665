"""Real files of the field: the sentences and headings that reading must yield."""

import re

import pytest

from reviewer.documents import load

pytestmark = pytest.mark.real
yaml = pytest.importorskip("yaml")

_BLANK = re.compile(r"\s+")
# These lines of the list hold a page number that an extractor left inside the sentence.
_PAGE_NUMBER_INSIDE = {
    "cq_swu_2023_final.pdf": ("165.其他留学教育支出", "职业18年金支出"),
    "mof_budget_review_measures.pdf": ("庆典会3展类",),
}


def expected(shared) -> dict:
    return yaml.safe_load((shared / "data" / "files" / "expected.yaml").read_text(encoding="utf-8"))["files"]


def readable(shared) -> list[str]:
    return [name for name in expected(shared) if name.rpartition(".")[2] in {"pdf", "docx", "html"}]


def _begins(pieces: list[str], heading: str) -> bool:
    return any(piece.startswith(heading) for piece in pieces)


def test_the_sentences_stand_whole(shared):
    missing = []
    for name in readable(shared):
        text = _BLANK.sub("", load(shared / "data" / "files" / name).text)
        for sentence in expected(shared)[name].get("sentences", ()):
            if any(part in sentence for part in _PAGE_NUMBER_INSIDE.get(name, ())):
                continue
            if _BLANK.sub("", sentence) not in text:
                missing.append((name, sentence))
    assert missing == []


def test_sentences_cut_by_a_page_number_are_mended(shared):
    final = load(shared / "data" / "files" / "cq_swu_2023_final.pdf").text
    assert "缴纳的职业年金支出" in final
    assert "庆典会展类" in load(shared / "data" / "files" / "mof_budget_review_measures.pdf").text


def test_the_headings_begin_a_line_or_stand_in_a_cell(shared):
    missing = []
    for name in readable(shared):
        pieces = [_BLANK.sub("", piece) for piece in re.split("[\n\t]", load(shared / "data" / "files" / name).text)]
        headings = [_BLANK.sub("", heading) for heading in expected(shared)[name].get("headings", ())]
        missing += [(name, heading) for heading in headings if not _begins(pieces, heading)]
    assert missing == []


def test_every_quote_of_a_table_cell_lies_in_the_text(shared):
    for name in readable(shared):
        document = load(shared / "data" / "files" / name)
        for table in document.tables:
            for cell in table.cells:
                assert table.start <= cell.start <= cell.end <= table.end
                assert not re.search("[\n\t]", document.text[cell.start : cell.end])
        assert all(document.text[o.start : o.end].strip() for o in document.origins)


def test_budget_tables_add_up_as_they_are_printed(shared):
    """The grid of a final account holds its total in the same row as its label."""
    document = load(shared / "data" / "files" / "sh_putuo_czj_2024_final.pdf")
    first = next(t for t in document.tables if "收入" in document.text[t.start : t.end] and t.unit == "万元")
    row = next(c.row for c in first.cells if document.text[c.start : c.end] == "本年收入合计")
    assert "2,946.25" in [document.text[c.start : c.end] for c in first.cells if c.row == row]
