"""Budget lines named in text: 公共安全支出（204类）司法（06款）行政运行（01项）, with the amount that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.checks.report import Report
from reviewer.model import Span
from reviewer.quantities.relations import Item

_NAME = r"[一-鿿][一-鿿、“”]{1,30}"
_LINE = re.compile(
    rf"(?P<class>{_NAME})[（(](?P<c>\d{{3}})?类[）)]\s*"
    rf"(?:(?P<section>{_NAME})[（(](?P<s>\d{{2}})?款[）)]\s*(?:(?P<item>{_NAME})[（(](?P<i>\d{{2}})?项[）)])?)?"
)
_NAME_HEAD = re.compile(r"^(?:[一二三四五六七八九十]+、|其中|用于|安排|支出|包括|有)+(?=[一-鿿]{4,})")


class AccountLine(NamedTuple):
    """A budget line: the names of its levels with their codes (empty where none is printed), and its place."""

    names: tuple[tuple[str, str], ...]
    span: Span

    @property
    def code(self) -> str:
        """The whole code (2040601), or empty where a part is not printed."""
        parts = [code for _, code in self.names]
        return "".join(parts) if all(parts) else ""

    @property
    def name(self) -> str:
        return self.names[-1][0]


class HeadedLine(NamedTuple):
    """A budget line with the amount printed right after it and the further amounts of its paragraph."""

    line: AccountLine
    head: Item
    rest: tuple[Item, ...]


def account_lines(report: Report) -> list[AccountLine]:
    """Every budget line of the text; use as ``report.once(account_lines)``."""
    if "类）" not in report.text and "类)" not in report.text:  # to try every name of the text takes long
        return []
    return [_line(match) for match in _LINE.finditer(report.text)]


def headed_lines(report: Report) -> list[HeadedLine]:
    """Those followed at once by their amount; use as ``report.once(headed_lines)``."""
    return list(_headed(report.once(account_lines), report.relations.items))


def _line(match: re.Match[str]) -> AccountLine:
    levels = [(match["class"], match["c"]), (match["section"], match["s"]), (match["item"], match["i"])]
    names = tuple((_NAME_HEAD.sub("", name), code or "") for name, code in levels if name)
    return AccountLine(names, Span(start=match.start(), end=match.end()))


def _headed(lines: Sequence[AccountLine], items: Sequence[Item]) -> Iterator[HeadedLine]:
    at = 0
    for position, line in enumerate(lines):
        while at < len(items) and items[at].quantity.start < line.span.end:
            at += 1
        if at == len(items) or items[at].quantity.start - line.span.end > 3:
            continue
        head = items[at]
        until = lines[position + 1].span.start if position + 1 < len(lines) else None
        rest = []
        for item in items[at + 1 : at + 13]:
            if item.block != head.block or (until is not None and item.quantity.start >= until):
                break
            rest.append(item)
        if head.quantity.kind == "money" and head.exact:
            yield HeadedLine(line, head, tuple(rest))
