"""Sentences of Chinese official prose as spans that tile the text."""

from __future__ import annotations

import re

from reviewer.model import Span

_MARKS = re.compile(r"[。！？；!?;]+[”’」』）)】〕\"]*|[“‘「『（(【〔”’」』）)】〕\"]|\n")
_CLOSED_BY = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〔": "〕"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
# A bracket that closes this far away was more likely forgotten than meant.
_LONGEST_QUOTATION = 400
# After a closing quotation mark these go on with the sentence: “……？”的问题.
_GOES_ON = set("的地得等是，、：,:；;和与及之为这那并而又或也都就即”’」』）)】》〉")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans between sentence ends (。！？； and line ends), each with its end mark; together they tile the text.

    End marks inside quotation marks or brackets that close on the same line do not end the sentence around them.
    """
    stop = len(text) if end is None else end
    cuts: list[int] = []
    for begin, finish in _lines(text, start, stop):
        cuts.extend(_line_cuts(text, begin, finish))
    if stop > start and (not cuts or cuts[-1] != stop):
        cuts.append(stop)
    return [Span(start=a, end=b) for a, b in zip([start, *cuts], cuts, strict=False)]


def _lines(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    found = []
    while start < stop:
        newline = text.find("\n", start, stop)
        after = stop if newline < 0 else newline + 1
        found.append((start, after))
        start = after
    return found


def _line_cuts(text: str, start: int, stop: int) -> list[int]:
    """Sentence ends within one line, its own end included."""
    cuts: list[int] = []
    opened: list[tuple[str, int, int]] = []  # opening mark, its place, cuts made before it
    for match in _MARKS.finditer(text, start, stop):
        marks, place = match.group(), match.start()
        if marks == "\n":
            break
        ends = marks[0] in "。！？；!?;"
        kept = place + len(marks.rstrip('”’」』）)】〕"')) if ends else place
        if ends:
            cuts.append(kept)
        closed = False
        for offset in range(kept, match.end()):
            char = text[offset]
            if char in _CLOSED_BY or (char == '"' and not _is_open(opened, '"')):
                opened.append((char, offset, len(cuts)))
            else:
                closed |= _close(opened, cuts, _OPENED_BY.get(char, char), offset)
        if ends:
            _cut_after(text, cuts, kept, match.end(), stop, closed)
    if not cuts or cuts[-1] != stop:
        cuts.append(stop)
    return cuts


def _cut_after(text: str, cuts: list[int], kept: int, after: int, stop: int, closed: bool) -> None:
    """Move a sentence end behind the closing marks that follow it, or drop it where the sentence goes on."""
    if cuts and cuts[-1] == kept and after > kept:
        cuts.pop()
        closed = True
    elif after == kept or not closed:
        return
    if after >= stop or text[after] not in _GOES_ON:
        cuts.append(after)


def _is_open(opened: list[tuple[str, int, int]], mark: str) -> bool:
    return any(entry[0] == mark for entry in opened[-4:])


def _close(opened: list[tuple[str, int, int]], cuts: list[int], mark: str, place: int) -> bool:
    """Close the innermost ``mark``, with what was left open inside it; cuts within it are withdrawn."""
    for depth in range(len(opened) - 1, max(len(opened) - 5, -1), -1):
        if opened[depth][0] == mark:
            _, begun, before = opened[depth]
            del opened[depth:]
            if place - begun <= _LONGEST_QUOTATION:
                del cuts[before:]
                return True
            return False
    return False
