"""A report as text with structure."""

from __future__ import annotations

from typing import Literal

from reviewer.model.base import Noun, Span

SectionKind = Literal[
    "title",  # 标题、封面
    "contents",  # 目录
    "profile",  # 部门概况
    "duties",  # 部门职责
    "organisation",  # 机构设置、人员编制
    "finance",  # 收支总体情况、预算执行
    "income",  # 收入情况
    "expenditure",  # 支出情况
    "performance",  # 整体支出绩效情况、履职成效
    "score",  # 自评得分、评价结论
    "problems",  # 存在的问题及原因
    "measures",  # 改进措施、下一步打算
    "application",  # 结果应用和公开
    "other",  # 其他需要说明的情况，以及无法归类者
    "appendix",  # 附件、附表
]


class Origin(Noun):
    """Where a run of the canonical text stood in the file. What the format does not know is None.

    ``file`` names the member of an archive, in which ``page`` then counts.
    """

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    file: str | None = None


class Cell(Noun):
    """One table cell; ``start == end`` for an empty one. Spans > 1 are merged cells."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


class Table(Noun):
    """A grid whose cells lie in the canonical text (cells joined by a tab, rows by a line end)."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    unit: str | None = None


class Section(Noun):
    """A node of the outline. ``start..end`` covers the heading, the body and all sub-sections.

    ``id`` is positional ("S2.1.4"; "S0" is what stands before the first heading); ``path`` holds the
    headings from the outermost to this one, as printed; ``body_start`` is where the text after the heading
    begins. A section without a heading of its own (a closing paragraph on the score) has ``title == ""``.
    """

    id: str
    path: tuple[str, ...]
    title: str
    number: str = ""
    kind: SectionKind
    level: int
    start: int
    end: int
    body_start: int


class Chunk(Noun):
    """A run of whole sentences of one section, small enough for one model call.

    The chunks of a document tile its text: every character is in exactly one chunk. ``sections`` are the
    ids of the sections the run touches, ``path`` the headings above its first character.
    """

    id: str
    sections: tuple[str, ...]
    path: tuple[str, ...]
    kind: SectionKind
    start: int
    end: int
    tokens: int


class Document(Noun):
    """One report as canonical text (NFC, ``\\n`` line ends, nothing else folded) with its outline.

    ``sha256`` is that of the UTF-8 bytes of ``text``. ``notes`` says in Chinese what reading the file set
    aside or assumed (tracked changes taken as accepted, an encoding guessed). ``uncertain`` are the places,
    in order, that were read off a picture and may have been misread: nothing may be held against the report
    on their account alone.
    """

    name: str
    format: str
    text: str
    sha256: str
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    uncertain: tuple[Span, ...] = ()

    def sections_of(self, *kinds: SectionKind) -> tuple[Section, ...]:
        """The outermost sections of these kinds, in order of place."""
        found: list[Section] = []
        for section in self.sections:
            if section.kind in kinds and not (found and section.start < found[-1].end):
                found.append(section)
        return tuple(found)


class DocumentInfo(Noun):
    """What an output says of the document it speaks of."""

    name: str
    sha256: str
    format: str
    characters: int
    title: str | None = None
    unit: str | None = None
    year: int | None = None
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> DocumentInfo:
        shared = {name: getattr(document, name) for name in cls.model_fields if name != "characters"}
        return cls(characters=len(document.text), **shared)
