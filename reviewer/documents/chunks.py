"""Runs of whole sentences small enough for one model call; together they tile the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.documents.sentences import sentences
from reviewer.documents.tokens import TokenCounter
from reviewer.model import Chunk, Document, Section, SectionKind, Span, Table

_CLAUSES = (re.compile(r"(?:[，；]|,(?!\d))"), re.compile(r"、"))
# Sections that may share a call: what a model is asked of them is the same. Other kinds stay by themselves.
_TOGETHER: dict[SectionKind, SectionKind] = {
    "contents": "title",
    "duties": "profile",
    "organisation": "profile",
    "finance": "profile",
    "income": "profile",
    "expenditure": "profile",
    "score": "performance",
}


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is not cut if it need not be: a sentence, a table row. ``heading``: belongs to the text after it."""

    start: int
    end: int
    tokens: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Atoms of one chunk; ``whole``: complete sections, which may be joined with their neighbours."""

    atoms: tuple[_Atom, ...]
    kind: SectionKind
    whole: bool

    @property
    def tokens(self) -> int:
        return sum(atom.tokens for atom in self.atoms)


@dataclass(frozen=True, slots=True)
class _Node:
    kind: SectionKind
    start: int
    end: int
    body: int
    children: tuple[_Node, ...]
    pure: bool


def chunk(document: Document, budget: int, counter: TokenCounter) -> tuple[Chunk, ...]:
    """The text of ``document`` as chunks of at most ``budget`` tokens by ``counter``; every character is in one.

    A section that fits stays whole and is joined with its neighbours under the same parent where they are of the
    same sort; else it is cut between sentences, a table between its rows, a sentence over the budget after a comma.
    What cannot be cut stays whole, over the budget. A heading stays with the text after it.

    Raises:
        ValueError: ``budget`` is below 1.
    """
    if budget < 1:
        raise ValueError("budget must be at least 1")
    packer = _Packer(document, budget, counter)
    starts = [section.start for section in document.sections]
    found: list[Chunk] = []
    for block in packer.blocks():
        start, end = block.atoms[0].start, block.atoms[-1].end
        first = _innermost(document.sections, starts, start)
        later = [s.id for s in document.sections[bisect_right(starts, start) : bisect_right(starts, end - 1)]]
        found.append(
            Chunk(
                id=f"C{len(found) + 1}",
                sections=((first.id,) if first else ()) + tuple(later),
                path=first.path if first else (),
                kind=block.kind,
                start=start,
                end=end,
                tokens=counter.count(document.text[start:end]),
            )
        )
    return tuple(found)


def _innermost(sections: Sequence[Section], starts: Sequence[int], offset: int) -> Section | None:
    place = bisect_right(starts, offset) - 1
    while place >= 0 and sections[place].end <= offset:
        place -= 1
    return sections[place] if place >= 0 else None


def _tree(sections: Sequence[Section], end: int) -> _Node:
    """The sections as a tree below one node for the whole text."""
    open_sections: list[tuple[Section | None, list[_Node]]] = [(None, [])]

    def close() -> None:
        section, children = open_sections.pop()
        if section is not None:
            group = _group(section.kind)
            pure = all(child.pure and _group(child.kind) == group for child in children)
            node = _Node(section.kind, section.start, section.end, section.body_start, tuple(children), pure)
            open_sections[-1][1].append(node)

    for section in sections:
        while open_sections[-1][0] is not None and section.start >= open_sections[-1][0].end:
            close()
        open_sections.append((section, []))
    while len(open_sections) > 1:
        close()
    return _Node("other", 0, end, 0, tuple(open_sections[0][1]), False)


def _group(kind: SectionKind) -> SectionKind:
    return _TOGETHER.get(kind, kind)


class _Packer:
    def __init__(self, document: Document, budget: int, counter: TokenCounter) -> None:
        self.text = document.text
        self.budget = budget
        self.count = counter.count
        self.tables = document.tables
        self.root = _tree(document.sections, len(document.text))

    def blocks(self) -> Iterator[_Block]:
        for block in self._pack(self.root, ()):
            yield from self._within_budget(block)

    def _within_budget(self, block: _Block) -> Iterator[_Block]:
        """Cut in two what costs more as a whole than its parts did."""
        start, end = block.atoms[0].start, block.atoms[-1].end
        if len(block.atoms) < 2 or block.atoms[0].heading or self.count(self.text[start:end]) <= self.budget:
            yield block
            return
        half = len(block.atoms) // 2
        for part in (block.atoms[:half], block.atoms[half:]):
            yield from self._within_budget(_Block(part, block.kind, False))

    def _pack(self, node: _Node, carried: tuple[_Atom, ...]) -> list[_Block]:
        """Blocks of a section; ``carried`` are headings above it that have no text of their own."""
        parts: list[_Node | tuple[_Atom, ...]] = []
        position = node.start
        for child in node.children:
            parts += [self._atoms(position, child.start, node), child]
            position = child.end
        parts.append(self._atoms(position, node.end, node))
        blocks: list[_Block] = []
        for part in parts:
            if isinstance(part, _Node):
                packed = self._pack(part, carried)
                carried = ()
                blocks = self._joined(blocks, packed, node) if len(packed) == 1 else [*blocks, *packed]
            elif part and all(atom.heading for atom in part) and part[-1].end < node.end:
                carried += part
            elif part:
                filled = self._fill((*carried, *part), node.kind)
                carried = ()
                blocks = self._joined(blocks, filled, node) if len(filled) == 1 else [*blocks, *filled]
        if carried:
            blocks += self._fill(carried, node.kind)
        if len(blocks) == 1 and node.pure:
            return [_Block(blocks[0].atoms, node.kind, True)]
        return blocks

    def _joined(self, blocks: list[_Block], added: list[_Block], parent: _Node) -> list[_Block]:
        """``added`` (one block) put to the last block where both are complete, of a sort, and fit together."""
        block = added[0]
        if not blocks or not (blocks[-1].whole and block.whole):
            return [*blocks, block]
        last = blocks[-1]
        if _group(last.kind) != _group(block.kind) or last.tokens + block.tokens > self.budget:
            return [*blocks, block]
        kind = last.kind
        if kind != block.kind and _group(parent.kind) == _group(kind):
            kind = parent.kind
        return [*blocks[:-1], _Block(last.atoms + block.atoms, kind, True)]

    def _fill(self, atoms: tuple[_Atom, ...], kind: SectionKind) -> list[_Block]:
        blocks: list[tuple[_Atom, ...]] = []
        current: list[_Atom] = []
        cost = 0
        for atom in atoms:
            room = self.budget - (cost if current and all(a.heading for a in current) else 0)
            for piece in self._pieces(atom, room):
                if current and cost + piece.tokens > self.budget and not all(a.heading for a in current):
                    blocks.append(tuple(current))
                    current, cost = [], 0
                current.append(piece)
                cost += piece.tokens
        if current:
            blocks.append(tuple(current))
        return [_Block(block, kind, len(blocks) == 1) for block in blocks]

    def _pieces(self, atom: _Atom, room: int) -> list[_Atom]:
        """The atom, cut after commas where it is over ``room``."""
        if atom.tokens <= room:
            return [atom]
        pieces = [atom]
        for clause in _CLAUSES:
            cut: list[_Atom] = []
            for piece in pieces:
                cut += [piece] if piece.tokens <= room else self._cut(piece, clause)
            pieces = cut
        return pieces

    def _cut(self, atom: _Atom, clause: re.Pattern[str]) -> list[_Atom]:
        ends = [match.end() for match in clause.finditer(self.text, atom.start, atom.end)]
        places = [atom.start, *(end for end in ends if end < atom.end), atom.end]
        return [self._atom(a, b, atom.heading) for a, b in pairwise(places)]

    def _atom(self, start: int, end: int, heading: bool = False) -> _Atom:
        return _Atom(start, end, self.count(self.text[start:end]), heading)

    def _atoms(self, start: int, end: int, node: _Node) -> tuple[_Atom, ...]:
        """Sentences and table rows of a run of text; blanks go with what stands before them."""
        found: list[_Atom] = []
        for span in self._spans(start, end):
            if found and not self.text[span.start : span.end].strip():
                last = found.pop()
                found.append(self._atom(last.start, span.end, last.heading))
                continue
            blank = bool(found) and not self.text[found[-1].start : found[-1].end].strip()
            begin = found.pop().start if blank else span.start
            heading = span.start < node.body and span.end <= max(node.body, span.start + 1)
            found.append(self._atom(begin, span.end, heading))
        return tuple(found)

    def _spans(self, start: int, end: int) -> Iterator[Span]:
        for table in self.tables:
            if table.end <= start or table.start >= end:
                continue
            begin, stop = max(table.start, start), min(table.end, end)
            yield from sentences(self.text, start, begin)
            for row in _rows(table, begin, stop):
                fits = self.count(self.text[row.start : row.end]) <= self.budget
                yield from [row] if fits else sentences(self.text, row.start, row.end)
            start = stop
        yield from sentences(self.text, start, end)


def _rows(table: Table, start: int, end: int) -> list[Span]:
    begins: dict[int, int] = {}
    for cell in table.cells:
        begins[cell.row] = min(cell.start, begins.get(cell.row, cell.start))
    places = [start, *sorted(place for place in set(begins.values()) if start < place < end), end]
    return [Span(start=a, end=b) for a, b in pairwise(places)]
