"""Chunks: they tile the text, keep sentences, headings and table rows whole, and carry path and kind."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents.chunks import chunk
from reviewer.documents.outline import outline
from reviewer.documents.sentences import sentences
from reviewer.documents.tokens import token_counter
from reviewer.model import Cell, Chunk, Document, Table


class Letters:
    """A counter for which a character is a token."""

    name = "字符"
    exact = True

    def count(self, text: str) -> int:
        return len(text)


def document(text: str, tables: tuple[Table, ...] = ()) -> Document:
    return Document(name="例", format="txt", text=text, sha256="", sections=outline(text, tables), tables=tables)


def texts(doc: Document, chunks: tuple[Chunk, ...]) -> list[str]:
    return [doc.text[c.start : c.end] for c in chunks]


def split(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, start, end)]


REPORT = (
    "某局绩效报告\n"
    "一、基本情况\n（一）职责\n管水。\n（二）机构\n五个股室。\n"
    "二、绩效情况\n（一）供水\n修了管网。验了水质。\n（二）防汛\n修了水毁工程。\n"
    "三、存在的问题\n人手不够。\n四、改进措施\n招人。\n"
)


def test_sections_that_fit_stay_whole_and_kinds_are_not_mixed():
    doc = document(REPORT)
    chunks = chunk(doc, 60, Letters())
    assert [(c.kind, c.sections, c.path) for c in chunks] == [
        ("title", ("S0",), ("某局绩效报告",)),
        ("profile", ("S1", "S1.1", "S1.2"), ("一、基本情况",)),
        ("performance", ("S2", "S2.1", "S2.2"), ("二、绩效情况",)),
        ("problems", ("S3",), ("三、存在的问题",)),
        ("measures", ("S4",), ("四、改进措施",)),
    ]
    assert all(c.tokens == c.end - c.start for c in chunks)
    assert [c.id for c in chunks] == ["C1", "C2", "C3", "C4", "C5"]


def test_section_over_the_budget_is_cut_between_its_parts_and_headings_stay():
    doc = document(REPORT)
    parts = texts(doc, chunk(doc, 20, Letters()))
    assert "二、绩效情况\n（一）供水\n修了管网。" in parts
    assert "验了水质。\n" in parts
    assert "（二）防汛\n修了水毁工程。\n" in parts


def test_neighbours_of_one_sort_share_a_chunk():
    text = "一、收入情况\n收入五万。\n二、支出情况\n支出五万。\n三、绩效情况\n良好。\n"
    doc = document(text)
    chunks = chunk(doc, 40, Letters())
    assert [c.sections for c in chunks] == [("S1", "S2"), ("S3",)]


def test_long_sentence_is_cut_after_commas_only():
    doc = document("一、绩效情况\n甲甲甲甲甲甲，乙乙乙乙乙乙乙，丙丙丙丙丙丙丙丙丙丙丙丙丙丙丙丙。丁。\n")
    parts = texts(doc, chunk(doc, 14, Letters()))
    assert parts == ["一、绩效情况\n甲甲甲甲甲甲，", "乙乙乙乙乙乙乙，", "丙丙丙丙丙丙丙丙丙丙丙丙丙丙丙丙。", "丁。\n"]


def test_table_is_cut_between_rows():
    head = "一、收支情况\n"
    rows = ["项目\t金额\n", "收入。上年\t5\n", "支出。本年\t6\n"]
    starts = [len(head), len(head) + len(rows[0]), len(head) + len(rows[0]) + len(rows[1])]
    cells = tuple(Cell(row=r, column=0, start=s, end=s + 2) for r, s in enumerate(starts))
    text = head + "".join(rows)
    doc = document(text, (Table(start=starts[0], end=len(text), rows=3, columns=2, cells=cells),))
    assert texts(doc, chunk(doc, 13, Letters())) == [head + rows[0], rows[1], rows[2]]


def test_budget_must_be_positive():
    with pytest.raises(ValueError, match="budget"):
        chunk(document("一、概况\n文。\n"), 0, Letters())


PIECES = [
    "一、概况\n",
    "二、绩效\n",
    "（一）供水\n",
    "1.管网。",
    "修了管网，验了水质。",
    "\n",
    "  ",
    "“好。”",
    "存在的问题\n",
    "文",
    "，",
    "目录\n",
    "自评95分。",
]


@given(
    st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=50).map("".join)),
    st.integers(min_value=1, max_value=60),
)
def test_chunks_tile_any_text(text: str, budget: int):
    doc = document(text)
    chunks = chunk(doc, budget, Letters())
    assert "".join(texts(doc, chunks)) == text
    assert all(a.end == b.start for a, b in pairwise(chunks))
    known = {section.id for section in doc.sections}
    for found in chunks:
        assert found.start < found.end
        assert set(found.sections) <= known


@given(st.lists(st.sampled_from(["修了管网。", "验了水质，合格。", "“好。”他说。", "\n"]), min_size=1, max_size=30))
def test_no_sentence_within_the_budget_is_cut(parts: list[str]):
    text = "一、绩效情况\n" + "".join(parts)
    doc = document(text)
    ends = {s.end for s in sentences(text)}
    assert all(c.end in ends for c in chunk(doc, 30, Letters()))


@given(st.text(alphabet='甲。！；“”（）()"\n ，1.', max_size=80))
def test_sentences_tile_any_text(text: str):
    assert "".join(split(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成12.5万元。占1.2%。", ["完成12.5万元。", "占1.2%。"]),
        ("1.加强培训。办班3期。", ["1.加强培训。", "办班3期。"]),
        ("提出“问题要查清。责任要压实。”的要求。后文。", ["提出“问题要查清。责任要压实。”的要求。", "后文。"]),
        ("他说：“好。”会后落实。", ["他说：“好。”", "会后落实。"]),
        ("（见附件。详见表2。）另行通知。", ["（见附件。详见表2。）", "另行通知。"]),
        ("引号没有“关上。下一句。\n第三句。", ["引号没有“关上。", "下一句。", "第三句。"]),
        ("第一；第二；", ["第一；", "第二；"]),
        ("真的吗？！是的。", ["真的吗？！", "是的。"]),
        ("前一句。）后一句。", ["前一句。）", "后一句。"]),
    ],
)
def test_sentence_ends(text: str, expected: list[str]):
    assert [s for s in split(text) if s.strip()] == expected


def test_sentences_of_a_part_of_the_text():
    text = "甲。乙。丙。"
    assert split(text, 2, 5) == ["乙。", "丙"]


def test_large_report_is_read_within_a_second():
    text = ("一、绩效情况\n（一）供水\n1.修了管网。" + "完成投资12.5万元，占年初预算的98.2%。" * 40 + "\n") * 470
    token_counter()
    best = 60.0
    for _ in range(3):
        begun = time.perf_counter()
        doc = document(text[:400_000])
        sentences(doc.text)
        chunk(doc, 3000, token_counter())
        best = min(best, time.perf_counter() - begun)
    assert best < 3  # a loaded test machine is slow; unloaded it takes about 0.4 s


def test_seed_chunks_keep_to_the_budget(seed: str):
    doc = document(seed)
    counter = token_counter()
    chunks = chunk(doc, 1500, counter)
    assert "".join(texts(doc, chunks)) == seed
    assert all(c.tokens <= 1500 for c in chunks)
    assert [c.kind for c in chunks if c.kind in {"problems", "measures"}] == ["problems", "measures"]
