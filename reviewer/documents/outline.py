"""The section tree of a Chinese official document, from its printed headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reviewer.documents import contents, plain_headings
from reviewer.documents.headings import Heading, has_leader, read, without_leader
from reviewer.documents.kinds import is_glossary, kind_of
from reviewer.documents.layout import END_MARKS, Line, figure_columns, lines, runs_on, wrap_width
from reviewer.documents.nesting import levels
from reviewer.documents.titles import find_title
from reviewer.model import Section, SectionKind, Table

_SCORED = re.compile(
    r"(?:自评|自我评价|自查|综合(?:评价)?得?分|评价(?:得|总)分|总得?分|综合评分|绩效评分|绩效评价).{0,40}?"
    r"(?<![\d.])\d{1,3}(?:\.\d+)?\s*分(?![钟之期类别项个])"
)
_TABLE_TITLE = re.compile(r"(?:表|说明|情况|概况|解释|职责|职能|部分|方案|目标)\s*[。：:]?\Z")
_CLOSING_PARAGRAPHS = 3
# Before the first heading, more than this is text of its own and no preface.
_LONGEST_FRONT = 1200


@dataclass
class _Node:
    title: str
    number: str
    level: int
    start: int
    body: int
    kind: SectionKind | None = None
    glossary: bool = False
    end: int = 0
    children: list[_Node] = field(default_factory=list)


def outline(text: str, tables: Sequence[Table] = ()) -> tuple[Section, ...]:
    """The sections of ``text`` in preorder; spans nest, ids are positional.

    S0 is what stands before the first heading (title, preface, contents: S0.1), if anything does; a text without
    any heading is S0 for its title and one untitled S1. Lines within ``tables`` are never headings. A heading of
    the contents that the text does not repeat is kept as a section of kind ``contents``. A paragraph that closes
    the part on performance with the self-assessed score is a section of its own with ``title == ""``.
    """
    rows = lines(text)
    width = wrap_width(rows)
    in_tables = _lines_within(rows, tables)
    numbered = {
        index: heading
        for index, row in enumerate(rows)
        if row.text and index not in in_tables and (heading := read(index, row)) is not None
    }
    listed = contents.find(rows, numbered) or range(0)
    columns = figure_columns(rows, {index for index in numbered if _TABLE_TITLE.search(rows[index].text)})
    accepted = _accepted(rows, numbered, width, columns, listed)
    joined: set[int] = set()
    for index, heading in accepted.items():
        accepted[index] = _completed(rows, heading, numbered, width)
        joined.update(range(index + 1, accepted[index].last + 1))
    title = find_title(rows, min([*accepted, listed.start if listed else len(rows)], default=len(rows)))
    titled = range(title.first, title.last + 1) if title else range(0)
    taken = _Taken((listed, titled, in_tables, joined))
    found = sorted(
        [*accepted.values(), *plain_headings.find(rows, accepted, taken, columns, width)], key=lambda h: h.line
    )
    top = _tree(found)
    _name_kinds(top, None, False)
    first = found[0].start if found else (title.stop if title else 0)
    _close(top, len(text))
    _add_scores(top, rows, [row.start for row in rows])
    front = _front(title.text if title else "", first, rows, listed, numbered, top)
    if not found and text[first:].strip():
        top = [_Node("", "", 1, first, first, "other", end=len(text))]
    elif not found:
        front[0].end = len(text)
    if not text[: front[0].end].strip():
        front = []
    return tuple(_sections([*front, *top]))


@dataclass(frozen=True)
class _Taken:
    parts: tuple[Container[int], ...]

    def __contains__(self, index: object) -> bool:
        return any(index in part for part in self.parts)


def _lines_within(rows: Sequence[Line], tables: Sequence[Table]) -> set[int]:
    starts = [row.start for row in rows]
    inside: set[int] = set()
    for table in tables:
        first = max(bisect_right(starts, table.start) - 1, 0)
        inside.update(range(first, bisect_right(starts, max(table.end - 1, table.start))))
    return inside


def _accepted(
    rows: Sequence[Line], numbered: dict[int, Heading], width: int | None, columns: Container[int], listed: range
) -> dict[int, Heading]:
    """The numbered lines that are headings where they stand."""
    last: dict[str, int] = {}
    accepted: dict[int, Heading] = {}
    above: Line | None = None
    previous = -1
    for index, row in enumerate(rows):
        if not row.text:
            continue
        heading = numbered.get(index)
        if heading is not None and index not in listed and not has_leader(row.text):
            follows = heading.number == last.get(heading.style, 0) + 1
            fresh = heading.number == 1
            strict = heading.style == "article" or heading.style.startswith("dotted")
            broken = above is not None and runs_on(above, width) and previous not in accepted
            sound = (not broken or follows or (fresh and heading.whole and not runs_on(row, width))) and (
                not strict or follows or fresh
            )
            if broken and fresh and not heading.whole:
                sound = False
            if sound and (index not in columns or _TABLE_TITLE.search(row.text)):
                accepted[index] = heading
                last[heading.style] = heading.number
        above, previous = row, index
    return accepted


def _completed(rows: Sequence[Line], heading: Heading, numbered: dict[int, Heading], width: int | None) -> Heading:
    """The heading with what the next line adds: all its words after a bare number, or the end of a broken line."""
    if not heading.whole or heading.style == "article":
        return heading
    below = next((i for i in range(heading.line + 1, min(heading.line + 3, len(rows))) if rows[i].text), None)
    if below is None or below in numbered or rows[below].ended or "\t" in rows[below].text:
        return heading
    added = rows[below]
    bare = heading.title.strip() == heading.title and "".join(heading.title.split()) == heading.mark
    if bare and len(added.text) <= 40 and not runs_on(added, width):
        return heading._replace(title=f"{heading.title} {added.text}", body=added.end, last=below)
    part = heading.style in {"part", "chapter"}
    broken = width is not None and len(heading.title) >= (0.5 if part else 0.7) * width and below == heading.line + 1
    if broken and not rows[heading.line].ended and len(added.text) <= 8:
        return heading._replace(title=heading.title + added.text, body=added.end, last=below)
    return heading


def _tree(found: Sequence[Heading]) -> list[_Node]:
    top: list[_Node] = []
    open_nodes: list[_Node] = []
    for heading, level in zip(found, levels(found), strict=True):
        node = _Node(heading.title, heading.mark, level, heading.start, heading.body)
        while open_nodes and open_nodes[-1].level >= level:
            open_nodes.pop()
        (open_nodes[-1].children if open_nodes else top).append(node)
        open_nodes.append(node)
    return top


def _name_kinds(nodes: Iterable[_Node], parent: SectionKind | None, glossary: bool) -> None:
    for node in nodes:
        node.glossary = glossary or is_glossary(node.title)
        node.kind = kind_of(node.title, parent, glossary=glossary)
        _name_kinds(node.children, node.kind, node.glossary)


def _close(nodes: Sequence[_Node], end: int) -> None:
    for node, following in zip(nodes, [*(n.start for n in nodes[1:]), end], strict=False):
        node.end = following
        _close(node.children, following)


def _add_scores(top: Sequence[_Node], rows: Sequence[Line], starts: Sequence[int]) -> None:
    for node in top:
        if node.kind != "performance":
            _add_scores(node.children, rows, starts)
            continue
        last = node
        while last.children:
            last = last.children[-1]
        if last.kind != "performance":
            continue
        start = _score_paragraph(rows, bisect_right(starts, last.body) - 1, bisect_right(starts, node.end - 1), last)
        if start is None:
            continue
        open_node = node
        while open_node.children:
            open_node = open_node.children[-1]
            open_node.end = start
        node.children.append(_Node("", "", node.level + 1, start, start, "score", end=node.end))


def _score_paragraph(rows: Sequence[Line], first: int, stop: int, last: _Node) -> int | None:
    """Where the closing paragraph on the score begins: one of the last that stand between two line indices."""
    paragraphs: list[list[Line]] = []
    for row in rows[first:stop]:
        if not row.text:
            continue
        if not paragraphs or paragraphs[-1][-1].ended or row.start <= last.start < row.end:
            paragraphs.append([])
        paragraphs[-1].append(row)
    own = last.body if last.title.rstrip()[-1:] not in END_MARKS else -1
    for paragraph in reversed(paragraphs[-_CLOSING_PARAGRAPHS:]):
        if (
            paragraph[0].start > last.start
            and not paragraph[0].start <= own <= paragraph[0].stop
            and _SCORED.search("".join(row.text for row in paragraph))
        ):
            return paragraph[0].start
    return None


def _front(
    title: str, end: int, rows: Sequence[Line], listed: range, numbered: dict[int, Heading], top: Sequence[_Node]
) -> list[_Node]:
    """S0 with the contents below it; of their entries those that the text does not repeat."""
    front = _Node(title, "", 0, 0, 0, "title", end=end)
    listing = rows[listed.stop - 1].end - rows[listed.start].start if listed else 0
    if end - listing > _LONGEST_FRONT:
        front.kind = "other"
    if not listed:
        return [front]
    opening, start = rows[listed.start], rows[listed.start].start
    if start >= end:
        return [front]
    page = _Node(opening.text, "", 1, start, opening.end, "contents", end=min(rows[listed.stop - 1].end, end))
    repeated = {"".join(node.title.split()) for node in _walk(top)}
    for index in listed:
        heading = numbered.get(index)
        entry = without_leader(heading.title) if heading else ""
        if heading is None or "".join(entry.split()) in repeated:
            continue
        row = rows[index]
        page.children.append(_Node(entry, heading.mark, 2, row.start, row.end, "contents", end=row.end))
    front.children.append(page)
    return [front]


def _walk(nodes: Iterable[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _sections(top: Sequence[_Node]) -> Iterator[Section]:
    front = bool(top) and top[0].level == 0
    for place, node in enumerate(top):
        yield from _emit(node, f"S{place if front else place + 1}", (), 0 if node.level == 0 else 1)


def _emit(node: _Node, key: str, above: tuple[str, ...], level: int) -> Iterator[Section]:
    path = (*above, node.title) if node.title else above
    yield Section(
        id=key,
        path=path,
        title=node.title,
        number=node.number,
        kind=node.kind or "other",
        level=level,
        start=node.start,
        end=node.end,
        body_start=min(node.body, node.end),
    )
    for place, child in enumerate(node.children, 1):
        inner = () if node.level == 0 else path
        yield from _emit(child, f"{key}.{place}", inner, level + 1)
