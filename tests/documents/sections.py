"""What tests ask of an outline."""

from reviewer.model import Section


def titles(sections: tuple[Section, ...]) -> dict[str, str]:
    return {s.id: s.title for s in sections}


def kinds(sections: tuple[Section, ...]) -> dict[str, str]:
    return {s.id: s.kind for s in sections}


def numbered(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    return [(s.id, s.title) for s in sections if s.number]
