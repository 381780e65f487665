"""Text PDFs: lines joined into whole paragraphs, ruled tables as grids, page furniture removed.

PDFium reads the glyphs: on real files it keeps figures in their sentences where extractors that group glyphs by
their boxes detach them, since boxes of embedded Chinese fonts hug the shapes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any

from reviewer.documents import ocr
from reviewer.documents.blocks import Block, Reading
from reviewer.documents.limits import MAX_GLYPHS, MAX_PAGES
from reviewer.documents.pdf_continued import joined_tables
from reviewer.documents.pdf_furniture import without_furniture
from reviewer.documents.pdf_grids import Ruled
from reviewer.documents.pdf_layout import Item, layouts
from reviewer.documents.pdf_lines import Line
from reviewer.documents.pdf_measures import all_margins
from reviewer.documents.pdf_page import Page, read_page
from reviewer.documents.pdf_paragraphs import paragraphs
from reviewer.errors import Damaged, Encrypted, NoText, TooLarge

_AGAIN = "请重新导出或重新传输该文件"
# A page of pictures with no more signs than this (a stamp, a number) may be a scan.
_SIGNS_OF_SCAN = 30
# PDFium is one machine for the whole process and must not be entered twice.
_PDFIUM = threading.Lock()


def read(data: bytes) -> Reading:
    """The text and the tables of a PDF in reading order; scanned pages are recognised where the extra is installed.

    Raises Encrypted, Damaged, TooLarge, and NoText where there is nothing to read.
    """
    with _PDFIUM:
        pages = list(_pages(data))
    scanned = [page.number for page in pages if page.scanned]
    if not any(not glyph.text.isspace() for page in pages for glyph in page.glyphs):
        hint = "请提供 Word 原件" if scanned or ocr.available() else ocr.INSTALL
        raise NoText("PDF 中没有文字" + ("，只有图片" if any(p.images for p in pages) else ""), hint=hint)
    notes = (f"第 {_listed(scanned)} 页：{ocr.NOTE}",) if scanned else ()
    return laid_out(pages, notes)


def laid_out(pages: Sequence[Page], notes: tuple[str, ...] = ()) -> Reading:
    """Paragraphs and tables of pages of glyphs, without the furniture of the pages."""
    printed = [layout for page in pages for layout in layouts(page)]
    kept, removed = without_furniture(printed)
    items, repeated = joined_tables(chain.from_iterable(kept))
    return Reading(blocks=tuple(_blocks(items)), notes=(*notes, *_notes(pages, removed + repeated)))


def _pages(data: bytes) -> Iterator[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Encrypted("PDF 设有打开密码", hint="去掉密码另存后再试") from None
        raise Damaged("PDF 已损坏，无法打开", hint=_AGAIN) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise TooLarge(f"PDF 有 {count} 页，超过 {MAX_PAGES} 页的上限", hint="请只提供报告正文")
        glyphs = 0
        clock = ocr.Clock()
        for index in range(count):
            page = _page(document, index, clock)
            glyphs += len(page.glyphs)
            if glyphs > MAX_GLYPHS:
                raise TooLarge(f"PDF 的文字超过 {MAX_GLYPHS} 字", hint="请只提供报告正文")
            yield page
    finally:
        document.close()


def _page(document: Any, index: int, clock: ocr.Clock) -> Page:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        raise Damaged(f"PDF 第 {index + 1} 页已损坏", hint=_AGAIN) from None
    try:
        found = read_page(page, index + 1)
        signs = sum(not glyph.text.isspace() for glyph in found.glyphs)
        if not found.images or signs > _SIGNS_OF_SCAN or not ocr.available():
            return found
        clock.check()
        scale = ocr.LONGEST_SIDE / max(found.width, found.height, 1.0)
        picture = page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
        scan = ocr.recognised(picture, index + 1, found.width)
        return scan if len(scan.glyphs) > 2 * signs else found
    finally:
        page.close()


def _blocks(items: Sequence[Item]) -> Iterator[Block]:
    margins = all_margins(item for item in items if isinstance(item, Line))
    for ruled, run in groupby(items, key=lambda item: isinstance(item, Ruled)):
        if ruled:
            yield from (item.grid for item in run if isinstance(item, Ruled))
        else:
            yield from paragraphs([item for item in run if isinstance(item, Line)], margins)


def _notes(pages: Sequence[Page], removed: int) -> Iterator[str]:
    if removed:
        yield f"已略去页眉、页脚和页码共 {removed} 处"
    if slanted := sum(page.slanted for page in pages):
        yield f"已略去斜排的文字（如水印）共 {slanted} 字"
    lost = sum(page.lost for page in pages)
    if lost:
        yield f"有 {lost} 个字的字形没有对应的文字（字体未完整嵌入），以“\ufffd”代替，不应视为错别字"
    scans = [str(page.number) for page in pages if page.images and not page.glyphs and not page.scanned]
    if scans:
        yield f"第 {'、'.join(scans)} 页只有图片，没有读到文字" + ("" if ocr.available() else f"；{ocr.INSTALL}")


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers with runs closed up: 1、3-5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
