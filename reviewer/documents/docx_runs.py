"""The runs of a Word paragraph: what of them is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reviewer.documents.blocks import Paragraph
from reviewer.documents.ooxml import Element, attribute, child, is_on, local

# Runs may stand inside these; deleted and moved-away text does not.
_WRAPPERS = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "ins", "moveTo", "dir", "bdo", "oMath"}
    | {"oMathPara", "ruby", "rubyBase"}
)
# Signs of the Wingdings fonts that reports use as tick boxes.
_SIGNS = {0xA8: "□", 0x6F: "□", 0xA3: "□", 0x52: "☑", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0x6C: "●", 0x6E: "■"}
# A hard line break inside a number, or between it and its unit, is a slip of the hand.
_IN_NUMBER = re.compile(r"(?<=\d)\n(?=[%％‰元万亿人个]|\.\d|,\d{3})|(?<=\d,)\n(?=\d{3}(?!\d))")


@dataclass(slots=True)
class Context:
    """What is known while a document is read, and counted for the remarks on it."""

    footnotes: dict[str, Element]
    endnotes: dict[str, Element]
    paged: bool = False
    page: int = 1
    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    noted: int = 0


@dataclass(slots=True)
class Text:
    """A paragraph in the making: its text, page turns, text boxes anchored in it and notes to it."""

    page: int | None
    text: str = ""
    turns: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)

    def insert(self, at: int, text: str) -> None:
        """Puts a number before what was written from ``at``, over white space that only indents."""
        self.turns = [(place + len(text) if place > at else place, page) for place, page in self.turns]
        self.text = self.text[:at] + text + self.text[at:].lstrip()

    def paragraph(self, edges: str) -> Paragraph | None:
        """The paragraph, or None where it prints nothing."""
        lead = len(self.text) - len(self.text.lstrip(edges + "\n"))
        text = self.text.strip(edges + "\n")
        if not text:
            return None
        first = max((page for place, page in self.turns if place <= lead), default=self.page)
        turns = tuple((place - lead, page) for place, page in self.turns if lead < place < lead + len(text))
        broken = [match.start() for match in _IN_NUMBER.finditer(text)]
        turns = tuple((place - sum(at < place for at in broken), page) for place, page in turns)
        return Paragraph(_IN_NUMBER.sub("", text), page=first, turns=turns)


def read_runs(parent: Element, into: Text, context: Context) -> None:
    """Appends what ``parent`` prints to ``into``."""
    for element in parent:
        name = local(element)
        if name == "r":
            _run(element, into, context)
        elif name in _WRAPPERS:
            context.inserted += name in {"ins", "moveTo"}
            read_runs(element, into, context)
        elif name in {"del", "moveFrom"}:
            context.deleted += 1
        elif name == "AlternateContent":
            choice = child(element, "Choice")
            read_runs(element if choice is None else choice, into, context)


def _run(run: Element, into: Text, context: Context) -> None:
    if is_on(child(run, "rPr", "vanish")):
        context.hidden += 1
        return
    _content(run, into, context)


def _content(run: Element, into: Text, context: Context) -> None:
    for element in run:
        match local(element):
            case "t":
                # Inside a field, only its result is printed, not its instruction.
                if all(into.fields):
                    into.text += element.text or ""
            case "tab" | "ptab":
                into.text += "\t"
            case "br" | "cr":
                into.text += "" if attribute(element, "type") in {"page", "column"} else "\n"
            case "noBreakHyphen":
                into.text += "-"
            case "sym":
                into.text += _sign(element)
            case "fldChar":
                _field(attribute(element, "fldCharType"), into)
            case "lastRenderedPageBreak":
                context.page += 1
                into.turns.append((len(into.text), context.page))
            case "footnoteReference":
                _note(context.footnotes, element, into)
            case "endnoteReference":
                _note(context.endnotes, element, into)
            case "drawing" | "pict" | "object":
                into.boxes.extend(element.iter("{*}txbxContent"))
            case "AlternateContent":
                choice = child(element, "Choice")
                _content(element if choice is None else choice, into, context)
            case "ruby":
                read_runs(element, into, context)
            case _:
                continue


def _sign(element: Element) -> str:
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if "wingdings" in (attribute(element, "font") or "").lower():
        return _SIGNS.get(code, "●")
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _field(kind: str | None, into: Text) -> None:
    if kind == "begin":
        into.fields.append(False)
    elif kind == "separate" and into.fields:
        into.fields[-1] = True
    elif kind == "end" and into.fields:
        into.fields.pop()


def _note(notes: dict[str, Element], reference: Element, into: Text) -> None:
    note = notes.get(attribute(reference, "id") or "")
    if note is not None:
        into.notes.append(note)
