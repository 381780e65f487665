"""A letter as docx in the form of an official document.

Page, margins, type and spacing after GB/T 9704—2012 (党政机关公文格式): A4, margins 37/35/28/26 mm, title in
size 2 (22 pt), body in size 3 (16 pt) 仿宋 with 28 pt lines, 22 lines a page. The fonts are named, not
embedded: a machine without them shows its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reviewer.letters.compose import LEDGER_HEAD, RECOMPUTED_HEAD, Letter, chinese_number

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_DIGITS = "Times New Roman"
_TITLE, _BODY, _HEADING, _SUBHEADING = "方正小标宋简体", "仿宋", "黑体", "楷体"
_SIZE_2, _SIZE_3, _SMALL_5 = 22, 16, 9
_LINE = 28
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


def write_docx(letter: Letter, place: Path | BinaryIO) -> None:
    """Write ``letter`` to a file or stream. Raises OSError."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm

    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    _normal(word)
    _page_number(page.footer.paragraphs[0])

    _line(word, letter.sender, align=ALIGN.CENTER)
    _line(word, letter.number, align=ALIGN.CENTER)
    _line(word, "")
    # A title of two lines breaks between words, as the form wants it.
    _line(word, letter.title.replace("复核意见", "\n复核意见", 1), font=_TITLE, size=_SIZE_2, align=ALIGN.CENTER)
    _line(word, "")
    _line(word, f"{letter.addressee}：")
    _line(word, letter.opening, indent=True)
    _line(word, "一、总体情况", font=_HEADING, indent=True)
    _line(word, letter.overall, indent=True)
    _line(word, "二、主要问题", font=_HEADING, indent=True)
    for number, part in enumerate(letter.issues, 1):
        paragraph = _line(word, f"（{chinese_number(number)}）{part.lead}", font=_SUBHEADING, indent=True)
        _run(paragraph, part.text)
    _line(word, "三、整改要求", font=_HEADING, indent=True)
    for number, demand in enumerate(letter.demands, 1):
        _line(word, f"（{chinese_number(number)}）{demand}", indent=True)
    _line(word, "四、报送时限", font=_HEADING, indent=True)
    _line(word, letter.deadline, indent=True)
    _line(word, "")
    _line(word, "附件：1.复核问题清单", indent=True)
    _line(word, "　　　2.数据复算表", indent=True)
    _line(word, "")
    for text in letter.closing:
        _line(word, text, align=ALIGN.RIGHT)
    _annex(word, "附件1", "复核问题清单", LEDGER_HEAD, letter.ledger, (10, 14, 18, 45, 37, 32))
    _annex(word, "附件2", "数据复算表", RECOMPUTED_HEAD, letter.recomputed, (12, 20, 100, 24))
    word.save(str(place) if isinstance(place, Path) else place)


def _normal(word: WordDocument) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    style = word.styles["Normal"]
    style.font.size = Pt(_SIZE_3)
    _set_font(style.font, style.element.get_or_add_rPr(), _BODY)
    spacing = style.paragraph_format
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    spacing.line_spacing = Pt(_LINE)
    spacing.space_before = spacing.space_after = Pt(0)


def _line(
    word: WordDocument, text: str, *, font: str = _BODY, size: float = _SIZE_3, align: Any = None, indent: bool = False
) -> Paragraph:
    from docx.shared import Pt

    paragraph = word.add_paragraph()
    paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * _SIZE_3)
    if size != _SIZE_3:
        paragraph.paragraph_format.line_spacing = Pt(round(size * 1.5))
    _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: Paragraph, text: str, font: str = _BODY, size: float = _SIZE_3) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(text.translate(_CONTROL))
    run.font.size = Pt(size)
    _set_font(run.font, run._element.get_or_add_rPr(), font)


def _set_font(font: Any, properties: Any, name: str) -> None:
    """Chinese text takes its font from ``w:eastAsia``, which the library does not set; digits from the other."""
    from docx.oxml.ns import qn

    font.name = _DIGITS
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _page_number(paragraph: Paragraph) -> None:
    """— 1 —, centred, as a field that the word processor fills in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, "— ", size=14)
    run = paragraph.add_run()
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run._element.addnext(field)
    _run(paragraph, " —", size=14)


def _annex(
    word: WordDocument, mark: str, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    """An annex on a page of its own; ``widths`` of the columns in millimetres."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    _line(word, mark, font=_HEADING).paragraph_format.page_break_before = True
    _line(word, title, font=_TITLE, size=_SIZE_2, align=ALIGN.CENTER)
    if not rows:
        _line(word, "无。", indent=True)
        return
    table = word.add_table(rows=0, cols=len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for line in (head, *rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, line, widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing = Pt(13)
            _run(paragraph, text, _HEADING if line is head else _BODY, _SMALL_5)
