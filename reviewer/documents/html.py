"""Saved web pages: the main text line by line, tables as grids, without the furniture of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from reviewer.documents.blocks import Block, Paragraph, Reading
from reviewer.documents.html_lines import Item, Line, main_part
from reviewer.documents.html_tables import grid_of
from reviewer.documents.html_walk import BLOCKS, EDGES, Walk, collapsed
from reviewer.documents.limits import bound_html
from reviewer.documents.plain import decode
from reviewer.errors import NoText

Node = Any

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.I)
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SITE = frozenset(["nav", "footer", "aside", "menu"])
_SITE_NAMES = frozenset(
    {"nav", "navbar", "navigation", "menu", "header", "footer", "foot", "sidebar", "breadcrumb", "breadcrumbs"}
    | {"crumbs", "share", "search", "copyright", "toolbar", "friendlink", "friendlinks", "pagination"}
)
_NAME_PARTS = re.compile(r"[\s_\-]+")
# Sites put their own name behind the title of the page; a dash before a digit is one of the title's own.
_SITE_AFTER = re.compile(r"\s*[-_|–—]+\s*(?!\d)")
# Among how many first lines, and how long at least, a title is looked for.
_TITLE_AMONG = 8
_TITLE_LENGTH = 6


def read(data: bytes) -> Reading:
    """The main text of a page. Raises NoText for a page without any, Damaged for one that is no text."""
    from selectolax.lexbor import LexborHTMLParser

    declared = _CHARSET.search(data[:4096])
    text, note = decode(data, _encoding(declared.group(1)) if declared else None)
    bound_html(text)
    page = LexborHTMLParser(text)
    body = page.body or page.root
    items = list(_items(body, with_site=False)) if body is not None else []
    kept = main_part(items)
    if not kept and body is not None:
        kept = items = list(_items(body, with_site=True))
    if not kept:
        raise NoText("网页中没有文字", hint="网页可能由脚本生成：请在浏览器中打开，复制正文另存为 .txt 或 .docx")
    blocks: list[Block] = [Paragraph(item.text) if isinstance(item, Line) else item for item in kept]
    notes = [note] if note else []
    if len(kept) < len(items):
        notes.append(f"已略去网页导航等与正文无关的内容 {len(items) - len(kept)} 行")
    title = _title(page)
    if len(title) >= _TITLE_LENGTH and not _printed(title, blocks):
        blocks.insert(0, Paragraph(title))
        notes.append("正文没有标题，取网页标题")
    return Reading(blocks=blocks, notes=tuple(notes))


def _encoding(name: bytes) -> str:
    """GB2312 on a page means what browsers take it for."""
    text = name.decode("ascii").lower()
    return "gb18030" if text in {"gb2312", "gbk", "x-gbk"} else text


def _title(page: Any) -> str:
    node = page.css_first("title")
    text = collapsed(node.text(deep=True)).strip(EDGES) if node is not None else ""
    own = _SITE_AFTER.split(text, maxsplit=1)[0]
    return own if len(own) >= _TITLE_LENGTH else text


def _printed(title: str, blocks: Iterable[Block]) -> bool:
    """Whether the text begins with its own title: one of its first lines is part of the page's title."""
    wanted = "".join(title.split())
    for block in islice(blocks, _TITLE_AMONG):
        text = "".join(block.text.split()) if isinstance(block, Paragraph) else ""
        if len(text) >= _TITLE_LENGTH and (text in wanted or wanted in text):
            return True
    return False


def _items(body: Node, *, with_site: bool) -> Iterator[Item]:
    """The lines and tables of a page. Furniture that names itself is left out unless ``with_site``."""
    walk = Walk(body)
    pieces: list[str] = []
    linked = links = headings = 0
    for node, entering in walk:
        if node.is_text_node:
            if entering:
                text = node.text_content or ""
                pieces.append(text)
                linked += len("".join(text.split())) if links else 0
            continue
        tag = node.tag
        if tag == "a":
            links += 1 if entering else -1
        if tag not in BLOCKS:
            continue
        line = collapsed("".join(pieces)).strip(EDGES)
        if line:
            yield Line(line, linked, headings > 0)
        pieces, linked = [], 0
        if tag in _HEADINGS:
            headings += 1 if entering else -1
        if entering and not with_site and _is_site(node):
            walk.skip()
        elif entering and tag == "table" and (grid := grid_of(node)) is not None:
            walk.skip()
            yield grid
    line = collapsed("".join(pieces)).strip(EDGES)
    if line:
        yield Line(line, linked)


def _is_site(node: Node) -> bool:
    if node.tag in _SITE:
        return True
    attributes = node.attributes
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''} {attributes.get('role') or ''}".lower()
    return not _SITE_NAMES.isdisjoint(_NAME_PARTS.split(names)) and node.css_first("h1") is None
