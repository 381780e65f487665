"""The engine without a model: achievements by the grammar of official prose, statements by their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reviewer.engines.base import ChunkReply, Extraction, Fact, Progress
from reviewer.engines.compose import compose
from reviewer.engines.deeds import Deed, deeds
from reviewer.engines.kinds import category_of, period_of, scope_of
from reviewer.model import Chunk, Document, EngineInfo, Quantity, SectionKind, Statement
from reviewer.quantities import find_quantities
from reviewer.statements import find_statements
from reviewer.statements.sections import Places
from reviewer.tasks.proposals import AchievementProposal, ExtractionReply, StatementProposal, SummaryReply
from reviewer.tasks.prose import heading_ends, prose, unnumbered

_KINDS: frozenset[SectionKind] = frozenset({"performance", "score", "application", "other"})
_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)|[①-⑳]|[一二三四五六七八九十]是)\s*")
_LEADS = re.compile(r"^(?:同时|此外|另外|其中|现已?|并且?|还|已)，?")
_BEFORE = 160
_WHAT = "摘录成效和问题、措施"


class ExtractiveEngine:
    """Proposes verbatim clauses with their figures. Needs no model and no network; linear in the text."""

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(name="extractive")

    def extract(self, document: Document, chunks: Sequence[Chunk], progress: Progress) -> Extraction:
        """Proposals for every chunk; none ever fails."""
        reading = _Reading(document)
        replies = []
        for done, chunk in enumerate(chunks, start=1):
            replies.append(ChunkReply(chunk, reading.reply(chunk)))
            progress(_WHAT, done, len(chunks))
        return Extraction(tuple(replies), ())

    def summarise(self, facts: Sequence[Fact], characters: int, progress: Progress) -> SummaryReply:
        """Sentences in the words of the facts, at most ``characters`` in all."""
        return compose(facts, characters)


class _Reading:
    """What all chunks of a document need, read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._quantities = find_quantities(document.text)
        self._starts = [quantity.start for quantity in self._quantities]
        self._statements = find_statements(document)
        self._places = Places(document)
        self._edges = heading_ends(document)
        self._tables = [(table.start, table.end) for table in document.tables]

    def reply(self, chunk: Chunk) -> ExtractionReply:
        text = self._document.text
        found: list[AchievementProposal] = []
        for sentence in prose(text, chunk.start, chunk.end, self._edges):
            if self._tells(sentence.start):
                found.extend(self._of_sentence(sentence.start, sentence.end))
        return ExtractionReply(achievements=found, statements=self._stated(chunk))

    def _tells(self, offset: int) -> bool:
        """Whether the place is one where reports tell what was done: no heading, no table, no other section."""
        inside = bisect_right(self._tables, (offset, len(self._document.text))) - 1
        if inside >= 0 and offset < self._tables[inside][1]:
            return False
        section = self._places.at(offset)
        return section is None or (section.kind in _KINDS and offset >= section.body_start)

    def _between(self, start: int, end: int) -> list[Quantity]:
        return self._quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _of_sentence(self, start: int, end: int) -> list[AchievementProposal]:
        text = self._document.text
        if numbered := _NUMBERED.match(text, start, end):
            start = numbered.end()
        return [
            self._proposal(deed, text[max(start, deed.start - _BEFORE) : deed.end])
            for deed in deeds(text, start, end, self._between(start, end))
        ]

    def _proposal(self, deed: Deed, before: str) -> AchievementProposal:
        quote = self._document.text[deed.start : deed.end]
        return AchievementProposal(
            quote=quote,
            statement=compact(quote),
            numbers=[figure.text for figure in deed.figures],
            category=category_of(quote, deed.figures),
            scope=scope_of(quote, before),
            period=period_of(quote, before, self._document.year),
        )

    def _stated(self, chunk: Chunk) -> list[StatementProposal]:
        first = bisect_left(self._statements, chunk.start, key=_place)
        last = bisect_left(self._statements, chunk.end, key=_place)
        return [
            StatementProposal(quote=statement.evidence[0].quote, role=statement.role, title=statement.title)
            for statement in self._statements[first:last]
        ]


def _place(statement: Statement) -> int:
    return statement.evidence[0].start


def compact(quote: str) -> str:
    """The quotation as one statement: without line breaks and the list number or connecting word it begins with."""
    joined = re.sub(r"\s*\n\s*", "", quote).strip("，；。 　")
    return _LEADS.sub("", unnumbered(joined))
