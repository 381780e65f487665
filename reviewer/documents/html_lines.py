"""Which lines of a web page are the document, and which the site around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.documents.blocks import Grid

# A line of the document itself: this long and punctuated, or this long whatever it holds.
_CONTENT = 20
_LONG = 60
_SENTENCE = re.compile(r"[，。；：:;]")
# What sites print around a document.
_FURNITURE = re.compile(
    r"当前位置|您的位置|您所在的位置|(?:发布|发文|成文|更新|索取)(?:日期|时间|机构|单位)\s*[:：]|信息来源\s*[:：]|来源\s*[:：]|作者\s*[:：]"
    r"|字体\s*[:：]|字号\s*[:：]|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|数|量)|访问量|分享到|扫一扫|打印本页|【?打印】?|关闭窗口"
    r"|上一[篇条]|下一[篇条]|相关(?:链接|文章|附件下载)|版权所有|主办单位?\s*[:：]|承办单位?\s*[:：]|技术支持|备案|网站地图|网站标识码|联系我们|首\s*页$"
)
_LINKED = 0.6
# How many short lines may stand between the furniture and the first sentence (title, number, addressee).
_TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; ``linked`` counts its characters inside links, ``heading`` tells h1 to h3."""

    text: str
    linked: int = 0
    heading: bool = False


Item = Line | Grid


def main_part(items: Sequence[Item]) -> list[Item]:
    """From the title over the first sentence to the last line of the document; all, where there is no sentence."""
    content = [index for index, item in enumerate(items) if _is_content(item)]
    if not content:
        return [item for item in items if not _is_site(item)] or list(items)
    first, last = content[0], content[-1]
    while first > 0 and content[0] - first < _TITLE_LINES and not _is_site(items[first - 1]):
        first -= 1
    while last + 1 < len(items) and not _is_site(items[last + 1]):
        last += 1
    return [*_heading_above(items, first), *items[first : last + 1]]


def _heading_above(items: Sequence[Item], first: int) -> list[Item]:
    """The heading that a line of dates and sources parts from the text."""
    for item in reversed(items[max(0, first - _TITLE_LINES) : first]):
        if isinstance(item, Line) and item.heading and not _is_site(item):
            return [item]
    return []


def _is_content(item: Item) -> bool:
    if isinstance(item, Grid):
        return True
    if _is_site(item):
        return False
    return len(item.text) >= _LONG or (len(item.text) >= _CONTENT and bool(_SENTENCE.search(item.text)))


def _is_site(item: Item) -> bool:
    if isinstance(item, Grid):
        return False
    if item.linked >= _LINKED * len(item.text):
        return True
    return len(item.text) < _LONG and bool(_FURNITURE.search(item.text))
