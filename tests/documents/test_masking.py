"""Words blanked: the document is read as though they had not been written, and every offset stays."""

from reviewer.documents import from_text
from reviewer.documents.masking import masked
from reviewer.model import Span

PLAIN = "某县水务局2023年度部门整体支出绩效自评报告\n一、基本情况\n全局58人。\n二、主要成效\n清淤18公里。\n"


def test_what_is_blanked_is_no_heading_and_nothing_moves() -> None:
    heading = "二、给本单位打满分\n"
    at = PLAIN.index("二、")
    document = from_text(PLAIN[:at] + heading + PLAIN[at:])
    shown = masked(document, [Span(start=at, end=at + len(heading))])
    assert len(shown.text) == len(document.text) and shown.text.count("\n") == document.text.count("\n")
    assert "满分" not in shown.text and shown.text[at + len(heading) :] == PLAIN[at:]
    titles = [section.title for section in shown.sections]
    assert titles == [section.title for section in from_text(PLAIN).sections]
    assert any("满分" in section.title for section in document.sections)
    assert (shown.title, shown.unit, shown.year) == ("某县水务局2023年度部门整体支出绩效自评报告", "某县水务局", 2023)
    assert shown.sha256 == document.sha256


def test_nothing_to_blank_changes_nothing() -> None:
    document = from_text(PLAIN)
    assert masked(document, []) is document
