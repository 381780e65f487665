"""Walking an HTML tree without recursion, so that hostile nesting cannot exhaust the stack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reviewer.errors import Damaged

Node = Any

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
    | {"ul", "nav", "menu"}
)
_NEVER = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "canvas", "audio", "video"}
    | {"select", "option", "button", "input", "textarea"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# White space as HTML collapses it; a line break between two Chinese characters prints nothing.
_SPACES = re.compile(r"[ \t\n\r\f]+")
_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_BROKEN = re.compile(rf"(?<=[{_CHINESE}])[ \t\r\f]*\n\s*(?=[{_CHINESE}])")
EDGES = " \t\n\u3000\xa0\u2002\u2003\ufeff"
_DEEPEST = 512


class Walk:
    """Iterates over (node, entering) in document order, leaving out what a browser does not show.

    ``skip`` leaves out the inside of the node just entered. Raises Damaged for a tree that is too deep.
    """

    def __init__(self, root: Node) -> None:
        self._stack: list[tuple[Node, bool, int]] = [(root, True, 0)]
        self._inside: tuple[Node, int] | None = None

    def __iter__(self) -> Iterator[tuple[Node, bool]]:
        while self._stack:
            node, entering, depth = self._stack.pop()
            if entering and _invisible(node):
                continue
            if entering:
                if depth > _DEEPEST:
                    raise Damaged("网页的元素嵌套过深", hint="请复制正文另存为 .txt 或 .docx")
                self._inside = node, depth
            yield node, entering
            if self._inside is not None:
                self._push(*self._inside)
                self._inside = None

    def skip(self) -> None:
        self._inside = None

    def _push(self, node: Node, depth: int) -> None:
        self._stack.append((node, False, depth))
        inner = node.last_child
        while inner is not None:
            self._stack.append((inner, True, depth + 1))
            inner = inner.prev


def _invisible(node: Node) -> bool:
    if node.tag in _NEVER:
        return True
    if not node.is_element_node:
        return not node.is_text_node
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def collapsed(text: str) -> str:
    """``text`` with white space as a browser shows it."""
    return _SPACES.sub(" ", _BROKEN.sub("", text))


def inline_text(root: Node) -> str:
    """The text inside ``root``, blocks parted by a line end."""
    blocks: list[list[str]] = [[]]
    for node, entering in Walk(root):
        if node.is_text_node:
            if entering:
                blocks[-1].append(node.text_content or "")
        elif node.tag in BLOCKS and blocks[-1]:
            blocks.append([])
    texts = (collapsed("".join(pieces)).strip(EDGES) for pieces in blocks)
    return "\n".join(text for text in texts if text)
