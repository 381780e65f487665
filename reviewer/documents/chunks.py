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


@dataclass(slots=True)
class _Block:
    """Atoms of one chunk; ``whole``: complete sections, which may be joined with their neighbours."""

    atoms: list[_Atom]
    tokens: int
    kind: SectionKind
    whole: bool


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
            cost = sum(atom.tokens for atom in part)
            yield from self._within_budget(_Block(part, cost, block.kind, False))

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
            elif part and part[-1].end < node.end and all(atom.heading or self._blank(atom) for atom in part):
                carried += part
                continue
            elif part:
                packed = self._fill((*carried, *part), node.kind)
            else:
                continue
            if not packed:
                continue
            carried = ()
            if len(packed) > 1 or not self._join(blocks, packed[0], node):
                blocks += packed
        if carried and blocks:
            blocks[-1].atoms += carried
        elif carried:
            blocks = self._fill(carried, node.kind)
        if len(blocks) == 1 and node.pure:
            blocks[0].kind, blocks[0].whole = node.kind, True
        return blocks

    def _blank(self, atom: _Atom) -> bool:
        return not self.text[atom.start : atom.end].strip()

    def _join(self, blocks: list[_Block], block: _Block, parent: _Node) -> bool:
        """Whether ``block`` went into the last of ``blocks``: both complete, of a sort, and within the budget."""
        last = blocks[-1] if blocks else block
        if last is block or not (last.whole and block.whole) or _group(last.kind) != _group(block.kind):
            return False
        if last.tokens + block.tokens > self.budget:
            return False
        if last.kind != block.kind and _group(parent.kind) == _group(last.kind):
            last.kind = parent.kind
        last.atoms += block.atoms
        last.tokens += block.tokens
        return True

    def _fill(self, atoms: tuple[_Atom, ...], kind: SectionKind) -> list[_Block]:
        blocks = [_Block([], 0, kind, True)]
        bare = True  # nothing but headings so far, to which the next text belongs
        for atom in atoms:
            for piece in self._pieces(atom, self.budget - (blocks[-1].tokens if bare else 0)):
                if not bare and blocks[-1].tokens + piece.tokens > self.budget:
                    blocks.append(_Block([], 0, kind, False))
                    blocks[0].whole = False
                    bare = True
                blocks[-1].atoms.append(piece)
                blocks[-1].tokens += piece.tokens
                bare = bare and piece.heading
        return blocks

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
        found: list[tuple[int, int, bool]] = []
        blank = False
        for span in self._spans(start, end):
            empty = not self.text[span.start : span.end].strip()
            heading = span.start < node.body and span.end <= max(node.body, span.start + 1)
            if found and (empty or blank):
                begin, _, was_heading = found.pop()
                found.append((begin, span.end, heading if blank else was_heading))
                blank = blank and empty
            else:
                found.append((span.start, span.end, heading))
                blank = empty
        return tuple(self._atom(*atom) for atom in found)

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
