"""Automatic numbering of Word resolved to the text that is printed (ISO/IEC 29500-1, 17.9).

A paragraph points to a numbering instance (numId) and a level, itself or through its style. Instances of one
abstract numbering count on together, except that a start override begins anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.documents.numerals import numeral
from reviewer.documents.ooxml import Element, attribute, child, children, is_on, local, number

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = "●"
_LEVELS = 9
_DEEPEST_STYLE = 32


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None


@dataclass(frozen=True, slots=True)
class _Instance:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    instance: str | None
    level: int | None


class Numbering:
    """Gives each paragraph, in the order of the document, its printed number."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles, self._default = _read_styles(styles)
        abstracts, links = _read_abstracts(numbering)
        self._instances = _read_instances(numbering, abstracts)
        for abstract, style in links.items():
            target = self._instances.get(self._from_style(style)[0] or "")
            if target is not None:
                for key, instance in self._instances.items():
                    if instance.abstract == abstract:
                        levels = target.levels | instance.levels
                        self._instances[key] = _Instance(target.abstract, levels, instance.starts)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> tuple[str, str]:
        """The number of the next paragraph, whose <w:pPr> is given, and what follows it: tab, space or nothing.

        ("", "nothing") for a paragraph without a number. Every call counts.
        """
        place = self._place(properties)
        instance = self._instances.get(place[0]) if place else None
        if place is None or instance is None:
            return "", "nothing"
        key, depth = place
        level = instance.levels.get(depth)
        if level is None:
            return "", "nothing"
        values = self._count(key, depth, instance)
        return self._text(level, instance, values), level.suffix

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        own = child(properties, "numPr")
        key = attribute(child(own, "numId"))
        depth = number(child(own, "ilvl"), -1)
        style = attribute(child(properties, "pStyle")) or self._default
        if key is None:
            key, styled = self._from_style(style)
            if key is None:
                return None
            if depth < 0:
                depth = self._level_of_style(key, style) if styled is None else styled
        if key == "0":
            return None
        return key, min(max(depth, 0), _LEVELS - 1)

    def _from_style(self, name: str | None) -> tuple[str | None, int | None]:
        depth: int | None = None
        for _ in range(_DEEPEST_STYLE):
            style = self._styles.get(name or "")
            if style is None:
                break
            depth = style.level if depth is None else depth
            if style.instance is not None:
                return style.instance, depth
            name = style.based_on
        return None, None

    def _level_of_style(self, key: str, name: str | None) -> int:
        instance = self._instances.get(key)
        for _ in range(_DEEPEST_STYLE):
            if instance is None or name is None:
                break
            for depth, level in instance.levels.items():
                if level.style == name:
                    return depth
            style = self._styles.get(name)
            name = style.based_on if style else None
        return 0

    def _count(self, key: str, depth: int, instance: _Instance) -> dict[int, int]:
        values = self._counts.setdefault(instance.abstract, {})
        for upper in range(depth):
            if upper not in values and upper in instance.levels:
                values[upper] = instance.starts.get(upper, instance.levels[upper].start)
        if (key, depth) not in self._begun and depth in instance.starts:
            values[depth] = instance.starts[depth]
        elif depth in values:
            values[depth] += 1
        else:
            values[depth] = instance.levels[depth].start
        self._begun.add((key, depth))
        for lower in [level for level in values if level > depth]:
            restart = instance.levels[lower].restart if lower in instance.levels else None
            # By default a level begins anew after any level above it; lvlRestart names one, 0 none.
            if restart is None or (restart and depth < restart):
                del values[lower]
        return values

    def _text(self, level: _Level, instance: _Instance, values: dict[int, int]) -> str:
        if level.format == "bullet":
            return _BULLET if _PRIVATE.search(level.text) else level.text

        def counted(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            there = instance.levels.get(depth)
            if depth not in values or there is None:
                return ""
            return numeral(values[depth], "decimal" if level.legal else there.format)

        return _PLACE.sub(counted, level.text)


def _read_level(element: Element) -> _Level:
    formats = [item for item in element.iter() if local(item) == "numFmt"]
    named = [name for name in map(attribute, formats) if name and name != "custom"]
    restart = child(element, "lvlRestart")
    return _Level(
        start=number(child(element, "start"), 0),
        format=named[-1] if named else "decimal",
        text=attribute(child(element, "lvlText")) or "",
        suffix=attribute(child(element, "suff")) or "tab",
        legal=is_on(child(element, "isLgl")),
        restart=number(restart, 0) if restart is not None else None,
        style=attribute(child(element, "pStyle")),
    )


def _read_levels(element: Element) -> dict[int, _Level]:
    return {number(level, 0, "ilvl"): _read_level(level) for level in children(element, "lvl")}


def _read_abstracts(numbering: Element | None) -> tuple[dict[str, dict[int, _Level]], dict[str, str]]:
    levels: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    for abstract in children(numbering, "abstractNum") if numbering is not None else ():
        key = attribute(abstract, "abstractNumId") or ""
        levels[key] = _read_levels(abstract)
        link = attribute(child(abstract, "numStyleLink"))
        if link:
            links[key] = link
    return levels, links


def _read_instances(numbering: Element | None, abstracts: dict[str, dict[int, _Level]]) -> dict[str, _Instance]:
    found: dict[str, _Instance] = {}
    for item in children(numbering, "num") if numbering is not None else ():
        abstract = attribute(child(item, "abstractNumId")) or ""
        levels = dict(abstracts.get(abstract, {}))
        starts: dict[int, int] = {}
        for override in children(item, "lvlOverride"):
            depth = number(override, 0, "ilvl")
            level = child(override, "lvl")
            if level is not None:
                levels[depth] = _read_level(level)
            start = child(override, "startOverride")
            if start is not None:
                starts[depth] = number(start, 1)
        found[attribute(item, "numId") or ""] = _Instance(abstract, levels, starts)
    return found


def _read_styles(styles: Element | None) -> tuple[dict[str, _Style], str | None]:
    found: dict[str, _Style] = {}
    default: str | None = None
    for style in children(styles, "style") if styles is not None else ():
        name = attribute(style, "styleId") or ""
        numbered = child(style, "pPr", "numPr")
        depth = child(numbered, "ilvl")
        found[name] = _Style(
            based_on=attribute(child(style, "basedOn")),
            instance=attribute(child(numbered, "numId")),
            level=number(depth, 0) if depth is not None else None,
        )
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}:
            default = name
    return found, default
