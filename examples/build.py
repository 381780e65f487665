"""Makes ``report.docx`` and ``report.pdf`` of every example from its ``report.txt``.

``report.txt`` is the source of truth: one paragraph per line, table rows as tab-separated lines, headings as
printed. The Word file carries them the way real reports do: heading styles, bordered tables, page numbers in
the footer and, where AUTOMATIC says so, numbers that exist only as automatic numbering. A run of numbers that
is broken on purpose (1、2、4) stays typed by hand, which is how such faults come about.

Run ``python examples/build.py [name …]``; the pdf needs LibreOffice (``soffice``) and the Noto CJK fonts.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent

# Levels (1: 一、 2: （一） 3: 1.) whose numbers are automatic in the Word file of each example.
AUTOMATIC: dict[str, frozenset[int]] = {
    "education-2023": frozenset({1, 2, 3}),
    "labour-2024": frozenset({1, 2}),
    "water-2022": frozenset(),
}

# One typeface in one weight: the pdf embeds the signs used, and each further face costs it 80 KB.
FONT = "Noto Sans CJK SC"
NUMBERED = re.compile(r"(?:([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）|(\d{1,2})\.)(?!\d)")
HEADING_MAX = 30
INDENT = 2 * 16 * 12700  # two signs of 16 points, in the EMU of Word files
SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九十", start=1)}
# A fixed moment keeps the bytes of the Word file the same from one build to the next.
MOMENT = datetime(2025, 1, 1)  # noqa: DTZ001 (Word stores it without a zone)

NUMBERING = """<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>
<w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>
<w:lvlText w:val="（%2）"/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>
<w:lvlText w:val="%3."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""


class Line(NamedTuple):
    """A paragraph: ``level`` 0 has no number; ``mark`` is the number as printed, ``value`` its value."""

    text: str
    level: int
    mark: str
    value: int


def number(signs: str) -> int:
    """一 to 九十九 as an integer."""
    tens, ten, ones = signs.rpartition("十")
    return (DIGITS[tens] if tens else 1) * 10 + DIGITS.get(ones, 0) if ten else DIGITS[signs]


def read_line(text: str) -> Line:
    found = NUMBERED.match(text)
    if found is None or found.lastindex is None:
        return Line(text, 0, "", 0)
    level = found.lastindex
    signs = found.group(level)
    return Line(text, level, found.group(), int(signs) if level == 3 else number(signs))


def broken(lines: list[Line]) -> set[int]:
    """Indexes of the lines whose run of numbers does not count 1, 2, 3…"""
    runs: dict[int, list[int]] = {1: [], 2: [], 3: []}
    bad: set[int] = set()

    def close(level: int) -> None:
        if [lines[i].value for i in runs[level]] != list(range(1, len(runs[level]) + 1)):
            bad.update(runs[level])
        runs[level] = []

    for index, line in enumerate(lines):
        for level in range(line.level + 1, 4) if line.level else ():
            close(level)
        if line.level:
            runs[line.level].append(index)
    for level in runs:
        close(level)
    return bad


def groups(lines: list[str]) -> Iterator[list[int]]:
    """Indexes of the lines, those of one table together."""
    table: list[int] = []
    for index, line in enumerate(lines):
        if "\t" in line:
            table.append(index)
            continue
        if table:
            yield table
            table = []
        yield [index]
    if table:
        yield table


def dress(style: Any, size: float) -> None:
    """FONT for Latin and Chinese signs alike; the theme's fonts would win over it, so they go."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [*fonts.attrib]:
        if "Theme" in name:
            del fonts.attrib[name]
    for side in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(side), FONT)


def add_numbering(word: Any) -> None:
    """Adds the three-level list and makes it number 90."""
    from docx.oxml import parse_xml

    part = word.part.numbering_part.element
    first = part.find("{*}num")
    abstract = parse_xml(NUMBERING)
    if first is None:
        part.append(abstract)
    else:
        first.addprevious(abstract)
    part.append(
        parse_xml(
            '<w:num xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:numId="90">'
            '<w:abstractNumId w:val="90"/></w:num>'
        )
    )


def set_number(paragraph: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level - 1
    properties.get_or_add_numId().val = 90


def add_page_number(word: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def add_table(word: Any, rows: list[list[str]]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table = word.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row.cells, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing = Pt(16)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            if text:
                paragraph.add_run(text).font.size = Pt(10.5)


def add_paragraph(word: Any, line: Line, automatic: bool, is_title: bool, is_signature: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    text = line.text[len(line.mark) :] if automatic else line.text
    heading = bool(line.level) and len(line.text) <= HEADING_MAX and not line.text.endswith("。")
    if is_title:
        paragraph = word.add_paragraph(text, style="Title")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    paragraph = word.add_paragraph(text, style=f"Heading {line.level}" if heading else "Normal")
    paragraph.paragraph_format.first_line_indent = INDENT
    if is_signature:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if automatic:
        set_number(paragraph, line.level)


def build_docx(text: str, automatic: frozenset[int]) -> bytes:
    """The Word file of a report whose text is ``text``."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    word = docx.Document()
    word.core_properties.created = word.core_properties.modified = MOMENT
    word.core_properties.author = "reviewer examples"
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    dress(word.styles["Normal"], 16)
    dress(word.styles["Title"], 18)
    rule = word.styles["Title"].element.pPr.find("{*}pBdr")
    if rule is not None:
        rule.getparent().remove(rule)
    for level, size in ((1, 18), (2, 16), (3, 16)):
        dress(word.styles[f"Heading {level}"], size)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        spacing = word.styles[name].paragraph_format
        spacing.line_spacing, spacing.space_before, spacing.space_after = Pt(29), Pt(0), Pt(0)
    word.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    add_numbering(word)
    add_page_number(word)

    raw = text.splitlines()
    lines = [Line(row, 0, "", 0) if "\t" in row else read_line(row) for row in raw]
    typed = broken(lines)
    titles = next(index for index, row in enumerate(raw) if row.endswith("报告")) + 1
    signed = [index for index, row in enumerate(raw) if SIGNED.fullmatch(row)][-1:]
    for group in groups(raw):
        if "\t" in raw[group[0]]:
            add_table(word, [raw[index].split("\t") for index in group])
            continue
        index = group[0]
        numbered = lines[index].level in automatic and index not in typed
        signature = index in {place - back for place in signed for back in (0, 1)}
        add_paragraph(word, lines[index], numbered, index < titles, signature)
    buffer = io.BytesIO()
    word.save(buffer)
    return still(buffer.getvalue())


def still(data: bytes) -> bytes:
    """The same zip file with every member dated alike."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, MOMENT.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def build_pdf(source: Path) -> None:
    """Prints ``source`` (docx) as a pdf beside it, through LibreOffice with a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is not installed: the pdf cannot be made")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1735689600"}
        subprocess.run(
            [*command, "--outdir", str(source.parent), str(source)],
            check=True,
            capture_output=True,
            timeout=180,
            env=environment,
        )


def main(names: list[str]) -> None:
    for name in names or sorted(AUTOMATIC):
        folder = HERE / name
        target = folder / "report.docx"
        text = (folder / "report.txt").read_text(encoding="utf-8")
        target.write_bytes(build_docx(text, AUTOMATIC[name]))
        build_pdf(target)


if __name__ == "__main__":
    main(sys.argv[1:])
