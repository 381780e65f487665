"""Scans and pictures read by optical character recognition, offline, with models that come in the package.

A recognised page becomes a page of glyphs and rulings like that of a text PDF, so that lines, paragraphs and tables
are made in one way. Figures the recogniser is not sure of stay marked all the way to ``Document.uncertain``.
"""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from reviewer.documents.blocks import Reading
from reviewer.documents.limits import MAX_PAGES, MAX_PIXELS, OCR_SECONDS
from reviewer.documents.pdf_page import Glyph, Page, Rule
from reviewer.errors import Damaged, NoText, TooLarge, Unsupported

INSTALL = "安装文字识别组件后可读扫描件和图片：pip install 'reviewer[ocr]'；或请提供 Word 原件"
NOTE = "扫描件由文字识别读出，未必与原件一字不差；把握不大的数字已标出，据此提出的问题请先核对原件"
# The recogniser shrinks what is longer than this (pixels), so nothing is gained by a larger picture.
LONGEST_SIDE = 2000
# Confidence below which a figure, a character or a whole line may be wrong: misread figures of blurred prints
# scored 0.97; brackets and the like score low and are right.
_SURE_FIGURE = 0.985
_SURE_CHARACTER = 0.8
_SURE_LINE = 0.85
_FIGURE = re.compile(r"[\d%％‰]")
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
# Boxes of lines are taller than the type in them; baselines stand this share of the box over its bottom.
_TYPE = 0.75
_BASE = 0.2
_NARROW = 0.5
# The width of A4 in points, which stands for that of any picture.
_WIDTH = 595.0
# Mean confidence from which a page certainly stands upright: one upside down scores some 0.74, a good one 0.98.
_UPRIGHT = 0.9
# A line of text is this many times longer than high.
_LONG = 1.5
# The shortest ruling, in shares of the width of the picture, and how much darker than its surroundings it is.
_RULING = 40
_DARKER = 15
# One engine for the process: it is not made for several callers at once.
_LOCK = threading.Lock()


def available() -> bool:
    """Whether the extra is installed, models and all."""
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return False
    names = [item.name for item in files("rapidocr").joinpath("models").iterdir()]
    # A model that is not there would be fetched from the network.
    return all(any(kind in name and name.endswith(".onnx") for name in names) for kind in ("det", "rec", "cls"))


class Clock:
    """How long the pages of one file may take together."""

    def __init__(self, seconds: float = OCR_SECONDS) -> None:
        self._end = time.monotonic() + seconds
        self._seconds = seconds

    def check(self) -> None:
        """Raises TooLarge when the time is up."""
        if time.monotonic() > self._end:
            raise TooLarge(
                f"文字识别超过 {self._seconds:.0f} 秒，已停止", hint="请只提供报告正文的扫描件，或分成几个文件"
            )


def read(data: bytes) -> Reading:
    """The text and tables of a picture, of all its pages. Raises Unsupported, Damaged, TooLarge, NoText."""
    if not available():
        raise Unsupported("图片需要文字识别才能读取", hint=INSTALL)
    return read_pictures(pictures_of(data))


def read_pictures(pictures: Iterable[Any]) -> Reading:
    """The text and tables of pages given as arrays (height, width, 3), in order. Raises TooLarge, NoText."""
    from reviewer.documents.pdf import laid_out

    clock = Clock()
    pages: list[Page] = []
    for number, picture in enumerate(pictures, 1):
        clock.check()
        pages.append(recognised(picture, number))
    if not any(page.glyphs for page in pages):
        raise NoText("图片中没有识别出文字", hint="请核对图片是否清楚、是否放正，或提供 Word 原件")
    return laid_out(pages, (NOTE,))


def pictures_of(data: bytes) -> Iterator[Any]:
    """The frames of a picture as arrays (height, width, 3), upright and no larger than the recogniser wants them."""
    import numpy
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")) as picture:
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if frame.width * frame.height > MAX_PIXELS:
                    raise TooLarge(f"图片有 {frame.width}×{frame.height} 点，过大", hint="请以 300 dpi 重新扫描")
                if number >= MAX_PAGES:
                    raise TooLarge(f"图片超过 {MAX_PAGES} 页", hint="请只提供报告正文")
                upright = ImageOps.exif_transpose(frame).convert("RGB")
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                yield numpy.asarray(upright)
    except TooLarge:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        # What the decoders raise for broken pictures; they document only the first.
        raise Damaged("图片已损坏，无法打开", hint="请重新导出或重新传输该文件") from error


