"""Scans and pictures: the same text as the print, doubtful figures marked, and nobody blamed for a slip."""

import io
import re
from types import SimpleNamespace

import pytest

from reviewer.checks.runner import check
from reviewer.documents import load, load_bytes, ocr, pdf
from reviewer.documents.blocks import Grid, Paragraph
from reviewer.documents.pdf_page import Glyph, Page
from reviewer.errors import Damaged, NoText, TooLarge, Unsupported
from reviewer.model import Document, Span
from tests.conftest import ROOT, demand
from tests.documents.makers import Pdf, archive, p, wrap

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
EXAMPLE = ROOT / "examples" / "water-2022" / "report.pdf"


def picture(width=40, height=30, kind="PNG", frames=1) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    first, *rest = [Image.new("RGB", (width, height), "white") for _ in range(frames)]
    first.save(stream, kind, **({"save_all": True, "append_images": rest} if rest else {}))
    return stream.getvalue()


def scan(numbers=(0,), dpi=150) -> bytes:
    """Pages of an example as a PDF of pictures."""
    import pypdfium2

    source = pypdfium2.PdfDocument(EXAMPLE)
    pages = [source[number].render(scale=dpi / 72).to_pil().convert("L") for number in numbers]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_without_the_extra_pictures_say_what_to_install(monkeypatch, kind):
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(Unsupported) as caught:
        load_bytes(picture(kind=kind), f"扫描.{kind.lower()}")
    assert "pip install 'reviewer[ocr]'" in caught.value.hint


