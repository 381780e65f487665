"""What a summary may state."""

from __future__ import annotations

from typing import Literal

from reviewer.model import Evidence, Noun


class Fact(Noun):
    """Something verified that a summary may state. ``quotes`` are verbatim; ``text`` may be computed by code.

    ``places`` say where the quotations stand; a higher ``weight`` comes first.
    """

    id: str
    kind: Literal["finance", "score", "achievement", "finding", "statement"]
    text: str
    quotes: tuple[str, ...]
    weight: int = 0
    places: tuple[Evidence, ...] = ()
