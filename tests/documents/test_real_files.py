"""Real files of the field: the sentences and headings that reading must yield."""

import re

import pytest

from reviewer.documents import load
from reviewer.model import Document

pytestmark = pytest.mark.real
yaml = pytest.importorskip("yaml")

_BLANK = re.compile(r"\s+")
_FIGURE = re.compile(r"-?[\d,.]+%?")
# These lines of the list hold a page number that an extractor left inside the sentence.
_PAGE_NUMBER_INSIDE = {
    "cq_swu_2023_final.pdf": ("165.其他留学教育支出", "职业18年金支出"),
    "mof_budget_review_measures.pdf": ("庆典会3展类",),
}


def expected(shared) -> dict:
    return yaml.safe_load((shared / "data" / "files" / "expected.yaml").read_text(encoding="utf-8"))["files"]


def readable(shared) -> list[str]:
    return [name for name in expected(shared) if name.rpartition(".")[2] in {"pdf", "docx", "html"}]


@pytest.fixture(scope="module")
def documents(shared) -> dict[str, Document]:
    return {name: load(shared / "data" / "files" / name) for name in readable(shared)}


def sentences(shared, name: str) -> list[str]:
    odd = _PAGE_NUMBER_INSIDE.get(name, ())
    listed = (_squeezed(sentence) for sentence in expected(shared)[name].get("sentences", ()))
    return [sentence for sentence in listed if not any(part in sentence for part in odd)]


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)


def _places(text: str, sentence: str) -> list[tuple[int, int]]:
    """Where ``sentence``, in which there is no white space, stands in ``text``."""
    at = [index for index, sign in enumerate(text) if not sign.isspace()]
    found = re.finditer(re.escape(sentence), "".join(text[index] for index in at))
    return [(at[match.start()], at[match.end() - 1] + 1) for match in found]


def test_the_sentences_stand_whole(shared, documents):
    missing = [
        (name, sentence)
        for name, document in documents.items()
        for sentence in sentences(shared, name)
        if sentence not in _squeezed(document.text)
    ]
    assert missing == []


def test_no_sentence_runs_over_the_edge_of_a_section_or_of_a_cell(shared, documents):
    """Some of the list hold a heading and what follows it; they may begin where its section does."""
    torn = []
    for name, document in documents.items():
        for sentence in sentences(shared, name):
            edges = {
                edge
                for section in document.sections
                if _squeezed(section.title) not in sentence
                for edge in (section.start, section.end)
            } - {section.start for section in document.sections if _squeezed(section.title) in sentence}
            edges |= {edge for table in document.tables for cell in table.cells for edge in (cell.start, cell.end)}
            if not any(
                all(edge <= start or edge >= end for edge in edges) for start, end in _places(document.text, sentence)
            ):
                torn.append((name, sentence))
    assert torn == []


def test_sentences_cut_by_a_page_number_are_mended(documents):
    final = documents["cq_swu_2023_final.pdf"].text
    assert "缴纳的职业年金支出" in final
    assert "\n5.其他留学教育支出（2050699），2023年度决算数为738.86万元" in final
    assert "庆典会展类" in documents["mof_budget_review_measures.pdf"].text


def test_totals_on_the_last_page_belong_to_their_tables(documents):
    document = documents["sh_putuo_wanli_2024_budget.pdf"]
    assert [table for table in document.tables if table.rows == 1] == []
    texts = [document.text[table.start : table.end] for table in document.tables]
    assert [text.split("\n")[-1].split() for text in texts if "功能分类科目名称" in text][:2] == [
        ["合计", "156,211,123", "156,211,123", "0", "0", "0"],
        ["合计", "156,211,123", "99,706,020", "56,505,103"],
    ]


def test_the_headings_are_titles_of_sections_or_label_rows_of_tables(shared, documents):
    missing = []
    for name, document in documents.items():
        titles = [_squeezed(section.title) for section in document.sections if section.title]
        known = [*titles, *_labels(document)]
        lines = [_squeezed(line) for line in document.text.split("\n")]
        for heading in map(_squeezed, expected(shared)[name].get("headings", ())):
            # Where a heading runs into its paragraph, the list gives the whole printed line.
            run_in = any(line.startswith(heading) and line.startswith(tuple(titles)) for line in lines)
            if not run_in and not any(text.startswith(heading) for text in known):
                missing.append((name, heading))
    assert missing == []


def _labels(document: Document) -> set[str]:
    """The texts of cells that are followed in their row by figures or by nothing."""
    found = set()
    for table in document.tables:
        for cell in table.cells:
            after = [c for c in table.cells if c.row == cell.row and c.column > cell.column]
            following = document.text[after[0].start : after[0].end] if after else ""
            if not following or _FIGURE.fullmatch(following):
                found.add(_squeezed(document.text[cell.start : cell.end]))
    return found


def test_every_quote_of_a_table_cell_lies_in_the_text(documents):
    for document in documents.values():
        for table in document.tables:
            for cell in table.cells:
                assert table.start <= cell.start <= cell.end <= table.end
                assert not re.search("[\n\t]", document.text[cell.start : cell.end])
        assert all(document.text[o.start : o.end].strip() for o in document.origins)


def test_budget_tables_add_up_as_they_are_printed(documents):
    """The grid of a final account holds its total in the same row as its label."""
    document = documents["sh_putuo_czj_2024_final.pdf"]
    first = next(t for t in document.tables if "收入" in document.text[t.start : t.end] and t.unit == "万元")
    row = next(c.row for c in first.cells if document.text[c.start : c.end] == "本年收入合计")
    assert "2,946.25" in [document.text[c.start : c.end] for c in first.cells if c.row == row]