def test_without_the_extra_a_scanned_pdf_says_what_to_install(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(NoText, match="只有图片") as caught:
        load_bytes(scan(dpi=20), "扫描.pdf")
    assert "reviewer[ocr]" in caught.value.hint


def test_a_model_that_is_missing_is_never_fetched(monkeypatch, tmp_path):
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(ocr, "find_spec", lambda name: object())
    monkeypatch.setattr(ocr, "files", lambda name: tmp_path)
    assert not ocr.available()
    for name in ("a_det.onnx", "a_rec.onnx", "a_cls.onnx"):
        (tmp_path / "models" / name).touch()
    assert ocr.available()


def recogniser(*lines):
    """An engine that finds these lines, each a list of words with their confidence, whatever the picture."""
    boxes, results = [], []
    for number, words in enumerate(lines):
        top, left, found = 40.0 * number, 0.0, []
        for text, score in words:
            right = left + 20.0 * len(text)
            found.append((text, score, [[left, top], [right, top], [right, top + 26], [left, top + 26]]))
            left = right
        boxes.append([[0.0, top], [left, top], [left, top + 26], [0.0, top + 26]])
        results.append(found)
    answer = SimpleNamespace(boxes=boxes, scores=[0.99] * len(boxes), word_results=results)
    return lambda picture, return_word_box, use_cls: answer


@pytest.fixture
def reads(monkeypatch):
    pytest.importorskip("cv2")
    monkeypatch.setattr(ocr, "available", lambda: True)
    return lambda *lines: monkeypatch.setattr(ocr, "_engine", lambda: recogniser(*lines))


def test_a_doubtful_figure_is_marked_and_a_sure_one_is_not(reads):
    reads(
        [("收", 0.99), ("入", 0.99), ("120", 0.97), ("万", 0.99), ("元", 0.99)],
        [("支", 0.99), ("出", 0.99), ("80", 0.999)],
    )
    document = load_bytes(picture(400, 300), "扫描.png")
    assert document.text == "收入120万元\n支出80"
    assert [document.text[s.start : s.end] for s in document.uncertain] == ["120"]
    assert document.format == "image"
    assert any("请先核对原件" in note for note in document.notes)


def pasted(*pictures: bytes, typed: str = "") -> bytes:
    """A .docx whose paragraphs are these pictures, after what is typed."""
    blip = '<w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:embed="p{}"/></w:drawing>'
    drawn = "".join(p(inner=f"<w:r>{blip.format(n)}</w:r>") for n in range(len(pictures)))
    relations = "".join(
        f'<Relationship Id="p{n}" Type="t/image" Target="media/{n}.png"/>' for n in range(len(pictures))
    )
    members: dict[str, str | bytes] = {
        "word/document.xml": wrap("document", f"<w:body>{p(typed)}{drawn}</w:body>"),
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    return archive(members | {f"word/media/{n}.png": picture for n, picture in enumerate(pictures)})


def test_a_report_pasted_into_word_as_pictures_is_recognised(reads):
    reads([("收", 0.99), ("入", 0.99), ("120", 0.97)])
    document = load_bytes(pasted(picture(600, 800), picture(40, 40), b"EMF drawing", typed="自评报告"), "报告.docx")
    assert document.text == "自评报告\n收入120"
    assert [document.text[s.start : s.end] for s in document.uncertain] == ["120"]
    assert any("请先核对原件" in note for note in document.notes)
    assert not any("未读入" in note for note in document.notes)


def test_pictures_beside_a_text_are_not_recognised(monkeypatch):
    monkeypatch.setattr(ocr, "read_pictures", lambda _: pytest.fail("recognised"))
    document = load_bytes(
        pasted(picture(600, 800), typed="全年收入合计120万元，支出合计80万元，结余40万元，均已如实填报。"), "报告.docx"
    )
    assert any("图片 1 张，图中的文字未读入" in note for note in document.notes)


def test_without_the_extra_a_report_of_pictures_says_what_to_install(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(NoText, match="只有图片") as caught:
        load_bytes(pasted(picture(600, 800)), "报告.docx")
    assert "reviewer[ocr]" in caught.value.hint
    document = load_bytes(pasted(picture(600, 800), typed="自评报告"), "报告.docx")
    assert any("只有图片" in note and "reviewer[ocr]" in note for note in document.notes)
    assert any("未读入" in note for note in document.notes)


def turned_page(monkeypatch, upright: int) -> list[int]:
    """An engine for which a picture is upright after ``upright`` quarter turns; tells how it was called."""
    numpy = pytest.importorskip("numpy")
    calls: list[int] = []

    def engine(page, return_word_box, use_cls):
        assert not use_cls
        # The corner that is dark tells how far the page was turned: counted from the upper left, counterclockwise.
        corners = [page[0, 0], page[-1, 0], page[-1, -1], page[0, -1]]
        turned = next(n for n, corner in enumerate(corners) if corner[0] < 128)
        calls.append(turned)
        left = (turned - upright) % 4
        score = 0.99 if left == 0 else 0.7
        box = [[0, 0], [200, 0], [200, 26], [0, 26]] if left % 2 == 0 else [[0, 0], [26, 0], [26, 200], [0, 200]]
        words = [[("正文", score, box)]]
        return SimpleNamespace(boxes=[box], scores=[score], word_results=words)

    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    page = numpy.full((800, 600, 3), 255, numpy.uint8)
    page[0, 0] = 0
    found = ocr.recognised(page, 1)
    assert "".join(glyph.text for glyph in found.glyphs) == "正文"
    assert (round(found.width), round(found.height)) == ((595, 793) if upright % 2 == 0 else (793, 595))
    return calls


@pytest.mark.parametrize(("upright", "calls"), [(0, [0]), (1, [0, 1]), (2, [0, 2]), (3, [0, 1, 3])])
def test_a_page_that_was_scanned_lying_or_upside_down_is_turned(monkeypatch, upright, calls):
    pytest.importorskip("cv2")
    assert turned_page(monkeypatch, upright) == calls


def test_a_picture_of_nothing(reads):
    reads()
    with pytest.raises(NoText, match="没有识别出文字"):
        load_bytes(picture(), "空白.png")


def test_every_frame_is_a_page(reads):
    reads([("正", 0.99), ("文", 0.99)])
    document = load_bytes(picture(frames=2, kind="TIFF"), "两页.tif")
    assert [origin.page for origin in document.origins] == [1, 2]


def test_broken_and_huge_pictures(reads, monkeypatch):
    reads([("正", 0.99)])
    with pytest.raises(Damaged):
        load_bytes(picture(300, 300, "JPEG")[:300], "坏.jpg")
    with pytest.raises(Damaged):
        load_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 99, "坏.png")
    monkeypatch.setattr(ocr, "MAX_PIXELS", 100)
    with pytest.raises(TooLarge):
        load_bytes(picture(20, 20), "大.png")


def test_time_is_limited():
    with pytest.raises(TooLarge, match="文字识别超过"):
        ocr.Clock(seconds=-1).check()


def test_doubts_keep_to_their_figures_over_line_ends_and_in_cells():
    def row(text: str, base: float, unsure: str, left: float = 60.0) -> list[Glyph]:
        return [
            Glyph(sign, left + 12 * n, base - 10, left + 12 * (n + 1), base + 2, base, sign not in unsure)
            for n, sign in enumerate(text)
        ]

    lines = [row("全年收入合计一百二十三万元支出合计为" + "甲" * 20, 100 + 18 * n, "") for n in range(8)]
    lines.append(row("本年收入三八万元。", 100 + 18 * 8, "三八"))
    page = Page(1, 595, 842, tuple(g for line in lines for g in line), (), (), 0, 1, scanned=True)
    reading = pdf.laid_out([page])
    (paragraph,) = [block for block in reading.blocks if isinstance(block, Paragraph)]
    assert [paragraph.text[a:b] for a, b in paragraph.uncertain] == ["三八"]
    rows = [("甲", "9.5"), ("乙", "2.0"), ("丙", "3.5")]
    cells = [g for n, (a, b) in enumerate(rows) for g in (*row(a, 100 + 18 * n, ""), *row(b, 100 + 18 * n, "2", 300))]
    (grid,) = pdf.laid_out([Page(1, 595, 842, tuple(cells), (), (), 0, 1)]).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells if cell.uncertain] == ["2.0"]


def test_a_finding_on_a_doubtful_figure_is_only_a_query():
    text = "一、收入情况\n本年收入100万元，其中：财政拨款60万元、其他收入50万元。"
    plain = load_bytes(text.encode(), "a.txt")
    (sure,) = [f for f in check(plain).findings if f.code.startswith("ARI")]
    assert sure.certainty != "query"
    at = text.index("60")
    doubtful: Document = plain.model_copy(update={"uncertain": (Span(start=0, end=1), Span(start=at, end=at + 2))})
    (unsure,) = [f for f in check(doubtful).findings if f.code.startswith("ARI")]
    assert unsure.certainty == "query"
    assert unsure.message == sure.message + "（该处为扫描识别，把握不大，请先核对原件）"
    assert (unsure.id, unsure.evidence) == (sure.id, sure.evidence)


@pytest.mark.real
def test_a_scan_reads_as_its_print():
    if not ocr.available():
        demand("the extra for OCR is not installed")
    document = load_bytes(scan((1,)), "扫描.pdf")
    printed = load(EXAMPLE)
    places = [origin for origin in printed.origins if origin.page == 2]
    expected = printed.text[places[0].start : places[-1].end]
    assert any(note.startswith("第 1 页：扫描件") for note in document.notes)
    figures = _FIGURE.findall(expected)
    assert len(figures) > 20
    read = _FIGURE.findall(document.text)
    assert [figure for figure in figures if figure not in read] == []
    (table,) = document.tables
    assert table.rows >= 5


@pytest.mark.real
def test_a_scan_lying_on_its_side_reads_as_one_that_stands_upright():
    if not ocr.available():
        demand("the extra for OCR is not installed")
    import pypdfium2

    page = pypdfium2.PdfDocument(EXAMPLE)[1].render(scale=1.5).to_pil().convert("RGB")
    lines = page.crop((0, 0, page.width, page.height // 6))

    def text(degrees: int) -> str:
        stream = io.BytesIO()
        lines.rotate(degrees, expand=True).save(stream, "PNG")
        return load_bytes(stream.getvalue(), "扫描.png").text

    upright = text(0)
    assert len(upright) > 20
    assert text(270) == upright


def test_a_page_with_a_text_layer_is_never_recognised(monkeypatch):
    monkeypatch.setattr(ocr, "recognised", lambda *_: pytest.fail("recognised"))
    assert "正文" in load_bytes(Pdf().page().text(90, 90, "正文").bytes(), "a.pdf").text
