"""The card of a check: its docstring under fixed headings, from which help, docs and tests are made."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from reviewer.model import Severity

HEADINGS = ("检查什么", "为何重要", "反例", "正例", "已知误报", "建议措辞")
_HEADING = re.compile(rf"^({'|'.join(HEADINGS)})[：:]\s*", re.M)
_EXAMPLE_BREAK = re.compile(r"^---$", re.M)


Need = Literal["report", "annex", "corpus"]


class Card(NamedTuple):
    """Everything there is to say of one check.

    ``needs`` is what it judges by: the report alone, an annex or published table beside it, or a corpus of other
    reports. ``fed``: a model may propose further relations that this check recomputes.
    """

    code: str
    name: str
    severity: Severity
    since: str
    what: str
    why: str
    failing: tuple[str, ...]
    passing: tuple[str, ...]
    false_alarms: str
    wording: str
    needs: Need = "report"
    fed: bool = False

    @property
    def family(self) -> str:
        return self.code[:3]


class Check(NamedTuple):
    """A check: its card, and the function that yields outcomes for a report."""

    card: Card
    run: Callable[..., Iterator[Any]]


def card_of(
    function: Callable[..., Any],
    code: str,
    name: str,
    severity: Severity,
    since: str,
    needs: Need = "report",
    fed: bool = False,
) -> Card:
    """Read the card from a docstring; raises ValueError naming the heading that is missing or out of order.

    Several examples under one heading are parted by a line ``---``; their line ends are kept.
    """
    parts = _HEADING.split(_cleaned(function.__doc__ or ""))
    if parts[0].strip() or tuple(parts[1::2]) != HEADINGS:
        raise ValueError(f"{code}: the card needs exactly the headings {HEADINGS}, found {tuple(parts[1::2])}")
    what, why, failing, passing, alarms, wording = (part.strip() for part in parts[2::2])
    shown = _examples(failing), _examples(passing)
    return Card(code, name, severity, since, what, why, *shown, alarms, wording, needs, fed)


def _cleaned(docstring: str) -> str:
    """Like ``inspect.cleandoc``, but tabs stay: they part the cells of an example table."""
    first, _, rest = docstring.partition("\n")
    return f"{first.lstrip()}\n{textwrap.dedent(rest)}".strip("\n ")


def _examples(text: str) -> tuple[str, ...]:
    return tuple(example.strip("\n") for example in _EXAMPLE_BREAK.split(text))
