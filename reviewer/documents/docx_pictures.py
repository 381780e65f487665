"""Reports pasted into a Word file as pictures of their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from reviewer.documents import ocr
from reviewer.documents.blocks import Block, Paragraph, Reading
from reviewer.documents.ooxml import Element, Package, attribute, local
from reviewer.errors import Damaged, NoText

# No more signs than this for every picture: the pictures are the report.
_SIGNS_OF_SCAN = 30
# The shorter side of a page in pixels, at least; what is smaller is a seal, a logo or a chart.
_SMALLEST_PAGE = 500


def pasted(package: Package, main: str, body: Element) -> list[str]:
    """The parts with the pictures of ``body``, in the order of the text, each once."""
    targets = package.targets(main)
    found: dict[str, None] = {}
    for element in body.iter("{*}blip", "{*}imagedata"):
        target = targets.get(attribute(element, "embed" if local(element) == "blip" else "id") or "")
        if target is not None:
            found[target] = None
    return list(found)


def is_scan(blocks: Sequence[Block], pictures: int) -> bool:
    """Whether next to nothing is typed between so many pictures."""
    if not pictures:
        return False
    signs = 0
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        signs += sum(len("".join(text.split())) for text in texts)
    return signs <= _SIGNS_OF_SCAN * pictures


def recognised(package: Package, names: Sequence[str], typed: Sequence[Block]) -> Reading:
    """What is typed, then what is recognised in the pictures that are pages.

    Raises NoText where there is nothing but pictures and they cannot be read, TooLarge.
    """
    if not ocr.available():
        if typed:
            return Reading(blocks=typed, notes=(f"正文几乎只有图片；{ocr.INSTALL}",))
        raise NoText("Word 文档中没有文字，只有图片", hint=ocr.INSTALL)
    try:
        reading = ocr.read_pictures(_pages(package, names))
    except NoText:
        if typed:
            return Reading(blocks=typed)
        raise
    return Reading(blocks=[*typed, *reading.blocks], notes=reading.notes)


def _pages(package: Package, names: Sequence[str]) -> Iterator[Any]:
    for name in names:
        data = package.content(name)
        if data is None:
            continue
        # Word also holds drawings (EMF, WMF), which are no scans.
        with suppress(Damaged):
            yield from (page for page in ocr.pictures_of(data) if min(page.shape[:2]) >= _SMALLEST_PAGE)
