"""Word documents: paragraphs with their printed numbers, tables, text boxes and notes, in the order of the body.

The XML is read as it stands rather than through an object model, so that a file which lacks a part, as some
converters leave it, reads as it does in Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reviewer.documents import docx_pictures
from reviewer.documents.blocks import Block, Grid, GridCell, Paragraph, Reading
from reviewer.documents.docx_runs import Context, Text, read_runs
from reviewer.documents.numbering import Numbering
from reviewer.documents.ooxml import Element, Package, attribute, child, children, is_on, local, number
from reviewer.documents.stacked import unstacked
from reviewer.errors import Damaged

_MAIN = "word/document.xml"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_MOST_COLUMNS = 200
_MOST_ROWS = 20_000
# White space at the edges of a paragraph is layout, as an indent is.
_EDGES = " \t\u3000\xa0"


def read(data: bytes) -> Reading:
    """The content of a .docx file. Raises Damaged, Encrypted or TooLarge."""
    package = Package(data)
    main = package.related("").get("officeDocument", _MAIN)
    root = package.part(main)
    body = child(root, "body")
    if body is None:
        raise Damaged("Word 文档没有正文", hint="用 WPS 或 Word 打开后另存为 .docx 再试")
    parts = package.related(main)
    folder = main.rpartition("/")[0]

    def part(kind: str) -> Element | None:
        return package.part(parts.get(kind) or f"{folder}/{kind}.xml")

    context = Context(footnotes=_notes_of(part("footnotes")), endnotes=_notes_of(part("endnotes")))
    context.paged = next(body.iter("{*}lastRenderedPageBreak"), None) is not None
    reader = _Reader(context, Numbering(part("numbering"), part("styles")))
    blocks = list(reader.blocks(body))
    comments = part("comments")
    count = sum(1 for _ in children(comments, "comment")) if comments is not None else 0
    remarks = tuple(_remarks(context, count))
    pictures = docx_pictures.pasted(package, main, body)
    if not docx_pictures.is_scan(blocks, len(pictures)):
        return Reading(blocks=blocks, notes=(*remarks, *_set_aside(package)))
    scan = docx_pictures.recognised(package, pictures, blocks)
    unread = len(scan.blocks) == len(blocks)
    return replace(scan, notes=(*scan.notes, *remarks, *_set_aside(package, pictures=unread)))


def _notes_of(root: Element | None) -> dict[str, Element]:
    """Footnotes or endnotes by id, without the separators that Word keeps among them."""
    if root is None:
        return {}
    return {attribute(note, "id") or "": note for note in root if attribute(note, "type") in {None, "normal"}}


def _remarks(context: Context, comments: int) -> Iterator[str]:
    if context.inserted or context.deleted:
        yield f"文中有修订，按全部接受后的文字读取（插入 {context.inserted} 处、删除 {context.deleted} 处）"
    if comments:
        yield f"文中有批注 {comments} 条，未读入"
    if context.noted:
        yield f"脚注、尾注 {context.noted} 条，读在所注段落之后"
    if context.hidden:
        yield f"隐藏文字 {context.hidden} 处，未读入"


def _set_aside(package: Package, *, pictures: bool = True) -> Iterator[str]:
    """What the file holds besides text: never run, opened or fetched."""
    names = [name for name in package.names() if not name.endswith("/")]
    count = sum(name.startswith("word/media/") for name in names)
    if count and pictures:
        yield f"文中有图片 {count} 张，图中的文字未读入"
    embedded = sum(name.startswith("word/embeddings/") for name in names)
    if embedded:
        yield f"文中嵌有其他文件 {embedded} 个，未读入"
    if any(name.endswith("vbaProject.bin") for name in names):
        yield "文件带有宏，未执行"


class _Reader:
    def __init__(self, context: Context, numbering: Numbering) -> None:
        self._context = context
        self._numbering = numbering
        self._held: Text | None = None

    def blocks(self, parent: Element) -> Iterator[Block]:
        for element in parent:
            match local(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case name if name in _WRAPPERS:
                    yield from self.blocks(element)
                case "AlternateContent":
                    choice = child(element, "Choice")
                    yield from self.blocks(choice if choice is not None else element)
                case _:
                    continue

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        text = self._held or Text(page=self._page(self._context.page))
        self._held = None
        read_runs(element, text, self._context)
        if child(mark, "del") is not None:
            # A deleted paragraph mark joins the paragraph with the next, whose properties it takes.
            self._context.deleted += 1
            self._held = text
            return
        if text.text.strip() or not is_on(child(mark, "vanish")):
            label, suffix = self._numbering.label(properties)
            if label:
                text.insert(0, label + _gap(label, suffix, text.text))
        yield from self._finished(text)

    def _finished(self, text: Text) -> Iterator[Block]:
        paragraph = text.paragraph(_EDGES)
        if paragraph is not None:
            yield paragraph
        for box in text.boxes:
            yield from self.blocks(box)
        for note in text.notes:
            self._context.noted += 1
            yield from self.blocks(note)

    def _table(self, table: Element) -> Iterator[Block]:
        page = self._context.page
        rows = list(_rows(table))[:_MOST_ROWS]
        cells: list[GridCell] = []
        open_cells: dict[int, int] = {}
        contents: list[list[Block]] = []
        for row, element in enumerate(rows):
            column = number(child(element, "trPr", "gridBefore"), 0)
            for cell in _cells(element):
                properties = child(cell, "tcPr")
                wide = max(1, min(number(child(properties, "gridSpan"), 1), _MOST_COLUMNS))
                merged = child(properties, "vMerge")
                inside = list(self.blocks(cell))
                if self._held is not None:
                    inside.extend(self._finished(self._held))
                    self._held = None
                above = open_cells.get(column)
                if merged is not None and (attribute(merged) or "continue") == "continue" and above is not None:
                    first = cells[above]
                    cells[above] = GridCell(
                        first.row, first.column, first.text, row - first.row + 1, first.column_span, first.page
                    )
                elif child(properties, "hMerge") is not None and attribute(child(properties, "hMerge")) != "restart":
                    column += wide
                    continue
                else:
                    if merged is not None:
                        open_cells[column] = len(cells)
                    else:
                        open_cells.pop(column, None)
                    cells.append(GridCell(row, column, flat(inside), 1, wide, self._page(page)))
                    contents.append(inside)
                column += wide
        width = max((cell.column + cell.column_span for cell in cells), default=0)
        if width > 1 and len(rows) > 0:
            grid = Grid(rows=len(rows), columns=min(width, _MOST_COLUMNS), cells=tuple(cells), page=self._page(page))
            yield unstacked(grid)
            return
        # A table of one column only frames text.
        for inside in contents:
            yield from inside

    def _page(self, page: int) -> int | None:
        return page if self._context.paged else None


def _rows(parent: Element) -> Iterator[Element]:
    for element in parent:
        if local(element) == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif local(element) in _WRAPPERS:
            yield from _rows(element)


def _cells(parent: Element) -> Iterator[Element]:
    for element in parent:
        if local(element) == "tc":
            yield element
        elif local(element) in _WRAPPERS:
            yield from _cells(element)


def flat(blocks: list[Block]) -> str:
    """The text of a cell, its paragraphs parted by line ends."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts.extend(cell.text for cell in block.cells if cell.text)
    return "\n".join(part for part in parts if part)


def _gap(label: str, suffix: str, text: str) -> str:
    """What to print between a number and the text, so that “1.” and “2022年” do not become another number."""
    if suffix == "nothing":
        return ""
    last, first = label[-1], text.lstrip(_EDGES)[:1]
    return " " if last.isascii() and (last.isalnum() or (first.isdigit() and last != ")")) else ""
