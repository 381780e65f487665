"""A page on which text runs in several directions as sheets, each turned so that its own text stands upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reviewer.documents.pdf_drawings import Box
from reviewer.documents.pdf_page import Glyph, Page, Rule, turned_box, turned_glyph
from reviewer.documents.pdf_rulings import Frame, frames


def sheets(page: Page) -> Iterator[Page]:
    """``page`` once for each direction of its text, the most common first.

    A table belongs to the direction of most of its text, with all that stands in it: heads of columns and rows are
    often printed sideways.
    """
    if not any(glyph.turned for glyph in page.glyphs):
        yield page
        return
    direction = {id(glyph): glyph.turned for glyph in page.glyphs}
    tables: list[tuple[Frame, int]] = []
    for frame in frames(page.across, page.down):
        inside = [glyph for glyph in page.glyphs if frame.holds(glyph)]
        counts = Counter(glyph.turned for glyph in inside if not glyph.text.isspace())
        if counts:
            common = counts.most_common(1)[0][0]
            tables.append((frame, common))
            direction.update((id(glyph), common) for glyph in inside)
    counts = Counter(direction[id(glyph)] for glyph in page.glyphs if not glyph.text.isspace())
    for turned, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        own = [glyph for glyph in page.glyphs if direction[id(glyph)] == turned]
        yield _sheet(page, own, [frame for frame, common in tables if common == turned], turned)


def _sheet(page: Page, glyphs: Sequence[Glyph], tables: Sequence[Frame], turned: int) -> Page:
    quarters = -turned % 4
    if not quarters:
        across = tuple(chain.from_iterable(frame.across for frame in tables))
        down = tuple(chain.from_iterable(frame.down for frame in tables))
        return replace(page, glyphs=tuple(glyphs), across=across, down=down)

    def box(left: float, top: float, right: float, bottom: float) -> Box:
        return turned_box((left, top, right, bottom), quarters, page.width, page.height)

    flat = [box(rule.start, rule.place, rule.end, rule.place) for frame in tables for rule in frame.across]
    steep = [box(rule.place, rule.start, rule.place, rule.end) for frame in tables for rule in frame.down]
    sideways = quarters % 2 == 1
    if sideways:
        flat, steep = steep, flat
    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        glyphs=tuple(turned_glyph(glyph, quarters, page.width, page.height) for glyph in glyphs),
        across=tuple(Rule(top, left, right) for left, top, right, _ in flat),
        down=tuple(Rule(left, top, bottom) for left, top, _, bottom in steep),
    )
