"""The html page: whole, self-contained, every place linked, nothing of the report taken for markup."""

import re
from html.parser import HTMLParser

import pytest

import reviewer
from reviewer.rendering.html import blocks, to_html
from tests import samples


class Page(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.pieces: list[tuple[int, int, str]] = []
        self.links: list[tuple[int, int]] = []
        self.tags: set[str] = set()
        self._open: tuple[int, int] | None = None
        self._in_report = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        if tag == "main":
            self._in_report = True
        if "data-start" in given:
            place = (int(given["data-start"] or ""), int(given["data-end"] or ""))
            if tag == "a":
                self.links.append(place)
            elif self._in_report:
                self._open = place
                self.pieces.append((*place, ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            start, end, text = self.pieces[-1]
            self.pieces[-1] = (start, end, text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_report = False
        if tag == "span":
            self._open = None


def test_the_report_stands_on_the_left_whole_and_in_order() -> None:
    page = Page(to_html(samples.review(), samples.document()))
    assert "".join(text for _, _, text in page.pieces) == samples.TEXT
    assert all(samples.TEXT[start:end] == text for start, end, text in page.pieces)


def test_every_link_lands_on_pieces_of_the_text() -> None:
    page = Page(to_html(samples.review(), samples.document()))
    starts = {start for start, _, _ in page.pieces}
    ends = {end for _, end, _ in page.pieces}
    assert page.links
    assert all(start in starts and end in ends for start, end in page.links)


def test_every_quotation_and_number_is_linked() -> None:
    review = samples.review()
    links = set(Page(to_html(review, samples.document())).links)
    wanted = {(e.start, e.end) for finding in review.findings for e in finding.evidence}
    wanted |= {(e.start, e.end) for done in review.achievements for e in done.evidence}
    wanted |= {(n.start, n.end) for done in review.achievements for n in done.numbers if n.start is not None}
    assert wanted <= links


def test_numbers_in_a_message_are_linked_to_the_report() -> None:
    html = to_html(samples.review(), samples.document())
    place = samples.TEXT.index("450.00万元")
    message = html[html.index("ARI01") :]
    assert f'data-start="{place}" data-end="{place + 8}">450.00万元</a>' in message


def test_the_page_fetches_nothing() -> None:
    html = to_html(samples.review(), samples.document())
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", html)
    assert "default-src 'none'" in html


def test_markup_in_a_report_stays_text() -> None:
    text = samples.TEXT.replace("国土绿化", "<script>alert(1)</script><img src=x onerror=alert(2)>")
    document = reviewer.from_text(text)
    html = to_html(reviewer.review(document, engine="extractive"), document)
    page = Page(html)
    assert "".join(piece for _, _, piece in page.pieces) == text
    assert "img" not in page.tags
    assert html.count("<script>") == 1  # the page's own


def test_a_table_is_drawn_as_a_table() -> None:
    text = "附表\n指标\t权重\t得分\n产出\t50\t48\n效益\t30\t28\n其后的文字。\n"
    document = reviewer.from_text(text)
    found = list(blocks(reviewer.check(document), document))
    (table,) = [block for block in found if block.rows]
    cells = [["".join(piece.text for piece in cell.pieces) for cell in row] for row in table.rows]
    assert cells == [["指标", "权重", "得分"], ["产出", "50", "48"], ["效益", "30", "28"]]
    assert "".join(piece.text for piece in found[-1].pieces).strip() == "其后的文字。"


@pytest.mark.parametrize("text", ["一。", "一、标题\n", "没有章节的一句话"])
def test_small_reports_make_a_page(text: str) -> None:
    document = reviewer.from_text(text)
    page = Page(to_html(reviewer.check(document), document))
    assert "".join(piece for _, _, piece in page.pieces) == document.text
