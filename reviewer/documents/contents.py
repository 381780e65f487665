"""The page of contents: which lines it takes, so that its headings are not taken for those of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reviewer.documents.headings import Heading, has_leader, without_leader
from reviewer.documents.kinds import bare
from reviewer.documents.layout import Line

_TITLE = re.compile(r"[【\[]?\s*目\s*[录次]\s*[】\]]?\Z|CONTENTS\Z", re.IGNORECASE)
_PAGE = re.compile(r"[-—–\s]*(?:\d{1,3}|[IVXivx]{1,5})[-—–\s]*\Z")
_DOTS = re.compile(r"[.．·…]{3,}")
_LONGEST = 60


def plain_title(title: str) -> str:
    """A heading as it is compared between the contents and the text: without number, blanks, dots and page."""
    return bare(without_leader(title))


def find(rows: Sequence[Line], headings: Mapping[int, Heading]) -> range | None:
    """The lines of the contents with their title, or None.

    They end where the first entry returns, where prose begins, or at a line after a blank one that is no entry.
    """
    for index, row in enumerate(rows):
        titled = bool(_TITLE.match(row.text))
        if titled or _untitled(rows, index):
            stop = _stop(rows, headings, index + titled)
            if stop > index + titled:
                return range(index, stop)
    return None


def _untitled(rows: Sequence[Line], index: int) -> bool:
    following = [row.text for row in rows[index : index + 3]]
    return len(following) == 3 and all(_DOTS.search(text) and has_leader(text) for text in following)


def _stop(rows: Sequence[Line], headings: Mapping[int, Heading], begin: int) -> int:
    first: str | None = None
    first_heading: Heading | None = None
    stop, after_blank = begin, False
    for index in range(begin, len(rows)):
        text = rows[index].text
        if not text:
            after_blank = True
            continue
        if _PAGE.match(text):
            continue
        heading, leader = headings.get(index), has_leader(text)
        title = plain_title(text)
        if first is None:
            first, first_heading = title, heading
        elif _returns(title, heading, first, first_heading):
            break
        if not leader:
            entry = heading is not None and heading.whole
            if rows[index].ended or len(text) > _LONGEST or (not entry and (after_blank or heading is not None)):
                break
        stop, after_blank = index + 1, False
    return stop


def _returns(title: str, heading: Heading | None, first: str, first_heading: Heading | None) -> bool:
    """Whether a line is the first entry again: the same number, or the same words in the same style."""
    if heading is None or first_heading is None:
        return title == first
    same_style = heading.style == first_heading.style
    return same_style and (title == first or heading.number == first_heading.number)
