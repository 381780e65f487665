"""Sentences of Chinese official prose as spans that tile the text."""

from __future__ import annotations

import re

from reviewer.model import Span

_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’」』）)]*|\n|$)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans between sentence ends (。！？； and line ends), each with its end mark; together they tile the text."""
    stop = len(text) if end is None else end
    return [Span(start=m.start(), end=m.end()) for m in _SENTENCE.finditer(text, start, stop) if m.end() > m.start()]