def recognised(picture: Any, number: int, width: float = _WIDTH) -> Page:
    """The page that ``picture`` (an array of height, width, 3) shows, turned upright.

    ``width`` is that of the picture in points, which is the height of the page where it lies on its side.
    """
    scale = width / picture.shape[1]
    with _LOCK:
        picture, found = _upright(picture)
    high, wide = picture.shape[:2]
    glyphs: list[Glyph] = []
    for box, score, words in zip(_boxes(found), found.scores or (), found.word_results or (), strict=False):
        glyphs.extend(_glyphs(box, score, words, scale))
    across, down = _rulings(picture, scale)
    return Page(
        number=number,
        width=wide * scale,
        height=high * scale,
        glyphs=tuple(glyphs),
        across=across,
        down=down,
        lost=0,
        images=1,
        scanned=True,
    )


def _upright(picture: Any) -> tuple[Any, Any]:
    """The picture turned so that its text stands upright, and what is recognised in it."""
    import numpy

    best, found = picture, _lines(picture)
    lying = _lies(found)
    if not lying and (not found.scores or _score(found) >= _UPRIGHT):
        return best, found
    for quarters in (1, 3) if lying else (2,):
        turned = numpy.ascontiguousarray(numpy.rot90(picture, quarters))
        again = _lines(turned)
        if not _lies(again) and (_lies(found) or _score(again) > _score(found)):
            best, found = turned, again
        if not _lies(found) and _score(found) >= _UPRIGHT:
            break
    return best, found


def _lines(picture: Any) -> Any:
    # Left to turn lines one by one, the recogniser reads a page upside down well, but from the last line to the first.
    return _engine()(picture, return_word_box=True, use_cls=False)


def _lies(found: Any) -> bool:
    """Whether most of the text runs down the page."""
    runs = [(abs(box[1][0] - box[0][0]), abs(box[2][1] - box[1][1])) for box in _boxes(found)]
    down = sum(high for wide, high in runs if high > _LONG * wide)
    return bool(down > sum(wide for wide, high in runs if wide > _LONG * high))


def _score(found: Any) -> float:
    """The mean confidence of the lines, long ones counting for more."""
    lengths = [sum(len(text) for text, *_ in words) for words in found.word_results or ()]
    total = sum(score * length for score, length in zip(found.scores or (), lengths, strict=False))
    return float(total) / (sum(lengths) or 1)


def _boxes(found: Any) -> Any:
    return found.boxes if found.boxes is not None else ()


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _glyphs(box: Any, line_score: float, words: Sequence[tuple[str, float, Any]], scale: float) -> Iterator[Glyph]:
    """The signs of a line, each in its share of the box of its word, all on the base of the line."""
    top, bottom = (sum(float(corner[1]) for corner in corners) / 2 * scale for corners in (box[:2], box[2:]))
    middle, half = (top + bottom) / 2, (bottom - top) * _TYPE / 2
    base = bottom - _BASE * (bottom - top)
    placed: list[tuple[str, float, float, bool]] = []
    for text, score, corners in words:
        least = _SURE_FIGURE if _FIGURE.search(text) else _SURE_CHARACTER if _CHARACTER.search(text) else 0.0
        sure = score >= least and line_score >= _SURE_LINE
        left = min(float(corner[0]) for corner in corners) * scale
        right = max(float(corner[0]) for corner in corners) * scale
        shares = [_NARROW if sign.isascii() else 1.0 for sign in text]
        unit = (right - left) / (sum(shares) or 1.0)
        for sign, share in zip(text, shares, strict=True):
            if not sign.isspace():
                placed.append((sign, left, left + unit * share, sure))
            left += unit * share
    for index, (sign, left, right, sure) in enumerate(placed):
        following = placed[index + 1][1] if index + 1 < len(placed) else right
        # Boxes of words hug the ink: what lies between two on one line is no space, unless it is wide.
        close = right < following < right + 2 * half
        yield Glyph(sign, left, middle - half, following if close else right, middle + half, base, sure)


def _rulings(picture: Any, scale: float) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Straight dark lines across and down."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, _DARKER)
    shortest = max(_RULING, picture.shape[1] // _RULING)
    found: list[tuple[Rule, ...]] = []
    for size in ((shortest, 1), (1, shortest)):
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        contours, _ = cv2.findContours(lines, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        rules = []
        for x, y, wide, high in map(cv2.boundingRect, contours):
            flat = size[1] == 1
            place, start, length = (y + high / 2, x, wide) if flat else (x + wide / 2, y, high)
            rules.append(Rule(place * scale, start * scale, (start + length) * scale))
        found.append(tuple(rules))
    return found[0], found[1]
